from __future__ import annotations

from cxdesign.drawing.grid import grids
from cxdesign.drawing.options import DrawOptions
from cxdesign.services.starters import load_starter
from tests.builders import a_journey


def test_rows_are_lanes_and_columns_touchpoints_under_their_stages():
    document = a_journey(
        stages={"s": ["a", "b"], "u": ["c"]},
        cards={"note:1": ("b", "pains", "one"), "note:2": ("b", "pains", "two")},
        now={"a": -3},
    )
    [grid] = grids(document, "journey", DrawOptions())
    assert grid.rows[0] == ("Stage", "Stage s", None, "Stage u")
    assert grid.rows[1][1:] == tuple(f"{place} {t.name}" for place, t in enumerate(document.touchpoints, start=1))
    assert grid.merged == ((2, 3),)
    by_name = {row[0]: row[1:] for row in grid.rows}
    assert by_name["Pains"] == (None, "one\ntwo", None)
    assert by_name["Emotion: Now"] == (-3, None, None)


def test_a_stage_without_touchpoints_keeps_its_column():
    [grid] = grids(a_journey(stages={"s": ["a"], "empty": []}), "journey", DrawOptions())
    assert grid.rows[0] == ("Stage", "Stage s", "Stage empty")


def test_what_is_not_chosen_is_not_in_the_table():
    document = load_starter("hotel", "en")
    lane = next(lane for lane in document.lanes if lane.role.value == "pains")
    [grid] = grids(document, "journey", DrawOptions(lane_ids=(lane.id,), stage_ids=(document.stages[0].id,)))
    assert [row[0] for row in grid.rows] == ["Stage", "Touchpoint", "Pains"]
    assert len(grid.rows[0]) == 2


def test_arrows_and_needs_have_tables_of_their_own():
    assert [grid.title for grid in grids(load_starter("food_delivery", "en"), "blueprint", DrawOptions())] == [
        "Blueprint",
        "Arrows",
    ]
    assert [grid.title for grid in grids(load_starter("hotel", "en"), "empathy", DrawOptions())] == [
        "Empathy map",
        "Needs",
    ]
