"""Findings beside the map: they lead to their place, are mended by a click, set aside, and come back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


def finding(board: BoardPage, rule: str) -> Locator:
    """Return the findings of a rule."""
    return board.root.locator(".finding").filter(has_text=f"{rule} ·")


def opened(board: BoardPage, rule: str) -> Locator:
    """Open the first finding of a rule and return it."""
    found = finding(board, rule).first
    found.locator(".finding-open").click()
    return found


def test_a_finding_leads_to_its_place(room: Room, window: OpenWindow) -> None:
    project = room.sample("four_phases")
    board = room.enter(window(), project)
    opened(board, "R04")
    first = room.stored(project).touchpoints[0]
    expect(board.root.locator(f'[data-touchpoint-id="{first.id}"]')).to_have_attribute("aria-current", "true")


def test_a_finding_is_mended_by_a_click_and_undo_brings_it_back(room: Room, window: OpenWindow) -> None:
    project = room.sample("four_phases")
    board = room.enter(window(), project)
    opened(board, "R06").locator(".finding-act.fix").click()
    expect(finding(board, "R06")).to_have_count(0)
    assert len(room.stored(project).project.waived_links) == 7
    board.page.keyboard.press("Control+z")
    expect(finding(board, "R06")).to_have_count(1)
    board.settled()
    assert not room.stored(project).project.waived_links


def test_a_finding_is_set_aside_with_a_reason_and_stays_so(room: Room, window: OpenWindow) -> None:
    project = room.sample("four_phases")
    board = room.enter(window(), project)
    found = opened(board, "R06")
    found.get_by_role("button", name="Set aside").click()
    found.locator(".finding-reason").fill("Not our part")
    found.locator(".finding-reason").press("Enter")
    expect(finding(board, "R06")).to_have_count(0)
    board.page.reload()
    board.ready()
    expect(finding(board, "R12")).to_have_count(1)
    expect(finding(board, "R06")).to_have_count(0)


def test_a_colleagues_edit_changes_the_findings(room: Room, window: OpenWindow) -> None:
    project = room.sample("four_phases")
    ada, ben = room.enter_both(window(), window(), project)
    expect(finding(ben, "R06")).to_have_count(1)
    opened(ada, "R06").locator(".finding-act.fix").click()
    expect(finding(ben, "R06")).to_have_count(0)


def test_a_reason_is_typed_on_while_others_edit_and_comes_back(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    ada, ben = room.enter_both(window(), window(), project)
    row = opened(ada, "R04")
    row.get_by_role("button", name="Set aside").click()
    ada.page.keyboard.type("Not our part")
    ben.ask("b.dispatch({name: 'add_stage', stage_id: 'stage:zz', stage_name: 'Empty'})")
    ben.ask("b.select('stage:zz')")
    expect(ada.stage("Empty")).to_be_visible()
    expect(finding(ada, "R05").first).to_be_visible()
    expect(row.locator(".finding-reason")).to_be_focused()
    expect(row.locator(".finding-reason")).to_have_value("Not our part")
    for touchpoint in room.stored(project).touchpoints:
        edit = f"touchpoint_id: '{touchpoint.id}', attributes: {{environments: ['digital']}}"
        ben.ask(f"b.dispatch({{name: 'edit_touchpoint', {edit}}})")
    expect(ada.notices).to_contain_text("Not our part")
