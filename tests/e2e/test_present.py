"""The presentation: nothing but the map, stage by stage, and Escape leads back to where one was."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of, with_class
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.touch import finger
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

SEEN = ".top, .side, .figures-mount, .more, .whisper, .grip, .ghost, .fold-stage, .level.unset"


def test_a_map_is_presented_by_keys(room: Room, window: OpenWindow) -> None:
    project = room.sample("hotel")
    board = room.enter(window(), project)
    board.ask("b.setFolded(new Set(['stage:share']))")
    board.card("Asks for an adapter").click()
    board.drawn()
    board.ask("b.grid.scroller.scrollTo({ left: 40, top: 60, behavior: 'instant' })")
    left, top = board.ask("[b.grid.scroller.scrollLeft, b.grid.scroller.scrollTop]")
    selected = board.selection()
    board.press_apart("s")
    expect(board.root).to_have_class(with_class("presenting"))
    shows(board, "1 / 7", "Overview")
    view = board.page.viewport_size
    assert view is not None
    assert board.page.evaluate("() => !!document.elementFromPoint(20, 400).shadowRoot"), "nothing of the page is seen"
    assert board.root.locator(SEEN).evaluate_all("(all) => all.filter((one) => one.checkVisibility()).length") == 0
    # The whole map is in sight.
    for edge in (board.stage("Plan"), board.stage("Share"), board.lane("Pyramid")):
        box = box_of(edge)
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= view["width"] + 1
        assert box["y"] + box["height"] <= view["height"] + 1
    board.press("ArrowRight")
    shows(board, "2 / 7", "Plan")
    board.press("PageDown", "Space")
    shows(board, "4 / 7", "Stay")
    until(
        lambda: abs(box_of(board.touchpoint("First request to the hotel"))["x"] - right_of(board.lane("Pains"))) < 3,
        "the stage stands beside the labels",
    )
    last = box_of(board.touchpoint("Noon or late-night bite"))
    assert last["x"] + last["width"] <= view["width"] + 1
    # A stage of few touchpoints stands in the middle of the screen.
    board.press("End")
    until(
        lambda: middle_of(board, "Pains", "Second booking") == pytest.approx(view["width"] / 2, abs=4), "it is centred"
    )
    board.press("Home", "ArrowRight", "ArrowRight", "ArrowRight")
    shows(board, "4 / 7", "Stay")
    assert float(board.ask("b.zoom.value")) >= 1.25, "letters for the back of the room"
    # Nothing can be changed by chance.
    board.press("n", "Delete", "p", "3")
    board.card("Asks for an adapter").click()
    board.card("Asks for an adapter").dblclick()
    expect(board.editor).to_have_count(0)
    assert board.selection() is None
    board.press("PageUp")
    shows(board, "3 / 7", "Arrive")
    board.press("End")
    shows(board, "7 / 7", "Share")
    board.press("ArrowRight", "Home")
    shows(board, "1 / 7", "Overview")
    board.press("Escape")
    expect(board.root).not_to_have_class(with_class("presenting"))
    assert board.selection() == selected
    assert board.ask("[b.grid.scroller.scrollLeft, b.grid.scroller.scrollTop]") == [left, top]
    assert board.ask("[...b.state.folded]") == ["stage:share"]
    expect(board.card("Asks for an adapter")).to_be_focused()
    until(lambda: board.page.evaluate("() => document.fullscreenElement === null"), "the screen is given back")
    assert board.undo_button.is_disabled()


def test_a_wide_stage_is_shown_in_parts_and_paged_by_finger(room: Room, window: OpenWindow) -> None:
    stages = {"s1": ["t1"], "s2": [f"t{number}" for number in range(2, 9)]}
    board = room.enter(
        window(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2), room.project(a_journey(stages))
    )
    board.root.get_by_role("button", name="Present", exact=True).tap()
    until(
        lambda: right_of(board.touchpoint("Touchpoint t8")) <= PHONE["width"] + 1, "the overview shows the whole width"
    )
    count = int(board.root.locator(".present-place").inner_text().split("/")[1])
    assert count > 3
    with finger(board.page) as one:
        for name in ("Stage s1", f"Stage s2 (1/{count - 2})"):
            one.press((300, 500))
            one.move((80, 510))
            one.lift()
            expect(board.root.locator(".present-stage")).to_have_text(name)
        one.press((80, 500))
        one.move((300, 490))
        one.lift()
        expect(board.root.locator(".present-stage")).to_have_text("Stage s1")
    assert board.ask("document.documentElement.scrollWidth <= innerWidth")
    leave = board.root.get_by_role("button", name="Leave the presentation (Esc)")

    def has_left() -> bool:
        # A tap that meets the end of a swipe only stops it.
        if leave.is_visible():
            leave.tap()
        return board.root.locator(".topbar").is_visible()

    until(has_left, "the button leads back to the board")


def right_of(locator: Locator) -> float:
    """Return where the right edge of an element is."""
    box = box_of(locator)
    return float(box["x"] + box["width"])


def middle_of(board: BoardPage, lane: str, touchpoint: str) -> float:
    """Return the middle between the left edge of the labels and the right edge of a touchpoint."""
    return (float(box_of(board.lane(lane))["x"]) + right_of(board.touchpoint(touchpoint))) / 2


def shows(board: BoardPage, place: str, stage: str) -> None:
    """Check which page of the presentation is shown."""
    expect(board.root.locator(".present-place")).to_have_text(place)
    expect(board.root.locator(".present-stage")).to_have_text(stage)
