"""What the tables of workshops hold: workshops, who takes part, and answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from cxdesign.domain.agenda import Agenda
from cxdesign.domain.participation import Value
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.errors import StorageError


@dataclass(frozen=True)
class Workshop:
    """One workshop; ``code`` is None while it is closed."""

    id: str
    project_id: str
    code: str | None
    agenda: Agenda
    opened_at: datetime
    closed_at: datetime | None
    revision: int

    @property
    def is_open(self) -> bool:
        """Whether people may take part."""
        return self.closed_at is None


@dataclass(frozen=True)
class Held:
    """A workshop in a list: what its agenda is called, when it was, and how many took part."""

    id: str
    name: str
    opened_at: datetime
    closed_at: datetime | None
    people: int


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part; ``digest`` is that of the secret the browser keeps, ``number`` counts who came."""

    workshop_id: str
    id: str
    digest: str
    name: str
    role: RaterRole
    number: int
    joined_at: datetime


@dataclass(frozen=True)
class Answer:
    """One answer of one person to one prompt; ``serial`` is the browser's count of answers."""

    prompt_id: str
    participant_id: str
    item: str
    value: Value
    serial: int


@dataclass(frozen=True)
class Named:
    """A participant who gave a name, and the project of the workshop."""

    id: str
    name: str
    project_id: str


def read_workshop(row: Row[Any]) -> Workshop:  # Any: a row of the workshops table
    """Return the workshop of a row.

    Raises
    ------
    StorageError
        ``database_failed`` when the row is damaged.
    """
    with _damage_told():
        return Workshop(
            id=row.id,
            project_id=row.project_id,
            code=row.code,
            agenda=Agenda.model_validate_json(row.agenda),
            opened_at=datetime.fromisoformat(row.opened_at),
            closed_at=None if row.closed_at is None else datetime.fromisoformat(row.closed_at),
            revision=row.revision,
        )


def read_participant(row: Row[Any]) -> Participant:  # Any: a row of the participants table
    """Return the participant of a row.

    Raises
    ------
    StorageError
        ``database_failed`` when the row is damaged.
    """
    with _damage_told():
        return Participant(
            workshop_id=row.workshop_id,
            id=row.id,
            digest=row.digest,
            name=row.name,
            role=RaterRole(row.role),
            number=row.number,
            joined_at=datetime.fromisoformat(row.joined_at),
        )


@contextmanager
def _damage_told() -> Iterator[None]:
    try:
        yield
    except (ValueError, TypeError) as error:
        raise StorageError("database_failed", reason=type(error).__name__) from error
