"""To which activity of the design process an evaluation leads back, and for which reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cxdesign.domain.vocabulary import Evidence
from cxdesign.scoring.catalogue import Catalogue, Sign
from cxdesign.scoring.criterion import CriterionScore, rank
from cxdesign.scoring.pyramid import TOLERANCE, Gate

EVALUATING = 5
"""The activity that gathers better evidence; it comes after what changes the design (ours)."""


class Why(StrEnum):
    """What speaks for going back, the most pressing first."""

    VETO = "veto"
    HOLDS_GATE = "holds_gate"
    WEAK = "weak"
    WIDE_GAP = "wide_gap"
    SPLIT = "split"
    UNPROVEN = "unproven"
    ASSUMED = "assumed"
    LOW_AGREEMENT = "low_agreement"


SIGNS = {
    Why.WIDE_GAP: Sign.PERSPECTIVE_GAP,
    Why.SPLIT: Sign.LOW_AGREEMENT,
    Why.LOW_AGREEMENT: Sign.LOW_AGREEMENT,
    Why.UNPROVEN: Sign.MISSING_EVIDENCE,
    Why.ASSUMED: Sign.MISSING_EVIDENCE,
}
"""The sign in the catalogue each reason stands for; the others are about a low mean."""


@dataclass(frozen=True)
class Reason:
    """One reason: the criterion it is about, none for the agreement of the whole, and the figure behind it."""

    why: Why
    criterion_id: str | None
    value: float | None


@dataclass(frozen=True)
class Proposal:
    """An activity to return to with its reasons, the most pressing first."""

    activity: int
    reasons: tuple[Reason, ...]


def proposals(
    catalogue: Catalogue, scores: Sequence[CriterionScore], gate: Gate, alpha: float | None
) -> tuple[Proposal, ...]:
    """Return the activities to go back to, the most pressing first.

    A criterion leads back when it vetoes the result, when it feeds the level that holds the gate shut or half shut
    and lies below the point at which the gate is open, or when its mean is weak. Besides, there are signs: a wide
    perspective gap, low agreement (of all, or on one criterion), and missing evidence (an unproven 5, or a criterion
    that rests on assumptions only).

    Parameters
    ----------
    catalogue : Catalogue
        Which criteria and signs lead back to which activity, and the limits.
    scores : sequence of CriterionScore
        Criteria without a result lead nowhere.
    gate : Gate
        The gate of the same evaluation.
    alpha : float or None
        Krippendorff's alpha of the same ratings.

    Returns
    -------
    tuple of Proposal
        First activities that free the gate, then those with weak criteria, the lowest mean first, then those with
        signs only; evaluating again comes last. Equal ones in the order of the activities. Empty when nothing speaks
        for going back.

    Notes
    -----
    Table, order and limits: ours. That the activities are repeated as needed: source (article on ISO/TS 24082 by the
    Chinese standards institute).

    Examples
    --------
    See :func:`cxdesign.scoring.aggregate.evaluate`.
    """
    by_id = {score.criterion_id: score for score in scores if score.has_result}
    found: dict[int, list[Reason]] = {}
    for score in by_id.values():
        for reason in (*_means(catalogue, score, gate), *_signs(score)):
            found.setdefault(_activity(catalogue, reason, by_id), []).append(reason)
    if alpha is not None and alpha < catalogue.thresholds.alpha_tentative.value - TOLERANCE:
        reason = Reason(Why.LOW_AGREEMENT, None, alpha)
        found.setdefault(_activity(catalogue, reason, by_id), []).append(reason)
    sorted_ = {activity: tuple(sorted(reasons, key=_pressing)) for activity, reasons in found.items()}
    order = sorted(sorted_, key=lambda activity: (activity == EVALUATING, _pressing(sorted_[activity][0]), activity))
    return tuple(Proposal(activity, sorted_[activity]) for activity in order if activity >= 0)


def _means(catalogue: Catalogue, score: CriterionScore, gate: Gate) -> Iterator[Reason]:
    mean = score.mean if score.mean is not None else 0.0
    criterion = catalogue.criterion(score.criterion_id)
    limit = gate.hard if gate.mode == "hard" else gate.thresholds[1]
    if criterion.id in gate.vetoes:
        yield Reason(Why.VETO, criterion.id, mean)
    elif _is_shut(gate) and criterion.level in gate.limiting and mean < limit - TOLERANCE:
        yield Reason(Why.HOLDS_GATE, criterion.id, mean)
    elif mean < catalogue.thresholds.weak.value - TOLERANCE:
        yield Reason(Why.WEAK, criterion.id, mean)


def _is_shut(gate: Gate) -> bool:
    return gate.factor is not None and gate.factor < 1


def _signs(score: CriterionScore) -> Iterator[Reason]:
    if score.is_gap_wide:
        yield Reason(Why.WIDE_GAP, score.criterion_id, score.gap)
    if score.is_split:
        yield Reason(Why.SPLIT, score.criterion_id, score.r_wg)
    if score.unproven:
        yield Reason(Why.UNPROVEN, score.criterion_id, float(len(score.unproven)))
    if score.evidence is Evidence.ASSUMPTION:
        yield Reason(Why.ASSUMED, score.criterion_id, None)


def _activity(catalogue: Catalogue, reason: Reason, scores: Mapping[str, CriterionScore]) -> int:
    """Return where a reason leads; −1 when the catalogue does not say."""
    detour = catalogue.detour
    if reason.why in SIGNS:
        return next((row.activity for row in catalogue.returns if SIGNS[reason.why] in row.signs), -1)
    if detour and reason.criterion_id in detour.criteria and not _is_known(scores.get(detour.needs), detour.evidence):
        return detour.activity
    return next((row.activity for row in catalogue.returns if reason.criterion_id in row.criteria), -1)


def _is_known(score: CriterionScore | None, wanted: Evidence) -> bool:
    return score is not None and score.evidence is not None and rank(score.evidence) >= rank(wanted)


def _pressing(reason: Reason) -> tuple[int, float]:
    """Sort key: by kind; what is about a mean by the mean, the lowest first."""
    return (list(Why).index(reason.why), 0.0 if reason.why in SIGNS else reason.value or 0.0)
