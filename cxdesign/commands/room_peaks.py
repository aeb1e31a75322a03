"""What a room voted for, taken over as planned peaks. Never accepted from a browser."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Command, shortened
from cxdesign.commands.picking import MOST_CHOSEN, ChoosePeak
from cxdesign.commands.touchpoint import MarkPeak
from cxdesign.domain.change import Change, apply, squash
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import RecordId, Remark
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.errors import IntegrityError


class TakePeaks(Command):
    """Plan the touchpoints a room chose as peaks: one step, which undo takes back whole.

    Each is chosen as the peak picker chooses it, in the scene in which it matters most; one that takes part in no scene
    is marked on the map. ``reasons`` say what the room said of each; a reason that is there stays.
    """

    name: ClassVar[str] = "take_peaks"
    touchpoint_ids: Annotated[tuple[RecordId, ...], Field(min_length=1, max_length=MOST_CHOSEN)]
    reasons: dict[RecordId, Remark] = Field(default_factory=dict)

    def plan(self, document: Document) -> Change:
        before, changes = _planned(document), []
        for touchpoint_id in dict.fromkeys(self.touchpoint_ids):
            change = self._part(document, touchpoint_id).plan(document)
            document = apply(document, change)
            changes.append(change)
        after = _planned(document)
        if len(after) > MOST_CHOSEN and after != before:
            raise IntegrityError("peaks_too_many", limit=MOST_CHOSEN)
        return squash(changes)

    def subject(self, document: Document) -> str:
        ids = dict.fromkeys(self.touchpoint_ids)
        return shortened(", ".join(document.expect(one, Touchpoint).name for one in ids))

    def _part(self, document: Document, touchpoint_id: str) -> Command:
        """Return what the peak picker, or the map, does for one touchpoint."""
        touchpoint = document.expect(touchpoint_id, Touchpoint)
        cell = best_cell(document, touchpoint.id)
        if cell is None:
            return MarkPeak(touchpoint_id=touchpoint.id, is_peak=True)
        reason = None if cell.reason else self.reasons.get(touchpoint.id)
        return ChoosePeak(scene_cell_id=cell.id, reason=reason)


def best_cell(document: Document, touchpoint_id: str) -> SceneCell | None:
    """Return a touchpoint in the scene in which it matters most, None where it takes part in none.

    That is one in which it is chosen already, else the one with the highest sum of both relevances (ours), the first of
    those that are alike.
    """
    scenes = [scene.id for scene in document.entries(Scene)]
    cells = [cell for cell in document.all(SceneCell) if cell.source_id == touchpoint_id]
    return min(
        cells, key=lambda cell: (not cell.is_chosen, -_relevance(cell), scenes.index(cell.target_id)), default=None
    )


def _relevance(cell: SceneCell) -> int:
    return (cell.customer_relevance or 0) + (cell.enterprise_relevance or 0)


def _planned(document: Document) -> frozenset[str]:
    return frozenset(one.id for one in document.touchpoints if one.is_peak)
