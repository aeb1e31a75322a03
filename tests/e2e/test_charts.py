"""Charts by mouse and keyboard: what is clicked opens, what is closed can be opened again, files keep their Chinese."""

from __future__ import annotations

import io
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from cxdesign.charts.glyphs import missing_glyphs
from cxdesign.services.starters import load_starter
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.shortcuts import press_until
from tests.rounds import with_hotel_round

pytestmark = pytest.mark.e2e
DRAWING = 60_000
"""Milliseconds the charts may take when many tests share the machine."""
WORDS = "{http://www.w3.org/2000/svg}text"


def results(page: Page, room: Room, locale: str = "en") -> None:
    """Open the results of a revealed round and wait until all charts stand."""
    project = room.project(with_hotel_round(load_starter("hotel", locale)))
    page.goto(f"{room.server.url}/evaluate?project={project}")
    expect(plot(page).locator("svg.marks")).to_be_visible(timeout=DRAWING)


def plot(page: Page) -> Locator:
    """Return the plot of all criteria."""
    return page.locator('[class*="st-key-chart-frame-score-criteria"]')


def panel(page: Page) -> Locator:
    return page.locator('[class*="st-key-opened-panel-"]')


def test_a_row_and_a_dot_open_and_can_be_opened_again(room: Room, window: OpenWindow) -> None:
    page = window().page
    results(page, room)
    row = plot(page).get_by_label("C2 Feedback and recovery: 3.00")
    row.click(position={"x": 60, "y": 11})
    expect(panel(page).get_by_role("heading").first).to_contain_text("Feedback and recovery", timeout=DRAWING)
    press_until(page, "Escape", panel(page), "hidden")
    row.click(position={"x": 60, "y": 11})
    expect(panel(page).get_by_role("heading").first).to_contain_text("Feedback and recovery", timeout=DRAWING)
    plot(page).get_by_label("C2: ").first.click()
    expect(panel(page)).to_contain_text("Ms Li", timeout=DRAWING)
    expect(panel(page)).to_have_count(1)


def test_the_keyboard_opens_a_row_above_the_table(room: Room, window: OpenWindow) -> None:
    page = window().page
    results(page, room)
    switch = plot(page).get_by_role("switch", name="Table")
    switch.focus()
    page.keyboard.press("Space")
    expect(plot(page).get_by_role("row", name="C2 Feedback and recovery")).to_contain_text("−1.50", timeout=DRAWING)
    choice = plot(page).get_by_role("combobox", name="Open a row")
    choice.focus()
    choice.press_sequentially("C2 Feed")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading").first).to_contain_text("Feedback and recovery", timeout=DRAWING)


def test_a_change_of_theme_recolours_a_chart_at_once(room: Room, window: OpenWindow) -> None:
    page = window(is_new=True).page
    results(page, room)
    name = plot(page).locator("svg.marks text", has_text="Individualisation").first
    expect(name).to_have_css("fill", "rgb(29, 34, 38)")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(name).to_have_css("fill", "rgb(235, 232, 225)")


def test_the_gaps_stand_widest_first(room: Room, window: OpenWindow) -> None:
    page = window().page
    results(page, room)
    page.locator('[class*="st-key-score-gaps_shown"] label').click()
    gaps = page.locator('[class*="st-key-chart-frame-score-gaps"]')
    gaps.get_by_label("C9 Consistency and seamlessness: −1.00").click(position={"x": 60, "y": 11}, timeout=DRAWING)
    expect(panel(page).get_by_role("heading").first).to_contain_text("Consistency and seamlessness", timeout=DRAWING)


def test_files_keep_their_chinese(room: Room, window: OpenWindow) -> None:
    page = window(is_new=True, locale="zh-CN").page
    results(page, room, "zh-CN")
    with page.expect_download() as download:
        plot(page).get_by_role("button", name="SVG").click()
    svg = ElementTree.fromstring(Path(download.value.path()).read_text("utf-8"))
    words = " ".join("".join(text.itertext()) for text in svg.iter(WORDS))
    assert "反馈与补救" in words
    assert "29 项准则，每一条评分" in words
    png = plot(page).get_by_role("button", name="PNG")
    if missing_glyphs("反馈与补救"):
        expect(png).to_be_disabled()
        return
    with page.expect_download() as download:
        png.click()
    picture = Image.open(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert (picture.format, picture.width > 2000) == ("PNG", True)
