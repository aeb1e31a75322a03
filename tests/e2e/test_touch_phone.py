"""The workbench on a phone, by finger."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, expect

from tests.builders import a_journey
from tests.e2e.board import BoardPage, box_of, with_class
from tests.e2e.browser import PHONE, Window
from tests.e2e.conftest import OpenWindow
from tests.e2e.home import HomePage
from tests.e2e.maps import texts
from tests.e2e.room import Room
from tests.e2e.touch import Finger, Point, finger
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

BOARDS = ("journey", "blueprint", "empathy", "scenes")
PAGES = ("", *BOARDS, "exchange", "history", "health")


def test_a_sample_is_opened_and_scrolled_by_finger(room: Room, window: OpenWindow) -> None:
    phone = a_phone(window)
    home = HomePage(phone.page)
    home.open(room.server.url)
    phone.page.get_by_role("button", name="Open a copy of Business hotel in twelve moments").tap()
    board, _ = home.arrive()
    with a_finger(board) as one:
        x, y = middle(board.card("Opens door, tries the bed"))
        one.press((x, y))
        one.move((x - 260, y))
        one.lift()
        until(lambda: board.ask("b.grid.scroller.scrollLeft") > 100, "the board follows the finger sideways")
        x, y = middle(board.root.locator(".card:visible").nth(8))
        one.press((x, 560))
        one.move((x, 260))
        one.lift()
        until(lambda: board.ask("b.grid.scroller.scrollTop") > 100, "the board follows the finger upwards")
    assert not board.ask("b.drag.isHolding")


def test_a_card_is_moved_after_a_long_press(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(a_phone(window), project)
    with a_finger(board) as one:
        one.press(middle(board.card("Books a room")))
        board.holding()
        one.move(middle(board.cell("Touchpoint t1", "thinking")))
        one.lift()
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "thinking") == ["Books a room"]


def test_a_card_is_read_and_changed_in_the_sheet(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(a_phone(window), project)
    sheet = board.root.locator(".side")
    board.card("Books a room").tap()
    expect(sheet).to_have_class(with_class("open"))
    expect(sheet.get_by_text("Selected card")).to_be_visible()
    field = sheet.get_by_role("textbox", name="Text", exact=True)
    field.tap()
    board.press("ControlOrMeta+End")
    board.page.keyboard.type(" by phone")
    sheet.get_by_role("switch", name="Fail point").tap()
    board.settled()
    card = room.stored(project).get("step:c1")
    assert (card.text, card.is_fail) == ("Books a room by phone", True)
    sheet.locator(".sheet-handle").tap()
    expect(sheet).not_to_have_class(with_class("open"))
    expect(board.card("Books a room by phone")).to_be_visible()


def test_a_card_is_added_by_a_tap_on_an_empty_cell(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(a_phone(window), project)
    board.cell("Touchpoint t1", "pains").tap()
    expect(board.editor).to_be_focused()
    board.page.keyboard.type("Too slow")
    board.press("Enter")
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "pains") == ["Too slow"]
    expect(board.card("Too slow")).to_be_visible()

    # Two taps open it with the caret at the end and nothing marked, so that the next letter replaces nothing.
    box = box_of(board.card("Too slow").locator(".text"))
    with finger(board.page) as one:
        one.tap_twice((box["x"] + 20, box["y"] + box["height"] / 2))
    expect(board.editor).to_be_focused()
    board.page.keyboard.type("!")
    expect(board.editor).to_have_value("Too slow!")


def test_no_page_is_wider_than_the_phone_and_no_control_smaller_than_a_finger(room: Room, window: OpenWindow) -> None:
    project = room.sample("city_hotel")
    page = a_phone(window).page
    for name in PAGES:
        page.goto(f"{room.server.url}/{name}?project={project}")
        expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
        if name in BOARDS:
            board = BoardPage(page)
            board.ready()
            board.ask("b.select([...b.state.records.keys()].find((id) => /^(step|note|empathy_note|scene):/.test(id)))")
            board.ask("b.affordances.show()")
        assert page.evaluate(TOO_WIDE) == [], name
        until(lambda: page.evaluate(TOO_SMALL) == [], f"every control of {name} is large enough")


def test_the_sidebar_opens_leads_to_another_page_and_closes(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    page = a_phone(window).page
    page.goto(f"{room.server.url}/history?project={project}")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    sidebar = page.get_by_test_id("stSidebar")
    link = sidebar.get_by_role("link", name="Journey map")
    expect(link).not_to_be_in_viewport()
    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(link).to_be_in_viewport(ratio=1)
    link.tap()
    board = BoardPage(page)
    board.ready()
    assert page.url.endswith(f"/journey?project={project}")
    expect(link).not_to_be_in_viewport()
    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(link).to_be_in_viewport(ratio=1)
    sidebar.get_by_test_id("stSidebarCollapseButton").get_by_role("button").tap()
    expect(link).not_to_be_in_viewport()
    board.card("Books a room").tap()
    until(lambda: board.selection() == "step:c1", "the card is selected")


TOO_WIDE = """() => {
  const found = [];
  const look = (node) => {
    for (const child of node.children) {
      if (child.matches(".scroll, [data-testid=stSidebar], [aria-hidden=true], script, style")) continue;
      const { left, right, width, height } = child.getBoundingClientRect();
      const isSeen = width > 1 && height > 1 && getComputedStyle(child).visibility !== "hidden";
      const isOut = right > innerWidth + 1 || left < -1;
      if (isSeen && isOut) found.push(`${child.tagName} ${child.className} ${left}..${right}`);
      look(child.shadowRoot ?? child);
      if (child.shadowRoot) look(child);
    }
  };
  look(document.body);
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page itself scrolls sideways");
  return found;
}"""


def a_phone(window: OpenWindow) -> Window:
    """Open a window of a phone."""
    return window(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2)


@contextmanager
def a_finger(board: BoardPage) -> Iterator[Finger]:
    """Lend a finger to a board."""
    with finger(board.page) as one:
        yield one


def middle(of: Locator) -> Point:
    """Return the middle of an element on the screen."""
    of.scroll_into_view_if_needed()
    box = box_of(of)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


TOO_SMALL = """() => {
  const controls = "button, a[href], input, select, textarea, summary";
  // Points and bars of a picture stand where their values are; links in a sentence are as high as its lines.
  const apart = "[aria-hidden=true], .curve-mount, .time-strip .bar, p a";
  const found = [];
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) if (node.shadowRoot) look(node.shadowRoot);
    for (const node of root.querySelectorAll(controls)) {
      if (node.disabled || node.closest(apart) || !node.checkVisibility({ checkVisibilityCSS: true })) continue;
      node.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
      const { left, right, top, bottom, width } = node.getBoundingClientRect();
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      const isHit = (dx, dy) => {
        const hit = root.elementFromPoint(x + dx, y + dy);
        return Boolean(hit) && (node.contains(hit) || Boolean(hit.closest("label")?.contains(node)));
      };
      if (width < 2 || !isHit(0, 0)) continue;
      const reach = (across, down) => {
        let way = 0;
        while (way < 40 && isHit(across * (way + 1), down * (way + 1))) way += 1;
        return way;
      };
      const [wide, high] = [reach(-1, 0) + reach(1, 0), reach(0, -1) + reach(0, 1)];
      // Forty pixels, less what is lost between whole ones.
      const words = node.ariaLabel ?? node.textContent;
      if (wide < 37 || high < 37) found.push(`${node.className} ${words}: ${wide} x ${high}`);
    }
  };
  look(document);
  return found;
}"""
