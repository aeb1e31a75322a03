from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.analysis.sequence import (
    end,
    mean,
    negative_stretches,
    peak,
    peak_end,
    sequence_figures,
    trend,
    trough,
)

emotions = st.integers(-5, 5)
sequences = st.lists(emotions | st.none(), max_size=30)
stated = st.lists(emotions, min_size=1, max_size=30)


def test_of_nothing_there_is_nothing():
    for values in ([], [None, None]):
        figures = sequence_figures(values)
        assert figures.count == 0
        assert figures.missing == len(values)
        assert figures.negative_stretches == ()
        assert {figures.peak, figures.trough, figures.end, figures.peak_end, figures.mean, figures.trend} == {None}


def test_peak_is_the_largest_magnitude_and_may_be_bad():
    assert (peak([3, -4, 2]).index, peak([3, -4, 2]).value) == (1, -4)


def test_ties_go_to_the_latest_for_peak_and_trough():
    assert peak([2, -2, 1]).index == 1
    assert peak([2, -2, 1]).tied == (0, 1)
    assert trough([-1, 0, -1]).index == 2
    assert trough([-1, 0, -1]).is_tie
    assert not peak([3, 1]).is_tie


def test_missing_is_never_zero():
    assert mean([2, None, 4]) == 3
    assert trough([2, None, 4]).value == 2
    assert peak([None, 0]).index == 1
    assert end([1, None]).index == 0


def test_one_moment_may_be_peak_and_end():
    found = peak_end([1, 5])
    assert found.value == 5
    assert found.peak == found.end


def test_a_planned_end_without_a_value_leaves_no_end():
    figures = sequence_figures([1, 4, None], end_index=2)
    assert figures.end is None
    assert figures.peak_end is None
    assert figures.peak.index == 1
    assert figures.mean == 2.5


def test_trend_needs_two_values():
    assert trend([None, 3, None]) is None
    assert trend([0, 3]).slope == 3
    assert trend([0, None, 3]).slope == 1.5


@pytest.mark.parametrize(("count", "used"), [(2, 2), (3, 2), (6, 2), (7, 3), (9, 3), (10, 4)])
def test_trend_takes_the_last_third_rounded_up_and_two_at_least(count, used):
    assert len(trend([0] * count).indices) == used


@given(st.lists(st.integers(-5, 5) | st.none(), min_size=2, max_size=40))
def test_the_sign_of_the_trend_is_exact(values):
    found = trend(values)
    if found is not None:
        count = len(found.indices)
        centre, level = Fraction(sum(found.indices), count), Fraction(sum(found.values), count)
        exact = sum((x - centre) * (v - level) for x, v in zip(found.indices, found.values, strict=True))
        assert (found.slope > 0, found.slope < 0) == (exact > 0, exact < 0)


def test_a_missing_value_ends_a_negative_stretch():
    found = negative_stretches([-1, None, -2, -3, 0, -1])
    assert [(run.start, run.end, run.values) for run in found] == [(0, 0, (-1,)), (2, 3, (-2, -3)), (5, 5, (-1,))]


@given(stated)
def test_negating_negates_mean_and_trend(values):
    negated = [-value for value in values]
    assert mean(negated) == pytest.approx(-mean(values))
    if len(values) > 1:
        assert trend(negated).slope == pytest.approx(-trend(values).slope)


@given(stated, st.integers(-3, 3))
def test_shifting_shifts_the_mean_and_leaves_the_trend(values, shift):
    moved = [value + shift for value in values]
    assert mean(moved) == pytest.approx(mean(values) + shift)
    assert trough(moved).tied == trough(values).tied
    if len(values) > 1:
        assert trend(moved).slope == pytest.approx(trend(values).slope)


@given(sequences)
def test_figures_agree_with_each_other(values):
    figures = sequence_figures(values)
    assert figures.count + figures.missing == len(values)
    if figures.count:
        assert figures.trough.value <= figures.mean <= max(value for value in values if value is not None)
        assert -5 <= figures.peak_end.value <= 5
        assert abs(figures.peak.value) >= abs(figures.trough.value)
        assert figures.peak.index == max(figures.peak.tied)
    negative = [index for index, value in enumerate(values) if value is not None and value < 0]
    assert [i for run in figures.negative_stretches for i in range(run.start, run.end + 1)] == negative


@given(sequences)
def test_missing_values_at_the_end_change_nothing_but_their_count(values):
    before, after = sequence_figures(values), sequence_figures([*values, None])
    assert after.missing == before.missing + 1
    assert (after.peak_end, after.mean, after.trend) == (before.peak_end, before.mean, before.trend)
