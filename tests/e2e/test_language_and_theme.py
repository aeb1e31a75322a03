"""Language and theme are switched at any time, and nothing else changes with them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.builders import a_large_journey
from tests.e2e.board import BoardPage
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

LANGUAGES = {"EN": "en", "中文": "zh-CN"}
PAGES = ("", "journey", "exchange", "history", "health")


def test_switching_the_language_keeps_selection_scroll_and_the_documents_own_texts(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(a_large_journey(120))
    page = window(is_new=True, viewport={"width": 1100, "height": 760}).page
    board = BoardPage(page)
    board.open(room.address(project))
    board.card("Card 0 of t10").scroll_into_view_if_needed()
    board.card("Card 0 of t10").click()
    texts = board.root.locator(".card .text").all_inner_texts()
    before = place_of(board)
    assert before["left"] > 0

    speak(page, "中文")
    expect(board.root).to_have_attribute("lang", "zh-CN")
    expect(board.lane("顾客行为")).to_be_visible()
    expect(board.badge).to_have_text("实时")
    assert place_of(board) == before
    assert board.root.locator(".card .text").all_inner_texts() == texts
    board.add_card("Touchpoint t10", "pains", "写在中文界面里")
    board.settled()

    page.reload()
    board.ready()
    expect(board.root).to_have_attribute("lang", "zh-CN")
    speak(page, "EN")
    expect(board.root).to_have_attribute("lang", "en")
    expect(board.lane("Customer actions")).to_be_visible()
    expect(board.card("写在中文界面里")).to_be_visible()
    assert len(room.operations(project, 1)) == 1


def test_every_page_is_drawn_in_english_and_light_and_in_chinese_and_dark_and_asks_nobody_else(
    room: Room, window: OpenWindow
) -> None:
    project = room.sample("gym")
    page = window(is_new=True).page
    policies: dict[str, str] = {}
    page.on("response", lambda one: policies.update({one.url: one.headers.get("content-security-policy", "")}))
    for (language, tag), scheme in zip(LANGUAGES.items(), ("light", "dark"), strict=True):
        page.goto(room.server.url)
        speak(page, language)
        page.emulate_media(color_scheme=scheme)
        for name in PAGES:
            page.goto(f"{room.server.url}/{name}?project={project}")
            quiet(page)
            expect(page.locator("html")).to_have_attribute("lang", tag)
            expect(page.locator("html")).to_have_attribute("data-theme", scheme)
            expect(page.get_by_test_id("stException")).to_have_count(0)
            if name == "journey":
                expect(page.locator(".cxb")).to_have_attribute("data-theme", scheme)
    served = {url: policy for url, policy in policies.items() if url.startswith("http")}
    assert len(served) > 20
    assert {url for url, policy in served.items() if "default-src 'self'" not in policy} == set()


def test_the_theme_changes_while_the_board_is_open_without_touching_it(room: Room, window: OpenWindow) -> None:
    project = room.sample("hotel")
    board = room.enter(window(is_new=True), project)
    board.card("Walks in with luggage").dblclick()
    board.press("End")
    board.page.keyboard.type("!")
    board.page.emulate_media(color_scheme="dark")
    expect(board.root).to_have_attribute("data-theme", "dark")
    expect(board.editor).to_have_value("Walks in with luggage!")
    expect(board.editor).to_be_focused()
    dark = board.root.evaluate("(root) => getComputedStyle(root).color")
    board.page.emulate_media(color_scheme="light")
    expect(board.root).to_have_attribute("data-theme", "light")
    assert board.root.evaluate("(root) => getComputedStyle(root).color") != dark
    board.press("Enter")
    board.settled()


def test_a_number_field_is_seen_before_anybody_points_at_it(room: Room, window: OpenWindow) -> None:
    page = window(is_new=True).page
    board = BoardPage(page)
    board.open(room.address(room.sample("hotel")))
    board.touchpoint("Booking").click()
    field = board.root.get_by_role("textbox", name="Waiting (min)")
    expect(field).to_be_visible()
    papers = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("html")).to_have_attribute("data-theme", scheme)
        until(lambda: field.evaluate(LINE_BELOW)["paper"] not in papers, "the board has its colours")
        line = field.evaluate(LINE_BELOW)
        papers.add(line["paper"])
        assert line["width"] == "1px"
        assert line["colour"] not in ("rgba(0, 0, 0, 0)", line["paper"])
    assert field.evaluate("(one) => one.offsetWidth") >= 40


LINE_BELOW = """(field) => {
  const { borderBottomWidth: width, borderBottomColor: colour } = getComputedStyle(field);
  return { width, colour, paper: getComputedStyle(field.closest(".cxb")).backgroundColor };
}"""


def speak(page: Page, language: str) -> None:
    """Choose a language at the top of the page, and wait until it is spoken."""
    page.locator(".st-key-head-language").get_by_text(language, exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", LANGUAGES[language])


def quiet(page: Page) -> None:
    """Wait until the script of the page has ended."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.wait_for_load_state("networkidle")


def place_of(board: BoardPage) -> dict[str, object]:
    """Return where a person is."""
    return board.ask(
        "({selection: b.state.selection, left: b.grid.scroller.scrollLeft, top: b.grid.scroller.scrollTop,"
        " address: location.pathname + location.search})"
    )
