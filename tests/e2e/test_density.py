"""How large the map is drawn and how close its columns stand; words stay whole, and everything stays exact."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from cxdesign.domain.vocabulary import CurveState
from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of, tab_to
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def test_fit_scrolls_rather_than_break_a_word(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.sample("hotel"))
    # What is selected and in sight stays in sight at every size.
    card = board.card("Asks for an adapter")
    card.click()
    for _ in range(3):
        board.press("+")
        expect(card).to_be_in_viewport()
    fit(board)
    expect(board.root.locator(".zoom-value")).to_have_text("Fit")
    expect(card).to_be_in_viewport()
    assert board.root.evaluate(BROKEN_WORDS) == []
    assert column_width(board) < 96
    assert board.ask(HIDDEN_WIDTH) == 0


def test_fit_brings_a_chinese_map_onto_the_screen(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.sample("hotel", "zh-CN"))
    fit(board)
    assert board.ask(HIDDEN_WIDTH) == 0


def test_no_word_is_so_long_that_fit_stands_wider_than_compact(room: Room, window: OpenWindow) -> None:
    stages = {"s1": [f"t{number}" for number in range(12)]}
    long_word = {
        "t0": {"channel": "Dienstleistungsqualitätsbeauftragter"},
        "t1": {"name": "W" * 60},
        "t2": {"name": "长" * 60},
    }
    board = room.enter(window(), room.project(a_journey(stages, attributes=long_word)))
    fit(board)
    assert board.root.evaluate(OVERFLOWING) == []
    assert column_width(board) / float(board.ask("b.zoom.value")) == pytest.approx(96, abs=1)


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
    assert board.ask(HIDDEN_WIDTH) == 0


def test_a_larger_map_is_as_exact_as_any(room: Room, window: OpenWindow) -> None:
    stages = {"s1": ["t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"]}
    project = room.project(a_journey(stages, now={"t5": 1}))
    board = room.enter(window(), project)
    tab_to(board.page, board.root.locator(".tp[data-touchpoint-id]").first)
    board.press("+", "+", "+")
    expect(board.root.locator(".zoom-value")).to_have_text("150 %")
    # With nothing selected, what is in the middle stays there, and head and labels stay in sight.
    board.ask("b.select(null)")
    middle = board.touchpoint("Touchpoint t5")
    before = centre_of(middle)
    board.press("+")
    assert centre_of(middle) == pytest.approx(before, abs=60)
    view = box_of(board.root.locator(".scroll"))
    assert box_of(board.lane("Pains"))["x"] == pytest.approx(view["x"], abs=1)
    assert box_of(board.root.locator(".stages"))["y"] == pytest.approx(view["y"], abs=1)
    # The editor lies over the text it edits, in letters of the same size.
    board.ask("b.grid.scroller.scrollTo({ left: 0, top: 0 })")
    card = board.card("Books a room")
    size = letters(card.locator(".text")) * 1.75
    card.dblclick()
    assert box_of(board.editor)["x"] == pytest.approx(box_of(card.locator(".text"))["x"], abs=1)
    assert box_of(board.editor)["width"] == pytest.approx(box_of(card.locator(".text"))["width"], abs=1)
    assert letters(board.editor) == pytest.approx(size, abs=0.1)
    board.press("Escape")
    # A drop line stands at the edge of the column, a card lands where it is dropped, a point where it is let go.
    board.grab(board.touchpoint("Touchpoint t1"), over=board.touchpoint("Touchpoint t2"), at=(0.8, 0.5))
    line = box_of(board.root.locator(".drop-line"))
    assert line["x"] == pytest.approx(box_of(board.touchpoint("Touchpoint t3"))["x"], abs=3)
    board.press("Escape")
    board.page.mouse.up()
    board.drag(card, board.cell("Touchpoint t2", "thinking"))
    x, y = board.point_at("touchpoint:t5", "now")
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    board.page.mouse.move(x, y + board.step() * 1.75 * 3, steps=3)
    board.page.mouse.up()
    board.settled()
    assert texts(room.stored(project), "Touchpoint t2", "thinking") == ["Books a room"]
    assert room.stored(project).emotion("touchpoint:t5", CurveState.NOW) == -2
    board.root.get_by_role("button", name="Size 175 %").click()
    board.root.get_by_role("menuitemcheckbox", name="50 %", exact=True).click()
    expect(board.root.locator(".zoom-value")).to_have_text("50 %")
    assert board.ask(HIDDEN_WIDTH) == 0


def test_arrows_of_a_larger_blueprint_still_meet_their_cards(room: Room, window: OpenWindow) -> None:
    board = room.enter_blueprint(window(), room.sample("food_delivery"))
    for size in (75, 150):
        board.ask(f"b.zoom.set({size})")
        until(lambda: board.crossings() == [], "no arrow runs through a card")
    flow = board.ask("b.state.flows()[0]")
    line = box_of(board.root.locator(f".arrow[data-flow-id='{flow['id']}'] .line"))
    card = box_of(board.root.locator(f".card[data-card-id='{flow['source_id']}']"))
    assert line["x"] <= card["x"] + card["width"] + 3
    assert line["x"] + line["width"] >= card["x"] - 3


def test_two_fingers_enlarge_the_map_and_not_the_page(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(has_touch=True), room.project(a_journey()))
    box = box_of(board.root.locator(".scroll"))
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    session = board.page.context.new_cdp_session(board.page)
    for kind, spread in (("touchStart", 60), ("touchMove", 75), ("touchMove", 90)):
        points = [{"x": x - spread, "y": y, "id": 0}, {"x": x + spread, "y": y, "id": 1}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    session.detach()
    expect(board.root.locator(".zoom-value")).to_have_text("150 %")
    assert board.page.evaluate("() => visualViewport.scale") == 1


def centre_of(locator: Locator) -> float:
    """Return how far from the left edge of the window the middle of an element is."""
    box = box_of(locator)
    return float(box["x"] + box["width"] / 2)


def letters(locator: Locator) -> float:
    """Return how large the letters of an element are, before they are enlarged with the map."""
    return float(locator.evaluate("(node) => parseFloat(getComputedStyle(node).fontSize)"))


def fit(board: BoardPage) -> None:
    """Show all columns as close as they may stand."""
    board.ask("b.setFolded(new Set())")
    board.root.get_by_role("button", name="Fit", exact=True).click()
    expect(board.root).to_have_attribute("data-density", "fit")
    board.ask("b.render()")


def column_width(board: BoardPage) -> float:
    """Return how wide the first column is."""
    return float(box_of(board.root.locator(".tp[data-touchpoint-id]").first)["width"])


HIDDEN_HEIGHT = "b.grid.root.offsetHeight * b.zoom.value - b.grid.scroller.clientHeight"
HIDDEN_WIDTH = "b.grid.scroller.scrollWidth - b.grid.scroller.clientWidth"

OVERFLOWING = """(root) => [...root.querySelectorAll(".card, .tp, .stage, .lane, .ch")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""

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
