"""The charts of a report drawn as SVG, for the pages that are printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil

from cxdesign.charts.widths import Line, cut_to, widest, wrapped
from cxdesign.formats.report.graphs import (
    AXIS,
    DENSE,
    HIGHEST,
    LABEL_LINES,
    LEAST,
    LINES,
    LOWEST,
    MOST,
    every,
    short_names,
)
from cxdesign.formats.report.pen import Pen
from cxdesign.formats.report.placed import Place, PlacedChart, Style
from cxdesign.views.numbers import decimal, emotion
from cxdesign.views.palette import LIGHT
from cxdesign.views.report.outline import Bars, Curve, Mark, Series

Point = tuple[float, float]
NARROW = 3.6
"""Columns narrower than so many letters' sizes have room for numbers only (ours)."""
BETWEEN = "  \N{MIDDLE DOT}  "
KEY_LINES = 6
"""Most lines in which numbered names stand below a curve that has no room for them in its columns (ours)."""


def plot(pen: Pen, placed: PlacedChart) -> str:
    """Return a chart in its place."""
    if isinstance(placed.chart, Curve):
        return "".join(_curve(pen, placed.place, placed.chart, placed.style))
    return "".join(_bars(pen, placed.place, placed.chart, placed.style))


def _curve(pen: Pen, place: Place, chart: Curve, style: Style) -> Iterator[str]:
    top, foot = 2.6 * style.leading, curve_foot(chart, place.width, style)
    field = Place(place.x + AXIS, place.y + top, place.width - AXIS, place.height - top - foot)
    yield from _legend(pen, field.x, place.y, chart.series, style)
    for value in range(LOWEST, HIGHEST + 1):
        y = _height(field, value)
        yield pen.rule(field.x, y, field.width, "hair", 0.5)
        yield pen.words(field.x - 6, y + style.size * 0.35, emotion(value), style, anchor="end")
    step = field.width / max(len(chart.categories), 1)
    xs = [field.x + (place_of + 0.5) * step for place_of in range(len(chart.categories))]
    names = _fitting_names(chart.categories, step, style)
    skipped = _spaced(names, step, every(len(names)), style)
    for x, name in list(zip(xs, names, strict=True))[::skipped]:
        for line, part in enumerate(wrapped(name, style.size, step * skipped - 6)[:LABEL_LINES]):
            y = field.y + field.height + (line + 1.2) * style.leading
            yield pen.words(x, y, part.text, style, anchor="middle")
    yield pen.lines(place.x, field.y + field.height + 2 * style.leading, _key(chart, place.width, style), style)
    for series in chart.series:
        yield from _line(field, xs, series)
    yield from _marks(pen, field, xs, chart, style)


def curve_foot(chart: Curve, width: float, style: Style) -> float:
    """Return what the names below a curve take: in its columns, or as numbers and what they stand for."""
    if not _is_numbered(chart.categories, _step(chart, width), style):
        return (LABEL_LINES + 0.6) * style.leading
    return (1.6 + len(_key(chart, width, style)) + 0.6) * style.leading


def more_foot(chart: Curve, width: float, style: Style) -> float:
    """Return how much more the names of a curve take below it than lines in its columns would."""
    return max(0.0, curve_foot(chart, width, style) - (LABEL_LINES + 0.6) * style.leading)


def _step(chart: Curve, width: float) -> float:
    return (width - AXIS) / max(len(chart.categories), 1)


def _key(chart: Curve, width: float, style: Style) -> tuple[Line, ...]:
    """Return the names by their numbers, where the columns show only these; none where it would be too much."""
    if not _is_numbered(chart.categories, _step(chart, width), style):
        return ()
    lines = [""]
    for name in chart.categories:
        longer = f"{lines[-1]}{BETWEEN}{name}" if lines[-1] else name
        if lines[-1] and widest(longer, style.size) > width:
            lines.append(name)
        else:
            lines[-1] = longer
    return tuple(Line(cut_to(line, style.size, width), "\n") for line in lines) if len(lines) <= KEY_LINES else ()


def _fitting_names(categories: Sequence[str], step: float, style: Style) -> tuple[str, ...]:
    """Return the names below the curve; where a column is too narrow for words, the numbers they begin with."""
    if _is_numbered(categories, step, style):
        return tuple(name.partition(" ")[0] for name in categories)
    return short_names(categories, step - 6, style)


def _is_numbered(categories: Sequence[str], step: float, style: Style) -> bool:
    """Return whether numbers stand for the names: a word would be divided, or a name cut."""
    if not all(name.partition(" ")[0].isdecimal() for name in categories):
        return False
    return step < NARROW * style.size or any(_is_cramped(name, step - 6, style) for name in categories)


def _is_cramped(name: str, width: float, style: Style) -> bool:
    lines = wrapped(name, style.size, width)
    is_divided = any(not line.after and line.text[-1:].isascii() and line.text[-1:].isalnum() for line in lines[:-1])
    return is_divided or len(lines) > LABEL_LINES


def _spaced(names: Sequence[str], step: float, least: int, style: Style) -> int:
    """Return every how many names is written, so that numbers in a dense row are not broken."""
    if not all(name.isdecimal() for name in names):
        return least
    needed = max([0.0, *(widest(name, style.size) for name in names)]) + 7
    return max(least, ceil(needed / step))


def _drawn(series: Series) -> str:
    """Return how a line is drawn."""
    line = LINES[series.look]
    dash = f' stroke-dasharray="{line.dashes}"' if line.dashes else ""
    return f'stroke="{LIGHT[line.colour]}" stroke-width="{line.width}"{dash}'


def _height(field: Place, value: float) -> float:
    return field.y + field.height * (HIGHEST - value) / (HIGHEST - LOWEST)


def _legend(pen: Pen, x: float, y: float, series: Sequence[Series], style: Style) -> Iterator[str]:
    for one in series:
        middle = y + style.leading * 0.5
        yield f'<path d="M{x:.1f} {middle:.1f}h20" {_drawn(one)}/>'
        yield pen.words(x + 25, y + style.leading * 0.75, one.name, style)
        x += 25 + widest(one.name, style.size) + 18


def _line(field: Place, xs: Sequence[float], series: Series) -> Iterator[str]:
    for run in _runs(field, xs, series):
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in run)
        yield f'<path d="{path}" fill="none" {_drawn(series)}/>'
        if not series.is_line_of_reference and len(xs) <= DENSE:
            colour = LIGHT[LINES[series.look].colour]
            yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.2" fill="{colour}"/>' for x, y in run)


def _runs(field: Place, xs: Sequence[float], series: Series) -> Iterator[list[Point]]:
    """Give the stretches of neighbouring values; where one is missing the line is broken."""
    run: list[Point] = []
    for x, value in zip(xs, series.values, strict=True):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((x, _height(field, value)))
    if run:
        yield run


def _marks(pen: Pen, field: Place, xs: Sequence[float], chart: Curve, style: Style) -> Iterator[str]:
    bold = Style(style.size, style.leading, LINES[chart.series[0].look].colour, is_bold=True)
    for mark in chart.marks:
        value = _value(chart, mark)
        y = _height(field, value) + (style.size * 1.5 if value < 0 else -style.size * 0.8)
        yield pen.words(xs[mark.place], y, mark.text, bold, anchor="middle")


def _value(chart: Curve, mark: Mark) -> float:
    return chart.series[0].values[mark.place] or 0


def _bars(pen: Pen, place: Place, chart: Bars, style: Style) -> Iterator[str]:
    names, top, foot = place.width * 0.32, 2.2 * style.leading, 1.6 * style.leading
    field = Place(place.x + names, place.y + top, place.width - names - 12, place.height - top - foot)
    bold = Style(style.size * 1.15, style.leading, "ink", is_bold=True)
    yield pen.words(place.x, place.y + style.leading, chart.title, bold)
    for grade in range(LEAST, MOST + 1):
        x = field.x + field.width * (grade - LEAST) / (MOST - LEAST)
        size = f'width="0.5" height="{field.height:.1f}"'
        yield f'<rect x="{x - 0.25:.2f}" y="{field.y:.1f}" {size} fill="{LIGHT["hair"]}"/>'
        yield pen.words(x, field.y + field.height + style.leading, str(grade), style, anchor="middle")
    step = field.height / max(len(chart.categories), 1)
    shown = short_names(chart.categories, names - 10, style)
    figures = Style(style.size, style.leading, "accent-ink", is_bold=True)
    for row, (name, value) in enumerate(zip(shown, chart.values.values, strict=True)):
        middle = field.y + (row + 0.5) * step
        lines = wrapped(name, style.size, names - 10)[:LABEL_LINES]
        yield pen.lines(field.x - 8, middle - style.leading * len(lines) / 2, lines, style, anchor="end")
        if value is not None:
            width = field.width * (value - LEAST) / (MOST - LEAST)
            yield from _bar(pen, Place(field.x, middle - step * 0.3, width, step * 0.6), decimal(value, 2), figures)


def _bar(pen: Pen, bar: Place, text: str, style: Style) -> Iterator[str]:
    """Give a bar with its figure in it, or beside it where it is too short."""
    yield (
        f'<rect x="{bar.x:.1f}" y="{bar.y:.1f}" width="{max(bar.width, 1):.1f}" height="{bar.height:.1f}"'
        f' fill="{LIGHT["accent"]}"/>'
    )
    y = bar.y + bar.height / 2 + style.size * 0.35
    if bar.width > widest(text, style.size, is_bold=True) + 8:
        yield pen.words(bar.x + bar.width - 4, y, text, style, anchor="end")
    else:
        yield pen.words(bar.x + bar.width + 4, y, text, Style(style.size, style.leading, "ink", is_bold=True))
