"""What every command is: a person's intention, turned into a change by a pure handler."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.commands.spanning import shortening
from cxdesign.domain.change import Change, Remove, apply, patch
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.integrity import referring
from cxdesign.domain.journey import Stage, Touchpoint
from cxdesign.domain.records import Record, RecordId, kind_of
from cxdesign.errors import IntegrityError

SUBJECT_LENGTH = 80
NewId = RecordId
"""An id a client chose for a record that does not exist yet."""
FIELD_LIMIT = 60
"""Most fields one command may name, and the longest name of one (ours)."""
FieldName = Annotated[str, Field(pattern=rf"^[a-z_][a-z0-9_]{{0,{FIELD_LIMIT - 1}}}$")]
Value = bool | int | float | str | None | tuple[str, ...]
Attributes = Annotated[dict[FieldName, Value], Field(max_length=FIELD_LIMIT)]
"""Fields of a type known only from the id; the record checks their values."""


class Command(BaseModel):
    """A person's intention. ``plan`` turns it into a change of a document; it never writes anything.

    ``name`` is the verb and noun under which it travels, is logged and is told in the history.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: ClassVar[str]
    is_open_to_owner: ClassVar[bool] = False
    """Whether the owner of a project may give it in another's place."""

    def stamped(self, actor_id: str, at: datetime) -> Self:
        """Return the command with who gives it and when, where it keeps that, whatever was sent."""
        return self

    @property
    def seal_id(self) -> str | None:
        """The round that keeps what the command does from everybody else until it is revealed; None: all may see it."""
        return None

    @property
    def sealed_ids(self) -> tuple[str, ...]:
        """The records a sealed command is about, whether it changes them or finds them as they shall be."""
        return ()

    def permit(self, document: Document, actor_id: str) -> None:
        """Refuse a person this command is not for.

        Raises
        ------
        PermissionDenied
            When somebody would act in another's name.
        """

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


def removal(document: Document, *records: Record) -> Change:
    """Return the change that takes records out with all that would point to nothing: what depends on them first.

    A card that spans touchpoints keeps standing at those that stay.
    """
    shorter = shortening(document, _touchpoints_of(document, records))
    after = apply(document, shorter) if shorter else document
    doomed: dict[str, Record] = {record.id: record for record in records}
    newest = list(doomed)
    while newest:
        followers = [found for found in referring(after, newest) if found.id not in doomed]
        doomed.update({found.id: found for found in followers})
        newest = [found.id for found in followers]
    kept = tuple(edit for edit in shorter if edit.id not in doomed)
    return kept + tuple(Remove(document.get(found.id) or found) for found in reversed(doomed.values()))


def _touchpoints_of(document: Document, records: Iterable[Record]) -> frozenset[str]:
    """Return the touchpoints among records, and those of the stages among them."""
    ids = {record.id for record in records if isinstance(record, Touchpoint | Stage)}
    return (
        frozenset(found.id for found in document.touchpoints if {found.id, found.stage_id} & ids)
        if ids
        else frozenset()
    )


def comments_moved(document: Document, old_id: str, new_id: str) -> Change:
    """Return the change that hands the comments on a record on to the record that takes its place."""
    comments = (comment for comment in document.of_kind("comment") if isinstance(comment, Comment))
    about = sorted((comment for comment in comments if comment.about_id == old_id), key=lambda comment: comment.id)
    return tuple(edit for comment in about for edit in patch(comment, about_id=new_id))


def require_new_id(document: Document, record_id: str, kind: str) -> None:
    """Refuse an id for a new record that is taken, or that names another kind.

    Raises
    ------
    IntegrityError
        ``record_exists``, ``id_kind_mismatch``.
    """
    if kind_of(record_id) != kind:
        raise IntegrityError("id_kind_mismatch", id=record_id, kind=kind)
    if record_id in document:
        raise IntegrityError("record_exists", id=record_id)
