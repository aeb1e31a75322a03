"""Who may see what of the log: the one gate for every way out of the server.

The channel, the snapshot, the fallback, the history page and the export ask here. A backup does not: it is the
operator's and complete.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cxdesign.domain.change import Edit, Patch, Put, apply, inverse
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.evaluation import EvaluationRound, RatingEntry
from cxdesign.domain.records import Record, kind_of
from cxdesign.domain.relations import Relation
from cxdesign.history.operation import Operation, SealedOperation

SHOWN_TO_VIEWERS = frozenset(
    {
        *("project", "stage", "touchpoint", "lane", "step", "note", "feature", "emotion", "path"),
        *("flow", "performer", "persona", "empathy_note", "need"),
        *("standard", "promise", "datapoint", "objective", "risk", "scene", "scene_cell", "relation", "view"),
    }
)
"""The kinds of records a design is made of. All others are what people say of it, and a viewer gets none of them."""


@dataclass(frozen=True)
class Reader:
    """Who reads: a person at work by id; without one a viewer, and to all viewers the same is shown."""

    actor_id: str | None = None

    @property
    def is_viewer(self) -> bool:
        """Whether this is somebody who may look at the design and takes no part in the work."""
        return self.actor_id is None


def visible_to(reader: Reader, operation: Operation) -> Operation | SealedOperation:
    """Return what somebody may see of an operation.

    A sealed operation reaches others as its number only, so that their revisions have no gap; so does one that changes
    nothing of the design reach viewers.
    """
    if operation.is_sealed and operation.actor_id != reader.actor_id:
        return SealedOperation(operation.revision)
    if not reader.is_viewer:
        return operation
    shown = tuple(edit for edit in operation.change if _is_edit_shown(edit))
    return replace(operation, change=shown, payload={}) if shown else SealedOperation(operation.revision)


def visible_document(reader: Reader, document: Document, sealed: Iterable[Operation]) -> Document:
    """Return the document as somebody may see it: without what others' sealed operations did.

    Parameters
    ----------
    reader : Reader
        Who reads; a viewer gets the design alone.
    document : Document
        The whole document.
    sealed : iterable of Operation
        The operations still sealed, oldest first.
    """
    opened = _without_sealed(reader, document, sealed)
    if not reader.is_viewer:
        return opened
    kinds = {*RECORD_TYPES} - SHOWN_TO_VIEWERS | {"relation"}
    return opened.with_records(removed=[one.id for kind in kinds for one in opened.of_kind(kind) if not _is_shown(one)])


def ratings_of_open_rounds(document: Document) -> tuple[RatingEntry, ...]:
    """Return the ratings that are sealed where they were given."""
    ratings = document.all(RatingEntry)
    return tuple(one for one in ratings if document.expect(one.round_id, EvaluationRound).is_open)


def to_carry(document: Document) -> Document:
    """Return a document as it goes into a file or another project: without ratings that nothing would seal there."""
    return document.with_records(removed=[rating.id for rating in ratings_of_open_rounds(document)])


def _without_sealed(reader: Reader, document: Document, sealed: Iterable[Operation]) -> Document:
    operations = [o for o in sealed if isinstance(visible_to(reader, o), SealedOperation)]
    edits = tuple(edit for operation in operations for edit in operation.change)
    if not edits:
        return document
    first = {edit.id: edit for edit in reversed(edits)}
    # what came into being under seal is simply not there: of most ratings this spares every step since
    unknown = {record_id for record_id, edit in first.items() if isinstance(edit, Put)}
    without = document.with_records(removed=[record_id for record_id in unknown if record_id in document])
    return apply(without, inverse(tuple(edit for edit in edits if edit.id not in unknown)))


def _is_edit_shown(edit: Edit) -> bool:
    return kind_of(edit.id) in SHOWN_TO_VIEWERS if isinstance(edit, Patch) else _is_shown(edit.record)


def _is_shown(record: Record) -> bool:
    """Return whether a record belongs to the design; what joins something to another kind of record does not."""
    if isinstance(record, Relation) and kind_of(record.target_id) not in SHOWN_TO_VIEWERS:
        return False
    return record.kind in SHOWN_TO_VIEWERS
