"""Questionnaires that ask in pairs: SERVQUAL (expected, perceived) and Kano (present, absent)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from statistics import fmean
from types import MappingProxyType
from typing import Literal

from cxdesign.errors import NumbersInvalid

KanoAnswer = Literal["like", "expect", "neutral", "tolerate", "dislike"]
KanoClass = Literal["M", "O", "A", "I", "R", "Q"]
Respondent = Sequence[float | None]

KANO_ANSWERS: tuple[KanoAnswer, ...] = ("like", "expect", "neutral", "tolerate", "dislike")
KANO_TABLE: Mapping[str, str] = MappingProxyType(
    {"like": "QAAAO", "expect": "RIIIM", "neutral": "RIIIM", "tolerate": "RIIIM", "dislike": "RRRRQ"}
)
"""Answer when present to the classes for each answer when absent (Berger et al. 1993, quoted from memory)."""
KANO_CLASSES: tuple[KanoClass, ...] = ("M", "O", "A", "I", "R", "Q")
"""Must-be, one-dimensional, attractive, indifferent, reverse, questionable: the first wins a tie."""
SERVQUAL_ITEMS: Mapping[str, int] = MappingProxyType(
    {"tangibles": 4, "reliability": 5, "responsiveness": 4, "assurance": 4, "empathy": 5}
)
"""How the 22 items divide, in their usual order (Parasuraman, Zeithaml & Berry 1988, quoted from memory)."""


@dataclass(frozen=True)
class Kano:
    """Kano figures of one feature.

    Attributes
    ----------
    counts : mapping
        Class to number of answers: M must-be, O one-dimensional, A attractive, I indifferent, R reverse, Q
        questionable.
    better : float or None
        (A + O) / (A + O + M + I): share, 0 … 1, whom the feature pleases.
    worse : float or None
        −(O + M) / (A + O + M + I): −1 … 0, whom its absence annoys. Both None when nobody falls into these four.
    category : str or None
        The most frequent class; on a tie the one that comes first in M, O, A, I, R, Q. None without answers.
    is_tie : bool
        Whether other classes are as frequent.
    missing : int
        Pairs with an answer missing.
    """

    counts: Mapping[KanoClass, int]
    better: float | None
    worse: float | None
    category: KanoClass | None
    is_tie: bool
    missing: int = 0


@dataclass(frozen=True)
class Gap:
    """One dimension of SERVQUAL: ``gap`` = perceived − expected, −6 … 6, more is better; None without a pair.

    ``weight`` is its share of the points among all dimensions, ``pairs`` the number of pairs it rests on.
    """

    dimension: str
    gap: float | None
    perceived: float | None
    expected: float | None
    weight: float
    pairs: int


@dataclass(frozen=True)
class Servqual:
    """SERVQUAL: gaps by dimension, weighted and plain mean of them, and the weighted perception alone (SERVPERF).

    Dimensions without a pair are left out of the three means and the other weights rescaled; None when nothing is left.
    """

    gaps: tuple[Gap, ...]
    weighted: float | None
    unweighted: float | None
    servperf: float | None


def kano_class(present: KanoAnswer, absent: KanoAnswer) -> KanoClass:
    """Return the class of a pair of answers: how one feels when a feature is present, and when it is absent.

    Parameters
    ----------
    present, absent : {"like", "expect", "neutral", "tolerate", "dislike"}
        The two answers.

    Returns
    -------
    {"M", "O", "A", "I", "R", "Q"}
        Must-be, one-dimensional, attractive, indifferent, reverse, questionable.

    Raises
    ------
    NumbersInvalid
        When an answer is none of the five.

    Notes
    -----
    Source: Kano et al. 1984; table of Berger et al. 1993 (literature, quoted from memory).

    Examples
    --------
    >>> kano_class("like", "neutral"), kano_class("expect", "dislike"), kano_class("like", "dislike")
    ('A', 'M', 'O')
    """
    for answer in (present, absent):
        if answer not in KANO_ANSWERS:
            raise NumbersInvalid("kano_answer_unknown", answer=answer, known=", ".join(KANO_ANSWERS))
    found = KANO_TABLE[present][KANO_ANSWERS.index(absent)]
    return next(one for one in KANO_CLASSES if one == found)


def kano(pairs: Iterable[tuple[KanoAnswer | None, KanoAnswer | None]]) -> Kano:
    """Return the Kano figures of one feature from all pairs of answers.

    Parameters
    ----------
    pairs : iterable of pairs
        (present, absent) of each person, as for :func:`kano_class`; a pair with None is missing.

    Returns
    -------
    Kano
        As :func:`kano_figures`.

    Raises
    ------
    NumbersInvalid
        As :func:`kano_class`.

    Examples
    --------
    >>> kano([("like", "neutral"), ("like", "dislike"), ("like", None)]).better
    1.0
    """
    given = list(pairs)
    classes = [kano_class(one, other) for one, other in given if one is not None and other is not None]
    return kano_figures(Counter(classes), missing=len(given) - len(classes))


def kano_figures(counts: Mapping[KanoClass, int], *, missing: int = 0) -> Kano:
    """Return better, worse and the most frequent class from counted classes.

    Better = (A + O) / (A + O + M + I), worse = −(O + M) / (A + O + M + I).

    Parameters
    ----------
    counts : mapping
        Class to number of answers; one left out counts 0.
    missing : int, default 0
        Carried into the result.

    Returns
    -------
    Kano
        Better more, worse nearer 0 is better for leaving the feature out.

    Notes
    -----
    Source: Berger et al. 1993 (literature, quoted from memory), also for must-be before one-dimensional before
    attractive before indifferent on a tie; reverse and questionable last are ours.

    Examples
    --------
    >>> figures = kano_figures({"A": 18, "O": 12, "M": 8, "I": 10, "R": 1, "Q": 1})
    >>> figures.better, round(figures.worse, 3), figures.category
    (0.625, -0.417, 'A')
    """
    whole = {one: counts.get(one, 0) for one in KANO_CLASSES}
    base = whole["A"] + whole["O"] + whole["M"] + whole["I"]
    most = max(whole.values())
    return Kano(
        counts=MappingProxyType(whole),
        better=(whole["A"] + whole["O"]) / base if base else None,
        worse=-(whole["O"] + whole["M"]) / base if base else None,
        category=next(one for one in KANO_CLASSES if whole[one] == most) if most else None,
        is_tie=bool(most) and list(whole.values()).count(most) > 1,
        missing=missing,
    )


def servqual(
    perceptions: Sequence[Respondent],
    expectations: Sequence[Respondent],
    dimensions: Sequence[str] | None = None,
    points: Mapping[str, float] | None = None,
) -> Servqual:
    """Return the gaps perceived − expected of each dimension, and their weighted mean.

    The gap of a dimension is the mean of P − E over all people and its items; the whole Σ w gap / Σ w.

    Parameters
    ----------
    perceptions, expectations : sequence of sequences of float or None
        One row per person, in the same order, one column per item, 1 … 7. A pair counts when both are stated (ours).
    dimensions : sequence of str, optional
        Dimension of each item; by default the usual division of 22 items.
    points : mapping, optional
        Dimension to its points, usually 100 in all; any sum will do. By default, and when all are 0, all weigh the
        same.

    Returns
    -------
    Servqual
        Gaps −6 … 6, more is better; below 0 the service falls short of what is expected. In the order in which
        dimensions first occur.

    Raises
    ------
    NumbersInvalid
        When rows or items do not fit each other, or points are negative.

    Notes
    -----
    Source: Parasuraman, Zeithaml & Berry 1988 (literature); perceptions alone are SERVPERF, Cronin & Taylor 1992
    (literature, quoted from memory). The original items are under copyright; write your own.

    Examples
    --------
    >>> result = servqual([[5, 6, 4]], [[6, 6, 7]], ["reliability", "reliability", "empathy"],
    ...     {"reliability": 60, "empathy": 40})
    >>> [gap.gap for gap in result.gaps], round(result.weighted, 6), result.unweighted
    ([-0.5, -3.0], -1.5, -1.75)
    """
    named = [name for name, count in SERVQUAL_ITEMS.items() for _ in range(count)] if dimensions is None else dimensions
    if len(perceptions) != len(expectations):
        raise NumbersInvalid("lengths_differ", expected=len(perceptions), found=len(expectations))
    for row in (*perceptions, *expectations):
        if len(row) != len(named):
            raise NumbersInvalid("lengths_differ", expected=len(named), found=len(row))
    names = tuple(dict.fromkeys(named))
    shares = _shares(names, points)
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in names}
    for perceived, expected in zip(perceptions, expectations, strict=True):
        for name, one, other in zip(named, perceived, expected, strict=True):
            if one is not None and other is not None and not isnan(one) and not isnan(other):
                pairs[name].append((one, other))
    gaps = tuple(_gap(name, pairs[name], shares[name]) for name in names)
    by_weight = [(gap.weight, gap.gap) for gap in gaps if gap.gap is not None]
    return Servqual(
        gaps=gaps,
        weighted=_mean(by_weight),
        unweighted=_mean([(1.0, gap) for _, gap in by_weight]),
        servperf=_mean([(gap.weight, gap.perceived) for gap in gaps if gap.perceived is not None]),
    )


def _shares(names: Sequence[str], points: Mapping[str, float] | None) -> dict[str, float]:
    given = {name: 1.0 if points is None else points.get(name, 0.0) for name in names}
    if any(point < 0 for point in given.values()):
        raise NumbersInvalid("weights_invalid", weights=tuple(given.values()))
    total = sum(given.values())
    return {name: point / total if total else 1 / len(names) for name, point in given.items()}


def _gap(dimension: str, pairs: Sequence[tuple[float, float]], weight: float) -> Gap:
    if not pairs:
        return Gap(dimension, None, None, None, weight, 0)
    perceived, expected = fmean(one for one, _ in pairs), fmean(other for _, other in pairs)
    return Gap(dimension, perceived - expected, perceived, expected, weight, len(pairs))


def _mean(weighted: Sequence[tuple[float, float]]) -> float | None:
    """Return the mean of values by their weights, None when these are 0 in all."""
    total = sum(weight for weight, _ in weighted)
    return sum(weight * value for weight, value in weighted) / total if total else None
