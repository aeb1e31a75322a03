"""Every map read and changed as an outline, without a mouse and without seeing it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Card, Step
from cxdesign.domain.comments import Comment
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import Scene
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import EmpathyNote, Need, Persona
from cxdesign.domain.vocabulary import CurveState
from tests.builders import a_blueprint, a_journey
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.empathy import a_study
from tests.e2e.maps import cards_of, texts
from tests.e2e.outline import OutlinePage, enter
from tests.e2e.room import Room
from tests.e2e.scenes import a_visit, judged, scenes_in
from tests.e2e.test_accessibility import violations_in_both_themes
from tests.e2e.test_blueprint_by_mouse import FLOWS, STEPS, arrows
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e
TO_THINKING = """b.dispatch({ name: "move_card", card_id: "note:c3", touchpoint_id: "touchpoint:t1",
  lane_id: "lane:thinking", before_id: null })"""
STAGE_RENAMED_AND_MOVED = """[b.dispatch({ name: "rename_stage", stage_id: "stage:s1", new_name: "Before" }),
  b.dispatch({ name: "move_stage", stage_id: "stage:s1", before_id: null })].length"""


def test_a_journey_is_made_and_changed_by_its_outline(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(now={"t1": 1}, target={"t1": 3}))
    page = enter(room, window(), project)
    expect(page.body).to_match_aria_snapshot("""
      - 'heading "Journey map: A stay at the hotel" [level=2]'
      - navigation "Jump to":
        - button "Jump to Stage s1"
      - heading "Stage s1" [level=3]
      - heading "1 Touchpoint t1" [level=4]
      - heading "Customer actions" [level=5]
      - list "Customer actions, Touchpoint t1":
        - listitem:
          - paragraph: Books a room
          - group "What can be done with card “Books a room”":
            - 'button "Edit: card “Books a room”"'
            - 'button "Delete: card “Books a room”"'
    """)

    page.push("Edit: card “Books a room”")
    page.enter_text("\nwith a view")
    expect(page.button("Edit: card “Books a room with a view”")).to_be_focused()
    page.press_apart("f")
    page.says("Done. Fail point set: Books a room with a view")
    page.push("Add card to Pains, Touchpoint t1")
    page.enter_text("No time")
    expect(page.button("Edit: card “No time”")).to_be_focused()
    page.press("Alt+ArrowDown")
    page.says("“No time” is in Opportunities, Touchpoint t1: 1 of 1")
    expect(page.button("Edit: card “No time”")).to_be_focused()
    page.push("Move to …: card “Waits in line”")
    page.choose("Touchpoint", "1 Touchpoint t1")
    page.choose("Lane", "Thinking and feeling")
    page.press("Tab", "Enter")
    page.says("“Waits in line” is in Thinking and feeling, Touchpoint t1: 1 of 1")
    expect(page.button("Move to …: card “Waits in line”")).to_be_focused()
    page.push("Move down: card “Books a room with a view”")
    page.says("“Books a room with a view” is in Customer actions, Touchpoint t1: 2 of 2")
    page.button("Edit: card “Reads the confirmation”").focus()
    page.press("ControlOrMeta+c")
    page.button("Add card to Pains, Touchpoint t3").focus()
    page.press("ControlOrMeta+v")
    expect(page.button("Edit: card “Reads the confirmation”")).to_have_count(2)
    page.push("Wider: card “Books a room with a view”")
    expect(page.entry("Books a room\nwith a view").locator(".o-marks")).to_contain_text("Touchpoint t2")
    page.push("Delete: card “A letter after the stay”")
    page.says("Card deleted: A letter after the stay")
    expect(page.button("Add card to Opportunities, Touchpoint t3")).to_be_focused()
    page.press("ControlOrMeta+z")
    expect(page.button("Edit: card “A letter after the stay”")).to_be_focused()
    page.press("Alt+ArrowLeft")
    page.says("“A letter after the stay” is in Opportunities, Touchpoint t2: 1 of 1")
    page.press("Alt+ArrowRight", "Delete")
    page.says("Card deleted: A letter after the stay")

    page.choose("Emotion now", "−2, below the satisfaction line", within=page.entry("2 Touchpoint t2"))
    page.press("Tab")
    page.says("Emotion now at “Touchpoint t2”: −2, below the satisfaction line")
    facts = page.body.get_by_role("group", name="Facts of “Touchpoint t2”")
    for mark in ("Planned peak", "Planned end", "Fail point", "May be skipped"):
        facts.get_by_role("button", name=mark, exact=True).focus()
        page.press("Space")
        expect(facts.get_by_role("button", name=mark, exact=True)).to_have_attribute("aria-pressed", "true")
    facts.get_by_role("button", name="L3").focus()
    page.press("Enter")
    facts.get_by_role("textbox", name="Channel").focus()
    page.page.keyboard.type("Desk")
    page.press("Enter")
    page.choose("Evidence", "Test", within=facts)
    details = page.unfold("Touchpoint t2", "touchpoint")
    details.get_by_role("textbox", name="Waiting (min)").focus()
    page.page.keyboard.type("7")
    page.press("Enter")
    page.unfold("No time", "card").get_by_role("switch", name="Waiting point").focus()
    page.press("Space")
    expect(page.entry("No time").locator(".o-marks")).to_contain_text("Wait point")

    page.push("Add touchpoint: stage “Stage s2”")
    page.enter_text("Farewell")
    expect(page.button("Rename: touchpoint “Farewell”")).to_be_focused()
    page.push("Move earlier: touchpoint “Farewell”")
    page.says("“Farewell” is in Stage s2: 1 of 2")
    page.push("Add stage")
    page.enter_text("After")
    page.enter_text("Thanks")
    page.push("Move earlier: stage “After”")
    page.push("Rename: stage “Stage s1”")
    page.enter_text("Before")
    page.push("Delete: touchpoint “Touchpoint t3”")
    page.push("Hide: lane “Pyramid”")
    page.push("Rename: lane “Pains”")
    page.enter_text("Friction")
    page.push("Add lane")
    page.enter_text("Ideas")
    page.push("Move up: lane “Ideas”")
    page.says("“Ideas” moved: 6 of 7")
    page.press("ControlOrMeta+z")
    page.says("Undone. Move lane: Ideas")
    page.settled()

    stored = room.stored(project)
    assert [stage.name for stage in stored.stages] == ["Before", "After", "Stage s2"]
    assert [one.name for one in stored.touchpoints] == ["Touchpoint t1", "Touchpoint t2", "Thanks", "Farewell"]
    assert texts(stored, "Touchpoint t1", "customer_actions") == ["Reads the confirmation", "Books a room\nwith a view"]
    assert cards_of(stored)[("Touchpoint t1", "thinking")] == ["Waits in line"]
    assert cards_of(stored)[("Touchpoint t1", "opportunities")] == ["No time"]
    assert stored.expect("step:c1", Step).last_touchpoint_id == "touchpoint:t2"
    second = stored.expect("touchpoint:t2", Touchpoint)
    assert (second.is_peak, second.is_end, second.is_fail, second.may_be_skipped) == (True,) * 4
    assert (second.channel, second.levels, second.evidence, second.wait_minutes) == ("Desk", ("L3",), "test", 7.0)
    assert stored.emotion("touchpoint:t2", CurveState.NOW) == -2
    lanes = {lane.name or lane.role.value: lane.is_hidden for lane in stored.lanes}
    assert lanes["pyramid"]
    assert list(lanes)[-1] == "Ideas"
    assert "Friction" in lanes


def test_several_are_chosen_and_acted_on_in_the_outline(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    page = enter(room, window(), project)
    page.push("Select: card “Books a room”")
    page.says("“Books a room” selected; 1 together.")
    page.push("Select: card “Waits in line”")
    page.says("“Waits in line” selected; 2 together.")
    page.button("Select: card “A letter after the stay”").focus()
    page.press("Space")
    page.push("Select: card “A letter after the stay”")
    page.says("“A letter after the stay” no longer selected; 2 left.")
    expect(page.body.locator("[data-act=select][aria-pressed=true]")).to_have_count(2)

    page.choose_more("card “Waits in line”", "Wait point")
    page.button("Edit: card “Books a room”").focus()
    page.press_apart("f", "d")
    page.choose_more("card “Waits in line”", "Move to …")
    page.choose("Touchpoint", "3 Touchpoint t3")
    page.choose("Lane", "Thinking and feeling")
    page.press("Tab", "Enter")
    page.says("2 cards moved to Touchpoint t3, Thinking and feeling.")
    page.button("Edit: card “Waits in line”").focus()
    page.press("Alt+ArrowLeft")
    page.says("2 cards moved.")
    page.button("Edit: card “Books a room”").focus()
    page.press("ControlOrMeta+c")
    page.button("Add card to Opportunities, Touchpoint t1").focus()
    page.press("ControlOrMeta+v")
    expect(page.button("Edit: card “Books a room”")).to_have_count(2)
    expect(page.body.locator("[data-act=select][aria-pressed=true]")).to_have_count(2)
    page.press("Delete")
    page.says_somewhere("2 deleted together.")
    page.settled()
    page.press("ControlOrMeta+z")
    expect(page.body.locator("[data-act=select][aria-pressed=true]")).to_have_count(2)
    page.button("Edit: card “Reads the confirmation”").focus()
    page.press("Shift+ArrowDown", "Escape")
    expect(page.body.locator("[data-act=select][aria-pressed=true]")).to_have_count(0)

    page.choose_more("stage “Stage s1”", "Add a stage before")
    page.enter_text("Before")
    page.enter_text("Looks around")
    page.choose_more("touchpoint “Touchpoint t2”", "Add a touchpoint before")
    page.enter_text("Between")
    page.choose_more("lane “Pains”", "Add a lane above")
    page.enter_text("Ideas")
    page.button("Details: card “Reads the confirmation”").focus()
    page.press_apart("n")
    page.enter_text("Calls back")
    page.button("More: touchpoint “Between”").focus()
    page.press_apart("p", "i")
    details = page.body.get_by_role("group", name="Details of “Between”", exact=True)
    expect(details.locator(".impact-group .insp-calm")).not_to_have_text("")
    page.button("Edit: card “Calls back”").focus()
    page.press_apart("c")
    expect(page.body.get_by_role("textbox", name="Write a comment")).to_be_focused()
    page.settled()

    stored = room.stored(project)
    assert [stage.name for stage in stored.stages] == ["Before", "Stage s1", "Stage s2"]
    names = ["Looks around", "Touchpoint t1", "Between", "Touchpoint t2", "Touchpoint t3"]
    assert [one.name for one in stored.touchpoints] == names
    assert cards_of(stored)[("Touchpoint t2", "thinking")] == ["Books a room", "Waits in line"]
    assert cards_of(stored)[("Touchpoint t1", "opportunities")] == ["Books a room", "Waits in line"]
    assert texts(stored, "Touchpoint t1", "customer_actions") == ["Reads the confirmation", "Calls back"]
    moved = [card for card in stored.all(Card) if card.lane_id == "lane:thinking"]
    assert {(card.is_wait, card.is_fail, card.evidence) for card in moved} == {(True, True, "observation")}
    assert [touchpoint.is_peak for touchpoint in stored.touchpoints] == [False, False, True, False, False]
    roles = [lane.name or lane.role.value for lane in stored.lanes]
    assert roles.index("Ideas") == roles.index("pains") - 1


def test_a_blueprint_is_read_and_changed_by_its_outline(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS, attributes={"signs": {"standard_minutes": 4.0}}))
    page = enter(room, window(), project, "blueprint")
    assert (5, "Backstage Line of visibility above") in page.headings()
    expect(page.entry("Asks for a room").locator(".o-arrows")).to_have_text("leads to “Greets” · leads to “Signs”")
    expect(page.entry("Signs").locator(".o-marks")).to_contain_text("on the critical path")

    page.button("Edit: card “Keeps bookings”").focus()
    page.press_apart("l")
    details = page.body.get_by_role("group", name="Details of “Keeps bookings”", exact=True)
    expect(details.get_by_role("combobox", name="Add an arrow to")).to_be_focused()
    page.choose("Add an arrow to", "1 · Backstage · Finds the booking", within=details)
    page.press("Tab", "Enter")
    expect(details.get_by_role("listitem")).to_contain_text("leads to “Finds the booking”")
    details.get_by_role("textbox", name="Standard time (min)").focus()
    page.page.keyboard.type("2")
    page.press("Enter")
    details = page.unfold("Finds the booking", "card")
    page.choose("Add an arrow to", "1 · Customer actions · Asks for a room", within=details)
    page.press("Tab", "Enter")
    expect(page.notices).to_contain_text("Arrow from “Finds the booking” to “Asks for a room”")
    details.get_by_role("button", name="Remove the arrow: Greets").focus()
    page.press("Enter")
    details = page.unfold("Asks for a room", "card")
    details.get_by_role("button", name="Repeat: Signs").focus()
    page.press("Space")
    expect(details.get_by_role("button", name="Repeat: Signs")).to_be_focused()
    talk = details.get_by_role("listitem").filter(has_text="leads to “Greets”")
    talk.locator("summary").focus()
    page.press("Enter")
    talk.get_by_role("textbox", name="Write a comment").focus()
    page.page.keyboard.type("By phone?")
    page.press("Enter")
    expect(talk.locator(".talk-text")).to_have_text("By phone?")
    page.settled()

    stored = room.stored(project)
    assert [one.about_id for one in stored.all(Comment)] == ["flow:asks-greets"]
    assert arrows(stored) == {
        ("Asks for a room", "Signs"),
        ("Asks for a room", "Greets"),
        ("Keeps bookings", "Finds the booking"),
    }
    assert stored.expect("flow:asks-signs", Flow).is_repeat
    assert stored.expect("step:keeps", Step).standard_minutes == 2.0


def test_an_empathy_map_is_read_and_changed_by_its_outline(room: Room, window: OpenWindow) -> None:
    project = room.project(a_study())
    page = enter(room, window(), project, "empathy")
    assert page.headings()[:3] == [(2, "Empathy map: A stay at the hotel"), (3, "Ann"), (4, "See")]
    page.push("Add note to Hear")
    page.enter_text("Doors at night")
    page.push("Move to …: note “It is loud”")
    page.choose("Area", "Pains")
    page.press("Tab", "Enter")
    page.says("“It is loud” is in Pains, Ann: 1 of 1")
    page.push("Turn into a need: note “Walks to the desk”")
    page.page.keyboard.type("an answer by phone")
    page.press("Enter")
    page.says("Kept as a need: an answer by phone")
    expect(page.button("Turn into a need: note “Walks to the desk”")).to_be_focused()
    page.push("Move up: need “an answer by phone”")
    details = page.unfold("an answer by phone", "need")
    details.get_by_role("checkbox", name="Calls within ten seconds").focus()
    page.press("Space")
    page.choose("Arises at", "1 Touchpoint t1", within=details)
    details = page.unfold("Ann", "persona")
    details.get_by_role("textbox", name="Goal").focus()
    page.press("ControlOrMeta+a")
    page.page.keyboard.type("Sleep")
    page.press("ControlOrMeta+Enter")
    page.push("Select: note “Doors at night”")
    page.push("Select: note “It is loud”")
    page.press_apart("2")
    page.choose_more("note “It is loud”", "Turn into a need")
    page.page.keyboard.type("silence")
    page.press("Enter")
    page.says("Kept as a need: silence")
    page.push("Delete: note “A lamp without a switch”")
    page.push("Add persona")
    page.enter_text("Cleo")
    expect(page.button("Rename: persona “Cleo”")).to_be_focused()
    page.settled()

    stored = room.stored(project)
    notes = {note.text: note.area.value for note in stored.all(EmpathyNote)}
    assert notes == {"Doors at night": "hear", "It is loud": "pains", "Walks to the desk": "do"}
    assert [need.name for need in stored.entries(Need)] == ["an answer by phone", "a quiet night", "silence"]
    (phone, _, silence) = stored.entries(Need)
    behind = [one.target_id for one in stored.all(Relation) if one.source_id == silence.id]
    assert [stored.expect(note_id, EmpathyNote).evidence for note_id in behind] == ["test", "test"]
    ends = {(one.relation.value, one.source_id, one.target_id) for one in stored.all(Relation)}
    assert {
        ("meets", "standard:calls", phone.id),
        ("arises_at", phone.id, "touchpoint:t1"),
        ("stems_from", phone.id, "empathy_note:walk"),
    } <= ends
    assert [persona.goal for persona in stored.entries(Persona)] == ["Sleep", "", ""]


def test_scenes_are_read_and_changed_by_their_outline(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    page = enter(room, window(), project, "scenes")
    first = page.entry("Reception").get_by_role("listitem").first
    expect(first).to_contain_text("neglected")
    page.choose("Enterprise view", "4", within=first)
    expect(first).to_contain_text("candidate")
    page.push("Link a touchpoint: scene “Rest”")
    page.choose("Touchpoint", "3 Touchpoint t3")
    page.press("Tab", "Enter")
    page.says("“Touchpoint t3” takes part in “Rest”")
    page.push("Select: link “Touchpoint t1 × Reception”")
    page.push("Select: link “Touchpoint t3 × Rest”")
    page.press("3", "Escape")
    page.push("Unlink: link “Touchpoint t2 × Reception”")
    page.push("Add scene")
    page.enter_text("Leaving")
    page.push("Move earlier: scene “Leaving”")
    page.push("Rename: scene “Rest”")
    page.enter_text("Night")
    page.unfold("Night", "scene").get_by_role("switch", name="Mandatory: may not be skipped").focus()
    page.press("Space")
    page.settled()

    stored = room.stored(project)
    assert scenes_in(stored) == ["Reception", "Leaving", "Night"]
    assert judged(stored, "t1", "reception") == (3, 4)
    assert stored.expect("scene:rest", Scene).is_mandatory
    assert judged(stored, "t2", "reception") is None
    assert judged(stored, "t3", "rest") == (3, None)


def test_the_focus_stays_while_colleagues_change_the_map(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    page = enter(room, window(), project)
    ben = room.enter(window(), project, name="Ben")
    page.push("Edit: card “Waits in line”")
    page.press("End")
    page.page.keyboard.type(" for an")
    ben.ask(TO_THINKING)
    page.says("Ben moved “Waits in line” to Thinking and feeling, Touchpoint t1.")
    expect(page.editor).to_be_focused()
    page.page.keyboard.type(" hour")
    page.press("Enter")
    expect(page.button("Edit: card “Waits in line for an hour”")).to_be_focused()

    field = page.body.get_by_role("group", name="Facts of “Touchpoint t1”").get_by_role("textbox", name="Channel")
    field.focus()
    page.page.keyboard.type("Pho")
    ben.ask(STAGE_RENAMED_AND_MOVED)
    page.says("Ben: Rename stage: Stage s1. Ben: Move stage: Before.")
    page.page.keyboard.type("ne")
    page.press("Enter")
    page.button("Delete: card “Books a room”").focus()
    ben.ask("b.dispatch({name: 'remove_card', card_id: 'step:c1'})")
    expect(page.button("Edit: card “Reads the confirmation”")).to_be_focused()
    room.agreed(project, page, ben)
    stored = room.stored(project)
    assert texts(stored, "Touchpoint t1", "thinking") == ["Waits in line for an hour"]
    assert stored.expect("touchpoint:t1", Touchpoint).channel == "Phone"


def test_map_and_outline_say_the_same(room: Room, window: OpenWindow) -> None:
    page = OutlinePage(window(is_new=True).page)
    for sample, which in (("hotel", "journey"), ("parcel", "blueprint"), ("hotel", "empathy")):
        page.open(room.address(room.sample(sample), page=which))
        page.ask("b.setFolded(new Set())")
        page.ask("b.render()")
        shown = sorted(page.root.locator(".card > .text").all_text_contents())
        page.root.locator("[data-drawing=outline]").click()
        expect(page.root.locator(".grid")).to_be_hidden()
        assert sorted(page.texts()) == shown
        ids = page.ask("[...b.root.querySelectorAll('[id]')].map((one) => one.id)")
        assert len(ids) == len(set(ids))
        page.reload()
        expect(page.body).to_be_visible()
        page.body.locator(".o-act").first.focus()
        page.press("o")
        expect(page.root.locator(".grid")).to_be_visible()


def test_on_a_phone_the_buttons_of_a_card_unfold_when_it_is_touched(room: Room, window: OpenWindow) -> None:
    phone = window(viewport=PHONE, has_touch=True, is_mobile=True)
    page = enter(room, phone, room.project(a_journey()))
    page.entry("Waits in line").locator(".o-text").tap()
    delete = page.button("Delete: card “Waits in line”")
    until(lambda: (delete.bounding_box() or {"height": 0})["height"] >= 40, "the buttons are there, large enough")
    page.button("Select: card “Waits in line”").tap()
    page.entry("Books a room").locator(".o-text").tap()
    expect(page.root.locator(".marked-count")).to_have_text("2 selected")
    page.entry("Books a room").locator(".o-text").tap()
    expect(page.root.locator(".marked-count")).to_have_text("1 selected")
    page.root.locator(".marked-bar [data-act=leave]").tap()
    width = page.page.evaluate("() => Object.values(window.__cxboards)[0].outline.root.scrollWidth")
    assert width <= PHONE["width"]


def test_axe_finds_nothing_serious_in_an_outline_in_either_theme(room: Room, window: OpenWindow) -> None:
    opened = window(is_new=True)
    found: list[str] = []
    for sample, which, scheme in (
        ("hotel", "journey", "light"),
        ("food_delivery", "blueprint", "dark"),
        ("hotel", "empathy", "light"),
        ("gym", "scenes", "dark"),
    ):
        page = enter(room, opened, room.sample(sample), which)
        page.body.locator("[data-act=details]").nth(1).click()
        page.body.locator(":is([data-act=move], [data-act=turn], [data-act=link])").first.click()
        found += [f"{which}: {line}" for line in violations_in_both_themes(page.page, scheme)]
    assert found == []
