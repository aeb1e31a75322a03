"""The pages of a report: a title page, then the sections, each with its title and as many pages as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from cxdesign.charts.widths import Line, cut_to, wrapped
from cxdesign.formats.report.flow import LEADING, Flow
from cxdesign.formats.report.placed import UPRIGHT, Element, Page, Picture, Place, PlacedPicture, Sheet, Style, Words
from cxdesign.i18n import Translator
from cxdesign.views.report.outline import Paragraph, Report, Section

TITLE, SUBTITLE, FACT = 24.0, 16.0, 12.0
COVER_TITLE = 38.0
COVER_LINES = 3
"""Most lines of the title on the first page; a longer one gets smaller."""
FOOTER = 9.0
NOTE = 10.5
BOLD = 0.94
"""What is measured in plain letters is wider in bold ones (ours)."""
HANDOUT_SCALES = (UPRIGHT.scale, 0.75, 0.68)
"""How small letters of a handout may become to fit on one page: 7.5 points (ours)."""
NO_MAPS: Mapping[str, tuple[Picture, ...]] = MappingProxyType({})


def report_pages(report: Report, sheet: Sheet, maps: Mapping[str, tuple[Picture, ...]] = NO_MAPS) -> tuple[Page, ...]:
    """Return the pages of a report on sheets of a size, the title page first; a section begins with its map."""
    pages = [Page(report.title, (), "title")]
    translate = Translator(report.locale)
    for section in report.sections:
        found = Flow(sheet).pages(section)
        if section.id in maps:
            found[:0] = [list(_fitted(picture, sheet)) for picture in maps[section.id]]
        for place, elements in enumerate(found, start=1):
            title = section.title
            if len(found) > 1:
                title = translate("report.continued", title=title, page=place, pages=len(found))
            pages.append(Page(title, tuple(elements), section.id, section.sources))
    return tuple(pages)


def handout_pages(report: Report) -> tuple[Sheet, tuple[Page, ...]]:
    """Return the pages of a report without a title page, and their sheet: what it is and its facts begin the first one.

    Letters become a little smaller where everything fits on a single page so; otherwise they stay as they are.
    """
    for scale in HANDOUT_SCALES:
        sheet = replace(UPRIGHT, scale=scale)
        pages = _upright(report, sheet)
        if len(pages) == 1:
            return sheet, pages
    return UPRIGHT, _upright(report, UPRIGHT)


def _upright(report: Report, sheet: Sheet) -> tuple[Page, ...]:
    head = [Paragraph(report.subtitle, "lead"), *(Paragraph(fact, "quiet") for fact in report.facts)]
    body = [block for section in report.sections for block in section.blocks]
    found = Flow(sheet).pages(Section("handout", report.title, (*head, *body)))
    title = cut_to(report.title, TITLE * sheet.scale, sheet.inner * BOLD)
    return tuple(Page(title, tuple(elements), "handout") for elements in found)


def _fitted(picture: Picture, sheet: Sheet) -> Iterator[Element]:
    """Give a map as large as it fits below a title, never beyond its own size, and its note at the foot."""
    room = sheet.bottom - sheet.top
    if picture.note:
        style = _style(NOTE, sheet, "ink-3")
        lines = wrapped(picture.note, style.size, sheet.inner - 1)
        height = len(lines) * style.leading
        room -= height + 8 * sheet.scale
        yield Words(Place(sheet.margin, sheet.bottom - height, sheet.inner, height), lines, style)
    scale = fitting(picture.width, picture.height, sheet, room)
    width, height = picture.width * scale, picture.height * scale
    yield PlacedPicture(Place(sheet.margin + (sheet.inner - width) / 2, sheet.top, width, height), picture)


def fitting(width: float, height: float, sheet: Sheet, room: float | None = None) -> float:
    """Return how much smaller a drawing is set to fit below a title; never larger than it is.

    >>> from cxdesign.formats.report.placed import SLIDE
    >>> fitting(100, 100, SLIDE), fitting(2 * SLIDE.inner, 100, SLIDE)
    (1.0, 0.5)
    """
    high = sheet.bottom - sheet.top if room is None else room
    return min(sheet.inner / width, high / height, 1.0)


def cover_title(report: Report, sheet: Sheet) -> Words:
    """Return the title of the first page; the longer it is the smaller, and never beyond its box."""
    width = sheet.inner * 0.86
    lines: tuple[Line, ...] = ()
    style = Style(0, 0)
    for size in (COVER_TITLE, 32.0, 26.0, 20.0, 16.0):
        style = _style(size, sheet, "ink", is_bold=True)
        lines = wrapped(" ".join(report.title.split()), style.size, width - 1, is_bold=True)
        if len(lines) <= COVER_LINES:
            break
    height = style.leading * len(lines)
    return Words(Place(sheet.margin, sheet.height * 0.42 - height, width, height), lines, style)


def cover_rest(report: Report, sheet: Sheet) -> tuple[Words, Words]:
    """Return what stands below the title: what this is, and the facts."""
    y = sheet.height * 0.42 + 8 * sheet.scale
    width = sheet.inner * 0.86
    style = _style(SUBTITLE, sheet, "accent")
    lines = wrapped(report.subtitle, style.size, width - 1)
    first = Words(Place(sheet.margin, y, width, style.leading * len(lines)), lines, style)
    fact = _style(FACT, sheet, "ink-2")
    told = tuple(line for one in report.facts for line in wrapped(one, fact.size, width - 1))
    below = y + first.place.height + 34 * sheet.scale
    return first, Words(Place(sheet.margin, below, width, fact.leading * len(told)), told, fact)


def page_title(page: Page, sheet: Sheet) -> Words:
    """Return the title of a page, on one line."""
    style = _style(TITLE, sheet, "ink", is_bold=True)
    place = Place(sheet.margin, 34 * sheet.scale, sheet.inner, style.leading)
    return Words(place, (Line(page.title, "\n"),), style)


def footer(report: Report, number: int, sheet: Sheet) -> tuple[Words, Words]:
    """Return the line at the foot of a page, and the number of the page."""
    style = _style(FOOTER, sheet, "ink-3")
    y = sheet.height - 30 * sheet.scale
    narrow = 60 * sheet.scale
    line = cut_to(report.footer, style.size, sheet.inner - narrow - 2)
    wide = Place(sheet.margin, y, sheet.inner - narrow, style.leading)
    right = Place(sheet.margin + sheet.inner - narrow, y, narrow, style.leading)
    return Words(wide, (Line(line, "\n"),), style), Words(right, (Line(str(number), "\n"),), style, "right")


def _style(size: float, sheet: Sheet, colour: str, *, is_bold: bool = False) -> Style:
    return Style(size * sheet.scale, round(size * sheet.scale * LEADING, 2), colour, is_bold)
