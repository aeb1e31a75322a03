"""What a notice offers to take back is the step it tells of, and nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.browser import Window
from tests.e2e.conftest import OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


def test_the_offer_to_undo_goes_with_the_next_step_and_with_the_undo(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.add_card("Touchpoint t3", "pains", "written before")
    board.stage("Stage s1").click()
    board.press("Delete")
    expect(board.notices).to_contain_text("Stage deleted: Stage s1")
    board.press("ControlOrMeta+Z")
    expect(board.notices).to_have_count(0)
    expect(board.stage("Stage s1")).to_be_visible()

    board.touchpoint("Touchpoint t2").click()
    board.press_apart("p")
    expect(board.notices).to_have_count(1)
    board.add_card("Touchpoint t3", "pains", "written after")
    expect(board.notices).to_have_count(0)
    board.settled()
    assert texts(room.stored(project), "Touchpoint t3", "pains") == ["written before", "written after"]


def test_the_offer_takes_back_its_own_step(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.add_card("Touchpoint t3", "pains", "written before")
    board.touchpoint("Touchpoint t2").click()
    board.press_apart("p")
    board.notices.get_by_role("button", name="Undo").click()
    expect(board.notices).to_have_count(0)
    board.settled()
    stored = room.stored(project)
    assert not stored.touchpoints[1].is_peak
    assert texts(stored, "Touchpoint t3", "pains") == ["written before"]


def test_what_one_did_in_another_window_takes_the_offer_away(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    first = window()
    board = room.enter(first, project)
    second = Window(first.context)
    other = room.enter(second, project)
    board.touchpoint("Touchpoint t2").click()
    board.press_apart("p")
    expect(board.notices).to_have_count(1)
    other.add_card("Touchpoint t3", "pains", "from the other window")
    expect(board.card("from the other window")).to_be_visible()
    expect(board.notices).to_have_count(0)
    second.page.close()
