"""What a room said, taken over into the project by who leads, and taken back again: each one step of the project."""

from __future__ import annotations

import hashlib

from cxdesign.errors import StorageError
from cxdesign.i18n import Translator
from cxdesign.live.tickets import Claims
from cxdesign.live.workshop.frames import DecisionFrame, NoteFrame, PeaksFrame, TakeBackFrame, TakingFrame
from cxdesign.services.bootstrap import Services
from cxdesign.services.room_decision import take_decision
from cxdesign.services.room_notes import take_note
from cxdesign.services.room_peaks import take_peaks


def take(services: Services, claims: Claims, frame: TakingFrame) -> None:
    """Do what a frame asks for.

    Raises
    ------
    CxDesignError
        What the services refuse; nothing was changed.
    """
    bench, actor = services.projects.workbench(claims.project_id), claims.actor
    command_id = taken_id_of(frame.id)
    if isinstance(frame, TakeBackFrame):
        bench.undo(actor, command_id, of=taken_id_of(frame.of))
        return
    workshop = services.workshops.newest(actor, claims.project_id)
    if workshop is None:
        raise StorageError("workshop_closed")
    kept, translate = services.store.workshops, Translator(claims.locale)
    match frame:
        case PeaksFrame():
            take_peaks(
                bench,
                kept,
                workshop,
                frame.prompt_id,
                frame.touchpoint_ids,
                actor=actor,
                command_id=command_id,
                translate=translate,
            )
        case NoteFrame():
            take_note(
                bench,
                kept,
                workshop,
                frame.prompt_id,
                frame.text,
                persona_id=frame.persona_id,
                area=frame.area,
                actor=actor,
                command_id=command_id,
            )
        case DecisionFrame():
            take_decision(
                bench,
                workshop,
                frame.conclusion_id,
                frame.round_id,
                replaces=frame.replaces,
                actor=actor,
                command_id=command_id,
                translate=translate,
            )


def taken_id_of(frame_id: str) -> str:
    """Return the id of the command a frame comes to: the same for one that is sent again.

    >>> taken_id_of("0" * 16) == taken_id_of("0" * 16), len(taken_id_of("0" * 16))
    (True, 32)
    """
    return hashlib.sha256(f"take {frame_id}".encode()).hexdigest()[:32]
