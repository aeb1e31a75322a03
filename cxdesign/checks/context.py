"""What the rules know of a document, worked out once: who stands where, and what is linked to what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import networkx as nx

from cxdesign.analysis.emotion import JourneyFigures, journey_figures
from cxdesign.analysis.environment import empowered_records
from cxdesign.domain.blueprint import Flow, flow_kind
from cxdesign.domain.cards import Card, Feature, Step
from cxdesign.domain.document import ENTRY_KINDS, Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import Link, kind_of
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import FlowKind, LaneRole, RelationType
from cxdesign.graph.blueprint import blueprint_graph, onward_graph

Place = tuple[int, int, str, str]
"""Column, row, order key, id: where a record stands, for sorting."""
R = TypeVar("R", bound=Card)


@dataclass(frozen=True)
class Context:
    """A document at a day, with what several rules ask of it; each part is worked out when first asked for.

    Attributes
    ----------
    document : Document
        Any sound document; arrows may break the rules of the blueprint, as files can bring them in.
    today : date
        The day the findings hold for.
    """

    document: Document
    today: date

    @cached_property
    def column(self) -> Mapping[str, int]:
        """Touchpoint to its place in the journey, from 0."""
        return {touchpoint.id: place for place, touchpoint in enumerate(self.document.touchpoints)}

    @cached_property
    def _rows(self) -> Mapping[str, tuple[int, LaneRole]]:
        return {lane.id: (place, lane.role) for place, lane in enumerate(self.document.lanes)}

    def role(self, card: Card) -> LaneRole:
        """Return the role of the lane a card stands in."""
        return self._rows[card.lane_id][1]

    def place(self, record_id: str) -> Place:
        """Return where a record stands: cards and arrows on the map, entries after it, each in its order."""
        record = self.document.get(record_id)
        beyond = len(self.column)
        if isinstance(record, Touchpoint):
            return self.column[record.id], -1, "", record.id
        if isinstance(record, Card):
            return self.column[record.touchpoint_id], self._rows[record.lane_id][0], record.order, record.id
        if isinstance(record, Link):
            return (*self.place(record.source_id)[:3], record.id)
        kind = kind_of(record_id)
        row = ENTRY_KINDS.index(kind) if kind in ENTRY_KINDS else -1
        return beyond, row, str(getattr(record, "order", "")), record_id

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Steps in the order of the map."""
        return self._on_the_map(Step)

    @cached_property
    def features(self) -> tuple[Feature, ...]:
        """Features in the order of the map."""
        return self._on_the_map(Feature)

    def _on_the_map(self, card_type: type[R]) -> tuple[R, ...]:
        return tuple(sorted(self.document.all(card_type), key=lambda card: self.place(card.id)))

    @cached_property
    def _steps_at(self) -> Mapping[str, tuple[Step, ...]]:
        return _grouped(self.document, self.steps)

    @cached_property
    def _features_at(self) -> Mapping[str, tuple[Feature, ...]]:
        return _grouped(self.document, self.features)

    def steps_at(self, touchpoint_id: str) -> tuple[Step, ...]:
        """Return the steps at a touchpoint."""
        return self._steps_at.get(touchpoint_id, ())

    def features_at(self, touchpoint_id: str) -> tuple[Feature, ...]:
        """Return the features at a touchpoint."""
        return self._features_at.get(touchpoint_id, ())

    def step(self, step_id: str) -> Step:
        """Return the step at an end of an arrow."""
        return self.document.expect(step_id, Step)

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """Arrows in the order of the map."""
        return tuple(sorted(self.document.all(Flow), key=lambda flow: self.place(flow.id)))

    def kind(self, flow: Flow) -> FlowKind | None:
        """Return what an arrow means, None when it jumps a lane."""
        ends = (self.role(self.step(step_id)) for step_id in (flow.source_id, flow.target_id))
        return flow_kind(*ends, is_non_visual=flow.is_non_visual)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Step to the other steps that an arrow of any kind joins with it."""
        joined: dict[str, set[str]] = {}
        for flow in self.flows:
            if flow.source_id != flow.target_id:
                joined.setdefault(flow.source_id, set()).add(flow.target_id)
                joined.setdefault(flow.target_id, set()).add(flow.source_id)
        return {step: frozenset(others) for step, others in joined.items()}

    @cached_property
    def blueprint(self) -> nx.MultiDiGraph[str]:
        """The steps and the arrows between them."""
        return blueprint_graph(self.document)

    @cached_property
    def ways(self) -> nx.DiGraph[str]:
        """The steps that arrows join, and where arrows that are no repeats lead."""
        return onward_graph(self.blueprint)

    @cached_property
    def loops(self) -> Mapping[str, int]:
        """Step to the number of the loop it lies on: steps of a number lead to each other without a repeat."""
        parts = enumerate(nx.strongly_connected_components(self.ways))
        return {step: number for number, part in parts if len(part) > 1 for step in part}

    def is_on_a_loop(self, flow: Flow) -> bool:
        """Return whether both ends of an arrow lie on one loop."""
        loop = self.loops.get(flow.source_id)
        return loop is not None and loop == self.loops.get(flow.target_id)

    @cached_property
    def doubled(self) -> frozenset[tuple[str, str]]:
        """Pairs of steps that more than one arrow joins in the same direction."""
        pairs = Counter((flow.source_id, flow.target_id) for flow in self.flows)
        return frozenset(pair for pair, count in pairs.items() if count > 1)

    @cached_property
    def _relations(self) -> Mapping[tuple[RelationType, str, bool], tuple[str, ...]]:
        ends: dict[tuple[RelationType, str, bool], list[str]] = {}
        for link in self.document.all(Relation):
            ends.setdefault((link.relation, link.source_id, True), []).append(link.target_id)
            ends.setdefault((link.relation, link.target_id, False), []).append(link.source_id)
        return {key: tuple(sorted(others)) for key, others in ends.items()}

    def targets(self, relation: RelationType, source_id: str) -> tuple[str, ...]:
        """Return what a record stands in this relation to."""
        return self._relations.get((relation, source_id, True), ())

    def sources(self, relation: RelationType, target_id: str) -> tuple[str, ...]:
        """Return what stands in this relation to a record."""
        return self._relations.get((relation, target_id, False), ())

    @cached_property
    def empowered(self) -> frozenset[str]:
        """The steps and touchpoints for which the empowerment matrix names a role."""
        return empowered_records(self.document)

    def governing(self, touchpoint_id: str) -> tuple[tuple[str, str], ...]:
        """Return (touchpoint or step, standard) for every standard that governs a touchpoint or one of its steps."""
        governed = (touchpoint_id, *(step.id for step in self.steps_at(touchpoint_id)))
        return tuple((one, standard) for one in governed for standard in self.targets(RelationType.GOVERNED_BY, one))

    @cached_property
    def figures(self) -> JourneyFigures:
        """The figures of both emotion curves."""
        return journey_figures(self.document)


def standing(document: Document, cards: Iterable[Card]) -> set[str]:
    """Return the ids of the touchpoints that cards stand at, all that a card spans included."""
    return {touchpoint.id for card in cards for touchpoint in document.spanned(card)}


def _grouped(document: Document, cards: tuple[R, ...]) -> Mapping[str, tuple[R, ...]]:
    groups: dict[str, list[R]] = {}
    for card in cards:
        for touchpoint in document.spanned(card):
            groups.setdefault(touchpoint.id, []).append(card)
    return {touchpoint_id: tuple(group) for touchpoint_id, group in groups.items()}
