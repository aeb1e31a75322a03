"""From means of criteria to dimensions, total and levels, for many profiles at once.

One formula for what is shown, for each rater alone and for every resample: a row of criterion means goes in, NaN where
there is no result, and a row of each figure comes out. NaN does not leave this package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.catalogue import Catalogue, Criterion
from cxdesign.scoring.pyramid import HIGHEST, LOWEST
from cxdesign.scoring.weights import Weights

Numbers: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True)
class Scheme:
    """What counts for what: criteria in columns.

    Attributes
    ----------
    criteria : tuple of Criterion
        Those that count, k of them, in the order of the catalogue.
    dimension_ids : tuple of str
        The d dimensions.
    dimension_weights : array of d numbers
        As stated.
    criterion_weights : array of d × k numbers
        As stated, 0 outside the dimension.
    feeds : array of 4 × k numbers
        1 where a criterion feeds a level.
    """

    criteria: tuple[Criterion, ...]
    dimension_ids: tuple[str, ...]
    dimension_weights: Numbers
    criterion_weights: Numbers
    feeds: Numbers


@dataclass(frozen=True)
class Profiles:
    """The figures of r rows: dimensions r × d, levels r × 4, both totals r; NaN where there is none."""

    dimensions: Numbers
    levels: Numbers
    geometric: Numbers
    arithmetic: Numbers


def build_scheme(catalogue: Catalogue, weights: Weights) -> Scheme:
    """Return what counts for what, with the criteria left out that are switched off.

    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> from cxdesign.scoring.weights import default_weights
    >>> scheme = build_scheme(criteria_catalogue(), default_weights(criteria_catalogue(), without=["S8"]))
    >>> scheme.criterion_weights.sum(axis=1).tolist()
    [10.0, 10.0, 8.0]
    """
    criteria = tuple(criterion for criterion in catalogue.criteria if criterion.id not in weights.without)
    return Scheme(
        criteria=criteria,
        dimension_ids=tuple(dimension.id for dimension in catalogue.dimensions),
        dimension_weights=np.array([weights.dimensions[dimension.id] for dimension in catalogue.dimensions]),
        criterion_weights=np.array(
            [
                [
                    weights.criteria[criterion.id] if criterion.dimension == dimension.id else 0.0
                    for criterion in criteria
                ]
                for dimension in catalogue.dimensions
            ]
        ),
        feeds=np.array([[float(criterion.level is level) for criterion in criteria] for level in Level]),
    )


def profiles(means: Numbers, scheme: Scheme) -> Profiles:
    """Return dimensions, levels and totals of rows of criterion means.

    Dimension ``x_d = Σ w_c x_c / Σ w_c`` over its criteria with a result; level: plain mean of all that feed it; total
    ``Π x_d^(w_d/Σw)`` (geometric) and ``Σ w_d x_d / Σ w`` (arithmetic) over dimensions with a weight above 0.

    Parameters
    ----------
    means : array of r × k numbers
        1 … 5, NaN where a criterion has no result.
    scheme : Scheme
        What counts for what.

    Returns
    -------
    Profiles
        1 … 5, more is better. NaN: a dimension without any weighted result; a level of which any criterion has no
        result, or that nothing feeds; a total of which a weighted dimension is missing, or whose weights sum to 0.

    Notes
    -----
    Arithmetic inside and geometric across dimensions, so that weakness in one is compensated in part only: after the
    handbook on composite indicators (OECD/JRC 2008, literature, not read in full). What is missing: ours.

    Examples
    --------
    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> from cxdesign.scoring.weights import default_weights
    >>> scheme = build_scheme(criteria_catalogue(), default_weights(criteria_catalogue()))
    >>> result = profiles(np.full((1, 29), 3.0), scheme)
    >>> result.dimensions.tolist(), result.levels.tolist()
    ([[3.0, 3.0, 3.0]], [[3.0, 3.0, 3.0, 3.0]])
    """
    there = ~np.isnan(means)
    values = np.where(there, means, 0.0)
    dimensions = _on_scale(_share(values @ scheme.criterion_weights.T, there @ scheme.criterion_weights.T))
    needed = scheme.feeds.sum(axis=1)
    is_whole = (there @ scheme.feeds.T == needed) & (needed > 0)
    levels = _on_scale(_share(np.where(is_whole, values @ scheme.feeds.T, 0.0), np.where(is_whole, needed, 0.0)))
    counted = scheme.dimension_weights > 0
    weights = scheme.dimension_weights[counted]
    total = np.full(len(means), weights.sum())
    return Profiles(
        dimensions=dimensions,
        levels=levels,
        geometric=_on_scale(np.exp(_share(np.log(dimensions[:, counted]) @ weights, total))),
        arithmetic=_on_scale(_share(dimensions[:, counted] @ weights, total)),
    )


def _share(sums: Numbers, weights: Numbers) -> Numbers:
    """Divide; nothing by nothing is no number."""
    shares: Numbers = np.divide(sums, weights, out=np.full(np.shape(sums), np.nan), where=weights > 0)
    return shares


def _on_scale(values: Numbers) -> Numbers:
    """Take back what rounding put beyond the ends of the scale."""
    return np.clip(values, LOWEST, HIGHEST)
