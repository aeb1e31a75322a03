"""Ways through a blueprint and the time they take: the critical path, recovery steps and failure branches.

Every function takes the graph of :func:`cxdesign.graph.blueprint.blueprint_graph`, or any part of it with the same
attributes, and leaves it as it is. Its order of nodes is the order of the map and breaks ties. Times are minutes. They
are compared to a millionth of a minute, so that the order of adding them up decides nothing, and summed in full
precision. Formulas and sources: ``docs/method.md``, "Blueprint and flow".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

import networkx as nx

from cxdesign.domain.vocabulary import LaneRole
from cxdesign.graph.blueprint import FLOW_KINDS, onward_graph

BRANCH_WORK = 300_000
"""Steps looked at before no further failure branch is followed (ours); a branch costs the steps it spans, twice."""

_MILLIONTHS = 1_000_000
_STEP_BITS = 20
"""Room for the number of steps below the time in one whole number; a document holds fewer than 2^20 records."""


class Obstacle(StrEnum):
    """Why there is no critical path."""

    NO_ARROWS = "no_arrows"
    NO_TIMES = "no_times"
    CYCLE = "cycle"


@dataclass(frozen=True)
class CriticalPath:
    """The longest way through a blueprint.

    Attributes
    ----------
    nodes : tuple of str
        The steps on it, in order; none when there is no such path.
    minutes : float or None
        The sum of their standard times, 0 or more, less is better; None when there is no such path.
    untimed : tuple of str
        Those of the steps that have no standard time; they count as 0.
    recovery : tuple of str
        Steps left out because they are recovery steps.
    obstacle : Obstacle or None
        Why there is no such path.
    cycle : tuple of str
        Steps of a cycle that no repeat marks, in order, when that is the obstacle.
    """

    nodes: tuple[str, ...]
    minutes: float | None
    untimed: tuple[str, ...] = ()
    recovery: tuple[str, ...] = ()
    obstacle: Obstacle | None = None
    cycle: tuple[str, ...] = ()


@dataclass(frozen=True)
class FailureBranch:
    """What one failure costs: a repeat arrow back to a fail point.

    Attributes
    ----------
    flow_id : str
        The repeat arrow.
    fail_point, returning : str
        The step it leads to and the step it comes from.
    nodes : tuple of str
        What is done besides the clean run, in order, from the fail point to the step that returns to it, both included.
    minutes : float
        Their standard times together.
    total_minutes : float
        The longest way when this fails once; not below the critical path.
    """

    flow_id: str
    fail_point: str
    returning: str
    nodes: tuple[str, ...]
    minutes: float
    total_minutes: float


def critical_path(graph: nx.MultiDiGraph[str]) -> CriticalPath:
    """Return the longest way along all arrows but repeats: max over ways of Σ standard time.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        Steps with ``standard_minutes``, ``lane`` and ``is_fail``; arrows with ``is_repeat`` and ``recovers``.

    Returns
    -------
    CriticalPath
        In minutes, less is better. Steps that no arrow touches are left out, and so are recovery steps. A step without
        a standard time counts as 0 and is named in ``untimed``. Of equally long ways the one of most steps is taken, of
        these the one whose steps come first on the map. What lies before its first and after its last timed step is
        cut off, up to the nearest customer step. There is no such path without arrows, without any time, or with a
        cycle that no repeat marks.

    Notes
    -----
    Linear in steps and arrows. Source: standard execution times, Shostack 1984 (literature, quoted from memory); rules
    for missing times and ties ours.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> for step, minutes in (("step:brush", 0.5), ("step:polish", 0.5), ("step:buff", None), ("step:pay", 0.25)):
    ...     graph.add_node(step, kind="step", lane="onstage", standard_minutes=minutes, is_fail=False)
    >>> for number, (source, target) in enumerate(nx.utils.pairwise(list(graph))):
    ...     _ = graph.add_edge(source, target, key=f"flow:{number}", kind="next", is_repeat=False, recovers=False)
    >>> path = critical_path(graph)
    >>> path.minutes, path.untimed
    (1.25, ('step:buff',))
    """
    onward = onward_graph(graph)
    recovery = recovery_steps(graph)
    onward.remove_nodes_from(recovery)
    if not onward:
        return CriticalPath((), None, recovery=recovery, obstacle=Obstacle.NO_ARROWS)
    order = _topological(onward)
    if order is None:
        return CriticalPath((), None, recovery=recovery, obstacle=Obstacle.CYCLE, cycle=_cycle(onward))
    minutes = _minutes(onward)
    if not minutes:
        return CriticalPath((), None, recovery=recovery, obstacle=Obstacle.NO_TIMES)
    nodes = _trimmed(onward, _longest_way(onward, order, minutes), minutes)
    return CriticalPath(
        nodes,
        fsum(minutes.get(node, 0) for node in nodes),
        untimed=tuple(node for node in nodes if node not in minutes),
        recovery=recovery,
    )


def recovery_steps(graph: nx.MultiDiGraph[str]) -> tuple[str, ...]:
    """Return the steps whose only way on is back to a fail point, in the order of the map.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        Steps and arrows with ``recovers``: a repeat that leads to a fail point.

    Returns
    -------
    tuple of str
        Steps with at least one arrow to another step, all of them such repeats; an arrow to itself is no way on.

    Notes
    -----
    After the shoeshine of Shostack 1984 (literature, quoted from memory), where cleaning shoes leads back to polishing;
    definition ours.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_nodes_from((step, {"kind": "step"}) for step in ("step:polish", "step:clean", "step:buff"))
    >>> for source, target, back in (("polish", "clean", False), ("polish", "buff", False), ("clean", "polish", True)):
    ...     _ = graph.add_edge(f"step:{source}", f"step:{target}", kind="next", is_repeat=back, recovers=back)
    >>> recovery_steps(graph)
    ('step:clean',)
    """
    only_back: dict[str, bool] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] in FLOW_KINDS and source != target and "recovers" in data:
            only_back[source] = only_back.get(source, True) and data["recovers"]
    return tuple(node for node in graph if only_back.get(node))


def failure_branches(graph: nx.MultiDiGraph[str], *, clean: CriticalPath | None = None) -> tuple[FailureBranch, ...]:
    """Return what each repeat back to a fail point adds when it happens once.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As for :func:`critical_path`.
    clean : CriticalPath, optional
        Its critical path, where it is at hand.

    Returns
    -------
    tuple of FailureBranch
        One for each such arrow, by fail point in the order of the map, then by arrow. None when there is no critical
        path. In very large blueprints those that :data:`BRANCH_WORK` leaves room for.

    Notes
    -----
    For an arrow from u back to v: extra = the longest way from v to u, both included, recovery steps too; where no way
    leads from v to u, the two steps themselves. Total = max(critical path, longest way through v + extra). Source:
    after Shostack 1984 (literature, quoted from memory); the general form ours.

    Examples
    --------
    >>> graph = nx.MultiDiGraph()
    >>> for step, minutes in (("polish", 0.5), ("clean", 0.75), ("buff", 0.75)):
    ...     graph.add_node(step, kind="step", lane="onstage", standard_minutes=minutes, is_fail=step == "polish")
    >>> for source, target, back in (("polish", "clean", False), ("polish", "buff", False), ("clean", "polish", True)):
    ...     _ = graph.add_edge(source, target, key=f"{source}-{target}", kind="next", is_repeat=back, recovers=back)
    >>> branch = failure_branches(graph)[0]
    >>> branch.nodes, branch.minutes, branch.total_minutes
    (('polish', 'clean'), 1.25, 2.5)
    """
    clean = clean or critical_path(graph)
    if clean.minutes is None:
        return ()
    onward = onward_graph(graph)
    order = _topological(onward)
    if order is None:
        return ()
    minutes = _minutes(onward)
    without = onward.copy()
    without.remove_nodes_from(clean.recovery)
    through = _Through(without, [node for node in order if node in without], minutes)
    place = {node: number for number, node in enumerate(order)}
    critical = set(clean.nodes)
    found: list[FailureBranch] = []
    work = 0
    for fail_point, arrows in _returning(graph):
        last = max(place[source] for _, source in arrows)
        span = order[place[fail_point] : last + 1]
        work += len(span)
        extras = _ways_from(onward, span, fail_point, minutes)
        usual = clean.minutes if fail_point in critical else through.minutes(fail_point)
        for flow_id, source in arrows:
            if work > BRANCH_WORK:
                return tuple(found)
            nodes = _followed(extras, source)[::-1] or tuple(dict.fromkeys((fail_point, source)))
            work += len(nodes)
            extra = fsum(minutes.get(node, 0) for node in nodes)
            total = clean.minutes if usual is None else max(clean.minutes, fsum((usual, extra)))
            found.append(FailureBranch(flow_id, fail_point, source, nodes, extra, total))
    return tuple(found)


class _Through:
    """The longest way through any one step."""

    def __init__(self, graph: nx.DiGraph[str], order: list[str], minutes: Mapping[str, float]) -> None:
        self._minutes = minutes
        place = {node: number for number, node in enumerate(graph)}
        self._after = _ways(graph.succ, reversed(order), minutes, place)
        self._before = _ways(graph.pred, order, minutes, place)

    def minutes(self, node: str) -> float | None:
        if node not in self._after:
            return None
        ways = (*_followed(self._before, node)[::-1], *_followed(self._after, node)[1:])
        return fsum(self._minutes.get(step, 0) for step in ways)


Ways = dict[str, tuple[int, str | None]]
"""For each step the weight of the longest way from it, itself included, and the next step on that way."""


def _minutes(graph: nx.DiGraph[str]) -> dict[str, float]:
    times = ((node, data["standard_minutes"]) for node, data in graph.nodes(data=True))
    return {node: minutes for node, minutes in times if minutes is not None}


def _weight(minutes: float) -> int:
    """Return a step's time and, below it, one step: sums of weights compare by time, then by number of steps."""
    return (round(minutes * _MILLIONTHS) << _STEP_BITS) + 1


def _ways(
    neighbours: Mapping[str, Iterable[str]],
    order: Iterable[str],
    minutes: Mapping[str, float],
    place: Mapping[str, int],
) -> Ways:
    """Return the longest way from each step, taken in an order in which its neighbours come before it."""
    ways: Ways = {}
    for node in order:
        best, following = 0, None
        for neighbour in sorted(neighbours[node], key=place.__getitem__):
            if ways[neighbour][0] > best:
                best, following = ways[neighbour][0], neighbour
        ways[node] = best + _weight(minutes.get(node, 0)), following
    return ways


def _ways_from(graph: nx.DiGraph[str], order: Iterable[str], start: str, minutes: Mapping[str, float]) -> Ways:
    """Return the longest way back to one step from each step it leads to."""
    ways: Ways = {start: (_weight(minutes.get(start, 0)), None)}
    for node in order:
        reached = [(ways[before][0], before) for before in graph.pred[node] if before in ways]
        if node != start and reached:
            best, before = max(reached, key=lambda way: way[0])
            ways[node] = best + _weight(minutes.get(node, 0)), before
    return ways


def _followed(ways: Ways, start: str) -> tuple[str, ...]:
    nodes: list[str] = []
    node: str | None = start if start in ways else None
    while node is not None:
        nodes.append(node)
        node = ways[node][1]
    return tuple(nodes)


def _longest_way(graph: nx.DiGraph[str], order: list[str], minutes: Mapping[str, float]) -> tuple[str, ...]:
    place = {node: number for number, node in enumerate(graph)}
    ways = _ways(graph.succ, reversed(order), minutes, place)
    return _followed(ways, max(graph, key=lambda node: ways[node][0]))


def _trimmed(graph: nx.DiGraph[str], nodes: tuple[str, ...], minutes: Mapping[str, float]) -> tuple[str, ...]:
    """Cut off what lies outside the timed steps and the customer steps around them."""
    timed = [number for number, node in enumerate(nodes) if node in minutes] or [0, len(nodes) - 1]
    customer = [n for n, node in enumerate(nodes) if graph.nodes[node]["lane"] == LaneRole.CUSTOMER_ACTIONS.value]
    first = max((number for number in customer if number <= timed[0]), default=timed[0])
    last = min((number for number in customer if number >= timed[-1]), default=timed[-1])
    return nodes[first : last + 1]


def _returning(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield fail points in the order of the map with the repeat arrows back to each and the steps they come from."""
    arrows: dict[str, list[tuple[str, str]]] = {}
    for source, target, flow_id, data in graph.edges(keys=True, data=True):
        if data.get("recovers"):
            arrows.setdefault(target, []).append((flow_id, source))
    for node in graph:
        if node in arrows:
            yield node, sorted(arrows[node])


def _topological(graph: nx.DiGraph[str]) -> list[str] | None:
    try:
        return list(nx.topological_sort(graph))
    except nx.NetworkXUnfeasible:
        return None


def _cycle(graph: nx.DiGraph[str]) -> tuple[str, ...]:
    return tuple(source for source, _ in nx.find_cycle(graph))
