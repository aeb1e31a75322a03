"""Published and hand-worked figures of two blueprints: the corner shoeshine, and an evening's food delivery."""

from __future__ import annotations

import pytest

from cxdesign.analysis.economics import break_even, profit
from cxdesign.analysis.flow import flow_figures
from cxdesign.analysis.impact import impact
from tests.blueprints import a_blueprint, an_entry
from tests.golden.food_delivery import the_food_delivery

MONEY = {"price": 0.50, "fixed_cost": 0.12, "minute_cost": 0.10}
"""Shostack 1984, "Designing services that deliver" (literature, quoted from memory; arithmetic checked by hand)."""


def the_shoeshine(**more):
    """Return the shoeshine of Shostack 1984: 30 + 30 + 45 + 15 s, wrong wax costs 45 + 30 s; tolerance 5 min."""
    return a_blueprint(
        {"supplies": "support", "brush": "onstage", "polish": "onstage", "clean": "onstage", "buff": "onstage"}
        | {"pay": "onstage"},
        [("supplies", "polish"), ("brush", "polish"), ("polish", "clean"), ("polish", "buff"), ("buff", "pay")],
        repeats=[("clean", "polish")],
        minutes={"brush": 0.5, "polish": 0.5, "clean": 0.75, "buff": 0.75, "pay": 0.25},
        attributes={"polish": {"is_fail": True}},
        project=MONEY,
        records=[an_entry("promise:p", promised_minutes=5.0, is_total=True)],
        **more,
    )


def test_a_shoeshine_takes_two_minutes_and_earns_eighteen_cents():
    figures = flow_figures(the_shoeshine())
    assert figures.total_minutes * 60 == 120
    assert figures.economics.profit == pytest.approx(0.18)
    assert figures.promise.spare_minutes == 3


def test_one_failure_makes_it_195_seconds_and_earns_five_and_a_half_cents():
    figures = flow_figures(the_shoeshine())
    assert figures.worst_failure.minutes * 60 == 75
    assert figures.worst_failure.total_minutes * 60 == 195
    assert figures.economics.profit_after_failure == pytest.approx(0.055)


def test_money_is_lost_after_3_8_minutes_before_the_customer_loses_patience():
    assert break_even(**MONEY) == pytest.approx(3.8)
    assert flow_figures(the_shoeshine()).economics.break_even_minutes == pytest.approx(3.8)
    assert [round(profit(minutes, **MONEY), 2) for minutes in (2, 3, 4)] == [0.18, 0.08, -0.02]


def test_food_arrives_in_34_of_40_minutes():
    figures = flow_figures(the_food_delivery())
    timed = [(step.step_id[5:], step.minutes, step.end) for step in figures.steps if step.minutes]
    assert timed == [("c3", 2, 2), ("b3", 1, 3), ("b4", 14, 17), ("b5", 15, 32), ("o6", 2, 34)]
    assert [step.step_id[5:] for step in figures.steps] == ["c3", "o3", "b3", "b4", "b5", "o6", "c6"]
    assert figures.total_minutes == 34
    promise = figures.promise
    assert (promise.promised_minutes, promise.overdue_minutes, promise.spare_minutes) == (40, 48, 6)
    assert promise.is_kept
    assert figures.failures == ()
    assert "step:o8" in figures.uncounted


def test_the_hungry_customer_waits_29_minutes_from_3_to_32():
    wait = flow_figures(the_food_delivery()).customer_wait
    assert (wait.step_ids, wait.minutes, wait.start, wait.end) == (("step:b4", "step:b5"), 29, 3, 32)


def test_what_is_planned_for_the_food_delivery():
    counts = flow_figures(the_food_delivery()).counts
    assert len(counts.steps) == 28
    assert (len(counts.fail_points), len(counts.fail_points_planned)) == (7, 2)
    assert (len(counts.wait_points), len(counts.wait_points_informed)) == (3, 1)
    assert counts.handled_by_others == ("step:b4", "step:b5")
    assert counts.others == ("performer:restaurant", "performer:rider")
    assert len(counts.with_standard) == 6


def test_four_contact_steps_depend_on_cooking():
    assert impact(the_food_delivery(), "step:b4").contacts == ("step:o4", "step:b5", "step:o5", "step:o6")
