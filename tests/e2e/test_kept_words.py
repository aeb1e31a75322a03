"""What somebody typed is kept, or comes back to them, whatever happens to what they were writing about."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.builders import a_journey, a_large_journey
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e
TOLERATED_FAULTS = ("ERR_INTERNET_DISCONNECTED",)
"""What a browser says itself when it is off line."""


def panel_text(board: BoardPage) -> Locator:
    """The text of the selected card in the side panel."""
    return board.root.locator(".insp-cardtext")


def test_words_typed_in_the_panel_come_back_when_a_colleague_deletes_the_card(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ada.card("Waits in line").click()
    panel_text(ada).click()
    ada.press("End")
    ada.page.keyboard.type(" for an hour")
    ben.menu(ben.card("Waits in line"), "delete")
    expect(ada.notices).to_contain_text("Waits in line for an hour")
    ada.notices.get_by_role("button", name="Put it back as a new card").click()
    ada.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Waits in line for an hour"]


def test_words_typed_in_the_panel_are_kept_over_a_reload(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.card("Waits in line").click()
    panel_text(board).click()
    board.press("End")
    board.page.keyboard.type(" for an hour")
    board.reload()
    expect(board.card("Waits in line for an hour")).to_be_visible()


def test_a_name_comes_back_when_a_colleague_deletes_what_it_was_for(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ada.touchpoint("Touchpoint t2").locator(".nm").dblclick()
    expect(ada.editor).to_be_focused()
    ada.page.keyboard.type("A chosen name")
    ben.menu(ben.touchpoint("Touchpoint t2"), "delete")
    expect(ada.notices).to_contain_text("A chosen name")


def test_a_name_given_off_line_comes_back_when_it_is_refused(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    first = window(is_new=True)
    ada, ben = room.enter_both(first, window(), project)
    first.go_off_line()
    expect(ada.badge).to_contain_text("Reconnecting")
    ada.rename(ada.touchpoint("Touchpoint t2"), "A chosen name")
    ben.menu(ben.touchpoint("Touchpoint t2"), "delete")
    ben.settled()
    first.context.set_offline(False)
    expect(ada.notices.filter(has_text="A chosen name")).to_have_count(1)


def test_no_text_is_pushed_out_by_another_one(room: Room, window: OpenWindow) -> None:
    project = room.project(a_large_journey(60))
    first = window(is_new=True)
    ada, ben = room.enter_both(first, window(), project)
    first.go_off_line()
    expect(ada.badge).to_contain_text("Reconnecting")
    for number in range(5):
        ada.card(f"Card {number} of t1").dblclick()
        ada.press("ControlOrMeta+A")
        ada.write(f"My words number {number}")
    ben.menu(ben.touchpoint("Touchpoint t1"), "delete")
    ben.settled()
    first.context.set_offline(False)
    expect(ada.notices.filter(has_text="My words number")).to_have_count(5)


def test_an_edit_that_waited_reaches_the_card_in_the_lane_of_another_kind(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    first = window(is_new=True)
    ada, ben = room.enter_both(first, window(), project)
    first.go_off_line()
    expect(ada.badge).to_contain_text("Reconnecting")
    ada.card("Waits in line").dblclick()
    ada.press("ControlOrMeta+A")
    ada.write("Waits for an hour")
    ben.drag(ben.card("Waits in line"), ben.cell("Touchpoint t2", "opportunities"))
    ben.settled()
    first.context.set_offline(False)
    ada.settled()
    expect(ben.card("Waits for an hour")).to_be_visible()
    assert texts(room.stored(project), "Touchpoint t2", "opportunities") == ["Waits for an hour"]


def test_what_a_paste_brings_besides_words_is_left_out(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.open_new_card("Touchpoint t1", "pains")
    board.editor.evaluate("area => { area.value = 'a half \\ud83d, a\\u000bbreak, whole \\ud83d\\ude00'; }")
    board.press("Enter")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["a half , a break, whole \N{GRINNING FACE}"]
    expect(board.notices).to_have_count(0)


def test_a_double_click_on_the_plus_of_a_cell_opens_one_new_card(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    cell = board.cell("Touchpoint t1", "pains")
    cell.hover()
    cell.locator("[data-add=card]").dblclick()
    expect(board.editor).to_be_focused()
    board.enter_text("Written at once")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["Written at once"]
