"""The one way in which the log is changed afterwards: a person's name is taken out of what it says.

Lines and records are handled as they are stored, of whichever schema version; numbers, authors and times stay.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, Table, func, insert, or_, select, update

from cxdesign.errors import MigrationError
from cxdesign.history.operation import Operation
from cxdesign.storage.log import insert_operation
from cxdesign.storage.news import Topic, announce
from cxdesign.storage.tables import checkpoints, former_people, operations, participants, people, projects
from cxdesign.storage.workshops import touch

Data = dict[str, Any]  # Any: JSON as it is stored
RewriteRecord = Callable[[Data], Data]
NAMED: tuple[Table, ...] = (people, participants)
"""Every table that keeps what a person is called: in ``name``, under their ``id``."""


@dataclass(frozen=True)
class StoredLine:
    """A line of the log as it is stored: ``change`` is a list of edits, ``payload`` the command as it was sent."""

    revision: int
    actor_id: str
    subject: str
    payload: Data
    change: list[Data]
    undoes: int | None = None
    redoes: int | None = None


class Rewriting:
    """A transaction in which names are taken out of a store: all of it or nothing.

    Parameters
    ----------
    connection : Connection
        Holds the write lock.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def projects(self) -> dict[str, str]:
        """Return the names of all projects by id; until the end nobody else writes to any of them."""
        wanted = select(projects.c.id, projects.c.name).order_by(projects.c.id).with_for_update()
        return {row.id: row.name for row in self._connection.execute(wanted)}

    def names(self) -> dict[str, str]:
        """Return the known names by person."""
        found = (self._connection.execute(select(table.c.id, table.c.name)) for table in NAMED)
        return {row.id: row.name for rows in found for row in rows if row.name}

    def has_worked(self, person_id: str) -> bool:
        """Return whether a person has worked on any project, or is a record of one, as a guest who rates is."""
        return has_worked(self._connection, person_id)

    def lines(self, project_id: str) -> tuple[StoredLine, ...]:
        """Return the log of a project, oldest first.

        Raises
        ------
        MigrationError
            ``log_damaged`` when a line is no JSON.
        """
        o = operations.c
        wanted = (
            select(o.revision, o.actor_id, o.subject, o.payload, o.change, o.undoes, o.redoes)
            .where(o.project_id == project_id)
            .order_by(o.revision)
        )
        return tuple(
            StoredLine(
                revision=row.revision,
                actor_id=row.actor_id,
                subject=row.subject,
                payload=_loaded(row.payload, row.revision),
                change=_loaded(row.change, row.revision),
                undoes=row.undoes,
                redoes=row.redoes,
            )
            for row in self._connection.execute(wanted)
        )

    def put(self, project_id: str, lines: Iterable[StoredLine]) -> None:
        """Write lines in the place of those with their numbers."""
        o = operations.c
        for line in lines:
            self._connection.execute(
                update(operations)
                .where(o.project_id == project_id, o.revision == line.revision)
                .values(subject=line.subject, payload=_dump(line.payload), change=_dump(line.change))
            )

    def rewrite_checkpoints(self, project_id: str, rewrite: RewriteRecord) -> None:
        """Rewrite every record of every checkpoint of a project.

        Raises
        ------
        MigrationError
            ``log_damaged`` when a checkpoint cannot be read.
        """
        c = checkpoints.c
        wanted = select(c.revision, c.body).where(c.project_id == project_id)
        for row in self._connection.execute(wanted).all():
            try:
                records = _loaded(zlib.decompress(row.body), row.revision)
            except zlib.error as error:
                raise MigrationError("log_damaged", revision=row.revision) from error
            body = zlib.compress(_dump([rewrite(record) for record in records]).encode())
            self._connection.execute(
                update(checkpoints).where(c.project_id == project_id, c.revision == row.revision).values(body=body)
            )

    def note(self, project_id: str, make: Callable[[int], Operation]) -> None:
        """Append an operation that changes nothing; who changed the project last, and when, stays as it was."""
        number = 1 + int(self._connection.scalar(select(projects.c.revision).where(projects.c.id == project_id)) or 0)
        insert_operation(self._connection, project_id, make(number))
        self._connection.execute(update(projects).where(projects.c.id == project_id).values(revision=number))
        announce(self._connection, Topic.OPERATION, project_id, str(number))

    def make_former(self, person_id: str, *, at: datetime, number: int | None = None) -> int:
        """Forget the name of a person for ever and return the number that stands for it.

        It is a new one, unless one is given that is free.
        """
        f = former_people.c
        known: int | None = self._connection.scalar(select(f.number).where(f.id == person_id))
        if known is None:
            newest = int(self._connection.scalar(select(func.max(f.number))) or 0)
            taken = set(self._connection.scalars(select(f.number).where(f.number == number)))
            known = newest + 1 if number is None or taken else number
            self._connection.execute(
                insert(former_people).values(id=person_id, number=known, redacted_at=at.isoformat())
            )
        for table in NAMED:
            self._connection.execute(update(table).where(table.c.id == person_id).values(name=""))
        announce(self._connection, Topic.PEOPLE)
        for row in self._connection.execute(_workshops_of(person_id)).all():
            touch(self._connection, row.workshop_id)
        return known


def has_worked(connection: Connection, person_id: str) -> bool:
    """Return whether a person has worked on any project, or is named by a record of one, such as a copied comment."""
    o = operations.c
    wanted = select(o.revision).where(or_(o.actor_id == person_id, o.change.contains(person_id, autoescape=True)))
    return connection.execute(wanted.limit(1)).first() is not None


def _workshops_of(person_id: str) -> Select[tuple[str]]:
    p = participants.c
    return select(p.workshop_id).where(p.id == person_id).order_by(p.workshop_id)


def _loaded(text: str | bytes, revision: int) -> Any:  # Any: JSON
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MigrationError("log_damaged", revision=revision) from error


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
