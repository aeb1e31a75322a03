from __future__ import annotations

import pytest

from cxdesign.analysis.flow import RECOVERY_FIELDS
from cxdesign.checks.context import Context
from cxdesign.checks.recovery import recovery, waits
from tests.builders import a_blueprint, a_journey
from tests.unit.checks.examples import PLAN, SERVED, TODAY, a_step, results


@pytest.mark.parametrize("field", RECOVERY_FIELDS)
def test_every_missing_part_of_the_plan_is_named(field):
    document = a_step(is_fail=True, **{**PLAN, field: ""})
    assert [finding.params["fields"] for finding in recovery(Context(document, TODAY))] == [(field,)]


def test_a_pain_marked_as_a_fail_point_asks_for_a_failing_step():
    document = a_journey({"s": ["t1"]}, cards={"note:n": ("t1", "pains"), "step:a": ("t1",)})
    marked = document.with_records(changed=[document.get("note:n").replaced({"is_fail": True})])
    assert results("R23", marked) == [("touchpoint", "touchpoint:t1")]
    step = document.get("step:a").replaced({"is_fail": True, **PLAN})
    assert results("R23", marked.with_records(changed=[step])) == []


def test_a_step_without_a_tolerance_takes_its_touchpoints():
    document = a_blueprint(
        SERVED, touchpoints={"t1": {"tolerance_minutes": 4.0}}, attributes={"greet": {"wait_minutes": 3.0}}
    )
    assert [dict(finding.params) for finding in waits(Context(document, TODAY))] == [{"wait": 3.0, "tolerance": 4.0}]


def test_one_wait_is_told_once_and_what_a_step_tells_counts_for_its_touchpoint():
    waiting = {"t1": {"wait_minutes": 4.0, "tolerance_minutes": 4.0}}
    silent = a_blueprint(SERVED, touchpoints=waiting, attributes={"greet": {"wait_minutes": 3.0}})
    assert results("R29", silent) == [("plain", "step:greet")]
    told = a_blueprint(SERVED, touchpoints=waiting, attributes={"greet": {"wait_information": "Minutes left"}})
    assert results("R29", told) == []
