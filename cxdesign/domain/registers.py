"""Records that are kept as lists beside the maps: standards, promises, data points, objectives, risks, scenes."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from cxdesign.domain.records import (
    Day,
    Flag,
    Grade,
    Line,
    Link,
    Minutes,
    Name,
    OrderKey,
    Record,
    Remark,
    in_order,
)
from cxdesign.domain.vocabulary import Provenance, Sense, StandardType

Target = Annotated[float, Field(allow_inf_nan=False, strict=True, ge=-1e12, le=1e12)]
"""The value a measure shall reach, in the unit that stands beside it."""
Relevance = Annotated[int, Field(ge=0, le=5, strict=True)]
"""Relevance of a touchpoint in a scene, 0 (none) to 5."""


class Attributes(BaseModel):
    """What every entry of a register says of its origin."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    provenance: Provenance | None = None
    source: Line = ""


class StandardAttributes(Attributes):
    """What a standard measures, what it asks for, how that is found out, and who answers for it."""

    standard_type: StandardType | None = None
    metric: Line = ""
    target: Target | None = None
    unit: Line = ""
    method: Line = ""
    owner: Line = ""
    is_met: Flag | None = None


class Standard(StandardAttributes, Record):
    """A clear, measurable rule for a touchpoint or step; ``is_met`` None is: not measured yet."""

    kind: Literal["standard"] = "standard"
    name: Name
    order: OrderKey


class PromiseAttributes(Attributes):
    """What is promised in minutes, from when on it is overdue, and what is excepted.

    ``is_total`` marks the promise about the whole service, which the critical path is held against.
    """

    promised_minutes: Minutes | None = None
    overdue_minutes: Minutes | None = None
    is_total: Flag = False
    exclusions: Remark = ""


class Promise(PromiseAttributes, Record):
    """What is publicly promised to customers."""

    kind: Literal["promise"] = "promise"
    name: Name
    order: OrderKey


class DataPointAttributes(Attributes):
    """What data are captured for, who holds them, on which ground and how long when personal, and who acts on them."""

    purpose: Line = ""
    holder: Line = ""
    technology: Line = ""
    is_personal: Flag = False
    consent_basis: Line = ""
    retention: Line = ""
    recipient: Line = ""


class DataPoint(DataPointAttributes, Record):
    """A place and moment at which data about the customer or the delivery are captured to adapt the service."""

    kind: Literal["datapoint"] = "datapoint"
    name: Name
    order: OrderKey


class ObjectiveAttributes(Attributes):
    """What an objective is measured by, where it stands, what it shall reach by when, who owns it, and its cascade."""

    measure: Line = ""
    current: Line = ""
    target: Line = ""
    due_on: Day | None = None
    owner: Line = ""
    cascade: Line = ""


class Objective(ObjectiveAttributes, Record):
    """A measurable target for what the customer should experience, or for a problem to be solved."""

    kind: Literal["objective"] = "objective"
    name: Name
    order: OrderKey


class RiskAttributes(Attributes):
    """How likely and severe a risk is and how well it can be controlled (1 to 5 each), and what is done about it."""

    opportunity: Line = ""
    likelihood: Grade | None = None
    severity: Grade | None = None
    controllability: Grade | None = None
    response: Line = ""
    contingency: Line = ""


class Risk(RiskAttributes, Record):
    """A possible cause of negative experience."""

    kind: Literal["risk"] = "risk"
    name: Name
    order: OrderKey

    @property
    def score(self) -> int | None:
        """Likelihood × severity × (6 − controllability), 1 … 125, more is worse; None without a grade (ours)."""
        if self.likelihood is None or self.severity is None or self.controllability is None:
            return None
        return self.likelihood * self.severity * (6 - self.controllability)


class SceneAttributes(Attributes):
    """What a scene is for and how it is set: its emotional and its rational line, the senses it speaks to, and how."""

    purpose: Line = ""
    is_mandatory: Flag = False
    emotional_line: Line = ""
    rational_line: Line = ""
    senses: Annotated[tuple[Sense, ...], AfterValidator(in_order)] = ()
    sensory_notes: Remark = ""


class Scene(SceneAttributes, Record):
    """A situation with its own purpose and mood that spans touchpoints and is not bound to their order."""

    kind: Literal["scene"] = "scene"
    name: Name
    order: OrderKey


class SceneCell(Link):
    """A touchpoint takes part in a scene: how relevant for the customer, how relevant for the enterprise.

    ``is_chosen`` marks the touchpoint in this scene as a peak the group has decided on, and ``reason`` says why.
    """

    kind: Literal["scene_cell"] = "scene_cell"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"source_id": ("touchpoint",), "target_id": ("scene",)}

    customer_relevance: Relevance | None = None
    enterprise_relevance: Relevance | None = None
    is_chosen: Flag = False
    reason: Remark = ""
