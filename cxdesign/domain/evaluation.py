"""Records of an evaluation: criteria of one's own, rounds, raters, their ratings, and what was decided.

Which figures they come to stands in :mod:`cxdesign.scoring`. A rating names its criterion by the code in the catalogue,
and the records it rests on without holding them: they may go.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from cxdesign.domain.records import (
    Day,
    Flag,
    Grade,
    Line,
    Name,
    OrderKey,
    Record,
    RecordId,
    Remark,
    Text,
    in_order,
    joint_id,
    suffix_of,
)
from cxdesign.domain.understanding import Points
from cxdesign.domain.vocabulary import (
    Dimension,
    Evidence,
    GateMode,
    Level,
    Outcome,
    Provenance,
    RaterRole,
    RoundState,
)

EVALUATION_KINDS = ("criteria_set", "criterion", "round", "rater", "rating", "decision")
"""The kinds of records that say what people think of a design."""
RECORDS_NAMED = 20
"""Most records a rating names as its reason (ours)."""
Code = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
"""What a criterion is called in its catalogue, such as C1."""
Threshold = Annotated[float, Field(ge=1, le=5, allow_inf_nan=False, strict=True)]
"""A limit on the scale of the ratings, 1 … 5."""
Reasons = Annotated[tuple[RecordId, ...], Field(max_length=RECORDS_NAMED), AfterValidator(in_order)]
_OWN = "rater:own."
_ROOM = "rater:room."
WEIGHTS_BY_DIMENSION: Mapping[Dimension, str] = MappingProxyType(
    {dimension: f"weight_{dimension.value}" for dimension in Dimension}
)
"""Where a round keeps its hundred points, by dimension."""


class CriteriaSet(Record):
    """A copy of the criteria that somebody has made their own."""

    kind: Literal["criteria_set"] = "criteria_set"

    name: Name
    order: OrderKey


class CriterionAttributes(BaseModel):
    """A criterion: what is asked, what 1, 3 and 5 look like, which level of the pyramid it feeds, how much it weighs.

    ``weight`` counts inside its dimension; a criterion that is not in use counts nowhere and is not asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    question: Text
    anchor_1: Text
    anchor_3: Text
    anchor_5: Text
    dimension: Dimension
    level: Level | None = None
    weight: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False, strict=True)] = 1.0
    is_used: Flag = True
    provenance: Provenance | None = None
    source: Remark = ""


class Criterion(CriterionAttributes, Record):
    """One criterion of somebody's own set."""

    kind: Literal["criterion"] = "criterion"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"set_id": ("criteria_set",)}

    set_id: RecordId
    code: Code
    order: OrderKey

    @model_validator(mode="after")
    def _id_names_its_place(self) -> Self:
        if self.id != criterion_id(self.set_id, self.code):
            raise ValueError("the id of a criterion is made of its set and code")
        return self


class RoundAttributes(BaseModel):
    """Which design a round is about, what its figures are weighted with, and how its base gate opens.

    The weights are a hundred points over the three dimensions, or none at all: then all weigh the same. Limits of the
    gate that are not stated are those of the criteria. ``without`` names optional criteria that are left out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    design: Line = ""
    weight_customer: Points | None = None
    weight_organisation: Points | None = None
    weight_sustainability: Points | None = None
    without: Annotated[tuple[Code, ...], Field(max_length=100), AfterValidator(in_order)] = ()
    gate_mode: GateMode = GateMode.RAMP
    gate_low: Threshold | None = None
    gate_high: Threshold | None = None
    gate_hard: Threshold | None = None


class EvaluationRound(RoundAttributes, Record):
    """One pass of all raters, on the project as it was at ``rated_revision``.

    ``set_id`` names criteria of one's own, None the workbench's; ``follows_id`` the round before the discussion.
    """

    kind: Literal["round"] = "round"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"set_id": ("criteria_set",)}

    name: Name
    order: OrderKey
    state: RoundState = RoundState.OPEN
    set_id: RecordId | None = None
    follows_id: RecordId | None = None
    rated_revision: Annotated[int, Field(ge=0, strict=True)] = 0

    @model_validator(mode="after")
    def _weights_are_a_hundred_points(self) -> Self:
        weights = [getattr(self, name) for name in WEIGHTS_BY_DIMENSION.values()]
        if any(weight is not None for weight in weights) and sum(weight or 0 for weight in weights) != 100:
            raise ValueError("the weights must add up to 100 points")
        return self

    @model_validator(mode="after")
    def _gate_opens_upwards(self) -> Self:
        if self.gate_low is not None and self.gate_high is not None and self.gate_low > self.gate_high:
            raise ValueError("the gate opens above the point at which it is closed")
        return self

    @property
    def is_open(self) -> bool:
        """Whether raters still rate, each for themselves."""
        return self.state is RoundState.OPEN


class RaterEntry(Record):
    """Somebody who rates, and from which side; the name may be empty.

    ``is_guest`` is somebody without a screen of their own, whose ratings another person enters.
    """

    kind: Literal["rater"] = "rater"

    name: Line = ""
    role: RaterRole
    order: OrderKey
    is_guest: Flag = False

    @model_validator(mode="after")
    def _guests_take_nobodys_place(self) -> Self:
        if self.is_guest and is_own_rater(self.id):
            raise ValueError("a guest cannot have the id of a person with a screen of their own")
        return self


class RatingEntry(Record):
    """What one rater says of one criterion in one round; without a score: cannot judge."""

    kind: Literal["rating"] = "rating"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"round_id": ("round",), "rater_id": ("rater",)}

    round_id: RecordId
    rater_id: RecordId
    criterion: Code
    score: Grade | None = None
    evidence: Evidence = Evidence.ASSUMPTION
    record_ids: Reasons = ()
    note: Remark = ""

    @model_validator(mode="after")
    def _id_names_its_place(self) -> Self:
        if self.id != rating_id(self.round_id, self.rater_id, self.criterion):
            raise ValueError("the id of a rating is made of round, rater and criterion")
        return self


class DecisionAttributes(BaseModel):
    """What was decided, why, what it shall reach and by when, and who stands for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: Outcome | None = None
    back_to: Annotated[int, Field(ge=0, le=5, strict=True)] | None = None
    reason: Remark = ""
    target: Line = ""
    proof: Line = ""
    due_on: Day | None = None
    signed_by: Line = ""


class Decision(DecisionAttributes, Record):
    """What the evaluation of one round led to: accept, iterate or stop."""

    kind: Literal["decision"] = "decision"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"round_id": ("round",)}

    round_id: RecordId

    @model_validator(mode="after")
    def _id_names_its_round(self) -> Self:
        if self.id != decision_id(self.round_id):
            raise ValueError("the id of a decision is made of its round")
        return self


def criterion_id(set_id: str, code: str) -> str:
    """Return the one id the criterion of a code in a set can have.

    >>> criterion_id("criteria_set:1", "C1")
    'criterion:33a5614b1b0357c5b061aafe'
    """
    return joint_id("criterion", set_id, code)


def rating_id(round_id: str, rater_id: str, criterion: str) -> str:
    """Return the one id the rating of a criterion by a rater in a round can have.

    >>> rating_id("round:1", "rater:ann", "C1")
    'rating:23ca9c68d45cd5e870b97fe9'
    """
    return joint_id("rating", round_id, rater_id, criterion)


def decision_id(round_id: str) -> str:
    """Return the one id the decision about a round can have.

    >>> decision_id("round:1")
    'decision:1'
    """
    return f"decision:{suffix_of(round_id)}"


def own_rater_id(actor_id: str) -> str:
    """Return the id under which a person rates from their own screen; who they are cannot be read from it.

    >>> own_rater_id("actor:ann")
    'rater:own.a8c040251778e98f629472fd'
    """
    return f"{_OWN}{suffix_of(joint_id('rater', actor_id))}"


def is_own_rater(rater_id: str) -> bool:
    """Return whether an id is one under which a person rates from their own screen.

    >>> is_own_rater(own_rater_id("actor:ann")), is_own_rater("rater:guest")
    (True, False)
    """
    return rater_id.startswith(_OWN)


def room_rater_id(round_id: str, number: int) -> str:
    """Return the id of somebody who rated in a workshop, of whom nothing is known but the role.

    >>> room_rater_id("round:1", 0)
    'rater:room.4ce5f44b9ad0343cbb5274c9'
    """
    return f"{_ROOM}{suffix_of(joint_id('rater', round_id, str(number)))}"


def is_room_rater(rater_id: str) -> bool:
    """Return whether an id is that of somebody who rated in a workshop, and rates nowhere else.

    >>> is_room_rater(room_rater_id("round:1", 0)), is_room_rater("rater:guest")
    (True, False)
    """
    return rater_id.startswith(_ROOM)
