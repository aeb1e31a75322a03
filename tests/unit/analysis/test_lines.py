from __future__ import annotations

from cxdesign.analysis.lines import against_lines
from cxdesign.domain.vocabulary import CurveState
from tests.builders import a_journey


def test_a_moment_on_the_delight_line_reaches_it_and_one_on_the_satisfaction_line_is_not_below():
    journey = a_journey({"s1": ["t1", "t2", "t3", "t4"]}, now={"t1": 3, "t2": 0, "t3": -1, "t4": 2})
    found = against_lines(journey, CurveState.NOW)
    assert found.delighted == ("touchpoint:t1",)
    assert found.dissatisfied == ("touchpoint:t3",)
    assert found.count == 4


def test_moments_after_the_planned_end_and_without_a_value_are_left_out():
    journey = a_journey({"s1": ["t1", "t2", "t3"]}, target={"t1": -2, "t3": 5}, end="t2")
    found = against_lines(journey, CurveState.TARGET)
    assert (found.delighted, found.dissatisfied, found.count) == ((), ("touchpoint:t1",), 1)


def test_the_lines_are_those_of_the_project():
    journey = a_journey({"s1": ["t1"]}, now={"t1": 1})
    moved = journey.with_records(changed=[journey.project.replaced({"satisfaction_line": 2, "delight_line": 4})])
    found = against_lines(moved, CurveState.NOW)
    assert (found.satisfaction_line, found.delight_line, found.dissatisfied) == (2, 4, ("touchpoint:t1",))
