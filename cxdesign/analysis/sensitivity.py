"""What would have to change for another winner: one weight moved, or another method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

import numpy as np

from cxdesign.analysis.matrix import Array, Decision, Matrix, decision
from cxdesign.analysis.ranking import (
    METHODS,
    TIE,
    Method,
    Ranking,
    ideals,
    product_values,
    saw,
    saw_values,
    topsis,
    topsis_values,
    weighted_product,
)

STEPS = 51
"""How many weights a curve is drawn at unless told otherwise."""
STEP = 1e-6
"""How far beyond a change one looks who has taken over."""


@dataclass(frozen=True)
class Change:
    """The weight (share 0 … 1) of a criterion beyond which another alternative comes first, and which one."""

    weight: float
    winner: int


@dataclass(frozen=True)
class CriticalWeight:
    """Where the winner changes when the weight of one criterion moves and the others keep their proportions.

    Attributes
    ----------
    criterion : int
        The criterion whose weight moves.
    weight : float
        Its weight now, as a share 0 … 1.
    below, above : Change or None
        The first change on the way down to 0 and up to 1; None: the winner stays.
    """

    criterion: int
    weight: float
    below: Change | None
    above: Change | None

    @property
    def nearest(self) -> Change | None:
        """The nearer of the two changes, the lower one when both are as near; None: the winner stays throughout."""
        changes = [change for change in (self.below, self.above) if change is not None]
        return min(changes, key=lambda change: round(abs(change.weight - self.weight), 12), default=None)


@dataclass(frozen=True)
class WeightCurve:
    """Scores along the weight of one criterion: ``scores[i][k]`` is that of alternative i at ``weights[k]``."""

    criterion: int
    weights: tuple[float, ...]
    scores: tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True)
class MethodSwap:
    """The same decision by every method, in the order of :data:`cxdesign.analysis.ranking.METHODS`."""

    rankings: tuple[Ranking, ...]

    @property
    def winners(self) -> tuple[int, ...]:
        """All alternatives that come first by some method, in the order of the rows."""
        return tuple(sorted({row for ranking in self.rankings for row in ranking.winners}))

    @property
    def is_agreed(self) -> bool:
        """Whether all methods that give scores have one and the same single winner; False when none gives any."""
        return len(self.winners) == 1


def method_swap(matrix: Matrix, weights: Sequence[float], senses: Sequence[int]) -> MethodSwap:
    """Return the rankings by weighted sum, TOPSIS and weighted product side by side, each with its usual normalisation.

    Parameters
    ----------
    matrix, weights, senses
        As for :func:`cxdesign.analysis.ranking.saw`.

    Returns
    -------
    MethodSwap
        A method that cannot say anything (weighted product of values that are not positive) is there with its reason.

    Raises
    ------
    NumbersInvalid
        As :func:`cxdesign.analysis.ranking.saw`.

    Notes
    -----
    Comparing methods is literature (OECD/JRC handbook on composite indicators 2008, quoted from memory); the choice of
    the three is ours.

    Examples
    --------
    >>> moments = [[4, 3, 2, 5, 1], [5, 4, 3, 4, 3], [3, 5, 5, 3, 4], [5, 5, 4, 2, 5]]
    >>> swap = method_swap(moments, [0.30, 0.25, 0.20, 0.15, 0.10], [1, 1, 1, 1, -1])
    >>> [ranking.winners for ranking in swap.rankings], swap.is_agreed
    ([(3,), (1,), (1,)], False)
    """
    return MethodSwap(tuple(ranked(matrix, weights, senses, method) for method in METHODS))


def ranked(matrix: Matrix, weights: Sequence[float], senses: Sequence[int], method: Method) -> Ranking:
    """Return the ranking by a method of the given name, with its usual normalisation.

    Examples
    --------
    >>> ranked([[1, 2], [2, 1]], [3, 1], [1, 1], "saw").scores
    (0.25, 0.75)
    """
    return {"saw": saw, "topsis": topsis, "weighted_product": weighted_product}[method](matrix, weights, senses)


def critical_weights(
    matrix: Matrix, weights: Sequence[float], senses: Sequence[int], method: Method = "saw"
) -> tuple[CriticalWeight, ...]:
    """Return, criterion by criterion, the nearest weight at which another alternative comes first.

    The weight t of one criterion moves between 0 and 1; the others are multiplied by (1 − t) / (1 − w), so that they
    keep their proportions and all sum to 1. Were they all 0, they share the rest equally (ours).

    Parameters
    ----------
    matrix, weights, senses
        As for :func:`cxdesign.analysis.ranking.saw`.
    method : {"saw", "topsis", "weighted_product"}, default "saw"
        With its usual normalisation.

    Returns
    -------
    tuple of CriticalWeight
        One per criterion. Empty when there are no scores. When several alternatives tie now, the first of them counts
        as the winner, and another one that takes over at once does so at the weight now. A tie that only touches, or
        only at 0 or 1, is no change; nor is a weight with which the weighted product can say nothing.

    Raises
    ------
    NumbersInvalid
        As :func:`cxdesign.analysis.ranking.saw`.

    Notes
    -----
    The weights are exact, not searched for. With x = t / (1 − t), two alternatives tie where a polynomial in x is 0: of
    degree one for the weighted sum and for the logarithm of the weighted product, of degree two in x² for TOPSIS, whose
    squared distances are t² a + (1 − t)² b. Source: Triantaphyllou & Sánchez 1997 (literature, quoted from memory).

    Examples
    --------
    >>> moments = [[4, 3, 2, 5, 1], [5, 4, 3, 4, 3], [3, 5, 5, 3, 4], [5, 5, 4, 2, 5]]
    >>> found = critical_weights(moments, [0.30, 0.25, 0.20, 0.15, 0.10], [1, 1, 1, 1, -1])
    >>> [(round(one.nearest.weight, 3), one.nearest.winner) for one in found]
    [(0.168, 2), (0.182, 1), (0.086, 1), (0.2, 1), (0.169, 1)]
    """
    table = decision(matrix, senses, weights)
    now = ranked(matrix, weights, senses, method)
    if now.reason:
        return ()
    return tuple(_critical(table, method, now.ranking[0], criterion) for criterion in range(len(senses)))


def weight_curve(
    matrix: Matrix,
    weights: Sequence[float],
    senses: Sequence[int],
    criterion: int,
    *,
    method: Method = "saw",
    steps: int = STEPS,
) -> WeightCurve:
    """Return the scores of all alternatives as the weight of one criterion moves from 0 to 1.

    Parameters
    ----------
    matrix, weights, senses
        As for :func:`cxdesign.analysis.ranking.saw`.
    criterion : int
        Position of the criterion.
    method : {"saw", "topsis", "weighted_product"}, default "saw"
        With its usual normalisation.
    steps : int, default 51
        How many weights, 0 and 1 included.

    Returns
    -------
    WeightCurve
        The other weights keep their proportions, as in :func:`critical_weights`.

    Raises
    ------
    NumbersInvalid
        As :func:`cxdesign.analysis.ranking.saw`.

    Examples
    --------
    >>> weight_curve([[1, 2], [2, 1]], [1, 1], [1, 1], 0, steps=3)
    WeightCurve(criterion=0, weights=(0.0, 0.5, 1.0), scores=((1.0, 0.5, 0.0), (0.0, 0.5, 1.0)))
    """
    table = decision(matrix, senses, weights)
    rest = _rest(table, criterion)
    points = np.linspace(0, 1, steps).tolist()
    columns = []
    for point in points:
        moved = rest * (1 - point)
        moved[criterion] = point
        columns.append(ranked(matrix, moved.tolist(), senses, method).scores)
    return WeightCurve(criterion, tuple(points), tuple(zip(*columns, strict=True)))


def _rest(table: Decision, criterion: int) -> Array:
    """Return the weights of the other criteria as shares of what is left to them."""
    others = np.arange(len(table.shares)) != criterion
    rest = np.where(others, table.shares, 0.0)
    rest = rest if rest.any() else others.astype(float)
    return rest / (rest.sum() or 1.0)


@dataclass(frozen=True)
class _Parts:
    """Scores along x = (t / (1 − t))^power, up to a common order: (x near₀ + near₁) / (x far₀ + far₁) per row."""

    near: Array
    far: Array
    power: int

    def lead(self, one: int, other: int) -> Array:
        """Return a polynomial in x, constant last, that is above 0 where one alternative is ahead of another."""
        ahead, behind = np.outer(self.near[one], self.far[other]), np.outer(self.near[other], self.far[one])
        terms = ahead - behind
        noise = 1e-12 * max(np.abs(ahead).max(), np.abs(behind).max())
        polynomial = np.array([terms[0, 0], terms[0, 1] + terms[1, 0], terms[1, 1]])
        return np.where(np.abs(polynomial) > noise, polynomial, 0.0)

    def position(self, weight: float) -> float:
        """Return x at a weight."""
        return inf if weight >= 1 else float((weight / (1 - weight)) ** self.power)

    def weight(self, position: float) -> float:
        """Return the weight at x."""
        odds = position ** (1 / self.power)
        return 1.0 if odds == inf else odds / (1 + odds)

    def first(self, rows: Sequence[int], position: float) -> int:
        """Return which of some alternatives is ahead at x, the first of them on a tie."""
        return max(rows, key=lambda row: (self._score(row, position), -row))

    def _score(self, row: int, position: float) -> float:
        up, down = (float(part[row] @ (position, 1.0)) for part in (self.near, self.far))
        return up / down if down > 0 else inf


def _parts(table: Decision, method: Method, criterion: int) -> _Parts | None:
    """Return what the scores are made of, None where the method cannot give this criterion a weight."""
    rest = _rest(table, criterion)
    if method == "topsis":
        values = topsis_values(table, "vector")
        best, worst = ideals(values, table.signs)
        near, far = (_columns((values - point) ** 2, criterion, rest**2) for point in (worst, best))
        return _Parts(near, far, power=2)
    moved = np.where(np.arange(len(rest)) == criterion, 1.0, rest)
    values, reason = saw_values(table, "minmax") if method == "saw" else product_values(replace(table, shares=moved))
    return None if reason else _Parts(_columns(values, criterion, rest), np.tile([0.0, 1.0], (len(values), 1)), power=1)


def _columns(values: Array, criterion: int, rest: Array) -> Array:
    return np.column_stack([values[:, criterion], values @ rest])


def _critical(table: Decision, method: Method, winner: int, criterion: int) -> CriticalWeight:
    weight = float(table.shares[criterion])
    parts = _parts(table, method, criterion)
    if parts is None:
        return CriticalWeight(criterion, weight, None, None)
    lead, here = table.rows.index(winner), parts.position(weight)
    found: dict[bool, dict[int, float]] = {False: {}, True: {}}
    for rival in range(len(table.rows)):
        for is_upward in (False, True):
            at = None if rival == lead else _overtaken(parts.lead(lead, rival), here, is_upward=is_upward)
            if at is not None:
                found[is_upward][rival] = at
    below, above = (_change(parts, table, found[is_upward], is_upward=is_upward) for is_upward in (False, True))
    return CriticalWeight(criterion, weight, below, above)


def _overtaken(polynomial: Array, here: float, *, is_upward: bool) -> float | None:
    """Return where, going from here, the polynomial first falls below 0."""
    roots = [float(root.real) for root in np.roots(polynomial) if abs(root.imag) <= TIE * abs(root) and root.real > 0]
    apart = [root for root in roots if here == inf or abs(root - here) > TIE * here]
    ahead = sorted(root for root in apart if root > here) if is_upward else sorted(apart, reverse=True)
    stops: list[float] = [
        here,
        *(ahead if is_upward else (root for root in ahead if root < here)),
        inf if is_upward else 0.0,
    ]
    for start, stop in pairwise(stops):
        if start != stop and float(np.polyval(polynomial, _between(start, stop))) < 0:
            return start
    return None


def _between(start: float, stop: float) -> float:
    low, high = sorted((start, stop))
    return (low + high) / 2 if high < inf else 2 * low + 1


def _change(parts: _Parts, table: Decision, overtaken: dict[int, float], *, is_upward: bool) -> Change | None:
    """Return the nearest of the changes with the alternative that is ahead just beyond it."""
    if not overtaken:
        return None
    at = min(overtaken.values()) if is_upward else max(overtaken.values())
    there = [rival for rival, place in overtaken.items() if abs(place - at) <= TIE * at or place == at]
    beyond = (1 + STEP) * at + STEP if is_upward else min((1 - STEP) * at, 1 / STEP)
    return Change(parts.weight(at), table.rows[parts.first(there, beyond)])
