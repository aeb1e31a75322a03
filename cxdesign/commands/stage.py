"""Commands about stages."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put, patch
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Stage
from cxdesign.domain.records import Name, RecordId


class AddStage(Command):
    """Add a stage before another one or at the end."""

    name: ClassVar[str] = "add_stage"
    stage_id: NewId
    stage_name: Name
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.stage_id, "stage")
        order, aside = place_before(document, document.stages, self.before_id)
        return (
            *aside,
            Put(Stage(id=self.stage_id, name=self.stage_name, order=order)),
        )

    def subject(self, document: Document) -> str:
        return shortened(self.stage_name)


class RenameStage(Command):
    """Give a stage another name."""

    name: ClassVar[str] = "rename_stage"
    stage_id: RecordId
    new_name: Name

    def plan(self, document: Document) -> Change:
        return patch(document.expect(self.stage_id, Stage), name=self.new_name)

    def subject(self, document: Document) -> str:
        return shortened(document.expect(self.stage_id, Stage).name)


class MoveStage(Command):
    """Move a stage with its touchpoints before another one or to the end."""

    name: ClassVar[str] = "move_stage"
    stage_id: RecordId
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        stage = document.expect(self.stage_id, Stage)
        order, aside = place_before(document, document.stages, self.before_id, moving=stage.id)
        return aside + patch(stage, order=order)

    def subject(self, document: Document) -> str:
        return shortened(document.expect(self.stage_id, Stage).name)


class RemoveStage(Command):
    """Remove a stage with its touchpoints and all that stands on them."""

    name: ClassVar[str] = "remove_stage"
    stage_id: RecordId

    def plan(self, document: Document) -> Change:
        return removal(document, document.expect(self.stage_id, Stage))

    def subject(self, document: Document) -> str:
        return shortened(document.expect(self.stage_id, Stage).name)
