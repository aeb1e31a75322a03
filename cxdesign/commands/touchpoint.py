"""Commands about touchpoints, their attributes and the extra paths between them."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put, patch, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Path, Stage, Touchpoint, TouchpointAttributes
from cxdesign.domain.records import Flag, Name, RecordId
from cxdesign.domain.vocabulary import Level


def _touchpoints_of(document: Document, stage_id: str) -> tuple[Touchpoint, ...]:
    return tuple(touchpoint for touchpoint in document.touchpoints if touchpoint.stage_id == stage_id)


class AddTouchpoint(Command):
    """Add a touchpoint to a stage, before another one of that stage or at its end."""

    name: ClassVar[str] = "add_touchpoint"
    touchpoint_id: NewId
    stage_id: RecordId
    touchpoint_name: Name
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.touchpoint_id, "touchpoint")
        stage = document.expect(self.stage_id, Stage)
        order, aside = place_before(document, _touchpoints_of(document, stage.id), self.before_id)
        new = Touchpoint(id=self.touchpoint_id, name=self.touchpoint_name, stage_id=stage.id, order=order)
        return (*aside, Put(new))

    def subject(self, document: Document) -> str:
        return shortened(self.touchpoint_name)


class OnTouchpoint(Command):
    """What the commands about an existing touchpoint share."""

    touchpoint_id: RecordId

    def touchpoint(self, document: Document) -> Touchpoint:
        """Return the touchpoint, or refuse."""
        return document.expect(self.touchpoint_id, Touchpoint)

    def subject(self, document: Document) -> str:
        return shortened(self.touchpoint(document).name)


class RenameTouchpoint(OnTouchpoint):
    """Give a touchpoint another name."""

    name: ClassVar[str] = "rename_touchpoint"
    new_name: Name

    def plan(self, document: Document) -> Change:
        return patch(self.touchpoint(document), name=self.new_name)


class MoveTouchpoint(OnTouchpoint):
    """Move a touchpoint to a stage, before another one of that stage or to its end."""

    name: ClassVar[str] = "move_touchpoint"
    stage_id: RecordId
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        touchpoint = self.touchpoint(document)
        stage = document.expect(self.stage_id, Stage)
        order, aside = place_before(document, _touchpoints_of(document, stage.id), self.before_id, moving=touchpoint.id)
        return aside + patch(touchpoint, stage_id=stage.id, order=order)


class RemoveTouchpoint(OnTouchpoint):
    """Remove a touchpoint with its cards, emotions and paths."""

    name: ClassVar[str] = "remove_touchpoint"

    def plan(self, document: Document) -> Change:
        return removal(document, self.touchpoint(document))


class EditTouchpoint(OnTouchpoint):
    """Change attributes of a touchpoint."""

    name: ClassVar[str] = "edit_touchpoint"
    attributes: TouchpointAttributes

    def plan(self, document: Document) -> Change:
        return patch_fields(self.touchpoint(document), self.attributes.model_dump(exclude_unset=True))


class MarkPeak(OnTouchpoint):
    """Plan a touchpoint as a peak, or take the plan back."""

    name: ClassVar[str] = "mark_peak"
    is_peak: Flag

    def plan(self, document: Document) -> Change:
        return patch(self.touchpoint(document), is_peak=self.is_peak)


class MarkEnd(OnTouchpoint):
    """Make a touchpoint the planned end – the one that was it is it no longer – or take the plan back."""

    name: ClassVar[str] = "mark_end"
    is_end: Flag

    def plan(self, document: Document) -> Change:
        touchpoint = self.touchpoint(document)
        previous = document.planned_end
        change: Change = ()
        if self.is_end and previous is not None and previous.id != touchpoint.id:
            change = patch(previous, is_end=False)
        return change + patch(touchpoint, is_end=self.is_end)


class ToggleLevel(OnTouchpoint):
    """Add a pyramid level to a touchpoint's own levels, or take it away."""

    name: ClassVar[str] = "toggle_level"
    level: Level

    def plan(self, document: Document) -> Change:
        touchpoint = self.touchpoint(document)
        return patch(touchpoint, levels=tuple(set(touchpoint.levels) ^ {self.level}))


class AddPath(Command):
    """Add a way from one touchpoint to another besides the journey's own order."""

    name: ClassVar[str] = "add_path"
    path_id: NewId
    source_id: RecordId
    target_id: RecordId
    is_repeat: Flag = False

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.path_id, "path")
        for touchpoint_id in (self.source_id, self.target_id):
            document.expect(touchpoint_id, Touchpoint)
        path = Path(id=self.path_id, source_id=self.source_id, target_id=self.target_id, is_repeat=self.is_repeat)
        return (Put(path),)

    def subject(self, document: Document) -> str:
        return _path_subject(document, self.source_id, self.target_id)


class RemovePath(Command):
    """Remove an extra path."""

    name: ClassVar[str] = "remove_path"
    path_id: RecordId

    def plan(self, document: Document) -> Change:
        return removal(document, document.expect(self.path_id, Path))

    def subject(self, document: Document) -> str:
        path = document.expect(self.path_id, Path)
        return _path_subject(document, path.source_id, path.target_id)


def _path_subject(document: Document, source_id: str, target_id: str) -> str:
    names = (document.expect(touchpoint_id, Touchpoint).name for touchpoint_id in (source_id, target_id))
    return shortened(" → ".join(names))
