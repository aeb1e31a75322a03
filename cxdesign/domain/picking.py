"""Records of the choice of peaks: criteria for candidates, their scores, and where the weights come from."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from cxdesign.domain.records import Flag, Grade, Line, Name, OrderKey, Record, RecordId, joint_id
from cxdesign.domain.registers import Attributes
from cxdesign.domain.understanding import Points
from cxdesign.domain.vocabulary import WeightMethod

PEAK_WEIGHTING_ID = "peak_weighting:main"
"""The one record that says where the weights of the criteria for peaks come from."""
Importance = Annotated[float, Field(ge=1 / 9, le=9, allow_inf_nan=False, strict=True)]
"""How many times as important one criterion is as another, 1/9 … 9 (Saaty)."""


class PeakCriterionAttributes(Attributes):
    """How candidates are compared: ``points`` out of a hundred, and whether less is better.

    ``key`` names a criterion of the workbench's own list, whose name is told in the reader's language.
    """

    key: Line = ""
    is_cost: Flag = False
    points: Points = 0


class PeakCriterion(PeakCriterionAttributes, Record):
    """One criterion that candidates for peaks are scored on; their order is their rank."""

    kind: Literal["peak_criterion"] = "peak_criterion"

    name: Name
    order: OrderKey


class PeakScore(Record):
    """What a candidate – a touchpoint in a scene – reaches on a criterion, 1 … 5."""

    kind: Literal["peak_score"] = "peak_score"
    references: ClassVar[dict[str, tuple[str, ...]]] = {
        "cell_id": ("scene_cell",),
        "criterion_id": ("peak_criterion",),
    }

    cell_id: RecordId
    criterion_id: RecordId
    value: Grade

    @model_validator(mode="after")
    def _id_names_its_place(self) -> Self:
        if self.id != peak_score_id(self.cell_id, self.criterion_id):
            raise ValueError("the id of a score is made of candidate and criterion")
        return self


class PeakJudgement(Record):
    """What one judge says of two criteria: ``first_id`` is ``importance`` times as important as ``second_id``."""

    kind: Literal["peak_judgement"] = "peak_judgement"
    references: ClassVar[dict[str, tuple[str, ...]]] = {
        "first_id": ("peak_criterion",),
        "second_id": ("peak_criterion",),
    }

    judge: Line = ""
    first_id: RecordId
    second_id: RecordId
    importance: Importance

    @model_validator(mode="after")
    def _id_names_its_pair(self) -> Self:
        if self.first_id >= self.second_id:
            raise ValueError("of a pair the smaller id comes first")
        if self.id != peak_judgement_id(self.judge, self.first_id, self.second_id):
            raise ValueError("the id of a judgement is made of judge and pair")
        return self


class PeakWeighting(Record):
    """Where the weights of the criteria come from; there is one such record or none, which means points."""

    kind: Literal["peak_weighting"] = "peak_weighting"

    method: WeightMethod = WeightMethod.POINTS

    @model_validator(mode="after")
    def _is_the_only_one(self) -> Self:
        if self.id != PEAK_WEIGHTING_ID:
            raise ValueError(f"the id must be {PEAK_WEIGHTING_ID}")
        return self


def peak_score_id(cell_id: str, criterion_id: str) -> str:
    """Return the one id the score of a candidate on a criterion can have.

    >>> peak_score_id("scene_cell:a", "peak_criterion:b")
    'peak_score:006f5e77fa2c8e8093014e93'
    """
    return joint_id("peak_score", cell_id, criterion_id)


def peak_judgement_id(judge: str, first_id: str, second_id: str) -> str:
    """Return the one id a judge's judgement of a pair can have.

    >>> peak_judgement_id("Ann", "peak_criterion:a", "peak_criterion:b")
    'peak_judgement:aaf3de7cdf9edb9d5366b049'
    """
    return joint_id("peak_judgement", judge, first_id, second_id)
