"""The figures of a round as one side of it sees the design: all raters, the customers, or the organisation."""

from __future__ import annotations

from enum import StrEnum

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry, RatingEntry
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.round import Rater, Round
from cxdesign.scoring.stored import round_catalogue, round_weights, stored_round

FEWEST = 2
"""Fewer raters than this give no result, so a side of fewer is no perspective (ours)."""


class Side(StrEnum):
    """Whose ratings are looked at."""

    EVERYBODY = "everybody"
    CUSTOMERS = "customers"
    ORGANISATION = "organisation"


def side_report(document: Document, round_id: str, side: Side = Side.EVERYBODY) -> ScoreReport:
    """Return all figures of a round, from the ratings of one side alone.

    Parameters
    ----------
    document : Document
        The project, as the reader may see it.
    round_id : str
        Which round.
    side : Side
        Everybody but customers is the organisation's side; observers do not rate.

    Raises
    ------
    IntegrityError
        ``round_unknown``.
    NumbersInvalid
        ``criteria_missing`` when no criterion of the round's set is in use.
    """
    found = document.expect(round_id, EvaluationRound)
    catalogue = round_catalogue(document, found)
    rated = _of_side(stored_round(document, found), side)
    return evaluate(rated, catalogue, round_weights(found, catalogue), mode=found.gate_mode.value)


def sides(document: Document, found: EvaluationRound) -> tuple[Side, ...]:
    """Return the perspectives a round offers: everybody, and each side with at least two raters when both have some."""
    raters = stored_round(document, found).raters
    counts = {side: sum(_is_on(rater, side) for rater in raters) for side in Side}
    parts = (Side.CUSTOMERS, Side.ORGANISATION)
    if not all(counts[side] for side in parts):
        return (Side.EVERYBODY,)
    return (Side.EVERYBODY, *(side for side in parts if counts[side] >= FEWEST))


def fingerprint(document: Document, found: EvaluationRound) -> int:
    """Return what all figures of a round depend on, as one number: the same as long as none of it has changed.

    That is the round itself, its ratings, all raters, and criteria of one's own; a decision or a moved card is not part
    of it. It holds within this process only.
    """
    ratings = (entry for entry in document.all(RatingEntry) if entry.round_id == found.id)
    own = document.criteria(found.set_id) if found.set_id is not None else ()
    return hash((document.project.name, found, *document.entries(RaterEntry), *ratings, *own))


def _of_side(rated: Round, side: Side) -> Round:
    kept = tuple(rater for rater in rated.raters if _is_on(rater, side))
    ids = {rater.id for rater in kept}
    return Round(kept, tuple(rating for rating in rated.ratings if rating.rater_id in ids))


def _is_on(rater: Rater, side: Side) -> bool:
    if side is Side.EVERYBODY:
        return True
    return rater.rates and rater.is_customer is (side is Side.CUSTOMERS)
