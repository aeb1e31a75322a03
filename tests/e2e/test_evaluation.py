"""A round as the facilitator sees it: opened, followed without a glance at scores, revealed, decided, taken away."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from cxdesign.domain.evaluation import Decision, EvaluationRound
from cxdesign.domain.vocabulary import Outcome
from cxdesign.services.starters import load_starter
from tests.e2e.browser import PHONE
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.shortcuts import press_until
from tests.e2e.waiting import until
from tests.rounds import everybody_rates, with_hotel_round

pytestmark = pytest.mark.e2e
DRAWING = 60_000
"""Milliseconds the charts may take on a busy machine; meanwhile they keep the frame waiting too."""


def at(page: Page, room: Room, project: str) -> None:
    """Go to the page of evaluations and wait until the frame has started."""
    page.goto(f"{room.server.url}/evaluate?project={project}")
    expect(page.locator("html")).to_have_attribute("data-theme", "light", timeout=DRAWING)


def test_a_round_from_its_opening_to_the_decision(room: Room, window: OpenWindow) -> None:
    project = room.sample("food_delivery")
    page = window().page
    at(page, room, project)
    page.get_by_role("textbox", name="Which design is rated").fill("Future design v4")
    page.get_by_role("button", name="Open round 1").click()
    expect(page.get_by_role("heading", name="People are rating, each alone.")).to_be_visible()
    (opened,) = room.stored(project).all(EvaluationRound)
    assert opened.design == "Future design v4"

    everybody_rates(room.services.projects.workbench(project), opened.id)
    expect(page.get_by_text("29 of 29")).to_have_count(6)  # by itself, without a reload
    expect(page.get_by_text("Ms Li")).to_be_visible()
    assert "3.77" not in page.content()

    other = window().page
    at(other, room, project)
    expect(other.get_by_text("29 of 29")).to_have_count(6)
    page.get_by_role("button", name="Reveal the ratings").click()
    assert room.stored(project).expect(opened.id, EvaluationRound).is_open
    page.get_by_role("button", name="Reveal now").click()
    expect(page.get_by_role("heading", name="Fix how complaints are handled.")).to_be_visible(timeout=DRAWING)
    expect(other.get_by_role("heading", name="Fix how complaints are handled.")).to_be_visible(timeout=DRAWING)
    expect(page.get_by_role("button", name="Agreement α, ordinal 0.49")).to_be_visible()
    index = page.get_by_role("button", name="Gated experience index E 3.77")
    index.click()
    worked = page.get_by_text("3.00 + 0.50 × (4.09 − 1)/4 × (5 − 3.00) = 3.77", exact=True)
    expect(worked).to_be_visible()
    press_until(page, "Escape", worked, "hidden")

    expect(page.get_by_role("button", name="Record the decision")).to_be_visible(timeout=DRAWING)
    page.get_by_role("radio", name="Iterate").click()
    page.get_by_role("textbox", name="Because").fill("Complaints at night wait until morning")
    page.get_by_role("button", name="Record the decision").click()
    until(lambda: room.stored(project).all(Decision), "the decision is stored")
    (decided,) = room.stored(project).all(Decision)
    assert (decided.outcome, decided.back_to) == (Outcome.ITERATE, 3)
    assert decided.reason == "Complaints at night wait until morning"

    expect(page.get_by_role("button", name="Change the decision")).to_be_visible(timeout=DRAWING)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Everything as XLSX").click()
    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert ("Because", "Complaints at night wait until morning") in list(book["Decision"].values)


def test_on_a_phone_nothing_is_wider_than_the_screen_and_a_figure_comes_as_a_sheet(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(with_hotel_round(load_starter("food_delivery", "en")))
    page = window(viewport=PHONE, has_touch=True, is_mobile=True, device_scale_factor=2).page
    at(page, room, project)
    expect(page.get_by_role("button", name="Record the decision")).to_be_visible(timeout=DRAWING)
    assert page.evaluate("() => document.querySelector('.stMain').scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Base gate g 0.50").tap()
    close = page.get_by_role("button", name="Close").last
    expect(close).to_be_in_viewport()
    close.tap()
    expect(close).to_be_hidden()
