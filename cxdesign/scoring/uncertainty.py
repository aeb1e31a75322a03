"""How far the figures of an evaluation would move with other raters: bootstrap interval, or range with few raters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.profile import Numbers, Profiles, Scheme, profiles
from cxdesign.scoring.pyramid import Gate, Verdict

DRAWS = 1_000
START = 24082
"""Where the random numbers start, so that the same ratings always give the same interval (ours)."""
PATIENCE = 20
"""At most so many draws for each that is wanted (ours)."""
PERCENTILES = (2.5, 97.5)
GateOf = Callable[[Sequence[float | None], Sequence[float]], Gate]
"""Gives the gate of four levels and a row of criterion means, which may veto."""


@dataclass(frozen=True)
class Interval:
    """From … to, both on the scale 1 … 5; narrower is more certain."""

    low: float
    high: float


@dataclass(frozen=True)
class Uncertainty:
    """How certain the figures are.

    Attributes
    ----------
    kind : {"interval", "range", "none"}
        "interval": from the 2.5th to the 97.5th percentile of the resamples. "range": the lowest and highest figure any
        rater alone comes to, with few raters or when too few resamples are valid. "none": fewer than two raters.
    raters : int
        How many raters gave a valid rating.
    draws : int
        Resamples that were kept; 0 unless it is an interval.
    redrawn : int
        Resamples that were drawn again because a criterion had too few valid ratings in them.
    index, base, total : Interval or None
        Of the gated index, the base and the geometric total; None where the figure is missing.
    dimensions : tuple of (str, Interval or None)
        Of each dimension.
    levels : tuple of (Level, Interval or None)
        Of each level.
    verdicts : tuple of (Verdict, float)
        Share of the resamples, 0 … 1, that come to each verdict, in the order of verdicts; empty unless it is an
        interval.
    """

    kind: Literal["interval", "range", "none"]
    raters: int
    draws: int
    redrawn: int
    index: Interval | None
    base: Interval | None
    total: Interval | None
    dimensions: tuple[tuple[str, Interval | None], ...]
    levels: tuple[tuple[Level, Interval | None], ...]
    verdicts: tuple[tuple[Verdict, float], ...]


def uncertainty(
    scores: Numbers, scheme: Scheme, gate_of: GateOf, *, fewest: int = 5, valid: int = 2, draws: int = DRAWS
) -> Uncertainty:
    """Return intervals of index, base, total, dimensions and levels.

    As many raters as there are are drawn with replacement, and all figures computed from the means of those drawn; a
    rater drawn twice counts twice. A resample in which a criterion that has a result would have none is drawn again.

    Parameters
    ----------
    scores : array of m × k numbers
        Raters by criteria, 1 … 5, NaN where there is no valid rating. Raters without any are left out.
    scheme : Scheme
        What counts for what.
    gate_of : callable
        Gives the gate of levels and criterion means.
    fewest : int
        Fewer raters than this give a range.
    valid : int
        Fewer valid ratings than this give no result.
    draws : int
        Resamples wanted; 0 gives the range.

    Returns
    -------
    Uncertainty
        Always the same for the same scores. All raters alike: intervals of width 0.

    Notes
    -----
    Percentile bootstrap: Efron & Tibshirani 1993 (literature, quoted from memory). With few raters such intervals are
    too narrow rather than too wide. Resampling raters, the limits and the range with few raters: ours.

    Examples
    --------
    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> from cxdesign.scoring.profile import build_scheme
    >>> from cxdesign.scoring.pyramid import gate
    >>> from cxdesign.scoring.weights import default_weights
    >>> scheme = build_scheme(criteria_catalogue(), default_weights(criteria_catalogue()))
    >>> alike = uncertainty(np.full((5, 29), 4.0), scheme, lambda levels, means: gate(levels))
    >>> alike.kind, alike.draws, alike.total
    ('interval', 1000, Interval(low=4.0, high=4.0))
    """
    present = scores[~np.isnan(scores).all(axis=1)]
    count = len(present)
    if count < 2:
        return _summary("none", count, 0, _figures(present[:0], scheme, gate_of))
    if count >= fewest and draws > 0:
        rows, redrawn = _resamples(present, valid, draws)
        if len(rows) == draws:
            return _summary("interval", count, redrawn, _figures(rows, scheme, gate_of))
        return _summary("range", count, redrawn, _figures(present, scheme, gate_of))
    return _summary("range", count, 0, _figures(present, scheme, gate_of))


@dataclass(frozen=True)
class _Figures:
    scheme: Scheme
    profiles: Profiles
    gates: tuple[Gate, ...]


def _figures(means: Numbers, scheme: Scheme, gate_of: GateOf) -> _Figures:
    found = profiles(means, scheme)
    levels = [[None if np.isnan(value) else value for value in row] for row in found.levels.tolist()]
    gates = (gate_of(row, means_row) for row, means_row in zip(levels, means.tolist(), strict=True))
    return _Figures(scheme, found, tuple(gates))


def _resamples(scores: Numbers, valid: int, draws: int) -> tuple[Numbers, int]:
    """Return criterion means of valid resamples, and how many were drawn again before there were enough."""
    generator = np.random.default_rng(START)
    count = len(scores)
    there = (~np.isnan(scores)).astype(float)
    values = np.where(there > 0, scores, 0.0)
    has_result = there.sum(axis=0) >= valid
    kept, refused = np.empty((0, scores.shape[1])), 0
    for _ in range(PATIENCE):
        drawn = generator.multinomial(count, np.full(count, 1 / count), size=draws).astype(float)
        numbers = drawn @ there
        is_valid = (numbers[:, has_result] >= valid).all(axis=1)
        wanted = draws - len(kept)
        places = np.flatnonzero(is_valid)[:wanted]
        looked_at = int(places[-1]) + 1 if len(places) == wanted else draws
        refused += looked_at - len(places)
        means = np.full((len(places), scores.shape[1]), np.nan)
        np.divide((drawn @ values)[places], numbers[places], out=means, where=has_result & (numbers[places] > 0))
        kept = np.vstack([kept, means])
        if len(kept) == draws:
            break
    return kept, refused


def _summary(kind: Literal["interval", "range", "none"], raters: int, redrawn: int, figures: _Figures) -> Uncertainty:
    limits = PERCENTILES if kind == "interval" else (0, 100)
    found, gates = figures.profiles, figures.gates
    told = Counter(gate.verdict for gate in gates if gate.verdict is not None) if kind == "interval" else Counter()
    ids = figures.scheme.dimension_ids
    return Uncertainty(
        kind=kind,
        raters=raters,
        draws=len(gates) if kind == "interval" else 0,
        redrawn=redrawn,
        index=_interval([gate.index for gate in gates], limits),
        base=_interval([gate.base for gate in gates], limits),
        total=_interval(found.geometric.tolist(), limits),
        dimensions=tuple((name, _interval(found.dimensions[:, n].tolist(), limits)) for n, name in enumerate(ids)),
        levels=tuple((level, _interval(found.levels[:, n].tolist(), limits)) for n, level in enumerate(Level)),
        verdicts=tuple((verdict, told[verdict] / len(gates)) for verdict in Verdict if told[verdict]),
    )


def _interval(values: Sequence[float | None], limits: tuple[float, float]) -> Interval | None:
    known = [value for value in values if value is not None and not np.isnan(value)]
    if len(known) < 2:
        return None
    low, high = np.percentile(known, limits).tolist()
    return Interval(low, high)
