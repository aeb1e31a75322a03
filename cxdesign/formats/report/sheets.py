"""The pages of a report drawn as SVG, to be printed: the same layout as the slides, on paper of its own size."""

from __future__ import annotations

from collections.abc import Mapping

from cxdesign.formats.report.layout import cover_rest, cover_title, footer, page_title
from cxdesign.formats.report.pen import Pen
from cxdesign.formats.report.placed import (
    Element,
    Hairline,
    Page,
    PlacedChart,
    PlacedGrid,
    PlacedPhoto,
    PlacedPicture,
    Sheet,
    Words,
)
from cxdesign.formats.report.plots import plot
from cxdesign.formats.report.project_pictures import NO_PICTURES
from cxdesign.views.palette import LIGHT
from cxdesign.views.report.outline import Report


def page_svg(
    page: Page,
    report: Report,
    number: int,
    sheet: Sheet,
    missing: str,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> str:
    """Return a page as an SVG document; the first one is the title page."""
    pen = Pen(missing, pictures)
    body = _cover(pen, report, sheet) if number == 1 else _page(pen, page, report, number, sheet)
    return framed(body, sheet)


def plain_svg(page: Page, report: Report, number: int, sheet: Sheet, missing: str) -> str:
    """Return a page of a report that has no title page, as an SVG document."""
    return framed(_page(Pen(missing), page, report, number, sheet), sheet)


def framed(body: str, sheet: Sheet) -> str:
    """Return what is drawn on a sheet of paper as a document."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width}" height="{sheet.height}"'
        f' viewBox="0 0 {sheet.width} {sheet.height}">'
        f'<rect width="100%" height="100%" fill="{LIGHT["paper"]}"/>{body}</svg>'
    )


def head_and_foot(pen: Pen, page: Page, report: Report, number: int, sheet: Sheet) -> str:
    """Return what frames every page but the first."""
    line, count = footer(report, number, sheet)
    rule = pen.rule(sheet.margin, sheet.top - 14 * sheet.scale, sheet.inner, "hair-2")
    return _words(pen, page_title(page, sheet)) + rule + _words(pen, line) + _words(pen, count)


def _cover(pen: Pen, report: Report, sheet: Sheet) -> str:
    first, facts = cover_rest(report, sheet)
    rule = pen.rule(sheet.margin, facts.place.y - 16 * sheet.scale, 120 * sheet.scale, "accent", 1.5)
    return "".join(_words(pen, words) for words in (cover_title(report, sheet), first, facts)) + rule


def _page(pen: Pen, page: Page, report: Report, number: int, sheet: Sheet) -> str:
    return head_and_foot(pen, page, report, number, sheet) + "".join(_drawn(pen, one) for one in page.elements)


def _drawn(pen: Pen, element: Element) -> str:
    match element:
        case Words():
            return _words(pen, element)
        case Hairline():
            return pen.rule(element.x, element.y, element.width, element.colour, element.weight)
        case PlacedGrid():
            return _table(pen, element)
        case PlacedChart():
            return plot(pen, element)
        case PlacedPicture():
            return pen.picture(element)
        case PlacedPhoto():
            return pen.photo(element)


def _words(pen: Pen, words: Words) -> str:
    place, is_right = words.place, words.align == "right"
    x = place.x + place.width if is_right else place.x
    return pen.lines(x, place.y, words.lines, words.style, anchor="end" if is_right else "start")


def _table(pen: Pen, grid: PlacedGrid) -> str:
    y, parts = grid.place.y, []
    left, width = grid.place.x + grid.side, grid.place.width - 2 * grid.side
    rows = [(grid.head, grid.head_height, grid.head_style)] if grid.head_height else []
    rows += [(cells, height, grid.style) for cells, height in zip(grid.rows, grid.heights, strict=True)]
    for place, (cells, height, style) in enumerate(rows):
        x = grid.place.x
        for cell, column in zip(cells, grid.widths, strict=True):
            is_right = cell.align == "right"
            start = x + column - grid.side if is_right else x + grid.side
            parts.append(pen.lines(start, y + grid.top, cell.lines, style, anchor="end" if is_right else "start"))
            x += column
        y += height
        parts.append(pen.rule(left, y, width, "hair-2" if place == 0 and grid.head_height else "hair"))
    return "".join(parts)
