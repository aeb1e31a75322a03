"""Rankings at stated weights: ties, missing values and input that says nothing."""

import pytest

from cxdesign.analysis.ranking import pareto_front, saw, topsis, weighted_product

FUNCTIONS = (saw, topsis, weighted_product)
every_method = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)


@every_method
def test_the_better_alternative_comes_first(function):
    result = function([[1, 5], [3, 2]], [1, 1], [1, -1])
    assert (result.ranking, result.ranks, result.winners) == ((1, 0), (2, 1), (1,))


@every_method
def test_equal_alternatives_share_the_better_rank_in_the_order_of_rows(function):
    result = function([[1, 1], [2, 2], [2, 2], [3, 3]], [1, 1], [1, 1])
    assert result.ranking == (3, 1, 2, 0)
    assert result.ranks == (4, 2, 2, 1)


@every_method
def test_a_missing_value_leaves_an_alternative_out(function):
    whole, gap = function([[1, 2], [3, 1]], [1, 1], [1, 1]), function([[1, 2], [9, None], [3, 1]], [1, 1], [1, 1])
    assert gap.scores == (whole.scores[0], None, whole.scores[1])
    assert gap.ranks[1] is None
    assert gap.normalised[1] is None
    assert 1 not in gap.ranking


@every_method
def test_nothing_to_rank_says_why(function):
    assert function([], [1], [1]).reason == "no_alternative"
    result = function([[1, 2], [3, 1]], [0, 0], [1, 1])
    assert (result.reason, result.scores, result.ranking) == ("no_weight", (None, None), ())
    assert result.ranks == (None, None)


@pytest.mark.parametrize(("function", "score"), [(saw, 1.0), (topsis, 0.5), (weighted_product, 1.0)])
def test_a_single_alternative_comes_first(function, score):
    result = function([[4, 2]], [1, 1], [1, -1])
    assert (result.scores, result.ranking) == ((score,), (0,))


@pytest.mark.parametrize(("function", "score"), [(saw, 1.0), (topsis, 0.5), (weighted_product, 0.5)])
def test_alternatives_alike_in_everything_tie(function, score):
    result = function([[3, 3], [3, 3]], [1, 1], [1, -1])
    assert result.scores == pytest.approx((score, score))
    assert result.winners == (0, 1)


@every_method
def test_a_criterion_on_which_all_are_alike_does_not_change_the_order(function):
    with_it = function([[1, 3, 7], [2, 2, 7], [5, 1, 7]], [2, 1, 5], [1, 1, -1])
    assert with_it.ranking == function([[1, 3], [2, 2], [5, 1]], [2, 1], [1, 1]).ranking


@pytest.mark.parametrize("value", [0, -1])
def test_values_that_are_not_positive_have_no_product_and_no_ratio(value):
    matrix = [[value, 2], [3, 1]]
    assert weighted_product(matrix, [1, 1], [1, 1]).reason == "not_positive"
    assert saw(matrix, [1, 1], [1, 1], "max").reason == "not_positive"
    assert saw(matrix, [1, 1], [1, 1], "sum").reason == "not_positive"
    assert saw(matrix, [1, 1], [1, 1]).reason is None
    assert topsis(matrix, [1, 1], [1, 1]).reason is None


def test_a_criterion_without_weight_need_not_be_positive():
    result = weighted_product([[0, 2], [3, 1]], [0, 1], [1, 1], "max")
    assert result.scores == pytest.approx((2 / 3, 1 / 3))
    assert result.products == pytest.approx((1, 0.5))


def test_a_column_of_zeros_has_no_length():
    assert topsis([[0, 1], [0, 2]], [1, 1], [1, 1]).scores == (0.0, 1.0)
    assert saw([[0, 1], [0, 2]], [1, 1], [1, 1], "vector").ranking == (1, 0)


@pytest.mark.parametrize("normalisation", ["vector", "max", "sum", "minmax"])
def test_topsis_turns_cost_round_at_the_ideal(normalisation):
    result = topsis([[1, 1], [2, 3]], [1, 1], [1, -1], normalisation)
    ideal, anti = result.distances.ideal, result.distances.anti_ideal
    assert ideal[0] > anti[0]
    assert ideal[1] < anti[1]
    assert result.distances.to_ideal[0] == pytest.approx(ideal[0] - anti[0])


def test_shares_of_the_product_do_not_depend_on_its_normalisation():
    raw, scaled = (weighted_product([[4, 3], [2, 5]], [1, 3], [1, -1], how) for how in ("raw", "max"))
    assert raw.scores == pytest.approx(scaled.scores)
    assert raw.products != pytest.approx(scaled.products)


def test_the_pareto_front():
    result = pareto_front([[1, 5], [3, 2], [3, 2], [4, 6], [None, 1]], [1, -1])
    assert result.front == (1, 2, 3)
    assert result.dominated_by == ((1, 2), (), (), (), None)


def test_there_is_no_front_of_nothing():
    assert pareto_front([], [1]).front == ()
