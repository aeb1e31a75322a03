"""Dominators of a directed graph in near-linear time, also where a file has brought cycles in.

The method of networkx repeats until nothing changes: on graphs with many cycles its time grows with the square of their
size. This one does not; tests hold the two against each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx

NOWHERE = -1


def immediate_dominators(graph: nx.DiGraph[str], start: str) -> dict[str, str]:
    """Return for each node the last one before it that every way from the start leads through.

    Parameters
    ----------
    graph : networkx.DiGraph
        Any directed graph.
    start : str
        One of its nodes.

    Returns
    -------
    dict
        Node to its immediate dominator, for all nodes that the start leads to; the start itself has none.

    Raises
    ------
    KeyError
        When the start is not in the graph.

    Notes
    -----
    Lengauer & Tarjan 1979, with path compression: O(m log n).

    Examples
    --------
    >>> graph = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e"), ("x", "a")])
    >>> immediate_dominators(graph, "a")
    {'b': 'a', 'd': 'a', 'e': 'd', 'c': 'a'}
    """
    nodes, parents = _numbered(graph.succ, start)
    number = {node: place for place, node in enumerate(nodes)}
    forest = _Forest(len(nodes))
    buckets: list[list[int]] = [[] for _ in nodes]
    above = [0] * len(nodes)
    for place in range(len(nodes) - 1, 0, -1):
        for before in graph.pred[nodes[place]]:
            if before in number:
                forest.semi[place] = min(forest.semi[place], forest.semi[forest.lowest(number[before])])
        buckets[forest.semi[place]].append(place)
        parent = parents[place]
        forest.above[place] = parent
        for waiting in buckets[parent]:
            lowest = forest.lowest(waiting)
            above[waiting] = lowest if forest.semi[lowest] < forest.semi[waiting] else parent
        buckets[parent] = []
    for place in range(1, len(nodes)):
        if above[place] != forest.semi[place]:
            above[place] = above[above[place]]
    return {nodes[place]: nodes[above[place]] for place in range(1, len(nodes))}


def _numbered(successors: Mapping[str, Iterable[str]], start: str) -> tuple[list[str], list[int]]:
    """Return the nodes in the order of a search in depth, and the place of each one's parent in it."""
    nodes, parents, seen = [start], [0], {start}
    waiting = [(0, iter(successors[start]))]
    while waiting:
        place, rest = waiting[-1]
        fresh = next((node for node in rest if node not in seen), None)
        if fresh is None:
            waiting.pop()
            continue
        seen.add(fresh)
        nodes.append(fresh)
        parents.append(place)
        waiting.append((len(nodes) - 1, iter(successors[fresh])))
    return nodes, parents


class _Forest:
    """The part of the search tree linked so far; ``semi`` are the semidominators, as places in the search."""

    def __init__(self, count: int) -> None:
        self.semi = list(range(count))
        self.above = [NOWHERE] * count
        self._label = list(range(count))

    def lowest(self, place: int) -> int:
        """Return the node of the smallest semidominator on the way up, its root left out."""
        above, label, semi = self.above, self._label, self.semi
        if above[place] == NOWHERE:
            return place
        way, node = [], place
        while above[above[node]] != NOWHERE:
            way.append(node)
            node = above[node]
        for step in reversed(way):
            upper = above[step]
            if semi[label[upper]] < semi[label[step]]:
                label[step] = label[upper]
            above[step] = above[upper]
        return label[place]
