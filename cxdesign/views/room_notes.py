"""What a room said that may be taken over into the project, and which of its texts stand in an empathy map by now."""

from __future__ import annotations

from typing import Any

from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.domain.records import joint_id
from cxdesign.domain.understanding import EmpathyNote, Persona
from cxdesign.domain.vocabulary import EmpathyArea
from cxdesign.views.room_peaks import build_peaks

Json = dict[str, Any]  # Any: JSON


def build_personas(document: Document) -> list[Json]:
    """Return whose empathy maps there are, and which of them the project aims at."""
    return [{"id": one.id, "name": one.name, "is_target": one.is_target} for one in document.entries(Persona)]


def note_id_of(workshop_id: str, prompt_id: str, text: str, persona_id: str, area: EmpathyArea) -> str:
    """Return the one id a text of a workshop has in an area of a persona's empathy map; nobody's id is part of it."""
    return joint_id("empathy_note", workshop_id, prompt_id, text, persona_id, area)


def build_notes(workshop_id: str, prompt: Prompt, result: Json | None, document: Document) -> list[Json] | None:
    """Return which revealed texts stand where in empathy maps, None where the prompt asks for no texts.

    A note that was put in other words, or moved, since is not told: it is the text of the room no more.
    """
    if result is None or prompt.kind is not PromptKind.TEXT:
        return None
    texts = {one["text"] for one in result["texts"]}
    return [
        {"id": note.id, "text": note.text, "persona_id": note.persona_id, "area": note.area}
        for note in document.all(EmpathyNote)
        if note.text in texts and note.id == note_id_of(workshop_id, prompt.id, note.text, note.persona_id, note.area)
    ]


def build_offer(workshop_id: str, prompt: Prompt | None, result: Json | None, document: Document) -> Json:
    """Return what who leads may take over from a revealed prompt: ``peaks``, or ``notes`` that are there already."""
    if prompt is None:
        return {"peaks": None, "notes": None}
    notes = build_notes(workshop_id, prompt, result, document)
    return {"peaks": build_peaks(prompt, result, document), "notes": notes}
