import pytest

from cxdesign.analysis.economics import break_even, economics, profit
from cxdesign.domain.journey import PROJECT_ID, Project


def a_project(**fields):
    return Project(id=PROJECT_ID, name="Shoeshine", **fields)


def test_profit_falls_with_every_minute_and_is_nothing_at_break_even():
    money = {"price": 10.0, "fixed_cost": 4.0, "minute_cost": 0.5}
    assert profit(0, **money) == 6
    assert profit(break_even(**money), **money) == 0


def test_below_its_fixed_cost_a_service_loses_money_from_the_start():
    assert break_even(price=1, fixed_cost=2, minute_cost=0.5) == -2


def test_where_minutes_cost_nothing_no_length_is_too_long():
    found = economics(a_project(price=1.0, fixed_cost=0.5, minute_cost=0.0), 100.0, after_failure=None)
    assert (found.profit, found.profit_after_failure, found.break_even_minutes) == (0.5, None, None)


@pytest.mark.parametrize("missing", ["price", "fixed_cost", "minute_cost"])
def test_with_a_figure_missing_nothing_is_said(missing):
    money = {"price": 1.0, "fixed_cost": 0.5, "minute_cost": 0.1}
    del money[missing]
    found = economics(a_project(**money), 1.0, after_failure=2.0)
    assert (found.profit, found.profit_after_failure, found.break_even_minutes) == (None, None, None)


def test_without_a_critical_path_the_break_even_is_known_all_the_same():
    found = economics(a_project(price=1.0, fixed_cost=0.5, minute_cost=0.1), None, after_failure=None)
    assert (found.profit, found.break_even_minutes) == (None, 5)
