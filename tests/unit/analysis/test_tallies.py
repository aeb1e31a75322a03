from __future__ import annotations

from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.analysis.tallies import count_dots, room_figures, room_order, spread

RATING = st.none() | st.integers(-5, 5)


def test_mean_and_spread_worked_out_by_hand():
    found = spread([2, 4, 4, 4, 5, 5, None])
    assert (found.count, found.unjudged, found.mean) == (6, 1, 4.0)
    assert found.deviation == pytest.approx((6 / 5) ** 0.5)  # squares 4 + 0 + 0 + 0 + 1 + 1 over n − 1
    assert found.values == {2: 1, 4: 3, 5: 2}


def test_without_answers_there_is_no_figure_and_with_one_no_spread():
    assert (spread([None]).mean, spread([None]).deviation) == (None, None)
    assert (spread([3]).mean, spread([3]).deviation) == (3.0, None)


@given(st.lists(RATING))
def test_cannot_judge_changes_no_figure(ratings):
    stated = [value for value in ratings if value is not None]
    found = spread(ratings)
    assert found.count + found.unjudged == len(ratings)
    assert found.mean == (fmean(stated) if stated else None)
    assert found.deviation == (stdev(stated) if len(stated) > 1 else None)


def test_the_peak_of_a_room_is_the_largest_magnitude_the_latest_on_a_tie():
    figures = room_figures([2.5, None, -2.5, 1.0], end_index=None)
    assert figures.peak.index == 2
    assert figures.end.value == 1.0
    assert room_figures([2.5, 1.0, -2.5], end_index=1).end.value == 1.0


def test_dots_are_summed_and_votes_for_what_is_not_there_do_not_count():
    found = count_dots([{"a": 2, "gone": 1}, {"b": 3, "a": 0}], ["a", "b", "c"])
    assert [(one.item, one.dots, one.voters) for one in found] == [("b", 3, 1), ("a", 2, 1), ("c", 0, 0)]


def test_a_room_of_three_comes_to_the_order_of_mean_places():
    found = room_order(["abcd", "acbd", "bacd"], "dcba")
    assert [one.item for one in found.items] == ["a", "b", "c", "d"]
    assert [one.mean for one in found.items] == pytest.approx([4 / 3, 2, 8 / 3, 4])
    assert [(one.best, one.worst) for one in found.items] == [(1, 2), (1, 3), (2, 3), (4, 4)]
    assert found.concordance == pytest.approx(0.778, abs=5e-4)  # the worked example of Kendall's W


def test_an_order_with_a_gap_does_not_count_and_what_is_gone_leaves_none():
    found = room_order(["abxc", "cab", "ab"], "abc")
    assert found.count == 2
    assert [(one.item, one.mean) for one in found.items] == [("a", 1.5), ("c", 2.0), ("b", 2.5)]


def test_one_order_alone_agrees_with_nobody_and_none_has_no_places():
    assert room_order(["ba"], "ab").concordance is None
    empty = room_order([], "ab")
    assert [(one.item, one.mean, one.best) for one in empty.items] == [("a", None, None), ("b", None, None)]
    assert (empty.count, empty.concordance) == (0, None)


@given(st.lists(st.permutations("abcde"), min_size=2, max_size=8))
def test_concordance_lies_between_none_and_all(orders):
    found = room_order(orders, "abcde")
    assert -1e-9 <= found.concordance <= 1 + 1e-9
    assert sum(one.mean for one in found.items) == pytest.approx(15)
