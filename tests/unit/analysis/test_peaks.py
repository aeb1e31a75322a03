"""Quadrants, candidates and what peaks would do to memory."""

import pytest

from cxdesign.analysis.peaks import (
    DEFAULT_CRITERIA,
    MORE_CRITERIA,
    candidates,
    predicted_memory,
    quadrant,
    scene_matrix,
    unmet_standards,
)
from tests.builders import a_blueprint, a_journey, an_empty_journey, enriched

SCENES = {"scene:first": {}, "scene:second": {}}


def a_gym(*, met=None, cells=None, **more):
    """Return a journey of three touchpoints in two scenes; ``met`` says of standards whether they are met."""
    entries = {**SCENES, **{f"standard:{name}": {"is_met": is_met} for name, is_met in (met or {}).items()}}
    cells = cells or {
        ("t2", "second"): (5, 5),
        ("t2", "first"): (4, 4),
        ("t1", "first"): (5, 4),
        ("t3", "first"): (4, 2),
    }
    return enriched(a_journey(), entries, cells=cells, **more)


@pytest.mark.parametrize(
    ("customer", "enterprise", "expected"),
    [
        (4, 4, "candidate"),
        (4, 3, "neglected"),
        (3, 4, "firm_centred"),
        (3, 3, "standardise"),
        (0, 0, "standardise"),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_high_begins_at_four(customer, enterprise, expected):
    assert quadrant(customer, enterprise) == expected


def test_cells_stand_in_the_order_of_journey_and_scenes():
    places = [(cell.touchpoint_id[-2:], cell.scene_id[6:]) for cell in scene_matrix(a_gym())]
    assert places == [("t1", "first"), ("t2", "first"), ("t2", "second"), ("t3", "first")]


def test_a_cell_with_a_missing_relevance_is_no_candidate():
    document = a_gym(cells={("t1", "first"): (5, None), ("t2", "first"): (None, None)})
    assert [cell.quadrant for cell in scene_matrix(document)] == [None, None]
    assert candidates(document).sound == candidates(document).excluded == ()


def test_a_map_without_scenes_has_no_candidates():
    assert scene_matrix(an_empty_journey()) == ()


def test_all_scenes_of_a_touchpoint_with_an_unmet_standard_are_excluded():
    document = a_gym(met={"late": False}, relations=[("governed_by", "touchpoint:t2", "standard:late")])
    found = candidates(document)
    assert [cell.touchpoint_id for cell in found.sound] == ["touchpoint:t1"]
    assert [(one.cell.scene_id, one.standard_ids) for one in found.excluded] == [
        ("scene:first", ("standard:late",)),
        ("scene:second", ("standard:late",)),
    ]


@pytest.mark.parametrize("is_met", [True, None])
def test_a_standard_that_is_met_or_not_measured_excludes_nothing(is_met):
    document = a_gym(met={"late": is_met}, relations=[("governed_by", "touchpoint:t2", "standard:late")])
    assert candidates(document).excluded == ()


def test_standards_of_steps_count_for_their_touchpoint():
    document = enriched(
        a_blueprint({"a": ("t1", "onstage"), "b": ("t1", "backstage")}),
        {"standard:x": {"is_met": False}, "standard:w": {"is_met": False}, "standard:v": {"is_met": True}},
        relations=[
            ("governed_by", "step:a", "standard:x"),
            ("governed_by", "step:b", "standard:w"),
            ("governed_by", "step:b", "standard:v"),
        ],
    )
    assert unmet_standards(document) == {"touchpoint:t1": ("standard:w", "standard:x")}


def test_points_of_the_default_criteria_sum_to_a_hundred():
    assert sum(criterion.points for criterion in DEFAULT_CRITERIA) == 100
    keys = [criterion.key for criterion in (*DEFAULT_CRITERIA, *MORE_CRITERIA)]
    assert len(set(keys)) == len(keys)
    assert [criterion.key for criterion in DEFAULT_CRITERIA if criterion.sense < 0] == ["cost"]


def test_a_peak_changes_what_is_remembered():
    memory = predicted_memory(a_journey(now={"t1": 1, "t2": 0, "t3": 2}, end="t3"), {"touchpoint:t2": 4})
    assert (memory.before.figures.peak_end.value, memory.before.figures.mean) == (2, 1)
    assert (memory.after.peak_end.value, memory.after.mean) == (3, pytest.approx(7 / 3))
    assert memory.changed == ("touchpoint:t2",)


def test_without_a_value_the_target_on_the_map_is_taken():
    journey = a_journey(now={"t1": 1}, target={"t1": 5}, end="t1")
    memory = predicted_memory(journey, {"touchpoint:t1": None})
    assert memory.after.values == (5,)


def test_peaks_without_any_value_or_beyond_the_end_change_nothing():
    memory = predicted_memory(a_journey(now={"t1": 1}, end="t2"), {"touchpoint:t1": None, "touchpoint:t3": 5})
    assert memory.after == memory.before.figures
    assert memory.changed == ()
    assert memory.after.peak_end is None  # nothing is stated at the planned end


def test_a_peak_can_give_the_end_its_value():
    memory = predicted_memory(a_journey(now={"t1": 1}, end="t2"), {"touchpoint:t2": 3})
    assert memory.before.figures.peak_end is None
    assert memory.after.peak_end.value == 3


def test_an_empty_map_is_not_remembered():
    memory = predicted_memory(an_empty_journey(), {"touchpoint:t1": 5})
    assert (memory.after.peak_end, memory.after.mean, memory.changed) == (None, None, ())
