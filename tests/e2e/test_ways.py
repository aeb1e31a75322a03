"""The ways between pages: the menu at the side, and the pages of one work in the head of each of them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.board import box_of
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("height", [720, 900])
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_the_whole_menu_stands_on_a_screen_without_scrolling(
    room: Room, window: OpenWindow, locale: str, height: int
) -> None:
    page = window(is_new=True, locale=locale, viewport={"width": 1366, "height": height}).page
    page.goto(room.address(room.sample("gym", locale), page="checks"))
    menu = page.get_by_test_id("stSidebarContent")
    expect(menu.get_by_role("link")).to_have_count(21)
    expect(page.locator("html")).to_have_attribute("lang", locale)
    foot, last = box_of(page.locator(".st-key-shell-foot")), box_of(menu.get_by_role("link").last)
    assert menu.evaluate("(node) => node.scrollHeight <= node.clientHeight")
    assert last["y"] + last["height"] <= foot["y"]


def test_on_a_phone_the_pages_of_one_work_are_a_tap_apart(room: Room, window: OpenWindow) -> None:
    page = window(viewport=PHONE, has_touch=True, is_mobile=True).page
    page.goto(room.address(room.sample("gym"), page="evaluate"))
    ways = page.locator(".st-key-head-neighbours")
    expect(ways.locator("p")).to_have_text(["Checks", "Criteria", "Rate", "Score", "Compare", "Metrics"])
    assert min(box_of(link)["height"] for link in ways.get_by_role("link").all()) >= 40
    assert page.evaluate("() => document.querySelector('.stMain').scrollWidth") <= PHONE["width"]
    ways.get_by_role("link", name="Metrics").tap()
    expect(page).to_have_url(re.compile(r"/metrics\?project="))
    expect(page.get_by_role("heading", level=1)).to_have_text("Metrics")


@pytest.mark.parametrize("width", [1200, 1330, 1440])
def test_a_long_name_leaves_the_ways_their_place(room: Room, window: OpenWindow, width: int) -> None:
    project = room.sample("gym")
    page = window(is_new=True, viewport={"width": width, "height": 900}).page
    page.goto(room.address(project, page="checks"))
    field = page.get_by_role("textbox", name="Name of the project")
    field.fill("A gym in the old town, its four scenes and everything that was said about them until now")
    field.press("Enter")
    expect(page.get_by_text("Everything is saved")).to_be_visible()
    ways, languages = box_of(page.locator(".st-key-head-neighbours")), box_of(page.locator(".st-key-head-language"))
    assert box_of(field)["x"] + box_of(field)["width"] <= ways["x"]
    assert ways["x"] + ways["width"] <= languages["x"]
    assert languages["x"] + languages["width"] <= width - 40  # the menu of the page
