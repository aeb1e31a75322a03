from __future__ import annotations

import pytest

from cxdesign.domain.evaluation import Decision, EvaluationRound
from cxdesign.scoring.stored import evaluate_round
from cxdesign.services.scores import Side, fingerprint, side_report, sides
from tests.builders import a_journey
from tests.evaluations import a_rating
from tests.rounds import ROUND, with_few_ratings, with_hotel_round

HOTEL = with_hotel_round(a_journey())


def test_everybody_is_the_whole_round():
    whole = evaluate_round(HOTEL, ROUND)
    found = side_report(HOTEL, ROUND)
    assert (found.total, found.gate.index, found.alpha) == (whole.total, whole.gate.index, whole.alpha)


@pytest.mark.parametrize(("side", "raters", "mean"), [(Side.CUSTOMERS, 2, 2.0), (Side.ORGANISATION, 4, 3.5)])
def test_a_side_is_rated_by_its_own_raters_alone(side, raters, mean):
    found = side_report(HOTEL, ROUND, side)
    c2 = next(score for score in found.criteria if score.criterion_id == "C2")
    assert (found.rater_count, c2.mean, c2.gap) == (raters, mean, None)


def test_both_sides_are_offered_when_each_has_two_raters():
    assert sides(HOTEL, HOTEL.expect(ROUND, EvaluationRound)) == tuple(Side)


def test_a_round_of_one_side_has_one_perspective():
    document = with_few_ratings(a_journey(), {"C1": [3, 4]})
    assert sides(document, document.expect(ROUND, EvaluationRound)) == (Side.EVERYBODY,)


def test_the_fingerprint_changes_with_what_the_figures_depend_on_and_nothing_else():
    def now(document):
        return fingerprint(document, document.expect(ROUND, EvaluationRound))

    first = HOTEL.expect(ROUND, EvaluationRound)
    decided = HOTEL.with_records(changed=[Decision(id="decision:first", round_id=ROUND)])
    weighed = HOTEL.with_records(changed=[first.model_copy(update={"gate_low": 2.0})])
    rated = HOTEL.with_records(changed=[a_rating("first", "k1", "C1", 1)])
    assert now(HOTEL) == now(decided)
    assert len({now(HOTEL), now(weighed), now(rated)}) == 3
