"""Every term on the map is explained one hover or one key away."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


def test_the_name_of_a_lane_is_explained_under_the_mouse(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.sample("hotel"))
    board.root.locator('.row[data-role="pains"] > .lane').hover()
    tip = board.page.locator(".term-tip")
    expect(tip).to_contain_text("What stands in the customer's way")
    expect(tip).to_contain_text("痛点")
    board.page.mouse.move(700, 400)
    expect(tip).to_have_count(0)


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_the_lines_and_the_critical_path_are_explained_under_the_mouse(
    room: Room, window: OpenWindow, locale: str
) -> None:
    board = room.enter_blueprint(window(locale=locale), room.sample("food_delivery", locale))
    tip = board.page.locator(".term-tip")
    for place, term in (
        ("[data-line=interaction] .line-name", "Line of interaction"),
        ("[data-line=visibility] .line-name", "Line of visibility"),
        ("[data-line=internal] .line-name", "Line of internal interaction"),
        (".time-strip h3", "Critical path"),
    ):
        board.root.locator(place).hover()
        expect(tip).to_contain_text(term)


def test_a_key_explains_the_critical_path_at_a_step_of_it(room: Room, window: OpenWindow) -> None:
    board = room.enter_blueprint(window(), room.sample("food_delivery"))
    board.card("Cook and pack").click()
    board.page.keyboard.press("h")
    expect(board.root.get_by_role("dialog", name="Terms")).to_contain_text("Critical path")


def test_a_key_explains_what_is_selected(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.sample("hotel"))
    board.root.locator('[data-lane="lane:opportunities"] [data-card-id]').first.click()
    board.page.keyboard.press("h")
    sheet = board.root.get_by_role("dialog", name="Terms")
    expect(sheet).to_contain_text("Opportunities")
    expect(sheet).to_contain_text("Level 3: individual excellent service")
    expect(sheet).to_contain_text("Source: article on ISO/TS 24082")
    board.page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    assert board.revision() == 1


def test_the_name_of_a_field_is_explained_by_a_tap(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(locale="zh-CN"), room.sample("hotel", "zh-CN"))
    board.root.locator(".tp[data-touchpoint-id]").nth(3).click()
    board.root.locator(".insp-label", has_text="体验阶段").or_(
        board.root.locator(".insp-label", has_text="阶段")
    ).first.click()
    expect(board.page.locator(".term-tip")).to_contain_text("前体验")
