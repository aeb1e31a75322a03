from __future__ import annotations

from functools import partial

import pytest

from cxdesign.domain.facilitation import SetState
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import PermissionDenied
from cxdesign.services.room_guests import let_go
from tests.acting import OWNER, a_project
from tests.builders import a_journey
from tests.unit.domain.test_agenda import a_prompt, an_agenda

START = SetState(name="set_state", prompt_id="p1", state="open")


def test_only_who_has_left_nothing_is_let_go_and_the_name_is_forgotten_for_good(services):
    project_id = a_project(services)
    workshop = services.workshops.begin(OWNER, project_id, an_agenda(a_prompt()))
    come = {}
    for name in ("Ana", "", "", "Zoe"):
        person, _ = services.participants.join(workshop, name, RaterRole.CUSTOMER)
        come[person.number] = person
    services.workshops.carry_out(OWNER, project_id, START)
    services.participants.answer(come[1], "p1", "text", "said", serial=1)
    services.participants.answer(come[2], "p1", "text", "said", serial=1)
    services.participants.park(come[3], "t1", "for later")
    for person in come.values():
        forget = partial(services.workshops.redact, OWNER, project_id)
        let_go(services.store.workshops, services.workshops.newest(OWNER, project_id), person.id, forget=forget)
    assert services.store.forgotten.is_former(come[4].id)
    assert [one.number for one in services.store.workshops.participants(workshop.id)] == [1, 2, 3]
    assert services.store.workshops.have_answered(workshop.id) == {come[1].id, come[2].id}


@pytest.mark.parametrize("prompt", [{}, {"kind": "cards", "target": "pains"}])
def test_who_was_let_go_leaves_nothing_any_more(services, prompt):
    project_id = a_project(services, document=a_journey())
    workshop = services.workshops.begin(OWNER, project_id, an_agenda(a_prompt(**prompt)))
    person, _ = services.participants.join(workshop, "", RaterRole.CUSTOMER)
    services.workshops.carry_out(OWNER, project_id, START)
    let_go(services.store.workshops, workshop, person.id, forget=lambda _person: None)
    bench = services.projects.workbench(project_id)
    place, revision = bench.document(OWNER).touchpoints[0].id, bench.revision
    with pytest.raises(PermissionDenied, match="participant_gone"):
        services.participants.answer(person, "p1", "text", "said", serial=1, place=place)
    with pytest.raises(PermissionDenied, match="participant_gone"):
        services.participants.park(person, "t1", "for later")
    assert services.store.workshops.answers(workshop.id, "p1") == ()
    assert services.workshops.newest(OWNER, project_id).agenda.parked == ()
    assert bench.revision == revision
