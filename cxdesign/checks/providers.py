"""Rules about who performs the work: R24 and R25."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.blueprint import Performer
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import Environment, LaneRole, PerformerType, RelationType, ServiceSubject


def controlled(context: Context) -> Iterator[Finding]:
    """R24: an outsourced step has a provider and a control mode.

    Every outside provider that performs a step has a control mode; one finding for each provider. Under a touchpoint
    that is outsourced at least one step names an outside provider.
    """
    outside = _outside(context)
    for performer in context.document.entries(Performer):
        performs = context.sources(RelationType.PERFORMED_BY, performer.id)
        if performer.id in outside and performs and performer.control_mode is None:
            yield found("R24", performer.id, variant="control")
    for touchpoint in context.document.touchpoints:
        steps = (step.id for step in context.steps_at(touchpoint.id))
        if touchpoint.service_subject is ServiceSubject.OUTSOURCED and not _provided(context, steps, outside):
            yield found("R24", touchpoint.id, variant="provider")


def front_line(context: Context) -> Iterator[Finding]:
    """R25: at most half of the direct touchpoints are outsourced.

    Direct is a touchpoint with an onstage step, or one that is met in person. It is outsourced when it says so, or an
    outside provider performs an onstage step of it.
    """
    outside = _outside(context)
    direct = [touchpoint for touchpoint in context.document.touchpoints if _is_direct(context, touchpoint)]
    count = sum(
        touchpoint.service_subject is ServiceSubject.OUTSOURCED
        or _provided(context, _onstage(context, touchpoint), outside)
        for touchpoint in direct
    )
    if 2 * count > len(direct):
        yield found("R25", count=count, total=len(direct))


def _outside(context: Context) -> set[str]:
    performers = context.document.all(Performer)
    return {performer.id for performer in performers if performer.performer_type is PerformerType.OUTSOURCED}


def _provided(context: Context, step_ids: Iterator[str], outside: set[str]) -> bool:
    return any(outside.intersection(context.targets(RelationType.PERFORMED_BY, step_id)) for step_id in step_ids)


def _onstage(context: Context, touchpoint: Touchpoint) -> Iterator[str]:
    return (step.id for step in context.steps_at(touchpoint.id) if context.role(step) is LaneRole.ONSTAGE)


def _is_direct(context: Context, touchpoint: Touchpoint) -> bool:
    return Environment.INTERPERSONAL in touchpoint.environments or any(True for _ in _onstage(context, touchpoint))
