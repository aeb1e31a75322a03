"""A Document: all records of one project at one revision, immutable."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import TypeAdapter

from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.blueprint import Flow, Performer
from cxdesign.domain.cards import CARD_KINDS, Card, Feature, Note, Step
from cxdesign.domain.comments import Comment
from cxdesign.domain.environment import Empowerment, EnvironmentCanvas, Idea, Participation, Session
from cxdesign.domain.evaluation import CriteriaSet, Criterion, Decision, EvaluationRound, RaterEntry, RatingEntry
from cxdesign.domain.journey import PROJECT_ID, Emotion, Lane, Path, Project, Stage, Touchpoint, emotion_id
from cxdesign.domain.map_views import MapView
from cxdesign.domain.picking import PeakCriterion, PeakJudgement, PeakScore, PeakWeighting
from cxdesign.domain.records import Record, kind_of
from cxdesign.domain.registers import DataPoint, Objective, Promise, Risk, Scene, SceneCell, Standard
from cxdesign.domain.relations import Dismissal, Relation
from cxdesign.domain.understanding import EmpathyNote, Need, Persona
from cxdesign.domain.vocabulary import CurveState, EmpathyArea, LaneRole
from cxdesign.errors import IntegrityError

RECORD_TYPES: Mapping[str, type[Record]] = MappingProxyType(
    {
        record_type.model_fields["kind"].default: record_type
        for record_type in (
            *(Project, Stage, Touchpoint, Lane, Step, Note, Feature, Emotion, Path),
            *(Flow, Performer, Persona, EmpathyNote, Need),
            *(Standard, Promise, DataPoint, Objective, Risk, Scene, SceneCell, Relation, Dismissal),
            Comment,
            *(PeakCriterion, PeakScore, PeakJudgement, PeakWeighting),
            *(CriteriaSet, Criterion, EvaluationRound, RaterEntry, RatingEntry, Decision, AnswerSet),
            MapView,
            *(EnvironmentCanvas, Participation, Empowerment, Session, Idea),
        )
    }
)
"""Every record type by its kind: the one list of what a document can hold."""

_ADAPTERS: Mapping[str, TypeAdapter[Any]] = MappingProxyType(
    {kind: TypeAdapter(record_type) for kind, record_type in RECORD_TYPES.items()}
)  # Any: the adapter of a type known only at run time

_VIEWS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "stages": ("stage",),
        "lanes": ("lane",),
        "touchpoints": ("stage", "touchpoint"),
        "_places": ("stage", "touchpoint"),
        "_cells": CARD_KINDS,
        "_areas": ("empathy_note",),
    }
)
"""The sorted views a document keeps once it was asked for them, and the kinds of records each is made of."""

Entry = (
    Persona
    | Need
    | Performer
    | Standard
    | Promise
    | DataPoint
    | Objective
    | Risk
    | Scene
    | PeakCriterion
    | Empowerment
    | Session
    | Idea
)
"""A record that people keep in a list, with a name, a place of its own, and attributes."""

ENTRY_TYPES: tuple[type[Entry], ...] = (
    Persona,
    Need,
    Performer,
    Standard,
    Promise,
    DataPoint,
    Objective,
    Risk,
    Scene,
    PeakCriterion,
    Empowerment,
    Session,
    Idea,
)
ENTRY_KINDS: tuple[str, ...] = tuple(entry_type.model_fields["kind"].default for entry_type in ENTRY_TYPES)

R = TypeVar("R", bound=Record)
Place = tuple[str, str]
"""Where a record stands among siblings: touchpoint and lane, or persona and area."""
P = TypeVar("P", Card, EmpathyNote)
E = TypeVar("E", bound=Entry | CriteriaSet | Criterion | EvaluationRound | RaterEntry | AnswerSet | MapView)


def parse_record(data: Mapping[str, object]) -> Record:
    """Return the record that JSON-able data describe.

    Raises
    ------
    IntegrityError
        ``record_kind_unknown`` when the kind is not one of :data:`RECORD_TYPES`.
    pydantic.ValidationError
        When a field is missing, unknown or out of range.
    """
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in RECORD_TYPES:
        raise IntegrityError("record_kind_unknown", kind=str(kind)[:80])
    record: Record = _ADAPTERS[kind].validate_python(dict(data))
    return record


class Document:
    """All records of one project at one revision.

    Iterating gives the records by kind and id. The accessors return what belongs together in the order of the map:
    touchpoints by the order of their stage, then their own; cards by their order within the cell; equal keys by id.
    """

    def __init__(self, records: Iterable[Record] = (), *, revision: int = 0) -> None:
        by_kind: dict[str, dict[str, Record]] = {}
        for record in records:
            by_kind.setdefault(record.kind, {})[record.id] = record
        self._by_kind = by_kind
        self.revision = revision

    @classmethod
    def _of(cls, by_kind: dict[str, dict[str, Record]], revision: int) -> Document:
        document = cls.__new__(cls)
        document._by_kind = by_kind
        document.revision = revision
        return document

    def with_records(
        self, *, changed: Iterable[Record] = (), removed: Iterable[str] = (), revision: int | None = None
    ) -> Document:
        """Return a document with other records put in or taken out; only the kinds touched are copied."""
        by_kind = dict(self._by_kind)
        copied: set[str] = set()

        def of_kind(kind: str) -> dict[str, Record]:
            if kind not in copied:
                by_kind[kind] = dict(by_kind.get(kind, ()))
                copied.add(kind)
            return by_kind[kind]

        gone: list[Record | None] = [of_kind(kind_of(record_id)).pop(record_id, None) for record_id in removed]
        come = {record.id: record for record in changed}.values()
        for record in come:
            gone.append(of_kind(record.kind).get(record.id))
            of_kind(record.kind)[record.id] = record
        document = Document._of(by_kind, self.revision if revision is None else revision)
        document._take_over(self, copied)
        if "_cells" in self.__dict__ and copied.intersection(CARD_KINDS):
            document.__dict__["_cells"] = _placed_anew(self._cells, _of(Card, gone), _of(Card, come), _cell_of)
        if "_areas" in self.__dict__ and "empathy_note" in copied:
            out, into = (_of(EmpathyNote, records) for records in (gone, come))
            document.__dict__["_areas"] = _placed_anew(self._areas, out, into, _area_of)
        return document

    def _take_over(self, earlier: Document, touched: set[str]) -> None:
        """Take over the sorted views of an earlier document that a change did not touch."""
        for view, kinds in _VIEWS.items():
            if view in earlier.__dict__ and not touched.intersection(kinds):
                self.__dict__[view] = earlier.__dict__[view]

    def __iter__(self) -> Iterator[Record]:
        for kind in sorted(self._by_kind):
            yield from (self._by_kind[kind][record_id] for record_id in sorted(self._by_kind[kind]))

    def __len__(self) -> int:
        return sum(len(records) for records in self._by_kind.values())

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self.get(record_id) is not None

    def __eq__(self, other: object) -> bool:
        """Documents are equal when their records are; the revision does not count."""
        if not isinstance(other, Document):
            return NotImplemented
        mine = {kind: records for kind, records in self._by_kind.items() if records}
        return mine == {kind: records for kind, records in other._by_kind.items() if records}

    __hash__ = None  # type: ignore[assignment]  # compared by content

    def __repr__(self) -> str:
        return f"<Document revision {self.revision}, {len(self)} records>"

    def get(self, record_id: str) -> Record | None:
        """Return the record with this id, or None."""
        return self._by_kind.get(kind_of(record_id), {}).get(record_id)

    def expect(self, record_id: str, record_type: type[R]) -> R:
        """Return the record with this id and type.

        Raises
        ------
        IntegrityError
            ``<kind>_unknown`` when there is no such record, or it is of another type.
        """
        record = self.get(record_id)
        if not isinstance(record, record_type):
            kind = "card" if record_type is Card else record_type.model_fields["kind"].default
            raise IntegrityError(f"{kind}_unknown", id=record_id)
        return record

    def of_kind(self, kind: str) -> Collection[Record]:
        """Return the records of a kind, in no particular order."""
        return self._by_kind.get(kind, {}).values()

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Return the records of a type, by id."""
        kinds = [kind for kind, known in RECORD_TYPES.items() if issubclass(known, record_type)]
        found = [record for kind in kinds for record in self.of_kind(kind)]
        return tuple(sorted((r for r in found if isinstance(r, record_type)), key=lambda r: r.id))

    @property
    def project(self) -> Project:
        """The record that describes the service."""
        return self.expect(PROJECT_ID, Project)

    @cached_property
    def stages(self) -> tuple[Stage, ...]:
        """Stages in their order."""
        return tuple(sorted(self.all(Stage), key=lambda stage: (stage.order, stage.id)))

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """Lanes in their order, hidden ones included."""
        return tuple(sorted(self.all(Lane), key=lambda lane: (lane.order, lane.id)))

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """Touchpoints in the order of the journey."""
        place = {stage.id: number for number, stage in enumerate(self.stages)}
        return tuple(sorted(self.all(Touchpoint), key=lambda t: (place.get(t.stage_id, -1), t.order, t.id)))

    @cached_property
    def _cells(self) -> Mapping[Place, tuple[Card, ...]]:
        cards = (card for kind in CARD_KINDS for card in self.of_kind(kind))
        return _placed_anew({}, (), _of(Card, cards), _cell_of)

    @cached_property
    def _areas(self) -> Mapping[Place, tuple[EmpathyNote, ...]]:
        return _placed_anew({}, (), _of(EmpathyNote, self.of_kind("empathy_note")), _area_of)

    def cards(self, touchpoint_id: str, lane_id: str) -> tuple[Card, ...]:
        """Return the cards of one cell, in order."""
        return self._cells.get((touchpoint_id, lane_id), ())

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {touchpoint.id: place for place, touchpoint in enumerate(self.touchpoints)}

    def spanned(self, card: Card) -> tuple[Touchpoint, ...]:
        """Return the touchpoints a card stands at, in the order of the journey: one, or all it spans."""
        first = self._places.get(card.touchpoint_id, 0)
        last = self._places.get(card.last_touchpoint_id or card.touchpoint_id, first)
        return self.touchpoints[first : max(first, last) + 1]

    def emotion(self, touchpoint_id: str, state: CurveState) -> int | None:
        """Return the team's emotion at a touchpoint (−5 … +5), None when not stated."""
        record = self.get(emotion_id(touchpoint_id, state))
        return record.value if isinstance(record, Emotion) else None

    def lane_of(self, role: LaneRole) -> Lane | None:
        """Return the first lane of a role, None when there is none."""
        return next((lane for lane in self.lanes if lane.role is role), None)

    def entries(self, record_type: type[E]) -> tuple[E, ...]:
        """Return the records of a type that people keep in an order of their own, in that order."""
        return tuple(sorted(self.all(record_type), key=lambda entry: (entry.order, entry.id)))

    def criteria(self, set_id: str) -> tuple[Criterion, ...]:
        """Return the criteria of one set, in order."""
        return tuple(criterion for criterion in self.entries(Criterion) if criterion.set_id == set_id)

    def empathy_notes(self, persona_id: str, area: EmpathyArea) -> tuple[EmpathyNote, ...]:
        """Return the notes in one area of a persona's empathy map, in order."""
        return self._areas.get((persona_id, area.value), ())

    @property
    def planned_end(self) -> Touchpoint | None:
        """The touchpoint marked as the planned end, None when there is none."""
        return next((touchpoint for touchpoint in self.touchpoints if touchpoint.is_end), None)


def _by_order(record: Card | EmpathyNote) -> tuple[str, str]:
    return record.order, record.id


def _cell_of(card: Card) -> Place:
    return card.touchpoint_id, card.lane_id


def _area_of(note: EmpathyNote) -> Place:
    return note.persona_id, note.area.value


def _of(record_type: type[P], records: Iterable[Record | None]) -> Iterator[P]:
    return (record for record in records if isinstance(record, record_type))


def _placed_anew(
    placed: Mapping[Place, tuple[P, ...]], gone: Iterable[P], come: Iterable[P], place_of: Callable[[P], Place]
) -> Mapping[Place, tuple[P, ...]]:
    """Return records by their places with some taken out and others put in.

    One command may change thousands of records of one place: each is found and put in by bisection, because sorting or
    searching the place for each of them is what costs time.
    """
    touched: dict[Place, list[P]] = {}

    def siblings(record: P) -> list[P]:
        place = place_of(record)
        if place not in touched:
            touched[place] = list(placed.get(place, ()))
        return touched[place]

    for record in gone:
        among = siblings(record)
        del among[bisect_left(among, _by_order(record), key=_by_order)]
    for record in come:
        insort(siblings(record), record, key=_by_order)
    return {**placed, **{place: tuple(records) for place, records in touched.items()}}
