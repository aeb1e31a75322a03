"""One sheet drawn as SVG, to be printed, and told as hypertext, to be read on a screen of any width."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from cxdesign.charts.widths import Line, cut_to
from cxdesign.formats.report.one_sheet import (
    COLUMN,
    CURVE_STYLE,
    FOOT,
    HEIGHT,
    INNER,
    MARGIN,
    WIDTH,
    OneSheet,
    PlacedPanel,
    clipped,
    fact_lines,
)
from cxdesign.formats.report.pen import Pen
from cxdesign.formats.report.placed import Place, PlacedChart, Style
from cxdesign.formats.report.plots import plot
from cxdesign.i18n import Translator
from cxdesign.views.palette import LIGHT
from cxdesign.views.report.outline import Stated
from cxdesign.views.report.single import Row, Span

TITLES = (20.0, 16.0, 13.0)
"""Sizes of the title: the longer it is the smaller, and never beyond a line (ours)."""


def sheet_svg(sheet: OneSheet, missing: str, *, has_annex: bool) -> str:
    """Return the sheet as an SVG document; ``missing`` are letters no font of this machine has."""
    pen = Pen(missing)
    body = "".join(
        (*_head(pen, sheet), *_chart(pen, sheet), *_lists(pen, sheet, has_annex), *_foot(pen, sheet, has_annex))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>{body}</svg>'
    )


def left_off(sheet: OneSheet, translate: Translator, *, has_annex: bool) -> str:
    """Return the sentence about what does not stand on the sheet; nothing when everything does."""
    if sheet.is_whole:
        return ""
    counts = (
        (sheet.left_panels, "result.left_panels_one", "result.left_panels"),
        (sheet.left_rows, "result.left_rows_one", "result.left_rows"),
        (sheet.cut_rows, "result.left_cut_one", "result.left_cut"),
    )
    told = [translate(one if count == 1 else many, count=count) for count, one, many in counts if count]
    where = translate("result.in_annex" if has_annex else "result.annex_elsewhere")
    return translate("result.left_off", what=translate("figure.separator").join(told), where=where)


def more_words(left: int, shown: int, translate: Translator, *, has_annex: bool) -> str:
    """Return how many rows of a list are left off, and where they stand.

    >>> more_words(23, 5, Translator("en"), has_annex=True), more_words(1, 0, Translator("en"), has_annex=False)
    ('and 23 more, see the annex', '1 entry, see the page (HTML)')
    """
    where = translate("result.see_annex" if has_annex else "result.see_page")
    if shown:
        return translate("result.more_rows", count=left, where=where)
    return translate("result.all_rows_one" if left == 1 else "result.all_rows", count=left, where=where)


def _head(pen: Pen, sheet: OneSheet) -> Iterator[str]:
    report, y = sheet.report, MARGIN
    for size in TITLES:
        (title, *_), is_cut = clipped(report.title, size, INNER, 1, is_bold=True)
        if not is_cut:
            break
    yield pen.words(MARGIN, y + 18, title.text, Style(size, size * 1.2, "ink", is_bold=True))
    yield pen.words(MARGIN, y + 35, report.subtitle, Style(11, 14, "accent"))
    y += 42
    style = Style(9, 12, "ink-2")
    for lines in fact_lines(report):
        yield pen.lines(MARGIN, y, lines, style)
        y += 12 * len(lines)
    if report.figures:
        yield pen.rule(MARGIN, y + 5, INNER, "ink", 0.75)
        width = INNER / len(report.figures)
        for place, one in enumerate(report.figures):
            yield from _figure(pen, MARGIN + place * width, y + 8, one, width - 10)


def _figure(pen: Pen, x: float, y: float, one: Stated, width: float) -> Iterator[str]:
    yield pen.words(x, y + 9, cut_to(one.label, 8, width), Style(8, 10, "ink-3"))
    yield pen.words(x, y + 27, one.value, Style(18, 20, "ink", is_bold=True))
    yield pen.words(x, y + 38, cut_to(one.small, 7.6, width), Style(7.6, 10, "ink-3"))


def _chart(pen: Pen, sheet: OneSheet) -> Iterator[str]:
    chart, place = sheet.report.curve, sheet.curve
    if chart is None or place is None:
        return
    yield pen.rule(MARGIN, place.y - 2, INNER, "ink", 0.75)
    note, _ = clipped(sheet.report.curve_note, 8.4, INNER, 1)
    yield pen.lines(MARGIN, place.y + 3, note, Style(8.4, 11, "ink-2"))
    yield plot(pen, PlacedChart(Place(place.x, place.y + 18, place.width, place.height), chart, CURVE_STYLE))


def _lists(pen: Pen, sheet: OneSheet, has_annex: bool) -> Iterator[str]:
    translate = Translator(sheet.report.locale)
    for one in sheet.panels:
        yield from _panel(pen, one)
        words = more_words(one.panel.left, one.panel.shown, translate, has_annex=has_annex)
        yield _more(pen, one, words, translate("result.more_short", count=one.panel.left))


def _panel(pen: Pen, placed: PlacedPanel) -> Iterator[str]:
    panel, x, y = placed.panel, placed.x, placed.y
    size, leading = panel.setting.size, panel.setting.leading
    yield pen.rule(x, y, COLUMN, "ink", 0.75)
    y += 3
    yield pen.lines(x, y, panel.title, Style(size * 1.12, leading * 1.12, "accent", is_bold=True))
    y += leading * 1.12 * len(panel.title)
    yield pen.lines(x, y, panel.note, Style(size * 0.88, leading * 0.92, "ink-3"))
    y = placed.y + panel.head
    for place, one in enumerate(panel.rows[: panel.shown]):
        if place:
            yield pen.rule(x, y - ROW_RISE, COLUMN, "hair", 0.5)
        yield pen.lines(x, y, one.lines, Style(size, leading))
        yield pen.lines(x, y + leading * len(one.lines), one.small, Style(size * 0.88, leading * 0.92, "ink-3"))
        end = x + COLUMN - panel.aside_width
        value = Style(size, leading, "ink", is_bold=True)
        yield pen.lines(end, y, (Line(one.row.value, "\n"),), value, anchor="end")
        yield pen.lines(x + COLUMN, y, (Line(one.row.aside, "\n"),), Style(size, leading, "ink-3"), anchor="end")
        start = end - panel.value_width - panel.drawn_width
        yield from _drawn(one.row, Place(start, y, panel.drawn_width - 6, leading))
        y += one.height


def _more(pen: Pen, placed: PlacedPanel, words: str, short: str) -> str:
    """Return what says that a list is not whole: a line below its rows, or in few words beside its title."""
    panel = placed.panel
    if not panel.left:
        return ""
    if panel.is_more_in_title:
        style = Style(panel.setting.size, panel.setting.leading * 1.12, "accent")
        return pen.lines(placed.x + COLUMN, placed.y + 3, (Line(short, "\n"),), style, anchor="end")
    y = placed.y + panel.head + sum(one.height for one in panel.rows[: panel.shown])
    style = Style(panel.setting.size * 0.92, panel.setting.leading, "accent")
    return pen.lines(placed.x, y, (Line(words, "\n"),), style)


ROW_RISE = 1.6
"""How far above a row its line stands."""


def _drawn(row: Row, place: Place) -> Iterator[str]:
    middle = place.y + place.height / 2
    if isinstance(row.drawn, Span):
        low, mark, high = (place.x + place.width * one for one in (row.drawn.low, row.drawn.mark, row.drawn.high))
        yield _bar(place.x, middle - 0.4, place.width, 0.8, "hair-2")
        yield _bar(low, middle - 1.8, max(high - low, 0.8), 3.6, "accent-line")
        yield f'<path d="M{mark:.1f} {middle - 3.6:.1f}l3.6 3.6l-3.6 3.6l-3.6 -3.6z" fill="{LIGHT["accent"]}"/>'
    elif row.drawn is not None:
        yield _bar(place.x, middle - 2.6, max(1.0, place.width * row.drawn), 5.2, "accent")


def _bar(x: float, y: float, width: float, height: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{LIGHT[colour]}"/>'


def _foot(pen: Pen, sheet: OneSheet, has_annex: bool) -> Iterator[str]:
    translate = Translator(sheet.report.locale)
    told = left_off(sheet, translate, has_annex=has_annex)
    if told:
        lines, _ = clipped(told, 8, INNER, 2)
        yield pen.lines(MARGIN, FOOT - 24, lines, Style(8, 10, "ink-2"))
    yield pen.words(MARGIN, FOOT + 6, cut_to(sheet.report.footer, 8, INNER - 30), Style(8, 10, "ink-3"))
    yield pen.words(MARGIN + INNER, FOOT + 6, "1", Style(8, 10, "ink-3"), anchor="end")


def sheet_words(sheet: OneSheet) -> str:
    """Return the lists of a sheet as hypertext, as many rows of each as the sheet has; nothing is shortened in it."""
    translate = Translator(sheet.report.locale)
    return f'<div class="lists">{"".join(_told(one, translate) for one in sheet.panels)}</div>'


def _told(placed: PlacedPanel, translate: Translator) -> str:
    panel = placed.panel
    rows = "".join(
        f"<li><span>{escape(one.row.text)}{_small(one.row.small)}</span>{_mini(one.row)}<b>{escape(one.row.value)}</b><i>{escape(one.row.aside)}</i></li>"
        for one in panel.rows[: panel.shown]
    )
    more = (
        f'<p class="more">{escape(more_words(panel.left, panel.shown, translate, has_annex=True))}</p>'
        if panel.left
        else ""
    )
    note = f'<p class="quiet">{escape(panel.panel.note)}</p>' if panel.panel.note else ""
    return f"<section><h3>{escape(panel.panel.title)}</h3>{note}<ul>{rows}</ul>{more}</section>"


def _mini(row: Row) -> str:
    drawn = "".join(_drawn(row, Place(4, 0, 82, 12)))
    return f'<svg class="mini" viewBox="0 0 90 12" aria-hidden="true">{drawn}</svg>' if drawn else ""


def _small(text: str) -> str:
    return f"<small>{escape(text)}</small>" if text else ""
