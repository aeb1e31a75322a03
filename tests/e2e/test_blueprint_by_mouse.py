"""A service blueprint drawn by mouse: lanes, lines, cards and arrows, and what a refused arrow says."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from tests.builders import a_blueprint, a_journey
from tests.e2e.board import box_of, with_class
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e

STEPS = {
    "asks": ("t1", "customer_actions", "Asks for a room"),
    "signs": ("t2", "customer_actions", "Signs"),
    "greets": ("t1", "onstage", "Greets"),
    "finds": ("t1", "backstage", "Finds the booking"),
    "cleans": ("t2", "backstage", "Cleans the room"),
    "keeps": ("t1", "support", "Keeps bookings"),
}
FLOWS = [("asks", "signs"), ("asks", "greets"), ("finds", "greets")]
ROLES = ("evidence", "customer_actions", "onstage", "backstage", "support")


def arrows(document: Document) -> set[tuple[str, str]]:
    """Return the arrows of a document by the texts of their ends."""
    text = {step.id: step.text for step in document.all(Step)}
    return {(text[flow.source_id], text[flow.target_id]) for flow in document.all(Flow)}


def test_a_blueprint_is_set_up_and_filled(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey(lanes={"customer_actions": "customer_actions", "pains": "pains"}))
    board = room.enter_blueprint(window(), project)
    board.root.get_by_role("button", name="Set up the blueprint").click()
    expect(board.root.locator(".body > [data-role]")).to_have_count(5)
    assert board.root.locator(".body > [data-role]").evaluate_all("(rows) => rows.map((row) => row.dataset.role)") == [
        *ROLES
    ]
    assert board.root.locator(".boundary").evaluate_all("(rows) => rows.map((row) => row.dataset.line)") == [
        "interaction",
        "visibility",
        "internal",
    ]
    expect(board.card("Books a room")).to_be_visible()
    board.add_card("Touchpoint t1", "onstage", "Confirms")
    board.add_card("Touchpoint t1", "evidence", "A letter")
    board.draw("Books a room", "Confirms")
    board.rename(board.touchpoint("Touchpoint t1"), "Booking")
    board.settled()

    stored = room.stored(project)
    assert {lane.role.value for lane in stored.lanes} == {*ROLES, "pains"}
    assert arrows(stored) == {("Books a room", "Confirms")}
    assert stored.touchpoints[0].name == "Booking"
    journey = room.enter(window(), project, name="Ben")
    expect(journey.touchpoint("Booking")).to_be_visible()
    assert "Confirms" not in journey.root.locator(".card .text").all_inner_texts()


def test_an_arrow_is_drawn_led_elsewhere_marked_and_removed(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    board.draw("Keeps bookings", "Finds the booking")
    expect(board.arrow("Keeps bookings", "Finds the booking")).to_have_count(1)
    board.select_arrow("Keeps bookings", "Finds the booking")
    board.pull(board.end_of_selected("target"), board.card("Cleans the room"))
    board.page.mouse.up()
    expect(board.arrow("Keeps bookings", "Cleans the room")).to_have_count(1)
    board.settled()
    assert ("Keeps bookings", "Cleans the room") in arrows(room.stored(project))
    assert ("Keeps bookings", "Finds the booking") not in arrows(room.stored(project))

    board.root.get_by_role("switch", name="Repeat").click()
    expect(board.arrow("Keeps bookings", "Cleans the room")).to_have_class(with_class("repeat"))
    board.press("Escape")
    board.select_arrow("Finds the booking", "Greets")
    board.press("Delete")
    expect(board.arrow("Finds the booking", "Greets")).to_have_count(0)
    board.settled()
    assert [flow.is_repeat for flow in room.stored(project).all(Flow)].count(True) == 1
    assert ("Finds the booking", "Greets") not in arrows(room.stored(project))
    board.undo_button.click()
    expect(board.arrow("Finds the booking", "Greets")).to_have_count(1)


def test_a_refused_arrow_says_its_rule_and_one_click_draws_it_soundly(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    before = arrows(room.stored(project))
    for source, target, rule in (
        ("Signs", "Keeps bookings", "R08"),
        ("Signs", "Asks for a room", "R02"),
        ("Signs", "Cleans the room", "R08"),
    ):
        board.aim(source, target)
        expect(board.root.locator(".arrow-hint")).to_contain_text(rule)
        board.page.mouse.up()
        expect(board.notices).to_have_count(1)
        expect(board.notices).to_contain_text(f"Arrow from “{source}” to “{target}”")
        expect(board.notices).to_contain_text(f"rule {rule}")
        expect(board.arrow(source, target)).to_have_count(0)
    board.settled()
    assert arrows(room.stored(project)) == before

    board.notices.last.get_by_role("button", name="Draw as a non-visual contact").click()
    expect(board.arrow("Signs", "Cleans the room")).to_have_class(with_class("non-visual"))
    board.draw("Signs", "Asks for a room")
    board.notices.get_by_role("button", name="Draw as a repeat").click()
    expect(board.arrow("Signs", "Asks for a room")).to_have_class(with_class("repeat"))
    board.settled()
    flows = {(flow.is_repeat, flow.is_non_visual) for flow in room.stored(project).all(Flow)}
    assert flows == {(False, False), (True, False), (False, True)}


def test_a_chain_of_arrows_is_drawn_without_leaving_the_cards(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=[]))
    board = room.enter_blueprint(window(), project)
    board.draw("Asks for a room", "Greets")
    expect(board.card("Greets").locator(".ring")).to_have_count(1)
    ring = box_of(board.card("Greets").locator(".ring"))
    board.pull((ring["x"] + ring["width"] / 2, ring["y"] + ring["height"] / 2), board.card("Finds the booking"))
    board.page.mouse.up()
    board.settled()
    assert arrows(room.stored(project)) == {("Asks for a room", "Greets"), ("Greets", "Finds the booking")}


def test_a_refusal_is_closed_by_escape(room: Room, window: OpenWindow) -> None:
    board = room.enter_blueprint(window(), room.project(a_blueprint(STEPS, flows=FLOWS)))
    board.draw("Signs", "Keeps bookings")
    expect(board.notices).to_have_count(1)
    board.press("Escape")
    expect(board.notices).to_have_count(0)


def test_a_card_takes_its_arrows_along_and_loses_them_with_itself(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    board.drag(board.card("Finds the booking"), board.cell("Touchpoint t2", "support"))
    board.settled()
    assert ("Finds the booking", "Greets") in arrows(room.stored(project))
    assert board.crossings() == []
    board.card("Greets").click()
    board.press("Delete")
    expect(board.root.locator(".arrow")).to_have_count(1)
    board.settled()
    assert arrows(room.stored(project)) == {("Asks for a room", "Signs")}


def test_all_of_a_step_is_said_beside_the_board(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    panel = board.root.locator(".side")
    board.card("Cleans the room").click()
    for name, value in (("Standard time (min)", "12"), ("Tolerated (min)", "20")):
        panel.get_by_role("textbox", name=name).fill(value)
        board.press("Enter")
    expect(board.card("Cleans the room").locator(".time")).to_have_text("12 / 20")
    expect(panel.get_by_role("textbox", name="Noticed by")).to_be_hidden()
    panel.get_by_role("switch", name="Fail point").click()
    panel.get_by_role("textbox", name="Noticed by").fill("A check before the guest comes")
    board.press("Tab")
    panel.get_by_role("combobox", name="Performed by", exact=True).first.select_option(label="New performer …")
    panel.get_by_role("textbox", name="Name of the performer").fill("Cleaning firm")
    board.press("Enter")
    board.settled()

    stored = room.stored(project)
    step = stored.expect("step:cleans", Step)
    assert (step.standard_minutes, step.tolerance_minutes, step.is_fail) == (12, 20, True)
    assert step.detection == "A check before the guest comes"
    (performer,) = stored.of_kind("performer")
    (relation,) = stored.of_kind("relation")
    assert (performer.name, relation.target_id) == ("Cleaning firm", performer.id)
