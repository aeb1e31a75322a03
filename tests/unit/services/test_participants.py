from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from cxdesign.domain.facilitation import SetState, Show
from cxdesign.domain.participation import CARDS_AT_MOST
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandInvalid, IntegrityError, PermissionDenied, StorageError
from cxdesign.services.room_cards import put_card
from cxdesign.storage import ProjectState
from tests.acting import OWNER, a_project
from tests.unit.domain.test_agenda import a_prompt, an_agenda


@pytest.fixture
def project_id(services):
    return a_project(services)


def begun(services, project_id, *prompts):
    return services.workshops.begin(OWNER, project_id, an_agenda(*prompts))


def start(services, project_id, prompt_id="p1"):
    services.workshops.carry_out(OWNER, project_id, SetState(name="set_state", prompt_id=prompt_id, state="open"))


def test_the_secret_brings_a_person_back_and_nothing_else_does(services, project_id):
    workshop = begun(services, project_id)
    person, secret = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    assert services.participants.come_back(workshop.id, person.id, secret)[1] == person
    for wrong in ((workshop.id, person.id, secret + "x"), (workshop.id, "actor:x", secret), ("x", person.id, secret)):
        with pytest.raises(PermissionDenied, match="workshop_closed"):
            services.participants.come_back(*wrong)


def test_the_store_never_holds_the_secret(services, project_id):
    _, secret = services.participants.join(begun(services, project_id), "Ana", RaterRole.CUSTOMER)
    with services.store.engine.connect() as connection:
        rows = connection.exec_driver_sql("select * from participants").all()
    assert rows
    assert secret not in str(rows)


def test_nobody_takes_part_as_who_leads(services, project_id):
    with pytest.raises(CommandInvalid, match="answer_invalid"):
        services.participants.join(begun(services, project_id), "x", RaterRole.FACILITATOR)


def test_nothing_of_a_project_in_the_trash_is_open(services, project_id):
    workshop = begun(services, project_id)
    person, secret = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    services.projects.move(OWNER, project_id, ProjectState.TRASHED)
    assert services.participants.find(workshop.code) is None
    with pytest.raises(PermissionDenied):
        services.participants.come_back(workshop.id, person.id, secret)


def test_an_answer_is_for_the_open_prompt_of_an_open_workshop(services, project_id):
    workshop = begun(services, project_id, a_prompt())
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    with pytest.raises(CommandInvalid, match="prompt_not_open"):
        services.participants.answer(person, "p1", "text", "early", serial=1)
    start(services, project_id)
    assert services.participants.answer(person, "p1", "text", "now", serial=2) == "now"
    services.workshops.carry_out(OWNER, project_id, Show(name="show", prompt_id=None))
    with pytest.raises(CommandInvalid, match="prompt_not_open"):
        services.participants.answer(person, "p1", "text", "late", serial=3)
    services.workshops.close(OWNER, project_id)
    with pytest.raises(StorageError, match="workshop_closed"):
        services.participants.answer(person, "p1", "text", "later", serial=4)


def test_cards_are_capped_and_a_card_that_is_refused_is_no_answer(services, project_id):
    workshop = begun(services, project_id, a_prompt(kind="cards", target="pains"))
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    start(services, project_id)
    place = services.projects.workbench(project_id).document(OWNER).touchpoints[0].id
    with pytest.raises(IntegrityError):
        services.participants.answer(person, "p1", "c0", "Nowhere", serial=1, place="touchpoint:none")
    assert services.store.workshops.answers(workshop.id, "p1") == ()
    for number in range(CARDS_AT_MOST):
        services.participants.answer(person, "p1", f"c{number}", "Card", serial=number + 2, place=place)
    with pytest.raises(CommandInvalid, match="cards_spent"):
        services.participants.answer(person, "p1", "one_more", "Card", serial=99, place=place)


def test_no_card_too_many_lands_however_many_are_sent_at_once(services, project_id):
    workshop = begun(services, project_id, a_prompt(kind="cards", target="pains"))
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    start(services, project_id)
    place = services.projects.workbench(project_id).document(OWNER).touchpoints[0].id

    def send(number):
        with suppress(CommandInvalid):
            services.participants.answer(person, "p1", f"c{number}", "Card", serial=number + 1, place=place)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(send, range(CARDS_AT_MOST + 10)))
    assert len(services.store.workshops.answers(workshop.id, "p1")) == CARDS_AT_MOST
    assert services.projects.workbench(project_id).revision == 1 + CARDS_AT_MOST


def test_a_card_that_landed_as_its_question_was_reset_is_taken_but_no_answer_to_the_next_run(
    services, project_id, monkeypatch
):
    workshop = begun(services, project_id, a_prompt(kind="cards", target="pains"))
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    start(services, project_id)

    def put_and_reset(*said, **more):
        put_card(*said, **more)
        services.workshops.reset(OWNER, project_id, "p1")

    monkeypatch.setattr("cxdesign.services.participants.put_card", put_and_reset)
    place = services.projects.workbench(project_id).document(OWNER).touchpoints[0].id
    assert services.participants.answer(person, "p1", "c1", "Just in time", serial=1, place=place) == "Just in time"
    assert services.store.workshops.answers(workshop.id, "p1") == ()


def test_a_thought_is_set_aside_without_a_name_and_once(services, project_id):
    workshop = begun(services, project_id)
    person, _ = services.participants.join(workshop, "Ana", RaterRole.FRONT_LINE)
    for _ in range(2):
        services.participants.park(person, "a1", "Ask the night shift")
    (thought,) = services.workshops.newest(OWNER, project_id).agenda.parked
    assert (thought.text, thought.role, thought.number) == ("Ask the night shift", RaterRole.FRONT_LINE, 1)
    assert "Ana" not in services.workshops.newest(OWNER, project_id).agenda.model_dump_json()
    with pytest.raises(CommandInvalid, match="answer_invalid"):
        services.participants.park(person, "a3", "\u200b")
    services.workshops.close(OWNER, project_id)
    with pytest.raises(StorageError, match="workshop_closed"):
        services.participants.park(person, "a2", "Too late")


@pytest.mark.parametrize("end", ["locked", "closed"])
def test_a_card_that_landed_as_its_question_closed_is_taken(services, project_id, monkeypatch, end):
    """Else the phone would say that it was refused, and it stood on the map all the same."""
    workshop = begun(services, project_id, a_prompt(kind="cards", target="pains"))
    person, _ = services.participants.join(workshop, "Ana", RaterRole.CUSTOMER)
    start(services, project_id)

    def put_and_close(*said, **more):
        put_card(*said, **more)
        if end == "closed":
            services.workshops.close(OWNER, project_id)
        else:
            lock = SetState(name="set_state", prompt_id="p1", state="locked")
            services.workshops.carry_out(OWNER, project_id, lock)

    monkeypatch.setattr("cxdesign.services.participants.put_card", put_and_close)
    place = services.projects.workbench(project_id).document(OWNER).touchpoints[0].id
    assert services.participants.answer(person, "p1", "c1", "Just in time", serial=1, place=place) == "Just in time"
    assert [one.value for one in services.store.workshops.answers(workshop.id, "p1")] == ["Just in time"]
    with pytest.raises((CommandInvalid, StorageError)):
        services.participants.answer(person, "p1", "c2", "Too late", serial=2, place=place)


def test_a_name_of_which_nothing_is_seen_is_none(services, project_id):
    unseen, _ = services.participants.join(begun(services, project_id), "\u3164", RaterRole.CUSTOMER)
    assert unseen.name == ""
