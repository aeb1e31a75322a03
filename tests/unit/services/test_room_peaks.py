from __future__ import annotations

import pytest

from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandInvalid, PermissionDenied
from cxdesign.i18n import Translator
from cxdesign.services.actor import Actor, Role
from cxdesign.services.room_peaks import take_peaks
from tests.acting import OWNER, undoes
from tests.unit.domain.test_agenda import a_prompt, an_agenda


@pytest.fixture
def voted(services, bench):
    """A vote in which the first touchpoint got two dots and the second one; a text was asked as well."""
    agenda = an_agenda(a_prompt(kind="dots", dots=3), a_prompt("p2"))
    workshop = services.workshops.begin(OWNER, bench.project_id, agenda)
    set_state(services, bench, "open")
    first, second, *_ = [one.id for one in bench.document(OWNER).touchpoints]
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    services.participants.answer(person, "p1", first, 2, serial=1)
    services.participants.answer(person, "p1", second, 1, serial=2)
    return first, second


def set_state(services, bench, state, prompt_id="p1"):
    deed = SetState(name="set_state", prompt_id=prompt_id, state=state)
    services.workshops.carry_out(OWNER, bench.project_id, deed)


def take(services, bench, *touchpoint_ids, prompt_id="p1", actor=OWNER):
    workshop = services.workshops.newest(OWNER, bench.project_id)
    take_peaks(
        bench,
        services.store.workshops,
        workshop,
        prompt_id,
        touchpoint_ids,
        actor=actor,
        command_id="0" * 32,
        translate=Translator("en"),
    )


def test_what_won_is_planned_in_one_step_that_can_be_undone(services, bench, voted):
    set_state(services, bench, "revealed")
    before = bench.document(OWNER)
    take(services, bench, *voted)
    take(services, bench, *voted)
    after = bench.document(OWNER)
    assert {one.id for one in after.touchpoints if one.is_peak} >= {*voted}
    assert after.revision == before.revision + 1
    undoes(bench, OWNER)
    assert bench.document(OWNER) == before


def test_nothing_is_taken_before_the_reveal_nor_what_nobody_chose(services, bench, voted):
    with pytest.raises(CommandInvalid, match="prompt_state_refused"):
        take(services, bench, voted[0])
    set_state(services, bench, "revealed")
    other = bench.document(OWNER).touchpoints[2].id
    with pytest.raises(CommandInvalid, match="prompt_state_refused"):
        take(services, bench, voted[0], other)
    assert bench.revision == 1


def test_texts_become_no_peaks_and_only_who_edits_takes_any(services, bench, voted):
    set_state(services, bench, "revealed")
    with pytest.raises(PermissionDenied):
        take(services, bench, voted[0], actor=Actor("actor:x", Role.PARTICIPANT))
    set_state(services, bench, "open", "p2")
    set_state(services, bench, "revealed", "p2")
    with pytest.raises(CommandInvalid, match="prompt_state_refused"):
        take(services, bench, voted[0], prompt_id="p2")
    assert bench.revision == 1
