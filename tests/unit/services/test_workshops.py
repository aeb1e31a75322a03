from __future__ import annotations

import pytest

from cxdesign.domain.agenda import PromptAttributes, PromptState
from cxdesign.domain.facilitation import EditPrompt, SetState
from cxdesign.domain.step_deeds import ExtendStep
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandInvalid, PermissionDenied, StorageError
from cxdesign.services.actor import Actor, Role
from cxdesign.services.workshops import WorkshopService, seen_prompt, seen_workshop
from tests.acting import OWNER, VIEWER, a_project
from tests.unit.domain.test_agenda import a_prompt, an_agenda

CARDS = a_prompt(kind="cards", target="pains", is_author_shown=True)
START = SetState(name="set_state", prompt_id="p1", state="open")


@pytest.fixture
def project_id(services):
    return a_project(services)


def test_a_new_workshop_closes_the_one_before(services, project_id):
    first = services.workshops.begin(OWNER, project_id, an_agenda(a_prompt()))
    second = services.workshops.begin(OWNER, project_id, an_agenda())
    assert services.workshops.newest(OWNER, project_id).id == second.id
    assert not services.store.workshops.get(first.id).is_open


def test_a_closed_workshop_opens_again_under_a_new_code(services, project_id):
    first = services.workshops.begin(OWNER, project_id, an_agenda())
    services.workshops.close(OWNER, project_id)
    assert services.workshops.newest(OWNER, project_id).code is None
    services.workshops.reopen(OWNER, project_id)
    again = services.workshops.newest(OWNER, project_id)
    assert again.is_open
    assert (again.id, again.code == first.code) == (first.id, False)


def test_a_new_code_takes_the_place_of_the_old_one(services, project_id):
    first = services.workshops.begin(OWNER, project_id, an_agenda())
    services.workshops.renew_code(OWNER, project_id)
    assert services.participants.find(first.code) is None
    assert services.participants.find(services.workshops.newest(OWNER, project_id).code).id == first.id


def test_what_is_sent_again_is_not_done_again(services, project_id):
    workshops = services.workshops
    first = workshops.begin(OWNER, project_id, an_agenda(a_prompt()), once="begin")
    assert workshops.begin(OWNER, project_id, an_agenda(), once="begin").id == first.id
    for _ in range(2):
        workshops.renew_code(OWNER, project_id, once="code")
        code = workshops.newest(OWNER, project_id).code
    workshops.renew_code(OWNER, project_id, once="code")
    assert workshops.newest(OWNER, project_id).code == code
    for _ in range(2):
        workshops.reset(OWNER, project_id, "p1", once="reset")
        workshops.carry_out(OWNER, project_id, ExtendStep(name="extend_step", step_id="s1"), once="more")
        workshops.close(OWNER, project_id, once="close")
        workshops.reopen(OWNER, project_id, once="open")
    found = workshops.newest(OWNER, project_id)
    assert (found.is_open, found.agenda.steps[0].more_minutes, found.agenda.prompt("p1").reset_count) == (True, 2, 1)


def test_what_cannot_be_taken_back_is_refused_when_it_was_decided_on_something_else(services, project_id):
    workshops = services.workshops
    first = workshops.begin(OWNER, project_id, an_agenda(a_prompt()), seen="")
    seen = seen_prompt(first, first.agenda.prompt("p1"))
    workshops.carry_out(OWNER, project_id, START)
    with pytest.raises(CommandInvalid, match="workshop_changed"):
        workshops.reset(OWNER, project_id, "p1", seen=seen)
    started = workshops.newest(OWNER, project_id)
    for refused in ("", f"{first.id} closed"):
        with pytest.raises(CommandInvalid, match="workshop_changed"):
            workshops.begin(OWNER, project_id, an_agenda(), seen=refused)
    assert workshops.newest(OWNER, project_id) == started
    workshops.reset(OWNER, project_id, "p1", seen=seen_prompt(started, started.agenda.prompt("p1")))
    asked = PromptAttributes(kind="text", question="Other words?")
    workshops.carry_out(OWNER, project_id, EditPrompt(name="edit_prompt", prompt_id="p1", prompt=asked))
    workshops.carry_out(OWNER, project_id, START)
    with pytest.raises(CommandInvalid, match="workshop_changed"):
        workshops.reset(OWNER, project_id, "p1", seen=seen_prompt(started, started.agenda.prompt("p1")))
    assert workshops.begin(OWNER, project_id, an_agenda(), seen=seen_workshop(started)).id != first.id


def test_a_code_that_is_taken_is_drawn_anew(services, project_id):
    drawn = iter([0] * 6 + [0] * 6 + [1] * 6)
    workshops = WorkshopService(
        services.store, services.care, clock=services.clock, new_id=services.new_id, below=lambda _limit: next(drawn)
    )
    assert workshops.begin(OWNER, project_id, an_agenda()).code == "CCCCCC"
    assert workshops.begin(OWNER, a_project(services), an_agenda()).code == "DDDDDD"


def test_a_deed_changes_the_agenda_or_nothing(services, project_id):
    services.workshops.begin(OWNER, project_id, an_agenda(a_prompt()))
    services.workshops.carry_out(OWNER, project_id, START)
    agenda = services.workshops.newest(OWNER, project_id).agenda
    assert agenda.current_id == "p1"
    with pytest.raises(CommandInvalid):
        services.workshops.carry_out(OWNER, project_id, START)
    assert services.workshops.newest(OWNER, project_id).agenda == agenda


def test_a_prompt_that_is_reset_waits_and_has_no_answers(services, project_id):
    workshop = services.workshops.begin(OWNER, project_id, an_agenda(a_prompt(), a_prompt("p2")))
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    services.workshops.carry_out(OWNER, project_id, START)
    services.participants.answer(person, "p1", "text", "too early", serial=1)
    services.workshops.reset(OWNER, project_id, "p1")
    agenda = services.workshops.newest(OWNER, project_id).agenda
    assert (agenda.current_id, agenda.prompts[0].state) == (None, PromptState.WAITING)
    assert services.store.workshops.answers(workshop.id, "p1") == ()
    with pytest.raises(CommandInvalid, match="prompt_unknown"):
        services.workshops.reset(OWNER, project_id, "p9")


def test_a_name_that_is_redacted_is_nowhere_in_the_store(services, project_id):
    workshop = services.workshops.begin(OWNER, project_id, an_agenda(CARDS))
    person, _ = services.participants.join(workshop, "Ana Nym", RaterRole.CUSTOMER)
    services.workshops.carry_out(OWNER, project_id, START)
    place = services.projects.workbench(project_id).document(OWNER).touchpoints[0].id
    services.participants.answer(person, "p1", "c1", "Mine", serial=1, place=place)
    assert person.id in services.store.people.names()
    services.workshops.redact(OWNER, project_id, person.id)
    services.workshops.redact(OWNER, project_id, OWNER.id)
    assert services.store.workshops.participant(workshop.id, person.id).name == ""
    with services.store.engine.connect() as connection:
        tables = ("participants", "people", "answers", "operations", "workshops")
        rows = [connection.exec_driver_sql(f"select * from {table}").all() for table in tables]
    assert "Ana Nym" not in str(rows)


@pytest.mark.parametrize("actor", [VIEWER, Actor("actor:p", Role.PARTICIPANT)])
def test_only_who_may_edit_leads(services, project_id, actor):
    services.workshops.begin(OWNER, project_id, an_agenda(a_prompt()))
    for deed in (
        lambda: services.workshops.newest(actor, project_id),
        lambda: services.workshops.begin(actor, project_id, an_agenda()),
        lambda: services.workshops.close(actor, project_id),
        lambda: services.workshops.reopen(actor, project_id),
        lambda: services.workshops.renew_code(actor, project_id),
        lambda: services.workshops.carry_out(actor, project_id, START),
        lambda: services.workshops.reset(actor, project_id, "p1"),
        lambda: services.workshops.redact(actor, project_id, "actor:x"),
    ):
        with pytest.raises(PermissionDenied):
            deed()


def test_without_a_workshop_there_is_nothing_to_lead(services, project_id):
    assert services.workshops.newest(OWNER, project_id) is None
    with pytest.raises(StorageError, match="workshop_closed"):
        services.workshops.close(OWNER, project_id)
