"""What makes an arrow of the blueprint sound."""

from __future__ import annotations

from cxdesign.domain.blueprint import Flow, flow_kind
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.errors import IntegrityError


def require_sound_flow(document: Document, flow: Flow) -> None:
    """Refuse an arrow that breaks a rule of the blueprint. A file may bring such arrows in: they become findings.

    Raises
    ------
    IntegrityError
        ``step_unknown`` when an end is missing; ``flow_to_itself`` and ``flow_cycle`` (rule R02: a way back has to be
        marked as a repeat); ``flow_jumps_lane`` and ``flow_needs_non_visual`` (rule R08); ``flow_twice``.
    """
    source, target = (document.expect(step_id, Step) for step_id in (flow.source_id, flow.target_id))
    if source.id == target.id:
        raise IntegrityError("flow_to_itself", rule="R02")
    roles = [document.expect(step.lane_id, Lane).role for step in (source, target)]
    if flow_kind(roles[0], roles[1], is_non_visual=flow.is_non_visual) is None:
        is_contact = set(roles) == {LaneRole.CUSTOMER_ACTIONS, LaneRole.BACKSTAGE}
        raise IntegrityError("flow_needs_non_visual" if is_contact else "flow_jumps_lane", rule="R08")
    others = [other for other in document.all(Flow) if other.id != flow.id]
    doubles = (other for other in others if (other.source_id, other.target_id) == (source.id, target.id))
    double = next(doubles, None)
    if double is not None:
        raise IntegrityError("flow_twice", id=double.id)
    if not flow.is_repeat and _leads_to(others, target.id, source.id):
        raise IntegrityError("flow_cycle", rule="R02")


def _leads_to(flows: list[Flow], start: str, end: str) -> bool:
    """Return whether arrows that are no repeats lead from one step to another."""
    ahead: dict[str, list[str]] = {}
    for flow in flows:
        if not flow.is_repeat:
            ahead.setdefault(flow.source_id, []).append(flow.target_id)
    waiting, seen = [start], {start}
    while waiting:
        fresh = [step for step in ahead.get(waiting.pop(), ()) if step not in seen]
        seen.update(fresh)
        waiting += fresh
    return end in seen
