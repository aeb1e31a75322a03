"""What the answers of a room come to: dots counted, orders averaged, and emotions as mean, spread and number.

A room rates each touchpoint on the scale of the emotion curve, −5 … +5; "cannot judge" is None and counts nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from cxdesign.analysis.agreement import kendall_w
from cxdesign.analysis.sequence import SequenceFigures, sequence_figures


@dataclass(frozen=True)
class Spread:
    """Ratings of one touchpoint.

    Attributes
    ----------
    count : int
        n: how many have stated a value.
    unjudged : int
        How many said they cannot judge.
    mean : float or None
        −5 … +5, higher is better; None without a value.
    deviation : float or None
        Standard deviation of the sample, s = √(Σ(x − x̄)² / (n − 1)), same unit; None below two values.
    values : mapping of int to int
        How many have stated each value.
    """

    count: int
    unjudged: int
    mean: float | None
    deviation: float | None
    values: Mapping[int, int]


def spread(ratings: Iterable[int | None]) -> Spread:
    """Return mean and spread of the ratings of one touchpoint.

    Parameters
    ----------
    ratings : iterable of int or None
        One for each person who answered, −5 … +5; None is "cannot judge".

    Returns
    -------
    Spread
        See there; "cannot judge" is counted beside and is in neither mean nor n.

    Notes
    -----
    Source: textbook definitions (public).

    Examples
    --------
    >>> found = spread([-3, -3, -1, None])
    >>> found.count, found.unjudged, round(found.mean, 2), round(found.deviation, 2)
    (3, 1, -2.33, 1.15)
    """
    answers = list(ratings)
    stated = [value for value in answers if value is not None]
    return Spread(
        count=len(stated),
        unjudged=len(answers) - len(stated),
        mean=fmean(stated) if stated else None,
        deviation=stdev(stated) if len(stated) > 1 else None,
        values=dict(sorted(Counter(stated).items())),
    )


def room_figures(means: Sequence[float | None], *, end_index: int | None) -> SequenceFigures:
    """Return the figures of the curve of a room's means; see :func:`cxdesign.analysis.sequence.sequence_figures`.

    Parameters
    ----------
    means : sequence of float or None
        The mean of each touchpoint in the order of the journey, −5 … +5; None where nobody could judge.
    end_index : int or None
        Place of the planned end; None takes the last one with a mean.

    Examples
    --------
    >>> figures = room_figures([0.5, -2.5, 1.0], end_index=None)
    >>> figures.peak.index, figures.end.value
    (1, 1.0)
    """
    return sequence_figures(means, end_index=end_index)


@dataclass(frozen=True)
class Dotted:
    """One item with its dots, and how many people gave it any."""

    item: str
    dots: int
    voters: int


def count_dots(ballots: Iterable[Mapping[str, int]], items: Sequence[str]) -> tuple[Dotted, ...]:
    """Return the items by their dots, the most first.

    Parameters
    ----------
    ballots : iterable of mapping
        For each person the dots by item.
    items : sequence of str
        What could be voted for; votes for anything else do not count. Equal dots keep this order.

    Returns
    -------
    tuple of Dotted
        Every item, those without dots too.

    Notes
    -----
    A plain sum; the tie rule is ours.

    Examples
    --------
    >>> [(one.item, one.dots, one.voters) for one in count_dots([{"a": 1, "b": 2}, {"a": 1}], ["a", "b", "c"])]
    [('a', 2, 2), ('b', 2, 1), ('c', 0, 0)]
    """
    dots: Counter[str] = Counter()
    voters: Counter[str] = Counter()
    for ballot in ballots:
        dots.update(ballot)
        voters.update(item for item, given in ballot.items() if given)
    found = [Dotted(item, dots[item], voters[item]) for item in items]
    return tuple(sorted(found, key=lambda one: -one.dots))


@dataclass(frozen=True)
class Placed:
    """One item and the places it was given, 1 the first; ``mean`` and the range are None when nobody placed it."""

    item: str
    mean: float | None
    best: int | None
    worst: int | None


@dataclass(frozen=True)
class RoomOrder:
    """The items in the order of their mean places, how many orders count, and Kendall's W of these."""

    items: tuple[Placed, ...]
    count: int
    concordance: float | None


def room_order(orders: Iterable[Sequence[str]], items: Sequence[str]) -> RoomOrder:
    """Return the order a room comes to: by the mean place of each item, with Kendall's W.

    Parameters
    ----------
    orders : iterable of sequence of str
        One for each person, the first place first.
    items : sequence of str
        What is put in order; anything else in an order is passed over, and those behind it move up. An order in which
        one of them is missing does not count. Equal means keep this order.

    Returns
    -------
    RoomOrder
        Every item, the least mean place first; ``concordance`` as :func:`cxdesign.analysis.agreement.kendall_w`, None
        below two orders.

    Notes
    -----
    Mean places: textbook (public). The tie rule, and that orders with a gap do not count, are ours.

    Examples
    --------
    >>> found = room_order(["abcd", "acbd", "bacd"], "abcd")
    >>> [(one.item, round(one.mean, 2), one.best, one.worst) for one in found.items][:2]
    [('a', 1.33, 1, 2), ('b', 2.0, 1, 3)]
    >>> found.count, round(found.concordance, 3)
    (3, 0.778)
    """
    known = [[item for item in order if item in items] for order in orders]
    whole = [order for order in known if len(order) == len(items)]
    rows = [[order.index(item) + 1 for item in items] for order in whole]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(items)
    found = [
        Placed(item, fmean(places) if places else None, min(places, default=None), max(places, default=None))
        for item, places in zip(items, columns, strict=True)
    ]
    return RoomOrder(tuple(sorted(found, key=lambda one: one.mean or 0)), len(rows), kendall_w(rows))
