"""The log of operations in memory: what the store promises, without a disk."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from cxdesign.domain.change import from_edits, to_edits
from cxdesign.domain.document import Document
from cxdesign.errors import ProjectUnknown
from cxdesign.history.operation import Operation
from cxdesign.history.undo import Entry
from cxdesign.storage import ProjectState
from cxdesign.storage.log import replay


@dataclass(frozen=True)
class _Writing:
    project_id: str
    pending: list[Operation]
    unsealed: set[int]


class MemoryLog:
    """Keeps the operations of every project in lists; changes are kept as the JSON a store would keep."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._operations: dict[str, tuple[Operation, ...]] = {}

    def add(self, project_id: str) -> None:
        """Add a project without operations."""
        self._operations[project_id] = ()

    @contextmanager
    def writing(self, project_id: str) -> Iterator[_Writing]:
        with self._lock:
            transaction = _Writing(project_id, [], set())
            yield transaction
            stored = self._operations[project_id] + tuple(transaction.pending)
            self._operations[project_id] = tuple(
                replace(o, is_sealed=False) if o.revision in transaction.unsealed else o for o in stored
            )

    def state(self, project_id: str) -> ProjectState | None:
        return ProjectState.ACTIVE if project_id in self._operations else None

    def after(self, project_id: str, revision: int, *, until: int | None = None) -> tuple[Operation, ...]:
        return tuple(
            operation
            for operation in self._operations.get(project_id, ())
            if operation.revision > revision and (until is None or operation.revision <= until)
        )

    def unseen(self, transaction: _Writing, revision: int) -> tuple[Operation, ...]:
        if transaction.project_id not in self._operations:
            raise ProjectUnknown("project_unknown", id=transaction.project_id)
        return self.after(transaction.project_id, revision)

    def known(self, transaction: _Writing, command_id: str) -> Operation | None:
        found = (o for o in self.after(transaction.project_id, 0) if o.command_id == command_id)
        return next(found, None)

    def append(self, transaction: _Writing, operation: Operation, document: Document) -> None:
        stored = json.loads(json.dumps(to_edits(operation.change)))
        transaction.pending.append(replace(operation, change=from_edits(stored)))

    def unseal(self, transaction: _Writing, revisions: Iterable[int]) -> None:
        transaction.unsealed.update(revisions)

    def document(self, project_id: str, *, revision: int | None = None) -> Document:
        if project_id not in self._operations:
            raise ProjectUnknown("project_unknown", id=project_id)
        return replay(Document(), self.after(project_id, 0, until=revision))

    def entries(self, project_id: str) -> tuple[Entry, ...]:
        return tuple(
            Entry(o.revision, o.actor_id, o.command, o.subject, not o.change, o.undoes, o.redoes, o.command_id)
            for o in self.after(project_id, 0)
        )

    def sealed(self, project_id: str) -> tuple[Operation, ...]:
        return tuple(operation for operation in self.after(project_id, 0) if operation.is_sealed)

    def named(self, project_id: str, command: str) -> tuple[Operation, ...]:
        return tuple(operation for operation in self.after(project_id, 0) if operation.command == command)
