"""A project that is moved to the trash while people have it open: they see it at once, and can only read."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.storage import ProjectState
from tests.acting import does
from tests.builders import a_journey
from tests.e2e.conftest import OpenWindow
from tests.e2e.home import HomePage
from tests.e2e.maps import texts
from tests.e2e.room import SOMEBODY_ELSE, Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

COMMENTS = """() => Object.values(window.__cxboards).flatMap((board) =>
    [...board.state.records.values()].filter(({ kind }) => kind === "comment").map(({ text }) => text))"""
"""What the comments say that the open boards hold."""
FRAMES = """new Promise((resolve) => {
    indexedDB.open("cx-board", 1).onsuccess = ({ target }) =>
        resolve(target.result.transaction("frames", "readwrite").objectStore("frames"));
})"""
LEAVE_BEHIND = f"""async (project) => {{
    sessionStorage.setItem(`cx-board.draft.${{project}}`, "a draft");
    localStorage.setItem("cx-board.clip", JSON.stringify({{ project }}));
    const frames = await {FRAMES};
    frames.put({{ id: "left", projectId: project, tab: "another", sequence: 1, frame: {{ id: "left" }} }});
}}"""
"""Leaves a draft, something copied, and what another tab has not sent."""
LEFT = f"""async (project) => {{
    const kept = [localStorage, sessionStorage].flatMap((area) => Object.entries(area).map(String));
    const frames = await {FRAMES};
    const count = await new Promise((resolve) => {{
        frames.index("project").count(project).onsuccess = ({{ target }}) => resolve(target.result);
    }});
    return count + kept.filter((one) => one.includes(project)).length;
}}"""
"""How much of a project is left in the browser's own storage."""


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


def test_what_another_process_did_to_a_project_is_told(room: Room, window: OpenWindow) -> None:
    """A name is removed, the project goes to the trash, and then for good: nothing of it stays in the browser."""
    project = room.project(a_journey())
    board = room.enter(window(), project, name="Zelda")
    until(lambda: "Zelda" in room.services.store.people.names().values(), "the name has arrived")
    (zelda,) = (one for one, name in room.services.store.people.names().items() if name == "Zelda")
    bench = room.services.projects.workbench(project)
    does(bench, SOMEBODY_ELSE, "add_comment", comment_id="comment:z", about_id="touchpoint:t1", text="@Zelda?")
    until(lambda: board.page.evaluate(COMMENTS) == ["@Zelda?"], "the comment has arrived")
    room.services.care.redact(SOMEBODY_ELSE, zelda)
    until(lambda: board.page.evaluate(COMMENTS) == ["@Former participant 1?"], "the name is gone from the board")

    board.open_new_card("Touchpoint t1", "pains")
    board.page.keyboard.type("too late")
    room.services.projects.move(SOMEBODY_ELSE, project, ProjectState.TRASHED)
    board.click_elsewhere()
    expect(board.root.locator(".banner")).to_contain_text("moved to the trash")
    expect(board.notices).to_contain_text("too late")

    board.page.evaluate(LEAVE_BEHIND, project)
    assert board.page.evaluate(LEFT, project) >= 3
    room.services.projects.purge(SOMEBODY_ELSE, project)
    expect(board.root.locator(".banner")).to_contain_text("deleted for good")
    until(lambda: board.page.evaluate(LEFT, project) == 0, "this browser has forgotten the project")
