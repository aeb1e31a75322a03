"""The rule about support that much rests on: R35."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import networkx as nx

from cxdesign.checks.context import Context
from cxdesign.checks.finding import Finding, found
from cxdesign.domain.blueprint import CONTACT_ROLES
from cxdesign.domain.vocabulary import FlowKind, LaneRole

MOST_SUPPLIED = 3
"""Most contact steps that one support step may be the only support of (ours)."""
MOST_CUT_OFF = 0.25
"""Largest share of the contact steps that may hang on one support step (ours)."""
_START = ""


def bottlenecks(context: Context) -> Iterator[Finding]:
    """R35: no support step is the only support of more than three contact steps, or cuts off more than a quarter.

    A contact step is supported by the support steps that an arrow joins with it, in either direction. A support step
    cuts a contact step off when every way from a beginning to it, along arrows that are no repeats, leads through the
    support step: when it dominates it. Beginnings are the steps no arrow leads to. The quarter is of all contact steps.
    The first of the two that holds is reported.
    """
    supports = [step.id for step in context.steps if context.role(step) is LaneRole.SUPPORT]
    if not supports:
        return
    contacts = {step.id for step in context.steps if context.role(step) in CONTACT_ROLES}
    supplied, cut_off = _only_supports(context), _cut_off(context.ways, contacts)
    for step_id in supports:
        if supplied[step_id] > MOST_SUPPLIED:
            yield found("R35", step_id, variant="sole", count=supplied[step_id])
        elif cut_off[step_id] > MOST_CUT_OFF * len(contacts):
            yield found("R35", step_id, variant="cut", count=cut_off[step_id], total=len(contacts))


def _only_supports(context: Context) -> Counter[str]:
    """Return how many contact steps have a support step as their only one."""
    suppliers: dict[str, set[str]] = {}
    for flow in context.flows:
        if context.kind(flow) is FlowKind.SUPPORTS:
            ends = (flow.source_id, flow.target_id)
            is_support_first = context.role(context.step(ends[0])) is LaneRole.SUPPORT
            support, contact = ends if is_support_first else reversed(ends)
            suppliers.setdefault(contact, set()).add(support)
    return Counter(support for found_for in suppliers.values() if len(found_for) == 1 for support in found_for)


def _cut_off(ways: nx.DiGraph[str], contacts: set[str]) -> Counter[str]:
    """Return how many contact steps each step strictly dominates, seen from the beginnings."""
    rooted: nx.DiGraph[str] = nx.DiGraph(ways.edges)
    rooted.add_edges_from([(_START, step) for step, degree in ways.in_degree() if degree == 0 and step in rooted])
    if _START not in rooted:
        return Counter()
    above: Mapping[str, str | None] = nx.immediate_dominators(rooted, _START)
    below: Counter[str] = Counter()
    for step in _deepest_first(above):
        dominator = above[step]
        if dominator is not None and dominator != step:
            below[dominator] += below[step] + (step in contacts)
    return below


def _deepest_first(above: Mapping[str, str | None]) -> list[str]:
    """Return the steps of a dominator tree so that each comes before the one above it."""
    children: dict[str, list[str]] = {}
    for step, dominator in above.items():
        if dominator is not None and dominator != step:
            children.setdefault(dominator, []).append(step)
    ordered = [_START]
    for step in ordered:
        ordered.extend(children.get(step, ()))
    return ordered[::-1]
