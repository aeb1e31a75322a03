from __future__ import annotations

import pytest

from cxdesign.domain.agenda import PromptState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.services.ballots import Ballots
from cxdesign.storage.workshops import Answer, Participant, Workshop
from tests.acting import a_project
from tests.unit.domain.test_agenda import NOON, a_prompt, an_agenda


@pytest.fixture
def ballots(services):
    workshops = services.store.workshops
    workshops.add(Workshop("w", a_project(services), "CCCCCC", an_agenda(a_prompt()), NOON, None, 1))
    for person in ("actor:a", "actor:b"):
        workshops.join(Participant("w", person, "d", "", RaterRole.CUSTOMER, 0, NOON), at_most=9)
    for person, item, value in (("actor:a", "x", 3), ("actor:a", "y", None), ("actor:b", "x", -4)):
        workshops.answer("w", Answer("p1", person, item, None, 1), lambda *_, kept=value: kept, at=NOON)
    return Ballots(workshops, "w")


@pytest.mark.parametrize("state", list(PromptState))
def test_values_are_given_once_they_are_revealed_and_never_before(ballots, state):
    found = ballots.revealed(a_prompt(state=state))
    assert len(found) == (3 if state is PromptState.REVEALED else 0)


def test_turnout_tells_who_and_how_many_but_never_what(ballots):
    turnout = ballots.turnout(a_prompt(kind="feelings", state="open"))
    assert turnout.answered == {"actor:a", "actor:b"}
    assert turnout.by_item == {"x": 2, "y": 1}
    assert ballots.turnout(a_prompt(kind="dots", state="open")).by_item == {}, "that would be the vote"


def test_whoever_has_answered_only_some_of_what_is_asked_by_itself_has_begun(ballots):
    rated = ballots.turnout(a_prompt(kind="feelings", state="open"), ["x", "y"])
    assert (rated.answered, rated.begun) == ({"actor:a"}, {"actor:b"}), "what is passed over counts as answered"
    dotted = ballots.turnout(a_prompt(kind="dots", state="open"), ["x", "y"])
    assert (dotted.answered, dotted.begun) == ({"actor:a", "actor:b"}, set())


def test_what_a_grade_rests_on_is_not_counted_beside_it(ballots):
    workshops = ballots._workshops
    for item, value in (("C1", 4), ("C1.evidence", "test")):
        workshops.answer("w", Answer("p2", "actor:a", item, None, 1), lambda *_, kept=value: kept, at=NOON)
    graded = a_prompt("p2", kind="criteria", criteria=("C1", "C2"), state="open")
    assert ballots.turnout(graded).by_item == {"C1": 1}
    assert ballots.revealed(graded) == ()


def test_an_order_is_no_item_that_is_counted(ballots):
    ranked = a_prompt(kind="ranking", ranked_ids=("note:a", "note:b", "note:c"), state="open")
    assert ballots.turnout(ranked).by_item == {}


def test_everybodys_own_answers_are_told_apart(ballots):
    assert ballots.own("p1") == {"actor:a": {"x": 3, "y": None}, "actor:b": {"x": -4}}


def test_the_amount_counts_answers_and_each_dot_but_not_what_a_grade_rests_on(ballots):
    workshops = ballots._workshops
    for prompt_id, item, value in (("p2", "C1", 4), ("p2", "C1.evidence", "test"), ("p3", "x", 2), ("p3", "y", 1)):
        workshops.answer("w", Answer(prompt_id, "actor:a", item, None, 1), lambda *_, kept=value: kept, at=NOON)
    assert ballots.amount(a_prompt(kind="feelings")) == 3
    assert ballots.amount(a_prompt("p2", kind="criteria", criteria=("C1", "C2"))) == 1
    assert ballots.amount(a_prompt("p3", kind="dots")) == 3
