"""Finding by words on every map: as one types, through what is folded and hidden too, and by input methods."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage, with_class
from tests.e2e.conftest import OpenWindow
from tests.e2e.empathy import a_study
from tests.e2e.empathy import enter as enter_empathy
from tests.e2e.room import Room
from tests.e2e.scenes import a_visit
from tests.e2e.scenes import enter as enter_scenes
from tests.e2e.test_input_methods import input_method

pytestmark = pytest.mark.e2e

FIELD_HAS_FOCUS = "(node) => node.getRootNode().activeElement === node"


def field_of(board: BoardPage) -> Locator:
    """Return the field that finds."""
    return board.root.get_by_role("searchbox", name="Find on the map")


def finds(board: BoardPage, words: str, told: str) -> None:
    """Type words into the field that finds and wait for what it tells of them."""
    field_of(board).fill(words)
    expect(board.root.locator(".find-count")).to_have_text(told)


def test_words_are_found_as_they_are_typed_wherever_they_stand(room: Room, window: OpenWindow) -> None:
    document = a_journey(attributes={"t2": {"channel": "Café desk"}})
    board = room.enter(window(), room.project(document))
    board.touchpoint("Touchpoint t1").focus()
    board.press("/")
    board.page.keyboard.type("the")
    expect(board.root.locator(".find-count")).to_have_text("1 of 2")
    expect(board.card("Reads the confirmation")).to_have_class(with_class("found-now"))
    expect(board.card("A letter after the stay")).to_have_class(with_class("found"))
    board.press("Enter")
    expect(board.card("A letter after the stay")).to_have_class(with_class("found-now"))
    board.press("Shift+Enter", "Shift+Enter")
    expect(board.card("A letter after the stay")).to_have_class(with_class("found-now"))
    board.press("Escape")
    expect(board.card("A letter after the stay")).to_be_focused()
    assert board.selection() == "feature:c4"
    expect(board.root.locator(".found")).to_have_count(0)

    board.root.locator(".bar-find").click()
    finds(board, "CAFE", "1 of 1")
    expect(board.touchpoint("Touchpoint t2")).to_have_class(with_class("found-now"))
    finds(board, "pains", "1 of 1")
    expect(board.lane("Pains")).to_have_class(with_class("found-now"))
    finds(board, "no such words", "Nothing found")
    field_of(board).fill("")
    assert board.revision() == document.revision + 1


def test_what_is_folded_or_hidden_is_found_and_says_so(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    where = board.root.locator(".find-where")
    board.menu(board.lane("Pains"), "hide_lane")
    board.menu(board.stage("Stage s2"), "fold")
    board.press("/")
    finds(board, "letter", "1 of 1")
    expect(where).to_contain_text("A letter after the stay – in the folded stage “Stage s2”")
    expect(board.card("A letter after the stay")).to_have_count(0)
    board.press("Escape")
    expect(board.card("A letter after the stay")).to_be_focused()

    board.press("/")
    finds(board, "line", "1 of 1")
    expect(where).to_contain_text("Waits in line – in the hidden lane “Pains”")
    where.get_by_role("button", name="Show lane").click()
    expect(where).to_be_hidden()
    assert field_of(board).evaluate(FIELD_HAS_FOCUS)
    board.press("Escape")
    expect(board.card("Waits in line")).to_be_focused()
    board.settled()


def test_chinese_is_found_once_it_is_composed(room: Room, window: OpenWindow) -> None:
    project = room.project(
        a_journey(cards={"note:x": ("t2", "pains", "排队等候太久"), "note:y": ("t3", "pains", "等候")})
    )
    board = room.enter(window(), project)
    board.card("等候").focus()
    board.press("/")
    with input_method(board.page) as method:
        method.compose("deng'hou")
        expect(board.root.locator(".find-count")).to_have_text("")
        method.commit("等候")
    expect(board.root.locator(".find-count")).to_have_text("2 of 2")
    expect(board.card("等候")).to_have_class(with_class("found-now"))
    board.press("Enter")
    expect(board.card("排队等候太久")).to_have_class(with_class("found-now"))


def test_needs_personas_and_scenes_are_found_on_their_maps(room: Room, window: OpenWindow) -> None:
    page = enter_empathy(room, one := window(), room.project(a_study()))
    page.press("/")
    finds(page, "quiet", "1 of 1")
    expect(page.need("a quiet night")).to_have_class(with_class("found-now"))
    finds(page, "ben", "1 of 1")
    expect(page.root.locator(".find-where")).to_contain_text("with “Ben”")
    finds(page, "loud", "1 of 1")
    page.press("Escape")
    expect(page.card("It is loud")).to_be_focused()

    scenes = enter_scenes(room, one, room.project(a_visit()))
    scenes.press("/")
    finds(scenes, "reception", "1 of 1")
    expect(scenes.scene("Reception")).to_have_class(with_class("found-now"))
    finds(scenes, "t3", "1 of 1")
    scenes.press("Escape")
    expect(scenes.place("t3")).to_be_focused()
