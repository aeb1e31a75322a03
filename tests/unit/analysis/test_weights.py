"""Weights from points, from an order, from pairwise comparisons."""

import pytest

from cxdesign.analysis.weights import ahp, direct_weights, group_judgement, rank_order_centroid
from cxdesign.errors import NumbersInvalid

CONSISTENT = [[1, 2, 4], [1 / 2, 1, 2], [1 / 4, 1 / 2, 1]]


def test_points_become_shares():
    assert direct_weights([1, 3]) == (0.25, 0.75)


@pytest.mark.parametrize("points", [[0, 0], []])
def test_no_points_are_no_weights(points):
    assert direct_weights(points) is None


def test_negative_points_are_refused():
    with pytest.raises(NumbersInvalid, match="weights_invalid"):
        direct_weights([1, -1])


def test_equal_ranks_share_their_weights():
    assert rank_order_centroid([1, 1]) == (0.5, 0.5)
    assert rank_order_centroid([3, 1, 2]) == pytest.approx((1 / 9, 11 / 18, 5 / 18))
    assert rank_order_centroid([]) == ()


def test_judgements_that_agree_give_their_weights():
    weights, lambda_max, ratio = ahp(CONSISTENT)
    assert weights == pytest.approx((4 / 7, 2 / 7, 1 / 7))
    assert (lambda_max, ratio) == pytest.approx((3, 0), abs=1e-9)
    assert ahp(CONSISTENT).worst is None
    assert ahp(CONSISTENT).is_accepted


@pytest.mark.parametrize(("pairwise", "weights"), [([[1]], (1.0,)), ([[1, 4], [0.25, 1]], (0.8, 0.2))])
def test_one_or_two_criteria_cannot_contradict_each_other(pairwise, weights):
    result = ahp(pairwise)
    assert result.weights == pytest.approx(weights)
    assert (result.index, result.ratio, result.worst) == (0.0, 0.0, None)


def test_beyond_ten_criteria_there_is_no_ratio():
    result = ahp([[1.0] * 11 for _ in range(11)])
    assert result.ratio is None
    assert not result.is_accepted
    assert result.weights == pytest.approx((1 / 11,) * 11)


def test_the_worst_triple_is_pointed_out():
    judgements = [[1, 1, 1, 1], [1, 1, 2, 1], [1, 1 / 2, 1, 9], [1, 1, 1 / 9, 1]]
    worst = ahp(judgements).worst
    assert (worst.first, worst.middle, worst.last) == (1, 2, 3)
    assert (worst.stated, worst.implied) == (1, 18)


def test_rounded_reciprocals_are_taken():
    assert ahp([[1, 3], [0.33, 1]]).weights == pytest.approx((0.75, 0.25), abs=0.002)


@pytest.mark.parametrize(
    ("pairwise", "code"),
    [
        ([], "pairwise_not_square"),
        ([[1, 2]], "pairwise_not_square"),
        ([[1, 0], [0, 1]], "pairwise_not_positive"),
        ([[1, 2], [2, 1]], "pairwise_not_reciprocal"),
        ([[2, 1], [1, 1]], "pairwise_not_reciprocal"),
    ],
)
def test_judgements_that_make_no_sense_are_refused(pairwise, code):
    with pytest.raises(NumbersInvalid, match=code):
        ahp(pairwise)


def test_a_group_judges_by_the_geometric_mean():
    group = group_judgement([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]])
    assert group == (pytest.approx((1, 4)), pytest.approx((0.25, 1)))
    assert ahp(group).weights == pytest.approx((0.8, 0.2))


def test_one_person_is_a_group():
    assert group_judgement([CONSISTENT])[0] == pytest.approx(CONSISTENT[0])


@pytest.mark.parametrize("matrices", [[], [CONSISTENT, [[1]]]])
def test_a_group_needs_judgements_of_one_size(matrices):
    with pytest.raises(NumbersInvalid, match="pairwise_not_square"):
        group_judgement(matrices)
