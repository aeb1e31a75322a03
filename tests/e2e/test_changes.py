"""A designer's way: a to-be of a sample, five things changed in it, and a comparison that shows exactly these five."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from cxdesign.commands import parse
from tests.e2e.board import BoardPage
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import SOMEBODY_ELSE as ME
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

BOARDS = "Object.values(window.__cxboards ?? {}).filter((board) => board.data.still)"

LEADS = "one.grid.scroller.scrollTo({ left: 400, behavior: 'instant' });"


def still_board(page: Page, number: int = 0) -> Locator:
    """A board that stands still, drawn."""
    board = page.locator(".cxb.still.ready").nth(number)
    expect(board).to_be_visible()
    return board


def lines(page: Page) -> Locator:
    """The changes in the list."""
    return page.locator("[class*=st-key-changes-line-]")


def change_five_things(board: BoardPage) -> None:
    """Rename, reword, move, add and remove, as a person does."""
    board.rename(board.touchpoint("Breakfast"), "Breakfast to go")
    board.card("Books in the app at noon").locator(".text").dblclick()
    board.write("Books by voice at noon")
    board.add_card("Leaving", "pains", "No taxi at five")
    board.menu(board.card("Invoice comes days later"), "delete")
    board.card("A bottle of water for the road").click()
    board.press("Alt+ArrowLeft")
    board.settled()


def test_a_to_be_with_five_changes_is_compared_and_left_again(room: Room, window: OpenWindow, tmp_path: Path) -> None:
    origin = room.sample()
    one = window()
    page = one.page
    page.goto(room.address(origin, page="history"))
    page.get_by_role("button", name="Make a to-be of this").click()
    board = BoardPage(page)
    board.ready()
    arrived = page.get_by_role("dialog", name="This is the to-be now")
    expect(arrived.get_by_role("button", name="Back to Business hotel in twelve moments")).to_be_visible()
    arrived.get_by_role("button", name="Go on here").click()
    expect(arrived).to_have_count(0)
    to_be = until(
        lambda: next((row.id for row in room.services.projects.rows() if origin in made_of(room, row.id)), ""),
        "it is made",
    )
    change_five_things(board)

    page.get_by_role("link", name="Changes").click()
    expect(page.get_by_role("heading", name="1 added, 2 changed, 1 moved, 1 removed")).to_be_visible()
    expect(lines(page)).to_have_count(5)
    over = still_board(page)
    expect(over.locator(".card.diff-removed .text")).to_have_text("Invoice comes days later")
    expect(over.locator(".card.diff-added .diff-chip")).to_contain_text("added")
    expect(over.locator(".card.diff-moved")).to_have_count(1)
    expect(over.locator(".card.diff-was")).to_contain_text("was here")
    expect(over.locator(".tp.diff-changed .nm")).to_have_text("Breakfast to go")

    shown = page.get_by_role("button", name="Show on the board")
    lines(page).filter(has_text="A bottle of water for the road").locator(shown).click()
    expect(over.locator(".card.diff-moved")).to_be_in_viewport()
    with page.expect_download() as started:
        page.get_by_role("button", name="List as CSV").click()
    started.value.save_as(tmp_path / "changes.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "changes.csv").read_text("utf-8-sig"))))
    assert sorted(row[1] for row in rows[1:]) == ["added", "changed", "changed", "moved", "removed"]

    page.get_by_role("radio", name="Side by side").click()
    left, right = still_board(page), still_board(page, 1)
    expect(left.locator(".diff-added")).to_have_count(0)
    expect(left.locator(".card.diff-removed")).to_have_count(1)
    expect(right.locator(".diff-removed")).to_have_count(0)
    # What was shown last is shown on these boards too, some time after they are drawn: whoever scrolls then goes on.
    led = f"(([one, other]) => {{ {LEADS} return other.grid.scroller.scrollLeft; }})({BOARDS})"
    until(lambda: page.evaluate(led) == 400, "the other board follows")

    page.get_by_role("button", name="Touchpoint Breakfast to go").click()
    expect(page.locator(".cxb.still")).to_have_count(0)
    board.ready()
    assert board.selection() == board.ask("b.state.touchpoints().find((one) => one.name === 'Breakfast to go').id")
    assert to_be in page.url


def made_of(room: Room, project_id: str) -> str:
    return room.stored(project_id).project.origin_project


def test_a_still_board_takes_no_edits_and_fits_a_phone(room: Room, window: OpenWindow) -> None:
    project = room.services.projects.make_to_be(ME, room.sample(), name="Hotel (to-be)")
    bench = room.services.projects.workbench(project)
    bench.execute(
        ME, room.services.new_id(), parse({"name": "rename_stage", "stage_id": "stage:plan", "new_name": "Planning"})
    )
    page = window(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).page
    page.goto(room.address(project, page="changes"))
    board = still_board(page)
    expect(board.locator(".stage.diff-changed")).to_contain_text("changed")
    board.locator(".card").first.tap()
    page.keyboard.press("Delete")
    page.keyboard.press("n")
    expect(board.locator("textarea.editor")).to_be_hidden()
    assert bench.revision == 2
    wide = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    assert wide <= 0
