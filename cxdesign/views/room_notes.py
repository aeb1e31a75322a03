"""What a room said that may be taken over into the project, and which of its texts stand in an empathy map by now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.domain.understanding import EmpathyNote, Persona
from cxdesign.views.room_peaks import build_peaks

Json = dict[str, Any]  # Any: JSON


def build_personas(document: Document) -> list[Json]:
    """Return whose empathy maps there are, and which of them the project aims at."""
    return [{"id": one.id, "name": one.name, "is_target": one.is_target} for one in document.entries(Persona)]


def build_notes(prompt: Prompt, result: Json | None, document: Document) -> list[Json] | None:
    """Return which revealed texts stand where in empathy maps, None where the prompt asks for no texts.

    A note is told by its words and by what was asked, so one that was put in other words since is not found.
    """
    if result is None or prompt.kind is not PromptKind.TEXT:
        return None
    return _noted(prompt, {one["text"] for one in result["texts"]}, document.all(EmpathyNote))


def build_offer(prompt: Prompt | None, result: Json | None, document: Document) -> Json:
    """Return what who leads may take over from a revealed prompt: ``peaks``, or ``notes`` that are there already."""
    if prompt is None:
        return {"peaks": None, "notes": None}
    return {"peaks": build_peaks(prompt, result, document), "notes": build_notes(prompt, result, document)}


def _noted(prompt: Prompt, texts: set[str], notes: Sequence[EmpathyNote]) -> list[Json]:
    mine = (note for note in notes if note.source == prompt.question and note.text in texts)
    return [{"id": note.id, "text": note.text, "persona_id": note.persona_id, "area": note.area} for note in mine]
