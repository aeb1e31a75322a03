"""What an evaluation hands out: the figures of one round, each with what it consists of."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.analysis.agreement import Reading
from cxdesign.domain.vocabulary import Level, RaterRole
from cxdesign.scoring.catalogue import Catalogue
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.pyramid import Gate
from cxdesign.scoring.returning import Proposal
from cxdesign.scoring.round import Rating
from cxdesign.scoring.uncertainty import Uncertainty
from cxdesign.scoring.weights import Weights


@dataclass(frozen=True)
class Share:
    """A criterion's part in a dimension: its weight as a share, 0 … 1, and its mean, None without a result."""

    criterion_id: str
    weight: float
    mean: float | None


@dataclass(frozen=True)
class DimensionScore:
    """One dimension: its mean, its weight in the total as a share, and what the mean consists of.

    Criteria without a result have weight 0 and are named in ``missing``; ``mean`` is None when none has one.
    """

    dimension_id: str
    mean: float | None
    weight: float
    shares: tuple[Share, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class LevelScore:
    """One level of the pyramid: the mean of all criteria that feed it, None when any of them has no result."""

    level: Level
    mean: float | None
    criteria: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class FactorScore:
    """One factor of GB/T 42509-2023: the mean of its criteria that have a result, None when none has."""

    factor_id: str
    mean: float | None
    criteria: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True)
class RoleProfile:
    """What one role says: how many raters, and the mean of each dimension from their ratings alone."""

    role: RaterRole
    raters: int
    dimensions: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True)
class ScoreReport:
    """All figures of one round.

    Attributes
    ----------
    criteria, dimensions, levels, factors, roles
        In the order of the catalogue; means 1 … 5, more is better.
    total : float or None
        Weighted geometric mean of the dimensions, never to be shown without them.
    arithmetic : float or None
        The same with the arithmetic mean, for comparison; never below ``total``.
    gate : Gate
        Base gate, index and verdict, with the vetoes.
    weakest : str or None
        Criterion with the lowest mean, the first of the catalogue on a tie.
    alpha : float or None
        Krippendorff's alpha, ordinal, over raters × criteria.
    alpha_reading : {"reliable", "tentative", "discuss"} or None
        From .800, from .667, below.
    uncertainty : Uncertainty
        Intervals, or ranges with few raters.
    proposals : tuple of Proposal
        Activities to return to, the most pressing first.
    missing : tuple of str
        Criteria without a result: fewer than two valid ratings.
    ignored : tuple of Rating
        Ratings that went into nothing: by observers, of unknown criteria or of such as are switched off.
    rating_count, rater_count : int
        Valid ratings that count, and how many raters gave them.
    weights, catalogue
        What it was computed with.
    """

    criteria: tuple[CriterionScore, ...]
    dimensions: tuple[DimensionScore, ...]
    levels: tuple[LevelScore, ...]
    factors: tuple[FactorScore, ...]
    roles: tuple[RoleProfile, ...]
    total: float | None
    arithmetic: float | None
    gate: Gate
    weakest: str | None
    alpha: float | None
    alpha_reading: Reading | None
    uncertainty: Uncertainty
    proposals: tuple[Proposal, ...]
    missing: tuple[str, ...]
    ignored: tuple[Rating, ...]
    rating_count: int
    rater_count: int
    weights: Weights
    catalogue: Catalogue

    @property
    def activity(self) -> int | None:
        """The activity proposed to return to, None when nothing speaks for going back."""
        return self.proposals[0].activity if self.proposals else None
