"""Two people on one map: each sees the other, nobody is disturbed, and nobody's words are lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey, a_large_journey
from tests.e2e.board import BoardPage, with_class
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import cards_of, texts
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def test_a_name_is_asked_once_and_shown_with_its_colour_on_what_is_selected(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada = room.enter(window(is_new=True), project, name=None)
    ben = room.enter(window(), project, name="Ben")
    ada.root.locator(".name-form input").fill("Ada Lovelace")
    ada.press("Enter")
    expect(ada.root.locator(".own-name")).to_contain_text("Ada Lovelace")
    expect(ben.root.locator(".people-text")).to_have_text("Ada is here")
    ada.card("Waits in line").click()
    seen = ben.card("Waits in line")
    expect(seen).to_have_class(with_class("peer"))
    expect(seen.locator(".tag")).to_have_text("Ada Lovelace")
    assert seen.evaluate("(card) => getComputedStyle(card.querySelector('.tag')).backgroundColor") == ben.root.locator(
        ".people .who"
    ).first.evaluate("(circle) => getComputedStyle(circle).backgroundColor")

    ada.reload()
    expect(ada.root.locator(".own-name")).to_contain_text("Ada Lovelace")
    expect(ada.root.locator(".name-form")).to_be_hidden()
    ada.page.close()
    expect(ben.root.locator(".people")).to_be_hidden()
    expect(ben.card("Waits in line")).not_to_have_class(with_class("peer"))


def test_caret_scroll_and_selection_stay_while_a_colleague_works(room: Room, window: OpenWindow) -> None:
    project = room.project(a_large_journey(144))
    ada, ben = room.enter_both(window(), window(), project)
    card = ben.card("Card 0 of t10")
    card.scroll_into_view_if_needed()
    card.dblclick()
    ben.press("ControlOrMeta+Home", *["ArrowRight"] * 5)
    ben.page.keyboard.type("five")
    before = state_of(ben)
    assert before["caret"] == 9
    assert before["scrollLeft"] > 0

    ada.add_card("Touchpoint t1", "customer_actions", "Compares prices")
    ada.add_card("Touchpoint t10", "customer_actions", "a neighbour in the same cell")
    ada.rename(ada.touchpoint("Touchpoint t1"), "Booking and comparing, at home and on the way")
    ada.drag(ada.touchpoint("Touchpoint t3"), ada.touchpoint("Touchpoint t2"), at=(0.1, 0.5))
    ada.menu(ada.touchpoint("Touchpoint t15"), "delete")
    room.agreed(project, ada, ben)

    expect(ben.touchpoint("Touchpoint t15")).to_have_count(0)
    assert state_of(ben) == before
    ben.press("Enter")
    ben.settled()
    stored = texts(room.stored(project), "Touchpoint t10", "customer_actions")
    assert stored == ["Card five0 of t10", "a neighbour in the same cell"]


def test_both_edit_at_once_and_both_end_with_the_same_map(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    for number in range(5):
        ada.open_new_card("Touchpoint t1", "pains")
        ben.open_new_card("Touchpoint t1", "pains")
        ada.page.keyboard.type(f"Ada {number}")
        ben.page.keyboard.type(f"Ben {number}")
        ben.press("Enter")
        ada.press("Enter")
        ada.drag(ada.card("Waits in line"), ada.cell(f"Touchpoint t{1 + number % 3}", "thinking"))
        ben.drag_point("touchpoint:t2", "now", number - 2)
    room.agreed(project, ada, ben)
    cell = texts(room.stored(project), "Touchpoint t1", "pains")
    assert sorted(cell) == sorted([f"{name} {number}" for name in ("Ada", "Ben") for number in range(5)])
    assert cell_on(ada) == cell_on(ben) == cell
    assert records_of(ada) == records_of(ben)


def test_of_two_texts_for_one_card_the_last_stands_and_the_other_is_offered_back(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ben.card("Waits in line").dblclick()
    ben.press("ControlOrMeta+A")
    ben.page.keyboard.type("Ben's words")
    expect(ada.card("Waits in line").locator(".tag")).to_have_class(with_class("writing"))
    ada.card("Waits in line").dblclick()
    ada.press("ControlOrMeta+A")
    ada.write("Ada's words")
    room.agreed(project, ada, ben)
    expect(ben.editor).to_have_value("Ben's words")
    ben.press("Enter")
    ben.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Ben's words"]
    expect(ben.notices).to_contain_text("Ada changed this at the same time")
    expect(ben.notices).to_contain_text("Ada's words")
    expect(ada.notices).to_contain_text("Ben was writing here too and replaced your text: “Ada's words”")
    ben.notices.get_by_role("button", name="Use theirs").click()
    ben.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Ada's words"]


def test_a_card_deleted_while_one_writes_gives_the_text_back(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ben.card("Waits in line").dblclick()
    ben.press("End")
    ben.page.keyboard.type(", for an hour")
    ada.menu(ada.card("Waits in line"), "delete")
    expect(ben.notices).to_contain_text("Waits in line, for an hour")
    ben.notices.get_by_role("button", name="Put it back as a new card").click()
    ben.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Waits in line, for an hour"]


def test_undo_is_refused_after_a_colleague_edited_the_same_text_and_says_who(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ada.add_card("Touchpoint t3", "pains", "an earlier step of mine")
    ada.card("Waits in line").dblclick()
    ada.press("ControlOrMeta+A")
    ada.write("Queues")
    ada.settled()
    ben.card("Queues").dblclick()
    ben.press("ControlOrMeta+A")
    ben.write("Stands and waits")
    ben.settled()
    expect(ada.card("Stands and waits")).to_be_visible()
    ada.undo_button.click()
    expect(ada.notices).to_contain_text("Ben has since changed")
    ada.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Stands and waits"]
    ada.notices.get_by_role("button", name="Skip this step").click()
    expect(ada.card("an earlier step of mine")).to_have_count(0)
    expect(ada.card("Stands and waits")).to_be_visible()


def test_a_restored_state_is_told_to_everybody_by_name(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ada.add_card("Touchpoint t1", "pains", "to be gone again")
    ada.settled()
    history = window(is_new=True).page
    history.goto(f"{room.server.url}/history?project={project}")
    history.get_by_role("button", name="Restore").last.click()
    expect(ben.card("to be gone again")).to_have_count(0)
    expect(ben.notices).to_contain_text("Guest brought an earlier state of this map back (revision 1)")


def test_a_held_card_survives_a_colleagues_edits(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    ben.grab(ben.card("Waits in line"), over=ben.cell("Touchpoint t3", "pains"))
    ada.card("Waits in line").dblclick()
    ada.press("ControlOrMeta+A")
    ada.write("Queues")
    ada.add_card("Touchpoint t2", "pains", "beside it")
    room.agreed(project, ada, ben)
    ben.holding()
    ben.page.mouse.up()
    ben.settled()
    stored = room.stored(project)
    assert cards_of(stored)[("Touchpoint t3", "pains")] == ["Queues"]
    assert cards_of(stored)[("Touchpoint t2", "pains")] == ["beside it"]


def state_of(board: BoardPage) -> dict[str, object]:
    """Return what belongs to the person and must not move."""
    return board.ask(
        "((area, {scrollLeft, scrollTop}) => ({caret: area.selectionStart, text: area.value, scrollLeft, scrollTop,"
        " isFocused: area === area.getRootNode().activeElement, selection: b.state.selection, page: scrollY}))"
        "(b.root.querySelector('textarea.editor'), b.grid.scroller)"
    )


def records_of(board: BoardPage) -> object:
    """Return everything the board holds."""
    return board.ask("[...b.state.records.values()].sort((x, y) => (x.id < y.id ? -1 : 1))")


def cell_on(board: BoardPage) -> list[str]:
    """Return what the first touchpoint's pains say on the screen, once all are drawn."""
    drawn = board.cell("Touchpoint t1", "pains").locator(".card .text")
    until(lambda: drawn.count() == 10, "ten cards are drawn")
    return drawn.all_inner_texts()
