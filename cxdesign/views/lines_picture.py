"""The emotion curves of a journey with the satisfaction line and the delight line, as a picture without user text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal, signed
from cxdesign.views.svg import smooth_path

WIDTH, HEIGHT = 760.0, 236.0
LEFT, RIGHT, TOP, BOTTOM = 34.0, 640.0, 12.0, 200.0
LOWEST, HIGHEST = -5, 5


@dataclass(frozen=True)
class _Stated:
    index: int
    value: int


def lines_svg(document: Document, translate: Translator, *, label: str) -> str:
    """Return both curves with both lines as an SVG element; moments bear their number, below which their names stand.

    Parameters
    ----------
    document : Document
        Any sound document; all touchpoints are drawn, those after the planned end too.
    translate : Translator
        The reader's language.
    label : str
        What a screen reader says instead of the picture.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> cafe = Document([Project(id="project:main", name="Café")])
    >>> lines_svg(cafe, Translator("en"), label="Two lines").count("<path")
    2
    """
    parts = [*_zones(document), *_lines(document, translate), *_scale(document)]
    for state in (CurveState.NOW, CurveState.TARGET):
        parts += _curve(document, state, translate)
    head = (
        f'<svg viewBox="0 0 {_number(WIDTH)} {_number(HEIGHT)}" width="100%" role="img" aria-label={quoteattr(label)}>'
    )
    return head + "".join(parts) + "</svg>"


def _x(index: int, count: int) -> float:
    return (LEFT + RIGHT) / 2 if count < 2 else LEFT + 14 + index * (RIGHT - LEFT - 28) / (count - 1)


def _y(value: float) -> float:
    return BOTTOM - (value - LOWEST) / (HIGHEST - LOWEST) * (BOTTOM - TOP)


def _zones(document: Document) -> list[str]:
    delight, satisfaction = _y(document.project.delight_line), _y(document.project.satisfaction_line)
    return [
        _rect(TOP, delight - TOP, "zone-delight"),
        _rect(satisfaction, BOTTOM - satisfaction, "zone-below"),
    ]


def _rect(y: float, height: float, colour: str) -> str:
    if height <= 0:
        return ""
    place = f'x="{_number(LEFT)}" y="{_number(y)}" width="{_number(RIGHT - LEFT)}" height="{_number(height)}"'
    return f'<rect {place} fill="var(--{colour})"/>'


def _lines(document: Document, translate: Translator) -> list[str]:
    project = document.project
    found = (
        ("delight", project.delight_line, "2 3", "accent"),
        ("satisfaction", project.satisfaction_line, "", "ink-2"),
    )
    close = abs(_y(project.delight_line) - _y(project.satisfaction_line)) < 14
    parts = []
    for number, (name, value, dashes, colour) in enumerate(found):
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        way = f"M{_number(LEFT)} {_number(_y(value))}H{_number(RIGHT)}"
        parts.append(f'<path d="{way}" fill="none" stroke="var(--{colour})"{dashed}/>')
        nudge = (-8 if number == 0 else 8) if close else 0
        text = translate(f"board.curve_{name}", value=signed(value))
        parts.append(_text(RIGHT + 8, _y(value) + 4 + nudge, text, "start", colour=colour))
    return parts


def _scale(document: Document) -> list[str]:
    count = len(document.touchpoints)
    numbers = [_text(_x(index, count), HEIGHT - 12, str(index + 1), "middle") for index in range(count)]
    return numbers + [_text(LEFT - 8, _y(value) + 4, signed(value), "end") for value in (LOWEST, 0, HIGHEST)]


def _curve(document: Document, state: CurveState, translate: Translator) -> list[str]:
    values = [document.emotion(touchpoint.id, state) for touchpoint in document.touchpoints]
    stated = [_Stated(index, value) for index, value in enumerate(values) if value is not None]
    if not stated:
        return []
    count = len(values)
    is_now = state is CurveState.NOW
    colour, dashes = ("ink", "") if is_now else ("accent", ' stroke-dasharray="5 4"')
    parts = [
        f'<path d="{smooth_path(points)}" fill="none" stroke="var(--{colour})" stroke-width="2"{dashes}/>'
        for points in _stretches(stated, count)
        if len(points) > 1
    ]
    for one in stated:
        x, y = _number(_x(one.index, count)), _number(_y(one.value))
        fill = "ink" if is_now else "card"
        parts.append(
            f'<circle cx="{x}" cy="{y}" r="4" fill="var(--{fill})" stroke="var(--{colour})" stroke-width="2"/>'
        )
    first = stated[0]
    below = 20 if is_now else -11
    name = translate(f"enum.state.{state.value}")
    return [
        *parts,
        _text(max(_x(first.index, count), LEFT + 24), _y(first.value) + below, name, "middle", colour=colour),
    ]


def _stretches(stated: Sequence[_Stated], count: int) -> list[list[tuple[float, float]]]:
    """Return the points of neighbouring moments, drawn together; a missing value is a gap."""
    grouped = groupby(enumerate(stated), key=lambda pair: pair[1].index - pair[0])
    return [[(_x(one.index, count), _y(one.value)) for _, one in group] for _, group in grouped]


def _text(x: float, y: float, text: str, anchor: str, *, colour: str = "ink-3") -> str:
    halo = 'paint-order="stroke" stroke="var(--paper)" stroke-width="4" stroke-linejoin="round"'
    style = f'font-size="13" fill="var(--{colour})" text-anchor="{anchor}" {halo}'
    return f'<text x="{_number(x)}" y="{_number(y)}" {style}>{escape(text)}</text>'


def _number(value: float) -> str:
    return decimal(value, 1).removesuffix(".0").replace("−", "-")
