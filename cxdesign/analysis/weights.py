"""Weights of criteria: from points, from their order, and from pairwise comparisons (AHP)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from cxdesign.analysis.matrix import Array, as_shares
from cxdesign.errors import NumbersInvalid

Pairwise = Sequence[Sequence[float]]

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random judgements on 1 to 10 criteria (Saaty, literature; 9 and 10 quoted from memory)."""
LARGEST_RATIO = 0.10
"""Judgements are accepted up to this consistency ratio (Saaty, literature)."""
ROUNDING = 0.02
"""How far a product of a judgement and its reverse may lie from 1, as with 0.33 for a third (ours)."""


@dataclass(frozen=True)
class Triple:
    """Three judgements that contradict each other.

    ``first`` is ``stated`` times as important as ``last`` by direct judgement, but ``implied`` times by way of
    ``middle``; the three are positions of criteria.
    """

    first: int
    middle: int
    last: int
    stated: float
    implied: float


@dataclass(frozen=True)
class Judgement:
    """Weights from pairwise comparisons; unpacks to ``weights, lambda_max, ratio``.

    Attributes
    ----------
    weights : tuple of float
        Sum to 1.
    lambda_max : float
        The principal eigenvalue, n when the judgements agree with each other, else more.
    index : float
        Consistency index (λmax − n) / (n − 1), 0 or more, less is better.
    ratio : float or None
        Consistency ratio CI / RI, 0 or more, less is better. 0 for one or two criteria, which cannot contradict each
        other; None for more than ten, where no random index is kept.
    worst : Triple or None
        The three judgements that contradict each other most; None when none do.
    pairwise : tuple of tuples
        The judgements as given.
    """

    weights: tuple[float, ...]
    lambda_max: float
    index: float
    ratio: float | None
    worst: Triple | None
    pairwise: tuple[tuple[float, ...], ...]

    def __iter__(self) -> Iterator[tuple[float, ...] | float | None]:
        """Give weights, λmax and consistency ratio."""
        return iter((self.weights, self.lambda_max, self.ratio))

    @property
    def is_accepted(self) -> bool:
        """Whether the ratio is at most 0.10 (Saaty, literature)."""
        return self.ratio is not None and self.ratio <= LARGEST_RATIO


def direct_weights(points: Sequence[float]) -> tuple[float, ...] | None:
    """Return points as weights that sum to 1: wⱼ = pⱼ / Σp.

    Parameters
    ----------
    points : sequence of float
        One per criterion, 0 or more; usually 100 in all, but any sum will do.

    Returns
    -------
    tuple of float or None
        Shares 0 … 1. None when no criterion has a point: then nothing is said about their weight.

    Raises
    ------
    NumbersInvalid
        When points are negative or not finite.

    Notes
    -----
    Direct rating (literature, quoted from memory). Equal points are a choice like any other.

    Examples
    --------
    >>> direct_weights([30, 25, 20, 15, 10])
    (0.3, 0.25, 0.2, 0.15, 0.1)
    >>> direct_weights([0, 0]) is None
    True
    """
    total = sum(points)
    shares = as_shares(points, len(points))
    return tuple(point / total for point in points) if shares.any() else None


def rank_order_centroid(ranks: Sequence[float]) -> tuple[float, ...]:
    """Return weights from the order of the criteria alone: w₍ₖ₎ = (1/n) Σ_{i=k…n} 1/i for the k-th.

    It is the middle of all weights that agree with the order.

    Parameters
    ----------
    ranks : sequence of float
        Per criterion, the smallest is the most important; 1, 2, 3 or any other numbers in that order. Criteria of equal
        rank share the mean of the weights of their places (ours).

    Returns
    -------
    tuple of float
        Shares 0 … 1 that sum to 1, in the order given; empty without criteria.

    Notes
    -----
    Source: Barron & Barrett 1996 (literature, quoted from memory).

    Examples
    --------
    >>> [round(weight, 4) for weight in rank_order_centroid([1, 2, 3])]
    [0.6111, 0.2778, 0.1111]
    >>> [round(weight, 4) for weight in rank_order_centroid([2, 1, 2])]
    [0.1944, 0.6111, 0.1944]
    """
    count = len(ranks)
    places = sorted(range(count), key=lambda criterion: ranks[criterion])
    by_place = [sum(1 / number for number in range(place, count + 1)) / count for place in range(1, count + 1)]
    groups: dict[float, list[float]] = {}
    for criterion, weight in zip(places, by_place, strict=True):
        groups.setdefault(ranks[criterion], []).append(weight)
    return tuple(sum(groups[rank]) / len(groups[rank]) for rank in ranks)


def ahp(pairwise: Pairwise) -> Judgement:
    """Return weights from pairwise comparisons (analytic hierarchy process), and how far these agree with each other.

    The weights are the principal eigenvector of the matrix, scaled to sum to 1. With its eigenvalue λmax the
    consistency index is CI = (λmax − n) / (n − 1), the consistency ratio CR = CI / RI; RI is the mean index of random
    judgements. Judgements are accepted when CR ≤ 0.10.

    Parameters
    ----------
    pairwise : sequence of sequences of float
        n × n; the entry in row i, column j says how many times as important i is as j, 1/9 … 9. The diagonal is 1, and
        each entry the reciprocal of its reverse (up to rounding of 2 %, ours).

    Returns
    -------
    Judgement
        Also unpacks to ``weights, lambda_max, ratio``. The most inconsistent triple is the one that maximises
        |ln(aᵢₖ aₖⱼ / aᵢⱼ)|, the first in the order of criteria on a tie (ours); settling it lowers the ratio most
        directly.

    Raises
    ------
    NumbersInvalid
        When the matrix is empty or not square, or judgements are not positive or not reciprocal.

    Notes
    -----
    Source: Saaty 1977, 1980 (literature).

    Examples
    --------
    >>> weights, lambda_max, ratio = ahp([[1, 2, 4], [1 / 2, 1, 3], [1 / 4, 1 / 3, 1]])
    >>> [round(weight, 4) for weight in weights], round(lambda_max, 4), round(ratio, 4)
    ([0.5584, 0.3196, 0.122], 3.0183, 0.0158)
    >>> ahp([[1, 3, 1 / 5], [1 / 3, 1, 3], [5, 1 / 3, 1]]).worst
    Triple(first=0, middle=1, last=2, stated=0.2, implied=9)
    """
    judgements = _checked(pairwise)
    count = len(judgements)
    values, vectors = np.linalg.eig(judgements)
    principal = int(np.argmax(values.real))
    vector = np.abs(vectors[:, principal].real)
    lambda_max = max(float(count), float(values[principal].real))
    index = (lambda_max - count) / (count - 1) if count > 1 else 0.0
    return Judgement(
        weights=tuple((vector / vector.sum()).tolist()),
        lambda_max=lambda_max,
        index=index,
        ratio=_ratio(index, count),
        worst=_most_inconsistent(pairwise),
        pairwise=tuple(tuple(row) for row in pairwise),
    )


def group_judgement(matrices: Sequence[Pairwise]) -> tuple[tuple[float, ...], ...]:
    """Return the judgements of a group: the geometric mean of each entry, (Π a)^(1/m).

    Parameters
    ----------
    matrices : sequence of matrices
        One per person, at least one, all of one size, as for :func:`ahp`.

    Returns
    -------
    tuple of tuples
        Reciprocal like its parts, for :func:`ahp`. One person's judgements stay as they are.

    Raises
    ------
    NumbersInvalid
        When there is none, sizes differ, or one does not suit :func:`ahp`.

    Notes
    -----
    The geometric mean is the one that keeps judgements reciprocal. Source: Aczél & Saaty 1983 (literature, quoted from
    memory).

    Examples
    --------
    >>> [round(value, 6) for value in group_judgement([[[1, 2], [1 / 2, 1]], [[1, 8], [1 / 8, 1]]])[0]]
    [1.0, 4.0]
    """
    made = [_checked(matrix) for matrix in matrices]
    if len({matrix.shape for matrix in made}) != 1:
        raise NumbersInvalid("pairwise_not_square")
    mean = np.exp(np.mean(np.log(made), axis=0))
    return tuple(tuple(row) for row in mean.tolist())


def _checked(pairwise: Pairwise) -> Array:
    count = len(pairwise)
    if not count or any(len(row) != count for row in pairwise):
        raise NumbersInvalid("pairwise_not_square")
    made = np.array(pairwise, dtype=float)
    if not np.isfinite(made).all() or (made <= 0).any():
        raise NumbersInvalid("pairwise_not_positive")
    if (np.abs(made * made.T - 1) > ROUNDING).any():
        raise NumbersInvalid("pairwise_not_reciprocal")
    return made


def _ratio(index: float, count: int) -> float | None:
    if count > len(RANDOM_INDEX):
        return None
    random_index = RANDOM_INDEX[count - 1]
    return index / random_index if random_index else 0.0


def _most_inconsistent(pairwise: Pairwise) -> Triple | None:
    triples = (
        Triple(i, k, j, stated=pairwise[i][j], implied=pairwise[i][k] * pairwise[k][j])
        for i, k, j in combinations(range(len(pairwise)), 3)
    )
    worst = max(triples, key=_contradiction, default=None)
    return None if worst is None or _contradiction(worst) <= np.log1p(ROUNDING) else worst


def _contradiction(triple: Triple) -> float:
    return round(abs(float(np.log(triple.implied / triple.stated))), 9)
