"""What the co-creation environment says about the design: who may decide where something fails, who takes part."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.environment import ACTIVE_LEVELS, ENVIRONMENT_KINDS, Empowerment, Participation
from cxdesign.domain.registers import DataPoint
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import ParticipationLevel, RaterRole, RelationType

EXPECTED_ACTIVE: tuple[RaterRole, ...] = (RaterRole.CUSTOMER, RaterRole.FRONT_LINE)
"""Who has to work on at least one stage, not only be told or asked of it."""


def is_begun(document: Document) -> bool:
    """Return whether anything is said of the co-creation environment at all.

    >>> is_begun(Document())
    False
    """
    return any(document.of_kind(kind) for kind in ENVIRONMENT_KINDS)


def participation(document: Document) -> Mapping[tuple[str, RaterRole], ParticipationLevel]:
    """Return the participation matrix: how far each role takes part, by stage and role; what is not planned is missing.

    >>> dict(participation(Document()))
    {}
    """
    return MappingProxyType({(one.stage_id, one.stakeholder): one.level for one in document.all(Participation)})


def not_active(document: Document) -> tuple[RaterRole, ...]:
    """Return who of customers and front line works on no stage.

    Returns
    -------
    tuple of RaterRole
        Those of :data:`EXPECTED_ACTIVE` without a stage at the level *involve* or *decide*.

    Notes
    -----
    Which level counts is ours; that customers and employees are drawn in is asked by ISO/TS 24082, activity 4.

    Examples
    --------
    >>> [role.value for role in not_active(Document())]
    ['customer', 'front_line']
    """
    active = {one.stakeholder for one in document.all(Participation) if one.level in ACTIVE_LEVELS}
    return tuple(role for role in EXPECTED_ACTIVE if role not in active)


def without_recipient(document: Document) -> tuple[DataPoint, ...]:
    """Return the data points of which nobody is named who acts on what is captured, in their order.

    >>> without_recipient(Document())
    ()
    """
    return tuple(point for point in document.entries(DataPoint) if not point.recipient)


def empowered_records(document: Document) -> frozenset[str]:
    """Return the ids of the steps and touchpoints for which a row of the empowerment matrix names a role.

    >>> empowered_records(Document())
    frozenset()
    """
    named = {entry.id for entry in document.all(Empowerment) if entry.empowered_role}
    return frozenset(
        link.source_id
        for link in document.all(Relation)
        if link.relation is RelationType.EMPOWERED_BY and link.target_id in named
    )


def without_empowered(document: Document) -> tuple[Step, ...]:
    """Return the steps that are fail points and at which nobody may decide.

    >>> without_empowered(Document())
    ()
    """
    empowered = empowered_records(document)
    return tuple(step for step in failing_steps(document) if not is_empowered(step, empowered))


def failing_steps(document: Document) -> tuple[Step, ...]:
    """Return the steps that are fail points.

    >>> failing_steps(Document())
    ()
    """
    return tuple(step for step in document.all(Step) if step.is_fail)


def is_empowered(step: Step, empowered: Collection[str]) -> bool:
    """Return whether somebody may decide on the spot when a step fails.

    Parameters
    ----------
    step : Step
        Any step.
    empowered : collection of str
        As :func:`empowered_records` returns it.

    Returns
    -------
    bool
        Whether the step names a role itself, or the matrix does so for the step or the touchpoint it stands at.

    Examples
    --------
    >>> step = Step(id="step:a", touchpoint_id="touchpoint:a", lane_id="lane:o", order="a0", text="Polish")
    >>> is_empowered(step, ()), is_empowered(step, {"touchpoint:a"})
    (False, True)
    """
    return bool(step.empowered_role) or step.id in empowered or step.touchpoint_id in empowered
