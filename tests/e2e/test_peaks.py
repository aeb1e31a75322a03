"""Choosing peaks as a person does: scored by keys, weighed by dragging, compared in pairs, chosen, seen on the map."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from cxdesign.domain.picking import PeakCriterion, PeakScore
from cxdesign.domain.relations import scene_cell_id
from cxdesign.domain.vocabulary import CurveState
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room, be_known
from tests.e2e.shortcuts import press_at_once, press_until
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

CLASS = scene_cell_id("touchpoint:trial", "scene:teaching")
DOOR = scene_cell_id("touchpoint:door", "scene:reception")


def at_peaks(page: Page, room: Room, project: str) -> None:
    """Open the page of a project and wait until all its parts are drawn."""
    page.goto(room.address(project, page="peaks"))
    expect(page.locator(".pk-candidates table")).to_be_visible()
    expect(page.locator(".pk-memory svg")).to_be_visible()


def statement(page: Page) -> Locator:
    return page.get_by_role("heading", level=1)


def points(room: Room, project: str) -> list[int]:
    return [criterion.points for criterion in room.stored(project).entries(PeakCriterion)]


def scored(room: Room, project: str) -> list[int | None]:
    """Return what the trial class in teaching reaches, criterion by criterion."""
    document = room.stored(project)
    found = {one.criterion_id: one.value for one in document.all(PeakScore) if one.cell_id == CLASS}
    return [found.get(criterion.id) for criterion in document.entries(PeakCriterion)]


def others_scored(room: Room, project: str) -> list[PeakScore]:
    """Return what all other candidates reach."""
    return [one for one in room.stored(project).all(PeakScore) if one.cell_id != CLASS]


def test_digits_score_a_candidate_and_stop_at_the_end_of_its_row(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    page = window().page
    at_peaks(page, room, project)
    expect(page.get_by_text("is not fully scored and takes no part")).to_be_visible()
    expect(page.locator(".pk-candidates tr.out")).to_contain_text("Out, not met: A guide within 10 minutes")
    page.get_by_role("gridcell", name="Trial class (Teaching), Customer value: open").click()
    expect(page.locator(".hint")).to_contain_text("1 = hardly anybody would miss it")
    others = others_scored(room, project)
    page.keyboard.type("443412")
    until(lambda: scored(room, project) == [4, 4, 3, 4, 2], "all five scores are stored")
    expect(page.locator(".pk-methods tbody tr")).to_have_count(5)
    expect(page.get_by_text("is not fully scored and takes no part")).to_have_count(0)
    assert others_scored(room, project) == others
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("gridcell", name="Trial class (Teaching), Feasibility: 4")).to_be_focused()


def test_a_weight_is_dragged_and_the_winner_changes(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    page = window().page
    at_peaks(page, room, project)
    winner = page.locator(".pk-methods tr", has=page.locator(".rank.won")).first
    expect(winner).to_contain_text("Lesson with coach")
    expect(statement(page)).to_contain_text("The method decides between")
    bar = page.get_by_role("slider", name="Weight of Customer value")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.35, box["y"] + box["height"] / 2, steps=4)
    expect(bar).to_have_attribute("aria-valuenow", re.compile("1[0-6]"))
    page.mouse.up()
    until(lambda: points(room, project)[0] < 17, "the points are stored")
    assert sum(points(room, project)) == 100
    expect(statement(page)).to_contain_text("Trial class")
    expect(page.locator(".pk-methods tr", has=page.locator(".rank.won")).first).to_contain_text("Trial class")


def test_a_weight_is_moved_by_keys_in_one_step(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    page = window().page
    at_peaks(page, room, project)
    bar = page.get_by_role("slider", name="Weight of Feasibility")
    bar.focus()
    press_at_once(page, *["PageUp"] * 3)
    until(lambda: points(room, project) == [25, 21, 16, 30, 8], "the points are stored")
    assert [one.command for one in room.operations(project, 1)] == ["give_peak_points"]
    expect(bar).to_be_focused()


def test_a_contradiction_between_comparisons_is_pointed_out(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    page = window().page
    at_peaks(page, room, project)
    page.get_by_role("radio", name="Pairwise (AHP)").click()
    grid = page.locator(".pairwise")
    grid.get_by_role("button", name="Zhou, club manager").click()
    expect(grid.locator(".ratio.rejected")).to_have_text(re.compile("above the limit of 0.10"))
    expect(grid.locator("td.worst")).to_have_count(3)
    expect(grid.locator(".contradiction")).to_contain_text("Customer value 1/3 × Differentiation, but 3 is stated")
    grid.get_by_label("Emotional potential compared with Differentiation").select_option("3")
    expect(grid.locator(".ratio")).to_have_text(re.compile("accepted, the limit is 0.10"))


def test_a_chosen_candidate_is_a_planned_peak_on_the_map_and_undone(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    one = window()
    be_known(one, "Ada")
    page = one.page
    at_peaks(page, room, project)
    page.get_by_role("button", name="Choose Front door and greeting as peak").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("combobox")).to_have_value("Not feel out of place")
    dialog.get_by_role("button", name="Make it a planned peak").click()
    until(lambda: room.stored(project).get(DOOR).is_chosen, "the choice is stored")
    expect(page.get_by_text("is a planned peak of the journey now")).to_be_visible()
    page.get_by_role("button", name="See them on the journey map").click()
    door = page.locator("[data-touchpoint-id='touchpoint:door'][role=columnheader]")
    expect(door.get_by_role("img", name="Planned peak")).to_be_visible()
    door.click()
    expect(page.locator(".side-body")).to_contain_text("Not feel out of place")
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    page.go_back()
    expect(page.locator(".pk-candidates table")).to_be_visible()
    expect(page.locator(".cxb")).to_have_count(0)  # the map has a button of that name too, as long as it stands
    page.get_by_role("button", name=re.compile("^Undo")).first.click()
    until(lambda: not room.stored(project).get(DOOR).is_chosen, "the choice is taken back")
    assert room.stored(project).emotion("touchpoint:door", CurveState.TARGET) == 3


def test_a_figure_opens_to_its_formula_and_escape_closes_it(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym")
    page = window().page
    at_peaks(page, room, project)
    page.locator(".pk-methods tbody tr").first.get_by_role("button", name=".6833").click()
    panel = page.locator("[class*='st-key-opened-panel']")
    expect(panel).to_contain_text("0.30 · 1.00 + 0.25 · 1.00")
    expect(panel).to_contain_text("Simple additive weighting")
    press_until(page, "Escape", panel, "hidden")


def test_on_a_phone_the_page_fits_and_a_peak_is_chosen_by_a_tap(room: Room, window: OpenWindow) -> None:
    project = room.sample("gym", "zh-CN")
    page = window(is_new=True, viewport=PHONE, has_touch=True, is_mobile=True, locale="zh-CN").page
    at_peaks(page, room, project)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= PHONE["width"]
    candidates = page.locator("[class*='st-key-chart-scroll-peaks-quadrants'] svg").get_by_text("候选峰值", exact=True)
    expect(candidates).to_be_visible()
    title = candidates.bounding_box()
    assert title is not None
    assert title["x"] > 0
    assert title["x"] + title["width"] <= PHONE["width"]
    choice = page.get_by_role("button", name="选门口与问候为峰值")
    box = choice.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 40
    choice.tap()
    page.get_by_role("dialog").get_by_role("button", name="设为计划峰值").tap()
    until(lambda: room.stored(project).get(DOOR).is_chosen, "the choice is stored")
