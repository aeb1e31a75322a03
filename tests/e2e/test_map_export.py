"""A map leaves the board as one file, which opens in a browser without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.e2e


def test_a_page_downloaded_from_the_board_opens_without_a_server_and_finds(room, window, tmp_path):
    opened = window()
    page = opened.page
    project = room.sample("hotel", "en")
    board = room.enter(opened, project)
    board.touchpoint("Breakfast").focus()
    board.press("p")
    board.settled()
    board.ask("b.actions.toggleFold(b.state.stages().at(-1).id)")
    page.get_by_role("button", name="Export").filter(visible=True).first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("img").first).to_be_visible()
    expect(dialog.get_by_text("cards in folded stages")).to_be_visible()
    dialog.get_by_text("Web page", exact=True).click()
    expect(dialog.get_by_text("opens in any browser")).to_be_visible()
    with page.expect_download() as started:
        dialog.get_by_role("button", name="Download").click()
    file = Path(tmp_path) / started.value.suggested_filename
    started.value.save_as(file)
    assert file.name.startswith("Business hotel in twelve moments Journey map 20")
    # A download may leave the focus on the page: keys must not reach the map beneath, and Escape still closes.
    page.keyboard.press("Control+z")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert len(room.operations(project)) == 2
    page.goto(file.as_uri())
    expect(page.get_by_role("heading", level=1)).to_have_text("Business hotel in twelve moments")
    page.get_by_role("searchbox").fill("noodles")
    expect(page.get_by_role("status")).to_have_text("1 found")
    expect(page.locator("article:visible")).to_have_count(1)
    expect(page.locator(".drawing svg")).to_contain_text("Walks in with luggage")
