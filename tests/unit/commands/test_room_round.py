from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.commands.room_round import GivenRater, GivenRating, TakeRound
from cxdesign.domain.change import apply
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry, RatingEntry
from cxdesign.domain.vocabulary import RaterRole, RoundState
from cxdesign.errors import CommandInvalid
from cxdesign.scoring.stored import evaluate_round
from tests.builders import a_journey
from tests.evaluations import with_evaluation

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
        (RaterRole.CUSTOMER, "", True),
        (RaterRole.MANAGER, "", True),
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


def test_the_answers_stand_in_the_change_only():
    assert "raters" not in ROOM.model_dump()


def test_nobody_sends_a_rooms_round():
    with pytest.raises(CommandInvalid, match="command_unknown"):
        parse({"name": "take_round", "round_id": "round:x", "question": "x", "raters": []})
