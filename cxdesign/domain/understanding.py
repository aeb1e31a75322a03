"""Records of understanding customers: persona, the notes of an empathy map, and the needs found."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cxdesign.domain.images import Depicted
from cxdesign.domain.records import Flag, Grade, Line, Name, OrderKey, Record, RecordId, Remark, Text
from cxdesign.domain.vocabulary import (
    EmpathyArea,
    Evidence,
    KanoClass,
    LearningWay,
    NeedType,
    Provenance,
    VoiceChannel,
)

Points = Annotated[int, Field(ge=0, le=100, strict=True)]
"""Points out of a hundred."""

WEIGHT_FIELDS = (
    "weight_tangibles",
    "weight_reliability",
    "weight_responsiveness",
    "weight_assurance",
    "weight_empathy",
)
"""Where a persona keeps its hundred points, by dimension of service quality (SERVQUAL)."""

TARGET_CRITERIA = ("sharpness", "size", "reach", "referral", "substitutes")
"""Criteria of the choice of the target audience (ours), graded 1 to 5, more is better."""


class PersonaAttributes(Depicted):
    """What is known of a persona.

    The five criteria grade the persona as the target audience to win first: how sharp its need is, how large the group,
    how well it can be reached, how much it refers others, and how poor the substitutes are. The weights are the
    persona's expectations: a hundred points over the five dimensions of service quality, or none at all. The picture is
    its portrait.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: Line = ""
    segment: Line = ""
    goal: Remark = ""
    situation: Remark = ""
    rests_on: Line = ""
    sharpness: Grade | None = None
    size: Grade | None = None
    reach: Grade | None = None
    referral: Grade | None = None
    substitutes: Grade | None = None
    target_reason: Remark = ""
    weight_tangibles: Points | None = None
    weight_reliability: Points | None = None
    weight_responsiveness: Points | None = None
    weight_assurance: Points | None = None
    weight_empathy: Points | None = None
    provenance: Provenance | None = None
    source: Line = ""


class Persona(PersonaAttributes, Record):
    """A research-based fictitious representative of a target group; ``is_target`` marks the audience chosen first."""

    kind: Literal["persona"] = "persona"

    name: Name
    order: OrderKey
    is_target: Flag = False

    @model_validator(mode="after")
    def _weights_are_a_hundred_points(self) -> Self:
        weights = [getattr(self, name) for name in WEIGHT_FIELDS]
        if any(weight is not None for weight in weights) and sum(weight or 0 for weight in weights) != 100:
            raise ValueError("the weights must add up to 100 points")
        return self


class EmpathyNote(Depicted, Record):
    """What was noticed of a persona, in one area of its empathy map."""

    kind: Literal["empathy_note"] = "empathy_note"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"persona_id": ("persona",)}

    persona_id: RecordId
    area: EmpathyArea
    order: OrderKey
    text: Text
    evidence: Evidence = Evidence.ASSUMPTION
    provenance: Provenance | None = None
    source: Line = ""


class NeedAttributes(BaseModel):
    """What is known of a need: "… needs *name* when *occasion* so that *outcome*".

    ``learned_by`` is the way it was learned, ``voice_channel`` where the customer's voice was heard.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    occasion: Line = ""
    outcome: Line = ""
    need_type: NeedType = NeedType.NEED
    is_implicit: Flag = False
    kano: KanoClass | None = None
    importance: Grade | None = None
    learned_by: LearningWay | None = None
    voice_channel: VoiceChannel | None = None
    evidence: Evidence = Evidence.ASSUMPTION
    provenance: Provenance | None = None
    source: Line = ""


class Need(NeedAttributes, Record):
    """What a customer has to get done or have, expects or wishes for; of a persona, or of customers in general."""

    kind: Literal["need"] = "need"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"persona_id": ("persona",)}

    name: Name
    order: OrderKey
    persona_id: RecordId | None = None
