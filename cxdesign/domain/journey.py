"""Records of the journey map: project, stage, touchpoint, lane, emotion and the extra paths between touchpoints."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

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
    RecordId,
    Remark,
    in_order,
    suffix_of,
)
from cxdesign.domain.vocabulary import (
    CurveState,
    Environment,
    Evidence,
    Initiative,
    LaneRole,
    Level,
    Phase,
    Provenance,
    Sense,
    ServiceLink,
    ServiceSubject,
    Setting,
    Variability,
)

PROJECT_ID: Final = "project:main"
EmotionValue = Annotated[int, Field(ge=-5, le=5, strict=True)]
"""Emotion on the scale −5 (worst) to +5 (best)."""
EMOTIONS = 11
"""How many values an emotion can have."""
_Count = Annotated[int, Field(ge=0, le=10_000, strict=True)]
RoomCounts = Annotated[tuple[_Count, ...], Field(min_length=EMOTIONS, max_length=EMOTIONS)]
"""How many people of a room stated each value, −5 first."""
Amount = Annotated[float, Field(ge=0, le=1e12, allow_inf_nan=False, strict=True)]
"""An amount of money, in the project's currency."""


class Project(Record):
    """The service this document describes; there is one in every document.

    ``price``, ``fixed_cost`` and ``minute_cost`` are what one delivery earns, what it costs whatever its length, and
    what each of its minutes costs. ``waived_links`` are service links that are left out on purpose.
    """

    kind: Literal["project"] = "project"
    id: Literal["project:main"]
    name: Name
    description: Remark = ""
    based_on: Line = ""
    satisfaction_line: EmotionValue = 0
    delight_line: EmotionValue = 3
    waived_links: Annotated[tuple[ServiceLink, ...], AfterValidator(in_order)] = ()
    currency: Line = ""
    price: Amount | None = None
    fixed_cost: Amount | None = None
    minute_cost: Amount | None = None
    origin_project: Line = ""
    origin_name: Line = ""
    origin_revision: Annotated[int, Field(ge=1, strict=True)] | None = None


class Stage(Record):
    """A contiguous part of the journey with one customer goal."""

    kind: Literal["stage"] = "stage"
    name: Name
    order: OrderKey


class TouchpointAttributes(BaseModel):
    """The attributes of a touchpoint that people fill in. Durations are minutes.

    ``levels`` are the touchpoint's own pyramid levels; the levels of its features come on top. ``effort`` is what the
    organisation puts in, ``customer_value`` what the customer gets out of it; ``is_embarrassing`` marks service that
    goes too far. ``refreshed_on`` is when a surprise was last renewed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    environments: Annotated[tuple[Environment, ...], AfterValidator(in_order)] = ()
    channel: Line = ""
    setting: Setting | None = None
    owner: Line = ""
    service_subject: ServiceSubject | None = None
    levels: Annotated[tuple[Level, ...], AfterValidator(in_order)] = ()
    may_be_skipped: Flag = False
    phase: Phase | None = None
    service_link: ServiceLink | None = None
    initiative: Initiative | None = None
    variability: Variability | None = None
    duration_minutes: Minutes | None = None
    wait_minutes: Minutes | None = None
    tolerance_minutes: Minutes | None = None
    importance: Grade | None = None
    effort: Grade | None = None
    customer_value: Grade | None = None
    is_embarrassing: Flag = False
    refreshed_on: Day | None = None
    evidence: Evidence = Evidence.ASSUMPTION
    senses: Annotated[tuple[Sense, ...], AfterValidator(in_order)] = ()
    is_fail: Flag = False
    provenance: Provenance | None = None
    source: Line = ""


class Touchpoint(TouchpointAttributes, Record):
    """A point or medium through which the customer interacts with the organisation.

    ``is_peak`` and ``is_end`` are *planned*; the computed ones come from :mod:`cxdesign.analysis.emotion`.
    """

    kind: Literal["touchpoint"] = "touchpoint"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"stage_id": ("stage",)}

    name: Name
    stage_id: RecordId
    order: OrderKey
    is_peak: Flag = False
    is_end: Flag = False


class Lane(Record):
    """A row of the map. ``name`` None means: the role's own name, in the reader's language."""

    kind: Literal["lane"] = "lane"
    role: LaneRole
    name: Name | None = None
    order: OrderKey
    is_hidden: Flag = False


class Emotion(Record):
    """What is felt at a touchpoint, now or as the target, in the team's estimate: −5 … +5.

    ``room_counts`` are the ratings of a workshop's room that the value was taken over from, without names; empty when
    no room was asked. They stay as they are when the team states another value.
    """

    kind: Literal["emotion"] = "emotion"
    id: Annotated[str, Field(pattern=r"^emotion:[A-Za-z0-9_.-]{1,80}$")]
    references: ClassVar[dict[str, tuple[str, ...]]] = {"touchpoint_id": ("touchpoint",)}

    touchpoint_id: RecordId
    state: CurveState
    value: EmotionValue
    room_counts: RoomCounts | tuple[()] = ()
    provenance: Provenance | None = None
    source: Line = ""

    @model_validator(mode="after")
    def _id_names_its_place(self) -> Self:
        if self.id != emotion_id(self.touchpoint_id, self.state):
            raise ValueError("the id of an emotion is made of its touchpoint and state")
        return self


def emotion_id(touchpoint_id: str, state: CurveState) -> str:
    """Return the one id an emotion at this touchpoint and state can have, so that two writers meet in one record.

    >>> emotion_id("touchpoint:t1", CurveState.NOW)
    'emotion:t1.team.now'
    """
    return f"emotion:{suffix_of(touchpoint_id)}.team.{state.value}"


class Path(Link):
    """A way from one touchpoint to another besides the journey's own order; only a repeat may lead back."""

    kind: Literal["path"] = "path"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"source_id": ("touchpoint",), "target_id": ("touchpoint",)}

    is_repeat: Flag = False
