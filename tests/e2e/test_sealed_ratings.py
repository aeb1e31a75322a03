"""A board stays true and whole while others rate, reveal, and change what it never was told of."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.acting import BEN, CAT, does, undoes
from tests.builders import a_journey
from tests.e2e.conftest import OpenWindow
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e

PLACE = {"round_id": "round:r", "rater_id": "rater:guest", "criterion": "C1"}
RATINGS = "[...b.state.records.values()].filter((record) => record.kind === 'rating').length"


def test_a_board_takes_changes_of_ratings_it_never_saw(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    bench = room.services.projects.workbench(project)
    does(bench, BEN, "open_round", round_id="round:r", round_name="Round 1")
    does(bench, BEN, "add_rater", rater_id="rater:guest", role="customer", is_guest=True)
    for score in (2, 4):
        does(bench, BEN, "rate", **PLACE, score=score, note="the pool is cold")
    undoes(bench, BEN)
    does(bench, CAT, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="Lobby")
    room.agreed(project, board)
    expect(board.root.get_by_text("Lobby").first).to_be_visible()
    assert board.ask(RATINGS) == 0

    does(bench, CAT, "reveal_round", round_id="round:r")
    does(bench, BEN, "remove_rater", rater_id="rater:guest")
    undoes(bench, BEN)
    does(bench, BEN, "remove_round", round_id="round:r")
    does(bench, CAT, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="Front desk")
    room.agreed(project, board)
    expect(board.root.get_by_text("Front desk").first).to_be_visible()
    board.add_card("Front desk", "pains", "still works")
    board.settled()
    assert any(record.text == "still works" for record in room.stored(project).of_kind("note"))
