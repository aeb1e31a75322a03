"""What travels in a workshop: frames from phones and from the facilitator's screen are parsed here."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from cxdesign.commands.picking import MOST_CHOSEN
from cxdesign.domain.agenda import PILED_AT_MOST, PartId, ThoughtText
from cxdesign.domain.facilitation import NamedDeed
from cxdesign.domain.participation import TEXT_AT_MOST
from cxdesign.domain.records import Flag, RecordId, Text
from cxdesign.domain.vocabulary import EmpathyArea, RaterRole
from cxdesign.errors import CommandInvalid

PHONE_BYTES = 4096
"""Largest frame of a phone (ours)."""
DESK_BYTES = 16 * 1024
"""Largest frame of the facilitator's screen (ours)."""
FrameId = Annotated[str, Field(pattern=r"^[0-9a-f]{8,32}$")]
Locale = Annotated[str, Field(max_length=35)]
Code = Annotated[str, Field(max_length=60)]


class _Frame(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Arrive(_Frame):
    """A phone's first frame: the language to be answered in."""

    type: Literal["arrive"]
    locale: Locale = ""


class Speak(_Frame):
    """The language a phone is answered in from now on."""

    type: Literal["speak"]
    locale: Locale


class AnswerFrame(_Frame):
    """An answer to the prompt that is on, in the run that was shown; a page that says none knows but the first."""

    type: Literal["answer"]
    id: FrameId
    prompt_id: PartId
    item: Annotated[str, Field(pattern=r"^[A-Za-z0-9_:.-]{1,96}$")]
    value: Annotated[int, Field(strict=True)] | str | None
    serial: Annotated[int, Field(ge=1, le=2**31 - 1, strict=True)]
    place: Annotated[str, Field(max_length=96)] = ""
    run: Annotated[int, Field(ge=0, strict=True)] = 0


class ParkFrame(_Frame):
    """A thought to be set aside; ``item`` is the phone's own number of it."""

    type: Literal["park"]
    id: FrameId
    item: PartId
    text: ThoughtText


class Check(_Frame):
    """A test phone's first frame: what its address holds, and the page's own number of this phone."""

    type: Literal["check"]
    token: Annotated[str, Field(max_length=100)]
    phone: FrameId
    locale: Locale = ""


class Probed(_Frame):
    """A test phone's answer to a probe."""

    type: Literal["probed"]
    number: Annotated[int, Field(ge=0, le=99, strict=True)]


class Ping(_Frame):
    """Asks for a sign of life."""

    type: Literal["ping"]


class Lead(_Frame):
    """The first frame of the facilitator's screen; ``origin`` is where its browser found the server."""

    type: Literal["lead"]
    ticket: Annotated[str, Field(max_length=2000)]
    origin: Annotated[str, Field(max_length=300)] = ""


class DeedFrame(_Frame):
    """What the facilitator does with the agenda."""

    type: Literal["deed"]
    id: FrameId
    deed: NamedDeed


class SessionFrame(_Frame):
    """What the facilitator does with the workshop as a whole.

    ``of`` is the format or the own agenda to begin with, the name to keep the agenda under, the kept one to forget,
    the prompt to reset, the rating to take over as the curve, the answers to criteria to take over as a round, the name
    of the snapshot, the participant whose name goes, or the guest who is let go. ``seen`` is on what that was decided,
    where it cannot be taken back: :func:`cxdesign.services.workshops.seen_workshop` and ``seen_prompt`` write it.
    """

    type: Literal["session"]
    id: FrameId
    do: Literal[
        "begin",
        "begin_own",
        "keep_agenda",
        "forget_agenda",
        "close",
        "reopen",
        "renew_code",
        "reset",
        "snapshot",
        "take_curve",
        "take_round",
        "redact",
        "let_go",
    ]
    of: Annotated[str, Field(max_length=200)] = ""
    seen: Annotated[str, Field(max_length=200)] | None = None


class MergeFrame(_Frame):
    """Cards to be merged into the first of them, with other words for it or its own."""

    type: Literal["merge"]
    id: FrameId
    card_ids: Annotated[tuple[RecordId, ...], Field(min_length=2, max_length=PILED_AT_MOST)]
    text: Annotated[Text, Field(max_length=TEXT_AT_MOST)] | None = None


class UnmergeFrame(_Frame):
    """Takes back what a frame has merged: ``of`` is that frame's id."""

    type: Literal["unmerge"]
    id: FrameId
    of: FrameId


class PeaksFrame(_Frame):
    """What a revealed vote or order puts forward, to be planned as peaks."""

    type: Literal["peaks"]
    id: FrameId
    prompt_id: PartId
    touchpoint_ids: Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=MOST_CHOSEN)]


class NoteFrame(_Frame):
    """A revealed text, to be put into an area of a persona's empathy map."""

    type: Literal["note"]
    id: FrameId
    prompt_id: PartId
    text: Annotated[Text, Field(max_length=TEXT_AT_MOST)]
    persona_id: RecordId
    area: EmpathyArea


class DecisionFrame(_Frame):
    """An outcome of the workshop, to be recorded as the decision of a round; ``replaces``: in the place of another."""

    type: Literal["decision"]
    id: FrameId
    conclusion_id: PartId
    round_id: RecordId
    replaces: Flag = False


class TakeBackFrame(_Frame):
    """Takes back what a frame has taken over into the project: ``of`` is that frame's id."""

    type: Literal["take_back"]
    id: FrameId
    of: FrameId


class Ways(_Frame):
    """Asks for the addresses of this server anew: the machine may be in another network by now."""

    type: Literal["ways"]


class TryWay(_Frame):
    """Asks for what a test phone is to open at one of the addresses."""

    type: Literal["try"]
    at: Annotated[str, Field(max_length=300)]


class Opened(_Frame):
    """A test phone has opened its page."""

    token: Annotated[str, Field(max_length=100)]
    phone: FrameId


class Look(_Frame):
    """Asks which workshop a code opens."""

    code: Code


class Join(_Frame):
    """Asks to take part."""

    code: Code
    name: Annotated[str, Field(max_length=200)] = ""
    role: RaterRole


B = TypeVar("B")
PhoneFrame = Arrive | Speak | AnswerFrame | ParkFrame | Check | Probed | Ping
TakingFrame = PeaksFrame | NoteFrame | DecisionFrame | TakeBackFrame
LedFrame = DeedFrame | SessionFrame | MergeFrame | UnmergeFrame | TakingFrame
DeskFrame = Lead | LedFrame | Ways | TryWay | Ping
_PHONE: TypeAdapter[PhoneFrame] = TypeAdapter(Annotated[PhoneFrame, Field(discriminator="type")])
_DESK: TypeAdapter[DeskFrame] = TypeAdapter(Annotated[DeskFrame, Field(discriminator="type")])


def parse_phone(text: str) -> PhoneFrame:
    """Return the frame a phone sent.

    Raises
    ------
    CommandInvalid
        ``frame_too_large``; ``frame_malformed``.
    """
    return _parsed(_PHONE, text, PHONE_BYTES)


def parse_desk(text: str) -> DeskFrame:
    """Return the frame the facilitator's screen sent; raises as :func:`parse_phone`."""
    return _parsed(_DESK, text, DESK_BYTES)


def parse_body(kind: type[B], text: str) -> B:
    """Return what the body of a request asks for; raises as :func:`parse_phone`."""
    return _parsed(TypeAdapter(kind), text, PHONE_BYTES)


def _parsed(adapter: TypeAdapter[B], text: str, limit: int) -> B:
    if len(text) > limit:
        raise CommandInvalid("frame_too_large", limit=limit)
    try:
        return adapter.validate_python(json.loads(text))
    except (ValidationError, ValueError, RecursionError) as error:
        raise CommandInvalid("frame_malformed") from error


def command_id_of(frame: SessionFrame) -> str:
    """Return the id of the command a frame comes to: the same for one that is sent again."""
    return hashlib.sha256(f"{frame.do} {frame.id} {frame.of}".encode()).hexdigest()[:32]


def merge_id_of(frame_id: str) -> str:
    """Return the id of the command by which a frame merges cards; who takes it back names the frame."""
    return hashlib.sha256(f"merge {frame_id}".encode()).hexdigest()[:32]
