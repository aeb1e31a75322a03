"""How far the raters of a round are, without what they say: the one thing that may be known of an open round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cxdesign.domain.evaluation import EvaluationRound
from cxdesign.scoring.stored import round_catalogue
from cxdesign.services.actor import Actor
from cxdesign.services.workbench import Workbench


@dataclass(frozen=True)
class Progress:
    """How many criteria a round asks, and how many of them each rater has answered, "cannot judge" included.

    Raters who have not begun are not named.
    """

    asked: int
    answered: Mapping[str, int]

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
    answered = {rater_id: len(codes & asked) for rater_id, codes in bench.answered(round_id).items()}
    return Progress(len(asked), MappingProxyType({rater_id: count for rater_id, count in answered.items() if count}))
