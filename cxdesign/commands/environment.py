"""Commands about the co-creation environment: its canvas, and who takes part at which stage."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, removal, shortened
from cxdesign.domain.change import Change, Put, patch, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.environment import CANVAS_ID, EnvironmentCanvas, Participation, Stakeholder, participation_id
from cxdesign.domain.journey import Stage
from cxdesign.domain.records import RecordId, Remark
from cxdesign.domain.vocabulary import ParticipationLevel


class EditEnvironment(Command):
    """Change parts of the canvas; those not named stay as they are."""

    name: ClassVar[str] = "edit_environment"
    participants: Remark | None = None
    place: Remark | None = None
    contribution: Remark | None = None
    incentive: Remark | None = None
    ground_rules: Remark | None = None
    data_flow: Remark | None = None
    privacy: Remark | None = None

    def plan(self, document: Document) -> Change:
        fields = self.model_dump(exclude_none=True)
        known = document.get(CANVAS_ID)
        if known is not None:
            return patch_fields(known, fields)
        return (Put(EnvironmentCanvas(id=CANVAS_ID, **fields)),) if any(fields.values()) else ()

    def subject(self, document: Document) -> str:
        return shortened(document.project.name)


class SetParticipation(Command):
    """Say how far a role takes part in creating a stage; None takes the statement back."""

    name: ClassVar[str] = "set_participation"
    stage_id: RecordId
    stakeholder: Stakeholder
    level: ParticipationLevel | None = None

    def plan(self, document: Document) -> Change:
        stage = document.expect(self.stage_id, Stage)
        place = participation_id(stage.id, self.stakeholder)
        known = document.get(place)
        if self.level is None:
            return () if known is None else removal(document, known)
        if known is not None:
            return patch(known, level=self.level)
        return (Put(Participation(id=place, stage_id=stage.id, stakeholder=self.stakeholder, level=self.level)),)

    def subject(self, document: Document) -> str:
        return shortened(document.expect(self.stage_id, Stage).name)
