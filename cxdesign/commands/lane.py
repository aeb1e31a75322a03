"""Commands about lanes."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put, patch
from cxdesign.domain.document import Document
from cxdesign.domain.integrity import LASTING_ROLES
from cxdesign.domain.journey import Lane
from cxdesign.domain.records import Flag, Name, RecordId
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.errors import IntegrityError


class AddLane(Command):
    """Add a lane for notes, before another one or at the end."""

    name: ClassVar[str] = "add_lane"
    lane_id: NewId
    lane_name: Name
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.lane_id, "lane")
        order, aside = place_before(document, document.lanes, self.before_id)
        return (
            *aside,
            Put(Lane(id=self.lane_id, role=LaneRole.NOTES, name=self.lane_name, order=order)),
        )

    def subject(self, document: Document) -> str:
        return shortened(self.lane_name)


class OnLane(Command):
    """What the commands about an existing lane share. The subject of a lane without a name is its role."""

    lane_id: RecordId

    def lane(self, document: Document) -> Lane:
        """Return the lane, or refuse."""
        return document.expect(self.lane_id, Lane)

    def subject(self, document: Document) -> str:
        lane = self.lane(document)
        return shortened(lane.name) if lane.name else f"lane.{lane.role.value}"


class RenameLane(OnLane):
    """Give a lane another name, or None for the name of its role."""

    name: ClassVar[str] = "rename_lane"
    new_name: Name | None

    def plan(self, document: Document) -> Change:
        return patch(self.lane(document), name=self.new_name)


class MoveLane(OnLane):
    """Move a lane before another one or to the end."""

    name: ClassVar[str] = "move_lane"
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        lane = self.lane(document)
        order, aside = place_before(document, document.lanes, self.before_id, moving=lane.id)
        return aside + patch(lane, order=order)


class HideLane(OnLane):
    """Hide a lane for everybody, or show it again."""

    name: ClassVar[str] = "hide_lane"
    is_hidden: Flag

    def plan(self, document: Document) -> Change:
        return patch(self.lane(document), is_hidden=self.is_hidden)


class RemoveLane(OnLane):
    """Remove a lane of cards with its cards; those that last can only be hidden."""

    name: ClassVar[str] = "remove_lane"

    def plan(self, document: Document) -> Change:
        lane = self.lane(document)
        if lane.role in LASTING_ROLES:
            raise IntegrityError("lane_not_removable", id=lane.id)
        return removal(document, lane)
