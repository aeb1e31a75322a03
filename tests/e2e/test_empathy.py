"""The empathy map and the needs register: from what was noticed to where it matters on the journey."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of, with_class
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.empathy import PERSONA, EmpathyPage, a_study, enter, follow_to_journey, linked, need_named, texts_in
from tests.e2e.room import Room
from tests.e2e.test_input_methods import input_method
from tests.e2e.touch import finger

pytestmark = pytest.mark.e2e


def test_a_note_becomes_a_need_at_a_stage_and_back_by_mouse(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    page.add_note("pains", "No switch by the bed")
    page.menu(page.card("No switch by the bed"), "turn_into_need")
    expect(page.root.locator(".thread circle")).to_be_visible()
    page.draft_field("name").fill("to put out the light in bed")
    page.draft_field("occasion").fill("she is tired")
    page.root.locator(".draft .keep").click()
    expect(page.need("to put out the light in bed")).to_have_class(with_class("sel"))
    expect(page.card("No switch by the bed")).to_have_class(with_class("lit"))
    drag_to_place(page, "to put out the light in bed", "Stage s2")
    expect(page.cell_in("to put out the light in bed", "place")).to_contain_text("Stage s2")
    page.settled()

    stored = room.stored(project)
    need = need_named(stored, "to put out the light in bed")
    assert (need.occasion, need.persona_id, need.evidence.value) == ("she is tired", PERSONA, "assumption")
    assert (need.id, "stage:s2") in linked(stored, "arises_at")
    assert texts_in(stored, "pains") == ["No switch by the bed"]

    page.cell_in("to put out the light in bed", "place").click()
    page.choose("show_place")
    journey = follow_to_journey(page)
    assert journey.selection() == "stage:s2"
    expect(journey.stage("Stage s2").locator(".stage-needs .mark")).to_have_attribute("title", "1 need arises here")
    journey.root.locator(f"[data-linked-need='{need.id}'] .insp-link").click()
    expect(page.root).to_have_attribute("data-configuration", "empathy")
    page.ready()
    expect(page.need("to put out the light in bed")).to_have_class(with_class("sel"))

    page.undo_button.click()
    expect(page.cell_in("to put out the light in bed", "place")).to_contain_text("nowhere yet")
    page.undo_button.click()
    expect(page.need("to put out the light in bed")).to_have_count(0)
    page.settled()
    assert linked(room.stored(project), "arises_at") == set()


def test_the_same_by_keyboard_alone(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    page.tab_to(page.root.locator(".persona"))
    page.go("ArrowDown")
    expect(page.card("A lamp without a switch")).to_be_focused()
    page.go("n")
    page.enter_text("A switch by the door")
    expect(page.card("A switch by the door")).to_be_focused()
    page.press_apart("2")
    page.go("t")
    expect(page.draft_field("name")).to_be_focused()
    page.page.keyboard.type("to find the switch in the dark")
    page.go("Tab")
    page.page.keyboard.type("she wakes at night")
    page.go("Enter")
    expect(page.cell_in("to find the switch in the dark", "need")).to_be_focused()
    page.press_apart("5")
    page.go("p")
    expect(page.root.locator(".menu")).to_be_visible()
    for _ in range(12):
        if (
            page.page.evaluate("() => document.activeElement.shadowRoot?.activeElement?.dataset.action")
            == "touchpoint:t2"
        ):
            break
        page.go("ArrowDown")
    page.go("Enter")
    expect(page.cell_in("to find the switch in the dark", "place")).to_contain_text("Touchpoint t2")
    page.go("Alt+ArrowUp")
    page.shows_needs("to find the switch in the dark", "a quiet night")
    page.settled()

    stored = room.stored(project)
    need = need_named(stored, "to find the switch in the dark")
    assert (need.occasion, need.importance, need.evidence.value) == ("she wakes at night", 5, "test")
    assert (need.id, "touchpoint:t2") in linked(stored, "arises_at")
    page.go(*["ControlOrMeta+z"] * 4)
    expect(page.need("to find the switch in the dark")).to_have_count(0)
    page.settled()
    assert texts_in(room.stored(project), "see") == ["A lamp without a switch", "A switch by the door"]


def test_notes_are_moved_edited_and_deleted(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    page.drag(page.card("It is loud"), page.area("pains"))
    expect(page.area("pains").locator(".card")).to_have_count(1)
    page.drag(page.card("Walks to the desk"), page.area("see"), at=(0.1, 0.1))
    page.card("A lamp without a switch").dblclick()
    page.go("ControlOrMeta+A")
    page.write("A lamp")
    page.card("A lamp").click()
    page.go("Alt+ArrowLeft")
    page.settled()
    stored = room.stored(project)
    assert texts_in(stored, "see") == ["A lamp", "Walks to the desk"]
    assert texts_in(stored, "pains") == ["It is loud"]
    assert ("need:quiet", "empathy_note:loud") in linked(stored, "stems_from")
    page.card("A lamp").click()
    page.go("Alt+ArrowDown", "Delete")
    page.settled()
    assert texts_in(room.stored(project), "think_and_feel") == []
    page.undo_button.click()
    page.settled()
    assert texts_in(room.stored(project), "think_and_feel") == ["A lamp"]


def test_a_draft_takes_several_notes_and_is_let_go_by_escape(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    page.card("It is loud").click()
    page.root.locator(".needs-turn").click()
    page.card("Walks to the desk").click()
    page.go("t")
    expect(page.root.locator(".draft")).to_contain_text("2 notes")
    expect(page.root.locator(".thread circle")).to_have_count(2)
    page.draft_field("name").click()
    page.go("Enter")
    expect(page.draft_field("name")).to_have_attribute("aria-invalid", "")
    page.go("Escape")
    expect(page.root.locator(".draft")).to_be_hidden()
    expect(page.root.locator(".thread")).to_be_hidden()
    before = page.revision()
    page.drag(page.card("It is loud"), page.root.locator(".needs-head"), at=(0.3, 0.5))
    expect(page.draft_field("name")).to_be_focused()
    page.go("Escape")
    assert page.revision() == before


def test_the_register_is_filtered_sorted_and_written_in_place(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    for name in ("z first", "a second"):
        page.root.locator(".needs-add").click()
        page.draft_field("name").fill(name)
        page.go("Enter")
        expect(page.need(name)).to_be_visible()
    page.root.locator(".heads [data-column=need] .sort").click()
    page.shows_needs("a quiet night", "a second", "z first")
    page.root.locator(".heads [data-column=need] .sort").click()
    page.shows_needs("z first", "a second", "a quiet night")
    page.root.locator("[data-filter=text]").fill("second")
    expect(page.root.locator("[data-need-id]")).to_have_count(1)
    page.cell_in("a second", "need").dblclick()
    page.enter_text("a second wish")
    page.cell_in("a second wish", "kind").click()
    page.choose("desire")
    page.cell_in("a second wish", "kano").click()
    page.choose("attractive")
    page.cell_in("a second wish", "importance").click()
    page.choose("importance_4")
    page.cell_in("a second wish", "learned").click()
    page.choose("trends")
    page.cell_in("a second wish", "answer").click()
    page.choose("standard:calls")
    expect(page.cell_in("a second wish", "answer")).to_contain_text("Calls within ten seconds")
    expect(page.root.locator(".ways")).to_contain_text("Learned by 1 of 6 ways")
    expect(page.root.locator(".ways-whisper")).to_contain_text("What do customers say of their own accord?")
    expect(page.root.locator(".needs-finding")).to_contain_text("N1, N2")
    page.settled()
    need = need_named(room.stored(project), "a second wish")
    found = (
        need.need_type.value,
        need.kano and need.kano.value,
        need.importance,
        need.learned_by and need.learned_by.value,
    )
    assert found == ("desire", "attractive", 4, "trends")

    page.root.locator("[data-filter=text]").fill("")
    page.cell_in("z first", "number").click()
    page.go("Delete")
    expect(page.need("z first")).to_have_count(0)
    page.notices.get_by_role("button", name="Undo").click()
    expect(page.need("z first")).to_have_count(1)


def test_the_persona_is_written_in_place_and_another_one_chosen(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    page.root.locator("[data-field=goal]").dblclick()
    page.go("ControlOrMeta+A")
    page.write("Sleep until seven")
    page.root.locator("[data-pick=persona]").click()
    page.choose("persona:ben")
    expect(page.root.locator(".persona [data-field=name]")).to_have_text("Ben")
    expect(page.root.locator(".card")).to_have_count(0)
    page.add_note("hear", "Everybody complains")
    page.settled()
    page.reload()
    expect(page.card("Everybody complains")).to_be_visible()
    page.root.locator("[data-pick=persona]").click()
    page.choose("open_personas")
    expect(page.page.get_by_role("heading", name="Personas")).to_be_visible()
    assert texts_in(room.stored(project), "hear", "persona:ben") == ["Everybody complains"]
    goals = {persona.name: persona.goal for persona in room.stored(project).of_kind("persona")}  # type: ignore[attr-defined]
    assert goals["Ann"] == "Sleep until seven"


def test_without_a_persona_one_button_adds_the_first(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    page = enter(room, window(), project)
    page.root.locator("[data-add=persona]").click()
    page.write("Ann")
    expect(page.root.locator(".persona [data-field=name]")).to_have_text("Ann")
    page.add_note("say", "Too loud")
    page.settled()
    assert [persona.name for persona in room.stored(project).of_kind("persona")] == ["Ann"]  # type: ignore[attr-defined]


def test_two_people_see_each_others_notes_and_needs(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    ada = enter(room, window(), project, name="Ada")
    ben = enter(room, window(), project, name="Ben")
    expect(ada.root.locator(".people-text")).to_have_text("Ben is here")
    ada.card("It is loud").click()
    expect(ben.card("It is loud")).to_have_class(with_class("peer"))
    ben.card("Walks to the desk").click()
    ben.go("t")
    ben.page.keyboard.type("to reach somebody")
    ada.add_note("gains", "Somebody answers")
    expect(ben.card("Somebody answers")).to_be_visible()
    expect(ben.draft_field("name")).to_be_focused()
    assert ben.draft_field("name").input_value() == "to reach somebody"
    ben.go("Enter")
    expect(ada.need("to reach somebody")).to_be_visible()
    expect(ada.need("to reach somebody")).to_have_class(with_class("peer"))
    room.agreed(project, ada, ben)


def test_an_input_method_writes_notes_and_needs(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    page.area("hear").hover()
    page.area("hear").locator("[data-add=card]").click()
    with input_method(page.page) as method:
        method.compose("shui")
        method.commit("睡不好")
        expect(page.editor).to_be_focused()
        page.go("Enter")
        expect(page.card("睡不好")).to_be_focused()
        page.go("t")
        method.compose("anjing")
        method.commit("安静")
        expect(page.draft_field("name")).to_be_focused()
        expect(page.root.locator(".draft")).to_be_visible()
        page.go("Enter")
    expect(page.need("安静")).to_be_visible()
    page.settled()
    stored = room.stored(project)
    assert texts_in(stored, "hear") == ["睡不好"]
    assert need_named(stored, "安静").persona_id == PERSONA


def test_on_a_phone_a_note_is_written_moved_and_turned_by_finger(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    phone = window(is_new=True, viewport=PHONE, has_touch=True, is_mobile=True)
    page = enter(room, phone, project)
    assert page.ask("b.grid.scroller.scrollWidth <= b.grid.scroller.clientWidth")
    # What the bar has no room for is in the menu of views.
    page.root.locator(".view-chooser").tap()
    page.root.locator(".menu [data-action=drawn-as-outline]").tap()
    expect(page.root.locator(".outline-body")).to_be_visible()
    page.root.locator(".view-chooser").tap()
    page.root.locator(".menu [data-action=drawn-as-map]").tap()
    page.root.locator(".view-chooser").tap()
    page.root.locator(".menu [data-action=zoom]").tap()
    expect(page.root.locator(".menu [data-action=zoom-100]")).to_have_attribute("aria-checked", "true")
    page.press("Escape")
    page.card("It is loud").scroll_into_view_if_needed()
    with finger(phone.page) as one:
        start, end = box_of(page.card("It is loud")), box_of(page.area("do"))
        one.press((start["x"] + 20, start["y"] + 12))
        page.holding()
        one.move((end["x"] + end["width"] - 30, end["y"] + end["height"] - 8))
        one.lift()
    expect(page.area("do").locator(".card")).to_have_count(2)
    page.card("It is loud").tap()
    expect(page.root.locator(".side")).to_have_class(with_class("open"))
    page.root.locator(".insp-actions .insp-button").first.tap()
    expect(page.draft_field("name")).to_be_focused()
    page.page.keyboard.type("a quiet room")
    page.root.locator(".draft .keep").tap()
    expect(page.need("a quiet room")).to_be_visible()
    page.settled()
    assert (need_named(room.stored(project), "a quiet room").id, "empathy_note:loud") in linked(
        room.stored(project), "stems_from"
    )


def test_a_feature_serves_and_a_peak_answers_a_need_from_the_journey(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    board: BoardPage = room.enter(window(), project)
    board.card("A letter after the stay").click()
    board.root.locator("[data-link=serves]").select_option("need:quiet")
    expect(board.root.locator("[data-linked-need]")).to_have_count(1)
    board.touchpoint("Touchpoint t1").click()
    board.root.locator("[data-link=answers]").select_option("need:quiet")
    board.root.locator("[data-link=arises_at]").select_option("need:quiet")
    expect(board.touchpoint("Touchpoint t1").locator(".need-mark")).to_be_visible()
    board.settled()
    stored = room.stored(project)
    assert ("feature:c4", "need:quiet") in linked(stored, "serves")
    assert ("touchpoint:t1", "need:quiet") in linked(stored, "answers")
    assert ("need:quiet", "touchpoint:t1") in linked(stored, "arises_at")


def drag_to_place(page: EmpathyPage, name: str, place: str) -> None:
    """Take hold of a need, and drop it on a place of the strip that comes up."""
    row = page.cell_in(name, "number")
    row.scroll_into_view_if_needed()
    start = box_of(row)
    mouse = page.page.mouse
    mouse.move(start["x"] + 12, start["y"] + start["height"] / 2)
    mouse.down()
    mouse.move(start["x"] + 24, start["y"] + start["height"] / 2 - 12, steps=3)
    target = box_of(page.root.locator(".place", has_text=place).first)
    mouse.move(target["x"] + target["width"] / 2, target["y"] + target["height"] / 2, steps=4)
    page.holding()
    mouse.up()


def test_what_a_note_is_good_for_is_lit_while_a_key_is_held(room: Room, window: OpenWindow) -> None:
    page = enter(room, window(), room.project(a_study()))
    page.card("It is loud").click()
    page.page.keyboard.down("i")
    expect(page.card("Walks to the desk")).to_have_class(with_class("dimmed"))
    expect(page.need("a quiet night")).not_to_have_class(with_class("dimmed"))
    page.page.keyboard.up("i")
    expect(page.card("Walks to the desk")).not_to_have_class(with_class("dimmed"))


def test_the_terms_of_the_map_are_explained_by_a_key(room: Room, window: OpenWindow) -> None:
    page = enter(room, window(), room.project(a_study()))
    page.card("It is loud").click()
    page.press_apart("h")
    expect(page.root.locator(".term-sheet")).to_contain_text("Areas of the empathy map")


def test_on_a_phone_a_need_is_a_card_whose_parts_are_chosen_by_finger(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(is_new=True, viewport=PHONE, has_touch=True, is_mobile=True), project)
    for column in ("from", "kind", "kano", "importance", "evidence", "learned", "place", "answer"):
        assert box_of(page.cell_in("a quiet night", column))["height"] >= 40
    page.cell_in("a quiet night", "kano").tap()
    page.choose("attractive")
    expect(page.cell_in("a quiet night", "kano")).to_contain_text("Attractive")


def test_a_digit_chooses_from_the_menu_of_importance_which_starts_on_what_holds(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    page.cell_in("a quiet night", "importance").click()
    expect(page.root.locator(".menu [data-action=importance_3]")).to_be_focused()
    page.press("5")
    expect(page.root.locator(".menu")).to_have_count(0)
    page.settled()
    assert need_named(room.stored(project), "a quiet night").importance == 5


def test_an_area_without_notes_invites_and_the_highest_importance_sorts_first(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project)
    shown = page.area("gains").evaluate("(cell) => getComputedStyle(cell, '::before').content")
    assert "What would make it a success?" in shown
    page.root.locator(".heads [data-column=importance] .sort").click()
    expect(page.root.locator(".heads [data-column=importance]")).to_have_attribute("aria-sort", "descending")


def test_on_a_phone_one_tap_on_an_empty_area_opens_a_note(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(is_new=True, viewport=PHONE, has_touch=True, is_mobile=True), project)
    for area, text in (("hear", "From Bo"), ("gains", "A dark room")):
        page.area(area).tap()
        page.enter_text(text)
        expect(page.area(area)).to_contain_text(text)
    page.settled()
    assert texts_in(room.stored(project), "gains") == ["A dark room"]
