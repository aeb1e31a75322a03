"""Weights of a project's criteria by points, order and pairwise comparison, and what is missing when there are none."""

import pytest

from cxdesign.analysis.weighting import peak_weighting
from cxdesign.domain.vocabulary import WeightMethod
from tests.builders import a_journey, enriched
from tests.evaluations import with_scores

THREE = ("value", "feeling", "cost")
AGREED = {("value", "feeling"): 2.0, ("value", "cost"): 4.0, ("feeling", "cost"): 3.0}
"""The consistent example of Saaty's method: weights .5584, .3196, .1220, ratio .0158."""
TURNED = {("value", "feeling"): 3.0, ("value", "cost"): 1 / 5, ("feeling", "cost"): 3.0}
"""The inconsistent one: ratio 1.585."""


def criteria(*points, method=None, judged=None):
    entries = {f"peak_criterion:{name}": {"points": given} for name, given in zip(THREE, points, strict=False)}
    return with_scores(enriched(a_journey(), entries), {}, method=method, judged=judged)


def test_points_count_in_proportion_whatever_they_sum_to():
    found = peak_weighting(criteria(30, 20, 10))
    assert found.method is WeightMethod.POINTS
    assert found.weights == pytest.approx((1 / 2, 1 / 3, 1 / 6))
    assert found.missing is None


def test_without_a_criterion_there_are_no_weights_by_any_method():
    for method in WeightMethod:
        found = peak_weighting(criteria(method=method))
        assert (found.weights, found.missing, found.judges, found.group) == (None, "no_criterion", (), None)


def test_points_that_are_all_zero_give_no_weights():
    found = peak_weighting(criteria(0, 0))
    assert (found.weights, found.missing) == (None, "no_points")


def test_the_order_of_the_criteria_gives_their_weights():
    found = peak_weighting(criteria(0, 0, 0, method=WeightMethod.RANK_ORDER))
    assert found.weights == pytest.approx((0.6111, 0.2778, 0.1111), abs=5e-5)


def test_a_judge_who_has_compared_all_pairs_gives_the_weights():
    found = peak_weighting(criteria(1, 1, 1, method=WeightMethod.PAIRWISE, judged={"Ann": AGREED}))
    assert found.weights == pytest.approx((0.5584, 0.3196, 0.1220), abs=5e-5)
    (ann,) = found.judges
    assert (ann.judge, ann.compared, ann.pairs) == ("Ann", 3, 3)
    assert ann.judgement.ratio == pytest.approx(0.0158, abs=5e-5)
    assert ann.judgement.is_accepted


def test_contradictions_are_told_and_not_refused():
    found = peak_weighting(criteria(1, 1, 1, method=WeightMethod.PAIRWISE, judged={"Ann": TURNED}))
    assert found.group.ratio == pytest.approx(1.585, abs=5e-4)
    assert not found.group.is_accepted
    assert (found.group.worst.first, found.group.worst.middle, found.group.worst.last) == (0, 1, 2)
    assert found.weights is not None


def test_a_judge_with_a_pair_left_does_not_count_yet():
    partly = {pair: AGREED[pair] for pair in list(AGREED)[:2]}
    found = peak_weighting(criteria(1, 1, 1, method=WeightMethod.PAIRWISE, judged={"Ben": partly}))
    assert (found.weights, found.missing, found.group) == (None, "no_judgement", None)
    (ben,) = found.judges
    assert (ben.compared, ben.pairs, ben.judgement) == (2, 3, None)
    assert ben.grid[0] == (1.0, 2.0, 4.0)
    assert ben.grid[1] == (0.5, 1.0, None)


def test_the_group_takes_the_geometric_mean_of_those_who_have_finished():
    mirrored = {pair: 1 / importance for pair, importance in AGREED.items()}
    judged = {"Cleo": {("value", "feeling"): 9.0}, "Ben": mirrored, "Ann": AGREED}
    found = peak_weighting(criteria(1, 1, 1, method=WeightMethod.PAIRWISE, judged=judged))
    assert [judge.judge for judge in found.judges] == ["Ann", "Ben", "Cleo"]
    assert found.weights == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_a_single_criterion_has_all_the_weight():
    for method in (WeightMethod.POINTS, WeightMethod.RANK_ORDER):
        assert peak_weighting(criteria(7, method=method)).weights == (1.0,)
