"""The criteria a design is rated by, with anchors, sources, weights, mappings and thresholds, read from the data.

The catalogue is versioned data (``data/catalogues/criteria-1.json``); an edited copy is read by :func:`read_catalogue`.
What is computed from it stands in :mod:`cxdesign.scoring.aggregate`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cxdesign.domain.vocabulary import Evidence, Level, Provenance
from cxdesign.i18n.text import Text
from cxdesign.resources import data_folder

CRITERIA_FILE = "criteria-1.json"
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Weight = Annotated[float, Field(ge=0, allow_inf_nan=False)]
Step = Literal["1", "3", "5"]


class Sign(StrEnum):
    """What, besides a low mean, asks for going back to an activity."""

    PERSPECTIVE_GAP = "perspective_gap"
    LOW_AGREEMENT = "low_agreement"
    MISSING_EVIDENCE = "missing_evidence"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(_Entry):
    """Where an idea comes from: the tag and the name of the source."""

    provenance: Provenance
    source: Text


class Dimension(_Entry):
    """One of the dimensions a design is evaluated in; ``weight`` is its default share of the total."""

    id: Name
    name: Text
    weight: Weight


class Criterion(_Entry):
    """One criterion: its question, its anchors at 1, 3 and 5, and the level of the pyramid it feeds, if any.

    ``weight`` is its default weight inside the dimension; an ``optional`` criterion may be switched off.
    """

    id: Name
    dimension: Name
    level: Level | None
    weight: Weight
    optional: bool
    name: Text
    short: Text
    question: Text
    anchors: Mapping[Step, Text]
    origins: Annotated[tuple[Origin, ...], Field(min_length=1)]
    anchors_provenance: Provenance

    @model_validator(mode="after")
    def _has_all_anchors(self) -> Criterion:
        if set(self.anchors) != {"1", "3", "5"}:
            raise ValueError("anchors are needed at 1, 3 and 5")
        return self


class Factor(_Entry):
    """A factor of GB/T 42509-2023, 7.1.2, with the criteria it is derived from (their choice is ours)."""

    id: Name
    name: Text
    criteria: Annotated[tuple[Name, ...], Field(min_length=1)]


class Activity(_Entry):
    """An activity of the design process one may go back to; 0 plans the project."""

    number: Annotated[int, Field(ge=0, le=5)]
    name: Text
    provenance: Provenance


class Return(_Entry):
    """The weak criteria, and the signs, that lead back to an activity."""

    activity: int
    criteria: tuple[Name, ...]
    signs: tuple[Sign, ...]


class Detour(_Entry):
    """Criteria that lead back to another activity as long as the needs are not well evidenced."""

    criteria: tuple[Name, ...]
    needs: Name
    evidence: Evidence
    activity: int
    text: Text


class Threshold(_Entry):
    """A limit, what it means and who says so."""

    value: Annotated[float, Field(allow_inf_nan=False)]
    provenance: Provenance
    source: Text
    text: Text


class Thresholds(_Entry):
    """All limits the evaluation uses."""

    weak: Threshold
    veto: Threshold
    gate_low: Threshold
    gate_high: Threshold
    gate_hard: Threshold
    reached_from: Threshold
    gap: Threshold
    r_wg: Threshold
    unproven: Threshold
    valid_raters: Threshold
    interval_raters: Threshold
    alpha_reliable: Threshold
    alpha_tentative: Threshold


class Catalogue(_Entry):
    """Dimensions, criteria and what they lead to; every id used inside is defined inside."""

    id: Name
    version: Annotated[int, Field(ge=1)]
    title: Text
    note: Text
    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]
    vetoes: tuple[Name, ...]
    factors: tuple[Factor, ...]
    activities: tuple[Activity, ...]
    returns: tuple[Return, ...]
    detour: Detour | None
    thresholds: Thresholds

    @model_validator(mode="after")
    def _holds_together(self) -> Catalogue:
        criteria = _once(self.criteria, "criterion")
        dimensions = _once(self.dimensions, "dimension")
        _once(self.factors, "factor")
        _known({criterion.dimension for criterion in self.criteria}, dimensions, "dimension")
        _known(self._criteria_named(), criteria, "criterion")
        numbers = {activity.number for activity in self.activities}
        _known(self._activities_named(), numbers, "activity")
        if not self.thresholds.gate_low.value <= self.thresholds.gate_high.value:
            raise ValueError("the gate opens above the point at which it is closed")
        return self

    def criterion(self, criterion_id: str) -> Criterion:
        """Return a criterion.

        Raises
        ------
        KeyError
            When there is none with this id.
        """
        for criterion in self.criteria:
            if criterion.id == criterion_id:
                return criterion
        raise KeyError(criterion_id)

    def of_dimension(self, dimension_id: str) -> tuple[Criterion, ...]:
        """Return the criteria of a dimension, in the order of the catalogue."""
        return tuple(criterion for criterion in self.criteria if criterion.dimension == dimension_id)

    def feeding(self, level: Level) -> tuple[Criterion, ...]:
        """Return the criteria that feed a level of the pyramid, in the order of the catalogue."""
        return tuple(criterion for criterion in self.criteria if criterion.level is level)

    def _criteria_named(self) -> set[str]:
        detour = (*self.detour.criteria, self.detour.needs) if self.detour else ()
        lists = [self.vetoes, detour, *(factor.criteria for factor in self.factors)]
        return {name for names in (*lists, *(row.criteria for row in self.returns)) for name in names}

    def _activities_named(self) -> set[int]:
        return {row.activity for row in self.returns} | ({self.detour.activity} if self.detour else set())


def read_catalogue(text: str | bytes) -> Catalogue:
    """Return a catalogue from its JSON text.

    Raises
    ------
    pydantic.ValidationError
        When a field is missing, unknown or out of range, an id is used twice, or one is used that is not defined.

    Examples
    --------
    >>> import json
    >>> data = json.loads(criteria_catalogue().model_dump_json(by_alias=True)) | {"vetoes": ["C99"]}
    >>> read_catalogue(json.dumps(data))
    Traceback (most recent call last):
    ...
    pydantic_core._pydantic_core.ValidationError: 1 validation error for Catalogue
      Value error, unknown criterion: C99 ...
    """
    return Catalogue.model_validate_json(text)


@cache
def criteria_catalogue() -> Catalogue:
    """Return the catalogue that comes with the workbench: 29 criteria in three dimensions.

    >>> catalogue = criteria_catalogue()
    >>> [(dimension.id, len(catalogue.of_dimension(dimension.id))) for dimension in catalogue.dimensions]
    [('customer', 10), ('organisation', 10), ('sustainability', 9)]
    >>> [criterion.id for criterion in catalogue.feeding(Level.L1)]
    ['C1', 'C3', 'C9']
    """
    return read_catalogue((data_folder() / "catalogues" / CRITERIA_FILE).read_bytes())


def _once(entries: Iterable[Dimension | Criterion | Factor], kind: str) -> set[str]:
    ids = [entry.id for entry in entries]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise ValueError(f"{kind} defined twice: {', '.join(twice)}")
    return set(ids)


def _known(used: set[str] | set[int], defined: set[str] | set[int], kind: str) -> None:
    unknown = sorted(map(str, used - defined))
    if unknown:
        raise ValueError(f"unknown {kind}: {', '.join(unknown)}")
