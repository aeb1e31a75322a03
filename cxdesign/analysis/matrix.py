"""The matrix of a decision, alternatives × criteria, checked and made ready to compute with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite, isnan
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from cxdesign.errors import NumbersInvalid

Matrix = Sequence[Sequence[float | None]]
Array = NDArray[np.float64]
Reason = Literal["no_alternative", "no_weight", "not_positive"]
T = TypeVar("T")


@dataclass(frozen=True)
class Decision:
    """A matrix with its weights and senses, of sizes that fit.

    Attributes
    ----------
    matrix : tuple of tuples
        The values as given; None is missing.
    shares : ndarray
        The weights as shares that sum to 1; all 0 when none is above 0.
    signs : ndarray
        +1 or −1 per criterion.
    """

    matrix: tuple[tuple[float | None, ...], ...]
    shares: Array
    signs: Array

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The alternatives without a missing value."""
        return tuple(number for number, row in enumerate(self.matrix) if None not in row)

    @cached_property
    def values(self) -> Array:
        """The values of those, alternatives × criteria."""
        complete = [self.matrix[row] for row in self.rows]
        return np.array(complete, dtype=float).reshape(len(complete), len(self.signs))

    @property
    def reason(self) -> Reason | None:
        """Why nothing can be scored, whatever the method."""
        if not self.rows:
            return "no_alternative"
        return None if self.shares.any() else "no_weight"

    def spread(self, results: Iterable[T]) -> tuple[T | None, ...]:
        """Return results of the complete alternatives as one per alternative, None for the others."""
        by_row = dict(zip(self.rows, results, strict=True))
        return tuple(by_row.get(row) for row in range(len(self.matrix)))


def decision(matrix: Matrix, senses: Sequence[int], weights: Sequence[float] | None = None) -> Decision:
    """Return a matrix ready to compute with; without weights all criteria weigh the same.

    Parameters
    ----------
    matrix : sequence of sequences of float or None
        Alternatives × criteria; None and "not a number" are missing.
    senses : sequence of int
        +1 more is better, −1 less is better.
    weights : sequence of float, optional
        0 or more, any sum.

    Raises
    ------
    NumbersInvalid
        When lengths do not fit, a weight is negative, a sense is neither +1 nor −1, or a value is not finite.

    Examples
    --------
    >>> made = decision([[1, 2], [3, None]], [1, -1], [3, 1])
    >>> made.rows, made.shares.tolist(), made.spread(["only"])
    ((0,), [0.75, 0.25], ('only', None))
    """
    count = len(senses)
    given = tuple(_checked(row, count) for row in matrix)
    if any(sense not in (1, -1) for sense in senses):
        raise NumbersInvalid("sense_unknown", senses=tuple(senses))
    return Decision(given, as_shares([1.0] * count if weights is None else weights, count), np.array(senses, float))


def as_shares(weights: Sequence[float], count: int) -> Array:
    """Return weights as shares that sum to 1; all 0 when none is above 0."""
    given = np.array(weights, dtype=float)
    if given.shape != (count,):
        raise NumbersInvalid("lengths_differ", expected=count, found=len(weights))
    if not np.isfinite(given).all() or (given < 0).any():
        raise NumbersInvalid("weights_invalid", weights=tuple(weights))
    largest = given.max(initial=0)
    scaled = given / largest if largest > 0 else given
    return scaled / scaled.sum() if largest > 0 else given


def _checked(row: Sequence[float | None], count: int) -> tuple[float | None, ...]:
    if len(row) != count:
        raise NumbersInvalid("lengths_differ", expected=count, found=len(row))
    values = tuple(None if value is None or isnan(value) else value for value in row)
    if not all(value is None or isfinite(value) for value in values):
        raise NumbersInvalid("value_not_finite", values=values)
    return values
