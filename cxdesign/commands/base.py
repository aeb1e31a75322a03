"""What every command is: a person's intention, turned into a change by a pure handler."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Protocol

from pydantic import BaseModel, ConfigDict

from cxdesign.domain.change import Change, Remove
from cxdesign.domain.document import Document
from cxdesign.domain.integrity import referring
from cxdesign.domain.order import key_between
from cxdesign.domain.records import Record, RecordId
from cxdesign.errors import IntegrityError

SUBJECT_LENGTH = 80
NewId = RecordId
"""An id a client chose for a record that does not exist yet."""


class Command(BaseModel):
    """A person's intention. ``plan`` turns it into a change of a document; it never writes anything.

    ``name`` is the verb and noun under which it travels, is logged and is told in the history.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str]

    @abstractmethod
    def plan(self, document: Document) -> Change:
        """Return the change this command means on this document.

        Raises
        ------
        IntegrityError
            When what it names does not exist or does not allow it.
        """

    @abstractmethod
    def subject(self, document: Document) -> str:
        """Return what the command is about, in the words of the document before it."""


def shortened(text: str) -> str:
    """Return the text as a history entry quotes it: one line, at most 80 characters.

    >>> shortened("a  b" + chr(10) + "c")
    'a b c'
    """
    line = " ".join(text.split())
    return line if len(line) <= SUBJECT_LENGTH else line[: SUBJECT_LENGTH - 1] + "…"


class Ordered(Protocol):
    """A record that has a place among its siblings."""

    @property
    def id(self) -> str: ...
    @property
    def order(self) -> str: ...


def order_before(siblings: Sequence[Ordered], before_id: RecordId | None, *, moving: str | None = None) -> str:
    """Return the order key of a place among siblings: before one of them, or at the end.

    Parameters
    ----------
    siblings : sequence of Record
        Records with an ``order``, sorted by it.
    before_id : str or None
        The sibling to stand before; None for the end.
    moving : str, optional
        The record being placed, when it is one of the siblings itself.

    Raises
    ------
    IntegrityError
        ``anchor_unknown`` when ``before_id`` is not among the siblings.
    """
    others = [sibling for sibling in siblings if sibling.id != moving]
    keys = [sibling.order for sibling in others]
    if before_id is None:
        return key_between(keys[-1] if keys else None, None)
    place = next((number for number, sibling in enumerate(others) if sibling.id == before_id), None)
    if place is None:
        raise IntegrityError("anchor_unknown", id=before_id)
    below = next((key for key in reversed(keys[:place]) if key < keys[place]), None)
    return key_between(below, keys[place])


def removal(document: Document, record: Record) -> Change:
    """Return the change that takes a record out with all that would point to nothing: what depends on it first."""
    doomed: dict[str, Record] = {record.id: record}
    newest = [record.id]
    while newest:
        followers = [found for found in referring(document, newest) if found.id not in doomed]
        doomed.update({found.id: found for found in followers})
        newest = [found.id for found in followers]
    return tuple(Remove(found) for found in reversed(doomed.values()))


def refuse_existing(document: Document, record_id: str) -> None:
    """Refuse an id that is taken."""
    if record_id in document:
        raise IntegrityError("record_exists", id=record_id)
