"""One numbered entry of a project's log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cxdesign.domain.change import Change

WORKBENCH_ID = "actor:workbench"
"""Who acts when the workbench itself tidies up; no person has this id."""

REDACTION = "redact_person"
"""Says in a log that a person's name was taken out of it; whoever has read the log before reads it anew."""


@dataclass(frozen=True)
class Operation:
    """A change that was made.

    Attributes
    ----------
    revision : int
        Number in the log, from 1 without gaps.
    command_id : str
        Random id given by whoever sent the command; unique in the log.
    actor_id : str
        Who did it; the name is looked up, so that it can be redacted.
    at : datetime
        When, with time zone.
    command : str
        Name of the command, ``undo`` and ``redo`` included.
    subject : str
        What it was about, in the document's own words.
    change : tuple of Edit
        What it changed; empty for a named version.
    payload : mapping
        The command as it was sent, JSON-able.
    undoes, redoes : int or None
        The revision this operation takes back or brings back.
    is_sealed : bool
        Whether others see its number only, until it is revealed.
    """

    revision: int
    command_id: str
    actor_id: str
    at: datetime
    command: str
    subject: str
    change: Change
    payload: Mapping[str, Any] = field(default_factory=dict)  # Any: JSON
    undoes: int | None = None
    redoes: int | None = None
    is_sealed: bool = False


@dataclass(frozen=True)
class SealedOperation:
    """What others see of a sealed operation: that revision so-and-so exists."""

    revision: int
