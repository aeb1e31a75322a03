"""A service blueprint made and read without a mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cxdesign.domain.blueprint import Flow
from tests.builders import a_blueprint, a_journey
from tests.e2e.board import with_class
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.test_blueprint_by_mouse import FLOWS, STEPS, arrows

pytestmark = pytest.mark.e2e

HOTEL = ("Check-in", "Room")
CARDS = (
    ("customer_actions", ("Gives the name", "Tries the bed")),
    ("onstage", ("Greets, hands over the key", "Shows the room")),
    ("backstage", ("Assigns the room", "Makes the bed")),
    ("support", ("Booking system", "Laundry")),
)
TIMES = {"finds": {"standard_minutes": 4.0}, "greets": {"standard_minutes": 1.0}}
ARROWS = (
    ("Gives the name", "Tries the bed"),
    ("Gives the name", "Greets, hands over the key"),
    ("Assigns the room", "Greets, hands over the key"),
    ("Booking system", "Assigns the room"),
    ("Laundry", "Makes the bed"),
    ("Makes the bed", "Shows the room"),
    ("Shows the room", "Tries the bed"),
)


def test_the_blueprint_of_a_hotel_is_drawn_by_keyboard(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey({"stay": ("t1", "t2")}, lanes={}, cards={}))
    board = room.enter_blueprint(window(), project)
    board.tab_to(board.root.get_by_role("button", name="Set up the blueprint"))
    board.press("Enter")
    board.tab_to(board.touchpoint("Touchpoint t1"))
    for number, name in enumerate(HOTEL):
        if number:
            board.press("ArrowRight")
        board.press("F2")
        board.enter_text(name)
    board.press("ArrowDown")
    for lane, (_, texts) in enumerate(CARDS):
        board.press("ArrowDown")
        for text in texts if lane % 2 else reversed(texts):
            board.press("N")
            board.enter_text(text)
            expect(board.card(text)).to_be_focused()
            if text != (texts[-1] if lane % 2 else texts[0]):
                board.press("ArrowRight" if lane % 2 else "ArrowLeft")
    for source, target in ARROWS:
        board.card(source).focus()
        board.press("l")
        board.aim_by_keys(target)
        board.press("Enter")
        expect(board.arrow(source, target)).to_have_count(1)
        expect(board.card(source)).to_be_focused()
    source, target = ARROWS[-1]
    expect(board.root.locator(".layer > .spoken")).to_have_text(f"Arrow drawn from “{source}” to “{target}”")
    board.settled()
    assert arrows(room.stored(project)) == set(ARROWS)
    assert board.crossings() == []
    described = board.card("Assigns the room").get_attribute("aria-description") or ""
    assert "from “Assigns the room” to “Greets, hands over the key”" in described


def test_arrows_are_walked_led_elsewhere_marked_and_removed(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    board.card("Greets").focus()
    board.press("]")
    first = board.selection()
    board.press("]")
    assert {first, board.selection()} == {"flow:asks-greets", "flow:finds-greets"}
    board.press("[")
    assert board.selection() == first
    board.press("ArrowRight")
    expect(board.card("Greets")).to_be_focused()

    board.card("Asks for a room").focus()
    while board.selection() != "flow:asks-greets":
        board.press("]")
    expect(board.arrow("Asks for a room", "Greets")).to_be_focused()
    board.press("Enter")
    board.root.locator(".menu [data-action=is_repeat]").click()
    expect(board.arrow("Asks for a room", "Greets")).to_have_class(with_class("repeat"))
    board.press("Delete")
    expect(board.arrow("Asks for a room", "Greets")).to_have_count(0)
    expect(board.card("Asks for a room")).to_be_focused()

    board.press("]", "l")
    board.aim_by_keys("Greets")
    board.press("Enter")
    expect(board.arrow("Asks for a room", "Greets")).to_have_count(1)
    board.settled()
    assert arrows(room.stored(project)) == {("Asks for a room", "Greets"), ("Finds the booking", "Greets")}


def test_escape_draws_nothing_and_a_refusal_changes_nothing(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    board.card("Signs").focus()
    board.press("l", "ArrowDown", "Escape")
    expect(board.root.locator(".arrow")).to_have_count(3)
    expect(board.card("Signs")).to_be_focused()
    board.press("l")
    board.aim_by_keys("Asks for a room")
    board.press("Enter")
    expect(board.notices.last).to_contain_text("rule R02")
    board.settled()
    assert arrows(room.stored(project)) == {
        ("Asks for a room", "Signs"),
        ("Asks for a room", "Greets"),
        ("Finds the booking", "Greets"),
    }
    assert room.stored(project).revision == 1


def test_marks_impact_and_the_path_have_keys_and_buttons(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS, attributes=TIMES))
    board = room.enter_blueprint(window(), project)
    expect(board.card("Finds the booking")).to_have_class(with_class("lit"))
    expect(board.arrow("Finds the booking", "Greets")).to_have_class(with_class("lit"))
    toggle = board.root.locator("[data-toggle=critical_path]")
    toggle.click()
    expect(board.card("Finds the booking")).not_to_have_class(with_class("lit"))
    toggle.click()

    board.card("Finds the booking").focus()
    board.page.keyboard.down("i")
    board.page.keyboard.down("i")
    expect(board.card("Signs")).to_have_class(with_class("dimmed"))
    expect(board.card("Greets")).not_to_have_class(with_class("dimmed"))
    board.page.keyboard.up("i")
    expect(board.card("Signs")).not_to_have_class(with_class("dimmed"))
    expect(board.root.locator(".impact-list")).to_contain_text("Greets")
    for key in "fw":
        board.card("Finds the booking").click()
        board.press(key)
        board.settled()
    step = room.stored(project).get("step:finds")
    assert (step.is_fail, step.is_wait) == (True, True)
    assert [flow.id for flow in room.stored(project).all(Flow)] == [
        "flow:asks-greets",
        "flow:asks-signs",
        "flow:finds-greets",
    ]
