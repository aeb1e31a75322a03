"""What holds a graph of steps together: what leads where, what cannot be avoided, what a cut needs, who supplies whom.

The functions take a directed graph without parallel edges, such as
:func:`cxdesign.graph.blueprint.onward_graph` returns it, and leave it as it is. Results stand in the order of its
nodes, which is the order of the map. Terms and sources: ``docs/method.md``, "Blueprint and flow".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import networkx as nx

from cxdesign.domain.blueprint import CONTACT_ROLES
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.graph.dominators import immediate_dominators

BETWEENNESS_WORK = 500_000
"""Steps and arrows looked at before betweenness becomes an estimate (ours); 60 steps and 80 arrows need 8,400."""

_ROOT = ""
"""Stands before all starts; no id is empty."""
_CONTACT = frozenset(role.value for role in CONTACT_ROLES)


@dataclass(frozen=True)
class Supplier:
    """What hangs on one support step.

    Attributes
    ----------
    step_id : str
        The support step.
    supplies : tuple of str
        Contact steps, seen or unseen, that its arrows lead to.
    solely : tuple of str
        Those of them that no other support step leads to.
    cut_off : int
        Number of contact steps that no start leads to any more once this step is taken out.
    contacts : int
        Number of contact steps in the graph.
    """

    step_id: str
    supplies: tuple[str, ...]
    solely: tuple[str, ...]
    cut_off: int
    contacts: int

    @property
    def share(self) -> float:
        """Share of contact steps cut off, 0 … 1, less is better; 0 when there are none."""
        return self.cut_off / self.contacts if self.contacts else 0.0


@dataclass(frozen=True)
class Betweenness:
    """Betweenness of support steps, 0 … 1; ``is_estimate`` when it rests on some of the starts only."""

    values: Mapping[str, float]
    is_estimate: bool


def reachable(graph: nx.DiGraph[str], sources: Iterable[str]) -> tuple[str, ...]:
    """Return what any of some nodes leads to, themselves included.

    Parameters
    ----------
    graph : networkx.DiGraph
        Any directed graph.
    sources : iterable of str
        Where to begin; those that are not in the graph are passed over.

    Returns
    -------
    tuple of str
        In the order of the graph. For what leads *to* some nodes give ``graph.reverse(copy=False)``, in the same order.

    Examples
    --------
    >>> graph = nx.DiGraph([("a", "b"), ("c", "b"), ("b", "d")])
    >>> reachable(graph, ["c"])
    ('b', 'c', 'd')
    >>> reachable(graph.reverse(copy=False), ["b"])
    ('a', 'b', 'c')
    """
    waiting = [node for node in sources if node in graph]
    seen = set(waiting)
    while waiting:
        fresh = [node for node in graph.succ[waiting.pop()] if node not in seen]
        seen.update(fresh)
        waiting += fresh
    return tuple(node for node in graph if node in seen)


def starts(graph: nx.DiGraph[str]) -> tuple[str, ...]:
    """Return the nodes that no other leads to: the fewest from which everything can be reached.

    Parameters
    ----------
    graph : networkx.DiGraph
        Any directed graph.

    Returns
    -------
    tuple of str
        In the order of the graph; of a cycle that nothing leads into, the first. For where it ends give
        ``graph.reverse(copy=False)``.

    Examples
    --------
    >>> starts(nx.DiGraph([("a", "b"), ("c", "b"), ("x", "y"), ("y", "x")]))
    ('a', 'c', 'x')
    """
    found = {node for node in graph if not graph.pred[node]}
    if len(reachable(graph, found)) < len(graph):
        place = {node: number for number, node in enumerate(graph)}
        for component in nx.strongly_connected_components(graph):
            if all(before in component for node in component for before in graph.pred[node]):
                found.add(min(component, key=place.__getitem__))
    return tuple(node for node in graph if node in found)


def unavoidable(graph: nx.DiGraph[str], start: str, end: str) -> tuple[str, ...]:
    """Return the nodes on every way from one node to another, both included, in the order in which they are passed.

    Parameters
    ----------
    graph : networkx.DiGraph
        Any directed graph.
    start, end : str
        Two of its nodes.

    Returns
    -------
    tuple of str
        Nothing when no way leads from start to end, or either is not in the graph.

    Notes
    -----
    The dominators of the end (:mod:`cxdesign.graph.dominators`); near-linear.

    Examples
    --------
    >>> graph = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e")])
    >>> unavoidable(graph, "a", "e")
    ('a', 'd', 'e')
    >>> unavoidable(graph, "e", "a")
    ()
    """
    if start not in graph or end not in graph:
        return ()
    if start == end:
        return (start,)
    above = immediate_dominators(graph, start)
    if end not in above:
        return ()
    chain = [end]
    while chain[-1] != start:
        chain.append(above[chain[-1]])
    return tuple(reversed(chain))


def separates(graph: nx.DiGraph[str], nodes: Iterable[str], start: str, end: str) -> bool:
    """Return whether taking some nodes out leaves no way from one node to another.

    Parameters
    ----------
    graph : networkx.DiGraph
        Any directed graph.
    nodes : iterable of str
        What is taken out; start and end may be among them.
    start, end : str
        Two of its nodes.

    Returns
    -------
    bool
        True also when there was no way in the first place.

    Examples
    --------
    >>> graph = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    >>> separates(graph, ["b"], "a", "d"), separates(graph, ["b", "c"], "a", "d")
    (False, True)
    """
    gone = set(nodes)
    waiting, seen = ([start] if start in graph and start not in gone else []), set(gone)
    while waiting:
        node = waiting.pop()
        if node == end:
            return False
        seen.add(node)
        waiting += [after for after in graph.succ[node] if after not in seen]
    return True


def articulation_points(graph: nx.DiGraph[str]) -> tuple[str, ...]:
    """Return the nodes without which the drawing falls into more pieces, whichever way the arrows point.

    Parameters
    ----------
    graph : networkx.DiGraph
        Any directed graph.

    Returns
    -------
    tuple of str
        In the order of the graph.

    Notes
    -----
    Hopcroft & Tarjan 1973, by networkx; linear.

    Examples
    --------
    >>> articulation_points(nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")]))
    ('c',)
    """
    found = set(nx.articulation_points(graph.to_undirected(as_view=False)))
    return tuple(node for node in graph if node in found)


def minimum_cut(graph: nx.DiGraph[str], start: str, end: str) -> tuple[str, ...] | None:
    """Return the fewest nodes between two others that leave no way between them when taken out.

    Parameters
    ----------
    graph : networkx.DiGraph
        Any directed graph.
    start, end : str
        Two of its nodes.

    Returns
    -------
    tuple of str or None
        In the order of the graph; fewer means more fragile. Nothing when there is no way anyhow; None when no cut can
        separate them, because an arrow leads straight from start to end, or they are the same. Of several smallest cuts
        the one that networkx finds, always the same for the same graph.

    Notes
    -----
    Menger 1927, by maximum flow (networkx); not linear, for one pair at a time.

    Examples
    --------
    >>> graph = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])
    >>> minimum_cut(graph, "a", "d")
    ('b', 'c')
    >>> minimum_cut(graph, "a", "b") is None, minimum_cut(graph, "d", "a")
    (True, ())
    """
    if start not in graph or end not in graph:
        return ()
    if start == end or graph.has_edge(start, end):
        return None
    if graph.has_edge(end, start):  # on no way from start to end, but networkx would take the two for neighbours
        graph = nx.DiGraph(graph)
        graph.remove_edge(end, start)
    found = nx.minimum_node_cut(graph, start, end)
    return tuple(node for node in graph if node in found)


def suppliers(graph: nx.DiGraph[str]) -> tuple[Supplier, ...]:
    """Return for each support step what it supplies, what it alone supplies, and how much it cuts off when it fails.

    Parameters
    ----------
    graph : networkx.DiGraph
        Steps with ``lane``, as :func:`cxdesign.graph.blueprint.onward_graph` returns it.

    Returns
    -------
    tuple of Supplier
        In the order of the map; less is better. Arrows count in the direction they are drawn: an arrow from a contact
        step to support is a request, not a supply.

    Notes
    -----
    A contact step is cut off by s when s dominates it, seen from all :func:`starts` together. Near-linear. For rule
    R35; definition ours.

    Examples
    --------
    >>> graph = nx.DiGraph([("till", "ask"), ("till", "pay")])
    >>> nx.set_node_attributes(graph, {"till": "support", "ask": "backstage", "pay": "onstage"}, "lane")
    >>> found = suppliers(graph)[0]
    >>> found.supplies, found.solely, found.share
    (('ask', 'pay'), ('ask', 'pay'), 1.0)
    """
    lanes = {node: data["lane"] for node, data in graph.nodes(data=True)}
    support = [node for node in graph if lanes[node] == LaneRole.SUPPORT.value]
    contacts = {node for node in graph if lanes[node] in _CONTACT}
    if not support:
        return ()
    place = {node: number for number, node in enumerate(graph)}
    sources = {c: sum(lanes[before] == LaneRole.SUPPORT.value for before in graph.pred[c]) for c in contacts}
    cut_off = _dominated(graph, contacts)
    found = []
    for step in support:
        supplies = sorted((after for after in graph.succ[step] if after in contacts), key=place.__getitem__)
        solely = tuple(contact for contact in supplies if sources[contact] == 1)
        found.append(Supplier(step, tuple(supplies), solely, cut_off.get(step, 0), len(contacts)))
    return tuple(found)


def support_betweenness(graph: nx.DiGraph[str]) -> Betweenness:
    """Return on how many of the shortest ways between other steps each support step lies.

    Parameters
    ----------
    graph : networkx.DiGraph
        Steps with ``lane``, as :func:`cxdesign.graph.blueprint.onward_graph` returns it.

    Returns
    -------
    Betweenness
        Σ σ(s, t | v) / σ(s, t) ÷ ((n − 1)(n − 2)), 0 … 1, less is better; 0 with fewer than three steps. In the order
        of the map. In large graphs an estimate from starts evenly spread over the map.

    Notes
    -----
    Freeman 1977; Brandes 2001 (networkx). A figure on request, not a check.

    Examples
    --------
    >>> graph = nx.DiGraph([("a", "s"), ("s", "b")])
    >>> nx.set_node_attributes(graph, {"a": "onstage", "s": "support", "b": "onstage"}, "lane")
    >>> support_betweenness(graph).values
    {'s': 0.5}
    """
    nodes = list(graph)
    count = len(nodes)
    support = [node for node in nodes if graph.nodes[node]["lane"] == LaneRole.SUPPORT.value]
    if count < 3:
        return Betweenness(dict.fromkeys(support, 0.0), is_estimate=False)
    chosen = max(1, min(count, BETWEENNESS_WORK // (count + graph.number_of_edges())))
    pivots = [nodes[number * count // chosen] for number in range(chosen)]
    raw = nx.betweenness_centrality_subset(graph, pivots, nodes, normalized=False)
    scale = count / chosen / ((count - 1) * (count - 2))
    return Betweenness({step: raw[step] * scale for step in support}, is_estimate=chosen < count)


def _dominated(graph: nx.DiGraph[str], counted: set[str]) -> dict[str, int]:
    """Return for each node how many of the counted ones, itself not, all ways from the starts lead through it to."""
    rooted: nx.DiGraph[str] = nx.DiGraph(graph.edges)
    rooted.add_edges_from((_ROOT, start) for start in starts(graph))
    above = immediate_dominators(rooted, _ROOT)
    waits = dict.fromkeys((_ROOT, *above), 0)
    for parent in above.values():
        waits[parent] += 1
    below = dict.fromkeys(waits, 0)
    leaves = [node for node, children in waits.items() if not children]
    while leaves:
        node = leaves.pop()
        if node == _ROOT:
            continue
        parent = above[node]
        below[parent] += below[node] + (node in counted)
        waits[parent] -= 1
        if not waits[parent]:
            leaves.append(parent)
    return below
