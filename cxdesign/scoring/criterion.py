"""What the raters of one round say of one criterion: middle, spread, agreement, evidence and the two perspectives."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median, stdev

from cxdesign.analysis.agreement import r_wg
from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.scoring.catalogue import Thresholds
from cxdesign.scoring.pyramid import TOLERANCE
from cxdesign.scoring.round import SCALE, Rater, Rating

BEST = max(SCALE)


@dataclass(frozen=True)
class RoleScore:
    """The valid ratings of one role: how many, and their mean, 1 … 5."""

    role: RaterRole
    count: int
    mean: float


@dataclass(frozen=True)
class CriterionScore:
    """The figures of one criterion.

    Attributes
    ----------
    criterion_id : str
        Which criterion.
    ratings : tuple of Rating
        The valid ratings, in the order of the raters.
    cannot_judge : int
        How many raters said that they cannot judge.
    median, mean : float or None
        1 … 5, more is better. These and all following figures are None when there are too few valid ratings.
    lowest, highest : int or None
        The range.
    spread : float or None
        Sample standard deviation, 0 or more, less is more agreement.
    r_wg : float or None
        Agreement, 0 … 1, more is better; 0 when raters split as by chance or more.
    is_split : bool
        Whether r_wg is below its threshold.
    evidence : Evidence or None
        The best evidence a valid rating rests on.
    unproven : tuple of str
        Raters whose 5 rests on less than is asked of a 5. It counts as 5 and is marked.
    by_role : tuple of RoleScore
        In the order of the roles; roles without a valid rating left out.
    gap : float or None
        Mean of the customers minus mean of all others, −4 … +4, nearer 0 is better; None when one side is missing.
    is_gap_wide : bool
        Whether the gap reaches its threshold, up or down.
    """

    criterion_id: str
    ratings: tuple[Rating, ...]
    cannot_judge: int
    median: float | None = None
    lowest: int | None = None
    highest: int | None = None
    mean: float | None = None
    spread: float | None = None
    r_wg: float | None = None
    is_split: bool = False
    evidence: Evidence | None = None
    unproven: tuple[str, ...] = ()
    by_role: tuple[RoleScore, ...] = ()
    gap: float | None = None
    is_gap_wide: bool = False

    @property
    def count(self) -> int:
        """The number n of valid ratings."""
        return len(self.ratings)

    @property
    def has_result(self) -> bool:
        """Whether there are enough valid ratings for a result."""
        return self.mean is not None


def criterion_score(
    criterion_id: str, ratings: Sequence[Rating], raters: Sequence[Rater], thresholds: Thresholds
) -> CriterionScore:
    """Return the figures of one criterion.

    The mean of the valid ratings goes into all further figures; "cannot judge" and missing ratings go into none.
    ``spread = √(Σ(x − x̄)²/(n − 1))``, ``gap = mean(customers) − mean(others)``.

    Parameters
    ----------
    criterion_id : str
        Which criterion.
    ratings : sequence of Rating
        Ratings of this and possibly other criteria.
    raters : sequence of Rater
        Those whose ratings count.
    thresholds : Thresholds
        Of them are used: fewest valid ratings (2), wide gap (1), low r_wg (0.5), evidence of a 5 (E2).

    Returns
    -------
    CriterionScore
        No figures with fewer than two valid ratings. All raters alike: spread 0, r_wg 1.

    Notes
    -----
    r_wg: James, Demaree & Wolf 1984 (literature, quoted from memory). Perspective gap, marks and all limits: ours. That
    everybody but customers is the organisation's side, a facilitator included, is ours.

    Examples
    --------
    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> raters = [Rater("ann", RaterRole.CUSTOMER), Rater("bo", RaterRole.MANAGER), Rater("cy", RaterRole.FRONT_LINE)]
    >>> ratings = [Rating("ann", "C2", 2), Rating("bo", "C2", 5), Rating("cy", "C2", None)]
    >>> score = criterion_score("C2", ratings, raters, criteria_catalogue().thresholds)
    >>> score.mean, score.count, score.cannot_judge, score.gap, score.unproven
    (3.5, 2, 1, -3.0, ('bo',))
    """
    given = {rating.rater_id: rating for rating in ratings if rating.criterion_id == criterion_id}
    stated = [given[rater.id] for rater in raters if rater.id in given]
    valid = tuple(rating for rating in stated if rating.score is not None)
    cannot_judge = len(stated) - len(valid)
    if len(valid) < fewest_valid(thresholds):
        return CriterionScore(criterion_id, valid, cannot_judge)
    scores = _scores(valid)
    agreement = r_wg(scores, options=BEST)
    gap = _gap(valid, raters)
    return CriterionScore(
        criterion_id=criterion_id,
        ratings=valid,
        cannot_judge=cannot_judge,
        median=float(median(scores)),
        lowest=min(scores),
        highest=max(scores),
        mean=fmean(scores),
        spread=stdev(scores),
        r_wg=agreement,
        is_split=agreement is not None and agreement < thresholds.r_wg.value - TOLERANCE,
        evidence=max((rating.evidence for rating in valid), key=rank),
        unproven=tuple(r.rater_id for r in valid if r.score == BEST and rank(r.evidence) < thresholds.unproven.value),
        by_role=_by_role(valid, raters),
        gap=gap,
        is_gap_wide=gap is not None and abs(gap) >= thresholds.gap.value - TOLERANCE,
    )


def fewest_valid(thresholds: Thresholds) -> int:
    """Return how many valid ratings make a result: as many as the catalogue says, but never fewer than two.

    >>> from cxdesign.scoring.catalogue import criteria_catalogue
    >>> fewest_valid(criteria_catalogue().thresholds)
    2
    """
    return max(math.ceil(thresholds.valid_raters.value), 2)


def rank(evidence: Evidence) -> int:
    """Return the number in E0 … E3.

    >>> rank(Evidence.TEST)
    2
    """
    return list(Evidence).index(evidence)


def _scores(ratings: Sequence[Rating]) -> list[int]:
    return [rating.score for rating in ratings if rating.score is not None]


def _gap(valid: Sequence[Rating], raters: Sequence[Rater]) -> float | None:
    customers = {rater.id for rater in raters if rater.is_customer}
    ours = _scores([rating for rating in valid if rating.rater_id not in customers])
    theirs = _scores([rating for rating in valid if rating.rater_id in customers])
    return fmean(theirs) - fmean(ours) if ours and theirs else None


def _by_role(valid: Sequence[Rating], raters: Sequence[Rater]) -> tuple[RoleScore, ...]:
    roles = {rater.id: rater.role for rater in raters}
    scores = {role: _scores([rating for rating in valid if roles[rating.rater_id] is role]) for role in RaterRole}
    return tuple(RoleScore(role, len(found), fmean(found)) for role, found in scores.items() if found)
