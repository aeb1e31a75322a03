"""A journey map made and rearranged by mouse; the keyboard only writes texts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.builders import a_journey
from tests.e2e.conftest import OpenWindow
from tests.e2e.home import HomePage
from tests.e2e.maps import ROLES, STAGES, TOUCHPOINTS, cards_of, texts
from tests.e2e.room import Room

pytestmark = pytest.mark.e2e


def test_a_map_of_four_stages_and_twelve_cards_from_nothing(room: Room, window: OpenWindow) -> None:
    home = HomePage(window().page)
    home.open(room.server.url)
    home.start("Empty")
    board, project = home.arrive()
    for number, (stage, touchpoint) in enumerate(zip(STAGES, TOUCHPOINTS, strict=True)):
        board.root.locator(f"[data-add={'stage' if number else 'first-stage'}]").click()
        board.write(stage)
        board.rename(board.touchpoint("New touchpoint"), touchpoint)
    for touchpoint in TOUCHPOINTS:
        for number, role in enumerate(ROLES):
            board.add_card(touchpoint, role, f"{touchpoint} {number}")
    board.settled()

    stored = room.stored(project)
    assert [stage.name for stage in stored.stages] == list(STAGES)
    assert [touchpoint.name for touchpoint in stored.touchpoints] == list(TOUCHPOINTS)
    assert cards_of(stored) == {(t, r): [f"{t} {n}"] for t in TOUCHPOINTS for n, r in enumerate(ROLES)}
    commands = [operation.command for operation in room.operations(project, 1)]
    assert commands.count("add_card") == 12
    assert board.names("stage") == list(STAGES)
    expect(board.root.locator(".card")).to_have_count(12)


def test_stages_touchpoints_and_lanes_are_renamed_by_double_click(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.rename(board.stage("Stage s1"), "Before")
    board.rename(board.touchpoint("Touchpoint t2"), "Reception desk")
    board.rename(board.lane("Pains"), "What hurts")
    board.settled()

    stored = room.stored(project)
    assert stored.stages[0].name == "Before"
    assert stored.touchpoints[1].name == "Reception desk"
    assert [lane.name for lane in stored.lanes if lane.name] == ["What hurts"]


def test_stages_touchpoints_and_lanes_are_dragged_to_another_place(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    lanes = board.names("lane")
    board.drag(board.touchpoint("Touchpoint t1"), board.touchpoint("Touchpoint t2"), at=(0.9, 0.5))
    assert board.names("touchpoint") == ["Touchpoint t2", "Touchpoint t1", "Touchpoint t3"]
    board.drag(board.touchpoint("Touchpoint t2"), board.touchpoint("Touchpoint t3"), at=(0.1, 0.5))
    assert board.names("touchpoint") == ["Touchpoint t1", "Touchpoint t2", "Touchpoint t3"]
    board.drag(board.stage("Stage s2"), board.stage("Stage s1"), at=(0.1, 0.5))
    board.drag(board.lane("Pains"), board.lane("Customer actions"), at=(0.5, 0.1))
    board.settled()

    stored = room.stored(project)
    assert [stage.name for stage in stored.stages] == ["Stage s2", "Stage s1"]
    assert [touchpoint.name for touchpoint in stored.touchpoints] == ["Touchpoint t2", "Touchpoint t3", "Touchpoint t1"]
    moved = [lane for lane in lanes if lane != "Pains"]
    moved.insert(moved.index("Customer actions"), "Pains")
    assert board.names("lane") == moved
    assert board.names("stage") == ["Stage s2", "Stage s1"]


def test_cards_are_dragged_within_a_cell_between_cells_and_into_a_lane_of_another_kind(
    room: Room, window: OpenWindow
) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.drag(board.card("Books a room"), board.card("Reads the confirmation"), at=(0.5, 0.95))
    board.settled()
    assert texts(room.stored(project), "Touchpoint t1", "customer_actions") == [
        "Reads the confirmation",
        "Books a room",
    ]

    board.drag(board.card("Waits in line"), board.cell("Touchpoint t3", "pains"))
    board.drag(board.card("Books a room"), board.cell("Touchpoint t2", "opportunities"))
    board.settled()
    stored = room.stored(project)
    assert texts(stored, "Touchpoint t3", "pains") == ["Waits in line"]
    assert texts(stored, "Touchpoint t2", "opportunities") == ["Books a room"]
    assert stored.get("feature:c1").text == "Books a room"
    assert stored.get("step:c1") is None
    expect(board.cell("Touchpoint t2", "opportunities").locator(".card")).to_have_text("Books a room")
    assert board.selection() == "feature:c1"


def test_everything_is_deleted_from_its_menu_and_comes_back_by_undo(room: Room, window: OpenWindow) -> None:
    before = a_journey(lanes={**{role: role for role in ("customer_actions", "emotion", "pains")}, "own": "notes"})
    project = room.project(before)
    board = room.enter(window(), project)
    board.menu(board.card("Waits in line"), "delete")
    board.menu(board.lane("Notes"), "delete")
    board.menu(board.touchpoint("Touchpoint t2"), "delete")
    board.menu(board.stage("Stage s1"), "delete")
    board.settled()

    stored = room.stored(project)
    assert [stage.name for stage in stored.stages] == ["Stage s2"]
    assert [touchpoint.name for touchpoint in stored.touchpoints] == ["Touchpoint t3"]
    assert cards_of(stored) == {}
    assert [lane.role.value for lane in stored.lanes] == ["customer_actions", "emotion", "pains"]

    undo = board.root.locator("[data-history=undo]")
    for _ in range(4):
        undo.click()
        board.settled()
    assert set(room.stored(project)) == set(before)
    expect(board.card("Books a room")).to_be_visible()


def test_an_attribute_lane_is_hidden_and_shown_again(room: Room, window: OpenWindow) -> None:
    project = room.project(a_journey())
    board = room.enter(window(), project)
    board.menu(board.lane("Emotion"), "hide_lane")
    expect(board.lane("Emotion")).to_have_count(0)
    expect(board.root.locator("[role=slider]")).to_have_count(0)
    board.root.locator(".hidden-lanes").click()
    board.root.locator(".menu-item", has_text="Emotion").click()
    expect(board.lane("Emotion")).to_be_visible()
    board.settled()
    assert not any(lane.is_hidden for lane in room.stored(project).lanes)
