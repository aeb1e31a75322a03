"""Commands about the blueprint: its lanes, and the arrows between its steps."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.soundness import require_sound_flow
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Step
from cxdesign.domain.change import Change, Put, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.order import keys_between
from cxdesign.domain.records import Flag, RecordId
from cxdesign.domain.vocabulary import BLUEPRINT_ROLES, LaneRole


class SetUpBlueprint(Command):
    """Add the lanes of the blueprint that are not there yet."""

    name: ClassVar[str] = "set_up_blueprint"

    def plan(self, document: Document) -> Change:
        missing = [role for role in BLUEPRINT_ROLES if document.lane_of(role) is None]
        last = document.lanes[-1].order if document.lanes else None
        keys = keys_between(last, None, len(missing))
        return tuple(
            Put(Lane(id=_free_lane_id(document, role), role=role, order=key))
            for role, key in zip(missing, keys, strict=True)
        )

    def subject(self, document: Document) -> str:
        return shortened(document.project.name)


class AddFlow(Command):
    """Draw an arrow from one step to another."""

    name: ClassVar[str] = "add_flow"
    flow_id: NewId
    source_id: RecordId
    target_id: RecordId
    is_repeat: Flag = False
    is_non_visual: Flag = False

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.flow_id, "flow")
        fields = self.model_dump(exclude={"flow_id"})
        flow = Flow(id=self.flow_id, **fields)
        require_sound_flow(document, flow)
        return (Put(flow),)

    def subject(self, document: Document) -> str:
        return _flow_subject(document, self.source_id, self.target_id)


class OnFlow(Command):
    """What the commands about an existing arrow share."""

    flow_id: RecordId

    def flow(self, document: Document) -> Flow:
        """Return the arrow, or refuse."""
        return document.expect(self.flow_id, Flow)

    def subject(self, document: Document) -> str:
        flow = self.flow(document)
        return _flow_subject(document, flow.source_id, flow.target_id)


class EditFlow(OnFlow):
    """Lead an arrow elsewhere, or make it a repeat or a non-visual contact; what is not named stays as it is."""

    name: ClassVar[str] = "edit_flow"
    source_id: RecordId | None = None
    target_id: RecordId | None = None
    is_repeat: Flag | None = None
    is_non_visual: Flag | None = None

    def plan(self, document: Document) -> Change:
        flow = self.flow(document)
        fields = self.model_dump(exclude={"flow_id"}, exclude_none=True)
        require_sound_flow(document, flow.replaced(fields))
        return patch_fields(flow, fields)


class RemoveFlow(OnFlow):
    """Remove an arrow."""

    name: ClassVar[str] = "remove_flow"

    def plan(self, document: Document) -> Change:
        return removal(document, self.flow(document))


def _free_lane_id(document: Document, role: LaneRole) -> str:
    names = (f"lane:{role.value}{number or ''}" for number in range(len(document.lanes) + 1))
    return next(lane_id for lane_id in names if lane_id not in document)


def _flow_subject(document: Document, source_id: str, target_id: str) -> str:
    texts = (document.expect(step_id, Step).text for step_id in (source_id, target_id))
    return shortened(" → ".join(shortened(text)[:38] for text in texts))
