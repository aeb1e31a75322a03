"""Commands about the choice of peaks: criteria for candidates, their scores and weights, and the choice itself."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Command, removal, require_new_id, shortened
from cxdesign.domain.change import Change, Put, patch
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Emotion, EmotionValue, Touchpoint, emotion_id
from cxdesign.domain.order import keys_between
from cxdesign.domain.picking import (
    PEAK_WEIGHTING_ID,
    Importance,
    PeakCriterion,
    PeakCriterionAttributes,
    PeakJudgement,
    PeakScore,
    PeakWeighting,
    peak_judgement_id,
    peak_score_id,
)
from cxdesign.domain.records import Grade, Line, Name, RecordId, Remark
from cxdesign.domain.registers import Scene, SceneCell
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.understanding import Need, Points
from cxdesign.domain.vocabulary import CurveState, RelationType, WeightMethod
from cxdesign.errors import IntegrityError

MOST_CHOSEN = 3
"""Most peaks a group decides on (ours)."""


class NewPeakCriterion(PeakCriterionAttributes):
    """A criterion that is set up with others: its id, its name and its attributes."""

    peak_criterion_id: RecordId
    name: Name


class SetUpPeakCriteria(Command):
    """Add several criteria at once, behind those that are there."""

    name: ClassVar[str] = "set_up_peak_criteria"
    criteria: Annotated[tuple[NewPeakCriterion, ...], Field(min_length=1, max_length=20)]

    def plan(self, document: Document) -> Change:
        for criterion in self.criteria:
            require_new_id(document, criterion.peak_criterion_id, "peak_criterion")
        known = document.entries(PeakCriterion)
        keys = keys_between(known[-1].order if known else None, None, len(self.criteria))
        return tuple(Put(_criterion(criterion, key)) for criterion, key in zip(self.criteria, keys, strict=True))

    def subject(self, document: Document) -> str:
        return shortened(", ".join(criterion.name for criterion in self.criteria))


class GivePeakPoints(Command):
    """Give points to several criteria at once, as when one grows at the cost of the others."""

    name: ClassVar[str] = "give_peak_points"
    points: Annotated[dict[RecordId, Points], Field(min_length=1, max_length=100)]

    def plan(self, document: Document) -> Change:
        change: Change = ()
        for criterion_id, points in self.points.items():
            change += patch(document.expect(criterion_id, PeakCriterion), points=points)
        return change

    def subject(self, document: Document) -> str:
        named = (document.expect(found, PeakCriterion).name for found in self.points)
        return shortened(
            ", ".join(f"{name} {points}" for name, points in zip(named, self.points.values(), strict=True))
        )


class ScorePeak(Command):
    """Say what a candidate reaches on a criterion, 1 … 5; None takes it back."""

    name: ClassVar[str] = "score_peak"
    scene_cell_id: RecordId
    peak_criterion_id: RecordId
    value: Grade | None

    def plan(self, document: Document) -> Change:
        cell = document.expect(self.scene_cell_id, SceneCell)
        criterion = document.expect(self.peak_criterion_id, PeakCriterion)
        new_id = peak_score_id(cell.id, criterion.id)
        known = document.get(new_id)
        if self.value is None:
            return () if known is None else removal(document, known)
        if known is not None:
            return patch(known, value=self.value)
        return (Put(PeakScore(id=new_id, cell_id=cell.id, criterion_id=criterion.id, value=self.value)),)

    def subject(self, document: Document) -> str:
        return candidate_name(document, self.scene_cell_id)


class JudgePeakCriteria(Command):
    """Say how many times as important one criterion is as another; None takes the judgement back."""

    name: ClassVar[str] = "judge_peak_criteria"
    first_id: RecordId
    second_id: RecordId
    importance: Importance | None
    judge: Line = ""

    def plan(self, document: Document) -> Change:
        first, second = (document.expect(found, PeakCriterion).id for found in (self.first_id, self.second_id))
        importance = self.importance
        if first == second:
            raise IntegrityError("judged_with_itself")
        if first > second:
            first, second = second, first
            importance = None if importance is None else 1 / importance
        new_id = peak_judgement_id(self.judge, first, second)
        known = document.get(new_id)
        if importance is None:
            return () if known is None else removal(document, known)
        if known is not None:
            return patch(known, importance=importance)
        ends = {"first_id": first, "second_id": second}
        return (Put(PeakJudgement(id=new_id, judge=self.judge, importance=importance, **ends)),)

    def subject(self, document: Document) -> str:
        names = (document.expect(found, PeakCriterion).name for found in (self.first_id, self.second_id))
        return shortened(" : ".join(names))


class WeighPeaks(Command):
    """Say where the weights of the criteria come from: points, their order, or pairwise comparisons."""

    name: ClassVar[str] = "weigh_peaks"
    method: WeightMethod

    def plan(self, document: Document) -> Change:
        known = document.get(PEAK_WEIGHTING_ID)
        if known is not None:
            return patch(known, method=self.method)
        return (Put(PeakWeighting(id=PEAK_WEIGHTING_ID, method=self.method)),)

    def subject(self, document: Document) -> str:
        return self.method.value


class OnCandidate(Command):
    """What the commands about one candidate share."""

    scene_cell_id: RecordId

    def cell(self, document: Document) -> SceneCell:
        """Return the candidate, or refuse."""
        return document.expect(self.scene_cell_id, SceneCell)

    def subject(self, document: Document) -> str:
        return candidate_name(document, self.scene_cell_id)


class ChoosePeak(OnCandidate):
    """Make a candidate a planned peak of the journey, with the need it serves, the emotion it shall cause, and why.

    Chosen anew with None for a reason, it keeps the one it has.
    """

    name: ClassVar[str] = "choose_peak"
    need_id: RecordId | None = None
    target: EmotionValue | None = None
    reason: Remark | None = None

    def plan(self, document: Document) -> Change:
        cell = self.cell(document)
        others = [other for other in document.all(SceneCell) if is_chosen(document, other) and other.id != cell.id]
        if len(others) >= MOST_CHOSEN:
            raise IntegrityError("peaks_too_many", limit=MOST_CHOSEN)
        touchpoint = document.expect(cell.source_id, Touchpoint)
        reason = cell.reason if self.reason is None else self.reason
        change = patch(cell, is_chosen=True, reason=reason) + patch(touchpoint, is_peak=True)
        return change + self._need(document, touchpoint) + self._target(document, touchpoint)

    def _need(self, document: Document, touchpoint: Touchpoint) -> Change:
        if self.need_id is None:
            return ()
        need = document.expect(self.need_id, Need)
        new_id = relation_id(RelationType.ANSWERS, touchpoint.id, need.id)
        if new_id in document:
            return ()
        return (Put(Relation(id=new_id, relation=RelationType.ANSWERS, source_id=touchpoint.id, target_id=need.id)),)

    def _target(self, document: Document, touchpoint: Touchpoint) -> Change:
        if self.target is None:
            return ()
        record_id = emotion_id(touchpoint.id, CurveState.TARGET)
        known = document.get(record_id)
        if known is not None:
            return patch(known, value=self.target)
        state = CurveState.TARGET
        return (Put(Emotion(id=record_id, touchpoint_id=touchpoint.id, state=state, value=self.target)),)


class LeavePeak(OnCandidate):
    """Take a choice back; its touchpoint is a planned peak no longer, unless it is chosen in another scene too."""

    name: ClassVar[str] = "leave_peak"

    def plan(self, document: Document) -> Change:
        cell = self.cell(document)
        touchpoint = document.expect(cell.source_id, Touchpoint)
        others = (other for other in document.all(SceneCell) if other.source_id == cell.source_id)
        is_needed = any(other.is_chosen and other.id != cell.id for other in others)
        return patch(cell, is_chosen=False, reason="") + (() if is_needed else patch(touchpoint, is_peak=False))


def is_chosen(document: Document, cell: SceneCell) -> bool:
    """Return whether a candidate is chosen and its touchpoint still a planned peak on the map."""
    return cell.is_chosen and document.expect(cell.source_id, Touchpoint).is_peak


def candidate_name(document: Document, cell_id: str) -> str:
    """Return a candidate's touchpoint and scene as a history entry quotes them."""
    cell = document.expect(cell_id, SceneCell)
    touchpoint, scene = document.expect(cell.source_id, Touchpoint), document.expect(cell.target_id, Scene)
    return shortened(f"{shortened(touchpoint.name)[:38]} · {shortened(scene.name)[:38]}")


def _criterion(new: NewPeakCriterion, order: str) -> PeakCriterion:
    fields = {name: getattr(new, name) for name in PeakCriterionAttributes.model_fields}
    return PeakCriterion(id=new.peak_criterion_id, name=new.name, order=order, **fields)
