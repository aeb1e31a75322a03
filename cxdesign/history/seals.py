"""The operations that are still sealed, and what nobody may touch as long as they are.

What sealed operations have touched belongs to who made them: only their own sealed operations may touch it again. That
is why everybody's view of the document can be had by taking back what is hidden from them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cxdesign.domain.change import Edit, Patch, Put, Remove
from cxdesign.errors import PermissionDenied
from cxdesign.history.operation import Operation


class Seals:
    """The sealed operations of one project, oldest first, each under the seal of its round."""

    def __init__(self, operations: Iterable[Operation] = ()) -> None:
        self._reset(operations)

    def __contains__(self, revision: object) -> bool:
        return revision in self._operations

    @property
    def operations(self) -> Collection[Operation]:
        """What is sealed, oldest first."""
        return self._operations.values()

    def add(self, operation: Operation) -> None:
        """Take the next operation of the log into account, if it is sealed."""
        if operation.is_sealed:
            self._operations[operation.revision] = operation
            for edit in operation.change:
                if edit.id not in self._owners and not isinstance(edit, Put):
                    self._hold(operation)
                self._owners[edit.id] = operation.actor_id

    def lift(self, revisions: Collection[int]) -> None:
        """Let operations be sealed no longer."""
        if revisions:
            self._reset([o for o in self._operations.values() if o.revision not in revisions])

    def under(self, seal_id: str) -> tuple[int, ...]:
        """Return the revisions under a seal, that is: of a round."""
        return tuple(o.revision for o in self._operations.values() if o.payload.get("round_id") == seal_id)

    def require_free(self, actor_id: str, record_ids: Iterable[str], *, is_sealed: bool) -> None:
        """Refuse to touch what a sealed operation has touched, unless it is the same person's and sealed as well.

        Raises
        ------
        PermissionDenied
            ``sealed_by_another``.
        """
        for record_id in record_ids:
            owner = self._owners.get(record_id)
            if owner is not None and not (is_sealed and owner == actor_id):
                raise PermissionDenied("sealed_by_another")

    def broken_by(self, edit: Edit) -> str | None:
        """Return the round past whose seal an edit would go, None when there is none.

        It would by revealing or opening the round, and by taking out what a rating hangs on that others knew before and
        go on seeing as it was.
        """
        if isinstance(edit, Patch) and "state" in edit.after and self.under(edit.id):
            return edit.id
        return self._held.get(edit.id) if isinstance(edit, Remove) else None

    def _hold(self, operation: Operation) -> None:
        round_id = str(operation.payload.get("round_id"))
        self._held.update({round_id: round_id, str(operation.payload.get("rater_id")): round_id})

    def _reset(self, operations: Iterable[Operation]) -> None:
        self._operations: dict[int, Operation] = {}
        self._owners: dict[str, str] = {}
        self._held: dict[str, str] = {}
        for operation in operations:
            self.add(operation)
