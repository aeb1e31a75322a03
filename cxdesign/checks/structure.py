"""Rules about how journey and blueprint hang together: R01 to R03, R07 to R09."""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.checks.context import Context, standing
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.blueprint import CONTACT_ROLES, Flow
from cxdesign.domain.journey import Path
from cxdesign.domain.vocabulary import FlowKind, LaneRole

ORGANISATION_ROLES = CONTACT_ROLES | {LaneRole.SUPPORT}
"""Lanes in which the organisation acts."""


def interaction(context: Context) -> Iterator[Finding]:
    """R01: a service graph has at least one arrow that interacts; without one it is not a service.

    One finding for the whole document. A map in which the organisation does nothing yet is told that it is a journey
    map, not yet a blueprint.
    """
    if any(context.kind(flow) is FlowKind.INTERACTS for flow in context.flows):
        return
    is_begun = any(context.role(step) in ORGANISATION_ROLES for step in context.steps)
    yield found("R01", variant="plain" if is_begun else "journey_only")


def order(context: Context) -> Iterator[Finding]:
    """R02: ways that are no repeats run from one start to an end, without a loop.

    The journey's own order has one start and one end as soon as there is a touchpoint, and steps that may be skipped
    only add ways forward; so what can go wrong is a journey without touchpoints, and a path or an arrow that leads to
    itself or closes a loop. Of the arrows of a loop those that lead back on the map are reported, each with its ends.
    Arrows need no single start: support may begin anywhere. Of arrows that lead from one step to another twice, all but
    the first are reported: no command may make them or change them.
    """
    if not context.column:
        yield found("R02", variant="empty")
    for path in context.document.all(Path):
        if path.source_id == path.target_id:
            yield found("R02", path.id, path.source_id, variant="path_to_itself")
        elif not path.is_repeat and context.column[path.source_id] > context.column[path.target_id]:
            yield found("R02", path.id, path.source_id, path.target_id, variant="path_cycle")
    for flow in context.flows:
        if flow.source_id == flow.target_id:
            yield found("R02", flow.id, flow.source_id, variant="flow_to_itself")
    for flow in loop_closers(context):
        yield found("R02", flow.id, flow.source_id, flow.target_id, variant="flow_cycle")
    for flow in _doubles(context):
        yield found("R02", flow.id, flow.source_id, flow.target_id, variant="flow_twice")


def _doubles(context: Context) -> Iterator[Flow]:
    seen: set[tuple[str, str]] = set()
    for flow in context.flows:
        ends = (flow.source_id, flow.target_id)
        if ends in seen and flow.source_id != flow.target_id:
            yield flow
        seen.add(ends)


def loop_closers(context: Context) -> tuple[Flow, ...]:
    """Return the unmarked arrows that lie on a loop and lead back on the map: without them there is no loop."""
    return tuple(
        flow
        for flow in context.flows
        if not flow.is_repeat
        and context.is_on_a_loop(flow)
        and context.place(flow.source_id) > context.place(flow.target_id)
    )


def stages(context: Context) -> Iterator[Finding]:
    """R03: every stage has a touchpoint.

    The other half of the rule, that every customer step lies in a stage, holds in every document: a step stands under
    a touchpoint, and a touchpoint in a stage.
    """
    filled = {touchpoint.stage_id for touchpoint in context.document.touchpoints}
    for stage in context.document.stages:
        if stage.id not in filled:
            yield found("R03", stage.id)


def lone_steps(context: Context) -> Iterator[Finding]:
    """R07: no step stands alone.

    An onstage step is joined to a customer step and a support step to a contact step (onstage or backstage), each by an
    arrow of its own, in either direction; a backstage step has any arrow. A customer step has any arrow once there are
    arrows at all: before that the map is a journey map, and its customer steps follow each other column by column.
    Evidence needs no arrow. Every step is reported at most once.
    """
    for step in context.steps:
        variant = _lacks(context, step.id, context.role(step))
        if variant is not None:
            yield found("R07", step.id, variant=variant)


def _lacks(context: Context, step_id: str, role: LaneRole) -> str | None:
    if role is LaneRole.EVIDENCE or (role is LaneRole.CUSTOMER_ACTIONS and not context.flows):
        return None
    partners = {context.role(context.step(other)) for other in context.neighbours.get(step_id, ())}
    if role is LaneRole.ONSTAGE and LaneRole.CUSTOMER_ACTIONS not in partners:
        return "onstage"
    if role is LaneRole.SUPPORT and not partners & CONTACT_ROLES:
        return "support"
    return None if partners - {LaneRole.EVIDENCE} else "orphan"


def jumps(context: Context) -> Iterator[Finding]:
    """R08: no arrow jumps a lane, but between customer and backstage when marked as non-visual contact.

    An arrow to or from evidence is reported too: evidence stands over its column. Arrows that lead to themselves are
    R02's.
    """
    for flow in context.flows:
        if flow.source_id == flow.target_id or context.kind(flow) is not None:
            continue
        ends = {context.role(context.step(step_id)) for step_id in (flow.source_id, flow.target_id)}
        variant = "lane"
        if LaneRole.EVIDENCE in ends:
            variant = "evidence"
        elif ends == {LaneRole.CUSTOMER_ACTIONS, LaneRole.BACKSTAGE}:
            variant = "non_visual"
        yield found("R08", flow.id, flow.source_id, flow.target_id, variant=variant)


def evidence(context: Context) -> Iterator[Finding]:
    """R09: every interaction has physical evidence.

    For every arrow that interacts there is an evidence card in the column of the customer's step or of the other one.
    One finding for each column of customer steps that lacks it.
    """
    shown = standing(context.document, (step for step in context.steps if context.role(step) is LaneRole.EVIDENCE))
    bare: dict[str, None] = {}
    for flow in context.flows:
        if context.kind(flow) is not FlowKind.INTERACTS:
            continue
        steps = [context.step(step_id) for step_id in (flow.source_id, flow.target_id)]
        if not shown & {step.touchpoint_id for step in steps}:
            customer = next(step for step in steps if context.role(step) is LaneRole.CUSTOMER_ACTIONS)
            bare[customer.touchpoint_id] = None
    for touchpoint_id in bare:
        yield found("R09", touchpoint_id)
