"""Several evaluated designs, versions or rounds against each other: profiles, ranks by three methods, and how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cxdesign.analysis.acceptability import DRAWS, Acceptability, rank_acceptability
from cxdesign.analysis.ranking import METHODS
from cxdesign.analysis.sensitivity import CriticalWeight, MethodSwap, critical_weights, method_swap
from cxdesign.domain.vocabulary import Dimension
from cxdesign.errors import NumbersInvalid
from cxdesign.scoring.report import ScoreReport

DIMENSIONS = tuple(dimension.value for dimension in Dimension)
"""What alternatives are compared in, in the order of the columns."""
FEWEST = 2
"""Fewer alternatives than this cannot be compared."""


@dataclass(frozen=True)
class Alternative:
    """One evaluated design, version or round: its id, what it is called, and its figures."""

    id: str
    name: str
    report: ScoreReport


@dataclass(frozen=True)
class Comparison:
    """Alternatives against each other.

    Attributes
    ----------
    compared : tuple of Alternative
        Those with a result in every dimension, in the order given.
    left_out : tuple of (Alternative, tuple of str)
        The others, with the dimensions that have no result.
    matrix : tuple of tuples of float
        Means of the dimensions, 1 … 5, a row for each alternative compared.
    weights : tuple of float
        Of the dimensions, as stated; they are made to sum to 1 where they are used.
    swap : MethodSwap
        The ranking by each method at these weights.
    acceptability : tuple of Acceptability
        By each method, in the same order, under random weightings.
    critical : tuple of CriticalWeight
        By the first method, the weighted sum: where another alternative comes first.
    are_criteria_alike : bool
        Whether all were rated by the same criteria; if not, the figures do not mean the same.
    """

    compared: tuple[Alternative, ...]
    left_out: tuple[tuple[Alternative, tuple[str, ...]], ...]
    matrix: tuple[tuple[float, ...], ...]
    weights: tuple[float, ...]
    swap: MethodSwap
    acceptability: tuple[Acceptability, ...]
    critical: tuple[CriticalWeight, ...]
    are_criteria_alike: bool

    @property
    def is_possible(self) -> bool:
        """Whether there are enough alternatives to compare."""
        return len(self.compared) >= FEWEST

    @property
    def winner(self) -> int | None:
        """The one alternative that comes first by every method at these weights; None when there is no such one."""
        return self.swap.winners[0] if self.is_possible and self.swap.is_agreed else None

    @property
    def robust_winner(self) -> int | None:
        """The winner, if it also comes first in at least 80 % of random weightings by every method (ours)."""
        is_robust = all(result.is_robust and result.winner == self.winner for result in self.acceptability)
        return self.winner if self.winner is not None and is_robust else None

    @property
    def dominant(self) -> tuple[int, ...]:
        """Alternatives that are nowhere below and somewhere above every other one: weights cannot change that."""
        rows = range(len(self.matrix))
        return tuple(row for row in rows if all(_dominates(self.matrix[row], self.matrix[o]) for o in rows if o != row))


def compare(
    alternatives: Sequence[Alternative],
    weights: Mapping[str, float] | None = None,
    *,
    draws: int = DRAWS,
) -> Comparison:
    """Return evaluated designs against each other.

    Each is a row of three means, its dimensions. They are ranked at the weights stated by weighted sum (min-max),
    TOPSIS (vector) and weighted product, and under ``draws`` random weightings, all equally likely.

    Parameters
    ----------
    alternatives : sequence of Alternative
        In any order; ids must differ.
    weights : mapping of str to float, optional
        Points of the dimensions, 0 or more; by default all weigh the same.
    draws : int
        Random weightings.

    Returns
    -------
    Comparison
        Alternatives without a result in some dimension are left out and named. With fewer than two there are no ranks;
        alike ones share the first place, and then there is no winner.

    Raises
    ------
    NumbersInvalid
        ``alternative_doubled`` when two share an id; ``weights_invalid`` when points are negative.

    Notes
    -----
    Methods and sources: :mod:`cxdesign.analysis.ranking`, :mod:`cxdesign.analysis.acceptability`,
    :mod:`cxdesign.analysis.sensitivity`. That a winner counts as robust only when all methods agree on it and each
    gives it at least 80 % of random weightings: ours. Min-max stretches the smallest difference to the whole scale, so
    look at the means too.

    Examples
    --------
    >>> from cxdesign.scoring.aggregate import evaluate
    >>> from cxdesign.scoring.round import Round
    >>> nothing = Alternative("round:1", "First", evaluate(Round((), ())))
    >>> result = compare([nothing])
    >>> result.is_possible, result.left_out[0][1], result.winner
    (False, ('customer', 'organisation', 'sustainability'), None)
    """
    ids = [alternative.id for alternative in alternatives]
    if len(set(ids)) < len(ids):
        raise NumbersInvalid("alternative_doubled")
    missing = {alternative.id: _missing(alternative.report) for alternative in alternatives}
    compared = tuple(alternative for alternative in alternatives if not missing[alternative.id])
    matrix = tuple(_row(alternative.report) for alternative in compared)
    stated = dict.fromkeys(DIMENSIONS, 1.0) if weights is None else weights
    points = tuple(float(stated.get(name, 0.0)) for name in DIMENSIONS)
    senses = (1,) * len(DIMENSIONS)
    return Comparison(
        compared=compared,
        left_out=tuple((one, missing[one.id]) for one in alternatives if missing[one.id]),
        matrix=matrix,
        weights=points,
        swap=method_swap(matrix, points, senses),
        acceptability=tuple(rank_acceptability(matrix, senses, method, draws) for method in METHODS),
        critical=critical_weights(matrix, points, senses),
        are_criteria_alike=len({_criteria(alternative.report) for alternative in alternatives}) <= 1,
    )


def _missing(report: ScoreReport) -> tuple[str, ...]:
    means = {dimension.dimension_id: dimension.mean for dimension in report.dimensions}
    return tuple(name for name in DIMENSIONS if means.get(name) is None)


def _row(report: ScoreReport) -> tuple[float, ...]:
    means = {dimension.dimension_id: dimension.mean for dimension in report.dimensions}
    return tuple(means[name] or 0.0 for name in DIMENSIONS)


def _criteria(report: ScoreReport) -> tuple[tuple[str, str], ...]:
    """Return what was asked: codes and questions of the criteria that count."""
    known = {criterion.id: criterion.question.en for criterion in report.catalogue.criteria}
    return tuple((score.criterion_id, known[score.criterion_id]) for score in report.criteria)


def _dominates(one: Sequence[float], other: Sequence[float]) -> bool:
    pairs = list(zip(one, other, strict=True))
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)
