"""From stored answers to their figure: which columns a metric needs, and what they come to, by group and in all.

The formulas stand in :mod:`cxdesign.analysis.metrics`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from cxdesign.analysis.metrics import (
    Ces,
    Csat,
    Kano,
    Nps,
    OnTime,
    Servqual,
    Variation,
    ces,
    csat,
    kano,
    nps,
    on_time,
    servqual,
    variation,
)
from cxdesign.analysis.questionnaires import SERVQUAL_ITEMS, KanoAnswer
from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.document import Document
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import WEIGHT_FIELDS, Persona
from cxdesign.domain.vocabulary import Metric, RelationType
from cxdesign.errors import NumbersInvalid

Figure: TypeAlias = Nps | Ces | Csat | Servqual | Kano | OnTime | Variation
RoleKind = Literal["number", "word", "kano"]


@dataclass(frozen=True)
class Role:
    """What a column of a table of answers may be for a metric.

    ``low`` and ``high`` are the scale of whole numbers, None for any number; a repeated role may be taken by several
    columns, which are then told apart by a number behind the key.
    """

    key: str
    kind: RoleKind = "number"
    is_required: bool = True
    is_repeated: bool = False
    low: int | None = None
    high: int | None = None


GROUP = Role("group", "word", is_required=False)
"""The site, team or channel an answer belongs to."""
SERVQUAL_SCALE = (1, 7)


def _servqual_roles() -> tuple[Role, ...]:
    low, high = SERVQUAL_SCALE
    return tuple(
        Role(f"{dimension}_{side}", is_required=False, is_repeated=True, low=low, high=high)
        for dimension in SERVQUAL_ITEMS
        for side in ("expected", "perceived")
    )


ROLES: Mapping[Metric, tuple[Role, ...]] = MappingProxyType(
    {
        Metric.NPS: (Role("answer", low=0, high=10), GROUP),
        Metric.CES_1: (Role("answer", low=1, high=5), GROUP),
        Metric.CES_2: (Role("answer", low=1, high=7), GROUP),
        Metric.CSAT: (Role("answer", low=1, high=5), GROUP),
        Metric.SERVQUAL: _servqual_roles(),
        Metric.KANO: (Role("present", "kano"), Role("absent", "kano"), Role("feature", "word", is_required=False)),
        Metric.ON_TIME: (Role("time"), GROUP),
        Metric.VARIATION: (Role("value"), Role("group", "word")),
    }
)
"""The columns each metric is computed from, in the order in which they are asked for."""


@dataclass(frozen=True)
class GroupFigure:
    """The figure of one group – site, team, channel; for Kano, feature – and how many rows it has."""

    name: str
    figure: Figure | None
    row_count: int


@dataclass(frozen=True)
class Measured:
    """What a set of answers comes to.

    Attributes
    ----------
    answer_set_id : str
        Which set.
    metric : Metric
        Which metric.
    figure : Nps, Ces, Csat, Servqual, Kano, OnTime, Variation or None
        Of all rows together. None without an answer, and for Kano of several features, which are no one thing.
    groups : tuple of GroupFigure
        By the group's name as it first occurs; empty when no column names groups.
    between : Variation or None
        How far the groups differ, in the unit of the score; None with fewer than two groups that have a score.
    row_count : int
        Rows in all.
    """

    answer_set_id: str
    metric: Metric
    figure: Figure | None
    groups: tuple[GroupFigure, ...]
    between: Variation | None
    row_count: int


def measures(document: Document) -> tuple[Measured, ...]:
    """Return what every set of answers of a project comes to, in their order.

    Parameters
    ----------
    document : Document
        Any sound document; SERVQUAL is weighted with the expectations of the target audience, if it states any.

    Returns
    -------
    tuple of Measured
        Empty without answers.

    Raises
    ------
    NumbersInvalid
        As :func:`measure`.

    Examples
    --------
    >>> from cxdesign.domain.journey import Project
    >>> measures(Document([Project(id="project:main", name="Hotel")]))
    ()
    """
    points = expectation_points(document)
    return tuple(measure(answers, points) for answers in document.entries(AnswerSet))


def measure(answers: AnswerSet, points: Mapping[str, float] | None = None) -> Measured:
    """Return what a set of answers comes to.

    Parameters
    ----------
    answers : AnswerSet
        Rows with the columns of :data:`ROLES`; a column that is missing counts as unanswered.
    points : mapping, optional
        Points of the five dimensions of service quality, for SERVQUAL; by default all weigh the same.

    Returns
    -------
    Measured
        Rows without a group belong to none, but to the whole.

    Raises
    ------
    NumbersInvalid
        ``answer_not_on_scale``, ``kano_answer_unknown``; ``limit_missing`` when times have no limit to keep.

    Notes
    -----
    Grouping: ours. Formulas and sources: :mod:`cxdesign.analysis.metrics`.

    Examples
    --------
    >>> stay = AnswerSet(
    ...     id="answer_set:1", name="Stay", order="a0", metric="nps", columns=("answer", "group"),
    ...     rows=((10.0, "North"), (6.0, "South"), (9.0, "North")),
    ... )
    >>> measured = measure(stay)
    >>> round(measured.figure.score, 1), [(group.name, group.figure.score) for group in measured.groups]
    (33.3, [('North', 100.0), ('South', -100.0)])
    """
    table = _Table(answers, points or {})
    key = "feature" if answers.metric is Metric.KANO else "group"
    rows = list(answers.rows)
    names = table.words(key, rows)
    if answers.metric is Metric.VARIATION:
        found = variation(_by_group(table, rows, names))
        return Measured(answers.id, answers.metric, found, (), None, len(rows))
    groups = tuple(
        GroupFigure(name, table.figure(chosen), len(chosen)) for name, chosen in _grouped(rows, names).items()
    )
    is_one_thing = answers.metric is not Metric.KANO or not groups
    scores = {group.name: score(group.figure) for group in groups}
    stated = {name: value for name, value in scores.items() if value is not None}
    return Measured(
        answer_set_id=answers.id,
        metric=answers.metric,
        figure=table.figure(rows) if is_one_thing else None,
        groups=groups,
        between=variation(stated) if len(stated) > 1 else None,
        row_count=len(rows),
    )


def score(figure: Figure | None) -> float | None:
    """Return the one number of a figure that groups are compared by; None where there is none, as for Kano.

    >>> score(nps([10, 9, 3])), score(csat([5, 2])), score(kano([("like", "dislike")])), score(None)
    (33.33333333333333, 0.5, None, None)
    """
    if isinstance(figure, Nps | Ces | Csat):
        return figure.score
    if isinstance(figure, OnTime):
        return figure.share
    if isinstance(figure, Servqual):
        return figure.weighted
    return figure.mean if isinstance(figure, Variation) else None


def expectation_points(document: Document) -> Mapping[str, float] | None:
    """Return the target audience's hundred points over the dimensions of service quality, None when it states none.

    >>> from cxdesign.domain.journey import Project
    >>> expectation_points(Document([Project(id="project:main", name="Hotel")])) is None
    True
    """
    target = next((persona for persona in document.entries(Persona) if persona.is_target), None)
    if target is None or all(getattr(target, name) is None for name in WEIGHT_FIELDS):
        return None
    return {name.removeprefix("weight_"): float(getattr(target, name) or 0) for name in WEIGHT_FIELDS}


def measured_touchpoints(document: Document, answer_set_id: str) -> tuple[str, ...]:
    """Return the touchpoints a set of answers measures, in the order of the journey.

    >>> from cxdesign.domain.journey import Project
    >>> measured_touchpoints(Document([Project(id="project:main", name="Hotel")]), "answer_set:1")
    ()
    """
    linked = {
        link.source_id
        for link in document.all(Relation)
        if link.relation is RelationType.MEASURED_BY and link.target_id == answer_set_id
    }
    return tuple(touchpoint.id for touchpoint in document.touchpoints if touchpoint.id in linked)


_OF_ANSWERS: Mapping[Metric, Callable[[Sequence[float | None]], Figure | None]] = MappingProxyType(
    {
        Metric.NPS: nps,
        Metric.CES_1: lambda answers: ces(answers, "1.0"),
        Metric.CES_2: ces,
        Metric.CSAT: csat,
    }
)


class _Table:
    """The rows of a set by the roles of their columns."""

    def __init__(self, answers: AnswerSet, points: Mapping[str, float]) -> None:
        self._answers = answers
        self._points = points
        self._place = {name: place for place, name in enumerate(answers.columns)}

    def words(self, key: str, rows: Iterable[Sequence[object]]) -> list[str]:
        place = self._place.get(key)
        return ["" if place is None or row[place] is None else str(row[place]) for row in rows]

    def numbers(self, key: str, rows: Iterable[Sequence[object]]) -> list[float | None]:
        place = self._place.get(key)
        return [_number(row[place]) if place is not None else None for row in rows]

    def figure(self, rows: Sequence[Sequence[object]]) -> Figure | None:
        """Return the figure of some rows."""
        plain = _OF_ANSWERS.get(self._answers.metric)
        if plain is not None:
            return plain(self.numbers("answer", rows))
        if self._answers.metric is Metric.KANO:
            return self._kano(rows)
        return self._servqual(rows) if self._answers.metric is Metric.SERVQUAL else self._on_time(rows)

    def _kano(self, rows: Sequence[Sequence[object]]) -> Kano:
        present, absent = self.words("present", rows), self.words("absent", rows)
        pairs = [
            (cast("KanoAnswer", one) if one else None, cast("KanoAnswer", other) if other else None)  # checked there
            for one, other in zip(present, absent, strict=True)
        ]
        return kano(pairs)

    def _servqual(self, rows: Sequence[Sequence[object]]) -> Servqual:
        items = [
            (dimension, f"{dimension}_perceived_{number}", f"{dimension}_expected_{number}")
            for dimension in SERVQUAL_ITEMS
            for number in range(1, len(self._place) + 1)
            if f"{dimension}_perceived_{number}" in self._place and f"{dimension}_expected_{number}" in self._place
        ]
        perceived = [self.numbers(name, rows) for _, name, _ in items]
        expected = [self.numbers(name, rows) for _, _, name in items]
        points = self._points if any(self._points.values()) else None
        return servqual(
            [list(row) for row in zip(*perceived, strict=True)],
            [list(row) for row in zip(*expected, strict=True)],
            [dimension for dimension, _, _ in items],
            points,
        )

    def _on_time(self, rows: Sequence[Sequence[object]]) -> OnTime | None:
        if self._answers.limit is None:
            raise NumbersInvalid("limit_missing", name=self._answers.name)
        return on_time(self.numbers("time", rows), self._answers.limit)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None


def _grouped(rows: Sequence[Sequence[object]], names: Sequence[str]) -> dict[str, list[Sequence[object]]]:
    groups: dict[str, list[Sequence[object]]] = {}
    for row, name in zip(rows, names, strict=True):
        if name:
            groups.setdefault(name, []).append(row)
    return groups


def _by_group(table: _Table, rows: Sequence[Sequence[object]], names: Sequence[str]) -> dict[str, float | None]:
    values = {name: table.numbers("value", chosen) for name, chosen in _grouped(rows, names).items()}
    return {name: _mean(found) for name, found in values.items()}


def _mean(values: Sequence[float | None]) -> float | None:
    stated = [value for value in values if value is not None]
    return fmean(stated) if stated else None
