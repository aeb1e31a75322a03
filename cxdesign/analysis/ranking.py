"""Ranking of alternatives by several criteria at stated weights: weighted sum, TOPSIS, weighted product, Pareto front.

A matrix has one row per alternative and one column per criterion; None is missing. A sense says per criterion whether
more is better (+1, benefit) or less (−1, cost). Only the proportions of the weights count. Degenerate input has these
answers (ours), so that no figure is ever "not a number":

- an alternative with a missing value has no score and no rank, and takes no part in the normalisation;
- when nobody has a score, ``reason`` says why: no complete alternative, no weight above 0, or values that are not
  positive where a method divides by them;
- a criterion on which all alternatives are alike tells nobody apart: 1 for all in min–max;
- alternatives alike in everything are as far from the best as from the worst: closeness 0.5, also when there is one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from cxdesign.analysis.matrix import Array, Decision, Matrix, Reason, decision

Method = Literal["saw", "topsis", "weighted_product"]
Scale = Literal["minmax", "max", "sum", "vector"]

METHODS: tuple[Method, ...] = ("saw", "topsis", "weighted_product")
"""The methods, in the order in which they are shown side by side."""
TIE = 1e-9
"""Scores closer than this are equal (ours)."""


@dataclass(frozen=True)
class Distances:
    """What closeness is made of: best and worst weighted value per criterion, each alternative's distance to them."""

    ideal: tuple[float, ...]
    anti_ideal: tuple[float, ...]
    to_ideal: tuple[float | None, ...]
    to_anti_ideal: tuple[float | None, ...]


@dataclass(frozen=True)
class Ranking:
    """Scores of the alternatives by one method, with the inputs that explain them.

    Attributes
    ----------
    method, normalisation : str
        How it was computed.
    scores : tuple of float or None
        Per alternative, more is better; None: no score.
    ranking : tuple of int
        The alternatives that have a score, best first; equal ones in the order of the rows.
    ranks : tuple of int or None
        Per alternative, 1 is best; equal scores share the better rank and the ranks they take up are left out: 1, 2,
        2, 4. Scores are equal when they differ by less than 10⁻⁹ from the next better one (ours).
    matrix : tuple of tuples
        The values as given.
    normalised : tuple of tuples or None
        The values as compared, before weighting; None for an alternative without a score.
    weights : tuple of float
        The weights as shares that sum to 1; all 0 when none is above 0.
    senses : tuple of int
        +1 more is better, −1 less is better.
    reason : str or None
        Why there are no scores at all.
    distances : Distances or None
        TOPSIS only: what the scores are made of.
    products : tuple of float or None
        Weighted product only: the products of which the scores are shares.
    """

    method: Method
    normalisation: str
    scores: tuple[float | None, ...]
    ranking: tuple[int, ...]
    ranks: tuple[int | None, ...]
    matrix: tuple[tuple[float | None, ...], ...]
    normalised: tuple[tuple[float, ...] | None, ...]
    weights: tuple[float, ...]
    senses: tuple[int, ...]
    reason: Reason | None
    distances: Distances | None = None
    products: tuple[float | None, ...] | None = None

    @property
    def winners(self) -> tuple[int, ...]:
        """The alternatives of rank 1: none, one, or several that tie."""
        return tuple(row for row in self.ranking if self.ranks[row] == 1)


def saw(matrix: Matrix, weights: Sequence[float], senses: Sequence[int], normalisation: Scale = "minmax") -> Ranking:
    """Return the ranking by the weighted sum (simple additive weighting): sᵢ = Σⱼ wⱼ rᵢⱼ.

    Parameters
    ----------
    matrix : sequence of sequences of float or None
        Alternatives × criteria, any unit per criterion.
    weights : sequence of float
        One per criterion, 0 or more; any sum, as only their proportions count.
    senses : sequence of int
        +1 more is better, −1 less is better.
    normalisation : {"minmax", "max", "sum", "vector"}, default "minmax"
        How rᵢⱼ comes from xᵢⱼ. ``minmax``: (x − min) / (max − min), for cost (max − x) / (max − min). ``max``: x / max,
        for cost min / x. ``sum``: x / Σx, for cost (1/x) / Σ(1/x). ``vector``: x / √Σx², for cost 1 − that.

    Returns
    -------
    Ranking
        Scores 0 … 1, more is better. In min–max 1 is best on every criterion that has a weight.

    Raises
    ------
    NumbersInvalid
        When lengths do not fit, a weight is negative, a sense is neither +1 nor −1, or a value is not finite.

    Notes
    -----
    ``max`` and ``sum`` need values above 0 and give no scores otherwise. Weaknesses on one criterion are fully made up
    for by others. Source: simple additive weighting, Hwang & Yoon 1981 (literature, quoted from memory); that min–max
    is the default is ours.

    Examples
    --------
    >>> moments = [[4, 3, 2, 5, 1], [5, 4, 3, 4, 3], [3, 5, 5, 3, 4], [5, 5, 4, 2, 5]]
    >>> result = saw(moments, [0.30, 0.25, 0.20, 0.15, 0.10], [1, 1, 1, 1, -1])
    >>> [round(score, 4) for score in result.scores], result.ranking
    ([0.4, 0.6417, 0.525, 0.6833], (3, 1, 2, 0))
    """
    table = decision(matrix, senses, weights)
    values, reason = saw_values(table, normalisation)
    if reason:
        return _no_scores("saw", normalisation, table, reason)
    return _ranking("saw", normalisation, table, values, values @ table.shares)


def topsis(matrix: Matrix, weights: Sequence[float], senses: Sequence[int], normalisation: Scale = "vector") -> Ranking:
    """Return the ranking by closeness to the ideal (TOPSIS): cᵢ = dᵢ⁻ / (dᵢ⁺ + dᵢ⁻).

    The values are normalised and weighted, vᵢⱼ = wⱼ rᵢⱼ. The ideal takes the best vᵢⱼ of each criterion, the anti-ideal
    the worst; dᵢ⁺ and dᵢ⁻ are the Euclidean distances of an alternative to them.

    Parameters
    ----------
    matrix, weights, senses
        As for :func:`saw`.
    normalisation : {"vector", "max", "sum", "minmax"}, default "vector"
        How rᵢⱼ comes from xᵢⱼ, for benefit and cost alike: x / √Σx², x / max |x|, x / Σ|x|, (x − min) / (max − min).

    Returns
    -------
    Ranking
        Scores 0 (worst on every criterion) … 1 (best on every criterion), more is better; dᵢ⁺ and dᵢ⁻ are in
        ``distances``.

    Raises
    ------
    NumbersInvalid
        As :func:`saw`.

    Notes
    -----
    Adding or taking out an alternative can turn round the order of the others (rank reversal), because the scale and
    the two ideals depend on all of them. Source: Hwang & Yoon 1981 (literature, quoted from memory).

    Examples
    --------
    >>> moments = [[4, 3, 2, 5, 1], [5, 4, 3, 4, 3], [3, 5, 5, 3, 4], [5, 5, 4, 2, 5]]
    >>> result = topsis(moments, [0.30, 0.25, 0.20, 0.15, 0.10], [1, 1, 1, 1, -1])
    >>> [round(score, 4) for score in result.scores], result.ranking
    ([0.4594, 0.5706, 0.5317, 0.5467], (1, 3, 2, 0))
    """
    table = decision(matrix, senses, weights)
    if table.reason:
        return _no_scores("topsis", normalisation, table, table.reason)
    values = topsis_values(table, normalisation)
    weighted = values * table.shares
    best, worst = ideals(weighted, table.signs)
    to_best, to_worst = (np.sqrt(((weighted - point) ** 2).sum(axis=1)) for point in (best, worst))
    whole = to_best + to_worst
    closeness = np.divide(to_worst, whole, out=np.full_like(whole, 0.5), where=whole > 0)
    distances = Distances(
        ideal=tuple(best.tolist()),
        anti_ideal=tuple(worst.tolist()),
        to_ideal=table.spread(to_best.tolist()),
        to_anti_ideal=table.spread(to_worst.tolist()),
    )
    return replace(_ranking("topsis", normalisation, table, values, closeness), distances=distances)


def weighted_product(
    matrix: Matrix, weights: Sequence[float], senses: Sequence[int], normalisation: Literal["raw", "max"] = "raw"
) -> Ranking:
    """Return the ranking by the weighted product: pᵢ = Πⱼ rᵢⱼ^(±wⱼ), as shares sᵢ = pᵢ / Σp.

    The exponent is +w where more is better and −w for a cost. It compares ratios, so every value must be above 0 on
    a scale with a meaningful zero; otherwise there are no scores (``reason`` "not_positive").

    Parameters
    ----------
    matrix, weights, senses
        As for :func:`saw`.
    normalisation : {"raw", "max"}, default "raw"
        rᵢⱼ = xᵢⱼ, or x / max, for cost x / min. The products differ by one common factor, the shares not at all.

    Returns
    -------
    Ranking
        Scores 0 … 1 that sum to 1, more is better; ``products`` holds the pᵢ. A single alternative has the score 1.

    Raises
    ------
    NumbersInvalid
        As :func:`saw`.

    Notes
    -----
    A criterion of weight 0 need not be positive. Source: Bridgman 1922; Miller & Starr 1969 (literature, quoted from
    memory); shares are ours.

    Examples
    --------
    >>> moments = [[4, 3, 2, 5, 1], [5, 4, 3, 4, 3], [3, 5, 5, 3, 4], [5, 5, 4, 2, 5]]
    >>> result = weighted_product(moments, [0.30, 0.25, 0.20, 0.15, 0.10], [1, 1, 1, 1, -1])
    >>> [round(score, 4) for score in result.scores], result.ranking
    ([0.2424, 0.2618, 0.2447, 0.2511], (1, 3, 2, 0))
    """
    table = decision(matrix, senses, weights)
    logarithms, reason = product_values(table)
    if reason:
        return _no_scores("weighted_product", normalisation, table, reason)
    best = np.exp(table.signs * logarithms.max(axis=0)) if normalisation == "max" else np.ones(len(table.signs))
    exponents = (logarithms - table.signs * np.log(best)) @ table.shares
    relative = np.exp(exponents - exponents.max())
    ranking = _ranking("weighted_product", normalisation, table, table.values / best, relative / relative.sum())
    return replace(ranking, products=table.spread(np.exp(exponents).tolist()))


@dataclass(frozen=True)
class ParetoFront:
    """Which alternatives no other beats.

    ``front`` are the alternatives on it in the order of the rows; ``dominated_by`` names for each alternative those
    that are at least as good on every criterion and better on one (empty on the front, None with a missing value).
    """

    front: tuple[int, ...]
    dominated_by: tuple[tuple[int, ...] | None, ...]


def pareto_front(matrix: Matrix, senses: Sequence[int]) -> ParetoFront:
    """Return the alternatives that no other one dominates, whatever the weights.

    One alternative dominates another when it is at least as good on every criterion and better on at least one.

    Parameters
    ----------
    matrix, senses
        As for :func:`saw`. Alternatives with a missing value are left out.

    Returns
    -------
    ParetoFront
        At least one alternative unless none is complete; alternatives alike in everything are all on it.

    Raises
    ------
    NumbersInvalid
        When lengths do not fit, a sense is neither +1 nor −1, or a value is not finite.

    Notes
    -----
    Source: Pareto (literature).

    Examples
    --------
    >>> result = pareto_front([[4, 1], [3, 2], [5, 3]], [1, -1])
    >>> result.front, result.dominated_by
    ((0, 2), ((), (0,), ()))
    """
    table = decision(matrix, senses)
    values = table.values * table.signs
    no_worse = np.all(values[:, None, :] >= values[None, :, :], axis=2)
    dominates = np.logical_and(no_worse, ~no_worse.T)
    rivals = [tuple(table.rows[row] for row in np.flatnonzero(dominates[:, one])) for one in range(len(table.rows))]
    dominated_by = table.spread(rivals)
    return ParetoFront(tuple(row for row, rival in enumerate(dominated_by) if rival == ()), dominated_by)


def saw_values(table: Decision, normalisation: Scale) -> tuple[Array, Reason | None]:
    """Return the values that the weighted sum adds up, or why there are none."""
    values, signs = table.values, table.signs
    if table.reason:
        return values, table.reason
    if normalisation in {"max", "sum"} and (values <= 0).any():
        return values, "not_positive"
    if normalisation == "minmax":
        return _minmax(values * signs, alike=1.0), None
    if normalisation == "vector":
        scaled = _scaled(values, "vector")
        return np.where(signs > 0, scaled, 1 - scaled), None
    turned = values**signs
    return turned / (turned.max(axis=0) if normalisation == "max" else turned.sum(axis=0)), None


def topsis_values(table: Decision, normalisation: Scale) -> Array:
    """Return the values that TOPSIS weights and takes distances of."""
    return _scaled(table.values, normalisation)


def ideals(weighted: Array, signs: Array) -> tuple[Array, Array]:
    """Return the best and the worst value of each criterion."""
    high, low = weighted.max(axis=0), weighted.min(axis=0)
    return np.where(signs > 0, high, low), np.where(signs > 0, low, high)


def product_values(table: Decision) -> tuple[Array, Reason | None]:
    """Return what the logarithm of the weighted product adds up, or why there is nothing."""
    if table.reason:
        return table.values, table.reason
    counted = table.shares > 0
    if (table.values[:, counted] <= 0).any():
        return table.values, "not_positive"
    return table.signs * np.log(np.where(counted, table.values, 1.0)), None


def _scaled(values: Array, normalisation: Scale) -> Array:
    if normalisation == "minmax":
        return _minmax(values, alike=0.0)
    size = {
        "vector": np.sqrt((values**2).sum(axis=0)),
        "max": np.abs(values).max(axis=0),
        "sum": np.abs(values).sum(axis=0),
    }[normalisation]
    return values / np.where(size > 0, size, 1.0)


def _minmax(values: Array, *, alike: float) -> Array:
    low, span = values.min(axis=0), np.ptp(values, axis=0)
    scaled: Array = (values - low) / np.where(span > 0, span, 1.0)
    return np.where(span > 0, scaled, alike)


def _ranking(method: Method, normalisation: str, table: Decision, values: Array, scores: Array) -> Ranking:
    by_row = table.spread(scores.tolist())
    order, ranks = _order(by_row)
    return Ranking(
        method=method,
        normalisation=normalisation,
        scores=by_row,
        ranking=order,
        ranks=ranks,
        matrix=table.matrix,
        normalised=table.spread(map(tuple, values.tolist())),
        weights=tuple(table.shares.tolist()),
        senses=tuple(int(sign) for sign in table.signs),
        reason=None,
    )


def _order(scores: Sequence[float | None]) -> tuple[tuple[int, ...], tuple[int | None, ...]]:
    """Return the alternatives best first, and the rank of each; a chain of near ties shares one rank."""
    scored = sorted((-score, row) for row, score in enumerate(scores) if score is not None)
    ranks: list[int | None] = [None] * len(scores)
    rank, before = 1, None
    for place, (negative, row) in enumerate(scored, start=1):
        rank = place if before is None or negative - before >= TIE else rank
        ranks[row], before = rank, negative
    order = sorted((rank, row) for row, rank in enumerate(ranks) if rank is not None)
    return tuple(row for _, row in order), tuple(ranks)


def _no_scores(method: Method, normalisation: str, table: Decision, reason: Reason) -> Ranking:
    nothing = (None,) * len(table.matrix)
    weights, senses = tuple(table.shares.tolist()), tuple(int(sign) for sign in table.signs)
    return Ranking(method, normalisation, nothing, (), nothing, table.matrix, nothing, weights, senses, reason)
