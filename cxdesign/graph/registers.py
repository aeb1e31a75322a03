"""What is kept beside the maps as nodes, and how it hangs together with them as edges.

Nodes: personas and the notes of their empathy maps, needs, performers, standards, promises, data points, objectives,
risks, scenes, empowerments, sets of answers. Edges: relations, the cells of the scene matrix, whose a note or a need
is, and what is evidence of what. Kinds are listed in ``docs/graph.md``. Nothing here changes a document.
"""

from __future__ import annotations

from collections.abc import Iterator

from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.cards import Step
from cxdesign.domain.document import ENTRY_TYPES, Document
from cxdesign.domain.environment import Idea, Session
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.picking import PeakCriterion
from cxdesign.domain.registers import Risk, SceneCell
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import EmpathyNote, Need, Persona
from cxdesign.domain.vocabulary import EmpathyArea, LaneRole
from cxdesign.graph.blueprint import Edge, Node
from cxdesign.graph.journey import attributes

EVIDENCE_REACH = 20
"""Most customer steps one piece of evidence is evidence of (ours): keeps the graph proportional to the document."""

_AREAS = tuple(EmpathyArea)
_NO_PART = frozenset({PeakCriterion, Session, Idea})
"""Entries that are about the work on a design."""


def entry_nodes(document: Document) -> Iterator[Node]:
    """Yield what is kept beside the maps, kind by kind, each in its own order; notes of empathy maps after personas.

    Criteria for peaks, and the logs of sessions and ideas, are no part of the design.
    """
    for entry_type in ENTRY_TYPES:
        if entry_type in _NO_PART:
            continue
        for entry in document.entries(entry_type):
            score = {"score": entry.score} if isinstance(entry, Risk) else {}
            yield entry.id, {**attributes(entry), **score}
        if entry_type is Persona:
            yield from _empathy_notes(document)
    for answers in document.entries(AnswerSet):
        known = {name: value for name, value in attributes(answers).items() if name != "rows"}
        yield answers.id, {**known, "answer_count": len(answers.rows)}


def register_edges(document: Document) -> Iterator[Edge]:
    """Yield relations, scenes' cells, whose a note or a need is, and what is evidence of what."""
    for relation in document.all(Relation):
        yield relation.source_id, relation.target_id, relation.id, {"kind": relation.relation.value}
    for cell in document.all(SceneCell):
        relevance = {"customer_relevance": cell.customer_relevance, "enterprise_relevance": cell.enterprise_relevance}
        yield cell.source_id, cell.target_id, cell.id, {"kind": "in_scene", **relevance}
    for note in document.all(EmpathyNote):
        yield note.id, note.persona_id, "noted_of", {"kind": "noted_of"}
    for need in document.all(Need):
        if need.persona_id is not None:
            yield need.id, need.persona_id, "needed_by", {"kind": "needed_by"}
    for touchpoint in document.touchpoints:
        yield from _evidence(document, touchpoint)


def _empathy_notes(document: Document) -> Iterator[Node]:
    place = {persona.id: number for number, persona in enumerate(document.entries(Persona))}
    notes = document.all(EmpathyNote)
    for note in sorted(notes, key=lambda n: (place[n.persona_id], _AREAS.index(n.area), n.order, n.id)):
        yield note.id, attributes(note)


def _evidence(document: Document, touchpoint: Touchpoint) -> Iterator[Edge]:
    steps: dict[LaneRole, list[str]] = {LaneRole.EVIDENCE: [], LaneRole.CUSTOMER_ACTIONS: []}
    for lane in document.lanes:
        if lane.role in steps:
            steps[lane.role] += (card.id for card in document.cards(touchpoint.id, lane.id) if isinstance(card, Step))
    for evidence in steps[LaneRole.EVIDENCE]:
        for action in steps[LaneRole.CUSTOMER_ACTIONS][:EVIDENCE_REACH]:
            yield evidence, action, "evidence_of", {"kind": "evidence_of"}
