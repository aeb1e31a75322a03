from __future__ import annotations

import pytest

from cxdesign.errors import NumbersInvalid
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.comparison import Alternative, compare
from cxdesign.scoring.round import Round
from cxdesign.scoring.weights import default_weights
from tests.golden.hotel_ratings import hotel_round
from tests.ratings import a_round

DIMENSIONS = {"C": 10, "O": 10, "S": 9}


def an_alternative(name: str, *means: int) -> Alternative:
    """Return a design that all raters give the same score in each dimension."""
    rows = {
        f"{letter}{n}": [mean] * 3
        for (letter, count), mean in zip(DIMENSIONS.items(), means, strict=True)
        for n in range(1, count + 1)
    }
    return Alternative(name, name.title(), evaluate(a_round(rows=rows), draws=0))


NARROW, WIDE, LOW = an_alternative("narrow", 5, 2, 3), an_alternative("wide", 3, 4, 4), an_alternative("low", 2, 2, 3)
NOTHING = Alternative("nothing", "Nothing", evaluate(Round((), ()), draws=0))


def test_designs_are_ranked_by_three_methods_at_the_weights_stated():
    # by hand: the weighted sum changes over at a weight of 1/2, the product at ln(8/3) / (ln(8/3) + 2 ln(5/3)) = .490
    found = compare([NARROW, WIDE], {"customer": 49.5, "organisation": 25.25, "sustainability": 25.25})
    assert found.matrix == ((5, 2, 3), (3, 4, 4))
    weighted_sum, _, product = found.swap.rankings
    assert (weighted_sum.winners, product.winners) == ((1,), (0,))
    assert found.winner is None
    assert compare([NARROW, WIDE], {"customer": 60, "organisation": 20, "sustainability": 20}).winner == 0


def test_moving_a_weight_changes_the_winner_where_it_is_said_to():
    points = {"customer": 20.0, "organisation": 40.0, "sustainability": 40.0}
    found = compare([NARROW, WIDE], points)
    assert found.swap.rankings[0].winners == (1,)
    change = found.critical[0].above
    assert change is not None
    for weight, winner in ((change.weight - 0.01, 1), (change.weight + 0.01, 0)):
        moved = {"customer": weight, "organisation": (1 - weight) / 2, "sustainability": (1 - weight) / 2}
        assert compare([NARROW, WIDE], moved, draws=10).swap.rankings[0].winners == (winner,)


def test_a_design_that_is_nowhere_worse_is_robust_and_dominant():
    found = compare([LOW, WIDE])
    assert (found.winner, found.robust_winner, found.dominant) == (1, 1, (1,))
    assert all(result.scores[1] == 1 for result in found.acceptability)


def test_a_winner_is_robust_only_when_every_method_gives_it_four_fifths():
    found = compare([Alternative("hotel", "Hotel", evaluate(hotel_round(), draws=0)), an_alternative("c", 4, 3, 3)])
    assert found.winner == 0
    assert min(result.scores[0] for result in found.acceptability) < 0.8
    assert found.robust_winner is None


def test_designs_without_a_result_are_left_out_and_named():
    found = compare([NARROW, NOTHING, WIDE])
    assert [one.id for one in found.compared] == ["narrow", "wide"]
    assert found.left_out == ((NOTHING, ("customer", "organisation", "sustainability")),)


@pytest.mark.parametrize("alternatives", [[], [NARROW], [NOTHING], [NARROW, NOTHING]])
def test_fewer_than_two_are_no_comparison(alternatives):
    found = compare(alternatives)
    assert not found.is_possible
    assert (found.winner, found.robust_winner) == (None, None)


def test_designs_alike_have_no_winner():
    found = compare([WIDE, Alternative("again", "Again", WIDE.report)])
    assert (found.winner, found.robust_winner, found.dominant) == (None, None, ())


def test_weights_that_sum_to_nothing_give_no_ranks_but_random_ones_do():
    found = compare([NARROW, WIDE], {"customer": 0.0})
    assert [ranking.reason for ranking in found.swap.rankings] == ["no_weight"] * 3
    assert found.winner is None
    assert found.acceptability[0].scores[1] is not None


def test_the_same_design_twice_is_refused():
    with pytest.raises(NumbersInvalid, match="alternative_doubled"):
        compare([NARROW, NARROW])


def test_different_criteria_are_noticed():
    catalogue = criteria_catalogue()
    weights = default_weights(catalogue, without=["S8"])
    other = Alternative("other", "Other", evaluate(a_round(), catalogue, weights, draws=0))
    assert compare([NARROW, WIDE]).are_criteria_alike
    assert not compare([NARROW, other]).are_criteria_alike
