"""A whole document as one directed multigraph. Nothing here changes a document."""

from __future__ import annotations

import networkx as nx

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.graph.blueprint import card_nodes, flow_edges
from cxdesign.graph.journey import journey_graph
from cxdesign.graph.registers import entry_nodes, register_edges


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
        sets are sorted tuples, days are ISO texts). Edges carry ``kind``. Nodes and edges stand in a fixed order:
        stages, touchpoints in the order of the journey, the cards by touchpoint, lane and place in their cell, then
        what is kept beside the maps. The graph itself carries the project's ``name``, ``satisfaction_line`` and
        ``delight_line``.

    Notes
    -----
    Node kinds and what they carry besides their fields:

    - ``stage``: ``place`` (1, 2, …).
    - ``touchpoint``: ``place``; ``emotion_now`` and ``emotion_target`` (−5 … +5 or None); ``levels``, its own and those
      of its features; ``own_levels``, its own only.
    - ``step``, ``note``, ``feature`` (cards): ``lane``, the role of the lane; ``lane_name``, None when it has no name
      of its own; ``lane_place``; ``is_hidden``, whether the lane is. A customer step is a ``step`` in the lane
      ``customer_actions``.
    - ``persona``, ``empathy_note``, ``need``, ``performer``, ``standard``, ``promise``, ``datapoint``, ``objective``,
      ``risk`` (with ``score``, 1 … 125 or None), ``scene``.
    - ``answer_set``: ``answer_count`` in place of the answers themselves.

    Edge kinds:

    - ``next``: touchpoint to touchpoint. In the order of the journey; past touchpoints that may be skipped, alone or
      several in a row (``skips`` holds their ids; at most 20 in a row, ours); and along the extra paths, whose edge key
      is the id of the path (``is_repeat`` tells the ways back).
    - ``in_stage``: touchpoint to its stage.
    - ``at``: card to the touchpoint it stands under.
    - ``next``, ``interacts``, ``sees``, ``supports``, ``jump``: step to step, the arrows of the blueprint; the edge key
      is the id of the arrow. ``is_repeat``, ``is_non_visual``, ``recovers`` (a repeat that leads to a fail point).
    - ``evidence_of``: step in the evidence lane to the customer steps under the same touchpoint, at most 20 (ours).
    - the relations, each by its own name: ``serves``, ``meets``, ``promises``, ``kept_by``, ``governed_by``,
      ``captures``, ``adapts``, ``threatened_by``, ``performed_by``, ``arises_at``, ``stems_from``, ``answers``,
      ``measured_by``; the edge key is the id of the relation.
    - ``in_scene``: touchpoint to scene, with ``customer_relevance`` and ``enterprise_relevance`` (0 … 5 or None).
    - ``noted_of``: note of an empathy map to its persona; ``needed_by``: need to its persona.

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
    cards = list(card_nodes(document, document.all(Card)))
    graph.add_nodes_from(cards)
    graph.add_nodes_from(entry_nodes(document))
    for card_id, _ in cards:
        for touchpoint in document.spanned(document.expect(card_id, Card)):
            graph.add_edge(card_id, touchpoint.id, key="at", kind="at")
    for source, target, key, data in (*flow_edges(document), *register_edges(document)):
        graph.add_edge(source, target, key=key, **data)
    return graph
