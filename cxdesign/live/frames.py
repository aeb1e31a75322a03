"""What travels over the channel: frames from the browser are parsed here, frames to it are built here."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from cxdesign.domain.change import to_edits
from cxdesign.domain.document import Document
from cxdesign.errors import CommandInvalid
from cxdesign.history.operation import Operation, SealedOperation
from cxdesign.storage import ProjectState

FRAME_BYTES = 256 * 1024
"""Largest frame a browser may send (ours)."""
GONE = "gone"
"""What is said of a project that was deleted for good."""
Message = dict[str, Any]  # Any: JSON
PartName = Annotated[str, Field(max_length=40)]
CommandId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]


class _Frame(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hello(_Frame):
    """The first frame: who is there, and what it already has."""

    type: Literal["hello"]
    ticket: Annotated[str, Field(max_length=2000)]
    revision: Annotated[int, Field(ge=0)] | None = None
    name: Annotated[str, Field(max_length=200)] | None = None
    parts: Annotated[tuple[PartName, ...], Field(max_length=12)] = ("figures",)


class CommandFrame(_Frame):
    """A command to carry out."""

    type: Literal["command"]
    id: CommandId
    command: dict[str, Any]  # Any: parsed by cxdesign.commands.parse


class UndoFrame(_Frame):
    """Undo or redo; ``of`` is the id of the command, undo or redo that is meant."""

    type: Literal["undo", "redo"]
    id: CommandId
    skip: bool = False
    of: CommandId | None = None


class PresenceFrame(_Frame):
    """What the person has selected and is editing."""

    type: Literal["presence"]
    selection: Annotated[str, Field(max_length=96)] | None = None
    editing: Annotated[str, Field(max_length=96)] | None = None


class NameFrame(_Frame):
    """The name to show to others."""

    type: Literal["name"]
    name: Annotated[str, Field(max_length=200)]


class ImpactFrame(_Frame):
    """Asks what depends on a record and what it depends on."""

    type: Literal["impact"]
    id: Annotated[str, Field(max_length=96)]


class Ping(_Frame):
    """Asks for a sign of life."""

    type: Literal["ping"]


Frame = Hello | CommandFrame | UndoFrame | PresenceFrame | NameFrame | ImpactFrame | Ping
_FRAMES: TypeAdapter[Frame] = TypeAdapter(Annotated[Frame, Field(discriminator="type")])


def parse_frame(text: str | Mapping[str, Any]) -> Frame:  # Any: JSON
    """Return the frame a browser sent, as text over the socket or as data by the fallback; both have the same limit.

    Raises
    ------
    CommandInvalid
        ``frame_too_large``; ``frame_malformed`` when it is no JSON or no known frame.
    """
    try:
        if len(text if isinstance(text, str) else dumps(text)) > FRAME_BYTES:
            raise CommandInvalid("frame_too_large", limit=FRAME_BYTES)
        return _FRAMES.validate_python(json.loads(text) if isinstance(text, str) else text)
    except (ValidationError, ValueError, TypeError, RecursionError) as error:
        raise CommandInvalid("frame_malformed") from error


def operation_message(operation: Operation | SealedOperation) -> Message:
    """Return an operation as it is sent; of a sealed one, its number only."""
    if isinstance(operation, SealedOperation):
        return {"revision": operation.revision, "edits": None}
    return {
        "revision": operation.revision,
        "id": operation.command_id,
        "actor": operation.actor_id,
        "at": operation.at.isoformat(),
        "name": operation.command,
        "subject": operation.subject,
        "edits": to_edits(operation.change),
        "undoes": operation.undoes,
        "redoes": operation.redoes,
    }


def project_message(state: ProjectState | None) -> Message:
    """Return what is said of where a project is kept; None when it was deleted for good."""
    return {"type": "project", "state": GONE if state is None else state.value}


def call_message(place_id: str | None, caller: str, number: int = 0) -> Message:
    """Return where everybody is called to, and by whom; None lets them go.

    By its number a board that comes back knows a call it was moved by already.
    """
    return {"type": "call", "id": place_id, "actor": caller, "number": number}


def snapshot(document: Document) -> Message:
    """Return all records of a document."""
    return {"revision": document.revision, "records": [record.to_dict() for record in document]}


def operations_message(operations: Iterable[Operation | SealedOperation]) -> list[Message]:
    """Return several operations as they are sent."""
    return [operation_message(operation) for operation in operations]


def dumps(message: Mapping[str, Any]) -> str:  # Any: JSON
    """Return a message as the text of a frame."""
    return json.dumps(message, ensure_ascii=False, separators=(",", ":"))
