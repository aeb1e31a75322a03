"""What the map shows for each feature at its level, and the gate that follows: a reading of the map, not a rating.

People rate levels in an evaluation (:mod:`cxdesign.scoring.aggregate`). Here nobody has rated anything: counted is for
how many elements of a level the map shows what that level rests on, and for how many it shows the opposite.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from cxdesign.analysis.environment import empowered_records
from cxdesign.analysis.flow import has_recovery_plan
from cxdesign.analysis.renewal import is_worn
from cxdesign.domain.cards import Feature, Step
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.registers import DataPoint, Standard
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import Evidence, Level, RelationType
from cxdesign.scoring.pyramid import Gate, gate

FAILS, ASSUMED, BACKS = 1.0, 2.5, 1.0
"""How an element reads that the map contradicts, and one that is only assumed: there the gate begins to open. Backing
adds a point, so that a backed assumption stands where the gate is open (ours)."""
PROVED: Mapping[Evidence, float] = MappingProxyType(
    {Evidence.ASSUMPTION: 0.0, Evidence.OBSERVATION: 0.5, Evidence.TEST: 1.0, Evidence.MEASUREMENT: 1.5}
)
"""What the evidence of an element adds: half a point a step (ours)."""
Ground = Literal[
    "standard_unmet",
    "standard_met",
    "standard_unmeasured",
    "no_standard",
    "recovery_missing",
    "recovery_planned",
    "too_far",
    "consent_missing",
    "data_point",
    "no_data_point",
    "worn",
    "renewed",
    "no_refresh_date",
]


class Backing(StrEnum):
    """Whether the map shows what an element's level rests on, says nothing, or shows the opposite."""

    BACKED = "backed"
    OPEN = "open"
    FAILING = "failing"


_BACKED: frozenset[Ground] = frozenset({"standard_met", "recovery_planned", "data_point", "renewed"})
_FAILING: frozenset[Ground] = frozenset({"standard_unmet", "recovery_missing", "too_far", "consent_missing", "worn"})


@dataclass(frozen=True)
class Element:
    """A feature, or a touchpoint that has a level itself, read at that level.

    ``record_ids`` are the standards, steps or data points that the ground speaks of.
    """

    record_id: str
    touchpoint_id: str
    level: Level
    evidence: Evidence
    ground: Ground
    record_ids: tuple[str, ...] = ()

    @property
    def value(self) -> float:
        """1 when failing, else 2.5, 1 more when backed, and half a point a step of its evidence: 1 … 5."""
        if self.backing is Backing.FAILING:
            return FAILS
        return ASSUMED + BACKS * (self.backing is Backing.BACKED) + PROVED[self.evidence]

    @property
    def backing(self) -> Backing:
        """Which way the ground counts."""
        if self.ground in _BACKED:
            return Backing.BACKED
        return Backing.FAILING if self.ground in _FAILING else Backing.OPEN


@dataclass(frozen=True)
class LevelReading:
    """One level: its elements in the order of the journey, and the reading, 1 … 5; None without an element."""

    level: Level
    elements: tuple[Element, ...]

    @property
    def value(self) -> float | None:
        """The mean of what its elements read; None for no element."""
        return sum(element.value for element in self.elements) / len(self.elements) if self.elements else None


@dataclass(frozen=True)
class MapReading:
    """What the map shows: the four levels from the first up, features without a level, and the gate that follows."""

    levels: tuple[LevelReading, ...]
    unplaced: tuple[str, ...]
    gate: Gate


def map_reading(document: Document, today: date) -> MapReading:
    """Return how far the map shows that each level is carried, and the gate of these readings.

    ``L = (Σ e)/n`` over the n elements of the level. An element reads e = 1 when the map contradicts it; else 2.5, 1
    more when the map shows what its level rests on, and half a point for each step of its evidence (E1 to E3). So 2.5
    is assumed only, 5 is backed and measured. Elements are features of that level, and touchpoints that have the level
    themselves while none of their features has it.

    Parameters
    ----------
    document : Document
        Any sound document.
    today : date
        The day it is read for.

    Returns
    -------
    MapReading
        Levels 1 … 5, more is better; 2.5 when all is assumed, None (and so no index) without an element. What a level
        rests on, first match:

        - L1: a standard that governs its touchpoint or a step of it is unmet: failing; all are measured and met:
          backed.
        - L2: as L1 where a standard is unmet; a fail point there without a whole recovery plan: failing; all standards
          met, or every fail point with a plan: backed.
        - L3: its touchpoint goes too far: failing; it captures personal data without consent basis or retention:
          failing; it captures any data point: backed.
        - L4: last renewed more than twelve months ago: failing; since then: backed.

        Everything else is open.

    Notes
    -----
    Ours, all of it: grounds, scale and formula. The kinds of evidence follow what the levels are (ISO 23592, public).
    2.5 and 3.5 are the limits of the gate: a base of assumptions leaves it shut, and anything that is shown opens it.
    It is no rating and does not stand in for one: it reads the map, and a map can leave out what is done well.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> empty = map_reading(Document([Project(id="project:main", name="Café")]), date(2025, 3, 1))
    >>> [level.value for level in empty.levels], empty.gate.index
    ([None, None, None, None], None)
    """
    reader = _Reader(document, today)
    features = _in_order(document)
    elements = [reader.element(feature, feature.touchpoint_id, feature.level) for feature in features if feature.level]
    covered = {(element.touchpoint_id, element.level) for element in elements}
    own = [
        reader.element(touchpoint, touchpoint.id, level)
        for touchpoint in document.touchpoints
        for level in touchpoint.levels
        if (touchpoint.id, level) not in covered
    ]
    levels = tuple(LevelReading(level, _at(level, [*elements, *own])) for level in Level)
    return MapReading(
        levels=levels,
        unplaced=tuple(feature.id for feature in features if feature.level is None),
        gate=gate([level.value for level in levels]),
    )


def _at(level: Level, elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(element for element in elements if element.level is level)


def _in_order(document: Document) -> tuple[Feature, ...]:
    """Return the features in the order of the map."""
    cells = (document.cards(touchpoint.id, lane.id) for touchpoint in document.touchpoints for lane in document.lanes)
    return tuple(card for cell in cells for card in cell if isinstance(card, Feature))


class _Reader:
    """Reads the ground of one element after the other."""

    def __init__(self, document: Document, today: date) -> None:
        self._document = document
        self._today = today
        self._home = {step.id: step.touchpoint_id for step in document.all(Step)}
        self._standards = self._joined(RelationType.GOVERNED_BY)
        self._data_points = self._joined(RelationType.CAPTURES)
        self._empowered = empowered_records(document)
        self._fail_points: dict[str, list[Step]] = {}
        for step in document.all(Step):
            if step.is_fail:
                self._fail_points.setdefault(step.touchpoint_id, []).append(step)

    def _joined(self, relation: RelationType) -> dict[str, list[str]]:
        """Return what a relation leads to, by touchpoint; what leads from a step belongs to its touchpoint."""
        found: dict[str, list[str]] = {}
        for link in self._document.all(Relation):
            if link.relation is relation:
                targets = found.setdefault(self._home.get(link.source_id, link.source_id), [])
                if link.target_id not in targets:
                    targets.append(link.target_id)
        return {touchpoint_id: sorted(targets) for touchpoint_id, targets in found.items()}

    def element(self, record: Feature | Touchpoint, touchpoint_id: str, level: Level) -> Element:
        """Return a feature or touchpoint as an element of a level."""
        if level is Level.L4:
            return Element(record.id, touchpoint_id, level, record.evidence, self._renewal(record.refreshed_on))
        reads = {Level.L1: self._promise, Level.L2: self._recovery, Level.L3: self._knowledge}
        ground, records = reads[level](touchpoint_id)
        return Element(record.id, touchpoint_id, level, record.evidence, ground, records)

    def _promise(self, touchpoint_id: str) -> tuple[Ground, tuple[str, ...]]:
        standards = [self._document.expect(one, Standard) for one in self._standards.get(touchpoint_id, ())]
        unmet = tuple(standard.id for standard in standards if standard.is_met is False)
        if unmet:
            return "standard_unmet", unmet
        if not standards:
            return "no_standard", ()
        is_measured = all(standard.is_met for standard in standards)
        return "standard_met" if is_measured else "standard_unmeasured", tuple(one.id for one in standards)

    def _recovery(self, touchpoint_id: str) -> tuple[Ground, tuple[str, ...]]:
        ground, records = self._promise(touchpoint_id)
        fail_points = self._fail_points.get(touchpoint_id, ())
        unplanned = tuple(step.id for step in fail_points if not has_recovery_plan(step, self._empowered))
        if ground != "standard_unmet" and unplanned:
            return "recovery_missing", unplanned
        if ground in {"no_standard", "standard_unmeasured"} and fail_points:
            return "recovery_planned", tuple(step.id for step in fail_points)
        return ground, records

    def _knowledge(self, touchpoint_id: str) -> tuple[Ground, tuple[str, ...]]:
        points = [self._document.expect(one, DataPoint) for one in self._data_points.get(touchpoint_id, ())]
        careless = tuple(one.id for one in points if one.is_personal and not (one.consent_basis and one.retention))
        if self._document.expect(touchpoint_id, Touchpoint).is_embarrassing:
            return "too_far", ()
        if careless:
            return "consent_missing", careless
        return ("data_point", tuple(one.id for one in points)) if points else ("no_data_point", ())

    def _renewal(self, refreshed_on: date | None) -> Ground:
        if refreshed_on is None:
            return "no_refresh_date"
        return "worn" if is_worn(refreshed_on, self._today) else "renewed"
