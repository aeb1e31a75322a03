"""History: a version gets its name, an earlier state comes back on everybody's board, and that can be undone too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


def test_a_named_version_is_restored_while_a_colleague_looks_at_the_board(room: Room, window: OpenWindow) -> None:
    before = a_journey()
    project = room.project(before)
    page = window().page
    page.goto(f"{room.server.url}/history?project={project}")
    page.get_by_role("textbox", name="Name the current state").fill("Before the workshop")
    page.keyboard.press("Enter")
    version = page.locator("[class*='st-key-history-named-']").filter(has_text="Before the workshop")
    expect(version).to_be_visible()

    ben = room.enter(window(), project, name="Ben")
    ben.menu(ben.stage("Stage s1"), "delete")
    ben.settled()
    page.reload()
    expect(page.get_by_text("Delete stage: Stage s1")).to_be_visible()
    expect(page.locator("[class*='st-key-history-plain-']").filter(has_text="Delete stage")).to_contain_text("Ben")
    version.get_by_role("button", name="Restore").click()
    expect(ben.card("Books a room")).to_be_visible()
    room.agreed(project, ben)
    assert set(room.stored(project)) == set(before)

    page.get_by_role("button", name="Undo").click()
    expect(ben.stage("Stage s1")).to_have_count(0)
    room.agreed(project, ben)
    assert [stage.name for stage in room.stored(project).stages] == ["Stage s2"]
