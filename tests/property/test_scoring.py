"""Laws of the evaluation that hold for any ratings."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.pyramid import Verdict, gate
from cxdesign.scoring.weights import direct_weights
from tests.ratings import IDS, a_round

SCORES = st.floats(1, 5)
LEVELS = st.tuples(SCORES, SCORES, SCORES, SCORES)
MODES = st.sampled_from(["ramp", "hard", "off"])
ROUNDING = 1e-8
RATED = st.integers(1, 7).flatmap(
    lambda count: st.tuples(
        st.just(count),
        st.dictionaries(
            st.sampled_from(IDS), st.lists(st.none() | st.integers(1, 5), min_size=count, max_size=count), max_size=29
        ),
    )
)
POINTS = st.fixed_dictionaries({d.id: st.integers(0, 100) for d in criteria_catalogue().dimensions})


@given(LEVELS, MODES)
def test_the_index_lies_on_the_scale_and_not_below_the_base(levels, mode):
    result = gate(levels, mode=mode)
    assert 1 <= result.base <= result.index <= 5


@given(LEVELS, st.integers(0, 3), SCORES, MODES)
def test_the_index_does_not_fall_when_a_level_rises(levels, place, other, mode):
    low, high = sorted((levels[place], other))
    lifted = [gate([*levels[:place], value, *levels[place + 1 :]], mode=mode).index for value in (low, high)]
    assert lifted[0] <= lifted[1] + ROUNDING


@given(LEVELS, MODES)
def test_a_shut_gate_is_base_first_and_leaves_the_base(levels, mode):
    result = gate(levels, mode=mode)
    assert (result.factor == 0) == (result.verdict is Verdict.BASE_FIRST)
    assert result.factor != 0 or result.index == result.base


@given(RATED, POINTS)
@settings(max_examples=50)
def test_any_ratings_give_figures_on_the_scale_or_none(rated, points):
    count, rows = rated
    report = evaluate(a_round(count, 3, rows=rows), weights=direct_weights(criteria_catalogue(), points), draws=20)
    parts = (*report.criteria, *report.dimensions, *report.levels, *report.factors)
    figures = [part.mean for part in parts] + [report.total, report.arithmetic, report.gate.index]
    assert all(1 <= figure <= 5 for figure in figures if figure is not None)
    assert (report.total is None) == (report.arithmetic is None)
    if report.total is not None:
        assert report.total <= report.arithmetic + ROUNDING
    found = report.uncertainty
    intervals = [interval for _, interval in (*found.dimensions, *found.levels)] + [
        found.index,
        found.total,
        found.base,
    ]
    assert all(1 <= interval.low <= interval.high <= 5 for interval in intervals if interval is not None)


@given(st.permutations(range(6)))
@settings(max_examples=10)
def test_the_order_of_raters_changes_no_figure(order):
    rows = {"C2": [2, 2, 3, 4, None, 5], "O8": [1, None, 2, 3, 2, 2]}
    shuffled = {name: [row[place] for place in order] for name, row in rows.items()}
    one, other = (evaluate(a_round(6, rows=found), draws=0) for found in (rows, shuffled))
    assert [score.mean for score in one.criteria] == [score.mean for score in other.criteria]
    assert (one.total, one.gate.index, one.weakest) == (other.total, other.gate.index, other.weakest)
