from __future__ import annotations

from datetime import date

import pytest

from cxdesign.analysis.changes import compare
from cxdesign.i18n import Translator
from cxdesign.views.change_figures import figure_pairs, finding_shift
from tests.builders import a_journey

LEFT = a_journey(now={"t1": 1, "t2": -2, "t3": 2}, end="t3")
RIGHT = a_journey(now={"t1": 1, "t2": 4, "t3": 2}, end="t3")
TODAY = date(2026, 3, 1)


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_figures_of_both_designs_stand_side_by_side(locale):
    pairs = {pair.id: pair for pair in figure_pairs(compare(LEFT, RIGHT), Translator(locale))}
    assert (pairs["peak_end.now"].left, pairs["peak_end.now"].right) == ("2.0", "3.0")
    assert (pairs["mean.now"].left, pairs["mean.now"].right, pairs["mean.now"].differs) == ("0.33", "2.33", True)
    assert not pairs["end.now"].differs
    assert pairs["mean.now"].opened.formula


def test_figures_that_neither_design_has_are_left_out():
    pairs = figure_pairs(compare(a_journey(), a_journey()), Translator("en"))
    assert not any(pair.id.startswith("peak_end") for pair in pairs)


def test_findings_that_came_and_went_are_told_with_their_names():
    left = a_journey({"s1": ("t1",), "s2": ()})
    right = left.with_records(removed=["stage:s2"])
    shift = finding_shift(compare(left, right), Translator("en"), today=TODAY)
    assert any("Stage s2" in sentence for sentence in shift.closed)
    assert shift.lasting_count > 0
    again = finding_shift(compare(right, left), Translator("en"), today=TODAY)
    assert (again.opened, again.closed) == (shift.closed, shift.opened)
