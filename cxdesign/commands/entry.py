"""Commands about the entries of the registers: personas, needs, performers, standards, promises and so on."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from cxdesign.commands.base import Attributes, Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put, patch, patch_fields
from cxdesign.domain.document import ENTRY_KINDS, ENTRY_TYPES, RECORD_TYPES, Document, Entry
from cxdesign.domain.records import Flag, Name, RecordId, kind_of
from cxdesign.domain.understanding import Persona
from cxdesign.errors import CommandInvalid, IntegrityError

KEPT = frozenset({"kind", "id", "order", "is_target"})
"""Fields of an entry that have commands of their own."""


class AddEntry(Command):
    """Add an entry to its register, before another one or at the end; its id says which register."""

    name: ClassVar[str] = "add_entry"
    entry_id: NewId
    entry_name: Name
    attributes: Attributes = Field(default_factory=dict)
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        kind = kind_of(self.entry_id)
        if kind not in ENTRY_KINDS:
            raise CommandInvalid("entry_kind_unknown", kind=kind)
        require_new_id(document, self.entry_id, kind)
        _require_known(kind, self.attributes, KEPT | {"name"})
        order, aside = place_before(document, _register(document, kind), self.before_id)
        fields = {**self.attributes, "id": self.entry_id, "name": self.entry_name, "order": order}
        return (*aside, Put(RECORD_TYPES[kind].model_validate(fields)))

    def subject(self, document: Document) -> str:
        return shortened(self.entry_name)


class OnEntry(Command):
    """What the commands about an existing entry share."""

    entry_id: RecordId

    def entry(self, document: Document) -> Entry:
        """Return the entry, or refuse."""
        record = document.get(self.entry_id)
        if not isinstance(record, ENTRY_TYPES):
            raise IntegrityError("entry_unknown", id=self.entry_id)
        return record

    def subject(self, document: Document) -> str:
        return shortened(self.entry(document).name)


class EditEntry(OnEntry):
    """Change fields of an entry, its name included; those not named stay as they are."""

    name: ClassVar[str] = "edit_entry"
    attributes: Attributes

    def plan(self, document: Document) -> Change:
        entry = self.entry(document)
        _require_known(entry.kind, self.attributes, KEPT)
        return patch_fields(entry, self.attributes)


class MoveEntry(OnEntry):
    """Move an entry before another one of its register or to the end."""

    name: ClassVar[str] = "move_entry"
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        entry = self.entry(document)
        order, aside = place_before(document, _register(document, entry.kind), self.before_id, moving=entry.id)
        return aside + patch(entry, order=order)


class RemoveEntry(OnEntry):
    """Remove an entry with what is said of it elsewhere."""

    name: ClassVar[str] = "remove_entry"

    def plan(self, document: Document) -> Change:
        return removal(document, self.entry(document))


class ChooseTarget(Command):
    """Make a persona the target audience – the one that was it is it no longer – or take the choice back."""

    name: ClassVar[str] = "choose_target"
    persona_id: RecordId
    is_target: Flag

    def plan(self, document: Document) -> Change:
        persona = document.expect(self.persona_id, Persona)
        others = [other for other in document.all(Persona) if other.is_target and other.id != persona.id]
        change: Change = ()
        for other in others if self.is_target else ():
            change += patch(other, is_target=False)
        return change + patch(persona, is_target=self.is_target)

    def subject(self, document: Document) -> str:
        return shortened(document.expect(self.persona_id, Persona).name)


def _register(document: Document, kind: str) -> tuple[Entry, ...]:
    entry_type = next(entry_type for entry_type in ENTRY_TYPES if RECORD_TYPES[kind] is entry_type)
    return document.entries(entry_type)


def _require_known(kind: str, attributes: Attributes, kept: frozenset[str]) -> None:
    unknown = sorted(attributes.keys() - (RECORD_TYPES[kind].model_fields.keys() - kept))
    if unknown:
        raise CommandInvalid("entry_field_unknown", kind=kind, fields=", ".join(unknown)[:200])
