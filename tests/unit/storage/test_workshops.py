from __future__ import annotations

from datetime import timedelta

import pytest

from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import CommandInvalid, PermissionDenied, StorageError
from cxdesign.storage import ProjectState
from cxdesign.storage.workshops import Answer, Participant, Workshop
from tests.acting import OWNER, a_project
from tests.unit.domain.test_agenda import NOON, a_prompt, an_agenda


@pytest.fixture
def project_id(services):
    return a_project(services)


@pytest.fixture
def kept(services, project_id):
    services.store.workshops.add(Workshop("w", project_id, "CCCCCC", an_agenda(a_prompt()), NOON, None, 1))
    return services.store.workshops


def ana(**fields) -> Participant:
    values = {"workshop_id": "w", "id": "actor:ana", "digest": "d", "name": "Ana", "role": RaterRole.CUSTOMER}
    return Participant(**{**values, "number": 0, "joined_at": NOON, **fields})


@pytest.fixture
def joined(kept):
    kept.join(ana(), at_most=9)
    return kept


def says(kept, value, *, serial: int = 1, item: str = "a", person: str = "actor:ana"):
    answer = Answer("p1", person, item, None, serial)
    return kept.answer("w", answer, lambda _workshop, _given: value, at=NOON)


def test_a_workshop_is_found_by_project_id_and_code(kept, project_id):
    found = kept.newest(project_id)
    assert found == kept.get("w") == kept.by_code("CCCCCC")
    assert found.is_open
    assert kept.newest("other") is kept.get("x") is kept.by_code("DDDDDD") is None


def test_a_closed_workshop_has_no_code(kept):
    kept.set_code("w", None, closed_at=NOON)
    assert kept.by_code("CCCCCC") is None
    assert not kept.get("w").is_open


def test_people_are_numbered_as_they_come_until_it_is_full(kept):
    assert [kept.join(ana(id=f"actor:{n}"), at_most=2).number for n in (1, 2)] == [1, 2]
    with pytest.raises(StorageError, match="workshop_full"):
        kept.join(ana(id="actor:3"), at_most=2)
    assert [one.number for one in kept.participants("w")] == [1, 2]
    assert kept.participant("w", "actor:1").role is RaterRole.CUSTOMER
    assert kept.participant("w", "actor:3") is None


def test_an_answer_takes_the_place_of_the_one_before(joined):
    says(joined, 1)
    says(joined, 2, serial=2)
    says(joined, None, item="b", serial=3)
    assert [(one.item, one.value) for one in joined.answers("w", "p1")] == [("a", 2), ("b", None)]
    assert joined.last_serial("w", "actor:ana") == 3
    assert joined.last_serial("w", "actor:ben") == 0


def test_an_answer_sent_again_or_overtaken_changes_nothing(joined):
    says(joined, 2, serial=2)
    revision = joined.revision("w")
    assert says(joined, 9, serial=2) == 2
    assert says(joined, 9, serial=1) == 2
    assert joined.revision("w") == revision


def test_an_answer_that_is_refused_is_not_kept(joined):
    def refuse(_workshop, given):
        raise CommandInvalid("dots_spent", dots=len(given))

    with pytest.raises(CommandInvalid):
        joined.answer("w", Answer("p1", "actor:ana", "a", None, 1), refuse, at=NOON)
    assert joined.answers("w", "p1") == ()
    with pytest.raises(StorageError, match="workshop_closed"):
        joined.answer("gone", Answer("p1", "actor:ana", "a", None, 1), refuse, at=NOON)


def test_who_was_let_go_answers_no_more_and_changes_nothing(joined):
    joined.join(ana(id="actor:ben", name=""), at_most=9)
    joined.let_go("w", "actor:ben")
    for write in (
        lambda: says(joined, 1, person="actor:ben"),
        lambda: joined.change("w", lambda known: known.agenda.showing("p1"), by="actor:ben"),
    ):
        with pytest.raises(PermissionDenied, match="participant_gone"):
            write()
    assert joined.answers("w", "p1") == ()
    assert joined.get("w").agenda.current_id is None


def test_who_was_let_go_makes_room_and_no_two_have_one_number(kept):
    for number in (1, 2, 3):
        kept.join(ana(id=f"actor:{number}", name=""), at_most=3)
    kept.let_go("w", "actor:2")
    assert kept.join(ana(id="actor:4"), at_most=3).number == 4
    with pytest.raises(StorageError, match="workshop_full"):
        kept.join(ana(id="actor:5"), at_most=3)


def test_every_write_raises_the_revision(kept):
    seen = [kept.revision("w")]
    for write in (
        lambda: kept.join(ana(), at_most=9),
        lambda: says(kept, 1),
        lambda: kept.change("w", lambda known: known.agenda.showing("p1")),
        lambda: kept.set_code("w", "DDDDDD", closed_at=None),
    ):
        write()
        seen.append(kept.revision("w"))
    assert seen == sorted(set(seen))
    assert kept.get("w").agenda.current_id == "p1"
    assert kept.revision("gone") is None


def test_a_project_deleted_for_good_takes_its_workshops_along(kept, services, project_id):
    kept.join(ana(), at_most=9)
    says(kept, 1)
    services.projects.move(OWNER, project_id, ProjectState.TRASHED)
    services.projects.purge(OWNER, project_id)
    assert kept.get("w") is None
    assert kept.participants("w") == kept.answers("w", "p1") == ()


def test_who_is_redacted_in_the_store_is_nameless_in_the_workshop_too(kept, services):
    kept.join(ana(), at_most=9)
    with services.store.forgotten.rewriting() as rewriting:
        assert rewriting.names()["actor:ana"] == "Ana"
        rewriting.make_former("actor:ana", at=NOON)
    assert kept.participant("w", "actor:ana").name == ""


def test_answers_come_in_the_order_they_were_first_given(kept):
    for person in ("actor:a", "actor:b"):
        kept.join(ana(id=person), at_most=9)
    for minute, (person, item, serial) in enumerate(
        (("actor:b", "x", 1), ("actor:a", "x", 1), ("actor:b", "a", 2), ("actor:b", "x", 3))
    ):
        at = NOON + timedelta(minutes=minute)
        kept.answer("w", Answer("p1", person, item, None, serial), lambda _workshop, _given: 1, at=at)
    found = [(one.participant_id, one.item) for one in kept.answers("w", "p1")]
    assert found == [("actor:b", "x"), ("actor:a", "x"), ("actor:b", "a")]
