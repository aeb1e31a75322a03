"""Criteria in a real browser: copied, edited, saved as a file, read from it, and asked in a round."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cxdesign.commands.evaluation import OpenRound
from cxdesign.domain.evaluation import CriteriaSet
from tests.builders import a_journey
from tests.e2e.conftest import OpenWindow
from tests.e2e.rating import ROUND, RatingPage, act
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def at(page: Page, room: Room, project: str) -> None:
    """Go to the page of criteria and wait until it is drawn."""
    page.goto(room.address(project, page="criteria"))
    expect(page.get_by_role("button", name="Read C1 Core promise kept")).to_be_visible()


def sets(room: Room, project: str) -> tuple[CriteriaSet, ...]:
    """Return the project's own sets."""
    return room.stored(project).entries(CriteriaSet)


def test_an_edited_copy_is_carried_as_a_file_and_asked_of_raters(
    room: Room, window: OpenWindow, tmp_path: Path
) -> None:
    project = room.project(a_journey())
    page = window().page
    at(page, room, project)
    page.get_by_role("button", name="Make a copy of our own").click()
    page.get_by_test_id("stPopoverBody").get_by_role("button", name="Make a copy of our own").click()
    until(lambda: len(sets(room, project)) == 1, "the copy is made")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)
    name = page.get_by_role("textbox", name="Name", exact=True)
    expect(name).to_have_value("Core promise kept")
    name.fill("Promise kept at night")
    name.press("Enter")
    own = sets(room, project)[0]
    until(lambda: room.stored(project).criteria(own.id)[0].name == "Promise kept at night", "the name is kept")
    expect(page.get_by_text("C1 · Promise kept at night")).to_be_visible()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Export as JSON").click()
    file = tmp_path / "criteria.json"
    saving.value.save_as(file)
    assert json.loads(file.read_text("utf-8"))["criteria"][0]["name"] == "Promise kept at night"

    page.get_by_role("button", name="Import a set").click()
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(file)
    page.get_by_role("button", name="Take over as a set of our own").click()
    until(lambda: len(sets(room, project)) == 2, "the file is taken over")

    act(room, project, OpenRound(round_id=ROUND, round_name="Round 1", set_id=sets(room, project)[1].id))
    ann = RatingPage(window(), room, project).open().start()
    expect(ann.root.locator(".id")).to_contain_text("C1 · Promise kept at night")
