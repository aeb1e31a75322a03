"""How close the columns stand, and that words stay whole where they stand closest."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def test_fit_scrolls_rather_than_break_a_word(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.sample("hotel"))
    fit(board)
    assert board.root.evaluate(BROKEN_WORDS) == []
    assert column_width(board) < 96


def test_fit_brings_a_chinese_map_onto_the_screen(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.sample("hotel", "zh-CN"))
    fit(board)
    assert board.ask("b.grid.scroller.scrollWidth - b.grid.scroller.clientWidth") == 0


def test_no_word_is_so_long_that_fit_stands_wider_than_compact(room: Room, window: OpenWindow) -> None:
    stages = {"s1": [f"t{number}" for number in range(12)]}
    long_word = {"t0": {"channel": "Dienstleistungsqualitätsbeauftragter"}}
    board = room.enter(window(), room.project(a_journey(stages, attributes=long_word)))
    fit(board)
    assert column_width(board) == 96


@pytest.mark.parametrize("sample", ["food_delivery", "parcel", "shoeshine"])
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_all_lanes_of_a_blueprint_are_in_sight(room: Room, window: OpenWindow, sample: str, locale: str) -> None:
    board = room.enter_blueprint(window(), room.sample(sample, locale))
    board.page.set_viewport_size({"width": 1440, "height": 900})
    until(lambda: board.ask(HIDDEN_HEIGHT) <= 0, "no lane is cut off")
    board.root.locator(".strip-toggle").click()
    expect(board.root.locator(".scaled").first).to_be_visible()
    until(lambda: board.ask(HIDDEN_HEIGHT) <= 0, "no lane is cut off by the customer lane to scale")
    board.root.locator(".seg button").last.click()
    expect(board.root).to_have_attribute("data-density", "fit")
    until(lambda: board.ask(HIDDEN_HEIGHT) <= 0, "fit cuts no lane off")
    assert board.ask("b.grid.scroller.scrollWidth - b.grid.scroller.clientWidth") == 0


def fit(board: BoardPage) -> None:
    """Show all columns as close as they may stand."""
    board.ask("b.setFolded(new Set())")
    board.root.get_by_role("button", name="Fit", exact=True).click()
    expect(board.root).to_have_attribute("data-density", "fit")
    board.ask("b.render()")


def column_width(board: BoardPage) -> float:
    """Return how wide the first column is."""
    return float(box_of(board.root.locator(".tp[data-touchpoint-id]").first)["width"])


HIDDEN_HEIGHT = "b.grid.root.offsetHeight - b.grid.scroller.clientHeight"

BROKEN_WORDS = r"""(root) => {
  const found = [];
  for (const node of root.querySelectorAll(".card .text, .tp .nm, .ch")) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode;
      for (const { index, 0: word } of text.data.matchAll(/[^\s-]+/g)) {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
        if (lines.size > 1) found.push(word);
      }
    }
  }
  return found;
}"""
