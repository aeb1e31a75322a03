"""Commands about several cards, notes or cells of the matrix at once: one step, all of it or nothing."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import SUBJECT_LENGTH, Command, removal
from cxdesign.commands.card import EditCardAttributes, MoveCard, RemoveCard
from cxdesign.commands.relation import RemoveSceneCell, SetSceneCell
from cxdesign.commands.understanding import EditEmpathyNoteAttributes, MoveEmpathyNote, RemoveEmpathyNote
from cxdesign.domain.change import Change, apply, squash
from cxdesign.domain.document import Document
from cxdesign.domain.records import Record
from cxdesign.domain.registers import SceneCell

SEVERAL_LIMIT = 1_000
"""Most records one command may be about (ours): as many moves as one message of the board has room for."""
_MANY = Field(min_length=1, max_length=SEVERAL_LIMIT)


class OnSeveral(Command):
    """What the commands about several records share: each is made of commands about one."""

    @property
    @abstractmethod
    def parts(self) -> Sequence[Command]:
        """What is meant for each record, in the order it is to happen."""

    def plan(self, document: Document) -> Change:
        changes: list[Change] = []
        for part in self.parts:
            change = part.plan(document)
            document = apply(document, change)
            changes.append(change)
        return squash(changes)

    def subject(self, document: Document) -> str:
        first = self.parts[0].subject(document)
        more = f" + {len(self.parts) - 1}" if len(self.parts) > 1 else ""
        room = SUBJECT_LENGTH - len(more)
        return (first if len(first) <= room else f"{first[: room - 1].rstrip(' …')}…") + more


class MoveSeveral(OnSeveral):
    """Move cards or notes, one after the other, each to a place of its own."""

    name: ClassVar[str] = "move_several"
    moves: Annotated[tuple[MoveCard | MoveEmpathyNote, ...], _MANY]

    @property
    def parts(self) -> Sequence[Command]:
        return self.moves


class EditSeveral(OnSeveral):
    """Change attributes of cards or notes, or relevances of cells of the matrix."""

    name: ClassVar[str] = "edit_several"
    edits: Annotated[tuple[EditCardAttributes | EditEmpathyNoteAttributes | SetSceneCell, ...], _MANY]

    @property
    def parts(self) -> Sequence[Command]:
        return self.edits


class RemoveSeveral(OnSeveral):
    """Remove cards or notes, or take touchpoints out of scenes, with all that would point to nothing."""

    name: ClassVar[str] = "remove_several"
    removals: Annotated[tuple[RemoveCard | RemoveEmpathyNote | RemoveSceneCell, ...], _MANY]

    @property
    def parts(self) -> Sequence[Command]:
        return self.removals

    def plan(self, document: Document) -> Change:
        return removal(document, *(_meant(part, document) for part in self.removals))


def _meant(part: RemoveCard | RemoveEmpathyNote | RemoveSceneCell, document: Document) -> Record:
    match part:
        case RemoveCard():
            return part.card(document)
        case RemoveEmpathyNote():
            return part.note(document)
    return document.expect(part.scene_cell_id, SceneCell)
