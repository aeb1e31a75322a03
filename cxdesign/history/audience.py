"""Who may see what of the log: the one gate for every way out of the server.

The channel, the snapshot, the fallback, the history page and the export ask here. A backup does not: it is the
operator's and complete.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxdesign.domain.change import Put, apply, inverse
from cxdesign.domain.document import Document
from cxdesign.history.operation import Operation, SealedOperation


def visible_to(actor_id: str, operation: Operation) -> Operation | SealedOperation:
    """Return what a person may see of an operation.

    A sealed operation reaches others as its number only, so that their revisions have no gap.
    """
    if operation.is_sealed and operation.actor_id != actor_id:
        return SealedOperation(operation.revision)
    return operation


def visible_document(actor_id: str, document: Document, sealed: Iterable[Operation]) -> Document:
    """Return the document as a person may see it: without what others' sealed operations did.

    Parameters
    ----------
    actor_id : str
        The reader.
    document : Document
        The whole document.
    sealed : iterable of Operation
        The operations still sealed, oldest first.
    """
    operations = [o for o in sealed if isinstance(visible_to(actor_id, o), SealedOperation)]
    edits = tuple(edit for operation in operations for edit in operation.change)
    if not edits:
        return document
    first = {edit.id: edit for edit in reversed(edits)}
    # what came into being under seal is simply not there: of most ratings this spares every step since
    unknown = {record_id for record_id, edit in first.items() if isinstance(edit, Put)}
    without = document.with_records(removed=[record_id for record_id in unknown if record_id in document])
    return apply(without, inverse(tuple(edit for edit in edits if edit.id not in unknown)))
