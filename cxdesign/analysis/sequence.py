"""Figures of one sequence of emotions: peak, trough, end, peak-end value, mean, trend, negative stretches.

A sequence holds one value per touchpoint in the order of the journey, on the scale −5 (worst) to +5 (best). None means
that nobody has stated a value: it is skipped and counted as missing, never taken for 0. Positions are indices into the
sequence, counted from 0, missing values included. Formulas, tie rules and sources: ``docs/method.md``, "Emotion curve".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

Values = Sequence[float | None]


@dataclass(frozen=True)
class Moment:
    """The place in a sequence that a rule has picked.

    Attributes
    ----------
    index : int
        Position in the sequence, from 0.
    value : float
        The value there, −5 … +5.
    tied : tuple of int
        All positions that meet the rule equally well, the picked one (the latest) included; one entry means no tie.
    """

    index: int
    value: float
    tied: tuple[int, ...]

    @property
    def is_tie(self) -> bool:
        """Whether other positions would have met the rule as well."""
        return len(self.tied) > 1


@dataclass(frozen=True)
class PeakEnd:
    """The peak-end value with the two moments it is made of."""

    value: float
    peak: Moment
    end: Moment


@dataclass(frozen=True)
class Trend:
    """A least-squares slope per step with the positions and values it was fitted to."""

    slope: float
    indices: tuple[int, ...]
    values: tuple[float, ...]


@dataclass(frozen=True)
class Stretch:
    """A maximal run of values below 0: first and last position, both included."""

    start: int
    end: int
    values: tuple[float, ...]

    @property
    def length(self) -> int:
        """Number of touchpoints in the run, at least 1."""
        return self.end - self.start + 1


@dataclass(frozen=True)
class SequenceFigures:
    """All figures of one sequence, side by side with the values they come from; None where there is none.

    ``count`` values are stated, ``missing`` are not; together they are the length of ``values``.
    """

    values: tuple[float | None, ...]
    count: int
    missing: int
    peak: Moment | None
    trough: Moment | None
    end: Moment | None
    peak_end: PeakEnd | None
    mean: float | None
    trend: Trend | None
    negative_stretches: tuple[Stretch, ...]


def peak(values: Values) -> Moment | None:
    """Return the moment of the largest magnitude: max |vᵢ|, the latest on a tie.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None is missing and skipped.

    Returns
    -------
    Moment or None
        The value keeps its sign, so the most intense moment may be a bad one. Values of equal magnitude tie whatever
        their sign. None when no value is stated.

    Notes
    -----
    Source: peak of the peak-end rule, Kahneman et al. 1993 (literature, quoted from memory); the tie rule is ours.

    Examples
    --------
    >>> peak([1, 1, 1, -1, 1, 0, 0, 0])
    Moment(index=4, value=1, tied=(0, 1, 2, 3, 4))
    >>> peak([None]) is None
    True
    """
    return _latest_best(values, abs)


def trough(values: Values) -> Moment | None:
    """Return the moment of the lowest value: min vᵢ, the latest on a tie.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None is missing and skipped.

    Returns
    -------
    Moment or None
        Higher is better. The trough of a journey without bad moments lies above 0. None when no value is stated.

    Notes
    -----
    Source: literature, quoted from memory; the tie rule is ours.

    Examples
    --------
    >>> trough([2, 4, 3, 2, 2, 2, 2, 3])
    Moment(index=6, value=2, tied=(0, 3, 4, 5, 6))
    """
    return _latest_best(values, lambda value: -value)


def end(values: Values) -> Moment | None:
    """Return the last moment that has a value.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None is missing and skipped.

    Returns
    -------
    Moment or None
        Higher is better. None when no value is stated.

    Notes
    -----
    Source: end of the peak-end rule, Kahneman et al. 1993 (literature, quoted from memory).

    Examples
    --------
    >>> end([1, 3, None])
    Moment(index=1, value=3, tied=(1,))
    """
    last = max((index for index, _ in _stated(values)), default=None)
    return None if last is None else _moment_at(values, last)


def peak_end(values: Values) -> PeakEnd | None:
    """Return the peak-end value: PE = (v_peak + v_end) / 2.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None is missing and skipped.

    Returns
    -------
    PeakEnd or None
        The value (−5 … +5, higher is better) with :func:`peak` and :func:`end`, which may be the same moment. None
        when no value is stated.

    Notes
    -----
    Remembered value follows the peak and the end: a meta-analysis of 174 effect sizes found r = .581 (95 % interval
    .487 to .661), *comparable to the overall mean* (Alaybek et al. 2022, literature). For long, mixed journeys several
    studies find the plain mean better, among them 691 travellers in Macau (Chark, King & Tang 2020, literature). So
    read it beside :func:`mean`, never alone. Rule: Kahneman et al. 1993 (literature, quoted from memory).

    Examples
    --------
    >>> peak_end([1, 0, -2, 2, 4, 1, 3]).value
    3.5
    >>> peak_end([]) is None
    True
    """
    return _peak_end(peak(values), end(values))


def mean(values: Values) -> float | None:
    """Return the arithmetic mean of the stated values: (Σ vᵢ) / n.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None is missing and neither added nor counted in n.

    Returns
    -------
    float or None
        −5 … +5, higher is better. None when no value is stated.

    Notes
    -----
    Predicts remembered value about as well as :func:`peak_end` (Alaybek et al. 2022, literature).

    Examples
    --------
    >>> round(mean([1, 0, -2, 2, 4, 1, 3]), 3)
    1.286
    """
    stated = _stated(values)
    return sum(value for _, value in stated) / len(stated) if stated else None


def trend(values: Values) -> Trend | None:
    """Return the least-squares slope per step over the last third of the stated values.

    With n stated values the last k = max(2, ⌈n/3⌉) are taken, at their positions xᵢ in the journey:
    slope = Σ (xᵢ − x̄)(vᵢ − v̄) / Σ (xᵢ − x̄)². Worked out as (k Σxᵢvᵢ − Σxᵢ Σvᵢ) / (k Σxᵢ² − (Σxᵢ)²): whole numbers as
    emotions are stay whole until the division, so that a level curve has the slope 0 and not almost 0.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None is missing and skipped, yet takes up a step.

    Returns
    -------
    Trend or None
        Emotion per step, −10 … +10; above 0 the journey closes better and better. None with fewer than two values.

    Notes
    -----
    Why the last third: finish strong (Chase & Dasu 2001, literature). The formula is ours.

    Examples
    --------
    >>> trend([1, 0, -2, 2, 4, 1, 3])
    Trend(slope=-0.5, indices=(4, 5, 6), values=(4, 1, 3))
    >>> trend([0] * 8 + [-1, 2, -1]).slope == trend([1, 1]).slope == 0
    True
    >>> trend([2]) is None
    True
    """
    stated = _stated(values)
    if len(stated) < 2:
        return None
    tail = stated[-max(2, ceil(len(stated) / 3)) :]
    places, level = sum(index for index, _ in tail), sum(value for _, value in tail)
    spread = len(tail) * sum(index**2 for index, _ in tail) - places**2
    slope = (len(tail) * sum(index * value for index, value in tail) - places * level) / spread
    return Trend(slope, tuple(index for index, _ in tail), tuple(value for _, value in tail))


def negative_stretches(values: Values) -> tuple[Stretch, ...]:
    """Return the maximal runs of neighbouring values below 0.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None ends a run, because nothing is known there.

    Returns
    -------
    tuple of Stretch
        In the order of the journey; fewer and shorter is better. Empty when no value lies below 0.

    Notes
    -----
    Why runs matter: combine pain (Chase & Dasu 2001, literature). The definition is ours.

    Examples
    --------
    >>> [(run.start, run.end, run.length) for run in negative_stretches([-1, -2, 0, None, -3])]
    [(0, 1, 2), (4, 4, 1)]
    """
    runs = groupby(enumerate(values), key=lambda pair: pair[1] is not None and pair[1] < 0)
    found = [[(index, value) for index, value in run if value is not None] for is_negative, run in runs if is_negative]
    return tuple(Stretch(run[0][0], run[-1][0], tuple(value for _, value in run)) for run in found)


def sequence_figures(values: Values, *, end_index: int | None = None) -> SequenceFigures:
    """Return all figures of a sequence.

    Parameters
    ----------
    values : sequence of float or None
        Emotions in the order of the journey, −5 … +5; None is missing.
    end_index : int, optional
        Position of a *planned* end. Its own value is the end then, and without one there is no end and no peak-end
        value: another moment must not stand in for it. By default the end is the last stated value.

    Returns
    -------
    SequenceFigures
        Each figure as its own function returns it.

    Examples
    --------
    >>> figures = sequence_figures([1, 0, -2, 2, 4, 1, 3])
    >>> figures.peak_end.value, figures.trend.slope, figures.count, figures.missing
    (3.5, -0.5, 7, 0)
    >>> sequence_figures([1, 3, None], end_index=2).peak_end is None
    True
    """
    last = end(values) if end_index is None else _moment_at(values, end_index)
    highest = peak(values)
    count = len(_stated(values))
    return SequenceFigures(
        values=tuple(values),
        count=count,
        missing=len(values) - count,
        peak=highest,
        trough=trough(values),
        end=last,
        peak_end=_peak_end(highest, last),
        mean=mean(values),
        trend=trend(values),
        negative_stretches=negative_stretches(values),
    )


def _stated(values: Values) -> list[tuple[int, float]]:
    return [(index, value) for index, value in enumerate(values) if value is not None]


def _latest_best(values: Values, merit: Callable[[float], float]) -> Moment | None:
    stated = _stated(values)
    if not stated:
        return None
    best = max(merit(value) for _, value in stated)
    tied = tuple(index for index, value in stated if merit(value) == best)
    return Moment(tied[-1], dict(stated)[tied[-1]], tied)


def _moment_at(values: Values, index: int) -> Moment | None:
    value = values[index]
    return None if value is None else Moment(index, value, (index,))


def _peak_end(highest: Moment | None, last: Moment | None) -> PeakEnd | None:
    if highest is None or last is None:
        return None
    return PeakEnd((highest.value + last.value) / 2, highest, last)
