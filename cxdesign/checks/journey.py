"""Rules about the touchpoints of the journey: R04 to R06, R28, R36."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import Environment, Phase, RelationType, ServiceLink, Setting


def environments(context: Context) -> Iterator[Finding]:
    """R04: every touchpoint has an interaction environment."""
    for touchpoint in context.document.touchpoints:
        if not touchpoint.environments:
            yield found("R04", touchpoint.id)


def phases(context: Context) -> Iterator[Finding]:
    """R05: the phases of recalling and of sharing each have a touchpoint.

    One finding that names what is missing; none while there are no touchpoints, which R02 tells.
    """
    covered = {touchpoint.phase for touchpoint in context.document.touchpoints}
    missing = tuple(phase.value for phase in (Phase.RECALL, Phase.SHARE) if phase not in covered)
    if missing and context.column:
        yield found("R05", phases=missing)


def links(context: Context) -> Iterator[Finding]:
    """R06: each of the seven service links has a touchpoint or is left out on purpose.

    One finding that names what is missing; none while there are no touchpoints.
    """
    covered = {touchpoint.service_link for touchpoint in context.document.touchpoints}
    missing = missing_links(context, covered)
    if missing and context.column:
        yield found("R06", links=missing)


def missing_links(context: Context, covered: set[ServiceLink | None]) -> tuple[str, ...]:
    """Return the links that are neither covered nor left out on purpose."""
    waived = context.document.project.waived_links
    return tuple(link.value for link in ServiceLink if link not in covered and link not in waived)


def hand_overs(context: Context) -> Iterator[Finding]:
    """R28: where the channel changes, data are carried over or somebody owns what follows.

    The channel changes between neighbouring touchpoints one of which is met online and the other offline, by their
    settings; without settings, by their environments, when one is digital only and the other not digital at all. The
    names of channels are free text and not compared. Data are carried when the first touchpoint captures a data point,
    or a data point adapts a step of the second; what follows is owned when the second touchpoint has an owner.
    """
    for before, after in pairwise(context.document.touchpoints):
        if _is_change(before, after) and not after.owner and not _is_carried(context, before, after):
            yield found("R28", before.id, after.id)


def _is_change(before: Touchpoint, after: Touchpoint) -> bool:
    return {_is_online(before), _is_online(after)} == {True, False}


def _is_online(touchpoint: Touchpoint) -> bool | None:
    """Return whether a touchpoint is met online; None when both ways, or not stated."""
    if touchpoint.setting is not None:
        return {Setting.ONLINE: True, Setting.OFFLINE: False}.get(touchpoint.setting)
    if Environment.DIGITAL not in touchpoint.environments:
        return False if touchpoint.environments else None
    return True if len(touchpoint.environments) == 1 else None


def _is_carried(context: Context, before: Touchpoint, after: Touchpoint) -> bool:
    if context.targets(RelationType.CAPTURES, before.id):
        return True
    return any(context.sources(RelationType.ADAPTS, step.id) for step in context.steps_at(after.id))


def over_service(context: Context) -> Iterator[Finding]:
    """R36: no touchpoint embarrasses customers, and none takes more effort than customers value (both 1 to 5)."""
    for touchpoint in context.document.touchpoints:
        effort, value = touchpoint.effort, touchpoint.customer_value
        if touchpoint.is_embarrassing:
            yield found("R36", touchpoint.id, variant="embarrassing")
        elif effort is not None and value is not None and effort > value:
            yield found("R36", touchpoint.id, variant="effort", effort=effort, value=value)
