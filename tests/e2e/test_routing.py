"""The ways of arrows on random boards: right-angled, complete, and never through a card."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_blueprint
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room
from tests.e2e.test_blueprint_by_mouse import FLOWS, STEPS
from tests.e2e.waiting import until

pytestmark = pytest.mark.e2e

BOARD_SCRIPT = """() => performance.getEntriesByType("resource")
  .map((one) => one.name).find((name) => name.includes("/assets/") && name.includes("/board.js"))"""

RANDOM_BOARDS = Path(__file__).with_name("random_boards.js").read_text("utf-8").split("\n", 2)[2]


def test_no_way_on_a_random_board_leads_through_a_card(room: Room, window: OpenWindow) -> None:
    board = room.enter_blueprint(window(), room.project(a_blueprint(STEPS, flows=FLOWS)))
    script = board.page.evaluate(BOARD_SCRIPT)
    assert board.page.evaluate(RANDOM_BOARDS, [script, 0, 150]) == []


@pytest.mark.parametrize("sample", ["food_delivery", "hotel_stay", "shoeshine", "parcel"])
def test_no_arrow_of_a_sample_leads_through_a_card(room: Room, window: OpenWindow, sample: str) -> None:
    board = room.enter_blueprint(window(), room.sample(sample))
    drawn = board.root.locator(".arrow").count()
    assert drawn == board.ask("b.state.flows().length") > 0
    for density in ("compact", "comfortable", "fit"):
        board.ask(f"b.setDensity('{density}')")
        until(lambda: board.crossings() == [], "no arrow runs through a card")
