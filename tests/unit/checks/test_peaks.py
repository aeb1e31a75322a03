from __future__ import annotations

from datetime import date

import pytest

from cxdesign.analysis.sequence import trend
from cxdesign.checks.context import Context
from cxdesign.checks.peaks import aimed_at, ending, negative, peak_limit
from tests.builders import a_blueprint, a_journey
from tests.unit.checks.examples import TODAY, feeling, many_peaks, one, results


@pytest.mark.parametrize(("count", "limit"), [(1, 1), (4, 1), (7, 1), (8, 2), (11, 2), (12, 3), (100, 3)])
def test_how_many_peaks_stand_out(count, limit):
    assert peak_limit(count) == limit
    assert results("R12", many_peaks(limit, count)) == []


def test_a_peak_without_a_target_may_still_be_good():
    assert results("R12", a_journey({"s": ["t1", "t2"]}, peak="t1", target={"t2": -3})) == []


def test_the_end_is_held_against_the_mean_of_the_range():
    cards = {"note:n": ("t2",)}
    document = a_journey({"s": ["t1", "t2", "t3"]}, end="t2", cards=cards, target={"t1": 4, "t2": 2, "t3": -5})
    assert [dict(f.params) for f in ending(Context(document, TODAY))] == [{"target": 2, "mean": 3.0}]


def test_a_year_is_over_the_day_after():
    document = one(levels=["L4"], refreshed_on="2024-03-01")
    assert results("R30", document, date(2025, 3, 1)) == []
    assert results("R30", document, date(2025, 3, 2)) == [("old", "touchpoint:t1")]


def test_a_surprising_feature_has_a_day_of_its_own():
    document = a_journey({"s": ["t1"]}, cards={"feature:f": ("t1",)}, attributes={"t1": {"refreshed_on": "2025-01-01"}})
    feature = document.get("feature:f").replaced({"level": "L4"})
    assert results("R30", document.with_records(changed=[feature])) == [("none", "feature:f")]


def test_the_curve_aimed_at_takes_the_target_where_it_is_stated():
    document = feeling(-1, None, 2, target=(3, None, None))
    assert aimed_at(Context(document, TODAY)) == (3, None, 2)


def test_what_comes_after_the_planned_end_is_not_counted():
    assert results("R31", feeling(0, -1, -1, -1, end="t3")) == []
    assert results("R32", feeling(0, 1, 2, -5, end="t3")) == []


def test_a_fall_that_is_shown_as_none_is_none():
    slight = [0] * 24 + [1, -1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0]
    assert -0.005 < trend(slight).slope < 0
    assert results("R32", feeling(*slight)) == []


def test_a_stretch_longer_than_a_finding_can_name_keeps_its_length():
    finding = next(iter(negative(Context(feeling(*[-1] * 300), TODAY))))
    assert (finding.params["count"], len(finding.record_ids), finding.record_ids[0]) == (300, 200, "touchpoint:t1")


def test_a_standard_of_a_step_elsewhere_does_not_touch_a_peak():
    document = a_blueprint({"greet": ("t2", "onstage")}, stages={"s": ["t1", "t2"]}, peak="t1")
    assert results("R14", document) == []
