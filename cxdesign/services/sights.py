"""What everybody may see of a project at work, told for many people at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from cxdesign.domain.document import Document
from cxdesign.history.audience import Reader, visible_document
from cxdesign.history.operation import Operation

Known = Callable[[], tuple[Document, tuple[Operation, ...]]]
_ANYBODY = Reader("")
"""Somebody at work who has sealed nothing."""


class Sights:
    """The document as people may see it, as far as this process knows it.

    Parameters
    ----------
    known : callable
        Gives the whole document and the operations still sealed in it, both of one moment.
    """

    def __init__(self, known: Known) -> None:
        self._known = known

    def of(self, readers: Iterable[Reader]) -> Mapping[Reader, Document]:
        """Return what each may see; who may see the same is given the very same document."""
        document, sealed = self._known()
        authors = {operation.actor_id for operation in sealed}
        standing = {one: one if one.is_viewer or one.actor_id in authors else _ANYBODY for one in readers}
        seen = {one: visible_document(one, document, sealed) for one in {*standing.values()}}
        return {reader: seen[as_whom] for reader, as_whom in standing.items()}
