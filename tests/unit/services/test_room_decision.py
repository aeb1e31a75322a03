from __future__ import annotations

import pytest

from cxdesign.domain.evaluation import Decision, decision_id
from cxdesign.domain.facilitation import Conclude
from cxdesign.domain.vocabulary import Outcome
from cxdesign.errors import CommandInvalid, IntegrityError, PermissionDenied
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor, Role
from cxdesign.services.room_decision import take_decision
from tests.acting import OWNER, a_project, does, undoes
from tests.builders import a_journey
from tests.evaluations import with_evaluation
from tests.unit.domain.test_agenda import an_agenda

ROUND, UNDECIDED = "round:first", "round:second"


@pytest.fixture
def decided(services):
    """A project with a revealed round that has a decision, and a workshop that has decided otherwise."""
    bench = services.projects.workbench(a_project(services, document=with_evaluation(a_journey())))
    services.workshops.begin(OWNER, bench.project_id, an_agenda())
    for conclusion_id, outcome, text in (("c1", Outcome.ACCEPT, "It holds"), ("c2", None, "Ask the night shift")):
        deed = Conclude(name="conclude", conclusion_id=conclusion_id, outcome=outcome, text=text)
        services.workshops.carry_out(OWNER, bench.project_id, deed)
    return bench


def take(services, bench, conclusion_id="c1", *, round_id=ROUND, replaces=True, actor=OWNER):
    workshop = services.workshops.newest(OWNER, bench.project_id)
    take_decision(
        bench,
        workshop,
        conclusion_id,
        round_id,
        replaces=replaces,
        actor=actor,
        command_id="0" * 32,
        translate=Translator("en"),
    )


def test_the_outcome_is_on_record_with_the_workshop_as_its_basis_as_one_step(services, decided):
    before = decided.document(OWNER)
    take(services, decided)
    (record,) = decided.document(OWNER).all(Decision)
    assert (record.round_id, record.outcome) == (ROUND, Outcome.ACCEPT)
    assert record.reason.startswith("It holds\nDecided in the workshop “Short”, 20")
    assert decided.document(OWNER).revision == before.revision + 1
    undoes(decided, OWNER)
    assert decided.document(OWNER) == before


def test_a_decision_on_record_is_replaced_whole_and_never_silently(services, decided):
    does(decided, OWNER, "decide", round_id=ROUND, attributes={"signed_by": "Ann", "target": "O2 at 4"})
    with pytest.raises(CommandInvalid, match="decision_there"):
        take(services, decided, replaces=False)
    take(services, decided)
    (record,) = decided.document(OWNER).all(Decision)
    assert (record.signed_by, record.target, record.back_to) == ("", "", None)


class _Late:
    """A bench in whose project somebody else decides between the look at it and the step."""

    def __init__(self, bench) -> None:
        self._bench = bench

    def execute(self, *step):
        does(self._bench, OWNER, "decide", round_id=UNDECIDED, attributes={"outcome": "stop"})
        return self._bench.execute(*step)

    def __getattr__(self, name):
        return getattr(self._bench, name)


@pytest.fixture
def undecided(decided):
    """The project with one more revealed round, which has no decision."""
    does(decided, OWNER, "open_round", round_id=UNDECIDED, round_name="Second")
    does(decided, OWNER, "add_rater", rater_id="rater:guest", rater_name="", role="customer", is_guest=True)
    does(decided, OWNER, "rate", rater_id="rater:guest", round_id=UNDECIDED, criterion="C1", score=4)
    does(decided, OWNER, "reveal_round", round_id=UNDECIDED)
    return decided


def outcome(bench):
    return bench.document(OWNER).expect(decision_id(UNDECIDED), Decision).outcome


def test_of_two_decisions_at_once_the_second_is_refused(services, undecided):
    with pytest.raises(CommandInvalid, match="decision_there"):
        take(services, _Late(undecided), round_id=UNDECIDED, replaces=False)
    assert outcome(undecided) is Outcome.STOP


def test_a_decision_that_is_sent_again_is_answered_as_before(services, undecided):
    for _ in range(2):
        take(services, undecided, round_id=UNDECIDED, replaces=False)
    assert outcome(undecided) is Outcome.ACCEPT


def test_words_nobody_can_read_are_refused_with_a_sentence(services, decided):
    workshop = services.workshops.newest(OWNER, decided.project_id)
    (found, *_) = workshop.agenda.concluded
    kept = workshop.agenda.with_concluded(found.model_copy(update={"text": "bell \x07"}))
    services.store.workshops.change(workshop.id, lambda _known: kept)
    with pytest.raises(CommandInvalid, match="text_unprintable"):
        take(services, decided)


def test_a_round_that_is_open_takes_no_decision(services, decided):
    does(decided, OWNER, "open_round", round_id="round:second", round_name="Second", follows_id=ROUND)
    with pytest.raises(IntegrityError, match="round_open"):
        take(services, decided, round_id="round:second", replaces=False)


@pytest.mark.parametrize("conclusion_id", ["c2", "c3"])
def test_words_alone_and_what_was_withdrawn_are_no_outcome(services, decided, conclusion_id):
    with pytest.raises(CommandInvalid, match="conclusion_unknown"):
        take(services, decided, conclusion_id)


def test_who_may_not_edit_records_nothing(services, decided):
    with pytest.raises(PermissionDenied):
        take(services, decided, actor=Actor("actor:x", Role.PARTICIPANT))
