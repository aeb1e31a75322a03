"""The emotion curve drawn by mouse, finger and arrow keys, and the figures that follow it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.domain.vocabulary import CurveState
from tests.builders import a_journey
from tests.e2e.board import BoardPage, CurveName, box_of
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.touch import finger

pytestmark = pytest.mark.e2e

FIRST, SECOND, THIRD = "touchpoint:t1", "touchpoint:t2", "touchpoint:t3"


def test_points_of_both_curves_are_dragged_by_mouse_and_the_figures_follow(room: Room, window: OpenWindow) -> None:
    project = a_curve(room)
    board = room.enter(window(), project)
    # 1, −1, 2: peak and end are both 2, the mean is 2 / 3
    assert figures_of(board, "now") == {"peak_end": "2.0", "mean": "0.67", "peak": "+2", "trough": "−1", "end": "+2"}
    board.drag_point(SECOND, "now", 4)
    board.drag_point(SECOND, "target", 5)
    board.settled()
    assert values(room, project, CurveState.NOW) == [1, 4, 2]
    assert values(room, project, CurveState.TARGET) == [2, 5, 3]
    # 1, 4, 2: peak 4, end 2, (4 + 2) / 2 = 3, mean 7 / 3; target 2, 5, 3: (5 + 3) / 2 = 4, mean 10 / 3
    expect(shown(board, "peak_end", "now")).to_have_text("3.0")
    expect(shown(board, "peak_end", "target")).to_have_text("4.0")
    expect(shown(board, "mean", "now")).to_have_text("2.33")
    expect(shown(board, "mean", "target")).to_have_text("3.33")
    expect(shown(board, "trough", "now")).to_have_text("+1")
    expect(shown(board, "negative", "now")).to_have_text("0")


def test_a_point_is_dragged_by_finger_without_scrolling_the_board(room: Room, window: OpenWindow) -> None:
    project = a_curve(room)
    board = room.enter(window(has_touch=True), project)
    x, y = board.point_at(THIRD, "now")
    scrolled = board.ask("b.grid.scroller.scrollTop")
    with finger(board.page) as one:
        one.press((x, y))
        one.move((x, y + 5 * board.step()))
        one.lift()
    board.settled()
    assert values(room, project, CurveState.NOW) == [1, -1, -3]
    assert board.ask("b.grid.scroller.scrollTop") == scrolled
    expect(shown(board, "end", "now")).to_have_text("−3")


def test_a_point_is_moved_by_arrow_keys_and_stops_at_the_ends_of_the_scale(room: Room, window: OpenWindow) -> None:
    project = a_curve(room)
    board = room.enter(window(), project)
    board.tab_to(board.point(FIRST, "target"))
    board.press("ArrowUp", "ArrowUp", "ArrowRight", "Home", "ArrowDown")
    expect(board.point(SECOND, "target")).to_be_focused()
    expect(board.point(SECOND, "target")).to_have_attribute("aria-valuenow", "-5")
    board.tab_to(board.point(SECOND, "now"))
    board.press("End", "ArrowUp", "ArrowLeft", "Delete")
    expect(board.point(FIRST, "now")).to_have_attribute("aria-valuetext", "Not set")
    board.settled()
    assert values(room, project, CurveState.NOW) == [None, 5, 2]
    assert values(room, project, CurveState.TARGET) == [4, -5, 3]
    expect(shown(board, "peak", "now")).to_have_text("+5")


def test_presses_on_one_point_are_one_step_that_colleagues_see_soon(room: Room, window: OpenWindow) -> None:
    project = a_curve(room)
    ada, ben = room.enter_both(window(), window(), project)
    before = room.stored(project).revision
    ada.tab_to(ada.point(FIRST, "now"))
    ada.press_at_once("ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown")
    expect(ada.point(FIRST, "now")).to_have_attribute("aria-valuenow", "3")
    expect(ben.point(FIRST, "now")).to_have_attribute("aria-valuenow", "3")
    ada.settled()
    assert len(room.operations(project, before)) == 1
    ada.press("ArrowUp", "ControlOrMeta+Z")
    ada.settled()
    assert values(room, project, CurveState.NOW) == [3, -1, 2]
    ada.press("ControlOrMeta+Z")
    ada.settled()
    assert values(room, project, CurveState.NOW) == [1, -1, 2]


def test_presses_on_another_point_are_another_step_and_going_back_is_none(room: Room, window: OpenWindow) -> None:
    project = a_curve(room)
    board = room.enter(window(), project)
    before = room.stored(project).revision
    board.tab_to(board.point(FIRST, "now"))
    board.press("ArrowUp", "ArrowRight", "ArrowUp", "ArrowRight")
    board.press_at_once("ArrowUp", "ArrowDown")
    board.press("ArrowLeft")
    board.settled()
    assert values(room, project, CurveState.NOW) == [2, 0, 2]
    assert len(room.operations(project, before)) == 2
    board.tab_to(board.root.locator(".scale-thumb.now"))
    board.press_at_once("ArrowRight", "ArrowRight")
    board.settled()
    assert values(room, project, CurveState.NOW) == [2, 2, 2]
    assert len(room.operations(project, before)) == 3


def test_a_press_is_not_lost_when_the_page_is_left_at_once(room: Room, window: OpenWindow) -> None:
    project = a_curve(room)
    board = room.enter(window(), project)
    board.tab_to(board.point(FIRST, "now"))
    board.press("ArrowDown", "ArrowDown")
    board.reload()
    board.settled()
    assert values(room, project, CurveState.NOW) == [-1, -1, 2]


def test_a_click_on_the_empty_place_of_a_column_sets_the_value_there_as_one_step(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(a_journey(now={"t1": 1}))
    board = room.enter(window(), project)
    x, y = place_of(board, SECOND, 4)
    board.page.mouse.move(x, y)
    expect(board.root.locator(".bubble.offer")).to_have_text("+4")
    board.page.mouse.click(x, y)
    board.settled()
    assert values(room, project, CurveState.NOW) == [1, 4, None]
    assert board.selection() == SECOND
    board.press("ControlOrMeta+Z")
    board.settled()
    assert values(room, project, CurveState.NOW) == [1, None, None]
    x, y = place_of(board, FIRST, -3)
    board.page.mouse.click(x, y)
    board.settled()
    assert values(room, project, CurveState.NOW) == [1, None, None]


def test_a_press_on_an_empty_place_can_be_dragged_on_and_let_go(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(now={"t1": 1}))
    board = room.enter(window(), project)
    for ending in ("up", "Escape"):
        x, y = place_of(board, THIRD, 2)
        board.page.mouse.move(x, y)
        board.page.mouse.down()
        board.page.mouse.move(x, y + 4 * board.step(), steps=4)
        expect(board.root.locator(".bubble")).to_have_text("−2")
        if ending == "Escape":
            board.press("Escape")
        board.page.mouse.up()
        board.settled()
        assert values(room, project, CurveState.NOW) == [1, None, -2 if ending == "up" else None]
        board.press("ControlOrMeta+Z")
        board.settled()


def test_a_tap_on_an_empty_place_sets_the_value_and_a_swipe_does_not(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(now={"t1": 1}))
    board = room.enter(window(has_touch=True), project)
    with finger(board.page) as one:
        x, y = place_of(board, THIRD, -4)
        one.press((x, y))
        one.move((x, y - 120))
        one.lift()
        one.tap(place_of(board, SECOND, -4))
    board.settled()
    assert values(room, project, CurveState.NOW) == [1, -4, None]


def test_without_a_planned_end_a_touchpoint_counts_while_it_is_being_named(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), a_curve(room))
    board.touchpoint("Touchpoint t3").click()
    board.press("n")
    expect(board.editor).to_be_focused()
    board.page.keyboard.type("Farewell")
    assert board.root.locator(".outside").count() == 0
    board.press("Enter")
    expect(board.touchpoint("Farewell")).to_be_focused()
    board.press("ArrowLeft", "e")
    expect(board.root.locator(".outside")).to_have_count(1)


def test_a_negative_peak_is_marked_as_the_trough_it_is(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey(now={"t1": 2, "t2": -3, "t3": 1})))
    marks = board.root.locator(".cm")
    expect(marks).to_have_count(2)
    expect(marks.first.locator("text")).to_have_text("trough, peak")
    expect(marks.first.locator("path")).to_have_class("low")
    expect(board.figure("peak").locator(".figure-caption")).to_have_text("Most intense: moment 2, negative")


def test_letting_go_of_a_held_point_by_escape_changes_nothing(room: Room, window: OpenWindow) -> None:
    project = a_curve(room)
    board = room.enter(window(), project)
    x, y = board.point_at(FIRST, "now")
    board.page.mouse.move(x, y)
    board.page.mouse.down()
    board.page.mouse.move(x, y - 3 * board.step(), steps=3)
    expect(board.root.locator(".bubble")).to_have_text("+4")
    board.press("Escape")
    board.page.mouse.up()
    board.settled()
    assert values(room, project, CurveState.NOW) == [1, -1, 2]
    expect(board.point(FIRST, "now")).to_have_attribute("aria-valuenow", "1")


def test_peak_and_end_are_marked_from_a_point_and_a_planned_end_closes_the_range(
    room: Room, window: OpenWindow
) -> None:
    project = a_curve(room)
    board = room.enter(window(), project)
    board.tab_to(board.point(FIRST, "target"))
    board.press("ArrowRight")
    board.press_apart("e", "p")
    board.settled()
    second = room.stored(project).touchpoints[1]
    assert (second.is_end, second.is_peak) == (True, True)
    # only 1 and −1 count now: on a tie the latest is the peak, so (−1 + −1) / 2
    expect(shown(board, "peak_end", "now")).to_have_text("−1.0")
    expect(shown(board, "mean", "now")).to_have_text("0.00")


def test_every_figure_opens_to_its_formula_inputs_and_source(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), a_curve(room))
    for one in board.root.locator(".figure").all():
        one.click()
        popover = board.root.locator(".figure-popover")
        expect(popover).to_be_visible()
        expect(popover.locator("dd.formula")).not_to_be_empty()
        expect(popover.locator("dd.source")).not_to_be_empty()
        board.press("Escape")
        expect(popover).to_be_hidden()


def a_curve(room: Room) -> str:
    """Start a project of three touchpoints with 1, −1, 2 now and 2, 0, 3 as the target."""
    return room.project(a_journey(now={"t1": 1, "t2": -1, "t3": 2}, target={"t1": 2, "t2": 0, "t3": 3}))


def place_of(board: BoardPage, touchpoint_id: str, value: int) -> tuple[float, float]:
    """Return where a value lies in the column of a touchpoint, beside its points."""
    x, _ = board.point_at(touchpoint_id, "now")
    top = box_of(board.root.locator(".curve-plot"))["y"]
    return x + 25, top + float(board.ask(f"b.curve.view().scale.y({value})"))


def values(room: Room, project: str, state: CurveState) -> list[int | None]:
    """Return the stored values of a curve."""
    stored = room.stored(project)
    return [stored.emotion(touchpoint.id, state) for touchpoint in stored.touchpoints]


def shown(board: BoardPage, figure: str, curve: CurveName):
    """Return what shows a figure of a curve."""
    return board.figure(figure).locator(".v").locator(".now" if curve == "now" else ".to")


def figures_of(board: BoardPage, curve: CurveName) -> dict[str, str]:
    """Return the figures that one number says."""
    return {name: shown(board, name, curve).inner_text() for name in ("peak_end", "mean", "peak", "trough", "end")}
