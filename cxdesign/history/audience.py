"""Who may see what of the log: the one gate for every way out of the server.

The channel, the snapshot, the fallback, the history page and the export ask here. A backup does not: it is the
operator's and complete.
"""

from __future__ import annotations

from collections.abc import Iterable

from cxdesign.domain.change import apply, inverse
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
    hidden = [o for o in sealed if isinstance(visible_to(actor_id, o), SealedOperation)]
    if not hidden:
        return document
    return apply(document, tuple(edit for operation in reversed(hidden) for edit in inverse(operation.change)))
