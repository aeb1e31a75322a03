"""Files through the pages: a spreadsheet in, a project out, away for good, and in again."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

import cxdesign
from cxdesign.errors import CxDesignError
from cxdesign.formats import native, read_bytes
from tests.acting import does
from tests.builders import a_whole_project
from tests.e2e.conftest import OpenWindow
from tests.e2e.home import HomePage
from tests.e2e.maps import cards_of
from tests.e2e.room import SOMEBODY_ELSE, Room

pytestmark = pytest.mark.e2e

FILES = Path(__file__).resolve().parents[1] / "files"


def test_a_spreadsheet_becomes_a_map(room: Room, window: OpenWindow) -> None:
    home = HomePage(window().page)
    home.open(room.server.url)
    home.open_file(FILES / "taxi.xlsx")
    read = read_bytes((FILES / "taxi.xlsx").read_bytes(), "taxi.xlsx", locale="en")
    expect(home.page.get_by_text("Cell E6: “还行” is not a whole number")).to_be_visible()
    home.page.get_by_role("button", name="Create a project").click()
    board, project = home.arrive()
    expected = read.document
    stored = room.stored(project)
    assert [touchpoint.name for touchpoint in stored.touchpoints] == [one.name for one in expected.touchpoints]
    assert cards_of(stored) == cards_of(expected)
    assert len(stored.touchpoints) > 3
    assert board.names("touchpoint") == [touchpoint.name for touchpoint in expected.touchpoints]


def test_a_file_says_all_it_holds_before_it_is_opened(room: Room, window: OpenWindow, tmp_path: Path) -> None:
    file = tmp_path / "whole.json"
    file.write_bytes(native.write(a_whole_project()))
    home = HomePage(window().page)
    home.open(room.server.url)
    home.open_file(file)
    expect(
        home.page.get_by_text("8 cards, 5 arrows, 2 personas, 2 notes, 1 need, 12 register entries, 1 round, 3 ratings")
    ).to_be_visible()
    expect(home.page.locator("[class*=st-key-opening-picture] svg")).to_have_count(2)


def test_a_project_exported_deleted_and_imported_again_is_the_same(
    room: Room, window: OpenWindow, tmp_path: Path
) -> None:
    project = room.sample("food_delivery")
    bench = room.services.projects.workbench(project)
    does(bench, SOMEBODY_ELSE, "rename_project", new_name="Away and back again")  # others have the sample's name
    before = room.stored(project)
    page = window().page
    page.goto(f"{room.server.url}/exchange?project={project}")
    with page.expect_download() as waiting:
        page.locator(".st-key-exporting-native").get_by_role("button", name="Download").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert set(cxdesign.read(file)) == set(before)

    home = HomePage(page)
    home.open(room.server.url)
    name = before.project.name
    home.choose(home.project(name), "Move to trash")
    expect(page.get_by_text(f"“{name}” is in the trash now.")).to_be_visible()
    page.get_by_role("radio", name="Trash").or_(page.get_by_role("button", name="Trash")).first.click()
    home.choose(home.line(name), "Delete for good")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Delete for good")).to_be_disabled()
    dialog.get_by_role("textbox").fill(name)
    dialog.get_by_role("button", name="Delete for good").click()
    expect(dialog).to_be_hidden()
    with pytest.raises(CxDesignError):
        room.stored(project)

    home.open(room.server.url)
    home.open_file(file)
    page.get_by_role("button", name="Create a project").click()
    board, again = home.arrive()
    assert again != project
    assert set(room.stored(again)) == set(before)
    expect(board.touchpoint(before.touchpoints[0].name)).to_be_visible()


def test_a_file_that_is_no_journey_is_refused_with_a_sentence_and_makes_nothing(
    room: Room, window: OpenWindow, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "something else"', "utf-8")
    count = len(room.services.projects.rows())
    home = HomePage(window().page)
    home.open(room.server.url)
    home.start("From a file")
    home.page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(broken)
    expect(home.page.get_by_role("alert")).to_be_visible()
    expect(home.page.get_by_role("button", name="Create a project")).to_have_count(0)
    assert len(room.services.projects.rows()) == count
