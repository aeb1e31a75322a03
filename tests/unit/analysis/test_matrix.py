"""A decision matrix: sizes that fit, missing values, weights as shares."""

import math

import pytest

from cxdesign.analysis.matrix import decision
from cxdesign.errors import NumbersInvalid


def test_weights_become_shares_whatever_their_sum():
    assert decision([[1, 2]], [1, 1], [30, 10]).shares.tolist() == [0.75, 0.25]
    assert decision([[1, 2]], [1, 1], [1e308, 1e308]).shares.tolist() == [0.5, 0.5]


def test_without_weights_all_criteria_weigh_the_same():
    assert decision([[1, 2]], [1, 1]).shares.tolist() == [0.5, 0.5]


def test_weights_that_sum_to_zero_say_nothing():
    assert decision([[1, 2]], [1, 1], [0, 0]).reason == "no_weight"


@pytest.mark.parametrize("missing", [None, math.nan])
def test_an_alternative_with_a_missing_value_is_left_out(missing):
    made = decision([[1, missing], [3, 4]], [1, 1])
    assert made.rows == (1,)
    assert made.matrix == ((1, None), (3, 4))
    assert made.values.tolist() == [[3.0, 4.0]]
    assert made.spread(["b"]) == (None, "b")


@pytest.mark.parametrize("matrix", [[], [[None, 1]]])
def test_without_a_complete_alternative_nothing_can_be_scored(matrix):
    assert decision(matrix, [1, 1]).reason == "no_alternative"


@pytest.mark.parametrize(
    ("matrix", "senses", "weights", "code"),
    [
        ([[1, 2], [3]], [1, 1], [1, 1], "lengths_differ"),
        ([[1, 2]], [1, 1], [1], "lengths_differ"),
        ([[1, 2]], [1, 0], [1, 1], "sense_unknown"),
        ([[1, 2]], [1, 1], [1, -1], "weights_invalid"),
        ([[1, 2]], [1, 1], [1, math.nan], "weights_invalid"),
        ([[1, math.inf]], [1, 1], [1, 1], "value_not_finite"),
    ],
)
def test_what_does_not_fit_is_refused(matrix, senses, weights, code):
    with pytest.raises(NumbersInvalid) as refused:
        decision(matrix, senses, weights)
    assert refused.value.code == code
