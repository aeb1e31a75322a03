"""Keeping dismissals true: a finding set aside stays so, but one that was resolved and comes back is open again.

When a finding is gone, its dismissal is taken back by the workbench itself. That is one operation like any other: it is
told in the history and stands in nobody's undo stack. Several servers may try at the same time: the operation is tied
to the revision it was judged on and has the same id everywhere, so that it is made once or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from cxdesign.checks.finding import Finding
from cxdesign.checks.linter import check_document
from cxdesign.commands import LapseDismissals
from cxdesign.domain.document import Document
from cxdesign.domain.relations import Dismissal, dismissal_id
from cxdesign.errors import IntegrityError
from cxdesign.history.operation import WORKBENCH_ID, Operation
from cxdesign.services.actor import Actor, Role
from cxdesign.services.workbench import Workbench

WORKBENCH = Actor(WORKBENCH_ID, Role.EDITOR)
"""The workbench itself, tidying up."""


def lapsed_dismissals(document: Document, findings: Iterable[Finding]) -> tuple[str, ...]:
    """Return the ids of the dismissals whose finding is not among the given ones, sorted.

    >>> lapsed_dismissals(Document(), ())
    ()
    """
    standing = {dismissal_id(finding.rule, finding.record_ids) for finding in findings}
    return tuple(dismissal.id for dismissal in document.all(Dismissal) if dismissal.id not in standing)


def lapse_dismissals(workbench: Workbench, *, today: date) -> Operation | None:
    """Take back the dismissals whose findings are gone.

    Parameters
    ----------
    workbench : Workbench
        The project.
    today : date
        The day the findings hold for.

    Returns
    -------
    Operation or None
        What was done; None when there was nothing to do, or when somebody has changed the project meanwhile: whoever
        hears of that change calls again.

    Raises
    ------
    StorageError
        When the store cannot be reached.
    """
    document = workbench.document(WORKBENCH)
    if not any(document.of_kind("dismissal")):
        return None
    lapsed = lapsed_dismissals(document, check_document(document, today=today))
    if not lapsed:
        return None
    command = LapseDismissals(dismissal_ids=lapsed, revision=document.revision)
    try:
        return workbench.execute(WORKBENCH, _command_id(workbench.project_id, command), command)
    except IntegrityError as error:
        if error.code != "document_moved_on":
            raise
        return None


def _command_id(project_id: str, command: LapseDismissals) -> str:
    """Return the id every server gives this operation: what is known under it already was done by another one."""
    parts = (project_id, str(command.revision), *command.dismissal_ids)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
