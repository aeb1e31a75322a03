"""Undo and redo, per person, derived from the log and stored nowhere else.

An operation may be taken back while everything it set is still as it left it: undo never overwrites what somebody has
done to the same field since.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from cxdesign.domain.change import Change, Edit, Patch, Put, inverse
from cxdesign.domain.document import Document
from cxdesign.errors import UndoRefused

FIRST_REVISION = 1
"""The operation a project begins with; without it there would be no document, so nobody takes it back."""


@dataclass(frozen=True)
class Entry:
    """What the undo stacks need to know of an operation; ``is_empty`` when it changed nothing, as a named version."""

    revision: int
    actor_id: str
    command: str
    subject: str
    is_empty: bool
    undoes: int | None = None
    redoes: int | None = None
    command_id: str = ""


@dataclass
class _Stack:
    undo: list[int] = field(default_factory=list)
    redo: list[int] = field(default_factory=list)


class UndoStacks:
    """Per person the revisions that undo and redo would take next, newest last; folded from the log."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._stacks: dict[str, _Stack] = {}
        self._entries: dict[int, Entry] = {}
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take the next operation of the log into account."""
        self._entries[entry.revision] = entry
        stack = self._stacks.setdefault(entry.actor_id, _Stack())
        if entry.undoes is not None:
            _drop(stack.undo, entry.undoes)
            stack.redo.append(entry.revision)
        elif entry.redoes is not None:
            _drop(stack.redo, entry.redoes)
            stack.undo.append(entry.revision)
        elif not entry.is_empty and entry.revision > FIRST_REVISION:
            stack.undo.append(entry.revision)
            stack.redo.clear()

    def undoable(self, actor_id: str) -> tuple[int, ...]:
        """Return the revisions this person can take back, newest first."""
        return tuple(reversed(self._stacks.get(actor_id, _Stack()).undo))

    def redoable(self, actor_id: str) -> tuple[int, ...]:
        """Return the revisions of this person's undos that can be brought back, newest first."""
        return tuple(reversed(self._stacks.get(actor_id, _Stack()).redo))

    def entry(self, revision: int) -> Entry:
        """Return what is known of an operation."""
        return self._entries[revision]

    def origin(self, revision: int) -> Entry:
        """Return the operation that an undo or redo is about in the end; for any other operation, itself."""
        entry = self._entries[revision]
        while entry.undoes is not None or entry.redoes is not None:
            entry = self._entries[entry.undoes if entry.undoes is not None else entry.redoes or 0]
        return entry


def plan_inverse(document: Document, change: Change) -> Change:
    """Return the change that takes another one back on a newer document.

    Raises
    ------
    UndoRefused
        ``change_overtaken`` with ``id`` when something the change set is no longer as it left it.
    """
    for edit in change:
        if not _is_current(document, edit):
            raise UndoRefused("change_overtaken", id=edit.id)
    return inverse(change)


def _is_current(document: Document, edit: Edit) -> bool:
    record = document.get(edit.id)
    if isinstance(edit, Put):
        return record == edit.record
    if isinstance(edit, Patch):
        if record is None:
            return False
        values = record.model_dump(mode="json", include=set(edit.after))
        return all(values[name] == value for name, value in edit.after.items())
    return record is None


def _drop(revisions: list[int], revision: int) -> None:
    if revision in revisions:
        revisions.remove(revision)
