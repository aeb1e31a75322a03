"""What a room wrote, put into an empathy map. Never accepted from a browser."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, NewId, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put
from cxdesign.domain.document import Document
from cxdesign.domain.records import Line, RecordId, Text
from cxdesign.domain.understanding import EmpathyNote, Persona
from cxdesign.domain.vocabulary import EmpathyArea
from cxdesign.errors import CommandInvalid


class TakeNote(Command):
    """Put a text of a room at the end of an area of a persona's empathy map; refused when it is there already.

    ``source`` is what was asked. Nothing tells who wrote it.
    """

    name: ClassVar[str] = "take_note"
    note_id: NewId
    persona_id: RecordId
    area: EmpathyArea
    text: Text
    source: Line = ""

    def plan(self, document: Document) -> Change:
        persona = document.expect(self.persona_id, Persona)
        if self.note_id in document:
            raise CommandInvalid("note_there", name=persona.name)
        order, aside = place_before(document, document.empathy_notes(persona.id, self.area), None)
        place = {"persona_id": persona.id, "area": self.area, "order": order}
        return (*aside, Put(EmpathyNote(id=self.note_id, text=self.text, source=self.source, **place)))

    def subject(self, document: Document) -> str:
        return shortened(self.text)
