"""Printing the page prints the map and nothing else, with every text on it."""

from __future__ import annotations

import re
import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.understanding import EmpathyNote
from tests.builders import a_large_journey
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e

PAGE_WORDS = ("Undo", "Redo", "Findings", "Present", "Home", "Add a lane", "Everything is saved", "Peak-end")
MARKS = (
    "(all) => all.map((one) => (one.matches('.ev') ? `${one.querySelectorAll('.hollow').length}` : one.textContent))"
)
"""What is written on each mark of the legend, for evidence how many of its dots are hollow."""
LONG = "Donau" + "dampfschifffahrts" * 3 + "gesellschaft"


def test_a_journey_is_printed_whole_and_alone(room: Room, window: OpenWindow) -> None:
    project = room.sample("hotel", "zh-CN")
    board = room.enter(window(), project)
    folded = board.ask("[...b.state.folded].length + ' ' + b.density + ' ' + b.zoom.percent")
    pages = printed(board)
    document = room.stored(project)
    assert missing(board, document, pages) == []
    assert not [word for word in PAGE_WORDS if word in "".join(pages)]
    assert all(squeezed(document.project.name) in squeezed(page) for page in pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert "Marks" in pages[-1]
    # Marks come out without backgrounds, explained in order; however large the map is, each sheet has its number.
    board.ask("b.zoom.setDensity('comfortable')")
    board.ask("b.zoom.set(175)")
    pages = [page.extract_text() for page in PdfReader(BytesIO(board.page.pdf(format="A4", landscape=True))).pages]
    assert all(f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    board.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    marks = board.page.locator(".cx-print .legend li > *").evaluate_all(MARKS)
    board.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert marks[2:12] == ["L1", "L2", "L3", "L4", "3", "2", "1", "0", "F", "W"]
    board.ask("b.zoom.take({ density: 'compact', zoom: 100 })")
    board.ask("b.render()")
    # The board is as it was, and nothing of the sheets is left on the page.
    assert board.ask("[...b.state.folded].length + ' ' + b.density + ' ' + b.zoom.percent") == folded
    assert board.page.locator(".cx-print .sheet").count() == 0


def test_a_blueprint_an_empathy_map_and_scenes_are_printed(room: Room, window: OpenWindow) -> None:
    project = room.sample("food_delivery")
    board = room.enter_blueprint(window(), project)
    pages = printed(board)
    assert missing(board, room.stored(project), pages) == []
    assert "repeat" in "".join(pages)
    # The ruler of time stands below the map, or on a sheet of its own, whole.
    [ruled] = [number for number, page in enumerate(pages, 1) if "promise 40" in page]
    ruler = squeezed(pages[ruled - 1])
    assert all(squeezed(words) in ruler for words in ("Critical path", "overdue 48", "6 spare", "waits 29 min"))
    assert f"Page {ruled} of {len(pages)}" in pages[ruled - 1]
    project = room.sample("city_hotel")
    board.open(room.address(project, page="scenes"))
    document = room.stored(project)
    words = squeezed("".join(printed(board)))
    assert not [t.name for t in document.touchpoints if squeezed(t.name) not in words]
    board.open(room.address(project, page="empathy"))
    words = squeezed("".join(printed(board)))
    shown = board.ask("b.state.persona.id")
    notes = [note.text for note in document.all(EmpathyNote) if note.persona_id == shown]
    assert notes
    assert not [text for text in notes if squeezed(text) not in words]


def test_a_map_larger_than_a_sheet_goes_on_over_several(room: Room, window: OpenWindow) -> None:
    project = room.project(a_large_journey(200))
    board = room.enter(window(), project)
    cell = board.root.locator(".row[data-role=pains] .cell.open, .row[data-role=pains] .cell[data-column]").first
    touchpoint, lane = cell.get_attribute("data-column"), cell.get_attribute("data-lane")
    for number in range(24):
        text = f"{LONG} {number}"
        board.ask(
            "b.dispatch({ name: 'add_card', card_id: `note:${crypto.getRandomValues(new Uint32Array(4)).join('')}`,"
            f" touchpoint_id: '{touchpoint}', lane_id: '{lane}', text: '{text}', before_id: null }})"
        )
    board.settled()
    pages = printed(board)
    assert len(pages) > 3
    assert missing(board, room.stored(project), pages) == []


def printed(board: BoardPage) -> list[str]:
    """Print the page and return what can be read on each sheet, all of which lie across."""
    reader = PdfReader(BytesIO(board.page.pdf(prefer_css_page_size=True, print_background=True)))
    assert all(page.mediabox.width > page.mediabox.height for page in reader.pages)
    return [page.extract_text() for page in reader.pages]


def missing(board: BoardPage, document: Document, pages: list[str]) -> list[str]:
    """Return the cards and names of this map whose words cannot be read on any sheet as a whole."""
    sheets = [squeezed(page) for page in pages]
    lanes = set(board.ask("b.state.visibleLanes().map((lane) => lane.id)"))
    cards = [card.text for card in document.all(Card) if card.lane_id in lanes]
    names = [header.name for header in (*document.touchpoints, *document.stages)]
    if board.ask("!b.configuration.hasStages"):
        names = [touchpoint.name for touchpoint in document.touchpoints]
    assert cards
    return [text for text in (*cards, *names) if not any(squeezed(text) in sheet for sheet in sheets)]


RADICALS = str.maketrans("⻔⻋⻛⻚⻓⻅⻢⻝⻥⻦⻨⻩", "门车风页长见马食鱼鸟麦黄")
"""What a font may name a character by that is its own radical, and Unicode does not take for the same."""


def squeezed(text: str) -> str:
    """Return a text without spaces and the hyphens at the ends of lines, its characters by their usual names."""
    return re.sub(r"[\s\u00ad\u200b‐-]+", "", unicodedata.normalize("NFKC", text).translate(RADICALS))
