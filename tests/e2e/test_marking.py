"""Several cards at once: selected by mouse, keyboard and finger on every map, and acted on in one step."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.commands import parse
from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of
from tests.e2e.conftest import OpenWindow
from tests.e2e.empathy import a_study, texts_in
from tests.e2e.empathy import enter as enter_empathy
from tests.e2e.maps import texts
from tests.e2e.room import SOMEBODY_ELSE, Room
from tests.e2e.scenes import a_visit, judged
from tests.e2e.scenes import enter as enter_scenes
from tests.e2e.test_touch_phone import a_finger, a_phone, middle
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

BOOKS, READS, WAITS, LETTER = "step:c1", "step:c2", "note:c3", "feature:c4"


def marked(board: BoardPage) -> list[str]:
    """Return the ids of all that is selected, in reading order."""
    return list(board.ask("b.marked.ids"))


def deeds(room: Room, project: str) -> list[str]:
    """Return the names of what was done since the project was made."""
    return [operation.command for operation in room.operations(project, 1)]


def test_cards_are_selected_and_moved_together_by_mouse(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    bar = board.root.locator(".marked-bar")
    board.card("Books a room").click()
    board.card("Waits in line").click(modifiers=["ControlOrMeta"])
    assert marked(board) == [BOOKS, WAITS]
    expect(bar.locator(".marked-count")).to_have_text("2 selected")
    expect(board.card("Books a room")).to_have_attribute("aria-description", "selected")
    expect(board.cell("Touchpoint t2", "pains")).to_have_attribute("aria-selected", "true")
    board.card("Waits in line").click(modifiers=["ControlOrMeta"])
    board.card("A letter after the stay").click(modifiers=["Shift"])
    assert marked(board) == [BOOKS, READS, WAITS, LETTER]

    board.grab(board.card("Waits in line"), over=board.cell("Touchpoint t3", "pains"))
    expect(board.root.locator(".ghost-drag .bunch-count")).to_have_text("4")
    expect(bar).to_be_hidden()
    expect(board.root.locator(".card.held-away")).to_have_count(4)
    board.page.mouse.up()
    board.settled()
    everything = ["Books a room", "Reads the confirmation", "Waits in line", "A letter after the stay"]
    assert texts(room.stored(project), "Touchpoint t3", "pains") == everything
    assert marked(board) == ["note:c1", "note:c2", "note:c3", "note:c4"]

    panel = board.root.locator(".side .several")
    expect(panel.get_by_role("heading", level=2)).to_have_text("4 cards selected")
    expect(panel.locator(".insp-row").filter(has_text="Touchpoint")).to_contain_text("Touchpoint t3")
    expect(panel.get_by_role("switch", name="Waiting point")).to_have_attribute("aria-checked", "false")
    panel.get_by_role("switch", name="Fail point").click()
    expect(panel.get_by_role("switch", name="Fail point")).to_have_attribute("aria-checked", "true")
    board.card("Books a room").click(button="right")
    board.root.locator(".menu").get_by_role("menuitemradio", name="Test", exact=True).click()
    board.settled()
    stored = [room.stored(project).get(card_id) for card_id in marked(board)]
    assert {(card.is_fail, card.evidence.value) for card in stored if card} == {(True, "test")}
    assert deeds(room, project) == ["move_several", "edit_several", "edit_several"]

    for _ in range(3):
        board.undo_button.click()
    board.settled()
    assert set(room.stored(project)) == set(a_journey())
    expect(board.root.locator(".spoken")).to_contain_text("Undone. ")
    until(lambda: marked(board) == [BOOKS, READS, WAITS, LETTER], "the selection survives undo")
    board.card("Books a room").click()
    assert marked(board) == [BOOKS]


def test_a_frame_drawn_from_empty_ground_selects_what_it_touches(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    mouse = board.page.mouse
    start, end = box_of(board.cell("Touchpoint t2", "customer_actions")), box_of(board.card("Books a room"))
    empty = (start["x"] + start["width"] / 2, start["y"] + start["height"] * 0.9)
    inside = (end["x"] + end["width"] / 2, end["y"] + end["height"] / 2)

    def draw() -> None:
        mouse.move(*empty)
        mouse.down()
        mouse.move(*inside, steps=4)
        until(lambda: marked(board) == [BOOKS, READS], "the frame selects as it grows")

    board.card("Waits in line").click()
    draw()
    board.press("Escape")
    assert marked(board) == [WAITS]
    mouse.up()
    expect(board.root.locator(".lasso")).to_be_hidden()
    board.page.keyboard.down("Shift")
    mouse.move(*empty)
    mouse.down()
    mouse.move(*inside, steps=4)
    mouse.up()
    board.page.keyboard.up("Shift")
    until(lambda: marked(board) == [BOOKS, READS, WAITS], "it adds to what was selected")
    expect(board.editor).to_have_count(0)

    board.page.set_viewport_size({"width": 1000, "height": 620})
    start, view = box_of(board.cell("Touchpoint t2", "customer_actions")), box_of(board.root.locator(".scroll"))
    mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] * 0.9)
    mouse.down()
    mouse.move(start["x"] + 20, view["y"] + view["height"] - 6, steps=4)
    until(lambda: board.ask("b.grid.scroller.scrollTop") > 20, "the board scrolls while the frame is at its edge")
    until(lambda: WAITS in marked(board), "what scrolls into the frame is selected")
    mouse.up()
    board.settled()
    assert deeds(room, project) == []


def test_cards_are_selected_moved_and_deleted_by_keyboard(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.card("Books a room").focus()
    board.press("Shift+ArrowDown")
    assert marked(board) == [BOOKS, READS]
    expect(board.root.locator(".spoken")).to_have_text("2 selected")
    board.press("Shift+ArrowUp")
    assert marked(board) == [BOOKS]
    for expected in ([BOOKS, READS], [BOOKS, READS, WAITS, LETTER]):
        board.press("ControlOrMeta+a")
        assert marked(board) == expected
    board.press("Escape")
    assert marked(board) == [BOOKS]
    board.press("Shift+ArrowDown", "Alt+ArrowRight", "Alt+ArrowDown")
    board.press_apart("w", "d")
    board.settled()
    stored = room.stored(project)
    assert texts(stored, "Touchpoint t2", "thinking") == ["Books a room", "Reads the confirmation"]
    changed = [stored.get(card_id) for card_id in ("note:c1", "note:c2")]
    assert [(card.is_wait, card.evidence.value) for card in changed if card] == [(True, "observation")] * 2
    assert deeds(room, project) == ["move_several", "move_several", "edit_several", "edit_several"]

    board.press("Shift+F10")
    expect(board.root.locator(".menu .menu-title")).to_have_text("2 selected")
    board.press("Escape")
    expect(board.root.locator(".menu")).to_have_count(0)
    assert len(marked(board)) == 2
    board.press("Delete")
    expect(board.cell("Touchpoint t2", "thinking")).to_be_focused()
    board.press("ControlOrMeta+Z")
    until(lambda: marked(board) == ["note:c1", "note:c2"], "what was brought back is selected again")
    board.press("F2", "ControlOrMeta+a", "Escape")
    assert marked(board) == ["note:c1", "note:c2"]
    board.press("ArrowUp")
    assert len(marked(board)) < 2


def test_several_are_chosen_by_taps(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(a_phone(window), project)
    with a_finger(board) as one:
        one.press(middle(board.card("Books a room")))
        board.holding()
        one.lift()
        board.root.locator(".menu [data-action=select_several]").tap()
        expect(board.root.locator(".marked-bar")).to_be_visible()
        board.card("Reads the confirmation").tap()
        until(lambda: marked(board) == [BOOKS, READS], "a tap adds")
        board.card("Books a room").tap()
        until(lambda: marked(board) == [READS], "a tap right after it takes away")
        board.card("Books a room").tap()
        until(lambda: marked(board) == [BOOKS, READS], "and one more adds again")
        expect(board.editor).to_have_count(0)
        expect(board.root.locator(".side")).not_to_have_class("side open")
        board.root.locator(".marked-bar [data-act=is_wait]").tap()
        one.press(middle(board.card("Books a room")))
        board.holding()
        one.move(middle(board.cell("Touchpoint t1", "thinking")))
        one.lift()
    board.settled()
    stored = room.stored(project)
    assert texts(stored, "Touchpoint t1", "thinking") == ["Books a room", "Reads the confirmation"]
    assert deeds(room, project) == ["edit_several", "move_several"]
    board.root.locator(".marked-bar [data-act=leave]").tap()
    expect(board.root.locator(".marked-bar")).to_be_hidden()


def test_what_a_colleague_deletes_leaves_the_selection_and_what_cannot_be_done_to_all_is_done_to_none(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.card("Books a room").click()
    board.card("Reads the confirmation").click(modifiers=["ControlOrMeta"])
    board.card("Waits in line").click(modifiers=["ControlOrMeta"])
    colleague = room.services.projects.workbench(project)
    command = parse({"name": "remove_card", "card_id": WAITS})
    colleague.execute(SOMEBODY_ELSE, room.services.new_id(), command)
    until(lambda: marked(board) == [BOOKS, READS], "the card that is gone is selected no more")
    assert board.selection() in {BOOKS, READS}
    removals = [{"card_id": card_id} for card_id in (BOOKS, WAITS)]
    board.ask(f"b.dispatch({{name: 'remove_several', removals: {removals!r}}})")
    expect(board.notices).to_be_visible()
    board.settled()
    assert room.stored(project).get(BOOKS)
    assert marked(board) == [BOOKS, READS]


def test_notes_of_an_empathy_map_are_selected_moved_and_judged_together(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter_empathy(room, window(), project)
    page.card("A lamp without a switch").click()
    page.press("Shift+ArrowDown", "Shift+ArrowDown")
    assert len(marked(page)) == 3
    page.press_apart("2")
    page.drag(page.card("It is loud"), page.area("pains"))
    page.settled()
    together = ["A lamp without a switch", "It is loud", "Walks to the desk"]
    assert texts_in(room.stored(project), "pains") == together
    assert deeds(room, project) == ["edit_several", "move_several"]
    page.press("Escape", "t")
    expect(page.root.locator(".draft")).to_be_visible()
    page.press("Escape")
    page.root.locator(".row[data-role=hear] > .lane").click(button="right")
    expect(page.root.locator(".menu [data-action=add_card]")).to_be_focused()


def test_cells_of_the_matrix_are_judged_and_unlinked_together(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    page = enter_scenes(room, window(), project)
    page.at("t1", "reception").focus()
    page.press("Shift+ArrowDown", "4", "Shift+2")
    page.settled()
    stored = room.stored(project)
    assert [judged(stored, touchpoint, "reception") for touchpoint in ("t1", "t2")] == [(4, 2), (4, 2)]
    page.press("Delete")
    page.settled()
    assert deeds(room, project) == ["edit_several", "edit_several", "remove_several"]
    assert not list(room.stored(project).of_kind("scene_cell"))
    page.press("ControlOrMeta+z")
    until(lambda: len(marked(page)) == 2, "they are back and selected")
