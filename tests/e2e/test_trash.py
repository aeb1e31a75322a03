"""A project that is moved to the trash while people have it open: they see it at once, and can only read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.storage import ProjectState
from tests.builders import a_journey
from tests.e2e.conftest import OpenWindow
from tests.e2e.home import HomePage
from tests.e2e.maps import texts
from tests.e2e.room import SOMEBODY_ELSE, Room

pytestmark = pytest.mark.e2e


def test_a_project_in_the_trash_is_told_at_once_and_can_be_read_only(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(name="To be thrown away"))
    ben = room.enter(window(), project, name="Ben")
    ben.card("Waits in line").dblclick()
    ben.press("End")
    ben.page.keyboard.type(", for an hour")

    home = HomePage(window().page)
    home.open(room.server.url)
    home.choose(home.project("To be thrown away"), "Move to trash")
    banner = ben.root.locator(".banner")
    expect(banner).to_contain_text("moved to the trash")
    expect(ben.editor).to_have_count(0)
    expect(ben.notices).to_contain_text("Waits in line, for an hour")
    expect(ben.undo_button).to_be_disabled()
    ben.card("Waits in line").click()
    ben.press("Delete", "Enter", "N")
    expect(ben.card("Waits in line")).to_be_visible()
    expect(ben.editor).to_have_count(0)

    home.page.get_by_role("button", name="Undo").click()
    expect(banner).to_be_hidden()
    ben.add_card("Touchpoint t1", "pains", "goes on")
    ben.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["goes on"]


def test_what_another_process_put_into_the_trash_is_told_with_the_next_edit(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    room.services.projects.move(SOMEBODY_ELSE, project, ProjectState.TRASHED)
    board.add_card("Touchpoint t1", "pains", "too late")
    expect(board.root.locator(".banner")).to_contain_text("moved to the trash")
    expect(board.notices).to_contain_text("too late")
