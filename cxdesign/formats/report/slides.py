"""A report as editable slides: real titles, text boxes, tables and charts; the sources stand in the notes.

Only the drawn maps and the project's own photographs are pictures – the maps beside tables that say the same –, so that
whoever presents it can change every word and every value.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from pptx.table import _Cell
from pptx.util import Pt

from cxdesign.charts.converter import png
from cxdesign.charts.widths import paragraphs
from cxdesign.formats.report.graphs import add_chart
from cxdesign.formats.report.layout import NO_MAPS, cover_rest, cover_title, footer, page_title, report_pages
from cxdesign.formats.report.lettered import held, put
from cxdesign.formats.report.placed import (
    SLIDE,
    Cell,
    Element,
    Hairline,
    Page,
    Picture,
    Place,
    PlacedChart,
    PlacedGrid,
    PlacedPhoto,
    PlacedPicture,
    Tell,
    Words,
    silent,
)
from cxdesign.formats.report.project_pictures import NO_PICTURES, stream
from cxdesign.formats.report.theme import COVER, PLAIN, new_slides, rgb
from cxdesign.i18n import Translator
from cxdesign.views.palette import LIGHT
from cxdesign.views.report.outline import Report

PIXELS = 2.0
"""Pixels of a picture for each unit of its drawing."""
LARGEST = 16_000.0
"""Most pixels a picture has in one direction (ours)."""
_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without grid and colours, built into every reader of the format."""


def write_slides(
    report: Report,
    today: date,
    tell: Tell = silent,
    maps: Mapping[str, tuple[Picture, ...]] = NO_MAPS,
    *,
    pictures: Mapping[str, bytes] = NO_PICTURES,
) -> bytes:
    """Return a report as a PPTX file.

    Parameters
    ----------
    report : Report
        What it says.
    today : date
        When it was made: stands in the file's properties.
    tell : callable, optional
        Is told after each slide how many of how many are done.
    maps : mapping, optional
        Drawings by section, each for a slide of its own.
    pictures : mapping, optional
        The pictures of the project, by digest.
    """
    slides = new_slides()
    translate = Translator(report.locale)
    properties = slides.core_properties
    properties.title, properties.author, properties.subject = held(report.title), held(report.author), report.subtitle
    properties.language, properties.keywords, properties.last_modified_by = report.locale, "", held(report.author)
    properties.created = properties.modified = datetime.combine(today, time(), UTC).replace(tzinfo=None)
    pages = report_pages(report, SLIDE, maps)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            _cover(slides.slides.add_slide(slides.slide_layouts[COVER]), report)
        else:
            slide = slides.slides.add_slide(slides.slide_layouts[PLAIN])
            _page(slide, page, report, number, translate, pictures=pictures)
        tell(number, len(pages))
    stream = io.BytesIO()
    slides.save(stream)
    return stream.getvalue()


def _cover(slide: Slide, report: Report) -> None:
    first, facts = cover_rest(report, SLIDE)
    title, subtitle = slide.shapes.title, slide.placeholders[1]
    assert title is not None, "the layout has a title"
    for shape, words in ((title, cover_title(report, SLIDE)), (subtitle, first)):
        _move(shape, words.place)
        put(shape.text_frame, paragraphs(words.lines), words.style)
    _words(slide, facts, "facts")
    _rule(slide, Hairline(SLIDE.margin, facts.place.y - 16, 120, "accent", 1.5))


def _page(
    slide: Slide, page: Page, report: Report, number: int, translate: Translator, *, pictures: Mapping[str, bytes]
) -> None:
    title, words = slide.shapes.title, page_title(page, SLIDE)
    assert title is not None, "the layout has a title"
    _move(title, words.place)
    put(title.text_frame, paragraphs(words.lines), words.style)
    _rule(slide, Hairline(SLIDE.margin, SLIDE.top - 14, SLIDE.inner))
    for element in page.elements:
        if isinstance(element, PlacedPicture):
            name = next((one.title for one in report.sections if one.id == page.section_id), page.title)
            _picture(slide, element, name, translate)
        elif isinstance(element, PlacedPhoto):
            _photo(slide, element, pictures)
        else:
            _place(slide, element, translate)
    line, count = footer(report, number, SLIDE)
    _words(slide, line, "footer")
    _words(slide, count, "number")
    if page.sources:
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None, "the library's notes have a place for text"
        notes.text = "\n".join(held(line) for line in (translate("report.sources_note"), *page.sources))


def _place(slide: Slide, element: Element, translate: Translator) -> None:
    match element:
        case Words():
            _words(slide, element, "text")
        case Hairline():
            _rule(slide, element)
        case PlacedGrid():
            _table(slide, element, translate)
        case PlacedChart():
            _describe(add_chart(slide, element), element.chart.title, element.chart.sentence)


def _picture(slide: Slide, placed: PlacedPicture, title: str, translate: Translator) -> None:
    """Put a drawing on a slide as a picture, sharp at twice its own size."""
    picture, place = placed.picture, placed.place
    scale = min(PIXELS, LARGEST / max(picture.width, picture.height))
    data = io.BytesIO(png(picture.svg, scale))
    shape = slide.shapes.add_picture(data, Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height))
    _describe(shape, title, translate("report.map_shown", title=title))


def _photo(slide: Slide, placed: PlacedPhoto, pictures: Mapping[str, bytes]) -> None:
    """Put a picture of the project on a slide, a frame where it cannot be read."""
    place, photo = placed.place, placed.photo
    box = Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height)
    data = stream(pictures.get(photo.digest, b""))
    shape: BaseShape = slide.shapes.add_textbox(*box) if data is None else slide.shapes.add_picture(data, *box)
    shape.name = f"picture {len(slide.shapes)}"
    _describe(shape, photo.title, photo.alt)


def _words(slide: Slide, words: Words, name: str) -> None:
    place = words.place
    box = slide.shapes.add_textbox(Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height))
    box.name = f"{name} {len(slide.shapes)}"
    put(box.text_frame, paragraphs(words.lines), words.style, words.align)


def _rule(slide: Slide, line: Hairline) -> None:
    """Draw a hairline; what the theme adds to lines, a shadow, is taken off."""
    shape = slide.shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, Pt(line.x), Pt(line.y), Pt(line.x + line.width), Pt(line.y)
    )
    shape.line.color.rgb, shape.line.width = rgb(line.colour), Pt(line.weight)
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    _describe(shape, "", "")


def _move(shape: BaseShape, place: Place) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height)


def _describe(shape: BaseShape, title: str, text: str) -> None:
    """Say what a shape shows, for whoever cannot see it; the library has no name for that."""
    found = shape._element.xpath(".//p:cNvPr")[0]
    if title:
        found.set("title", held(title))
    found.set("descr", held(text))


def _table(slide: Slide, grid: PlacedGrid, translate: Translator) -> None:
    place, has_head = grid.place, bool(grid.head_height)
    frame = slide.shapes.add_table(
        len(grid.rows) + has_head, len(grid.widths), Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height)
    )
    _describe(frame, grid.title, translate("report.table", title=grid.title))
    table = frame.table
    table.first_row, table.horz_banding = has_head, False
    for style in table._tbl.iter(qn("a:tableStyleId")):  # the library knows its own style only
        style.text = _PLAIN_TABLE
    for number, width in enumerate(grid.widths):
        table.columns[number].width = Pt(width)
    heights = [*([grid.head_height] if has_head else []), *grid.heights]
    for number, height in enumerate(heights):
        table.rows[number].height = Pt(height)
    rows = [*([grid.head] if has_head else []), *grid.rows]
    for place_of_row, cells in enumerate(rows):
        is_head = has_head and place_of_row == 0
        for place_of_column, cell in enumerate(cells):
            _cell(table.cell(place_of_row, place_of_column), cell, grid, is_head=is_head)


def _cell(target: _Cell, cell: Cell, grid: PlacedGrid, *, is_head: bool) -> None:
    put(target.text_frame, paragraphs(cell.lines), grid.head_style if is_head else grid.style, cell.align)
    target.margin_left = target.margin_right = Pt(grid.side)
    target.margin_top = target.margin_bottom = Pt(grid.top)
    properties = target._tc.get_or_add_tcPr()
    lines = {"lnL": None, "lnR": None, "lnT": None if is_head else "hair", "lnB": "hair-2" if is_head else "hair"}
    for side, colour in lines.items():
        line = properties.makeelement(qn(f"a:{side}"), {"w": "9525"})
        fill = line.makeelement(qn("a:solidFill" if colour else "a:noFill"), {})
        if colour:
            fill.append(fill.makeelement(qn("a:srgbClr"), {"val": LIGHT[colour].lstrip("#").upper()}))
        line.append(fill)
        properties.append(line)
