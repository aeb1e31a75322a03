from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.commands.room_round import GivenRater, GivenRating, TakeRound
from cxdesign.domain.change import apply
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry, RatingEntry, room_rater_id
from cxdesign.domain.vocabulary import RaterRole, RoundState
from cxdesign.errors import CommandInvalid, PermissionDenied
from cxdesign.scoring.stored import evaluate_round
from tests.builders import a_journey
from tests.evaluations import with_evaluation
from tests.performing import perform

ROOM = TakeRound(
    round_id="round:room",
    question="How good is this design?",
    raters=(
        GivenRater(role="customer", ratings=(GivenRating(criterion="C1", score=2),)),
        GivenRater(
            role="manager",
            ratings=(GivenRating(criterion="C1", score=5, evidence="test"), GivenRating(criterion="C2", score=None)),
        ),
    ),
)


def taken(document):
    return apply(document, ROOM.plan(document), revision=document.revision + 1)


def test_a_room_becomes_a_revealed_round_with_raters_who_have_a_role_and_no_name():
    before = a_journey(revision=7)
    after = taken(before)
    found = after.expect("round:room", EvaluationRound)
    assert (found.name, found.state, found.rated_revision) == (ROOM.question, RoundState.REVEALED, 7)
    raters = after.entries(RaterEntry)
    assert [(one.role, one.name, one.is_guest) for one in raters] == [
        (RaterRole.CUSTOMER, "", False),
        (RaterRole.MANAGER, "", False),
    ]
    assert len(after.all(RatingEntry)) == 3
    report = evaluate_round(after, "round:room", draws=0)
    assert {one.criterion_id: one.mean for one in report.criteria if one.has_result} == {"C1": 3.5}


def test_it_stands_behind_the_rounds_and_raters_that_are_there():
    before = with_evaluation(a_journey())
    after = taken(before)
    assert after.entries(EvaluationRound)[-1].id == "round:room"
    known = [one.id for one in before.entries(RaterEntry)]
    assert [one.id for one in after.entries(RaterEntry)][: len(known)] == known


def test_what_is_taken_over_already_is_not_taken_twice():
    assert ROOM.plan(taken(a_journey())) == ()


def test_whoever_rated_in_the_room_goes_with_the_round():
    before = with_evaluation(a_journey())
    after = perform(taken(before), "remove_round", round_id="round:room")
    assert after.entries(RaterEntry) == before.entries(RaterEntry)
    assert after.all(RatingEntry) == before.all(RatingEntry)


def test_nobody_rates_or_speaks_for_somebody_of_the_room():
    payload = {"name": "edit_rater", "rater_id": room_rater_id("round:room", 0), "rater_name": "Ann", "role": "manager"}
    with pytest.raises(PermissionDenied, match="rater_is_another"):
        parse(payload).permit(taken(a_journey()), "actor:ann")


def test_the_answers_stand_in_the_change_only():
    assert "raters" not in ROOM.model_dump()


def test_nobody_sends_a_rooms_round():
    with pytest.raises(CommandInvalid, match="command_unknown"):
        parse({"name": "take_round", "round_id": "round:x", "question": "x", "raters": []})
