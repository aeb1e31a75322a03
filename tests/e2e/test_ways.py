"""The ways between pages: the menu at the side, and the pages of one work in the head of each of them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, expect

from cxdesign.ui.navigation import PLACES
from tests.e2e.board import box_of
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e
ALL_SEEN = "(node) => innerHeight >= node.clientHeight && node.scrollHeight <= node.clientHeight"
CHECKS = {"en": "Checks", "zh-CN": "检查"}


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_the_whole_menu_stands_on_a_screen_without_scrolling(room: Room, window: OpenWindow, locale: str) -> None:
    page = window(is_new=True, locale=locale).page
    page.goto(room.address(room.sample("gym", locale), page="checks"))
    menu = page.get_by_test_id("stSidebarContent")
    expect(menu.get_by_role("link")).to_have_count(len(PLACES) + 1)  # and the name on top
    expect(page.locator("html")).to_have_attribute("lang", locale)
    expect(page.locator("a[aria-current=page] p")).to_have_text([CHECKS[locale]] * 2)
    for height in (900, 720):
        page.set_viewport_size({"width": 1366, "height": height})
        until(lambda: all_in_sight(menu, page.locator(".st-key-shell-foot")), f"all of it is seen at {height}")


def all_in_sight(menu: Locator, foot: Locator) -> bool:
    """Whether the menu need not be scrolled and ends above its foot."""
    last = box_of(menu.get_by_role("link").last)
    return menu.evaluate(ALL_SEEN) and last["y"] + last["height"] <= box_of(foot)["y"]


def test_on_a_phone_the_pages_of_one_work_are_a_tap_apart(room: Room, window: OpenWindow) -> None:
    page = window(viewport=PHONE, has_touch=True, is_mobile=True).page
    page.goto(room.address(room.sample("gym"), page="evaluate"))
    ways = page.locator(".st-key-head-neighbours")
    expect(ways.locator("p")).to_have_text(["Checks", "Criteria", "Rate", "Score", "Compare", "Metrics"])
    assert min(box_of(link)["height"] for link in ways.get_by_role("link").all()) >= 40
    assert page.evaluate("() => document.querySelector('.stMain').scrollWidth") <= PHONE["width"]
    current = page.locator("a[aria-current=page]")
    expect(current.locator("p")).to_have_text(["Score", "Score"])  # in menu and head
    ways.get_by_role("link", name="Metrics").tap()
    expect(page).to_have_url(re.compile(r"/metrics\?project="))
    expect(page.get_by_role("heading", level=1)).to_have_text("Metrics")
    expect(current.locator("p")).to_have_text(["Metrics", "Metrics"])


def test_a_long_name_leaves_the_ways_their_place(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    page = window().page
    page.goto(room.address(project, page="checks"))
    field = page.get_by_role("textbox", name="Name of the project").first  # for a moment the old one is there too
    name = "A gym in the old town, its four scenes and everything that was said about them until now"
    field.fill(name)
    field.press("Enter")
    until(lambda: room.stored(project).project.name == name, "the name is kept")
    expect(field).to_have_value(name)
    row = [page.locator(f".st-key-head-{part}") for part in ("project", "neighbours", "language")]
    for width in (1440, 1330, 1200):
        page.set_viewport_size({"width": width, "height": 900})
        until(
            lambda width=width: (
                one_beside_the_other(row)
                and right_of(field) <= left_of(row[1])
                and right_of(row[-1]) <= width - 40  # the menu of the page
            ),
            f"nothing lies over another at {width}",
        )


def one_beside_the_other(parts: list[Locator]) -> bool:
    """Whether every part ends before the next one begins."""
    return all(right_of(one) <= left_of(other) for one, other in pairwise(parts))


def left_of(part: Locator) -> float:
    return float(box_of(part)["x"])


def right_of(part: Locator) -> float:
    return float(box_of(part)["x"] + box_of(part)["width"])
