from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.criterion import criterion_score, fewest_valid, rank
from cxdesign.scoring.round import Rater, Rating
from tests.ratings import raters

LIMITS = criteria_catalogue().thresholds


def scored(*scores, evidence=Evidence.TEST, people=None):
    people = people or raters(len(scores))
    ratings = [Rating(rater.id, "C1", score, evidence) for rater, score in zip(people, scores, strict=True)]
    return criterion_score("C1", ratings, people, LIMITS)


def test_middle_range_mean_spread_and_agreement_of_five_scores():
    score = scored(4, 4, 5, 3, 4)
    assert (score.median, score.lowest, score.highest, score.mean, score.count) == (4, 3, 5, 4, 5)
    assert score.spread == pytest.approx(0.5**0.5)
    assert score.r_wg == pytest.approx(0.75)
    assert not score.is_split


def test_cannot_judge_is_no_three_and_goes_into_nothing():
    score = scored(5, None, 4, None)
    assert (score.mean, score.count, score.cannot_judge) == (4.5, 2, 2)


@pytest.mark.parametrize("scores", [(), (4,), (None, None), (4, None, None)])
def test_fewer_than_two_valid_ratings_give_no_result(scores):
    score = scored(*scores)
    assert not score.has_result
    assert (score.median, score.mean, score.spread, score.r_wg, score.evidence, score.gap) == (None,) * 6
    assert score.count == sum(value is not None for value in scores)


def test_a_catalogue_cannot_ask_for_less_than_two():
    one = LIMITS.valid_raters.model_copy(update={"value": 1})
    assert fewest_valid(LIMITS.model_copy(update={"valid_raters": one})) == 2


def test_all_alike_agree_fully():
    score = scored(3, 3, 3)
    assert (score.spread, score.r_wg, score.is_split) == (0, 1, False)


def test_a_split_criterion_is_flagged():
    score = scored(1, 5, 1, 5)
    assert (score.r_wg, score.is_split) == (0, True)


def test_the_gap_is_customers_minus_everybody_else():
    people = (Rater("a", RaterRole.CUSTOMER), Rater("b", RaterRole.FACILITATOR), Rater("c", RaterRole.MANAGER))
    score = scored(2, 3, 4, people=people)
    assert (score.gap, score.is_gap_wide) == (-1.5, True)
    assert [(found.role, found.count, found.mean) for found in score.by_role] == [
        (RaterRole.CUSTOMER, 1, 2),
        (RaterRole.MANAGER, 1, 4),
        (RaterRole.FACILITATOR, 1, 3),
    ]


def test_a_gap_of_one_is_wide_in_either_direction_and_one_side_alone_has_none():
    assert scored(4, 3, 3).is_gap_wide
    assert scored(3, 4, 4).is_gap_wide
    assert not scored(4, 4, 3).is_gap_wide
    alone = scored(None, 3, 4)
    assert (alone.gap, alone.is_gap_wide) == (None, False)


@pytest.mark.parametrize(
    ("evidence", "unproven"), [(level, ("r0",) if rank(level) < 2 else ()) for level in Evidence], ids=list(Evidence)
)
def test_a_five_needs_a_test_or_better(evidence, unproven):
    score = scored(5, 4, evidence=evidence)
    assert (score.unproven, score.evidence, score.mean) == (unproven, evidence, 4.5)


def test_the_evidence_of_a_criterion_is_its_best():
    people = raters(3)
    levels = (Evidence.OBSERVATION, Evidence.MEASUREMENT, Evidence.ASSUMPTION)
    ratings = [Rating(rater.id, "C1", 3, level) for rater, level in zip(people, levels, strict=True)]
    assert criterion_score("C1", ratings, people, LIMITS).evidence is Evidence.MEASUREMENT


def test_other_criteria_and_raters_who_do_not_count_are_left_out():
    ratings = [Rating("r0", "C1", 4), Rating("r1", "C1", 2), Rating("r1", "C2", 5), Rating("stranger", "C1", 5)]
    assert criterion_score("C1", ratings, raters(2), LIMITS).mean == 3
