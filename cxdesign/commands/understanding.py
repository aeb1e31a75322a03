"""Commands about the notes of an empathy map, and about turning them into needs."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put, patch, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.images import Depicted
from cxdesign.domain.records import Line, Name, RecordId, Text
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.understanding import EmpathyNote, Need, NeedAttributes, Persona
from cxdesign.domain.vocabulary import EmpathyArea, Evidence, Provenance, RelationType

EVIDENCE_ORDER = tuple(Evidence)


class AddEmpathyNote(Command):
    """Add a note to an area of a persona's empathy map, before another note of it or at its end."""

    name: ClassVar[str] = "add_empathy_note"
    note_id: NewId
    persona_id: RecordId
    area: EmpathyArea
    text: Text
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        persona = document.expect(self.persona_id, Persona)
        require_new_id(document, self.note_id, "empathy_note")
        order, aside = place_before(document, document.empathy_notes(persona.id, self.area), self.before_id)
        place = {"persona_id": persona.id, "area": self.area, "order": order}
        return (*aside, Put(EmpathyNote(id=self.note_id, text=self.text, **place)))

    def subject(self, document: Document) -> str:
        return shortened(self.text)


class OnEmpathyNote(Command):
    """What the commands about an existing note share."""

    note_id: RecordId

    def note(self, document: Document) -> EmpathyNote:
        """Return the note, or refuse."""
        return document.expect(self.note_id, EmpathyNote)

    def subject(self, document: Document) -> str:
        return shortened(self.note(document).text)


class EditEmpathyNote(OnEmpathyNote):
    """Change the text of a note."""

    name: ClassVar[str] = "edit_empathy_note"
    text: Text

    def plan(self, document: Document) -> Change:
        return patch(self.note(document), text=self.text)


class EmpathyNoteAttributes(Depicted):
    """The attributes to change; those not named stay as they are."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    evidence: Evidence = Evidence.ASSUMPTION
    provenance: Provenance | None = None
    source: Line = ""


class EditEmpathyNoteAttributes(OnEmpathyNote):
    """Change what a note rests on, or its picture."""

    name: ClassVar[str] = "edit_empathy_note_attributes"
    attributes: EmpathyNoteAttributes

    def plan(self, document: Document) -> Change:
        return patch_fields(self.note(document), self.attributes.model_dump(exclude_unset=True))


class MoveEmpathyNote(OnEmpathyNote):
    """Move a note to an area of a persona's empathy map, before another note of it or to its end."""

    name: ClassVar[str] = "move_empathy_note"
    persona_id: RecordId
    area: EmpathyArea
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        note = self.note(document)
        persona = document.expect(self.persona_id, Persona)
        siblings = document.empathy_notes(persona.id, self.area)
        order, aside = place_before(document, siblings, self.before_id, moving=note.id)
        return aside + patch(note, persona_id=persona.id, area=self.area, order=order)


class RemoveEmpathyNote(OnEmpathyNote):
    """Remove a note."""

    name: ClassVar[str] = "remove_empathy_note"

    def plan(self, document: Document) -> Change:
        return removal(document, self.note(document))


class TurnIntoNeed(Command):
    """Make a need of notes: it keeps its link to them and, unless told otherwise, their best evidence."""

    name: ClassVar[str] = "turn_into_need"
    need_id: NewId
    note_ids: Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=50)]
    need_name: Name
    attributes: NeedAttributes = NeedAttributes()

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.need_id, "need")
        notes = [document.expect(note_id, EmpathyNote) for note_id in dict.fromkeys(self.note_ids)]
        order, aside = place_before(document, document.entries(Need), None)
        fields: dict[str, Any] = self.attributes.model_dump(exclude_unset=True)  # Any: fields of the need
        fields.setdefault("evidence", max((note.evidence for note in notes), key=EVIDENCE_ORDER.index))
        need = Need(id=self.need_id, name=self.need_name, order=order, persona_id=notes[0].persona_id, **fields)
        return (*aside, Put(need), *(Put(_stems_from(need.id, note.id)) for note in notes))

    def subject(self, document: Document) -> str:
        return shortened(self.need_name)


def _stems_from(need_id: str, note_id: str) -> Relation:
    relation = RelationType.STEMS_FROM
    new_id = relation_id(relation, need_id, note_id)
    return Relation(id=new_id, relation=relation, source_id=need_id, target_id=note_id)
