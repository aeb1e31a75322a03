"""Where things stand on the map: nothing covers what somebody wants to read."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.builders import a_journey, a_large_journey
from tests.e2e.board import BoardPage, box_of, with_class
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.home import HomePage
from tests.e2e.room import Room
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e


def test_lane_names_keep_their_words_whole_on_a_new_map(room: Room, window: OpenWindow) -> None:
    home = HomePage(window().page)
    home.open(room.server.url)
    home.start("Empty")
    board, _ = home.arrive()
    board.root.locator("[data-add=first-stage]").click()
    board.press("Enter", "Enter")
    label = board.lane("Opportunities").locator(".nm")
    expect(label).to_be_visible()
    assert label.evaluate("(node) => node.getClientRects().length && node.offsetHeight <= 16")


def test_a_colleagues_name_is_cut_off_where_the_lane_labels_lie_over_its_card(room: Room, window: OpenWindow) -> None:
    project = room.project(a_large_journey(144))
    ada, ben = room.enter_both(window(), window(), project)
    ada.card("Card 0 of t4").click()
    card = ben.card("Card 0 of t4")
    expect(card).to_have_class(with_class("peer"))
    shift = box_of(card)["x"] + box_of(card)["width"] / 2 - box_of(ben.lane("Pains"))["x"]
    ben.root.locator(".scroll").evaluate("(node, x) => node.scrollTo({ left: x, behavior: 'instant' })", shift)
    edge = box_of(ben.lane("Pains"))["x"] + box_of(ben.lane("Pains"))["width"]
    tag = card.locator(".tag")
    cut = "(node) => Number(/inset\\(0(?:px)? 0(?:px)? 0(?:px)? ([\\d.]+)px/.exec(node.style.clipPath)?.[1] ?? 0)"
    until(lambda: box_of(tag)["x"] + tag.evaluate(cut) >= edge - 1, "the name begins right of the labels")


def test_the_plus_below_a_card_covers_none_of_its_marks(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.project(a_journey()))
    card = board.card("Waits in line")
    card.click()
    card.hover()
    plus = board.cell("Touchpoint t2", "pains").locator("[data-add=card]")
    assert not overlap(plus, card.locator(".marks"))
    assert not overlap(plus, card.locator(".text"))
    assert box_of(plus)["y"] + box_of(plus)["height"] > box_of(card)["y"] + box_of(card)["height"]


def test_on_a_phone_the_menu_of_a_card_stays_off_the_next_lane(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(viewport=PHONE, has_touch=True, is_mobile=True), room.project(a_journey()))
    board.card("Books a room").tap()
    board.root.locator(".sheet-handle").tap()
    more = board.card("Books a room").locator(".more")
    expect(more).to_be_visible()
    assert not overlap(more, board.card("Reads the confirmation"))


def test_the_words_of_the_curve_stand_clear_of_it(room: Room, window: OpenWindow) -> None:
    document = a_journey(now={"t1": 2, "t2": -3, "t3": 1}, target={"t1": 3, "t2": 5, "t3": 4}, peak="t2")
    board = room.enter(window(), room.project(document))
    expect(board.root.locator(".curve .pl")).to_have_text("planned peak")
    expect(board.root.locator(".curve .patch")).to_have_count(0)
    lowest = board.root.locator(".curve .cm").first
    face = board.point("touchpoint:t2", "now").locator(".fc")
    assert not overlap(lowest, face)


@pytest.mark.parametrize(("name", "locale"), [("blueprint", "en"), ("empathy", "zh-CN")])
def test_at_twice_the_size_the_bar_is_whole(room: Room, window: OpenWindow, name: str, locale: str) -> None:
    page = window(viewport={"width": 720, "height": 450}, device_scale_factor=2, locale=locale).page
    board = BoardPage(page)
    board.open(room.address(room.sample("city_hotel", locale), page=name))
    for words in ("Hotel", "Guests"):
        board.ask(f"b.dispatch({{ name: 'rename_project', new_name: '{words}' + ' and a name'.repeat(15) }})")
    board.settled()
    expect(board.undo_button).to_have_attribute("aria-label", re.compile("Hotel and a name and"))
    for width in (720, 840, 1000, 1200):
        page.set_viewport_size({"width": width, "height": 450})
        until(
            lambda: page.evaluate(OVER_THE_BAR) == [], "nothing stands over the edge of the bar or over its neighbour"
        )


def test_folding_a_stage_gives_its_room_to_the_other_columns(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(), room.sample("hotel"))
    before = box_of(board.touchpoint("Booking"))["width"]
    board.stage("Stay").hover()
    board.stage("Stay").locator(".fold-stage").click()
    until(lambda: box_of(board.touchpoint("Booking"))["width"] > 1.5 * before, "the columns are wide")
    columns = board.ask("b.state.layout.columns")
    view = board.ask("b.grid.scroller.clientWidth")
    assert abs(columns[-1]["x"] + columns[-1]["width"] - view) <= 2


def test_the_sheet_of_keys_opens_right_after_the_language_was_changed(room: Room, window: OpenWindow) -> None:
    board = room.enter(window(is_new=True), room.project(a_journey()))
    board.page.get_by_role("radio", name="中文").click()
    expect(board.lane("痛点")).to_be_visible()
    board.press("?")
    expect(board.root.get_by_role("dialog")).to_be_visible()


def overlap(one: Locator, other: Locator) -> bool:
    """Whether two elements cover a common part of the screen."""
    a, b = box_of(one), box_of(other)
    return bool(
        a["x"] < b["x"] + b["width"]
        and b["x"] < a["x"] + a["width"]
        and a["y"] < b["y"] + b["height"]
        and b["y"] < a["y"] + a["height"]
    )


OVER_THE_BAR = """() => {
  const bar = Object.values(window.__cxboards)[0].topbar.element;
  const parts = [...bar.children].map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
  const edge = bar.getBoundingClientRect();
  const laps = (one, other, low, high) => one[low] < other[high] - 1 && other[low] < one[high] - 1;
  const meets = (one, other) => laps(one, other, "left", "right") && laps(one, other, "top", "bottom");
  return parts.flatMap(([one, box]) => {
    const isOut = box.left < edge.left - 1 || box.right > edge.right + 1;
    const isOver = parts.some(([other, theirs]) => other !== one && meets(box, theirs));
    return isOut || isOver ? [one.className] : [];
  });
}"""
