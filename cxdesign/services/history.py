"""Reading a project's past: its operations, named versions and earlier documents, as a person may see them."""

from __future__ import annotations

from cxdesign.commands import NameVersion
from cxdesign.domain.document import Document
from cxdesign.history.audience import visible_document, visible_to
from cxdesign.history.operation import Operation, SealedOperation
from cxdesign.services.actor import Actor
from cxdesign.storage import OperationLog


class ProjectHistory:
    """The log of one project, for reading."""

    def __init__(self, project_id: str, log: OperationLog) -> None:
        self._project_id = project_id
        self._log = log

    def operations(
        self, actor: Actor, after: int, *, until: int | None = None
    ) -> tuple[Operation | SealedOperation, ...]:
        """Return the operations after a revision as this person may see them, oldest first."""
        found = self._log.after(self._project_id, after, until=until)
        return tuple(visible_to(actor.reader, operation) for operation in found)

    def versions(self) -> tuple[Operation, ...]:
        """Return the named versions, oldest first."""
        return self._log.named(self._project_id, NameVersion.name)

    def document(self, actor: Actor, revision: int) -> Document:
        """Return the document as it was at a revision, as this person may see it."""
        document = self._log.document(self._project_id, revision=revision)
        sealed = self._log.sealed(self._project_id)  # read last: what is revealed meanwhile may be seen
        return visible_document(actor.reader, document, [o for o in sealed if o.revision <= document.revision])

    def actor_ids(self) -> frozenset[str]:
        """Return who has ever changed this project."""
        return frozenset(entry.actor_id for entry in self._log.entries(self._project_id))
