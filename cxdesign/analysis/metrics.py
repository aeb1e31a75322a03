"""Figures from customers' answers and from operation: NPS, CES, CSAT, on-time share, variation between sites.

Those of paired questions, SERVQUAL and Kano, live in :mod:`cxdesign.analysis.questionnaires` and are offered here too.
Answers are whole numbers on their scale; None is missing, skipped and counted. Without a single answer there is no
figure (None). Shares run from 0 to 1, points of NPS and index from −100 to 100.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, sqrt
from statistics import fmean, stdev
from typing import Literal

from cxdesign.analysis.questionnaires import (
    Gap,
    Kano,
    KanoAnswer,
    KanoClass,
    Servqual,
    kano,
    kano_class,
    kano_figures,
    servqual,
)
from cxdesign.errors import NumbersInvalid

__all__ = [
    "Ces",
    "Csat",
    "Gap",
    "Kano",
    "KanoAnswer",
    "KanoClass",
    "Nps",
    "OnTime",
    "Servqual",
    "Variation",
    "ces",
    "csat",
    "kano",
    "kano_class",
    "kano_figures",
    "nps",
    "on_time",
    "servqual",
    "variation",
]

Answers = Sequence[float | None]
CesVersion = Literal["1.0", "2.0"]
CesReading = Literal["mean", "share", "index"]

PROMOTER_FROM, DETRACTOR_TO = 9, 6
NORMAL_95 = 1.96
"""Standard errors from the middle to either end of a 95 % interval."""
SAME_TIME = 1e-6
"""Times are compared to a millionth, as everywhere (ours)."""


@dataclass(frozen=True)
class Nps:
    """Net Promoter Score with its counts; more is better.

    ``score`` −100 … 100; ``standard_error`` in the same points; ``low`` and ``high`` the 95 % interval, cut off at
    ±100, None when all answers fall into one group, where the formula gives no width.
    """

    score: float
    promoters: int
    passives: int
    detractors: int
    missing: int
    standard_error: float
    low: float | None
    high: float | None

    @property
    def count(self) -> int:
        """Number of answers."""
        return self.promoters + self.passives + self.detractors


@dataclass(frozen=True)
class Ces:
    """Customer effort by the version asked; ``score`` is the reading chosen.

    Version 1.0 has the mean alone (1 … 5, *less* is better). Version 2.0 has the mean (1 … 7), the share that agrees
    (0 … 1) and the index (−100 … 100), of which more is better.
    """

    score: float
    version: CesVersion
    reading: CesReading
    mean: float
    share: float | None
    index: float | None
    count: int
    missing: int

    @property
    def is_more_better(self) -> bool:
        """Whether a higher score is better."""
        return self.version == "2.0"


@dataclass(frozen=True)
class Csat:
    """Satisfaction on 1 … 5, more is better: ``score`` is the reading chosen, share of 4 and 5 or mean."""

    score: float
    reading: Literal["share", "mean"]
    share: float
    mean: float
    count: int
    missing: int


@dataclass(frozen=True)
class OnTime:
    """Share of times within the limit, 0 … 1, more is better."""

    share: float
    within: int
    count: int
    missing: int
    limit: float


@dataclass(frozen=True)
class Variation:
    """How far one metric differs between sites, in its own unit; less is steadier.

    ``deviation`` is the standard deviation (divided by n − 1), None for a single site; ``span`` highest − lowest.
    """

    mean: float
    deviation: float | None
    span: float
    lowest: str
    highest: str
    count: int
    missing: int


def nps(answers: Answers) -> Nps | None:
    """Return the Net Promoter Score: 100 (p − d), p the share of answers 9–10, d of 0–6.

    Its standard error is 100 √((p + d − (p − d)²) / n), the 95 % interval ±1.96 of it.

    Parameters
    ----------
    answers : sequence of float or None
        Whole numbers 0 … 10, "how likely would you recommend us".

    Returns
    -------
    Nps or None
        None without an answer.

    Raises
    ------
    NumbersInvalid
        When an answer is not on the scale.

    Notes
    -----
    Source: Reichheld 2003 (literature); the name is a trademark of its owners (Bain & Company, NICE Systems, Fred
    Reichheld). Standard error: variance of a difference of two shares of one sample (literature).

    Examples
    --------
    >>> result = nps([10] * 50 + [8] * 30 + [3] * 20)
    >>> result.score, round(result.standard_error, 2), round(result.high - result.score, 1)
    (30.0, 7.81, 15.3)
    """
    stated = _stated(answers, 0, 10)
    if not stated:
        return None
    promoters = sum(answer >= PROMOTER_FROM for answer in stated)
    detractors = sum(answer <= DETRACTOR_TO for answer in stated)
    count = len(stated)
    net, both = (promoters - detractors) / count, (promoters + detractors) / count
    error = 100 * sqrt(max(0.0, both - net**2) / count)
    return Nps(
        score=100 * net,
        promoters=promoters,
        passives=count - promoters - detractors,
        detractors=detractors,
        missing=len(answers) - count,
        standard_error=error,
        low=max(-100.0, 100 * net - NORMAL_95 * error) if error else None,
        high=min(100.0, 100 * net + NORMAL_95 * error) if error else None,
    )


def ces(answers: Answers, version: CesVersion = "2.0", reading: CesReading = "mean") -> Ces | None:
    """Return the Customer Effort Score of answers to version 1.0 or 2.0 of its question.

    Version 1.0 asks on 1 … 5 how much effort it took; its score is the mean. Version 2.0 asks on 1 … 7 for agreement
    that it was made easy; vendors read it as the mean, as the share of 5–7, or as the index % of 6–7 − % of 1–3.

    Parameters
    ----------
    answers : sequence of float or None
        Whole numbers on the scale of the version.
    version : {"2.0", "1.0"}, default "2.0"
        Which question was asked.
    reading : {"mean", "share", "index"}, default "mean"
        Which figure is the score; version 1.0 has the mean only.

    Returns
    -------
    Ces or None
        Version 1.0: less is better; 2.0: more is better. None without an answer.

    Raises
    ------
    NumbersInvalid
        When an answer is not on the scale, or version 1.0 is to be read otherwise than by its mean.

    Notes
    -----
    Source: Dixon, Freeman & Toman 2010 (literature) for 1.0; 2.0 of 2013, where vendors differ (literature).

    Examples
    --------
    >>> ces([7, 6, 5, 2]).score, ces([7, 6, 5, 2], "2.0", "share").score, ces([7, 6, 5, 2], "2.0", "index").score
    (5.0, 0.75, 25.0)
    >>> ces([1, 2, 3], "1.0").score
    2.0
    """
    if version == "1.0" and reading != "mean":
        raise NumbersInvalid("ces_reading_unknown", reading=reading)
    stated = _stated(answers, 1, 5 if version == "1.0" else 7)
    if not stated:
        return None
    count, mean = len(stated), fmean(stated)
    share = sum(answer >= 5 for answer in stated) / count
    index = 100 * (sum(answer >= 6 for answer in stated) - sum(answer <= 3 for answer in stated)) / count
    return Ces(
        score={"mean": mean, "share": share, "index": index}[reading],
        version=version,
        reading=reading,
        mean=mean,
        share=share if version == "2.0" else None,
        index=index if version == "2.0" else None,
        count=count,
        missing=len(answers) - count,
    )


def csat(answers: Answers, reading: Literal["share", "mean"] = "share") -> Csat | None:
    """Return customer satisfaction: the share of 4 and 5 (top two boxes), or the mean.

    Parameters
    ----------
    answers : sequence of float or None
        Whole numbers 1 … 5.
    reading : {"share", "mean"}, default "share"
        Which of the two is the score.

    Returns
    -------
    Csat or None
        More is better. None without an answer.

    Raises
    ------
    NumbersInvalid
        When an answer is not on the scale.

    Notes
    -----
    Source: literature, quoted from memory.

    Examples
    --------
    >>> csat([5, 4, 3, 1, None]).score, csat([5, 4, 3, 1], "mean").score
    (0.5, 3.25)
    """
    stated = _stated(answers, 1, 5)
    if not stated:
        return None
    share, mean = sum(answer >= 4 for answer in stated) / len(stated), fmean(stated)
    score = share if reading == "share" else mean
    return Csat(score, reading, share, mean, len(stated), len(answers) - len(stated))


def on_time(times: Answers, limit: float) -> OnTime | None:
    """Return the share of times that keep a limit, such as a standard or a tolerance.

    Parameters
    ----------
    times : sequence of float or None
        Durations, in the unit of the limit.
    limit : float
        The longest that is still on time; just that long is on time.

    Returns
    -------
    OnTime or None
        More is better. None without a time.

    Notes
    -----
    Source: source (report on service standardisation); compared to a millionth (ours).

    Examples
    --------
    >>> on_time([4, 5, 5.5, None], 5).within
    2
    """
    stated = _numbers(times)
    if not stated:
        return None
    within = sum(time <= limit + SAME_TIME for time in stated)
    return OnTime(within / len(stated), within, len(stated), len(times) - len(stated), limit)


def variation(figures: Mapping[str, float | None]) -> Variation | None:
    """Return how far the same metric differs between sites, teams or channels.

    Parameters
    ----------
    figures : mapping
        Name of the site to its figure; None is missing and skipped.

    Returns
    -------
    Variation or None
        In the unit of the metric. Of equal figures the site named first is the lowest and the highest. None without a
        figure.

    Notes
    -----
    Source: source (report on service standardisation); standard deviation with n − 1 (ours).

    Examples
    --------
    >>> result = variation({"north": 0.9, "south": 0.7, "west": None})
    >>> result.highest, round(result.span, 3), round(result.deviation, 3)
    ('north', 0.2, 0.141)
    """
    stated = {site: value for site, value in figures.items() if value is not None and not isnan(value)}
    if not stated:
        return None
    values = list(stated.values())
    lowest, highest = min(stated, key=stated.__getitem__), max(stated, key=stated.__getitem__)
    return Variation(
        mean=fmean(values),
        deviation=stdev(values) if len(values) > 1 else None,
        span=stated[highest] - stated[lowest],
        lowest=lowest,
        highest=highest,
        count=len(values),
        missing=len(figures) - len(values),
    )


def _stated(answers: Answers, low: int, high: int) -> list[float]:
    stated = _numbers(answers)
    wrong = next((answer for answer in stated if not low <= answer <= high or answer != int(answer)), None)
    if wrong is not None:
        raise NumbersInvalid("answer_not_on_scale", answer=wrong, low=low, high=high)
    return stated


def _numbers(values: Answers) -> list[float]:
    return [value for value in values if value is not None and not isnan(value)]
