"""How often each alternative takes each rank when the weights are drawn at random."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from cxdesign.analysis.matrix import Array, Decision, Matrix, Reason, decision
from cxdesign.analysis.ranking import Method, ideals, product_values, saw_values, topsis_values
from cxdesign.errors import NumbersInvalid

DRAWS = 10_000
"""How many weightings are drawn."""
GENERATOR_START = 24082
"""Where the random numbers begin unless told otherwise, so that the same question has the same answer."""
ROBUST_SHARE = 0.8
"""An alternative must come first in at least this share of the draws to be called robust (ours)."""

PART = 500
"""Draws that are multiplied at a time."""


@dataclass(frozen=True)
class Acceptability:
    """Rank acceptability: shares of the draws, with what was drawn.

    Attributes
    ----------
    shares : tuple of tuples or None
        Per alternative the share of draws 0 … 1 in which it takes rank 1, 2, …; each row sums to 1. None for an
        alternative with a missing value.
    winner : int or None
        The alternative with the largest share of first ranks; None when several share it, or none has any.
    method : str
        By which the alternatives were ranked.
    draws : int
        How many weightings.
    seed : int
        Where the random numbers began.
    centre : tuple of float or None
        Weights, as shares, around which they were drawn; None: all weightings equally likely.
    concentration : float or None
        How close to the centre.
    reason : str or None
        Why there is no result.
    """

    shares: tuple[tuple[float, ...] | None, ...]
    winner: int | None
    method: Method
    draws: int
    seed: int
    centre: tuple[float, ...] | None
    concentration: float | None
    reason: Reason | None

    @property
    def scores(self) -> tuple[float | None, ...]:
        """Share of first ranks per alternative, 0 … 1, more is better."""
        return tuple(None if row is None else row[0] for row in self.shares)

    @property
    def is_robust(self) -> bool:
        """Whether the winner comes first in at least 80 % of the draws (ours)."""
        return self.winner is not None and (self.scores[self.winner] or 0.0) >= ROBUST_SHARE


def rank_acceptability(
    matrix: Matrix,
    senses: Sequence[int],
    method: Method = "saw",
    draws: int = DRAWS,
    seed: int = GENERATOR_START,
    *,
    centre: Sequence[float] | None = None,
    concentration: float | None = None,
) -> Acceptability:
    """Return in which share of random weightings each alternative takes each rank: bᵢʳ = P(rank of i = r).

    Parameters
    ----------
    matrix, senses
        As for :func:`cxdesign.analysis.ranking.saw`.
    method : {"saw", "topsis", "weighted_product"}, default "saw"
        With its default normalisation.
    draws : int, default 10,000
        1 or more. A share p has the standard error √(p (1 − p) / draws), at most half a point of 100.
    seed : int, default 24082
        Where the random numbers begin; the same one gives the same result.
    centre : sequence of float, optional
        Weights to draw around. Without it all weightings are equally likely (flat Dirichlet).
    concentration : float, optional
        Above 0: the weights follow Dirichlet(concentration × centre), the closer to the centre the larger it is. By
        default the number of criteria, which is as wide as the flat one around equal weights (ours).

    Returns
    -------
    Acceptability
        Alternatives that tie in a draw share the better rank. A single alternative always comes first. Alternatives
        alike in everything come first together, and then there is no winner.

    Raises
    ------
    NumbersInvalid
        As :func:`cxdesign.analysis.ranking.saw`; also when ``draws`` is below 1 or ``concentration`` not above 0.

    Notes
    -----
    Ranks do not change when all weights are multiplied by the same number, so drawn weights need not be scaled; and the
    order by closeness d⁻ / (d⁺ + d⁻) is that by (d⁻)² / (d⁺)², whose parts are one product of the squared weights with
    the squared distances per criterion. Source: stochastic multicriteria acceptability analysis (SMAA-2), Lahdelma &
    Salminen 2001 (literature, quoted from memory). That a result is called robust from 80 % on is ours.

    Examples
    --------
    >>> result = rank_acceptability([[1, 3], [2, 1]], [1, 1])
    >>> [round(score, 2) for score in result.scores], result.is_robust
    ([0.5, 0.5], False)
    >>> rank_acceptability([[1, 3], [2, 1]], [1, 1], centre=[1, 9], concentration=100).is_robust
    True
    """
    table = decision(matrix, senses, centre)
    if draws < 1 or (concentration is not None and not (np.isfinite(concentration) and concentration > 0)):
        raise NumbersInvalid("draws_invalid", draws=draws, concentration=concentration)
    generator = np.random.default_rng(seed)
    width = float(len(table.shares)) if concentration is None else concentration
    scores, reason = _compared(table, method, _drawn(generator, table, draws, None if centre is None else width))
    shares = () if reason else _shares(scores)
    first = [row[0] for row in shares]
    best = [row for row, share in zip(table.rows, first, strict=False) if share == max(first)]
    return Acceptability(
        shares=(None,) * len(table.matrix) if reason else table.spread(shares),
        winner=best[0] if len(best) == 1 else None,
        method=method,
        draws=draws,
        seed=seed,
        centre=None if centre is None else tuple(table.shares.tolist()),
        concentration=None if centre is None else width,
        reason=reason,
    )


def _drawn(generator: np.random.Generator, table: Decision, draws: int, concentration: float | None) -> Array:
    """Return weights, criteria × draws; those of a flat Dirichlet are not scaled to sum to 1."""
    if concentration is None or table.reason:
        return generator.standard_exponential((len(table.shares), draws))
    weights = np.zeros((len(table.shares), draws))
    weights[table.shares > 0] = generator.dirichlet(table.shares[table.shares > 0] * concentration, draws).T
    return weights


def _compared(table: Decision, method: Method, weights: Array) -> tuple[Array, Reason | None]:
    """Return numbers in the order of the scores, alternatives × draws; alternatives alike have the very same."""
    if method == "topsis":
        return (table.values, table.reason) if table.reason else (_closeness(table, weights), None)
    values, reason = saw_values(table, "minmax") if method == "saw" else product_values(table)
    if reason:
        return values, reason
    kinds, kind = np.unique(values, axis=0, return_inverse=True)
    return _product(kinds, weights)[kind], None


def _closeness(table: Decision, weights: Array) -> Array:
    kinds, kind = np.unique(topsis_values(table, "vector"), axis=0, return_inverse=True)
    squared = _product(np.vstack([(kinds - point) ** 2 for point in ideals(kinds, table.signs)]), weights**2)
    to_best, to_worst = squared[: len(kinds)], squared[len(kinds) :]
    with np.errstate(divide="ignore", invalid="ignore"):
        closeness = to_worst / to_best
    return np.nan_to_num(closeness, nan=1.0)[kind] if len(kinds) == 1 else closeness[kind]


def _product(one: Array, other: Array) -> Array:
    """Return the matrix product, made in parts too small to be spread over cores, which would wait for each other."""
    made = np.empty((len(one), other.shape[1]))
    for start in range(0, other.shape[1], PART):
        np.matmul(one, other[:, start : start + PART], out=made[:, start : start + PART])
    return made


def _shares(scores: Array) -> tuple[tuple[float, ...], ...]:
    count, draws = scores.shape
    ranks = np.zeros(scores.shape, dtype=np.uint8 if count <= np.iinfo(np.uint8).max else np.int32)
    for row in range(count - 1):
        one, others = scores[row], scores[row + 1 :]
        ranks[row + 1 :] += one > others
        ranks[row] += np.add.reduce(one < others, axis=0, dtype=ranks.dtype)
    return tuple(tuple((np.bincount(row, minlength=count) / draws).tolist()) for row in ranks)
