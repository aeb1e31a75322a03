"""The log in words: one entry for each operation, as the History page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from cxdesign.commands.project import NameVersion
from cxdesign.history.operation import WORKBENCH_ID, Operation, SealedOperation
from cxdesign.i18n import Translator
from cxdesign.views.deeds import Deeds


@dataclass(frozen=True)
class HistoryEntry:
    """One line of the history.

    Attributes
    ----------
    revision : int
        Number of the operation.
    at : datetime or None
        When, with time zone; None when the operation is sealed.
    actor_id, actor_name : str
        Who; the id is empty when the operation is sealed, the name is a general word when none is known.
    sentence : str
        What was done, in the reader's language.
    version_name : str or None
        The name somebody gave this revision, None for all others.
    is_undo, is_redo : bool
        Whether it takes something back or brings something back.
    """

    revision: int
    at: datetime | None
    actor_id: str
    actor_name: str
    sentence: str
    version_name: str | None = None
    is_undo: bool = False
    is_redo: bool = False

    @property
    def is_version(self) -> bool:
        """Whether somebody named this revision."""
        return self.version_name is not None


def history_entries(
    operations: Iterable[Operation | SealedOperation],
    names: Mapping[str, str],
    *,
    translate: Translator,
    starters: Mapping[str, str] = MappingProxyType({}),
) -> tuple[HistoryEntry, ...]:
    """Return the history in words, newest first.

    Parameters
    ----------
    operations : iterable of Operation or SealedOperation
        As the reader may see them, in any order. What an undo took back is told in full when it is among them, else
        by its subject.
    names : mapping
        Display names by actor id; a missing or empty one is told as "somebody".
    translate : Translator
        The reader's language.
    starters : mapping
        What samples and templates are called, each with ``sample`` or ``template``: what a project may have begun as.
    """
    deeds = Deeds(translate, starters)
    known = {operation.revision: operation for operation in operations}
    return tuple(_entry(known[revision], known, names, deeds) for revision in sorted(known, reverse=True))


def _entry(
    operation: Operation | SealedOperation,
    known: Mapping[int, Operation | SealedOperation],
    names: Mapping[str, str],
    deeds: Deeds,
) -> HistoryEntry:
    translate = deeds.translate
    if isinstance(operation, SealedOperation):
        return HistoryEntry(operation.revision, None, "", translate("history.somebody"), translate("history.sealed"))
    return HistoryEntry(
        revision=operation.revision,
        at=operation.at,
        actor_id=operation.actor_id,
        actor_name=actor_name(operation.actor_id, names, translate),
        sentence=_sentence(operation, known, deeds),
        version_name=operation.subject if operation.command == NameVersion.name else None,
        is_undo=operation.undoes is not None,
        is_redo=operation.redoes is not None,
    )


def actor_name(actor_id: str, names: Mapping[str, str], translate: Translator) -> str:
    """Return what a reader is told of who acted: the display name, the workbench itself, or somebody."""
    if actor_id == WORKBENCH_ID:
        return translate("history.workbench")
    return names.get(actor_id) or translate("history.somebody")


def _sentence(operation: Operation, known: Mapping[int, Operation | SealedOperation], deeds: Deeds) -> str:
    if operation.undoes is None and operation.redoes is None:
        return deeds.of(operation)
    origin = _origin(operation, known)
    what = operation.subject if origin is None else deeds.of(origin)
    return deeds.translate("history.undid" if operation.undoes is not None else "history.redid", what=what)


def _origin(operation: Operation, known: Mapping[int, Operation | SealedOperation]) -> Operation | None:
    """Return the operation that an undo or redo is about in the end, None when it is not among the known ones."""
    current: Operation | SealedOperation | None = operation
    while isinstance(current, Operation):
        earlier = current.undoes if current.undoes is not None else current.redoes
        if earlier is None:
            return current
        current = known.get(earlier)
    return None
