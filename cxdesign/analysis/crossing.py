"""Where alternatives overtake each other as one weight moves and the others keep their proportions.

With t the weight that moves, x = (t / (1 − t))ᵖ runs from 0 to infinity, and the alternatives stand in the order of
(x a + b) / (x c + d): p = 1, c = 0, d = 1 for the weighted sum and for the logarithm of the weighted product; p = 2 for
TOPSIS, whose squared distances are t² a + (1 − t)² b, and which is ordered by their quotient. So two alternatives tie
where a polynomial of degree two at most is 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import copysign, inf, sqrt

Pair = tuple[float, float]
Polynomial = tuple[float, float, float]

CLOSE = 1e-9
"""Positions that differ relatively by less are one (ours)."""
NOISE = 1e-12
"""Coefficients smaller than this beside their terms are rounding (ours)."""
STEP = 1e-6
"""How far beyond a crossing one looks who is ahead there (ours)."""


@dataclass(frozen=True)
class Course:
    """The scores of all alternatives along x: ``near`` holds (a, b), ``far`` holds (c, d) of each."""

    near: Sequence[Pair]
    far: Sequence[Pair]
    power: int

    def position(self, weight: float) -> float:
        """Return x at a weight."""
        return inf if weight >= 1 else (weight / (1 - weight)) ** self.power

    def weight(self, position: float) -> float:
        """Return the weight at x."""
        odds = position if self.power == 1 else sqrt(position)
        return 1.0 if odds == inf else odds / (1 + odds)

    def overtaken(self, lead: int, here: float, *, is_upward: bool) -> tuple[float, int] | None:
        """Return where, going from here, the lead is first overtaken, and who is ahead just beyond.

        Examples
        --------
        >>> course = Course(near=((2, 0), (0, 2)), far=((0, 1), (0, 1)), power=1)
        >>> course.overtaken(0, 3, is_upward=False), course.overtaken(0, 3, is_upward=True)
        ((1.0, 1), None)
        """
        rivals = [(row, self._lost(lead, row, here, is_upward)) for row in range(len(self.near)) if row != lead]
        places = [(place, row) for row, place in rivals if place is not None]
        if not places:
            return None
        first = min(places)[0] if is_upward else max(places)[0]
        there = [row for place, row in places if place == first or abs(place - first) <= CLOSE * first]
        beyond = (1 + STEP) * first + STEP if is_upward else min((1 - STEP) * first, 1 / STEP)
        return first, max(there, key=lambda row: (self._score(row, beyond), -row))

    def _score(self, row: int, position: float) -> float:
        (a, b), (c, d) = self.near[row], self.far[row]
        down = position * c + d
        return (position * a + b) / down if down > 0 else inf

    def _lost(self, lead: int, rival: int, here: float, is_upward: bool) -> float | None:
        """Return where the lead of one over another first falls below 0."""
        polynomial = self._lead(lead, rival)
        crossings = [root for root in roots(polynomial) if here == inf or abs(root - here) > CLOSE * here]
        if is_upward:
            stops = [here, *sorted(root for root in crossings if root > here), inf]
        else:
            stops = [here, *sorted((root for root in crossings if root < here), reverse=True), 0.0]
        ways = (start for start, stop in pairwise(stops) if start != stop and _value(polynomial, start, stop) < 0)
        return next(ways, None)

    def _lead(self, one: int, other: int) -> Polynomial:
        (a, b), (c, d) = self.near[one], self.far[other]
        (e, f), (g, h) = self.near[other], self.far[one]
        noise = NOISE * max(abs(a), abs(b)) * max(abs(c), abs(d)) + NOISE * max(abs(e), abs(f)) * max(abs(g), abs(h))
        two, one_, none = a * c - e * g, a * d + b * c - e * h - f * g, b * d - f * h
        return _cleared(two, noise), _cleared(one_, noise), _cleared(none, noise)


def roots(polynomial: Polynomial) -> tuple[float, ...]:
    """Return the roots above 0 at which a x² + b x + c changes its sign.

    Examples
    --------
    >>> roots((1, -3, 2)), roots((0, 2, -1)), roots((1, -2, 1)), roots((0, 0, 1))
    ((1.0, 2.0), (0.5,), (), ())
    """
    a, b, c = polynomial
    inside = b * b - 4 * a * c
    if inside <= 0:
        return ()
    stable = -(b + copysign(sqrt(inside), b)) / 2
    found = (c / stable,) if a == 0 else (stable / a, c / stable)
    return tuple(sorted(root for root in found if root > 0))


def _cleared(coefficient: float, noise: float) -> float:
    return coefficient if abs(coefficient) > noise else 0.0


def _value(polynomial: Polynomial, start: float, stop: float) -> float:
    """Return the polynomial between two positions."""
    low, high = sorted((start, stop))
    at = (low + high) / 2 if high < inf else 2 * low + 1
    a, b, c = polynomial
    return (a * at + b) * at + c
