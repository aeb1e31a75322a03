"""Commands about several entries of registers at once: one step, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Command, removal
from cxdesign.commands.entry import AddEntry, EditEntry, RemoveEntry
from cxdesign.commands.relation import Relate
from cxdesign.commands.several import SEVERAL_LIMIT, OnSeveral
from cxdesign.domain.change import Change
from cxdesign.domain.document import Document

_MANY = Field(min_length=1, max_length=SEVERAL_LIMIT)


class AddEntries(OnSeveral):
    """Add entries to their registers, one after the other, and link them."""

    name: ClassVar[str] = "add_entries"
    additions: Annotated[tuple[AddEntry | Relate, ...], _MANY]

    @property
    def parts(self) -> Sequence[Command]:
        return self.additions


class EditEntries(OnSeveral):
    """Change fields of several entries."""

    name: ClassVar[str] = "edit_entries"
    edits: Annotated[tuple[EditEntry, ...], _MANY]

    @property
    def parts(self) -> Sequence[Command]:
        return self.edits


class RemoveEntries(OnSeveral):
    """Remove several entries with what is said of them elsewhere."""

    name: ClassVar[str] = "remove_entries"
    removals: Annotated[tuple[RemoveEntry, ...], _MANY]

    @property
    def parts(self) -> Sequence[Command]:
        return self.removals

    def plan(self, document: Document) -> Change:
        return removal(document, *(part.entry(document) for part in self.removals))
