"""What depends on a record, and what the record depends on, over all maps.

A failure is passed on along the edges of the graph of :func:`cxdesign.graph.build.build_graph`, in the direction that
:data:`PASSES_ON` gives to each kind of edge. What the customer does next, and the next touchpoint, are passed on too,
but apart: the customer who was let down may carry on or leave, so what comes later is only *later*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import networkx as nx

from cxdesign.domain.blueprint import CONTACT_ROLES
from cxdesign.domain.document import Document
from cxdesign.domain.records import kind_of
from cxdesign.domain.vocabulary import FlowKind, LaneRole, RelationType
from cxdesign.errors import IntegrityError
from cxdesign.graph.blueprint import JUMP
from cxdesign.graph.build import build_graph

WITH, AGAINST, BOTH = (True, False), (False, True), (True, True)
"""Whether a failure of the source reaches the target, and one of the target the source."""

PASSES_ON: Mapping[str, tuple[bool, bool]] = MappingProxyType(
    {
        **dict.fromkeys((*(kind.value for kind in FlowKind), JUMP), WITH),
        "evidence_of": WITH,
        "in_stage": WITH,
        "in_scene": WITH,
        "noted_of": WITH,
        "needed_by": WITH,
        RelationType.SERVES: WITH,
        RelationType.MEETS: WITH,
        RelationType.PROMISES: WITH,
        RelationType.ANSWERS: WITH,
        RelationType.MEASURED_BY: WITH,
        RelationType.GOVERNED_BY: WITH,
        RelationType.CAPTURES: WITH,
        RelationType.ADAPTS: WITH,
        RelationType.KEPT_BY: AGAINST,
        RelationType.THREATENED_BY: AGAINST,
        RelationType.PERFORMED_BY: AGAINST,
        RelationType.EMPOWERED_BY: AGAINST,
        RelationType.ARISES_AT: AGAINST,
        RelationType.STEMS_FROM: AGAINST,
    }
)
"""Direction in which a failure passes along each kind of edge (ours); for ``at`` it depends on the card.

With the edge: a step fails the steps its arrows lead to, its touchpoint and the standard it is held to; evidence fails
the customer's step; a touchpoint fails its stage, its scenes, its data points, the needs it answers and the answers it
is measured by; a feature, a standard, a promise fail the needs they are for; a need fails its persona. Against it: a
performer fails what it performs, an empowerment what it covers, a risk what it threatens, a standard the promise it
keeps, a touchpoint or stage the needs that arise there, a note the needs that stem from it. Besides, a touchpoint fails
its features; a note under a touchpoint fails nothing.
"""

_AT = MappingProxyType({"step": WITH, "feature": BOTH, "note": (False, False)})
_CONTACT = frozenset(role.value for role in CONTACT_ROLES)
_CUSTOMER = LaneRole.CUSTOMER_ACTIONS.value

Reached = Iterator[tuple[str, bool]]
"""What a failure reaches next, and whether only because the customer goes on."""


@dataclass(frozen=True)
class Impact:
    """What hangs together with one record.

    Attributes
    ----------
    record_id : str
        The record that is asked about.
    downstream : tuple of str
        What would suffer if it failed, nearest first, then in the order of the map.
    later : tuple of str
        What comes after that because the customer goes on, in the same order.
    upstream : tuple of str
        What it depends on, nearest first, then in the order of the map.
    earlier : tuple of str
        What comes before that on the customer's way, in the same order.
    peaks : tuple of str
        Planned peaks among the record and ``downstream``.
    later_peaks : tuple of str
        Planned peaks among ``later``.
    needs : tuple of str
        Needs among the record and ``downstream``.
    contacts : tuple of str
        Steps onstage and backstage among ``downstream``.
    """

    record_id: str
    downstream: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    upstream: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    peaks: tuple[str, ...] = ()
    later_peaks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    contacts: tuple[str, ...] = ()


def impact(document: Document, record_id: str) -> Impact:
    """Return what depends on a record and what it depends on.

    Parameters
    ----------
    document : Document
        Any sound document.
    record_id : str
        A card, touchpoint, stage, or anything kept beside the maps. Asked about a stage or a touchpoint, its cards
        count as part of it. About a record that is no node of the graph (an arrow, a lane) there is nothing to say.

    Returns
    -------
    Impact
        The record itself, and what is part of it, stands in neither list. Repeats pass nothing on. Linear in the graph.

    Raises
    ------
    IntegrityError
        ``reference_unknown`` when the document holds no such record.

    Examples
    --------
    >>> from cxdesign.domain.cards import Step
    >>> from cxdesign.domain.journey import Lane, Project, Stage, Touchpoint
    >>> from cxdesign.domain.blueprint import Flow
    >>> document = Document([
    ...     Project(id="project:main", name="Delivery"),
    ...     Stage(id="stage:s", name="Wait", order="a0"),
    ...     Touchpoint(id="touchpoint:a", name="Wait", stage_id="stage:s", order="a0", is_peak=True),
    ...     Lane(id="lane:b", role="backstage", order="a0"),
    ...     Step(id="step:cook", touchpoint_id="touchpoint:a", lane_id="lane:b", order="a0", text="Cook"),
    ...     Step(id="step:ride", touchpoint_id="touchpoint:a", lane_id="lane:b", order="a1", text="Ride"),
    ...     Flow(id="flow:f", source_id="step:cook", target_id="step:ride"),
    ... ])
    >>> found = impact(document, "step:cook")
    >>> found.downstream, found.peaks
    (('touchpoint:a', 'step:ride', 'stage:s'), ('touchpoint:a',))
    >>> impact(document, "step:ride").upstream
    ('step:cook',)
    """
    if record_id not in document:
        raise IntegrityError("reference_unknown", id=record_id)
    return impact_in(build_graph(document), record_id)


def impact_in(graph: nx.MultiDiGraph[str], record_id: str) -> Impact:
    """Return what depends on a node and what it depends on, in a graph that is at hand.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As :func:`cxdesign.graph.build.build_graph` returns it.
    record_id : str
        As for :func:`impact`.

    Returns
    -------
    Impact
        As :func:`impact`; nothing but the id for what is no node.

    Examples
    --------
    >>> impact_in(nx.MultiDiGraph(), "flow:f") == Impact("flow:f")
    True
    """
    if record_id not in graph:
        return Impact(record_id)
    whole = _with_parts(graph, record_id)
    down = _spread(graph, whole, lambda node: _suffering(graph, node))
    up = _spread(graph, whole, lambda node: _needed(graph, node))
    affected = (*whole, *down[0])
    return Impact(
        record_id,
        downstream=down[0],
        later=down[1],
        upstream=up[0],
        earlier=up[1],
        peaks=tuple(node for node in affected if graph.nodes[node].get("is_peak")),
        later_peaks=tuple(node for node in down[1] if graph.nodes[node].get("is_peak")),
        needs=tuple(node for node in affected if graph.nodes[node]["kind"] == "need"),
        contacts=tuple(node for node in down[0] if graph.nodes[node].get("lane") in _CONTACT),
    )


def _with_parts(graph: nx.MultiDiGraph[str], record_id: str) -> tuple[str, ...]:
    """Return the record with its cards, when it is a touchpoint, or its touchpoints and their cards."""
    whole = [record_id]
    for node in whole:
        whole += (part for part, _, data in graph.in_edges(node, data=True) if data["kind"] in ("at", "in_stage"))
    return tuple(whole)


def _suffering(graph: nx.MultiDiGraph[str], node: str) -> Reached:
    """Yield what suffers when a node fails."""
    for _, target, data in graph.out_edges(node, data=True):
        if _passes(graph, node, data)[0]:
            yield target, _is_way_on(graph, node, target, data["kind"])
    for source, _, data in graph.in_edges(node, data=True):
        if _passes(graph, source, data)[1]:
            yield source, False


def _needed(graph: nx.MultiDiGraph[str], node: str) -> Reached:
    """Yield whose failure a node suffers from."""
    for source, _, data in graph.in_edges(node, data=True):
        if _passes(graph, source, data)[0]:
            yield source, _is_way_on(graph, source, node, data["kind"])
    for _, target, data in graph.out_edges(node, data=True):
        if _passes(graph, node, data)[1]:
            yield target, False


def _passes(graph: nx.MultiDiGraph[str], source: str, data: Mapping[str, object]) -> tuple[bool, bool]:
    if data.get("is_repeat"):
        return False, False
    if data["kind"] == "at":
        return _AT[graph.nodes[source]["kind"]]
    return PASSES_ON[str(data["kind"])]


def _is_way_on(graph: nx.MultiDiGraph[str], source: str, target: str, kind: str) -> bool:
    if kind != FlowKind.NEXT.value:
        return False
    return kind_of(source) == "touchpoint" or graph.nodes[source]["lane"] == graph.nodes[target]["lane"] == _CUSTOMER


def _spread(
    graph: nx.MultiDiGraph[str], whole: Iterable[str], reached: Callable[[str], Reached]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what is reached directly, and what is reached only because the customer goes on."""
    place = {node: number for number, node in enumerate(graph)}
    seen = set(whole)
    direct = _levels(seen, seen, lambda node: (other for other, is_way_on in reached(node) if not is_way_on), place)
    later = _levels(seen, seen, lambda node: (other for other, _ in reached(node)), place)
    return direct, later


def _levels(
    begin: Iterable[str], seen: set[str], following: Callable[[str], Iterable[str]], place: Mapping[str, int]
) -> tuple[str, ...]:
    """Return what follows, nearest first, each level in the order of the map; it is added to what was seen."""
    found: list[str] = []
    level = list(begin)
    while level:
        fresh = {other for node in level for other in following(node)} - seen
        seen.update(fresh)
        level = sorted(fresh, key=place.__getitem__)
        found += level
    return tuple(found)
