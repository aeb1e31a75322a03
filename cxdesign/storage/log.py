"""The append-only log of operations, with checkpoints that spare reading all of it."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Engine, Row, and_, bindparam, func, insert, select, update

from cxdesign.domain.change import apply, from_edits, to_edits
from cxdesign.domain.document import Document, parse_record
from cxdesign.errors import CxDesignError, IntegrityError, MigrationError, ProjectUnknown, StorageError
from cxdesign.history.operation import Operation
from cxdesign.history.undo import Entry
from cxdesign.migrations import SCHEMA_VERSION, migrate
from cxdesign.storage.engine import POSTGRESQL, reading, reading_one_moment, writing
from cxdesign.storage.news import Topic, announce
from cxdesign.storage.projects import ProjectState
from cxdesign.storage.tables import checkpoints, operations, projects

_UNREADABLE = (ValueError, TypeError, AttributeError, RecursionError)
"""What stored data of another shape raise; a ValidationError and a JSONDecodeError are ValueErrors."""
CHECKPOINT_EVERY = 1000
"""Operations between two checkpoints."""

# Built once: on the path of every edit, building a statement costs more than running it.
_HEAD = select(projects.c.revision, projects.c.state).where(projects.c.id == bindparam("project"))
_LOCK = select(projects.c.id).where(projects.c.id == bindparam("project")).with_for_update(key_share=True)
_NEWEST = select(func.max(operations.c.revision)).where(operations.c.project_id == bindparam("project"))
_KNOWN = select(operations).where(
    operations.c.project_id == bindparam("project"), operations.c.command_id == bindparam("command")
)
_APPEND = insert(operations)
_ADVANCE = (
    update(projects)
    .where(projects.c.id == bindparam("project"))
    .values(
        revision=bindparam("head"),
        name=bindparam("title"),
        changed_at=bindparam("moment"),
        changed_by=bindparam("person"),
    )
)
_UNSEAL = (
    update(operations)
    .where(operations.c.project_id == bindparam("project"), operations.c.revision == bindparam("number"))
    .values(is_sealed=False)
)


@dataclass(frozen=True)
class Writing:
    """An open transaction that holds the write lock."""

    project_id: str
    connection: Connection


class OperationLog:
    """Every project's operations. What is appended is never changed; a seal may be lifted."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @contextmanager
    def writing(self, project_id: str) -> Iterator[Writing]:
        """Hold the write lock for a project; what was appended is on disk when the block ends."""
        with writing(self._engine) as connection:
            if connection.dialect.name == POSTGRESQL:  # in SQLite the writer has locked the whole store
                connection.execute(_LOCK, {"project": project_id})
            yield Writing(project_id, connection)

    def state(self, project_id: str) -> ProjectState | None:
        """Return where a project is kept, None when it was deleted for good."""
        with reading(self._engine) as connection:
            head = connection.execute(_HEAD, {"project": project_id}).first()
        return None if head is None else ProjectState(head.state)

    def after(self, project_id: str, revision: int, *, until: int | None = None) -> tuple[Operation, ...]:
        """Return the operations after a revision, oldest first, up to and including ``until``."""
        with reading(self._engine) as connection:
            return _operations_after(connection, project_id, revision, until)

    def unseen(self, transaction: Writing, revision: int) -> tuple[Operation, ...]:
        """Return the operations after a revision as they stand under the write lock.

        Raises
        ------
        ProjectUnknown
            ``project_unknown`` when the project was deleted for good, ``project_trashed`` when it lies in the trash.
        StorageError
            ``store_replaced`` when the log ends before ``revision``: another file has taken the store's place.
        """
        head = transaction.connection.execute(_HEAD, {"project": transaction.project_id}).first()
        if head is None:
            raise ProjectUnknown("project_unknown", id=transaction.project_id)
        if head.state == ProjectState.TRASHED:
            raise ProjectUnknown("project_trashed", id=transaction.project_id)
        if head.revision < revision:
            newest = transaction.connection.scalar(_NEWEST, {"project": transaction.project_id})
            if newest is None or newest < revision:
                raise StorageError("store_replaced")
        if head.revision <= revision:
            return ()
        return _operations_after(transaction.connection, transaction.project_id, revision, None)

    def known(self, transaction: Writing, command_id: str) -> Operation | None:
        """Return the operation a command id has already led to, None when it is new."""
        wanted = {"project": transaction.project_id, "command": command_id}
        found = transaction.connection.execute(_KNOWN, wanted).first()
        return None if found is None else _operation(found)

    def append(self, transaction: Writing, operation: Operation, document: Document) -> None:
        """Append an operation; ``document`` is the project after it, for the list of projects and the checkpoints."""
        connection, project_id = transaction.connection, transaction.project_id
        insert_operation(connection, project_id, operation)
        connection.execute(
            _ADVANCE,
            {
                "project": project_id,
                "head": operation.revision,
                "title": document.project.name,
                "moment": operation.at.isoformat(),
                "person": operation.actor_id,
            },
        )
        announce(connection, Topic.OPERATION, project_id, str(operation.revision))
        if operation.revision % CHECKPOINT_EVERY == 0:
            self._write_checkpoint(connection, project_id, document)

    def unseal(self, transaction: Writing, revisions: Iterable[int]) -> None:
        """Let everybody see operations that were sealed; what they did stays as it is."""
        for revision in revisions:
            transaction.connection.execute(_UNSEAL, {"project": transaction.project_id, "number": revision})

    def document(self, project_id: str, *, revision: int | None = None) -> Document:
        """Return the project's document at a revision, by default the newest: a checkpoint and what came after it.

        Raises
        ------
        ProjectUnknown
            ``project_unknown``.
        MigrationError
            ``log_damaged`` when an operation cannot be read or does not fit the one before it; ``document_newer`` when
            a newer program wrote it.
        """
        with reading_one_moment(self._engine) as connection:
            if connection.scalar(select(projects.c.id).where(projects.c.id == project_id)) is None:
                raise ProjectUnknown("project_unknown", id=project_id)
            document = _nearest_checkpoint(connection, project_id, revision)
            later = _operations_after(connection, project_id, document.revision, revision)
        return replay(document, later)

    def entries(self, project_id: str) -> tuple[Entry, ...]:
        """Return what the undo stacks need to know of every operation, oldest first."""
        o = operations.c
        columns = (
            o.revision,
            o.actor_id,
            o.command,
            o.subject,
            o.change == _dump([]),
            o.undoes,
            o.redoes,
            o.command_id,
        )
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(*columns).where(operations.c.project_id == project_id).order_by(operations.c.revision)
            )
            return tuple(Entry(*row) for row in rows)

    def sealed(self, project_id: str) -> tuple[Operation, ...]:
        """Return the operations that are sealed, oldest first."""
        return self._selected(project_id, operations.c.is_sealed.is_(True))

    def named(self, project_id: str, command: str) -> tuple[Operation, ...]:
        """Return the operations of one command, oldest first."""
        return self._selected(project_id, operations.c.command == command)

    def _selected(self, project_id: str, condition: Any) -> tuple[Operation, ...]:  # Any: an SQL expression
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(operations)
                .where(and_(operations.c.project_id == project_id, condition))
                .order_by(operations.c.revision)
            )
            return tuple(_operation(row) for row in rows)

    def _write_checkpoint(self, connection: Connection, project_id: str, document: Document) -> None:
        body = zlib.compress(_dump([record.to_dict() for record in document]).encode())
        connection.execute(
            insert(checkpoints).values(
                project_id=project_id, revision=document.revision, schema_version=SCHEMA_VERSION, body=body
            )
        )


def insert_operation(connection: Connection, project_id: str, operation: Operation) -> None:
    """Write an operation into the log, and nothing else."""
    connection.execute(
        _APPEND,
        {
            "project_id": project_id,
            "revision": operation.revision,
            "command_id": operation.command_id,
            "actor_id": operation.actor_id,
            "at": operation.at.isoformat(),
            "command": operation.command,
            "subject": operation.subject,
            "payload": _dump(dict(operation.payload)),
            "change": _dump(to_edits(operation.change)),
            "undoes": operation.undoes,
            "redoes": operation.redoes,
            "is_sealed": operation.is_sealed,
            "schema_version": SCHEMA_VERSION,
        },
    )


def replay(document: Document, later: tuple[Operation, ...]) -> Document:
    """Return a document after the operations that followed it.

    Raises
    ------
    MigrationError
        ``log_damaged`` when the revisions have a gap or an operation does not fit.
    """
    for operation in later:
        if operation.revision != document.revision + 1:
            raise MigrationError("log_damaged", revision=operation.revision)
        try:
            document = apply(document, operation.change, revision=operation.revision)
        except (CxDesignError, ValidationError) as error:
            raise MigrationError("log_damaged", revision=operation.revision) from error
    return document


def _dump(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _nearest_checkpoint(connection: Connection, project_id: str, revision: int | None) -> Document:
    wanted = select(func.max(checkpoints.c.revision)).where(checkpoints.c.project_id == project_id)
    if revision is not None:
        wanted = wanted.where(checkpoints.c.revision <= revision)
    row = connection.execute(
        select(checkpoints).where(
            checkpoints.c.project_id == project_id, checkpoints.c.revision == wanted.scalar_subquery()
        )
    ).first()
    if row is None:
        return Document()
    try:
        records = migrate(json.loads(zlib.decompress(row.body)), row.schema_version)
        return Document(map(parse_record, records), revision=row.revision)
    except (IntegrityError, *_UNREADABLE, zlib.error) as error:
        raise MigrationError("log_damaged", revision=row.revision) from error


def _operations_after(
    connection: Connection, project_id: str, revision: int, until: int | None
) -> tuple[Operation, ...]:
    wanted = select(operations).where(operations.c.project_id == project_id, operations.c.revision > revision)
    if until is not None:
        wanted = wanted.where(operations.c.revision <= until)
    return tuple(_operation(row) for row in connection.execute(wanted.order_by(operations.c.revision)))


def _operation(row: Row[Any]) -> Operation:  # Any: a row of the operations table
    try:
        if row.schema_version > SCHEMA_VERSION:
            raise MigrationError("document_newer", found=row.schema_version, known=SCHEMA_VERSION)
        change, payload = from_edits(json.loads(row.change)), json.loads(row.payload)
        at = datetime.fromisoformat(row.at)
    except MigrationError:
        raise
    except (CxDesignError, *_UNREADABLE) as error:
        raise MigrationError("log_damaged", revision=row.revision) from error
    return Operation(
        revision=row.revision,
        command_id=row.command_id,
        actor_id=row.actor_id,
        at=at,
        command=row.command,
        subject=row.subject,
        change=change,
        payload=payload,
        undoes=row.undoes,
        redoes=row.redoes,
        is_sealed=row.is_sealed,
    )
