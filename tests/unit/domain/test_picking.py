from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from cxdesign.domain.integrity import check_all
from cxdesign.domain.picking import (
    PEAK_WEIGHTING_ID,
    PeakCriterion,
    PeakJudgement,
    PeakScore,
    PeakWeighting,
    peak_judgement_id,
    peak_score_id,
)
from cxdesign.domain.vocabulary import WeightMethod
from cxdesign.errors import IntegrityError
from tests.builders import a_whole_project

PROJECT = a_whole_project()
PAIR = ("peak_criterion:cost", "peak_criterion:value")


def a_judgement(first=PAIR[0], second=PAIR[1], importance=3.0, judge="Ann") -> PeakJudgement:
    ends = {"first_id": first, "second_id": second}
    new_id = peak_judgement_id(judge, first, second)
    return PeakJudgement(id=new_id, judge=judge, importance=importance, **ends)


def test_a_criterion_is_worth_nothing_until_it_gets_points():
    criterion = PeakCriterion(id="peak_criterion:new", name="Value", order="a0")
    assert (criterion.points, criterion.is_cost, criterion.key) == (0, False, "")


@pytest.mark.parametrize("points", [-1, 101, 1.5, True, "1"])
def test_points_are_out_of_a_hundred(points):
    with pytest.raises(ValidationError):
        PeakCriterion(id="peak_criterion:new", name="Value", order="a0", points=points)


def test_a_pair_is_judged_in_one_direction_only():
    assert a_judgement().importance == 3
    for first, second in ((PAIR[1], PAIR[0]), (PAIR[0], PAIR[0])):
        with pytest.raises(ValidationError, match="smaller id"):
            a_judgement(first, second)


@pytest.mark.parametrize("importance", [1 / 9, 1, 9])
def test_importance_reaches_from_a_ninth_to_nine(importance):
    assert a_judgement(importance=importance).importance == importance


@pytest.mark.parametrize("importance", [0.11, 9.1, 0, -1, math.nan, "3", True])
def test_other_importances_are_refused(importance):
    with pytest.raises(ValidationError):
        a_judgement(importance=importance)


def test_every_judge_has_a_judgement_of_their_own():
    assert a_judgement(judge="Ann").id != a_judgement(judge="Ben").id
    with pytest.raises(ValidationError, match="made of"):
        a_judgement().replaced({"judge": "Ben"})


def test_a_candidate_has_one_score_on_a_criterion():
    (score, *_) = PROJECT.all(PeakScore)
    assert score.id == peak_score_id(score.cell_id, score.criterion_id)
    with pytest.raises(ValidationError, match="made of"):
        score.replaced({"criterion_id": next(one for one in PAIR if one != score.criterion_id)})
    for value in (0, 6, None, 2.5):
        with pytest.raises(ValidationError):
            score.replaced({"value": value})


def test_there_is_one_place_that_says_where_weights_come_from():
    assert PeakWeighting(id=PEAK_WEIGHTING_ID).method is WeightMethod.POINTS
    with pytest.raises(ValidationError, match="must be"):
        PeakWeighting(id="peak_weighting:other")


@pytest.mark.parametrize("gone", PAIR)
def test_scores_and_judgements_hang_on_their_criteria(gone):
    with pytest.raises(IntegrityError, match="reference_unknown"):
        check_all(PROJECT.with_records(removed=[gone]))
