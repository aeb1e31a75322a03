from __future__ import annotations

from datetime import date

import pytest

from cxdesign.analysis.flow import RECOVERY_FIELDS
from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.backing import Backing, map_reading
from cxdesign.scoring.pyramid import Verdict
from tests.builders import a_blueprint, a_journey, enriched

TODAY = date(2025, 3, 1)


def one(level, *, entries=None, relations=(), attributes=None, **feature):
    """Return a journey of one touchpoint with one feature at a level."""
    document = a_journey({"s": ["t1"]}, cards={"feature:f": ("t1",)}, attributes={"t1": attributes or {}})
    placed = document.expect("feature:f", type(document.get("feature:f"))).replaced({"level": level, **feature})
    return enriched(document.with_records(changed=[placed]), entries, relations=relations)


def ground(document):
    """Return the ground of the only element."""
    (element,) = [element for level in map_reading(document, TODAY).levels for element in level.elements]
    return element.ground


def governed(**standard):
    return {
        "entries": {"standard:a": standard},
        "relations": [("governed_by", "touchpoint:t1", "standard:a")],
    }


@pytest.mark.parametrize("level", ["L1", "L2"])
@pytest.mark.parametrize(
    ("standard", "expected"),
    [({"is_met": True}, "standard_met"), ({"is_met": False}, "standard_unmet"), ({}, "standard_unmeasured")],
)
def test_the_base_rests_on_standards(level, standard, expected):
    assert ground(one(level, **governed(**standard))) == expected
    assert ground(one(level)) == "no_standard"


def test_one_unmet_standard_outweighs_those_that_are_met():
    joined = [("governed_by", "touchpoint:t1", f"standard:{name}") for name in "ab"]
    document = one("L1", entries={"standard:a": {"is_met": True}, "standard:b": {"is_met": False}}, relations=joined)
    (element,) = map_reading(document, TODAY).levels[0].elements
    assert (element.ground, element.record_ids) == ("standard_unmet", ("standard:b",))


@pytest.mark.parametrize(
    ("plan", "expected"),
    [({}, "recovery_missing"), (dict.fromkeys(RECOVERY_FIELDS, "said"), "recovery_planned")],
)
def test_recovery_rests_on_a_plan_for_every_fail_point(plan, expected):
    steps = a_blueprint({"a": ("t1", "onstage")}, attributes={"a": {"is_fail": True, **plan}})
    document = enriched(
        steps.with_records(changed=[steps.touchpoints[0].replaced({"levels": ["L2"]})]),
        {"standard:a": {}},
        relations=[("governed_by", "step:a", "standard:a")],
    )
    assert ground(document) == expected


@pytest.mark.parametrize(
    ("point", "attributes", "expected"),
    [
        ({}, {}, "data_point"),
        ({"is_personal": True}, {}, "consent_missing"),
        ({"is_personal": True, "consent_basis": "contract", "retention": "a year"}, {}, "data_point"),
        ({}, {"is_embarrassing": True}, "too_far"),
    ],
)
def test_being_valued_rests_on_what_is_known_of_the_customer(point, attributes, expected):
    captured = [("captures", "touchpoint:t1", "datapoint:a")]
    assert ground(one("L3", entries={"datapoint:a": point}, relations=captured, attributes=attributes)) == expected
    assert ground(one("L3")) == "no_data_point"


@pytest.mark.parametrize(
    ("refreshed_on", "expected"),
    [(None, "no_refresh_date"), ("2024-03-01", "renewed"), ("2024-02-29", "worn")],
)
def test_a_surprise_rests_on_its_renewal(refreshed_on, expected):
    assert ground(one("L4", refreshed_on=refreshed_on)) == expected


def test_what_a_touchpoint_has_through_a_feature_counts_once():
    document = one("L3", attributes={"levels": ["L1", "L3"]})
    levels = map_reading(document, TODAY).levels
    assert [[element.record_id for element in level.elements] for level in levels] == [
        ["touchpoint:t1"],
        [],
        ["feature:f"],
        [],
    ]


@pytest.mark.parametrize(
    ("evidence", "is_met", "value"),
    [
        ("assumption", None, 2.5),
        ("assumption", True, 3.5),
        ("observation", None, 3),
        ("observation", True, 4),
        ("test", None, 3.5),
        ("test", True, 4.5),
        ("measurement", True, 5),
        ("measurement", False, 1),
    ],
)
def test_an_element_reads_by_its_ground_and_its_evidence(evidence, is_met, value):
    (element,) = map_reading(one("L1", evidence=evidence, **governed(is_met=is_met)), TODAY).levels[0].elements
    assert element.value == value


def test_a_level_reads_the_mean_of_its_elements():
    evidence = {"t1": "assumption", "t2": "observation", "t3": "test"}
    attributes = {name: {"levels": ["L1"], "evidence": one} for name, one in evidence.items()}
    document = a_journey({"s": ["t1", "t2", "t3"]}, cards={}, attributes=attributes)
    assert map_reading(document, TODAY).levels[0].value == pytest.approx((2.5 + 3 + 3.5) / 3)


def test_what_is_only_assumed_is_no_base_and_an_empty_level_leaves_no_index():
    document = a_journey({"s": ["t1"]}, cards={}, attributes={"t1": {"levels": ["L1", "L2", "L3"]}})
    found = map_reading(document, TODAY)
    assert [level.value for level in found.levels] == [2.5, 2.5, 2.5, None]
    assert (found.gate.factor, found.gate.verdict, found.gate.index) == (0, Verdict.BASE_FIRST, None)


def test_a_tested_feature_lifts_the_level_it_moves_to():
    document = a_journey(
        {"s": ["t1", "t2"]},
        cards={"feature:f": ("t1",)},
        attributes={"t2": {"levels": ["L1", "L2", "L3", "L4"]}},
    )
    feature = document.get("feature:f").replaced({"evidence": "test"})
    document = document.with_records(changed=[document.get("touchpoint:t2").replaced({"evidence": "observation"})])
    found = {
        level: map_reading(document.with_records(changed=[feature.replaced({"level": level})]), TODAY).gate
        for level in ("L1", "L3")
    }
    assert found["L1"].levels == (3.25, 3, 3, 3)
    assert found["L3"].levels == (3, 3, 3.25, 3)


def test_a_feature_that_moves_to_a_failing_base_shuts_the_gate():
    unmet = governed(is_met=False)
    before, after = (map_reading(one(level, attributes={"levels": ["L2"]}, **unmet), TODAY) for level in ("L4", "L1"))
    assert before.gate.factor is None
    assert (after.gate.factor, after.gate.verdict) == (0, Verdict.BASE_FIRST)
    assert after.levels[0].elements[0].backing is Backing.FAILING


def test_features_without_a_level_wait_in_the_order_of_the_map():
    document = a_journey({"s": ["t1", "t2"]}, cards={"feature:b": ("t1",), "feature:a": ("t2",)})
    found = map_reading(document, TODAY)
    assert found.unplaced == ("feature:b", "feature:a")
    assert [level.level for level in found.levels] == list(Level)
