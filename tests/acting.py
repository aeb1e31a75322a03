"""People at work on a store: actors, projects and edits as the services take them."""

from __future__ import annotations

import itertools
from typing import Any

from cxdesign.commands import parse
from cxdesign.domain.document import Document
from cxdesign.history.operation import Operation
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import Services
from cxdesign.services.workbench import Workbench
from tests.builders import a_journey

OWNER = Actor("actor:owner", Role.OWNER)
ANN = Actor("actor:ann", Role.EDITOR)
BEN = Actor("actor:ben", Role.EDITOR)
CAT = Actor("actor:cat", Role.EDITOR)
VIEWER = Actor("actor:viewer", Role.VIEWER)

_numbers = itertools.count()


def an_id() -> str:
    """Return a command id nobody has used yet."""
    return f"{next(_numbers):032x}"


def a_project(services: Services, *, document: Document | None = None, name: str = "A stay at the hotel") -> str:
    """Return the id of a new project."""
    return services.projects.create(OWNER, a_journey(name=name) if document is None else document)


def does(bench: Workbench, actor: Actor, name: str, *, command_id: str | None = None, **fields: Any) -> Operation:
    """Carry out a command as it comes from the wire and return the operation."""
    return bench.execute(actor, command_id or an_id(), parse({"name": name, **fields}))


def undoes(bench: Workbench, actor: Actor, *, skip: bool = False, of: str | None = None) -> Operation:
    """Take back the actor's newest operation."""
    return bench.undo(actor, an_id(), skip=skip, of=of)


def redoes(bench: Workbench, actor: Actor, *, skip: bool = False, of: str | None = None) -> Operation:
    """Bring back what the actor last took back."""
    return bench.redo(actor, an_id(), skip=skip, of=of)
