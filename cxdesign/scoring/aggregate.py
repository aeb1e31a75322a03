"""From the ratings of one round to dimensions, total, levels, gate, verdict and the activity to return to."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

import numpy as np

from cxdesign.analysis.agreement import Reading, krippendorff_alpha
from cxdesign.domain.vocabulary import Level, RaterRole
from cxdesign.scoring.catalogue import Catalogue, Thresholds, criteria_catalogue
from cxdesign.scoring.criterion import criterion_score, fewest_valid
from cxdesign.scoring.profile import Numbers, Profiles, Scheme, build_scheme, profiles
from cxdesign.scoring.pyramid import TOLERANCE, Gate, Mode, gate
from cxdesign.scoring.report import (
    DimensionScore,
    FactorScore,
    LevelScore,
    RoleProfile,
    ScoreReport,
    Share,
)
from cxdesign.scoring.returning import proposals
from cxdesign.scoring.round import Rater, Rating, Round
from cxdesign.scoring.uncertainty import DRAWS, GateOf, uncertainty
from cxdesign.scoring.weights import Weights, default_weights


def evaluate(
    rated: Round,
    catalogue: Catalogue | None = None,
    weights: Weights | None = None,
    *,
    mode: Mode = "ramp",
    draws: int = DRAWS,
) -> ScoreReport:
    """Return all figures of one round of ratings.

    Raters → criterion: mean of the valid ratings, from two on. Criterion → dimension: weighted arithmetic mean.
    Dimension → total: weighted geometric mean. Criteria → levels: plain means. Levels → gate. Criteria → factors: plain
    means.

    Parameters
    ----------
    rated : Round
        Raters and their ratings. Observers do not rate.
    catalogue : Catalogue, optional
        Criteria, mappings and thresholds; the workbench's own by default.
    weights : Weights, optional
        The default weights of the catalogue, equal in the workbench's own, by default.
    mode : {"ramp", "hard", "off"}
        How the base gate opens.
    draws : int
        Resamples for the intervals; 0 leaves them out and gives the range.

    Returns
    -------
    ScoreReport
        Without ratings every figure is None. Weights of a dimension that sum to 0 leave it without a mean, those of
        all dimensions the total.

    Notes
    -----
    The three dimensions: source (article on ISO/TS 24082 by the Chinese standards institute). Criteria, aggregation,
    thresholds, factors' criteria and the way back: ours; formulas at :func:`cxdesign.scoring.profile.profiles`,
    :func:`cxdesign.scoring.pyramid.gate` and :func:`cxdesign.scoring.criterion.criterion_score`.

    Examples
    --------
    >>> raters = tuple(Rater(name, RaterRole.CUSTOMER) for name in ("ann", "bo"))
    >>> scores = {criterion.id: 4 for criterion in criteria_catalogue().criteria} | {"C2": 3, "O8": 2}
    >>> ratings = tuple(Rating(rater.id, *score) for rater in raters for score in scores.items())
    >>> report = evaluate(Round(raters, ratings))
    >>> [round(dimension.mean, 2) for dimension in report.dimensions], round(report.total, 2)
    ([3.9, 3.8, 4.0], 3.9)
    >>> report.gate.verdict.value, report.gate.index, report.weakest, report.activity
    ('half_gate', 3.75, 'O8', 3)
    """
    catalogue = catalogue or criteria_catalogue()
    weights = weights or default_weights(catalogue)
    limits = catalogue.thresholds
    scheme = build_scheme(catalogue, weights)
    raters = tuple(rater for rater in rated.raters if rater.rates)
    counted, ignored = _sorted_out(rated, raters, scheme)
    grouped = {criterion.id: [r for r in counted if r.criterion_id == criterion.id] for criterion in scheme.criteria}
    scores = tuple(criterion_score(name, ratings, raters, limits) for name, ratings in grouped.items())
    means = {score.criterion_id: score.mean for score in scores}
    row = [math.nan if mean is None else mean for mean in means.values()]
    found = profiles(np.array([row]), scheme)
    gate_of = _gate_of(catalogue, scheme, mode)
    gated = gate_of([_number(value) for value in found.levels[0]], row)
    table = _table(counted, raters, scheme)
    alpha = krippendorff_alpha(table) if table else None
    return ScoreReport(
        criteria=scores,
        dimensions=_dimensions(found, scheme, means),
        levels=_levels(found, scheme, means),
        factors=_factors(catalogue, means),
        roles=_roles(counted, raters, scheme),
        total=_number(found.geometric[0]),
        arithmetic=_number(found.arithmetic[0]),
        gate=gated,
        weakest=_weakest(means),
        alpha=alpha,
        alpha_reading=_reading(alpha, limits),
        uncertainty=uncertainty(
            _array(table, scheme),
            scheme,
            gate_of,
            fewest=int(limits.interval_raters.value),
            valid=fewest_valid(limits),
            draws=draws,
        ),
        proposals=proposals(catalogue, scores, gated, alpha),
        missing=_without(means, means),
        ignored=ignored,
        rating_count=sum(score.count for score in scores),
        rater_count=len(table),
        weights=weights,
        catalogue=catalogue,
    )


def _sorted_out(rated: Round, raters: Sequence[Rater], scheme: Scheme) -> tuple[tuple[Rating, ...], tuple[Rating, ...]]:
    """Return the ratings that count and those that do not."""
    people, criteria = {rater.id for rater in raters}, {criterion.id for criterion in scheme.criteria}
    counts = [rating.rater_id in people and rating.criterion_id in criteria for rating in rated.ratings]
    pairs = list(zip(rated.ratings, counts, strict=True))
    return tuple(rating for rating, does in pairs if does), tuple(rating for rating, does in pairs if not does)


def _table(ratings: Iterable[Rating], raters: Iterable[Rater], scheme: Scheme) -> list[list[int | None]]:
    """Return the scores, a row for each rater who gave any and a column for each criterion."""
    given = {(rating.rater_id, rating.criterion_id): rating.score for rating in ratings}
    rows = ([given.get((rater.id, criterion.id)) for criterion in scheme.criteria] for rater in raters)
    return [row for row in rows if any(score is not None for score in row)]


def _array(table: Sequence[Sequence[int | None]], scheme: Scheme) -> Numbers:
    rows = [[math.nan if score is None else float(score) for score in row] for row in table]
    return np.array(rows, dtype=np.float64).reshape(len(rows), len(scheme.criteria))


def _gate_of(catalogue: Catalogue, scheme: Scheme, mode: Mode) -> GateOf:
    """Return the gate of levels, with the base criteria whose mean vetoes it."""
    limits = catalogue.thresholds
    veto = limits.veto.value - TOLERANCE
    base = [(place, c.id) for place, c in enumerate(scheme.criteria) if c.id in catalogue.vetoes]
    thresholds, hard, line = (limits.gate_low.value, limits.gate_high.value), limits.gate_hard, limits.reached_from

    def gate_of(levels: Sequence[float | None], means: Sequence[float]) -> Gate:
        vetoes = [name for place, name in base if means[place] < veto]
        return gate(levels, vetoes=vetoes, mode=mode, thresholds=thresholds, hard=hard.value, reached_from=line.value)

    return gate_of


def _dimensions(found: Profiles, scheme: Scheme, means: Mapping[str, float | None]) -> tuple[DimensionScore, ...]:
    totals = scheme.dimension_weights.sum()
    return tuple(
        DimensionScore(
            dimension_id=name,
            mean=_number(found.dimensions[0, place]),
            weight=float(scheme.dimension_weights[place] / totals) if totals else 0.0,
            shares=_shares(scheme, place, means),
            missing=_without(means, (c.id for c in scheme.criteria if c.dimension == name)),
        )
        for place, name in enumerate(scheme.dimension_ids)
    )


def _shares(scheme: Scheme, place: int, means: Mapping[str, float | None]) -> tuple[Share, ...]:
    weights = {c.id: scheme.criterion_weights[place, n] for n, c in enumerate(scheme.criteria)}
    total = sum(weight for name, weight in weights.items() if means[name] is not None)
    return tuple(
        Share(c.id, float(weights[c.id] / total) if total and means[c.id] is not None else 0.0, means[c.id])
        for c in scheme.criteria
        if c.dimension == scheme.dimension_ids[place]
    )


def _levels(found: Profiles, scheme: Scheme, means: Mapping[str, float | None]) -> tuple[LevelScore, ...]:
    fed = {level: tuple(c.id for c in scheme.criteria if c.level is level) for level in Level}
    return tuple(
        LevelScore(level, _number(found.levels[0, place]), fed[level], _without(means, fed[level]))
        for place, level in enumerate(Level)
    )


def _factors(catalogue: Catalogue, means: Mapping[str, float | None]) -> tuple[FactorScore, ...]:
    """Return the factors; criteria that are switched off are left out of them."""
    used = {factor.id: tuple(name for name in factor.criteria if name in means) for factor in catalogue.factors}
    return tuple(
        FactorScore(
            factor.id, _mean(means[name] for name in used[factor.id]), used[factor.id], _without(means, used[factor.id])
        )
        for factor in catalogue.factors
    )


def _roles(ratings: Sequence[Rating], raters: Sequence[Rater], scheme: Scheme) -> tuple[RoleProfile, ...]:
    found = []
    for role in RaterRole:
        table = _table(ratings, [rater for rater in raters if rater.role is role], scheme)
        if table:
            means = [_mean(column) for column in zip(*table, strict=True)]
            row = np.array([[math.nan if mean is None else mean for mean in means]])
            dimensions = profiles(row, scheme).dimensions[0]
            pairs = tuple(zip(scheme.dimension_ids, map(_number, dimensions), strict=True))
            found.append(RoleProfile(role, len(table), pairs))
    return tuple(found)


def _weakest(means: Mapping[str, float | None]) -> str | None:
    known = {name: mean for name, mean in means.items() if mean is not None}
    return min(known, key=lambda name: known[name], default=None)


def _reading(alpha: float | None, limits: Thresholds) -> Reading | None:
    if alpha is None:
        return None
    if alpha >= limits.alpha_reliable.value - TOLERANCE:
        return "reliable"
    return "tentative" if alpha >= limits.alpha_tentative.value - TOLERANCE else "discuss"


def _without(means: Mapping[str, float | None], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if means[name] is None)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
