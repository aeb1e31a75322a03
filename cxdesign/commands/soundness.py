"""What makes an arrow of the blueprint sound."""

from __future__ import annotations

from collections.abc import Collection

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
    require_sound_flows(document, (flow,))


def require_sound_flows(document: Document, flows: Collection[Flow]) -> None:
    """Refuse arrows that break a rule beside those there are, or one beside another; those there are are read once.

    Raises
    ------
    IntegrityError
        See :func:`require_sound_flow`.
    """
    new_ids = {flow.id for flow in flows}
    known = _Arrows()
    for other in document.all(Flow):
        if other.id not in new_ids:
            known.add(other)
    for flow in flows:
        _require_allowed_ends(document, flow)
        double = known.between(flow.source_id, flow.target_id)
        if double is not None:
            raise IntegrityError("flow_twice", id=double)
        if not flow.is_repeat and known.leads_to(flow.target_id, flow.source_id):
            raise IntegrityError("flow_cycle", rule="R02")
        known.add(flow)


def _require_allowed_ends(document: Document, flow: Flow) -> None:
    source, target = (document.expect(step_id, Step) for step_id in (flow.source_id, flow.target_id))
    if source.id == target.id:
        raise IntegrityError("flow_to_itself", rule="R02")
    roles = [document.expect(step.lane_id, Lane).role for step in (source, target)]
    if flow_kind(roles[0], roles[1], is_non_visual=flow.is_non_visual) is None:
        is_contact = set(roles) == {LaneRole.CUSTOMER_ACTIONS, LaneRole.BACKSTAGE}
        raise IntegrityError("flow_needs_non_visual" if is_contact else "flow_jumps_lane", rule="R08")


class _Arrows:
    """Arrows by their ends, and where those that are no repeats lead."""

    def __init__(self) -> None:
        self._by_ends: dict[tuple[str, str], str] = {}
        self._ahead: dict[str, list[str]] = {}

    def add(self, flow: Flow) -> None:
        """Take in one more; of two with the same ends the first is known."""
        self._by_ends.setdefault((flow.source_id, flow.target_id), flow.id)
        if not flow.is_repeat:
            self._ahead.setdefault(flow.source_id, []).append(flow.target_id)

    def between(self, source_id: str, target_id: str) -> str | None:
        """Return the id of the arrow from one step to another."""
        return self._by_ends.get((source_id, target_id))

    def leads_to(self, start: str, end: str) -> bool:
        """Return whether arrows that are no repeats lead from one step to another."""
        waiting, seen = [start], {start}
        while waiting:
            fresh = [step for step in self._ahead.get(waiting.pop(), ()) if step not in seen]
            seen.update(fresh)
            waiting += fresh
        return end in seen
