from __future__ import annotations

import pytest

from cxdesign.domain.facilitation import SetState
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import EmpathyArea, RaterRole
from cxdesign.errors import CommandInvalid, PermissionDenied
from cxdesign.services.actor import Actor, Role
from cxdesign.services.room_notes import take_note
from tests.acting import OWNER, does, undoes
from tests.unit.domain.test_agenda import a_prompt, an_agenda

ANN = "persona:ann"


@pytest.fixture
def written(services, bench):
    """Somebody has written a text; there is one persona."""
    does(bench, OWNER, "add_entry", entry_id=ANN, entry_name="Ann", attributes={})
    workshop = services.workshops.begin(OWNER, bench.project_id, an_agenda(a_prompt(), a_prompt("p2", kind="feelings")))
    set_state(services, bench, "open")
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    services.participants.answer(person, "p1", "text", "Too cold", serial=1)
    return person


def set_state(services, bench, state):
    deed = SetState(name="set_state", prompt_id="p1", state=state)
    services.workshops.carry_out(OWNER, bench.project_id, deed)


def take(services, bench, text="Too cold", *, prompt_id="p1", actor=OWNER, command_id="0" * 32):
    workshop = services.workshops.newest(OWNER, bench.project_id)
    where = {"persona_id": ANN, "area": EmpathyArea.PAINS}
    take_note(bench, services.store.workshops, workshop, prompt_id, text, **where, actor=actor, command_id=command_id)


def test_a_text_becomes_a_note_in_one_step_that_can_be_undone_and_is_there_once(services, bench, written):
    set_state(services, bench, "revealed")
    before = bench.document(OWNER)
    take(services, bench)
    take(services, bench)
    for colleague in (OWNER, Actor("actor:ben", Role.EDITOR)):
        with pytest.raises(CommandInvalid, match="note_there"):
            take(services, bench, actor=colleague, command_id="1" * 32)
    (note,) = bench.document(OWNER).all(EmpathyNote)
    assert (note.text, note.persona_id, note.area, note.source) == ("Too cold", ANN, EmpathyArea.PAINS, "Why?")
    undoes(bench, OWNER)
    assert bench.document(OWNER) == before


def test_nothing_of_it_leads_back_to_who_wrote_it(services, bench, written):
    set_state(services, bench, "revealed")
    take(services, bench)
    (operation,) = services.store.log.after(bench.project_id, 2)
    told = str(vars(operation)) + str(list(bench.document(OWNER)))
    assert written.id.partition(":")[2] not in told
    assert written.name not in told


def test_what_is_sealed_or_was_not_written_is_not_put_anywhere(services, bench, written):
    with pytest.raises(CommandInvalid, match="prompt_state_refused"):
        take(services, bench)
    set_state(services, bench, "revealed")
    for text, prompt_id in (("Made up", "p1"), ("Too cold", "p2")):
        with pytest.raises(CommandInvalid, match="prompt_state_refused"):
            take(services, bench, text, prompt_id=prompt_id)
    with pytest.raises(PermissionDenied):
        take(services, bench, actor=Actor("actor:x", Role.PARTICIPANT))
    assert bench.revision == 2
