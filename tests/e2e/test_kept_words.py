"""What somebody typed is kept, or comes back to them, whatever happens to what they were writing about."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from cxdesign.domain.blueprint import Performer
from tests.builders import a_blueprint, a_journey, a_large_journey
from tests.e2e import empathy
from tests.e2e.board import BoardPage
from tests.e2e.conftest import NETWORK_NOISE, OpenWindow
from tests.e2e.empathy import a_study
from tests.e2e.maps import texts
from tests.e2e.room import Room
from tests.e2e.test_blueprint_by_mouse import FLOWS, STEPS

pytestmark = pytest.mark.e2e
TOLERATED_FAULTS = NETWORK_NOISE


MOUNT_ANEW = """async (isNextFirst) => {
  const [board] = Object.values(window.__cxboards);
  const { component } = board.line.page;
  const script = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/board.js"));
  const { default: mount } = await import(script.name);
  const leave = mount(component);
  if (!isNextFirst) leave();
  const place = component.parentElement;
  const parentElement = isNextFirst ? place.appendChild(document.createElement("div")) : place;
  mount({ ...component, parentElement });
  if (!isNextFirst) return;
  const [next] = Object.values(window.__cxboards);
  while (next.net.live === "connecting") await new Promise(requestAnimationFrame);
  leave();
}"""
"""Take the board away and mount it anew, as the page may do at any time, or the other way round."""


def mount_anew(board: BoardPage) -> None:
    board.page.evaluate(MOUNT_ANEW, False)
    board.ready()


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


def test_an_open_field_stays_open_when_the_page_mounts_the_board_anew(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.card("Waits in line").dblclick()
    board.press("End")
    board.page.keyboard.type(", ")
    mount_anew(board)
    expect(board.editor).to_be_focused()
    expect(board.editor).to_have_value("Waits in line, ")
    board.page.keyboard.type("still")
    too_long = "still " * 2000
    board.editor.evaluate("(area, text) => { area.value = text; }", too_long)
    mount_anew(board)
    expect(board.editor).to_have_value(too_long)
    board.editor.fill("Waits in line, still")
    board.press("Enter")
    board.settled()
    board.touchpoint("Touchpoint t2").locator(".nm").dblclick()
    board.page.keyboard.type("Checking in")
    mount_anew(board)
    expect(board.editor).to_have_value("Checking in")
    board.page.keyboard.type(" late")
    board.press("Enter")
    board.settled()
    board.card("Waits in line, still").click()
    panel_text(board).click()
    board.press("End")
    board.page.keyboard.type(" there")
    mount_anew(board)
    expect(board.card("Waits in line, still there")).to_be_visible()
    board.settled()
    assert texts(room.stored(project), "Checking in late", "pains") == ["Waits in line, still there"]


def test_what_was_not_sent_yet_goes_out_when_the_next_board_stands_before_the_last_one_goes(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(a_journey())
    first = window(is_new=True)
    board = room.enter(first, project)
    first.go_off_line()
    expect(board.badge).to_contain_text("Reconnecting")
    board.card("Waits in line").dblclick()
    board.press("End")
    board.page.keyboard.type(", still")
    board.page.evaluate(MOUNT_ANEW, True)
    expect(board.editor).to_have_value("Waits in line, still")
    first.context.set_offline(False)
    board.page.keyboard.type(" there")
    board.press("Enter")
    board.ready()
    board.settled()
    assert texts(room.stored(project), "Touchpoint t2", "pains") == ["Waits in line, still there"]


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


def test_the_draft_of_a_need_is_kept_over_reload_persona_and_language(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = empathy.enter(room, window(is_new=True), project)
    page.menu(page.card("It is loud"), "turn_into_need")
    page.draft_field("name").fill("to sleep with the window open")
    page.draft_field("occasion").fill("it is summer")
    page.reload()
    expect(page.draft_field("occasion")).to_have_value("it is summer")
    page.ask("b.empathy.choosePersona('persona:ben')")
    expect(page.root.locator(".persona")).to_contain_text("Ben")
    expect(page.draft_field("name")).to_have_value("to sleep with the window open")
    page.page.get_by_text("中文").first.click()
    expect(page.root).to_have_attribute("lang", "zh-CN")
    page.ready()
    expect(page.draft_field("name")).to_have_value("to sleep with the window open")
    page.draft_field("name").press("Enter")
    page.settled()
    need = empathy.need_named(room.stored(project), "to sleep with the window open")
    assert (need.persona_id, need.occasion) == (empathy.PERSONA, "it is summer")
    page.reload()
    expect(page.draft_field("name")).to_have_count(0)


def test_all_words_of_a_refused_need_come_back(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = empathy.enter(room, window(), project)
    attributes = "{occasion: 'at night', outcome: 'she rests'}"
    page.ask(f"b.dispatch({{name: 'edit_entry', entry_id: 'need:none', attributes: {attributes}}})")
    expect(page.notices).to_contain_text("at night · she rests")


def test_the_name_of_a_new_performer_is_kept_over_a_reload(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    board.card("Greets").click()
    board.root.get_by_label("Performed by").first.select_option("new")
    board.page.keyboard.type("Night porter")
    board.reload()
    board.settled()
    assert [one.name for one in room.stored(project).entries(Performer)] == ["Night porter"]
