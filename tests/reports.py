"""Reports for tests: a project with something in every section, and one of texts that break what is careless."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cxdesign.charts.widths import widest
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.formats.report.placed import Element, Page, PlacedChart, PlacedGrid, Sheet, Words
from cxdesign.i18n import Translator
from cxdesign.views.report.build import build_report
from cxdesign.views.report.outline import SECTIONS, Report
from tests.builders import a_journey

TODAY = date(2026, 3, 1)
SAMPLES = ("hotel", "food_delivery", "city_hotel", "gym")
HOSTILE = {
    "endless": "W" * 10_000,
    "long": "long words and short ones " * 384,
    "chinese": "服务设计，" * 2_000,
    "right_to_left": "\u202eمرحبا بالعالم שלום",
    "pictographs": "👩‍👩‍👧 🎉 𠀀",
    "unholdable": "a\ufffeb\u2028c\u0085d",
    "markup": "<b>&amp;</b> =cmd() **bold** _x0041_",
}


def a_report(document: Document, locale: str = "en", *, author: str = "", wanted: tuple[str, ...] = SECTIONS) -> Report:
    """Return the report of a document."""
    return build_report(document, Translator(locale), TODAY, author=author, wanted=wanted)


def a_hostile_journey() -> Document:
    """Return a journey of names and texts at the limits of what the model takes."""
    names = list(HOSTILE)
    cards = {f"note:{name}": (f"t{place}", "pains", text) for place, (name, text) in enumerate(HOSTILE.items(), 1)}
    steps = {f"step:{name}": (f"t{place}", "onstage", text) for place, (name, text) in enumerate(HOSTILE.items(), 1)}
    touchpoints = tuple(f"t{place}" for place in range(1, len(names) + 1))
    document = a_journey(
        {"s1": touchpoints},
        name="W" * 200,
        lanes={role.value: role.value for role in LaneRole if role is not LaneRole.NOTES},
        cards=cards | steps,
        now={touchpoint: 5 if place % 2 else -5 for place, touchpoint in enumerate(touchpoints)},
    )
    named = [
        touchpoint.model_copy(update={"name": HOSTILE[name][:200].strip()})
        for name, touchpoint in zip(names, document.touchpoints, strict=True)
    ]
    project = document.project.model_copy(update={"description": HOSTILE["long"]})
    return document.with_records(changed=[project, *named])


def overflowing(pages: tuple[Page, ...], sheet: Sheet) -> Iterator[str]:
    """Give what does not fit: beyond the page, or a text that is larger than its box by measurement."""
    for number, page in enumerate(pages, start=1):
        for element in page.elements:
            yield from (f"page {number}: {one}" for one in _too_large(element, sheet))


def _too_large(element: Element, sheet: Sheet) -> Iterator[str]:
    place = getattr(element, "place", None)
    if place is not None:
        is_inside = place.x >= 0 and place.x + place.width <= sheet.width + 0.01
        if not is_inside or place.y < 0 or place.y + place.height > sheet.bottom + 0.1:
            yield f"{type(element).__name__} at {place}"
    if isinstance(element, Words):
        yield from _long_lines(element.lines, element.style.size, element.place.width, element.style.is_bold)
        if len(element.lines) * element.style.leading > element.place.height + 0.01:
            yield f"{len(element.lines)} lines in {element.place}"
    if isinstance(element, PlacedGrid):
        for cells, height in zip(element.rows, element.heights, strict=True):
            for cell, width in zip(cells, element.widths, strict=True):
                yield from _long_lines(cell.lines, element.style.size, width - 2 * element.side, False)
                if len(cell.lines) * element.style.leading + 2 * element.top > height + 0.01:
                    yield f"{len(cell.lines)} lines in a row of {height}"


def _long_lines(lines, size, width, is_bold) -> Iterator[str]:
    yield from (
        f"{line.text[:30]!r} in {width:.0f}"
        for line in lines
        if widest(line.text, size, is_bold=is_bold) > width + 0.01 and len(line.text) > 1
    )


def charts(pages: tuple[Page, ...]) -> list[PlacedChart]:
    """Return the charts of pages."""
    return [element for page in pages for element in page.elements if isinstance(element, PlacedChart)]
