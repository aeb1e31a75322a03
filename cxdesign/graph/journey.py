"""The journey as a graph: stages and touchpoints, their order, what may be skipped and what is repeated.

Node and edge kinds are listed in ``docs/graph.md``. Nothing here changes a document or a graph given to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import networkx as nx

from cxdesign.domain.cards import Feature
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Path, Touchpoint
from cxdesign.domain.records import Record
from cxdesign.domain.vocabulary import CurveState

SKIPS_IN_A_ROW = 20
"""Most touchpoints one ``next`` may pass over (ours): keeps the graph's size proportional to the journey's length."""

Attribute = str | float | bool | None | tuple[str, ...]
"""What a node or edge may carry; None is missing, a tuple is a sorted set or a list of ids."""

_PLAIN_TYPES = frozenset({str, int, float, bool, type(None)})

JOURNEY_KINDS = frozenset({"stage", "touchpoint"})


def journey_graph(document: Document) -> nx.MultiDiGraph[str]:
    """Return the graph of a document's stages and touchpoints, without the cards.

    Equal to ``journey_subgraph(build_graph(document))``, but built directly.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes: stages, then touchpoints, each in the order of the journey. Edges: ``next`` and ``in_stage``.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project, Stage
    >>> records = [
    ...     Project(id="project:main", name="Café"),
    ...     Stage(id="stage:s", name="Visit", order="a0"),
    ...     Touchpoint(id="touchpoint:a", name="Door", stage_id="stage:s", order="a0"),
    ...     Touchpoint(id="touchpoint:b", name="Queue", stage_id="stage:s", order="a1", may_be_skipped=True),
    ...     Touchpoint(id="touchpoint:c", name="Counter", stage_id="stage:s", order="a2"),
    ... ]
    >>> graph = journey_graph(Document(records))
    >>> for source, target, edge in graph.edges(data=True):
    ...     if edge["kind"] == "next":
    ...         print(source, target, edge["skips"])
    touchpoint:a touchpoint:b ()
    touchpoint:a touchpoint:c ('touchpoint:b',)
    touchpoint:b touchpoint:c ()
    """
    graph = empty_graph(document)
    for place, stage in enumerate(document.stages, start=1):
        graph.add_node(stage.id, **attributes(stage), place=place)
    feature_levels = _feature_levels(document)
    for place, touchpoint in enumerate(document.touchpoints, start=1):
        graph.add_node(touchpoint.id, **_touchpoint_attributes(document, touchpoint, feature_levels), place=place)
    for touchpoint in document.touchpoints:
        graph.add_edge(touchpoint.id, touchpoint.stage_id, key="in_stage", kind="in_stage")
    for source, target, skips in _order(document.touchpoints):
        graph.add_edge(source, target, key="next", kind="next", is_repeat=False, skips=skips)
    for path in document.all(Path):
        graph.add_edge(path.source_id, path.target_id, key=path.id, kind="next", is_repeat=path.is_repeat, skips=())
    return graph


def journey_subgraph(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the part of a graph that is the journey: its stages and touchpoints with ``next`` and ``in_stage``.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        As :func:`cxdesign.graph.build.build_graph` returns it.

    Returns
    -------
    networkx.MultiDiGraph
        A copy in the same order of nodes and edges; without its repeats the ``next`` edges form no cycle.

    Examples
    --------
    >>> whole = nx.MultiDiGraph()
    >>> whole.add_node("touchpoint:a", kind="touchpoint")
    >>> whole.add_node("note:n", kind="note")
    >>> list(journey_subgraph(whole))
    ['touchpoint:a']
    """
    journey: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    journey.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if data["kind"] in JOURNEY_KINDS)
    for source, target, key, data in graph.edges(keys=True, data=True):
        if source in journey and target in journey:
            journey.add_edge(source, target, key=key, **data)
    return journey


def empty_graph(document: Document) -> nx.MultiDiGraph[str]:
    """Return a graph without nodes that carries the project's ``name``, ``satisfaction_line`` and ``delight_line``.

    >>> from cxdesign.domain.journey import Project
    >>> empty_graph(Document([Project(id="project:main", name="Café")])).graph["name"]
    'Café'
    """
    project = document.project
    return nx.MultiDiGraph(
        name=project.name, satisfaction_line=project.satisfaction_line, delight_line=project.delight_line
    )


def attributes(record: Record) -> dict[str, Attribute]:
    """Return a record's fields as plain values: enumerations and days as text, sets as sorted tuples.

    >>> from cxdesign.domain.journey import Stage
    >>> attributes(Stage(id="stage:s", name="Arrive", order="a0"))
    {'kind': 'stage', 'name': 'Arrive', 'order': 'a0'}
    """
    return {name: value if type(value) in _PLAIN_TYPES else _plain(value) for name, value in record if name != "id"}


def _plain(value: Attribute | date) -> Attribute:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    return value


def _touchpoint_attributes(
    document: Document, touchpoint: Touchpoint, feature_levels: dict[str, set[str]]
) -> dict[str, Attribute]:
    own = tuple(level.value for level in touchpoint.levels)
    return {
        **attributes(touchpoint),
        "own_levels": own,
        "levels": tuple(sorted(feature_levels.get(touchpoint.id, set()).union(own))),
        "emotion_now": document.emotion(touchpoint.id, CurveState.NOW),
        "emotion_target": document.emotion(touchpoint.id, CurveState.TARGET),
    }


def _feature_levels(document: Document) -> dict[str, set[str]]:
    levels: dict[str, set[str]] = {}
    for feature in document.all(Feature):
        if feature.level is not None:
            for touchpoint in document.spanned(feature):
                levels.setdefault(touchpoint.id, set()).add(feature.level.value)
    return levels


def _order(touchpoints: tuple[Touchpoint, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield source, target and what is skipped between them: each neighbour, then past all that may be skipped."""
    for number, source in enumerate(touchpoints):
        skips: list[str] = []
        for target in touchpoints[number + 1 : number + 2 + SKIPS_IN_A_ROW]:
            yield source.id, target.id, tuple(skips)
            if not target.may_be_skipped:
                break
            skips.append(target.id)
