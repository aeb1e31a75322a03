from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from cxdesign.domain.change import apply, patch
from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.evaluation import (
    EVALUATION_KINDS,
    WEIGHTS_BY_DIMENSION,
    Criterion,
    Decision,
    EvaluationRound,
    RaterEntry,
    RatingEntry,
    criterion_id,
    decision_id,
    is_own_rater,
    own_rater_id,
    rating_id,
)
from cxdesign.domain.integrity import check_all
from cxdesign.domain.vocabulary import Dimension, RaterRole, RoundState
from cxdesign.errors import IntegrityError
from tests.builders import a_journey
from tests.evaluations import a_rating, with_evaluation

RATED = with_evaluation(a_journey())
WORDS = {"name": "Kept promise", "question": "Is it?", "anchor_1": "No", "anchor_3": "Partly", "anchor_5": "Yes"}


def a_round(**fields) -> EvaluationRound:
    return EvaluationRound.model_validate({"id": "round:r", "name": "Round", "order": "a0", **fields})


def a_criterion(**fields) -> Criterion:
    place = {"id": criterion_id("criteria_set:s", "C1"), "set_id": "criteria_set:s", "code": "C1", "order": "a0"}
    return Criterion.model_validate({**place, **WORDS, "dimension": "customer", **fields})


def test_everything_said_of_a_design_has_its_kind_of_record():
    assert set(EVALUATION_KINDS) <= set(RECORD_TYPES)
    assert {record.kind for record in RATED} >= set(EVALUATION_KINDS)


def test_a_round_begins_open_and_weighs_all_dimensions_the_same():
    begun = a_round()
    assert begun.is_open
    assert not a_round(state="revealed").is_open
    assert [getattr(begun, name) for name in WEIGHTS_BY_DIMENSION.values()] == [None] * len(Dimension)


@pytest.mark.parametrize("points", [(50, 30, 20), (100, 0, 0), (100, None, None), (None, None, None)])
def test_the_weights_of_a_round_are_a_hundred_points_or_none(points):
    a_round(**dict(zip(WEIGHTS_BY_DIMENSION.values(), points, strict=True)))


@pytest.mark.parametrize("points", [(50, 30, 21), (0, 0, 0), (50, None, None), (-50, 100, 50), (33.3, 33.3, 33.4)])
def test_other_weights_are_refused(points):
    with pytest.raises(ValidationError):
        a_round(**dict(zip(WEIGHTS_BY_DIMENSION.values(), points, strict=True)))


def test_the_gate_opens_upwards():
    for low, high in ((2.5, 4.0), (3, 3), (None, 1), (5, None)):
        a_round(gate_low=low, gate_high=high)
    with pytest.raises(ValidationError, match="gate"):
        a_round(gate_low=4.0, gate_high=3.9)


@pytest.mark.parametrize("limit", [0.9, 5.1, math.nan, math.inf, "3", True])
def test_a_limit_of_the_gate_lies_on_the_scale_of_the_ratings(limit):
    for name in ("gate_low", "gate_high", "gate_hard"):
        with pytest.raises(ValidationError):
            a_round(**{name: limit})


def test_what_a_round_leaves_out_is_kept_in_one_order():
    assert a_round(without=("C3", "C1", "C3")).without == ("C1", "C3")
    with pytest.raises(ValidationError):
        a_round(without=("no code",))


@pytest.mark.parametrize("code", ["", "1C", "C 1", "C-1", "C" * 41, "ć"])
def test_a_code_is_a_short_word(code):
    with pytest.raises(ValidationError):
        a_criterion(code=code, id=criterion_id("criteria_set:s", code))


@pytest.mark.parametrize("weight", [-0.1, 1000.1, math.nan, "1", True])
def test_a_criterion_weighs_something_that_can_be_counted(weight):
    assert a_criterion(weight=0).weight == 0
    with pytest.raises(ValidationError):
        a_criterion(weight=weight)


@pytest.mark.parametrize("name", WORDS)
def test_a_criterion_has_all_its_words(name):
    with pytest.raises(ValidationError):
        a_criterion(**{name: " "})


@pytest.mark.parametrize(
    ("record", "other"),
    [
        (a_criterion(), {"code": "C2"}),
        (a_criterion(), {"set_id": "criteria_set:other"}),
        (a_rating("first", "ann", "C1", 4), {"criterion": "C2"}),
        (a_rating("first", "ann", "C1", 4), {"rater_id": "rater:ben"}),
        (a_rating("first", "ann", "C1", 4), {"round_id": "round:second"}),
        (Decision(id="decision:first", round_id="round:first"), {"round_id": "round:second"}),
    ],
)
def test_ids_say_what_a_record_is_about(record, other):
    with pytest.raises(ValidationError, match="made of"):
        record.replaced(other)


def test_two_who_say_the_same_thing_meet_in_one_record():
    assert criterion_id("criteria_set:s", "C1") != criterion_id("criteria_set:s", "C2")
    assert rating_id("round:a", "rater:b", "C1") == rating_id("round:a", "rater:b", "C1")
    assert len({rating_id("round:a", "rater:b", "C1"), rating_id("round:b", "rater:a", "C1")}) == 2
    assert decision_id("round:first") == "decision:first"


@pytest.mark.parametrize("score", [0, 6, 3.5, True, "3"])
def test_a_score_is_one_of_five_or_cannot_be_judged(score):
    assert a_rating("first", "ann", "C1", None).score is None
    with pytest.raises(ValidationError):
        a_rating("first", "ann", "C1", score)


def test_a_person_rates_under_an_id_that_nobody_else_has():
    assert own_rater_id("actor:ann") != own_rater_id("actor:ben")
    assert "ann" not in own_rater_id("actor:ann")
    assert is_own_rater(own_rater_id("actor:ann"))
    assert not is_own_rater("rater:ann")


def test_a_guest_takes_nobodys_place():
    RaterEntry(id="rater:guest", role=RaterRole.CUSTOMER, order="a0", is_guest=True)
    RaterEntry(id=own_rater_id("actor:ann"), role=RaterRole.CUSTOMER, order="a0")
    with pytest.raises(ValidationError, match="guest"):
        RaterEntry(id=own_rater_id("actor:ann"), role=RaterRole.CUSTOMER, order="a0", is_guest=True)


def test_the_reasons_of_a_rating_may_go():
    rating = a_rating("first", "ann", "C1", 4, record_ids=("step:c1", "note:gone", "step:c1"))
    assert rating.record_ids == ("note:gone", "step:c1")
    check_all(RATED.with_records(changed=[rating]))


@pytest.mark.parametrize("gone", ["round:first", "rater:ben", "criteria_set:own"])
def test_what_ratings_and_rounds_hang_on_cannot_just_be_missing(gone):
    with pytest.raises(IntegrityError, match="reference_unknown"):
        check_all(RATED.with_records(removed=[gone]))


def test_a_round_remembers_the_one_before_also_when_that_is_gone():
    later = EvaluationRound(id="round:later", name="Later", order="a1", follows_id="round:gone")
    check_all(RATED.with_records(changed=[later]))


def test_a_revealed_round_is_read_back_as_one():
    first = RATED.expect("round:first", EvaluationRound)
    assert first.state is RoundState.REVEALED
    opened = apply(RATED, patch(first, state=RoundState.OPEN))
    assert opened.expect("round:first", EvaluationRound).is_open
    assert [rating.score for rating in RATED.all(RatingEntry) if rating.criterion == "C2"] == [None]
