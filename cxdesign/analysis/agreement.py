"""How far raters agree: Krippendorff's alpha, Kendall's W, and r_wg of one criterion.

Agreement is not validity: raters of one team can share a mistake (ours). Where nothing can be said the answer is None,
never a number that looks like one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from cxdesign.errors import NumbersInvalid

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Reading = Literal["reliable", "tentative", "discuss"]
Degree = Literal["low", "medium", "high", "few"]
Ratings = Sequence[Sequence[float | None]] | NDArray[np.float64]
Array = NDArray[np.float64]

RELIABLE_FROM = 0.800
"""Alpha from which on ratings count as reliable (Krippendorff, literature, quoted from memory)."""
TENTATIVE_FROM = 0.667
"""Alpha from which on ratings allow tentative conclusions (Krippendorff, literature, quoted from memory)."""
LOW_AGREEMENT = 0.5
"""r_wg below which a criterion is flagged (ours); W from which on agreement is moderate (Schmidt 1997, literature,
quoted from memory)."""
TOLERANCE = 1e-9
"""What arithmetic may take from a figure that stands on a limit (ours)."""
HIGH_AGREEMENT = 0.7
"""From where on agreement is high: r_wg after LeBreton & Senter 2008, W after Schmidt 1997 (literature, quoted from
memory)."""
WORD_FROM = 5
"""How many people have to have said something before how far they agree gets a word (ours)."""


def krippendorff_alpha(ratings: Ratings, level: Level = "ordinal") -> float | None:
    """Return Krippendorff's alpha: α = 1 − Dₒ / Dₑ, observed over expected disagreement of pairs of values.

    A unit is what raters rate, such as a criterion. Each unit with two or more values contributes its pairs to the
    coincidences o(c, k), weighted 1 / (mᵤ − 1). Dₒ is the mean of δ²(c, k) over the coincidences, Dₑ the one to be
    expected if the same values had been dealt out to the units by chance. With n₍c₎ the number of pairable values c:

    - nominal: δ² = 1 for different values;
    - ordinal: δ² = (Σ_{g=c…k} n₍g₎ − (n₍c₎ + n₍k₎) / 2)²;
    - interval: δ² = (c − k)²;
    - ratio: δ² = ((c − k) / (c + k))².

    Parameters
    ----------
    ratings : sequence of sequences of float or None, or array
        One row per rater, one column per unit; None and "not a number" are missing.
    level : {"ordinal", "nominal", "interval", "ratio"}, default "ordinal"
        How values compare. ``ratio`` needs values of 0 or more.

    Returns
    -------
    float or None
        1 is perfect agreement, 0 what chance would bring, below 0 worse; more is better. None when no unit has two
        values (one rater, all missing), or when all pairable values are the same: then nothing tells units apart, and
        agreement cannot be told from a habit.

    Raises
    ------
    NumbersInvalid
        When rows differ in length, a value is infinite, or one is below 0 at ratio level.

    Notes
    -----
    Alpha falls when units hardly differ, even if raters differ little; so look at :func:`r_wg` per criterion too.
    Source: Hayes & Krippendorff 2007; Krippendorff 2004 (literature).

    Examples
    --------
    >>> a = [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None]
    >>> b = [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3]
    >>> c = [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None]
    >>> d = [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None]
    >>> round(krippendorff_alpha([a, b, c, d]), 3)
    0.815
    >>> krippendorff_alpha([a]) is None
    True
    """
    table = _rectangle(ratings)
    if level == "ratio" and (table < 0).any():
        raise NumbersInvalid("ratio_below_zero")
    values, counts = _counted(table)
    sizes = counts.sum(axis=0)
    pairable = counts[:, sizes > 1]
    frequencies = pairable.sum(axis=1)
    if np.count_nonzero(frequencies) < 2:
        return None
    distance = _distance(values, frequencies, level)
    observed = float(((pairable / (sizes[sizes > 1] - 1)) @ pairable.T * distance).sum())
    expected = float(frequencies @ distance @ frequencies / (frequencies.sum() - 1))
    return 1 - observed / expected


def alpha_reading(alpha: float | None) -> Reading | None:
    """Return how to read alpha: reliable from .800 on, tentative from .667 on, below that discuss first.

    Parameters
    ----------
    alpha : float or None
        As :func:`krippendorff_alpha`.

    Returns
    -------
    {"reliable", "tentative", "discuss"} or None
        None when there is no alpha.

    Notes
    -----
    Source: Krippendorff (literature, quoted from memory).

    Examples
    --------
    >>> [alpha_reading(alpha) for alpha in (0.815, 0.743, 0.49, None)]
    ['reliable', 'tentative', 'discuss', None]
    """
    if alpha is None:
        return None
    if alpha >= RELIABLE_FROM:
        return "reliable"
    return "tentative" if alpha >= TENTATIVE_FROM else "discuss"


def kendall_w(ranks: Ratings) -> float | None:
    """Return Kendall's coefficient of concordance: W = 12 S / (m² (n³ − n) − m Σ (t³ − t)).

    S is the sum of squared deviations of the items' rank sums from their mean, m the number of raters, n of items, t
    the size of each group of ties of a rater.

    Parameters
    ----------
    ranks : sequence of sequences of float or None, or array
        One row per rater, one column per item, 1 is best. Only the order within a row counts: items of equal rank get
        the mean of their places, so scores will do as well. Rows with a missing value are left out (ours).

    Returns
    -------
    float or None
        0 no agreement … 1 the same ranking by all, more is better. None with fewer than two complete rows or fewer than
        two items, or when nobody tells items apart.

    Raises
    ------
    NumbersInvalid
        When rows differ in length or a value is infinite.

    Notes
    -----
    Source: Kendall & Babington Smith 1939; correction for ties Siegel 1956 (literature, quoted from memory).

    Examples
    --------
    >>> round(kendall_w([[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]]), 3)
    0.778
    """
    table = _rectangle(ranks)
    complete = table[~np.isnan(table).any(axis=1)]
    raters, items = complete.shape
    if raters < 2 or items < 2:
        return None
    placed = np.array([_places(row) for row in complete])
    deviation = float(((placed.sum(axis=0) - raters * (items + 1) / 2) ** 2).sum())
    ties = sum(float((sizes**3 - sizes).sum()) for sizes in (np.unique(row, return_counts=True)[1] for row in placed))
    largest = raters**2 * (items**3 - items) - raters * ties
    return 12 * deviation / largest if largest > 0 else None


def r_wg(scores: Sequence[float | None], options: int = 5) -> float | None:
    """Return the agreement of raters on one criterion: r_wg = 1 − s² / ((A² − 1) / 12), at least 0.

    s² is the variance of the scores (divided by n − 1), (A² − 1) / 12 that of answers spread evenly over A options.

    Parameters
    ----------
    scores : sequence of float or None
        One per rater; None is missing and skipped.
    options : int, default 5
        Number of options A of the scale.

    Returns
    -------
    float or None
        0 no more agreement than even spread … 1 all alike, more is better. More spread than that is 0. None with fewer
        than two scores or two options.

    Notes
    -----
    Source: James, Demaree & Wolf 1984 (literature, quoted from memory), who set values below 0 to 0. Flagged below .5
    (ours).

    Examples
    --------
    >>> r_wg([4, 4, 5, 3, 4]), r_wg([1, 5, 1, 5]), r_wg([4])
    (0.75, 0.0, None)
    """
    stated = [score for score in scores if score is not None and not np.isnan(score)]
    if len(stated) < 2 or options < 2:
        return None
    return max(0.0, 1 - float(np.var(stated, ddof=1)) / ((options**2 - 1) / 12))


def agreement_degree(agreement: float | None, people: int) -> Degree | None:
    """Return in a word how much agreement r_wg or W tells of: low below .5, high from .7 on, medium between.

    Parameters
    ----------
    agreement : float or None
        As :func:`r_wg` or :func:`kendall_w`; alpha is read by limits of its own (:func:`alpha_reading`).
    people : int
        Of how many it tells; below five there is no word but ``few``.

    Returns
    -------
    {"low", "medium", "high", "few"} or None
        None when there is no figure.

    Notes
    -----
    Source: r_wg: low ours, high LeBreton & Senter 2008; W: both Schmidt 1997 (literature, quoted from memory). That
    a word needs five people: ours.

    Examples
    --------
    >>> agreement_degree(1.0, 4)
    'few'
    >>> [agreement_degree(value, 5) for value in (0.49, 0.5, 0.7, None)]
    ['low', 'medium', 'high', None]
    """
    if agreement is None:
        return None
    if people < WORD_FROM:
        return "few"
    if agreement < LOW_AGREEMENT - TOLERANCE:
        return "low"
    return "high" if agreement >= HIGH_AGREEMENT - TOLERANCE else "medium"


def _rectangle(ratings: Ratings) -> Array:
    if not isinstance(ratings, np.ndarray) and len({len(row) for row in ratings}) > 1:
        raise NumbersInvalid("lengths_differ", expected=len(ratings[0]), found=min(map(len, ratings)))
    table = np.array(ratings, dtype=float)
    table = table if table.ndim == 2 else np.empty((0, 0))
    if np.isinf(table).any():
        raise NumbersInvalid("value_not_finite", values=tuple(table[np.isinf(table)].tolist()))
    return table


def _counted(table: Array) -> tuple[Array, Array]:
    """Return the values that occur, in order, and how often each does in each unit: values × units."""
    values = np.unique(table[~np.isnan(table)])
    counts = np.zeros((len(values), table.shape[1]))
    for row, value in enumerate(values):
        counts[row] = np.count_nonzero(table == value, axis=0)
    return values, counts


def _distance(values: Array, frequencies: Array, level: Level) -> Array:
    if level == "nominal":
        return 1 - np.eye(len(values))
    if level == "ordinal":
        middles = np.cumsum(frequencies) - frequencies / 2
        return np.subtract.outer(middles, middles) ** 2
    apart: Array = np.subtract.outer(values, values) ** 2
    if level == "interval":
        return apart
    together = np.add.outer(values, values) ** 2
    return apart / np.where(together > 0, together, 1.0)


def _places(row: Array) -> Array:
    """Return the place of each item, 1 the smallest; equal ones share the mean of theirs."""
    _, kind, sizes = np.unique(row, return_inverse=True, return_counts=True)
    last = np.cumsum(sizes)
    middles: Array = last - (sizes - 1) / 2
    return middles[kind]
