"""The linter at work: a sound blueprint broken in five ways, and a need followed from a note to its finding."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.domain.blueprint import Flow
from tests.e2e.conftest import OpenWindow
from tests.e2e.empathy import enter
from tests.e2e.room import Room
from tests.e2e.test_findings import finding, opened

pytestmark = pytest.mark.e2e


def test_five_ways_to_break_a_blueprint_give_five_findings_and_two_are_mended_by_a_click(
    room: Room, window: OpenWindow
) -> None:
    project = room.sample("parcel")
    board = room.enter_blueprint(window(), project)
    expect(board.root.locator(".findings-none")).to_be_visible()

    board.select_arrow("Warehouse siting", "Picks and packs")
    board.press("Delete")
    expect(finding(board, "R07")).to_contain_text("Warehouse siting")

    for card, column in (("Thanks and asks one question", "Rate the delivery"), ("Offers a link", "Tell a friend")):
        text = next(step.text for step in room.stored(project).of_kind("step") if step.text.startswith(card))
        board.drag(board.card(text), board.cell(column, "backstage"))
    expect(finding(board, "R08")).to_have_count(2)

    board.card("Parcel, uniform, scanner").click()
    board.press("Delete")
    expect(finding(board, "R09")).to_have_count(1)

    board.card("Picks and packs").click()
    board.press("f")
    expect(finding(board, "R23")).to_contain_text("Picks and packs")
    field = board.root.locator(".side").get_by_role("textbox", name="Standard time (min)")
    field.fill("200")
    field.press("Enter")
    expect(finding(board, "R22").first).to_contain_text("Picks and packs")

    for left in (1, 0):
        opened(board, "R08").locator(".finding-act.fix").click()
        expect(finding(board, "R08")).to_have_count(left)
    board.settled()
    assert sum(flow.is_non_visual for flow in room.stored(project).all(Flow)) == 2

    for back in (1, 2):
        board.undo_button.click()
        expect(finding(board, "R08")).to_have_count(back)


def test_a_note_becomes_a_need_at_a_stage_and_the_finding_about_it_goes_when_it_is_answered(
    room: Room, window: OpenWindow
) -> None:
    project = room.sample("parcel")
    page = enter(room, window(), project)
    page.add_note("pains", "Nobody at home when it comes")
    page.menu(page.card("Nobody at home when it comes"), "turn_into_need")
    page.draft_field("name").fill("to say where it may be left")
    page.draft_field("name").press("Enter")
    expect(page.need("to say where it may be left")).to_be_visible()
    expect(finding(page, "R21")).to_contain_text("to say where it may be left")
    page.settled()

    standard = page.page
    need = next(need for need in room.stored(project).of_kind("need") if need.name == "to say where it may be left")
    standard.goto(f"{room.server.url}/standards?project={project}")
    standard.get_by_role("combobox", name="Needs it meets").click()
    standard.get_by_role("option", name="to say where it may be left").click()
    expect(standard.get_by_text("to say where it may be left").first).to_be_visible()
    page = enter(room, window(), project)
    expect(finding(page, "R21")).to_have_count(0)
    assert any(relation.target_id == need.id for relation in room.stored(project).of_kind("relation"))
