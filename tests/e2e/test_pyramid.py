"""The pyramid and the exercises as a person uses them: by mouse, by key, by finger, in two browsers, in Chinese."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cxdesign.domain.cards import Feature
from cxdesign.domain.vocabulary import Level
from tests.builders import a_journey
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.shortcuts import press_at_once, press_until
from tests.e2e.touch import finger
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e
TEA = "feature:tea"


def a_pyramid(room: Room) -> str:
    """Start a project with one tested feature on level 3 and one that waits; return its id."""
    cards = {TEA: ("t1", "opportunities", "Tea for all"), "feature:key": ("t2", "opportunities", "Key by phone")}
    attributes = {"t1": {"levels": ["L1", "L2", "L4"]}}
    document = a_journey({"s": ["t1", "t2"]}, cards=cards, attributes=attributes, now={"t1": 1, "t2": -1})
    tea = document.expect(TEA, Feature).replaced({"level": "L3", "evidence": "test"})
    return room.project(document.with_records(changed=[tea]))


def at(page: Page, room: Room, project: str) -> None:
    """Go to the pyramid of a project and wait until its cards are drawn."""
    page.goto(room.address(project, page="pyramid"))
    expect(card(page, "Tea for all")).to_be_visible()
    expect(page.locator(".st-key-pyramid-lines svg[role=img]")).to_be_visible()


def card(page: Page, text: str) -> Locator:
    """Return the card of a feature."""
    return page.locator(".pyr .card:not(.ghost)", has_text=text)


def row(page: Page, level: str) -> Locator:
    """Return the row of a level; empty is the tray."""
    return page.locator(f'.pyr .row[data-level="{level}"]')


def stands_on(room: Room, project: str, feature: str, level: Level | None) -> Callable[[], bool]:
    """Return a question: whether a feature stands on a level by now."""
    return lambda: room.stored(project).expect(feature, Feature).level is level


def middle(locator: Locator) -> tuple[float, float]:
    """Return the middle of an element in the window."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def told(page: Page) -> Locator:
    """Return what a screen reader is told."""
    return page.locator(".pyr > .spoken")


def test_a_feature_is_dragged_to_the_base_and_taken_back(room: Room, window: OpenWindow) -> None:
    project = a_pyramid(room)
    page = window(viewport={"width": 1440, "height": 1300}).page
    at(page, room, project)
    expect(page.get_by_text("What the map shows: Base first, because of L1, L2.")).to_be_visible()
    x, y = middle(card(page, "Tea for all"))
    to_x, to_y = middle(row(page, "L1").locator(".cards"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 12, y + 12, steps=2)
    page.mouse.move(to_x, to_y, steps=6)
    expect(row(page, "L1")).to_have_class("row l1 over")
    page.mouse.up()
    until(stands_on(room, project, TEA, Level.L1), "the feature stands on level 1")
    expect(row(page, "L1").locator(".card", has_text="Tea for all")).to_contain_text("moved from L3")
    expect(told(page)).to_contain_text("L1 2.50 → 3.50")
    expect(page.locator(".st-key-pyramid-notice")).to_contain_text("now stands on L1")
    page.locator(".st-key-pyramid-notice").get_by_role("button", name="Undo").click()
    until(stands_on(room, project, TEA, Level.L3), "the feature is back on level 3")
    expect(row(page, "L3").locator(".card", has_text="Tea for all")).to_be_visible()


def test_a_drag_that_is_given_up_moves_nothing(room: Room, window: OpenWindow) -> None:
    project = a_pyramid(room)
    page = window(viewport={"width": 1440, "height": 1300}).page
    at(page, room, project)
    before = room.stored(project).revision
    x, y = middle(card(page, "Tea for all"))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*middle(row(page, "L1").locator(".cards")), steps=6)
    expect(page.locator(".pyr .ghost")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".pyr .ghost")).to_have_count(0)
    page.mouse.up()
    expect(row(page, "L3").locator(".card", has_text="Tea for all")).to_be_visible()
    assert room.stored(project).revision == before


def test_a_feature_is_moved_by_key_and_keeps_the_focus(room: Room, window: OpenWindow) -> None:
    project = a_pyramid(room)
    page = window().page
    at(page, room, project)
    face = card(page, "Tea for all").locator(".face")
    face.focus()
    for key, level in (("4", Level.L4), ("ArrowDown", Level.L3), ("0", None), ("ArrowUp", Level.L1)):
        page.keyboard.press(key)
        until(stands_on(room, project, TEA, level), f"{key} puts the feature on {level}")
        place = row(page, "" if level is None else level.value)
        expect(place.locator(".card:not(.sent)", has_text="Tea for all")).to_be_visible()
        expect(face).to_be_focused()
    expect(told(page)).to_contain_text("Tea for all")
    # As fast as they are pressed, each key goes on from where the one before it led.
    for keys, level in ((("ArrowUp", "ArrowUp", "4", "ArrowDown"), Level.L3), (("ArrowDown", "1"), Level.L1)):
        press_at_once(page, *keys)
        until(stands_on(room, project, TEA, level), "all keys have counted")
        expect(row(page, level.value).locator(".card:not(.sent)", has_text="Tea for all")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(card(page, "Key by phone").locator(".face")).to_be_focused()


def test_a_chosen_card_offers_its_levels_and_the_questions(room: Room, window: OpenWindow) -> None:
    project = a_pyramid(room)
    page = window().page
    at(page, room, project)
    card(page, "Key by phone").locator(".face").click()
    page.get_by_role("button", name="Ask the four questions").click()
    questions = page.locator(".st-key-pyramid-tree")
    expect(questions.get_by_role("combobox")).to_have_value("Key by phone")
    questions.get_by_role("radio", name="Yes").click()
    questions.get_by_role("button", name="Put “Key by phone” on L1").click()
    until(stands_on(room, project, "feature:key", Level.L1), "the answer is applied")
    expect(row(page, "L1").locator(".card", has_text="Key by phone")).to_be_visible()


def test_a_colleague_sees_the_move(room: Room, window: OpenWindow) -> None:
    project = a_pyramid(room)
    ada, ben = window().page, window().page
    at(ada, room, project)
    at(ben, room, project)
    card(ada, "Tea for all").locator(".face").focus()
    ada.keyboard.press("2")
    expect(row(ben, "L2").locator(".card", has_text="Tea for all")).to_be_visible()


def test_on_a_phone_a_finger_drags_by_the_grip_and_taps_a_level(room: Room, window: OpenWindow) -> None:
    project = a_pyramid(room)
    page = window(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).page
    at(page, room, project)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # first the taps: Chromium swallows a tap that follows a fast drag
    card(page, "Key by phone").locator(".face").tap()
    card(page, "Key by phone").get_by_role("button", name="L3", exact=True).tap()
    until(stands_on(room, project, "feature:key", Level.L3), "a tap has moved the feature")
    expect(row(page, "L3").locator(".card:not(.sent)", has_text="Key by phone")).to_be_visible()
    expect(page.locator(".st-key-pyramid-notice")).to_contain_text("now stands on L3")
    row(page, "L2").scroll_into_view_if_needed()
    start = middle(card(page, "Tea for all").locator(".grip"))
    target = row(page, "L2").bounding_box()
    assert target is not None
    with finger(page) as one:
        one.press(start)
        one.move((start[0] + 10, start[1] + 20))
        one.move((target["x"] + 150, target["y"] + target["height"] / 2))
        one.lift()
    until(stands_on(room, project, TEA, Level.L2), "the finger has moved the other")
    expect(page.locator(".st-key-pyramid-notice")).to_contain_text("now stands on L2")


def test_the_exercise_is_done_by_key_and_says_at_once_why(room: Room, window: OpenWindow) -> None:
    page = window().page
    page.goto(f"{room.server.url}/exercises")
    for number, key in enumerate("1334", start=1):
        expect(page.get_by_role("heading", name=f"item {number} of 24")).to_be_visible()
        expect(page.locator(".st-key-sorting-answers button:not([disabled])")).to_have_count(5)
        following = page.get_by_role("button", name="Next item")
        press_until(page, key, following)
        if number == 2:
            expect(page.locator("[role=status]")).to_have_text("Not quite: expected is L2 Feedback.")
            expect(page.get_by_text("Something has gone wrong and is put right fast.")).to_be_visible()
        press_until(page, "Enter", page.get_by_role("heading", name=f"item {number + 1} of 24"))
    expect(page.get_by_role("img", name="4 of 24 answered: 3 right, 0 half right, 1 not right")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Attempt as CSV").click()
    lines = download.value.path().read_text("utf-8-sig").splitlines()
    assert lines[:3] == [
        "item,answer,expected,credit,decided_by,own_reason",
        "1,L1,L1,1.0,missed,",
        "2,L3,L2,0.0,problem,",
    ]


def test_a_verdict_is_predicted_and_the_playground_is_set_to_it(room: Room, window: OpenWindow) -> None:
    page = window().page
    page.goto(f"{room.server.url}/exercises")
    page.get_by_role("combobox", name="Verdict of case 4").click()
    page.get_by_role("option", name="Delight", exact=True).click()
    expect(page.get_by_text("It is: Base first.")).to_be_visible()
    page.get_by_role("button", name="Try it in the playground").click()
    expect(page.get_by_role("img", name="Base first, because of L2.")).to_be_visible()


def test_a_line_moved_here_is_drawn_there_on_the_journey_map_too(room: Room, window: OpenWindow) -> None:
    project = a_pyramid(room)
    page = window().page
    at(page, room, project)
    expect(page.get_by_text("Now: 1 of 2 stay below the satisfaction line 0: 2 Touchpoint t2 (−1).")).to_be_visible()
    page.get_by_role("spinbutton", name="Delight line").fill("1")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Now: 1 of 2 reach the delight line +1: 1 Touchpoint t1 (+1).")).to_be_visible()
    assert room.stored(project).project.delight_line == 1
    journey = room.enter(window(), project)
    expect(journey.root.locator(".curve").get_by_text("Delight +1")).to_be_visible()
    expect(journey.root.locator(".curve").get_by_text("Satisfaction 0")).to_be_visible()


def test_the_pyramid_speaks_chinese_in_the_dark(room: Room, window: OpenWindow) -> None:
    project = room.sample("hotel", "zh-CN")
    page = window(locale="zh-CN", color_scheme="dark").page
    page.goto(room.address(project, page="pyramid"))
    tea = page.locator(".pyr .card", has_text="一人一杯茶")
    tea.locator(".face").focus()
    page.keyboard.press("1")
    expect(told(page)).to_contain_text("结论：先打好基础 → 闸门半开")
    expect(page.locator(".st-key-pyramid-play-verdict")).to_contain_text("闸门半开")
