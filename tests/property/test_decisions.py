"""Laws of rankings, weights, acceptability and critical weights, on random decisions."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cxdesign.analysis.decision import (
    ahp,
    critical_weights,
    direct_weights,
    pareto_front,
    rank_acceptability,
    rank_order_centroid,
    ranked,
)
from cxdesign.analysis.ranking import METHODS

values = st.integers(1, 5)
weights = st.integers(0, 9)


@st.composite
def decisions(draw, fewest=1):
    rows, columns = draw(st.integers(fewest, 6)), draw(st.integers(1, 5))
    matrix = [[draw(values) for _ in range(columns)] for _ in range(rows)]
    senses = [draw(st.sampled_from([1, -1])) for _ in range(columns)]
    stated = [draw(weights) for _ in range(columns)]
    assume(any(stated))
    return matrix, stated, senses


methods = st.sampled_from(METHODS)


@given(decisions(), methods, st.randoms(use_true_random=False))
def test_scores_do_not_depend_on_the_order_of_rows_and_columns(decision, method, chance):
    matrix, stated, senses = decision
    rows, columns = list(range(len(matrix))), list(range(len(senses)))
    chance.shuffle(rows)
    chance.shuffle(columns)
    turned = [[matrix[row][column] for column in columns] for row in rows]
    result = ranked(turned, [stated[c] for c in columns], [senses[c] for c in columns], method)
    before = ranked(matrix, stated, senses, method)
    assert result.scores == pytest.approx([before.scores[row] for row in rows])
    assert result.ranks == tuple(before.ranks[row] for row in rows)


@given(decisions(), methods, st.integers(1, 1000))
def test_only_proportions_of_weights_count(decision, method, factor):
    matrix, stated, senses = decision
    scaled = ranked(matrix, [weight * factor for weight in stated], senses, method)
    assert scaled.scores == pytest.approx(ranked(matrix, stated, senses, method).scores)


@given(decisions(), methods)
def test_scores_are_finite_and_in_their_range(decision, method):
    result = ranked(*decision, method)
    assert all(math.isfinite(score) and -1e-12 <= score <= 1 + 1e-12 for score in result.scores)
    assert sum(result.weights) == pytest.approx(1)
    assert sorted(result.ranking) == list(range(len(decision[0])))


@given(decisions(), methods)
def test_nobody_ranks_below_an_alternative_it_dominates(decision, method):
    matrix, stated, senses = decision
    result = ranked(matrix, stated, senses, method)
    for row, rivals in enumerate(pareto_front(matrix, senses).dominated_by):
        assert all(result.ranks[rival] <= result.ranks[row] for rival in rivals)


@given(decisions(), methods, st.booleans())
def test_shares_of_ranks_sum_to_one(decision, method, is_centred):
    matrix, stated, senses = decision
    result = rank_acceptability(matrix, senses, method, 40, centre=stated if is_centred else None)
    assert [sum(row) for row in result.shares] == pytest.approx([1.0] * len(matrix))
    assert sum(result.scores) >= 1 - 1e-9


@given(decisions(fewest=2), methods)
def test_the_winner_changes_at_its_critical_weights_and_not_before(decision, method):
    """At thirty weights of each criterion the exact answer agrees with ranking anew."""
    matrix, stated, senses = decision
    lead = ranked(matrix, stated, senses, method).ranking[0]
    for found in critical_weights(matrix, stated, senses, method):
        low = found.below.weight if found.below else 0.0
        high = found.above.weight if found.above else 1.0
        assert low - 1e-9 <= found.weight <= high + 1e-9
        for step in range(1, 30):
            at = step / 30
            scores = ranked(matrix, moved(stated, found.criterion, at), senses, method).scores
            if low + 1e-6 < at < high - 1e-6:
                assert scores[lead] >= max(scores) - 1e-9
        for change, beyond in ((found.below, low - 1e-5), (found.above, high + 1e-5)):
            if change and 0 < beyond < 1:
                scores = ranked(matrix, moved(stated, found.criterion, beyond), senses, method).scores
                assert scores[change.winner] == pytest.approx(max(scores))
                assert scores[change.winner] > scores[lead]


def moved(stated, criterion, weight):
    others = [0 if number == criterion else share for number, share in enumerate(stated)]
    others = others if any(others) else [number != criterion for number in range(len(stated))]
    rest = [share / (sum(others) or 1) * (1 - weight) for share in others]
    return [weight if number == criterion else share for number, share in enumerate(rest)]


@given(st.lists(st.integers(0, 100), min_size=1, max_size=8).filter(any))
def test_points_become_weights_that_sum_to_one(points):
    assert sum(direct_weights(points)) == pytest.approx(1)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8))
def test_centroids_sum_to_one_and_keep_the_order(ranks):
    found = rank_order_centroid(ranks)
    assert sum(found) == pytest.approx(1)
    for one, first in enumerate(ranks):
        for other, second in enumerate(ranks):
            assert found[one] > found[other] if first < second else True
            assert found[one] == found[other] if first == second else True


@given(st.lists(st.sampled_from([1, 2, 3, 5, 9]), min_size=1, max_size=10))
def test_judgements_made_from_weights_give_them_back(stated):
    judgement = ahp([[one / other for other in stated] for one in stated])
    assert judgement.weights == pytest.approx([weight / sum(stated) for weight in stated])
    assert judgement.ratio == pytest.approx(0, abs=1e-9)
    assert judgement.worst is None


@given(st.integers(3, 6), st.data())
def test_any_judgements_give_weights_and_contradictions_are_named(count, data):
    matrix = [[1.0] * count for _ in range(count)]
    for one in range(count):
        for other in range(one):
            matrix[one][other] = data.draw(st.sampled_from([1 / 9, 1 / 3, 1.0, 2.0, 9.0]))
            matrix[other][one] = 1 / matrix[one][other]
    judgement = ahp(matrix)
    assert sum(judgement.weights) == pytest.approx(1)
    assert min(judgement.weights) > 0
    assert judgement.lambda_max >= count
    assert (judgement.worst is None) == (judgement.ratio < 1e-9)
