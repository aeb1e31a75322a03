"""Undo takes back the step somebody sees as their newest, or nothing: off line, refused, in two windows, anywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.services.actor import Actor, Role
from tests.acting import does
from tests.builders import a_journey
from tests.e2e.conftest import NETWORK_NOISE, OpenWindow
from tests.e2e.maps import texts
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e
TOLERATED_FAULTS = NETWORK_NOISE


def test_an_undo_of_an_edit_that_is_refused_takes_back_nothing_older(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    first = window(is_new=True)
    ada, ben = room.enter_both(first, window(), project)
    ada.add_card("Touchpoint t1", "pains", "written before")
    ada.settled()
    first.go_off_line()
    expect(ada.badge).to_contain_text("Reconnecting")
    ada.card("Waits in line").dblclick()
    ada.press("ControlOrMeta+A")
    ada.write("edited off line")
    ben.menu(ben.card("Waits in line"), "delete")
    ben.settled()
    ada.undo_button.click()
    first.context.set_offline(False)
    expect(ada.badge).to_contain_text("Live")
    ada.settled()
    expect(ada.card("written before")).to_be_visible()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["written before"]


def test_the_buttons_work_on_what_waits_to_be_sent(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    first = window(is_new=True)
    board = room.enter(first, project)
    expect(board.undo_button).to_be_disabled()
    first.go_off_line()
    expect(board.badge).to_contain_text("Reconnecting")
    board.add_card("Touchpoint t1", "pains", "written off line")
    board.undo_button.click()
    expect(board.card("written off line")).to_have_count(0)
    expect(board.undo_button).to_be_disabled()
    board.redo_button.click()
    expect(board.card("written off line")).to_be_visible()
    expect(board.redo_button).to_be_disabled()
    first.context.set_offline(False)
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["written off line"]


def test_an_undo_that_waited_leaves_alone_what_another_window_did(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    first = window(is_new=True)
    board = room.enter(first, project)
    board.add_card("Touchpoint t1", "pains", "from the first window")
    board.settled()
    first.go_off_line()
    expect(board.badge).to_contain_text("Reconnecting")
    board.undo_button.click()
    ada = Actor(room.operations(project)[-1].actor_id, Role.OWNER)
    does(room.services.projects.workbench(project), ada, "rename_project", new_name="From another window")
    first.context.set_offline(False)
    board.settled()
    expect(board.notices).to_contain_text("You have done something since")
    stored = room.stored(project)
    assert stored.project.name == "From another window"
    assert texts(stored, "Touchpoint t1", "pains") == ["from the first window"]


def test_undo_works_wherever_one_clicked_last(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    first = window(is_new=True)
    board = room.enter(first, project)
    box = board.root.bounding_box() or {}
    for place, click in {
        "in the bar": board.click_elsewhere,
        "at the head of the page": lambda: first.page.mouse.click(1060, 6),
        "nowhere": lambda: first.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] - 60),
    }.items():
        board.add_card("Touchpoint t1", "pains", f"before a click {place}")
        board.settled()
        click()
        board.press("ControlOrMeta+Z")
        expect(board.card(f"before a click {place}")).to_have_count(0)
        board.settled()
