from __future__ import annotations

from cxdesign.checks.context import Context
from cxdesign.checks.times import kept_times
from tests.builders import a_blueprint, enriched
from tests.unit.checks.examples import SERVED, TODAY, results, shining


def test_the_shoeshine_takes_two_minutes():
    finding = next(kept_times(Context(shining(1.5), TODAY)))
    assert dict(finding.params) == {"path": 2.0, "promised": 1.5}


def test_a_promise_about_a_part_is_not_held_against_the_whole():
    document = shining(1.0)
    promise = document.get("promise:p").replaced({"is_total": False})
    assert results("R22", document.with_records(changed=[promise])) == []


def test_what_comes_after_the_planned_end_is_not_promised():
    document = a_blueprint(
        {"ask": ("t1", "customer_actions"), "greet": ("t1", "onstage"), "answer": ("t2", "onstage")},
        flows=[("ask", "greet"), ("greet", "answer")],
        attributes={"greet": {"standard_minutes": 1.0}, "answer": {"standard_minutes": 9.0}},
        end="t1",
    )
    promise = {"promise:p": {"promised_minutes": 5.0, "is_total": True}}
    assert results("R22", enriched(document, promise)) == []


def test_a_step_has_its_own_tolerance_before_its_touchpoints():
    document = a_blueprint(
        SERVED, touchpoints={"t1": {"tolerance_minutes": 1.0}}, attributes={"greet": {"tolerance_minutes": 5.0}}
    )
    standard = {"standard:s": {"target": 2.0, "unit": "min"}}
    assert results("R22", enriched(document, standard, relations=[("governed_by", "step:greet", "standard:s")])) == []
    assert results("R22", enriched(document, standard, relations=[("governed_by", "step:ask", "standard:s")])) == [
        ("standard", "step:ask", "standard:s")
    ]


def test_with_an_unmarked_loop_there_is_no_critical_path_to_judge():
    document = a_blueprint(
        SERVED, flows=[("ask", "greet"), ("greet", "ask")], attributes={"greet": {"standard_minutes": 9.0}}
    )
    promise = {"promise:p": {"promised_minutes": 1.0, "is_total": True}}
    assert results("R22", enriched(document, promise)) == []
