"""Random weightings: what is drawn, who ties, and what says nothing."""

import pytest

from cxdesign.analysis.acceptability import rank_acceptability
from cxdesign.analysis.ranking import METHODS
from cxdesign.errors import NumbersInvalid

EVEN = [[1, 3], [3, 1]]
every_method = pytest.mark.parametrize("method", METHODS)


@every_method
def test_the_same_start_gives_the_same_result(method):
    assert rank_acceptability(EVEN, [1, 1], method) == rank_acceptability(EVEN, [1, 1], method)
    assert rank_acceptability(EVEN, [1, 1], method, seed=1) != rank_acceptability(EVEN, [1, 1], method, seed=2)


@every_method
def test_who_is_best_in_everything_is_always_first(method):
    result = rank_acceptability([[1, 3], [2, 2], [4, 1]], [1, -1], method, draws=100)
    assert result.shares == ((0, 0, 1), (0, 1, 0), (1, 0, 0))
    assert (result.winner, result.is_robust, result.scores) == (2, True, (0, 0, 1))


@every_method
def test_alternatives_alike_come_first_together_and_none_wins(method):
    result = rank_acceptability([[2, 2.1], [2, 2.1], [1, 1]], [1, 1], method, draws=50)
    assert result.shares == ((1, 0, 0), (1, 0, 0), (0, 0, 1))
    assert (result.winner, result.is_robust) == (None, False)


@every_method
def test_all_alike_and_a_single_one(method):
    assert rank_acceptability([[2, 2], [2, 2]], [1, 1], method, draws=9).scores == (1, 1)
    alone = rank_acceptability([[2, 3]], [1, 1], method, draws=9)
    assert (alone.shares, alone.winner, alone.is_robust) == (((1.0,),), 0, True)


@every_method
def test_a_missing_value_leaves_an_alternative_out(method):
    result = rank_acceptability([[None, 1], [1, 1], [2, 2]], [1, 1], method, draws=9)
    assert (result.shares, result.winner) == ((None, (0, 1), (1, 0)), 2)


@every_method
def test_nothing_to_rank_says_why(method):
    result = rank_acceptability([[None, 1]], [1, 1], method)
    assert (result.shares, result.winner, result.reason) == ((None,), None, "no_alternative")
    assert rank_acceptability(EVEN, [1, 1], method, centre=[0, 0]).reason == "no_weight"
    assert not result.is_robust


def test_the_product_of_values_that_are_not_positive():
    assert rank_acceptability([[0, 1], [1, 0]], [1, 1], "weighted_product").reason == "not_positive"


def test_robust_from_eighty_percent_on():
    result = rank_acceptability([[1, 0], [0, 1]], [1, 1], centre=[7, 3], concentration=20)
    assert 0.8 < result.scores[0] < 1
    assert result.is_robust
    assert not rank_acceptability([[1, 0], [0, 1]], [1, 1], centre=[6, 4], concentration=10).is_robust


def test_a_weight_of_zero_at_the_centre_stays_zero():
    result = rank_acceptability([[1, 0, 0], [0, 1, 9]], [1, 1, 1], centre=[1, 0, 0])
    assert (result.scores, result.centre) == ((1, 0), (1, 0, 0))


def test_the_default_concentration_around_equal_weights_is_flat():
    matrix, senses = [[5, 1, 2], [1, 5, 2], [3, 3, 3]], [1, 1, 1]
    around, flat = rank_acceptability(matrix, senses, centre=[1, 1, 1]), rank_acceptability(matrix, senses)
    assert around.scores == pytest.approx(flat.scores, abs=0.02)
    assert (around.concentration, flat.concentration) == (3, None)


def test_a_weak_concentration_still_gives_weights():
    result = rank_acceptability(EVEN, [1, 1], centre=[1, 1], concentration=1e-6)
    assert result.scores == pytest.approx((0.5, 0.5), abs=0.03)


def test_more_alternatives_than_a_byte_counts():
    result = rank_acceptability([[value] for value in range(300)], [1], draws=2)
    assert result.shares[0][299] == result.shares[299][0] == 1


@pytest.mark.parametrize("wrong", [{"draws": 0}, {"concentration": 0.0}, {"concentration": float("nan")}])
def test_draws_that_make_no_sense_are_refused(wrong):
    with pytest.raises(NumbersInvalid, match="draws_invalid"):
        rank_acceptability(EVEN, [1, 1], **wrong)
