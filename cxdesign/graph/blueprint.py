"""The blueprint as a graph: its steps and the arrows between them.

Node and edge kinds are listed in ``docs/graph.md``. Nothing here changes a document or a graph given to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import networkx as nx

from cxdesign.domain.blueprint import Flow, flow_kind
from cxdesign.domain.cards import Card, Step
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import FlowKind, LaneRole
from cxdesign.graph.journey import attributes, empty_graph

JUMP = "jump"
"""Kind of an arrow that jumps a lane; only a file can bring one in."""

FLOW_KINDS: frozenset[str] = frozenset({JUMP, *(kind.value for kind in FlowKind)})
"""Kinds of the edges between steps that are arrows."""

ONWARD_ATTRIBUTES = ("kind", "touchpoint_id", "lane", "standard_minutes", "is_fail")
"""What a step carries along in :func:`onward_graph`."""

Node = tuple[str, dict[str, Any]]  # Any: attribute values of a node, as networkx gives them
Edge = tuple[str, str, str, dict[str, Any]]  # Any: attribute values of an edge


def blueprint_graph(document: Document) -> nx.MultiDiGraph[str]:
    """Return the graph of a document's steps and the arrows between them.

    Equal to ``blueprint_subgraph(build_graph(document))``, but built directly.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes: the steps of all lanes, by touchpoint, lane and place in their cell. Edges: the arrows, keyed by their
        id, with ``kind``, ``is_repeat``, ``is_non_visual`` and ``recovers``.

    Examples
    --------
    >>> from cxdesign.domain.journey import Lane, Project, Stage, Touchpoint
    >>> place = {"touchpoint_id": "touchpoint:a", "order": "a0"}
    >>> document = Document([
    ...     Project(id="project:main", name="Shoeshine"),
    ...     Stage(id="stage:s", name="Visit", order="a0"),
    ...     Touchpoint(id="touchpoint:a", name="Corner", stage_id="stage:s", order="a0"),
    ...     Lane(id="lane:c", role="customer_actions", order="a0"),
    ...     Lane(id="lane:o", role="onstage", order="a1"),
    ...     Step(id="step:sit", lane_id="lane:c", text="Sits down", **place),
    ...     Step(id="step:brush", lane_id="lane:o", text="Brushes the shoes", standard_minutes=0.5, **place),
    ...     Flow(id="flow:f", source_id="step:sit", target_id="step:brush"),
    ... ])
    >>> graph = blueprint_graph(document)
    >>> graph.nodes["step:brush"]["lane"], graph.nodes["step:brush"]["standard_minutes"]
    ('onstage', 0.5)
    >>> graph.edges["step:sit", "step:brush", "flow:f"]["kind"]
    'interacts'
    """
    graph = empty_graph(document)
    graph.add_nodes_from(card_nodes(document, document.all(Step)))
    for source, target, key, data in flow_edges(document):
        graph.add_edge(source, target, key=key, **data)
    return graph


def blueprint_subgraph(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the part of a graph that is the blueprint: its steps and the arrows between them.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As :func:`cxdesign.graph.build.build_graph` returns it.

    Returns
    -------
    networkx.MultiDiGraph
        A copy in the same order of nodes and edges.

    Examples
    --------
    >>> whole = nx.MultiDiGraph()
    >>> whole.add_nodes_from([("step:a", {"kind": "step"}), ("step:b", {"kind": "step"}), ("note:n", {"kind": "note"})])
    >>> _ = whole.add_edge("step:a", "step:b", key="flow:f", kind="next")
    >>> _ = whole.add_edge("step:a", "step:b", key="evidence_of", kind="evidence_of")
    >>> list(blueprint_subgraph(whole).edges(keys=True))
    [('step:a', 'step:b', 'flow:f')]
    """
    blueprint: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    blueprint.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if data["kind"] == "step")
    for source, target, key, data in graph.edges(keys=True, data=True):
        if source in blueprint and target in blueprint and data["kind"] in FLOW_KINDS:
            blueprint.add_edge(source, target, key=key, **data)
    return blueprint


def onward_graph(graph: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """Return the steps that arrows join, and one edge from each to each that an arrow other than a repeat leads to.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As :func:`blueprint_graph` or :func:`cxdesign.graph.build.build_graph` returns it.

    Returns
    -------
    networkx.DiGraph
        Steps that no arrow touches, evidence among them, are left out. Nodes carry :data:`ONWARD_ATTRIBUTES`, edges
        nothing. Without cycles, unless a file has brought one in.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from((step, {"kind": "step"}) for step in ("step:a", "step:b", "step:c"))
    >>> _ = graph.add_edge("step:a", "step:b", key="flow:1", kind="next", is_repeat=False)
    >>> _ = graph.add_edge("step:b", "step:a", key="flow:2", kind="next", is_repeat=True)
    >>> onward = onward_graph(graph)
    >>> list(onward), list(onward.edges)
    (['step:a', 'step:b'], [('step:a', 'step:b')])
    """
    flows = [
        (source, target, data["is_repeat"])
        for source, target, data in graph.edges(data=True)
        if data["kind"] in FLOW_KINDS and graph.nodes[source]["kind"] == "step"
    ]
    joined = {step for source, target, _ in flows for step in (source, target)}
    onward: nx.DiGraph[str] = nx.DiGraph()
    for node, data in graph.nodes(data=True):
        if node in joined:
            onward.add_node(node, **{name: data[name] for name in ONWARD_ATTRIBUTES if name in data})
    onward.add_edges_from((source, target) for source, target, is_repeat in flows if not is_repeat)
    return onward


def card_nodes(document: Document, cards: Iterable[Card]) -> Iterator[Node]:
    """Yield cards as nodes with their lane, by touchpoint, lane and place in their cell."""
    lanes = {
        lane.id: {"lane": lane.role.value, "lane_name": lane.name, "lane_place": place, "is_hidden": lane.is_hidden}
        for place, lane in enumerate(document.lanes, start=1)
    }
    column = {touchpoint.id: place for place, touchpoint in enumerate(document.touchpoints)}
    row = {lane_id: place for place, lane_id in enumerate(lanes)}
    for card in sorted(cards, key=lambda c: (column[c.touchpoint_id], row[c.lane_id], c.order, c.id)):
        yield card.id, {**attributes(card), **lanes[card.lane_id]}


def flow_edges(document: Document) -> Iterator[Edge]:
    """Yield the arrows as edges, by id; ``recovers`` is a repeat that leads back to a fail point."""
    roles = {lane.id: lane.role for lane in document.lanes}
    for flow in document.all(Flow):
        source, target = document.expect(flow.source_id, Step), document.expect(flow.target_id, Step)
        ends: tuple[LaneRole, LaneRole] = (roles[source.lane_id], roles[target.lane_id])
        kind = flow_kind(*ends, is_non_visual=flow.is_non_visual)
        yield (
            source.id,
            target.id,
            flow.id,
            {
                "kind": JUMP if kind is None else kind.value,
                "is_repeat": flow.is_repeat,
                "is_non_visual": flow.is_non_visual,
                "recovers": flow.is_repeat and target.is_fail,
            },
        )
