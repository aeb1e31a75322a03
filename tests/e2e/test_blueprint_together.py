"""A blueprint in two browsers, on a phone, and beside its journey map."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_blueprint
from tests.e2e.board import box_of, with_class
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.test_blueprint_by_mouse import FLOWS, STEPS, arrows
from tests.e2e.touch import finger
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def test_an_arrow_and_its_figures_reach_the_colleague(room: Room, window: OpenWindow) -> None:
    minutes = {"finds": {"standard_minutes": 4.0}, "keeps": {"standard_minutes": 3.0}}
    project = room.project(a_blueprint(STEPS, flows=FLOWS, attributes=minutes))
    ada = room.enter_blueprint(window(), project, name="Ada")
    ben = room.enter_blueprint(window(), project, name="Ben")
    expect(ben.figure("critical_path").locator(".now")).to_have_text("4")
    ada.draw("Keeps bookings", "Finds the booking")
    expect(ben.arrow("Keeps bookings", "Finds the booking")).to_have_count(1)
    expect(ben.figure("critical_path").locator(".now")).to_have_text("7")
    expect(ben.root.locator(".time-strip .bar")).to_have_count(2)
    expect(ben.arrow("Keeps bookings", "Finds the booking")).to_have_class(with_class("lit"))
    ben.card("Finds the booking").click()
    ben.press("Delete")
    room.agreed(project, ada, ben)
    expect(ada.arrow("Keeps bookings", "Finds the booking")).to_have_count(0)
    ben.undo_button.click()
    expect(ada.arrow("Keeps bookings", "Finds the booking")).to_have_count(1)
    room.agreed(project, ada, ben)
    assert ("Keeps bookings", "Finds the booking") in arrows(room.stored(project))


def test_a_figure_opens_and_a_bar_leads_to_its_step(room: Room, window: OpenWindow) -> None:
    minutes = {"finds": {"standard_minutes": 4.0}, "greets": {"standard_minutes": 3.0}}
    project = room.project(a_blueprint(STEPS, flows=FLOWS, attributes=minutes))
    board = room.enter_blueprint(window(), project)
    board.figure("critical_path").click()
    popover = board.root.locator(".figure-popover")
    for name in ("formula", "inputs", "source"):
        expect(popover.locator(f"dd.{name}")).not_to_be_empty()
    board.press("Escape")
    board.root.locator(".time-strip .bar").first.click()
    assert board.selection() == "step:finds"
    board.root.locator(".strip-toggle").click()
    expect(board.root.locator(".scaled")).to_have_count(1)
    board.root.locator(".strip-toggle").click()


def test_a_finding_is_marked_on_its_card_and_goes_when_it_is_mended(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(), project)
    card = board.card("Keeps bookings")
    expect(card).to_have_class(with_class("found"))
    expect(card.locator(".rule")).to_contain_text("R07")
    board.draw("Keeps bookings", "Finds the booking")
    expect(card).not_to_have_class(with_class("found"))


def test_on_a_phone_the_blueprint_scrolls_and_shows_a_step_in_the_sheet(room: Room, window: OpenWindow) -> None:
    steps = {
        f"{name}{n}": (f"t{n}", role, f"{role} {n}")
        for n in range(1, 7)
        for name, role in (("c", "customer_actions"), ("o", "onstage"))
    }
    project = room.project(a_blueprint(steps, flows=[(f"c{n}", f"o{n}") for n in range(1, 7)]))
    board = room.enter_blueprint(window(viewport=PHONE, has_touch=True, is_mobile=True), project)
    board.card("onstage 1").tap()
    sheet = board.root.locator(".side")
    expect(sheet).to_have_class(with_class("open"))
    expect(sheet.get_by_text("Selected step")).to_be_visible()
    sheet.locator(".sheet-handle").tap()
    board.card("onstage 6").scroll_into_view_if_needed()
    until(lambda: board.ask("b.grid.scroller.scrollLeft") > 100, "the board scrolls sideways")
    assert board.crossings() == []
    assert board.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_an_arrow_is_drawn_by_finger(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter_blueprint(window(viewport=PHONE, has_touch=True, is_mobile=True), project)
    board.card("Signs").tap()
    board.root.locator(".sheet-handle").tap()
    start, end = (box_of(one) for one in (board.card("Signs").locator(".ring"), board.card("Greets")))
    with finger(board.page) as one:
        one.press((start["x"] + start["width"] / 2, start["y"] + start["height"] / 2))
        one.move((end["x"] + end["width"] / 2, end["y"] + end["height"] / 2))
        one.lift()
    expect(board.arrow("Signs", "Greets")).to_have_count(1)
    board.settled()
    assert ("Signs", "Greets") in arrows(room.stored(project))


def test_impact_works_on_the_journey_map_too(room: Room, window: OpenWindow) -> None:
    project = room.project(a_blueprint(STEPS, flows=FLOWS))
    board = room.enter(window(), project)
    board.card("Asks for a room").focus()
    board.page.keyboard.down("i")
    expect(board.card("Signs")).to_have_class(with_class("dimmed"))
    expect(board.card("Asks for a room")).not_to_have_class(with_class("dimmed"))
    expect(board.touchpoint("Touchpoint t1")).not_to_have_class(with_class("dimmed"))
    board.page.keyboard.up("i")
    expect(board.root.locator(".dimmed")).to_have_count(0)
