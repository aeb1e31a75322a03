"""Decisions against worked answers: the four gym scenes, and tables from the literature.

Tables said to be quoted from memory were not looked up again; their printed results agree with the arithmetic here.
"""

import pytest

from cxdesign.analysis.decision import (
    ahp,
    critical_weights,
    method_swap,
    pareto_front,
    rank_acceptability,
    rank_order_centroid,
    saw,
    topsis,
    weighted_product,
)
from cxdesign.analysis.weights import RANDOM_INDEX

SCENES = [[4, 3, 2, 5, 1], [5, 4, 3, 4, 3], [3, 5, 5, 3, 4], [5, 5, 4, 2, 5]]
"""Reception, consultation, conversion, teaching (illustrative): customer value, emotional potential, differentiation,
feasibility, cost."""
WEIGHTS = (0.30, 0.25, 0.20, 0.15, 0.10)
SENSES = (1, 1, 1, 1, -1)

FIGHTERS = [
    [2.0, 1500, 20000, 5.5, 5, 9],
    [2.5, 2700, 18000, 6.5, 3, 5],
    [1.8, 2000, 21000, 4.5, 7, 7],
    [2.2, 1800, 20000, 5.0, 5, 5],
]
"""Fighter aircraft of Hwang & Yoon 1981 (literature, quoted from memory)."""
FIGHTER_WEIGHTS, FIGHTER_SENSES = (0.2, 0.1, 0.1, 0.1, 0.2, 0.3), (1, 1, 1, -1, 1, 1)

MACHINES = [
    [581818, 54.49, 3, 5500],
    [595454, 49.73, 3, 4500],
    [586060, 51.24, 3, 5000],
    [522727, 45.71, 3, 5800],
    [561818, 52.66, 3, 5200],
    [543030, 74.46, 4, 5600],
    [522727, 75.42, 4, 5800],
    [486970, 62.62, 4, 5600],
    [509394, 65.87, 4, 6400],
    [513333, 70.67, 4, 6000],
]
"""Second example of Chakraborty, Zavadskas & Antucheviciene 2015 on WASPAS (literature, by the tests of
scikit-criteria): λ = 1 is the weighted sum, λ = 0 the weighted product."""
MACHINE_WEIGHTS, MACHINE_SENSES = (0.467, 0.160, 0.095, 0.278), (-1, -1, -1, 1)


def test_the_scenes_by_three_methods():
    by_sum, by_closeness, by_product = method_swap(SCENES, WEIGHTS, SENSES).rankings
    assert by_sum.scores == pytest.approx((0.4000, 0.6417, 0.5250, 0.6833), abs=5e-5)
    assert by_closeness.scores == pytest.approx((0.4594, 0.5706, 0.5317, 0.5467), abs=5e-5)
    assert by_product.scores == pytest.approx((0.2424, 0.2618, 0.2447, 0.2511), abs=5e-5)
    assert [ranking.winners for ranking in (by_sum, by_closeness, by_product)] == [(3,), (1,), (1,)]


def test_all_scenes_are_on_the_pareto_front():
    assert pareto_front(SCENES, SENSES).front == (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("method", "first"),
    [
        ("saw", (0.26, 0.26, 0.29, 0.19)),
        ("topsis", (0.50, 0.13, 0.30, 0.07)),
        ("weighted_product", (0.55, 0.14, 0.23, 0.08)),
    ],
)
def test_the_scenes_under_random_weights(method, first):
    """Drawn independently with another generator; 10,000 draws move a share by about one point."""
    result = rank_acceptability(SCENES, SENSES, method)
    assert result.scores == pytest.approx(first, abs=0.02)
    assert not result.is_robust


def test_what_would_change_the_winner_among_the_scenes():
    found = critical_weights(SCENES, WEIGHTS, SENSES)
    assert [one.nearest.winner for one in found] == [2, 1, 1, 1, 1]


@pytest.mark.parametrize(
    ("matrix", "weights", "senses", "scores"),
    [
        (FIGHTERS, FIGHTER_WEIGHTS, FIGHTER_SENSES, (0.643, 0.268, 0.613, 0.312)),
        # Tzeng & Huang 2011 (literature, by the tests of scikit-criteria)
        ([[5, 8, 4], [7, 6, 8], [8, 8, 6], [7, 4, 6]], (0.3, 0.4, 0.3), (1, 1, 1), (0.5037, 0.6581, 0.7482, 0.3340)),
    ],
)
def test_topsis_against_published_tables(matrix, weights, senses, scores):
    assert topsis(matrix, weights, senses).scores == pytest.approx(scores, abs=6e-4)


def test_weighted_sums_against_a_published_table():
    scores = (0.8590, 0.8194, 0.8430, 0.9420, 0.8645, 0.8315, 0.8552, 0.8983, 0.9067, 0.8784)
    result = saw(MACHINES, MACHINE_WEIGHTS, MACHINE_SENSES, "max")
    assert result.scores == pytest.approx(scores, abs=1e-4)
    assert result.ranks == (6, 10, 8, 1, 5, 9, 7, 3, 2, 4)


def test_weighted_sums_of_shares_against_a_published_table():
    """Heating losses of Kracka, Brauers & Zavadskas 2010 (literature, by the tests of scikit-criteria)."""
    losses = [
        [33.95, 23.78, 11.45, 39.97, 29.44, 167.10, 3.852],
        [38.9, 4.17, 6.32, 0.01, 4.29, 132.52, 25.184],
        [37.59, 9.36, 8.23, 4.35, 10.22, 136.71, 10.845],
        [30.44, 37.59, 13.91, 74.08, 45.10, 198.34, 2.186],
        [36.21, 14.79, 9.17, 17.77, 17.06, 148.3, 6.610],
        [37.8, 8.55, 7.97, 2.35, 9.25, 134.83, 11.935],
    ]
    result = saw(losses, [1] * 7, (-1, -1, -1, -1, 1, -1, 1), "sum")
    scores = (0.12040426, 0.3458235, 0.13838192, 0.12841246, 0.12346084, 0.14351701)
    assert result.scores == pytest.approx(scores, abs=1e-7)


def test_weighted_products_against_a_published_table():
    products = (0.8578, 0.8144, 0.8408, 0.9413, 0.8632, 0.8241, 0.8454, 0.8915, 0.8987, 0.8697)
    result = weighted_product(MACHINES, MACHINE_WEIGHTS, MACHINE_SENSES, "max")
    assert result.products == pytest.approx(products, abs=5e-5)
    assert result.ranks == (6, 10, 8, 1, 5, 9, 7, 3, 2, 4)


@pytest.mark.parametrize(
    "weights",
    [
        (0.6111, 0.2778, 0.1111),
        (0.5208, 0.2708, 0.1458, 0.0625),
        (0.4567, 0.2567, 0.1567, 0.0900, 0.0400),
        # Barron & Barrett 1996 (literature, quoted from memory)
        (0.4083, 0.2417, 0.1583, 0.1028, 0.0611, 0.0278),
    ],
)
def test_rank_order_centroids(weights):
    assert rank_order_centroid(range(len(weights))) == pytest.approx(weights, abs=5e-5)


def test_the_random_indices():
    """Saaty (literature; 9 and 10 quoted from memory): of one to ten criteria."""
    assert RANDOM_INDEX == (0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)


def test_pairwise_judgements_that_agree_well():
    weights, lambda_max, ratio = ahp([[1, 2, 4], [1 / 2, 1, 3], [1 / 4, 1 / 3, 1]])
    assert weights == pytest.approx((0.5584, 0.3196, 0.1220), abs=5e-5)
    assert (lambda_max, ratio) == pytest.approx((3.0183, 0.0158), abs=5e-5)


def test_pairwise_judgements_that_contradict_each_other():
    judgement = ahp([[1, 3, 1 / 5], [1 / 3, 1, 3], [5, 1 / 3, 1]])
    assert judgement.ratio == pytest.approx(1.585, abs=5e-4)
    assert not judgement.is_accepted
    assert (judgement.worst.first, judgement.worst.middle, judgement.worst.last) == (0, 1, 2)


def test_the_choice_of_a_school():
    """Saaty 1980 (literature, quoted from memory): there the eigenvalue was approximated, λmax 7.49 and CR .24."""
    schools = [
        [1, 4, 3, 1, 3, 4],
        [1 / 4, 1, 7, 3, 1 / 5, 1],
        [1 / 3, 1 / 7, 1, 1 / 5, 1 / 5, 1 / 6],
        [1, 1 / 3, 5, 1, 1, 1 / 3],
        [1 / 3, 5, 5, 1, 1, 3],
        [1 / 4, 1, 6, 3, 1 / 3, 1],
    ]
    weights, lambda_max, ratio = ahp(schools)
    assert weights == pytest.approx((0.32, 0.14, 0.03, 0.13, 0.24, 0.14), abs=0.006)
    assert lambda_max == pytest.approx(7.49, abs=0.08)
    assert ratio == pytest.approx(0.24, abs=0.015)


def test_rank_acceptability_where_it_can_be_worked_out():
    """SAW of (1, 0), (0, 1), (.6, .6): with t uniform the third leads while max(t, 1 − t) < .6, that is 20 %."""
    result = rank_acceptability([[1, 0], [0, 1], [0.6, 0.6]], [1, 1], draws=100_000)
    assert result.scores == pytest.approx((0.4, 0.4, 0.2), abs=0.006)


def test_the_weight_at_which_a_published_winner_loses():
    """Triantaphyllou & Sánchez 1997, example 1 (literature, quoted from memory).

    They lower one weight by δ and then scale all to sum to 1. For alternatives 1 and 3 and the first criterion
    δ = (P₃ − P₁) / (a₃₁ − a₁₁) = −.3800, so the weight becomes (.3277 + .3800) / 1.3800.
    """
    performance = [
        [0.3088, 0.2897, 0.3867, 0.1922],
        [0.2163, 0.3458, 0.1755, 0.6288],
        [0.4509, 0.2473, 0.1194, 0.0575],
        [0.0240, 0.1172, 0.3184, 0.1215],
    ]
    weights = (0.3277, 0.3058, 0.2876, 0.0790)
    totals = [sum(w * a for w, a in zip(weights, row, strict=True)) for row in performance]
    assert totals == pytest.approx([0.3162, 0.2768, 0.2621, 0.1449], abs=2e-4)
    delta = (totals[2] - totals[0]) / (performance[2][0] - performance[0][0])
    assert delta == pytest.approx(-0.3800, abs=2e-3)
    spans = [max(column) - min(column) for column in zip(*performance, strict=True)]
    stretched = [
        w * span for w, span in zip(weights, spans, strict=True)
    ]  # min–max ranks like the plain sum with these
    change = critical_weights(performance, stretched, (1, 1, 1, 1))[0].above
    lost = change.weight / (1 - change.weight) * sum(stretched[1:]) / spans[0]
    assert (lost, change.winner) == (pytest.approx(0.3277 + 0.3800, abs=2e-3), 2)
