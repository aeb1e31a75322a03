from __future__ import annotations

from types import SimpleNamespace

import pytest

from cxdesign.domain.agenda import Agenda
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import StorageError
from cxdesign.storage.workshop_rows import read_participant, read_workshop

WORKSHOP = {
    "id": "a" * 32,
    "project_id": "b" * 32,
    "code": "ABC123",
    "agenda": "{}",
    "opened_at": "2026-11-25T09:00:00+00:00",
    "closed_at": None,
    "revision": 3,
}
PARTICIPANT = {
    "workshop_id": "a" * 32,
    "id": "c" * 32,
    "digest": "d",
    "name": "Mei",
    "role": "customer",
    "number": 1,
    "joined_at": "2026-11-25T09:01:00+00:00",
}


@pytest.fixture
def workshop() -> dict:
    return WORKSHOP | {"agenda": Agenda(name="Taster").model_dump_json()}


def test_a_row_is_read_as_the_workshop_that_was_written(workshop):
    read = read_workshop(SimpleNamespace(**workshop))
    assert (read.agenda.name, read.opened_at.isoformat(), read.is_open) == ("Taster", WORKSHOP["opened_at"], True)


def test_a_workshop_with_an_end_is_closed(workshop):
    assert not read_workshop(SimpleNamespace(**workshop | {"closed_at": "2026-11-25T10:00:00+00:00"})).is_open


def test_a_row_is_read_as_the_participant_that_was_written():
    read = read_participant(SimpleNamespace(**PARTICIPANT))
    assert (read.role, read.joined_at.isoformat()) == (RaterRole.CUSTOMER, PARTICIPANT["joined_at"])


@pytest.mark.parametrize("damage", [{"agenda": "no agenda"}, {"opened_at": "yesterday"}, {"opened_at": None}])
def test_a_damaged_workshop_is_refused(workshop, damage):
    with pytest.raises(StorageError, match="database_failed"):
        read_workshop(SimpleNamespace(**workshop | damage))


@pytest.mark.parametrize("damage", [{"role": "king"}, {"joined_at": ""}])
def test_a_damaged_participant_is_refused(damage):
    with pytest.raises(StorageError, match="database_failed"):
        read_participant(SimpleNamespace(**PARTICIPANT | damage))
