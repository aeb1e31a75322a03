"""A whole document as one directed multigraph. Nothing here changes a document."""

from __future__ import annotations

import networkx as nx

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.graph.journey import attributes, journey_graph


def build_graph(document: Document) -> nx.MultiDiGraph[str]:
    """Return the graph of a document: what it is made of as nodes, how it hangs together as edges.

    Parameters
    ----------
    document : Document
        Any sound document.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are keyed by record id and carry ``kind`` and the fields of the record as plain values (None is missing,
        sets are sorted tuples). Edges carry ``kind``. Nodes and edges stand in a fixed order: stages, touchpoints in
        the order of the journey, then the cards by touchpoint, lane and place in their cell. The graph itself carries
        the project's ``name``, ``satisfaction_line`` and ``delight_line``.

    Notes
    -----
    Node kinds and what they carry besides their fields:

    - ``stage``: ``place`` (1, 2, …).
    - ``touchpoint``: ``place``; ``emotion_now`` and ``emotion_target`` (−5 … +5 or None); ``levels``, its own and those
      of its features; ``own_levels``, its own only.
    - ``step``, ``note``, ``feature`` (cards): ``lane``, the role of the lane; ``lane_name``, None when it has no name
      of its own; ``lane_place``; ``is_hidden``, whether the lane is. A customer step is a ``step`` in the lane
      ``customer_actions``.

    Edge kinds:

    - ``next``: touchpoint to touchpoint. In the order of the journey; past touchpoints that may be skipped, alone or
      several in a row (``skips`` holds their ids; at most 20 in a row, ours); and along the extra paths, whose edge key
      is the id of the path (``is_repeat`` tells the ways back).
    - ``in_stage``: touchpoint to its stage.
    - ``at``: card to the touchpoint it stands under.

    Source of the model: ``docs/method.md`` (ours, after journey maps and service blueprints).

    Examples
    --------
    >>> from cxdesign.domain.cards import Feature
    >>> from cxdesign.domain.journey import Emotion, Lane, Project, Stage, Touchpoint
    >>> document = Document([
    ...     Project(id="project:main", name="Café"),
    ...     Stage(id="stage:s", name="Visit", order="a0"),
    ...     Touchpoint(id="touchpoint:a", name="Counter", stage_id="stage:s", order="a0", levels=("L1",)),
    ...     Emotion(id="emotion:a.team.now", touchpoint_id="touchpoint:a", state="now", value=2),
    ...     Lane(id="lane:o", role="opportunities", order="a0"),
    ...     Feature(id="feature:f", touchpoint_id="touchpoint:a", lane_id="lane:o", order="a0", text="Name on the cup",
    ...             level="L3"),
    ... ])
    >>> graph = build_graph(document)
    >>> list(graph)
    ['stage:s', 'touchpoint:a', 'feature:f']
    >>> graph.nodes["touchpoint:a"]["emotion_now"], graph.nodes["touchpoint:a"]["levels"]
    (2, ('L1', 'L3'))
    >>> [(source, target, edge["kind"]) for source, target, edge in graph.edges(data=True)]
    [('touchpoint:a', 'stage:s', 'in_stage'), ('feature:f', 'touchpoint:a', 'at')]
    """
    graph = journey_graph(document)
    lanes = {
        lane.id: {"lane": lane.role.value, "lane_name": lane.name, "lane_place": place, "is_hidden": lane.is_hidden}
        for place, lane in enumerate(document.lanes, start=1)
    }
    column = {touchpoint.id: place for place, touchpoint in enumerate(document.touchpoints)}
    row = {lane_id: place for place, lane_id in enumerate(lanes)}
    cards = sorted(document.all(Card), key=lambda c: (column[c.touchpoint_id], row[c.lane_id], c.order, c.id))
    for card in cards:
        graph.add_node(card.id, **attributes(card), **lanes[card.lane_id])
        graph.add_edge(card.id, card.touchpoint_id, key="at", kind="at")
    return graph
