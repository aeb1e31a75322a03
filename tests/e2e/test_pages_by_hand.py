"""Pages beside the boards as a person uses them: where the focus goes, and where a tap leads."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from cxdesign.domain.environment import Participation
from tests.builders import a_journey
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def at(page: Page, room: Room, project: str, name: str) -> None:
    """Go to a page of a project and wait until it is drawn."""
    page.goto(f"{room.server.url}/{name}?project={project}")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def test_a_finding_is_set_aside_by_keyboard(room: Room, window: OpenWindow) -> None:
    project = room.sample("food_delivery")
    page = window().page
    at(page, room, project, "checks")
    page.get_by_role("button", name="Set aside").first.click()
    expect(page.get_by_role("textbox", name="Reason")).to_be_focused()
    page.keyboard.type("Later")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 set aside")).to_be_visible()
    assert [record.reason for record in room.stored(project) if record.kind == "dismissal"] == ["Later"]
    page.get_by_role("button", name="Undo “Set finding aside").click()
    until(lambda: not any(record.kind == "dismissal" for record in room.stored(project)), "the finding is open again")


def test_the_participation_matrix_is_filled_by_keyboard(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey({"s1": ["t1"]}))

    def levels() -> list[str]:
        return sorted(record.level.value for record in room.stored(project).all(Participation))

    page = window().page
    at(page, room, project, "environment")
    page.get_by_test_id("stButtonGroup").get_by_text("Participation").click()
    expect(page.get_by_role("gridcell", name="Customer, Stage s1: –")).to_have_attribute("tabindex", "0")
    page.get_by_role("gridcell", name="Customer, Stage s1: –").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", name="Nothing planned")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_role("gridcell", name="Customer, Stage s1: Involve")).to_be_focused()
    until(lambda: levels() == ["involve"], "the first level is kept")
    page.keyboard.press("End")
    expect(page.get_by_role("gridcell", name="Designer, Stage s1: –")).to_be_focused()
    for key in ("4", "ArrowLeft", "1"):
        page.keyboard.press(key)
    until(lambda: levels() == ["decide", "inform", "involve"], "what was typed on is kept as well")
    expect(page.get_by_role("gridcell", name="Manager, Stage s1: Inform")).to_be_focused()


def test_a_popover_opened_before_the_frame_has_started_gets_its_focus_then(room: Room, window: OpenWindow) -> None:
    page = window(is_new=True).page
    held = opened_before_the_frame(page, room)
    reason = page.get_by_role("textbox", name="Reason")
    expect(reason).not_to_be_focused()
    start(page, held)
    expect(reason).to_be_focused()


def test_what_is_in_use_when_the_frame_starts_keeps_the_focus(room: Room, window: OpenWindow) -> None:
    page = window(is_new=True).page
    held = opened_before_the_frame(page, room)
    done = page.get_by_test_id("stPopoverBody").get_by_role("button", name="Set aside")
    done.focus()
    start(page, held)
    expect(done).to_be_focused()


def opened_before_the_frame(page: Page, room: Room) -> list[Route]:
    """Open a popover while the script of the page's frame is held back; return what is held."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/BidiComponent*.js", hold)
    at(page, room, room.sample("food_delivery"), "checks")
    page.get_by_role("button", name="Set aside").first.click()
    expect(page.get_by_role("textbox", name="Reason")).to_be_visible()
    assert held
    return held


def start(page: Page, held: list[Route]) -> None:
    """Let what is held go on, and wait until the frame has set the page's theme, the first thing it does."""
    expect(page.locator("html")).not_to_have_attribute("data-theme", "light")
    for route in held:
        route.continue_()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_on_a_phone_a_chosen_entry_leads_to_its_form(room: Room, window: OpenWindow) -> None:
    project = room.sample("food_delivery")
    page = window(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).page
    at(page, room, project, "standards")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")  # the frame, which leads, has started
    name, owner = (page.get_by_role("textbox", name=label, exact=True) for label in ("Name", "Owner"))
    expect(owner).not_to_be_in_viewport()
    page.get_by_role("button", name="Open At the door within 15 minutes").tap()
    expect(name).to_have_value("At the door within 15 minutes")
    expect(owner).to_be_in_viewport()
    expect(name).to_be_in_viewport()
