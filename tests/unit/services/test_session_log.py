from __future__ import annotations

import pytest

from cxdesign.domain.environment import Idea, Session
from cxdesign.domain.facilitation import DealWith, Park, SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import PermissionDenied
from cxdesign.i18n import Translator
from cxdesign.services.agendas import make_agenda
from cxdesign.services.session_log import log_workshops, unlogged
from tests.acting import OWNER, VIEWER
from tests.unit.domain.test_agenda import a_prompt, an_agenda

ENGLISH = Translator("en")


@pytest.fixture
def held(services, bench):
    """A closed workshop of two people: one question asked of two, two thoughts set aside."""
    workshop = services.workshops.begin(OWNER, bench.project_id, an_agenda(a_prompt(), a_prompt("p2", question="No?")))
    services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    services.participants.join(workshop, "Ben", RaterRole.CUSTOMER)
    for deed in (
        SetState(name="set_state", prompt_id="p1", state="open"),
        Park(name="park", thought_id="t1", text="Ask the night shift"),
        Park(name="park", thought_id="t2", text="w" * 300),
        DealWith(name="deal_with", thought_id="t2", is_dealt_with=True),
    ):
        services.workshops.carry_out(OWNER, bench.project_id, deed)
    services.workshops.close(OWNER, bench.project_id)
    return workshop


def log(services, bench, command_id):
    return log_workshops(services, OWNER, bench, command_id, ENGLISH)


def test_a_held_workshop_is_written_once_and_taken_back_in_one_step(services, bench, held):
    before = bench.document(OWNER)
    operation = log(services, bench, "first")
    (session,) = bench.document(OWNER).entries(Session)
    day = held.opened_at.date().isoformat()
    assert session.name == f"{held.agenda.name}: {bench.document(OWNER).project.name}, {day}"
    assert (session.roles, session.session_status) == (("customer",), "held")
    assert session.held_on == held.opened_at.date()
    assert "Customer 2" in session.result
    assert held.agenda.prompts[0].question in session.result
    assert "No?" not in session.result
    assert "Ana" not in session.to_dict().__repr__()
    ideas = bench.document(OWNER).entries(Idea)
    assert [(len(idea.name), idea.idea_state.value) for idea in ideas] == [(19, "open"), (200, "taken_up")]
    assert log(services, bench, "second") is None
    assert bench.document(OWNER).entries(Idea) == ideas
    bench.undo(OWNER, "back", of=operation.command_id)
    assert list(bench.document(OWNER)) == list(before)


def test_only_what_is_missing_is_added(services, bench, held):
    log(services, bench, "first")
    services.workshops.reopen(OWNER, bench.project_id)
    services.workshops.carry_out(OWNER, bench.project_id, Park(name="park", thought_id="t3", text="Later"))
    assert unlogged(services, OWNER, bench, ENGLISH).is_one_open
    services.workshops.close(OWNER, bench.project_id)
    found = unlogged(services, OWNER, bench, ENGLISH)
    assert (found.session_count, found.idea_count, found.is_one_open) == (0, 1, False)


def test_a_workshop_nobody_came_to_is_none(services, bench):
    services.workshops.begin(OWNER, bench.project_id, an_agenda(a_prompt()))
    services.workshops.close(OWNER, bench.project_id)
    assert unlogged(services, OWNER, bench, ENGLISH).additions == ()


def test_only_who_may_edit_asks(services, bench):
    with pytest.raises(PermissionDenied):
        unlogged(services, VIEWER, bench, ENGLISH)


def test_the_words_of_a_format_are_written_in_the_language_of_who_takes_them_over(services, bench):
    workshop = services.workshops.begin(OWNER, bench.project_id, make_agenda("taster", "en"))
    services.workshops.carry_out(
        OWNER, bench.project_id, SetState(name="set_state", prompt_id=workshop.agenda.prompts[0].id, state="open")
    )
    services.workshops.close(OWNER, bench.project_id)
    log_workshops(services, OWNER, bench, "first", Translator("zh-CN"))
    (session,) = bench.document(OWNER).entries(Session)
    asked = make_agenda("taster", "zh-CN")
    assert session.name.startswith(asked.name)
    assert asked.prompts[0].question in session.result
