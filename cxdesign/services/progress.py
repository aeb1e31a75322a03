"""How far the raters of a round are, without what they say: the one thing that may be known of an open round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxdesign.domain.evaluation import EvaluationRound
from cxdesign.scoring.stored import round_catalogue
from cxdesign.services.actor import Actor
from cxdesign.services.scores import FEWEST
from cxdesign.services.workbench import Workbench


@dataclass(frozen=True)
class Progress:
    """How many criteria a round asks, and how many of them each rater has answered, "cannot judge" included.

    Raters who have not begun are not named. ``thin`` criteria have fewer than two answers: without more of them they
    have no result. An answer may be "cannot judge", so there can be more of those; how many would tell who said so.
    """

    asked: int
    answered: Mapping[str, int]
    thin: int = 0

    @property
    def finished(self) -> int:
        """The number of raters who have answered every criterion."""
        return sum(count >= self.asked for count in self.answered.values())


def progress(bench: Workbench, actor: Actor, round_id: str) -> Progress:
    """Return how far everybody is in a round; scores, evidence and notes do not enter.

    Raises
    ------
    IntegrityError
        ``round_unknown``.
    NumbersInvalid
        ``criteria_missing`` when no criterion of the round's set is in use.
    """
    document = bench.document(actor)
    found = document.expect(round_id, EvaluationRound)
    catalogue = round_catalogue(document, found)
    optional = {criterion.id for criterion in catalogue.criteria if criterion.optional}
    asked = {criterion.id for criterion in catalogue.criteria} - (optional & set(found.without))
    codes = {rater_id: answered & asked for rater_id, answered in bench.answered(round_id).items()}
    counts = Counter(code for answered in codes.values() for code in answered)
    thin = sum(counts[code] < FEWEST for code in asked)
    begun = {rater_id: len(answered) for rater_id, answered in codes.items() if answered}
    return Progress(len(asked), MappingProxyType(begun), thin)
