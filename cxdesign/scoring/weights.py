"""How much each dimension and each criterion counts, and which optional criteria are left out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from cxdesign.errors import NumbersInvalid
from cxdesign.scoring.catalogue import Catalogue

Kind = Literal["equal", "default", "direct"]


@dataclass(frozen=True)
class Weights:
    """Weights as they were stated; they are made to sum to 1 where they are used.

    Attributes
    ----------
    dimensions, criteria : mapping of str to float
        Weight of every dimension, and of every criterion inside its dimension; 0 or more.
    without : tuple of str
        Optional criteria that are switched off: they count nowhere.
    kind : {"equal", "default", "direct"}
        Equal weights are a choice too and are called so; "default" are those of an edited catalogue; "direct" were
        stated by somebody.
    """

    dimensions: Mapping[str, float]
    criteria: Mapping[str, float]
    without: tuple[str, ...]
    kind: Kind


def default_weights(catalogue: Catalogue, *, without: Iterable[str] = ()) -> Weights:
    """Return the default weights of a catalogue, those of the workbench's own catalogue being equal.

    Parameters
    ----------
    catalogue : Catalogue
        Dimensions and criteria with their default weights.
    without : iterable of str
        Optional criteria to switch off.

    Returns
    -------
    Weights
        Kind "equal" when all dimensions weigh the same and all criteria do, else "default".

    Raises
    ------
    NumbersInvalid
        ``criterion_not_weighable`` when a criterion that is not optional, or is not there, is switched off.

    Notes
    -----
    Equal weights: ours.

    Examples
    --------
    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> default_weights(criteria_catalogue(), without=["S8"]).kind
    'equal'
    """
    dimensions = {dimension.id: float(dimension.weight) for dimension in catalogue.dimensions}
    criteria = {criterion.id: float(criterion.weight) for criterion in catalogue.criteria}
    is_equal = len(set(dimensions.values())) == len(set(criteria.values())) == 1
    return _weights(catalogue, dimensions, criteria, without=without, kind="equal" if is_equal else "default")


def direct_weights(
    catalogue: Catalogue,
    dimensions: Mapping[str, float],
    criteria: Mapping[str, float] | None = None,
    *,
    without: Iterable[str] = (),
) -> Weights:
    """Return weights somebody stated, as points out of 100 or in any other unit.

    Parameters
    ----------
    catalogue : Catalogue
        Dimensions and criteria that can be weighted.
    dimensions : mapping of str to float
        Points of each dimension, 0 or more; one that is not named has none.
    criteria : mapping of str to float, optional
        Points of criteria inside their dimension, 0 or more. A dimension of which no criterion is named keeps its
        default weights; in any other a criterion that is not named has none.
    without : iterable of str
        Optional criteria to switch off.

    Returns
    -------
    Weights
        Kind "direct". Points need not sum to 100. Where they sum to 0, there is no mean and no total.

    Raises
    ------
    NumbersInvalid
        ``points_invalid`` when points are negative or no number, ``criterion_not_weighable`` when a dimension or
        criterion is not there or may not be switched off.

    Notes
    -----
    Direct rating with 100 points: literature, quoted from memory (von Winterfeldt & Edwards 1986).

    Examples
    --------
    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> weights = direct_weights(criteria_catalogue(), {"customer": 40, "organisation": 30, "sustainability": 30})
    >>> weights.dimensions["customer"], weights.criteria["C1"], weights.kind
    (40.0, 1.0, 'direct')
    """
    stated = dict(criteria or {})
    _refuse_strangers(dimensions, {dimension.id for dimension in catalogue.dimensions})
    _refuse_strangers(stated, {criterion.id for criterion in catalogue.criteria})
    touched = {catalogue.criterion(name).dimension for name in stated}
    return _weights(
        catalogue,
        {dimension.id: float(dimensions.get(dimension.id, 0)) for dimension in catalogue.dimensions},
        {
            criterion.id: float(stated.get(criterion.id, 0) if criterion.dimension in touched else criterion.weight)
            for criterion in catalogue.criteria
        },
        without=without,
        kind="direct",
    )


def _weights(
    catalogue: Catalogue,
    dimensions: Mapping[str, float],
    criteria: Mapping[str, float],
    *,
    without: Iterable[str],
    kind: Kind,
) -> Weights:
    wrong = [name for name, points in (*dimensions.items(), *criteria.items()) if not 0 <= points < math.inf]
    if wrong:
        raise NumbersInvalid("points_invalid", names=", ".join(wrong))
    left_out = set(without)
    _refuse_strangers(left_out, {criterion.id for criterion in catalogue.criteria if criterion.optional})
    return Weights(
        dimensions=MappingProxyType(dict(dimensions)),
        criteria=MappingProxyType(dict(criteria)),
        without=tuple(criterion.id for criterion in catalogue.criteria if criterion.id in left_out),
        kind=kind,
    )


def _refuse_strangers(names: Iterable[str], known: set[str]) -> None:
    strangers = sorted(set(names) - known)
    if strangers:
        raise NumbersInvalid("criterion_not_weighable", names=", ".join(strangers))
