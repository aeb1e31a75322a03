"""Critical weights, curves and the method swap."""

import pytest

from cxdesign.analysis.ranking import METHODS
from cxdesign.analysis.sensitivity import Change, critical_weights, method_swap, ranked, weight_curve

CROSSED = [[4, 1], [1, 3]]
every_method = pytest.mark.parametrize("method", METHODS)


def test_two_alternatives_swap_where_their_sums_meet():
    first, second = critical_weights(CROSSED, [0.7, 0.3], [1, 1])
    assert first.below == Change(pytest.approx(0.5), 1)
    assert first.above is None
    assert first.nearest == first.below
    assert second.nearest == second.above == Change(pytest.approx(0.5), 1)


@every_method
def test_at_the_critical_weight_the_scores_are_equal(method):
    change = critical_weights(CROSSED, [0.9, 0.1], [1, 1], method)[0].below
    at = ranked(CROSSED, [change.weight, 1 - change.weight], [1, 1], method)
    assert at.scores[0] == pytest.approx(at.scores[1])


@every_method
def test_who_is_best_in_everything_keeps_the_first_place(method):
    found = critical_weights([[3, 1], [2, 2]], [1, 1], [1, -1], method)
    assert [one.nearest for one in found] == [None, None]


@every_method
def test_a_tie_changes_at_once(method):
    first, _ = critical_weights([[2, 1], [1, 2]], [1, 1], [1, 1], method)
    assert first.below == Change(pytest.approx(0.5), 1)
    assert first.above is None


@every_method
def test_alternatives_alike_never_change(method):
    assert [one.nearest for one in critical_weights([[2, 1], [2, 1]], [1, 1], [1, 1], method)] == [None, None]


@every_method
def test_from_full_weight_the_others_share_the_rest_equally(method):
    first, second, third = critical_weights([[9, 1, 1], [1, 8, 8]], [1, 0, 0], [1, 1, 1], method)
    assert first.below.winner == 1
    assert 0 < first.below.weight < 1
    assert second.weight == 0
    assert second.above.winner == third.above.winner == 1


@every_method
def test_nothing_to_rank_has_no_critical_weights(method):
    assert critical_weights([[1, 2]], [0, 0], [1, 1], method) == ()
    assert critical_weights([], [1, 1], [1, 1], method) == ()


@every_method
def test_a_single_criterion_and_a_single_alternative(method):
    assert critical_weights([[1], [2]], [1], [1], method)[0].nearest is None
    assert critical_weights([[1, 2]], [1, 1], [1, 1], method)[0].nearest is None


def test_the_one_ahead_beyond_is_named_where_several_take_over():
    found = critical_weights([[0, 4], [2, 2], [4, 0]], [0.1, 0.9], [1, 1])
    assert found[0].above == Change(pytest.approx(0.5), 2)


def test_a_missing_value_leaves_an_alternative_out():
    found = critical_weights([[None, 9], *CROSSED], [0.7, 0.3], [1, 1])
    assert found[0].below == Change(pytest.approx(0.5), 2)


def test_a_weight_the_product_cannot_take_changes_nothing():
    found = critical_weights([[0, 2], [3, 1]], [0, 1], [1, 1], "weighted_product")
    assert [one.nearest for one in found] == [None, None]


@every_method
def test_a_curve_meets_the_scores_at_the_weights_now(method):
    curve = weight_curve(CROSSED, [0.5, 0.5], [1, 1], 0, method=method, steps=3)
    assert curve.weights == (0, 0.5, 1)
    now = ranked(CROSSED, [0.5, 0.5], [1, 1], method).scores
    assert [scores[1] for scores in curve.scores] == pytest.approx(list(now))


def test_methods_are_put_side_by_side():
    swap = method_swap(CROSSED, [0.8, 0.2], [1, 1])
    assert [ranking.method for ranking in swap.rankings] == list(METHODS)
    assert swap.winners == (0,)
    assert swap.is_agreed


def test_methods_that_can_say_nothing_do_not_disagree():
    swap = method_swap([[0, 1], [2, 2]], [1, 1], [1, 1])
    assert swap.rankings[2].reason == "not_positive"
    assert swap.is_agreed
    assert not method_swap([], [1], [1]).is_agreed
