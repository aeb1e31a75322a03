"""A journey map made and rearranged without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage, tab_to
from tests.e2e.conftest import OpenWindow
from tests.e2e.home import HomePage
from tests.e2e.maps import ROLES, STAGES, TOUCHPOINTS, cards_of, texts
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


def test_a_map_of_four_stages_and_twelve_cards_from_nothing(room: Room, window: OpenWindow) -> None:
    home = HomePage(window().page)
    home.open(room.server.url)
    tab_to(home.page, home.page.get_by_role("button", name="Empty", exact=True))
    home.page.keyboard.press("Enter")
    board, project = home.arrive()
    board.tab_to(board.root.locator("[data-add=first-stage]"))
    board.press("Enter")
    for number, (stage, touchpoint) in enumerate(zip(STAGES, TOUCHPOINTS, strict=True)):
        if number:
            board.press("ArrowUp", "N")
        board.enter_text(stage)
        board.enter_text(touchpoint)
        expect(board.touchpoint(touchpoint)).to_be_focused()
    for number, touchpoint in enumerate(TOUCHPOINTS):
        go_to(board, touchpoint)
        for step, downs in zip(range(len(ROLES)), (1, 3, 1), strict=True):
            board.press(*["ArrowDown"] * downs, "N")
            board.enter_text(f"{number} {step}")
            expect(board.card(f"{number} {step}")).to_be_focused()
    board.settled()

    stored = room.stored(project)
    assert [stage.name for stage in stored.stages] == list(STAGES)
    assert [touchpoint.name for touchpoint in stored.touchpoints] == list(TOUCHPOINTS)
    expected = {(t, r): [f"{i} {j}"] for i, t in enumerate(TOUCHPOINTS) for j, r in enumerate(ROLES)}
    assert cards_of(stored) == expected


def test_texts_and_names_are_edited_kept_and_let_go(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.page.keyboard.press("Tab")
    expect(board.page.get_by_role("link", name="To the map")).to_be_focused()
    board.press("Enter", "ArrowRight")
    expect(board.touchpoint("Touchpoint t1")).to_be_focused()
    board.press("F2")
    board.enter_text("Booking")
    expect(board.touchpoint("Booking")).to_be_focused()
    board.press("ArrowUp", "Enter")
    board.enter_text("Before")
    expect(board.stage("Before")).to_be_focused()
    board.press("ArrowDown", "ArrowDown")
    expect(board.card("Books a room")).to_be_focused()
    board.press("Enter", "End")
    board.enter_text("\nwith a view")
    expect(board.card("Books a room\nwith a view")).to_be_focused()
    board.press("F2", "ControlOrMeta+A")
    board.page.keyboard.type("never mind")
    board.press("Escape")
    expect(board.editor).to_have_count(0)
    board.settled()

    stored = room.stored(project)
    assert stored.stages[0].name == "Before"
    assert stored.touchpoints[0].name == "Booking"
    assert texts(stored, "Booking", "customer_actions") == ["Books a room\nwith a view", "Reads the confirmation"]
    board.press("Escape")
    assert board.selection() is None


def test_no_key_is_lost_right_after_a_text_was_kept(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    go_to(board, "Touchpoint t1")
    board.press(
        "F2", "B", "Enter", "ArrowUp", "Enter", "A", "Enter", "ArrowDown", "ArrowDown", "Enter", "C", "Enter", "N"
    )
    board.enter_text("at once")
    board.settled()
    stored = room.stored(project)
    assert (stored.stages[0].name, stored.touchpoints[0].name) == ("A", "B")
    assert texts(stored, "B", "customer_actions") == ["Books a roomC", "at once", "Reads the confirmation"]


def test_cards_touchpoints_stages_and_lanes_are_moved_by_alt_and_arrows(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    go_to(board, "Touchpoint t1")
    board.press("ArrowDown", "Alt+ArrowDown")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "customer_actions") == [
        "Reads the confirmation",
        "Books a room",
    ]
    board.press("Alt+ArrowRight", "Alt+ArrowDown")
    expect(board.cell("Touchpoint t2", "thinking").locator(".card")).to_have_text("Books a room")
    expect(board.card("Books a room")).to_be_focused()
    assert board.selection() == "note:c1"

    go_to(board, "Touchpoint t3")
    board.press("Alt+ArrowLeft")
    board.settled()
    assert [t.name[-2:] for t in room.stored(project).touchpoints if t.stage_id == "stage:s1"] == ["t1", "t2", "t3"]
    board.press("ArrowUp", "Alt+ArrowRight")
    expect(board.stage("Stage s1")).to_be_focused()
    go_to(board, "Touchpoint t1")
    board.press("ArrowDown", "ArrowLeft", "Alt+ArrowDown")
    board.settled()
    stored = room.stored(project)
    assert [stage.name for stage in stored.stages] == ["Stage s2", "Stage s1"]
    roles = [lane.role.value for lane in stored.lanes]
    assert roles.index("customer_actions") == roles.index("thinking") + 1


def test_marks_and_levels_have_their_keys(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(end="t3"))
    board = room.enter(window(), project)
    go_to(board, "Touchpoint t1")
    board.press_apart("p", "e", "1", "2", "4", "2", "f")
    board.settled()
    first, _, last = room.stored(project).touchpoints
    assert (first.is_peak, first.is_end, first.is_fail, last.is_end) == (True, True, True, False)
    assert {level.value for level in first.levels} == {"L1", "L4"}
    board.press("0")
    go_to(board, "Touchpoint t3")
    board.press(*["ArrowDown"] * 5)
    expect(board.card("A letter after the stay")).to_be_focused()
    board.press_apart("3", "w")
    board.settled()
    stored = room.stored(project)
    assert stored.touchpoints[0].levels == ()
    card = stored.get("feature:c4")
    assert (card.level.value, card.is_wait) == ("L3", True)


def test_delete_undo_and_redo_keep_the_focus_on_the_map(room: Room, window: OpenWindow) -> None:
    before = a_journey()
    project = room.project(before)
    board = room.enter(window(), project)
    go_to(board, "Touchpoint t1")
    board.press("ArrowDown", "Delete")
    expect(board.card("Reads the confirmation")).to_be_focused()
    board.press("Backspace")
    expect(board.cell("Touchpoint t1", "customer_actions")).to_be_focused()
    go_to(board, "Touchpoint t3")
    board.press("Delete")
    expect(board.touchpoint("Touchpoint t3")).to_have_count(0)
    board.settled()
    assert len(room.stored(project)) == len(before) - 4
    for _ in range(3):
        board.press("ControlOrMeta+Z")
        board.settled()
    assert set(room.stored(project)) == set(before)
    expect(board.touchpoint("Touchpoint t3")).to_be_visible()
    board.press("Shift+ControlOrMeta+Z")
    expect(board.card("Books a room")).to_have_count(0)
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "customer_actions") == ["Reads the confirmation"]


def test_the_question_mark_shows_all_keys(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    go_to(board, "Touchpoint t1")
    board.press("?")
    sheet = board.root.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    board.press("n")
    expect(board.editor).to_have_count(0)
    board.press("Escape")
    expect(sheet).to_have_count(0)
    expect(board.touchpoint("Touchpoint t1")).to_be_focused()


def test_the_sheet_of_keys_closes_wherever_the_focus_went(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    sheet = board.root.get_by_role("dialog", name="Keys")
    for taken in (board.touchpoint("Touchpoint t1"), board.root.locator(".bar-find")):
        board.press("?")
        expect(sheet).to_be_visible()
        taken.evaluate("(node) => node.focus()")
        expect(sheet.get_by_role("button", name="Close")).not_to_be_focused()
        board.press("n", "Escape")
        expect(sheet).to_have_count(0)
    expect(board.editor).to_have_count(0)


def test_a_focus_that_waits_for_the_map_does_not_come_after_a_field(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    go_to(board, "Touchpoint t1")
    board.ask("(b.grid.focusSelection(), b.topbar.help.focus(), b.render())")
    expect(board.touchpoint("Touchpoint t1")).not_to_be_focused()
    # Nor does it take from under the mouse what is offered there.
    cell = board.cell("Touchpoint t2", "pains")
    cell.hover()
    board.card("Books a room").focus()
    expect(cell.locator("[data-add=card]")).to_be_visible()
    point = "b.root.querySelector('[role=slider][data-state=now]')"
    board.ask(f"(b.grid.focusSelection(), {point}.focus(), b.render())")
    expect(board.point(board.touchpoint_id("Touchpoint t1"), "now")).to_be_focused()


def test_the_tab_key_keeps_a_new_card_and_opens_the_next(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    go_to(board, "Touchpoint t1")
    board.press("ArrowDown", "N")
    for text in ("compares prices", "asks a friend"):
        expect(board.editor).to_have_value("")
        board.page.keyboard.type(text)
        board.press("Tab")
    expect(board.editor).to_be_focused()
    board.press("Tab")
    expect(board.editor).to_have_count(0)
    board.settled()
    written = ["Books a room", "compares prices", "asks a friend", "Reads the confirmation"]
    assert texts(room.stored(project), "Touchpoint t1", "customer_actions") == written


def test_words_typed_where_no_field_is_change_nothing(room: Room, window: OpenWindow) -> None:
    before = a_journey(end="t3")
    project = room.project(before)
    board = room.enter(window(), project)
    go_to(board, "Touchpoint t1")
    for words in ("Search online", "pepper 12", "wifi fee?"):
        board.press_at_once(*words, "Backspace")
        expect(board.notices).to_contain_text("Nothing was changed")
        board.ask("b.notices.list.replaceChildren()")
        board.press("Escape")  # or what is typed next may still belong to these words
        board.touchpoint("Touchpoint t1").focus()
    board.settled()
    assert set(room.stored(project)) == set(before)
    assert len(room.operations(project)) == 1
    expect(board.root.get_by_role("dialog")).to_have_count(0)

    board.press_at_once("p", "ArrowRight", "p", "Escape")
    board.settled()
    assert [t.is_peak for t in room.stored(project).touchpoints] == [True, False, False]
    board.press("ArrowDown", "N")
    board.enter_text("new wifi fee")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t2", "customer_actions") == ["new wifi fee"]


def test_a_letter_says_what_it_changed_and_what_that_took_away(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey(end="t3")))
    go_to(board, "Touchpoint t1")
    board.press("ArrowDown")
    expect(board.card("Books a room")).to_be_focused()
    board.press_apart("p")
    expect(board.notices).to_contain_text("“Touchpoint t1” is a planned peak")
    board.press_apart("e")
    expect(board.notices).to_have_count(1)
    expect(board.notices).to_contain_text("“Touchpoint t1” is the planned end now, instead of “Touchpoint t3”")
    board.press_apart("f")
    expect(board.notices).to_contain_text("“Books a room” is a fail point")

    # Who does not see the message hears what changed, once, and what is taken back.
    spoken = board.root.locator(".spoken[role=status]").last
    expect(spoken).to_have_text("Fail point set: Books a room")
    expect(board.notices.last).not_to_have_attribute("role", "alert")
    board.press_apart("d")
    expect(spoken).to_have_text("Evidence of “Books a room”: Assumption → Observation")
    board.press("ControlOrMeta+z")
    expect(spoken).to_have_text("Undone. Evidence of “Books a room”: Assumption → Observation")
    board.settled()
    board.press("ControlOrMeta+z")
    expect(spoken).to_have_text("Undone. Fail point set: Books a room")


def go_to(board: BoardPage, touchpoint: str) -> None:
    """Walk to a touchpoint's header, from wherever the focus is."""
    if board.selection() is None:
        board.tab_to(board.root.locator(".tp[data-touchpoint-id]").first)
    header = board.touchpoint(touchpoint)
    wanted = board.touchpoint_id(touchpoint)
    for _ in range(12):
        if board.ask("b.state.cursor") is None and board.selection().startswith("touchpoint:"):
            break
        board.press("ArrowDown" if board.selection().startswith("stage:") else "ArrowUp")
    order = board.ask("b.state.touchpoints().map((one) => one.id)")
    steps = order.index(wanted) - order.index(board.selection())
    board.press(*["ArrowRight" if steps > 0 else "ArrowLeft"] * abs(steps))
    expect(header).to_be_focused()
