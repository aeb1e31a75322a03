"""What goes into an evaluation: raters with their roles and the ratings of one round.

Plain values without a store; who writes them down, and when they are shown, is no matter of this package.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.errors import NumbersInvalid

SCALE = range(1, 6)
"""The scores a criterion can be given."""


@dataclass(frozen=True)
class Rater:
    """Somebody who rates, and from which side."""

    id: str
    role: RaterRole

    @property
    def rates(self) -> bool:
        """Whether the ratings count: observers do not rate."""
        return self.role is not RaterRole.OBSERVER

    @property
    def is_customer(self) -> bool:
        """Whether this is the customer's side; everybody else who rates is the organisation's."""
        return self.role is RaterRole.CUSTOMER


@dataclass(frozen=True)
class Rating:
    """What one rater says of one criterion.

    Attributes
    ----------
    rater_id, criterion_id : str
        Who rates what.
    score : int or None
        1 … 5, more is better; None is "cannot judge", which is not a 3 and goes into no figure.
    evidence : Evidence
        What the score rests on, E0 … E3.
    record_ids : tuple of str
        Records of the project that are the reason, such as cards and touchpoints.

    Raises
    ------
    NumbersInvalid
        ``score_off_scale`` when the score is no whole number from 1 to 5.
    """

    rater_id: str
    criterion_id: str
    score: int | None
    evidence: Evidence = Evidence.ASSUMPTION
    record_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.score is not None and self.score not in SCALE:
            raise NumbersInvalid("score_off_scale", found=self.score)


@dataclass(frozen=True)
class Round:
    """The raters and ratings of one round; a second round after discussion is a round of its own.

    Raises
    ------
    NumbersInvalid
        ``rater_doubled`` when two raters share an id, ``rater_unknown`` when a rating names somebody who is not there,
        ``rated_twice`` when somebody rates a criterion twice.
    """

    raters: tuple[Rater, ...]
    ratings: tuple[Rating, ...]

    def __post_init__(self) -> None:
        known = {rater.id for rater in self.raters}
        if len(known) != len(self.raters):
            raise NumbersInvalid("rater_doubled")
        strangers = sorted({rating.rater_id for rating in self.ratings} - known)
        if strangers:
            raise NumbersInvalid("rater_unknown", names=", ".join(strangers))
        pairs = Counter((rating.rater_id, rating.criterion_id) for rating in self.ratings)
        twice = sorted(pair for pair, count in pairs.items() if count > 1)
        if twice:
            raise NumbersInvalid("rated_twice", pairs=", ".join("/".join(pair) for pair in twice))
