from __future__ import annotations

from statistics import fmean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.analysis.tallies import count_dots, room_figures, spread

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
