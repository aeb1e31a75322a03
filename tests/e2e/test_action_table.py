"""Every action on the map, in each of the three ways: by mouse, by finger, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from cxdesign.domain.document import Document
from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room
from tests.e2e.test_touch_phone import a_finger, a_phone, middle
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

BOOKS, READS, LETTER = "step:c1", "step:c2", "feature:c4"
Move = Callable[[float, float], None]
FREE_CELL = """(() => {
  const view = b.grid.scroller.getBoundingClientRect();
  const middles = [...b.root.querySelectorAll(".row[data-role=opportunities] .cell[data-lane]")].map((cell) => {
    const box = cell.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + 12];
  });
  const isWell = ([x, y]) => x > view.left + 150 && x < view.right - 60 && y > view.top + 130 && y < view.bottom - 50;
  return middles.find(isWell) ?? null;
})()"""
"""The middle of a cell of opportunities that is well in view."""


def a_long_journey() -> Document:
    """Return a journey too wide for any window, with the cards of the short one."""
    return a_journey({"s1": ("t1", "t2"), "s2": tuple(f"t{number}" for number in range(3, 20))})


def marks_of(document: Document) -> tuple[bool, bool, bool, bool, str | None]:
    """Return what was marked: peak, end and fail of a touchpoint, the wait of a card, the level of another."""
    touchpoint, card, letter = document.get("touchpoint:t2"), document.get(READS), document.get(LETTER)
    return (
        touchpoint.is_peak,
        touchpoint.is_end,
        touchpoint.is_fail,
        card.is_wait,
        letter.level and letter.level.value,
    )  # type: ignore[union-attr]


def choose(board: BoardPage, action: str) -> None:
    """Choose from the open menu."""
    board.root.locator(f".menu [data-action={action}]").click()


def test_every_action_by_mouse(room: Room, window: OpenWindow) -> None:
    project = room.project(a_long_journey())
    board = room.enter(window(), project)
    board.page.set_viewport_size({"width": 1200, "height": 640})
    board.card("Books a room").dblclick()
    board.write(" for two")
    board.add_card("Touchpoint t2", "pains", "Nobody greets")
    board.card("Nobody greets").click()
    board.card("Waits in line").click(modifiers=["Shift"])
    assert len(board.ask("b.marked.ids")) == 2
    board.card("Nobody greets").click()

    board.grab(board.card("Nobody greets"), over=board.cell("Touchpoint t3", "pains"))
    expect(board.root.locator(".cell.aimed")).to_have_count(1)
    pulled(board, lambda x, y: board.page.mouse.move(x, y, steps=3))
    board.page.mouse.up()
    board.settled()
    assert "Nobody greets" not in texts(room.stored(project), "Touchpoint t2", "pains")

    for target, action in (
        (board.touchpoint("Touchpoint t2"), "planned_peak"),
        (board.touchpoint("Touchpoint t2"), "planned_end"),
        (board.touchpoint("Touchpoint t2"), "fail_point"),
        (board.card("Reads the confirmation"), "wait_point"),
    ):
        target.click(button="right")
        choose(board, action)
    board.card("A letter after the stay").click(button="right")
    board.root.locator(".menu").get_by_role("menuitemradio", name="L3").click()
    board.menu(board.card("Reads the confirmation"), "delete")
    board.undo_button.click()
    board.redo_button.click()
    board.undo_button.click()
    board.settled()
    stored = room.stored(project)
    assert marks_of(stored) == (True, True, True, True, "L3")
    assert texts(stored, "Touchpoint t1", "customer_actions") == ["Books a room for two", "Reads the confirmation"]
    found_by(board, lambda: board.root.locator(".bar-find").click())
    board.root.locator(".bar-help").click()
    keys_are_told(board)


def test_every_action_by_finger(room: Room, window: OpenWindow) -> None:
    project = room.project(a_long_journey())
    board = room.enter(a_phone(window), project)
    with a_finger(board) as one:

        def menu(of: Locator, action: str) -> None:
            one.press(middle(of))
            board.holding()
            one.lift()
            board.root.locator(f".menu [data-action={action}]").tap()

        twice = middle(board.card("Books a room"))
        one.tap_twice(twice)
        expect(board.editor).to_be_focused()
        board.page.keyboard.insert_text(" for two")
        board.press("Enter")
        expect(board.root.locator(".side")).not_to_have_class("side open")
        board.cell("Touchpoint t2", "customer_actions").tap()
        expect(board.editor).to_be_focused()
        board.page.keyboard.insert_text("Asks the way")
        board.press("Enter")

        one.press(middle(board.card("Asks the way")))
        board.holding()
        pulled(board, lambda x, y: one.move((x, y)))
        one.lift()
        board.settled()
        assert not texts(room.stored(project), "Touchpoint t2", "customer_actions")
        board.ask("b.grid.scroller.scrollTo(0, 0)")

        menu(board.card("Books a room for two"), "select_several")
        board.card("Reads the confirmation").tap()
        until(lambda: board.ask("b.marked.ids") == [BOOKS, READS], "a tap extends the selection")
        board.root.locator(".marked-bar [data-act=leave]").tap()
        for action in ("planned_peak", "planned_end", "fail_point"):
            menu(board.touchpoint("Touchpoint t2"), action)
        menu(board.card("Reads the confirmation"), "wait_point")
        letter = middle(board.card("A letter after the stay"))
        one.press(letter)
        board.holding()
        one.lift()
        board.root.locator(".menu").get_by_role("menuitemradio", name="L3").tap()
        menu(board.card("Reads the confirmation"), "delete")
        for control in (board.undo_button, board.redo_button, board.undo_button):
            control.tap()
        board.settled()
        stored = room.stored(project)
        assert marks_of(stored) == (True, True, True, True, "L3")
        assert texts(stored, "Touchpoint t1", "customer_actions") == ["Books a room for two", "Reads the confirmation"]
        found_by(board, lambda: board.root.locator(".bar-find").tap())


def test_every_action_by_keyboard(room: Room, window: OpenWindow) -> None:
    project = room.project(a_long_journey())
    board = room.enter(window(), project)
    board.tab_to(board.touchpoint("Touchpoint t1"))
    board.press("ArrowDown", "F2", "End")
    board.enter_text(" for two")
    board.press("Shift+ArrowDown")
    assert board.ask("b.marked.ids") == [BOOKS, READS]
    board.press("Escape", "ArrowRight", "N")
    board.enter_text("Asks the way")
    board.press(*["Alt+ArrowRight"] * 12)
    until(lambda: board.ask("b.grid.scroller.scrollLeft") > 100, "what is moved stays in view")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t14", "customer_actions") == ["Asks the way"]

    board.touchpoint("Touchpoint t2").focus()
    board.press_apart("p", "e", "f")
    board.card("Reads the confirmation").focus()
    board.press_apart("w")
    board.card("A letter after the stay").focus()
    board.press_apart("1", "0", "3")
    board.card("Reads the confirmation").focus()
    board.press("Delete", "ControlOrMeta+z", "Shift+ControlOrMeta+z", "ControlOrMeta+z")
    board.settled()
    stored = room.stored(project)
    assert marks_of(stored) == (True, True, True, True, "L3")
    assert texts(stored, "Touchpoint t1", "customer_actions") == ["Books a room for two", "Reads the confirmation"]
    found_by(board, lambda: board.press("/"))
    board.press("?")
    keys_are_told(board)


def test_everything_has_a_menu_by_right_button_and_key(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    menu = board.root.locator(".menu")
    for target in (
        board.card("Books a room"),
        board.cell("Touchpoint t1", "pains"),
        board.cell("Touchpoint t1", "channel"),
        board.cell("Touchpoint t1", "pyramid"),
        board.lane("Pains"),
        board.lane("Emotion"),
        board.touchpoint("Touchpoint t1"),
        board.stage("Stage s1"),
    ):
        target.click(button="right", position={"x": 40, "y": 8})
        expect(menu.locator(".menu-item, .menu-chip").first).to_be_focused()
        offered = menu.inner_text()
        board.press("Escape")
        expect(target).to_be_focused()
        for key in ("Shift+F10", "ContextMenu"):
            board.press(key)
            expect(menu).to_be_visible()
            assert menu.inner_text() == offered
            board.press("Escape")
            expect(menu).to_have_count(0)


def pulled(board: BoardPage, move: Move) -> None:
    """Hold something at the right and at the lower edge of the board until it has scrolled, and aim at a cell there."""
    view = box_of(board.root.locator(".scroll"))
    move(view["x"] + view["width"] - 8, view["y"] + view["height"] / 2)
    until(lambda: board.ask("b.grid.scroller.scrollLeft") > 60, "the board scrolls sideways")
    move(view["x"] + view["width"] / 2, view["y"] + view["height"] - 8)
    until(lambda: board.ask("b.grid.scroller.scrollTop") > 60, "the board scrolls down")
    move(view["x"] + view["width"] / 2, view["y"] + view["height"] / 2)  # away from the edge it scrolls no further
    move(*until(lambda: board.ask(FREE_CELL), "a cell is in view"))
    expect(board.root.locator(".cell.aimed")).to_have_count(1)


def found_by(board: BoardPage, opens: Callable[[], None]) -> None:
    """Find a card by its words."""
    opens()
    board.root.get_by_role("searchbox").fill("letter")
    expect(board.root.locator(".find-count")).to_have_text("1 of 1")
    board.press("Escape")
    expect(board.card("A letter after the stay")).to_be_focused()


def keys_are_told(board: BoardPage) -> None:
    """The sheet of all keys is open, and Escape closes it."""
    sheet = board.root.get_by_role("dialog", name="Keys")
    expect(sheet).to_contain_text("Find on the map")
    board.press("Escape")
    expect(sheet).to_have_count(0)
