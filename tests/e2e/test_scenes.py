"""The matrix of scenes: judged from both views by mouse, keyboard and finger, together, and what can be bypassed."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.domain.registers import Scene
from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of, with_class
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.scenes import ScenesPage, a_visit, enter, judged, scenes_in
from tests.e2e.touch import finger
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def test_a_cell_is_linked_judged_and_unlinked_by_mouse(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    page = enter(room, window(), project)
    page.shows("t1", "reception", "5/2", "neglected")
    page.shows("t2", "reception", "3/–", "not judged")

    page.drag_bar("t1", "reception", "enterprise", start=2, to=4)
    page.shows("t1", "reception", "5/4", "candidate")
    page.at("t3", "rest").hover()
    page.at("t3", "rest").locator("[data-add=card]").click()
    page.shows("t3", "rest", "–/–", "not judged")
    page.page.mouse.click(*page.bar_at("t3", "rest", "customer", 2))
    page.page.mouse.click(*page.bar_at("t3", "rest", "enterprise", 5))
    page.shows("t3", "rest", "2/5", "firm-centred")
    page.root.locator(".insp-relevance").first.get_by_text("4", exact=True).click()
    page.shows("t3", "rest", "4/5", "candidate")
    page.settled()
    stored = room.stored(project)
    assert (judged(stored, "t1", "reception"), judged(stored, "t3", "rest")) == ((5, 4), (4, 5))

    page.menu(page.at("t3", "rest"), "unlink")
    expect(page.at("t3", "rest")).to_have_class(with_class("empty"))
    page.undo_button.click()
    page.shows("t3", "rest", "4/5", "candidate")
    page.settled()
    assert judged(room.stored(project), "t3", "rest") == (4, 5)


def test_a_first_click_on_a_bar_only_selects(room: Room, window: OpenWindow) -> None:
    page = enter(room, window(), room.project(a_visit()))
    before = page.revision()
    page.page.mouse.click(*page.bar_at("t1", "reception", "customer", 1))
    expect(page.at("t1", "reception")).to_have_class(with_class("sel"))
    page.page.mouse.move(*page.bar_at("t1", "reception", "customer", 3))
    page.page.mouse.down()
    page.page.mouse.move(*page.bar_at("t1", "reception", "customer", 1), steps=3)
    expect(page.at("t1", "reception").locator(".pair")).to_have_text("1/2")
    page.press("Escape")
    page.page.mouse.up()
    page.shows("t1", "reception", "5/2", "neglected")
    assert page.revision() == before


def test_the_same_by_keyboard_alone(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    page = enter(room, window(), project)
    page.tab_to(page.scene("Reception"))
    page.press("ArrowDown", "ArrowDown")
    expect(page.at("t2", "reception")).to_be_focused()
    page.press("4", "Shift+Digit5")
    page.shows("t2", "reception", "4/5", "candidate")
    page.press("ArrowRight")
    expect(page.at("t2", "rest")).to_be_focused()
    page.press("Enter", "ArrowDown", "2", "Shift+Digit1")
    page.shows("t3", "rest", "2/1", "standardise")
    page.press("Delete")
    expect(page.at("t3", "rest")).to_have_class(with_class("empty"))
    page.press("ArrowLeft", "ArrowLeft")
    expect(page.place("t3")).to_be_focused()
    page.press("ArrowRight", "Space", "0")
    page.settled()
    stored = room.stored(project)
    assert judged(stored, "t2", "reception") == (4, 5)
    assert judged(stored, "t2", "rest") == (None, None)
    assert judged(stored, "t3", "rest") is None
    assert judged(stored, "t3", "reception") == (0, None)

    # Judged cells are copied onto others in the shape they stand in, in one step.
    page.at("t1", "reception").focus()
    page.press("Shift+ArrowDown", "Control+c")
    page.at("t2", "rest").focus()
    page.press("Control+v")
    page.shows("t2", "rest", "5/2", "neglected")
    page.shows("t3", "rest", "4/5", "candidate")
    page.settled()
    assert room.operations(project)[-1].command == "edit_several"
    page.press("ControlOrMeta+z")
    expect(page.at("t3", "rest")).to_have_class(with_class("empty"))
    page.settled()
    assert judged(room.stored(project), "t2", "rest") == (None, None)
    page.at("t3", "reception").focus()

    page.press("Home", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowRight")
    page.press("ArrowUp")
    expect(page.scene("Reception")).to_be_focused()
    page.press("n")
    page.enter_text("Farewell")
    expect(page.scene("Farewell")).to_be_focused()
    page.press("Alt+ArrowRight")
    until(lambda: page.scene_names() == ["Reception", "Rest", "Farewell"], "the scene moved to the end")
    page.press("Enter")
    page.enter_text("Goodbye")
    page.settled()
    assert scenes_in(room.stored(project)) == ["Reception", "Rest", "Goodbye"]
    page.press("Delete")
    expect(page.scene("Goodbye")).to_have_count(0)
    page.press("ControlOrMeta+z")
    expect(page.scene("Goodbye")).to_have_count(1)


def test_scenes_are_added_moved_described_and_removed(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    page = enter(room, window(), project)
    page.root.locator(".add-scene").click()
    page.write("Waiting")
    page.drag(page.scene("Waiting"), page.scene("Reception"), at=(0.1, 0.5))
    until(lambda: page.scene_names() == ["Waiting", "Reception", "Rest"], "the scene stands first")
    page.rename(page.scene("Rest"), "Resting")
    page.scene("Resting").click()
    page.root.get_by_label("Emotional line").fill("Calm")
    page.root.get_by_label("Rational line").fill("Time left")
    page.root.get_by_role("button", name="Hearing").click()
    page.root.get_by_role("switch", name="Mandatory").click()
    expect(page.root.locator(".passages.one")).to_contain_text("no touchpoint takes part")
    page.settled()
    scene = room.stored(project).expect("scene:rest", Scene)
    assert (scene.name, scene.emotional_line, scene.rational_line) == ("Resting", "Calm", "Time left")
    assert ([sense.value for sense in scene.senses], scene.is_mandatory) == (["hearing"], True)

    page.menu(page.scene("Resting"), "delete")
    expect(page.scene("Resting")).to_have_count(0)
    page.notices.get_by_role("button", name="Undo").click()
    expect(page.scene("Resting")).to_have_count(1)


def test_the_way_past_a_scene_is_named_and_lit(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    page = enter(room, window(), project)
    scene = page.scene("Reception")
    expect(scene).to_have_attribute("data-passage", "held")
    page.at("t1", "reception").click()
    page.press("Delete")
    expect(scene).to_have_attribute("data-passage", "bypassed")
    expect(scene).to_contain_text("Can be bypassed")
    scene.click()
    expect(page.root.locator(".passages.one")).to_contain_text("Touchpoint t1 → Touchpoint t3")
    for touchpoint, way in (("t1", "on"), ("t2", "past"), ("t3", "on")):
        expect(page.place(touchpoint)).to_have_attribute("data-way", way)
    expect(page.root.locator(".findings")).to_contain_text("R10")
    page.menu(page.place("t2"), "may_be_skipped")
    expect(scene).to_have_attribute("data-passage", "held")
    expect(page.place("t1")).not_to_have_attribute("data-way", "on")


def test_the_quadrants_of_the_gym_are_read_out(room: Room, window: OpenWindow) -> None:
    page = enter(room, window(), room.sample("gym"))
    lists = page.root.locator(".quadrant-list")
    expect(lists.locator("h4 b")).to_have_text(["6", "3", "3", "11"])
    expect(lists.nth(1)).to_contain_text("Changing room and shower × Teaching")
    lists.nth(1).get_by_role("button", name="Changing room and shower × Teaching").click()
    expect(page.at("shower", "teaching")).to_be_focused()
    expect(page.root.locator(".inspector")).to_contain_text("R14")
    page.figure("candidate").click()
    expect(page.root.locator(".figure-popover")).to_contain_text("Lesson with coach → Teaching")


def test_two_people_judge_the_two_views_of_one_cell(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    ada = enter(room, window(), project)
    ben = enter(room, window(), project, name="Ben")
    expect(ada.root.locator(".people-text")).to_have_text("Ben is here")
    ben.at("t1", "reception").click()
    expect(ada.at("t1", "reception").locator(".tag")).to_have_text("Ben")
    ada.at("t1", "reception").click()
    ada.press("3")
    ben.press("Shift+Digit5")
    room.agreed(project, ada, ben)
    for page in (ada, ben):
        page.shows("t1", "reception", "3/5", "firm-centred")
    assert judged(room.stored(project), "t1", "reception") == (3, 5)
    ben.undo_button.click()
    room.agreed(project, ada, ben)
    ada.shows("t1", "reception", "3/2", "standardise")


def test_by_finger_on_a_phone(room: Room, window: OpenWindow) -> None:
    project = room.project(a_visit())
    page = enter(room, window(viewport=PHONE, has_touch=True, is_mobile=True), project)
    with finger(page.page) as hand:
        hand.tap(middle(page, "t1", "reception"))
        expect(page.root).to_have_class(with_class("sheet-open"))
        steps = page.root.locator(".insp-relevance").nth(1).get_by_role("button")
        box = box_of(steps.nth(4))
        assert box["height"] >= 40
        hand.tap((box["x"] + box["width"] / 2, box["y"] + box["height"] / 2))
        page.shows("t1", "reception", "5/4", "candidate")
        page.root.locator(".sheet-handle").click()
        expect(page.root).not_to_have_class(with_class("sheet-open"))
        page.at("t3", "rest").tap()
        page.at("t3", "rest").locator("[data-add=card]").tap()
        expect(page.root).to_have_class(with_class("sheet-open"))
        page.shows("t3", "rest", "–/–", "not judged")
        hand.tap(middle(page, "t1", "reception"))
        expect(page.at("t1", "reception")).to_have_class(with_class("sel"))
        hand.press(page.bar_at("t1", "reception", "customer", 5))
        hand.move(page.bar_at("t1", "reception", "customer", 2))
        hand.lift()
        page.shows("t1", "reception", "2/4", "firm-centred")
    page.settled()
    assert judged(room.stored(project), "t1", "reception") == (2, 4)
    assert judged(room.stored(project), "t3", "rest") == (None, None)


def middle(page: ScenesPage, touchpoint: str, scene: str) -> tuple[float, float]:
    box = box_of(page.at(touchpoint, scene))
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_in_chinese(room: Room, window: OpenWindow) -> None:
    page = enter(room, window(is_new=True, locale="zh-CN"), room.sample("gym", "zh-CN"))
    page.shows("lesson", "teaching", "5/5", "候选峰值")
    expect(page.scene("教学")).to_contain_text("无法绕过")
    page.scene("变现").click()
    expect(page.root.locator(".inspector")).to_contain_text("该场景未标为必经")


def test_empty_maps_lead_on(room: Room, window: OpenWindow) -> None:
    nothing = window()
    page = enter(room, nothing, room.project(a_journey({})))
    page.root.get_by_role("button", name="Go to the journey map").click()
    expect(page.root).to_have_attribute("data-configuration", "journey")
    BoardPage(page.page).ready()
    project = room.project(a_journey())
    page = enter(room, window(), project)
    page.root.get_by_role("button", name="Add a scene").click()
    page.write("Reception")
    expect(page.scene("Reception")).to_be_visible()
    page.settled()
    assert scenes_in(room.stored(project)) == ["Reception"]


def test_an_address_shows_its_record(room: Room, window: OpenWindow) -> None:
    page = enter(room, window(), room.project(a_visit()), record="scene:rest")
    until(lambda: page.selection() == "scene:rest", "the scene is selected")
    page.root.get_by_role("button", name="All fields in the register").click()
    page.page.get_by_test_id("stMain").get_by_role("button", name="Open the matrix of scenes").click()
    page.ready()
    until(lambda: page.selection() == "scene:rest", "the scene is selected again")
