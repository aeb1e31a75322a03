"""The co-creation environment: its canvas, who takes part at which stage, who may decide what, sessions and ideas.

It is the artefact of activity 4 of ISO/TS 24082. People are named by role, never by name.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from cxdesign.domain.records import Day, Line, Name, OrderKey, Record, RecordId, Remark, in_order, joint_id
from cxdesign.domain.registers import Attributes
from cxdesign.domain.vocabulary import IdeaState, ParticipationLevel, RaterRole, SessionStatus

CANVAS_ID = "environment_canvas:main"
"""The one record that describes the environment."""
STAKEHOLDERS: tuple[RaterRole, ...] = (
    RaterRole.CUSTOMER,
    RaterRole.FRONT_LINE,
    RaterRole.BACK_OFFICE,
    RaterRole.MANAGER,
    RaterRole.DESIGNER,
)
"""Whose participation is planned; whoever facilitates or observes has no part in what is decided."""
ACTIVE_LEVELS = frozenset({ParticipationLevel.INVOLVE, ParticipationLevel.DECIDE})
"""The levels at which people work on the design instead of being told or asked."""
ENVIRONMENT_KINDS: tuple[str, ...] = ("environment_canvas", "participation", "empowerment", "session", "idea")
"""The kinds of records the environment is made of."""


def _takes_part(role: RaterRole) -> RaterRole:
    if role not in STAKEHOLDERS:
        raise ValueError("this role has no part in the design")
    return role


Stakeholder = Annotated[RaterRole, AfterValidator(_takes_part)]
"""A role whose participation is planned."""
Roles = Annotated[tuple[RaterRole, ...], Field(max_length=len(RaterRole)), AfterValidator(in_order)]
"""Roles, once each and sorted."""


class EnvironmentCanvas(Record):
    """Who creates together, where, with what contribution, for what, by which rules, and what happens with data."""

    kind: Literal["environment_canvas"] = "environment_canvas"

    participants: Remark = ""
    place: Remark = ""
    contribution: Remark = ""
    incentive: Remark = ""
    ground_rules: Remark = ""
    data_flow: Remark = ""
    privacy: Remark = ""

    @model_validator(mode="after")
    def _is_the_only_one(self) -> Self:
        if self.id != CANVAS_ID:
            raise ValueError(f"the id must be {CANVAS_ID}")
        return self


CANVAS_FIELDS: tuple[str, ...] = tuple(name for name in EnvironmentCanvas.model_fields if name not in {"kind", "id"})
"""The parts of the canvas, in the order in which they are filled in."""


class Participation(Record):
    """How far a role takes part in creating a stage of the journey; none such is: nothing is planned."""

    kind: Literal["participation"] = "participation"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"stage_id": ("stage",)}

    stage_id: RecordId
    stakeholder: Stakeholder
    level: ParticipationLevel

    @model_validator(mode="after")
    def _id_names_its_place(self) -> Self:
        if self.id != participation_id(self.stage_id, self.stakeholder):
            raise ValueError("the id of a participation is made of stage and role")
        return self


class EmpowermentAttributes(Attributes):
    """Which role may decide on the spot, up to which limit, and whom it turns to beyond."""

    empowered_role: Line = ""
    limit: Remark = ""
    escalation: Line = ""


class Empowerment(EmpowermentAttributes, Record):
    """One row of the empowerment matrix; its name is the situation."""

    kind: Literal["empowerment"] = "empowerment"
    name: Name
    order: OrderKey


class SessionAttributes(Attributes):
    """When a session of co-creation is or was held, which roles take part, and what came of it."""

    held_on: Day | None = None
    roles: Roles = ()
    session_status: SessionStatus = SessionStatus.PLANNED
    result: Remark = ""


class Session(SessionAttributes, Record):
    """One entry of the session log; its name says what was done."""

    kind: Literal["session"] = "session"
    name: Name
    order: OrderKey


class IdeaAttributes(Attributes):
    """When and from which role an idea came, what became of it, and what those who had it were told."""

    raised_on: Day | None = None
    raised_by: RaterRole | None = None
    idea_state: IdeaState = IdeaState.OPEN
    answer: Remark = ""


class Idea(IdeaAttributes, Record):
    """One entry of the idea log; its name is the idea."""

    kind: Literal["idea"] = "idea"
    name: Name
    order: OrderKey


def participation_id(stage_id: str, stakeholder: RaterRole) -> str:
    """Return the one id the participation of a role in a stage can have.

    >>> participation_id("stage:a", RaterRole.CUSTOMER).partition(":")[0]
    'participation'
    """
    return joint_id("participation", stage_id, stakeholder.value)
