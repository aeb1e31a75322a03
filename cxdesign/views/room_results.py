"""What the answers to a prompt came to, ready to be drawn on phones, on the facilitator's screen and on the wall."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from cxdesign.analysis.agreement import agreement_degree, r_wg
from cxdesign.analysis.sequence import Moment, SequenceFigures
from cxdesign.analysis.tallies import Spread, count_dots, room_figures, room_order, spread
from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.domain.journey import EMOTIONS
from cxdesign.domain.participation import EVIDENCE, order_of
from cxdesign.domain.records import suffix_of
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import Catalogue
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.report import ScoreReport
from cxdesign.storage.workshops import Answer
from cxdesign.views.numbers import MINUS, decimal
from cxdesign.views.room_items import Item, catalogue_of, items_of
from cxdesign.views.room_landed import Landed
from cxdesign.views.room_ratings import room_round

DECIMALS = 2
MILD = 1.0
"""Below this magnitude the strongest mean is called neither pain nor delight (ours)."""
Json = dict[str, Any]  # Any: JSON


def build_result(prompt: Prompt, document: Document, answers: Sequence[Answer], roles: Mapping[str, str]) -> Json:
    """Return the result of a revealed prompt.

    Parameters
    ----------
    prompt : Prompt
        What was asked.
    document : Document
        The map.
    answers : sequence of Answer
        Everything that was answered.
    roles : mapping of str to str
        The role of each participant.
    """
    items = items_of(prompt, document)
    people = len({answer.participant_id for answer in answers})
    match prompt.kind:
        case PromptKind.FEELINGS:
            return {"people": people, **_feelings(items, document, answers)}
        case PromptKind.DOTS:
            return {"people": people, "items": _dots(items, answers, Landed(document))}
        case PromptKind.CRITERIA:
            return {"people": people, **_criteria(items, answers, roles, catalogue_of(prompt, document))}
        case PromptKind.RANKING:
            return {"people": people, **_ranking(items, answers)}
        case PromptKind.TEXT:
            return {"people": people, "texts": _texts(answers, roles)}
        case PromptKind.CARDS:
            return {"people": people, "count": len(answers)}


def _feelings(items: Sequence[Item], document: Document, answers: Sequence[Answer]) -> Json:
    given = feelings_given(items, answers)
    spreads = {item: spread(values) for item, values in given.items()}
    ids = [item.id for item in items]
    figures = feelings_figures(ids, spreads, document)
    return {
        "items": [
            {
                "id": item.id,
                "label": item.label,
                **_told(spreads[item.id]),
                **_agreement(r_wg(given[item.id], EMOTIONS), spreads[item.id].count),
            }
            for item in items
        ],
        "peak": _place(ids, figures.peak),
        "trough": _place(ids, figures.trough),
        "end": _place(ids, figures.end),
        "peak_end": _rounded(None if figures.peak_end is None else figures.peak_end.value),
        "mean": _rounded(figures.mean),
        "best": _best(ids, figures.values),
        "finding": _finding(ids, figures.peak, given, document.project.delight_line),
        "delight_line": document.project.delight_line,
    }


def _best(ids: Sequence[str], means: Sequence[float | None]) -> str | None:
    """Return the touchpoint with the highest mean, the latest on a tie."""
    stated = [(mean, place) for place, mean in enumerate(means) if mean is not None]
    return ids[max(stated)[1]] if stated else None


def _finding(
    ids: Sequence[str], peak: Moment | None, given: Mapping[str, Sequence[int | None]], delight_line: int
) -> str | None:
    """Return what the strongest moment says, with or without agreement, or that it is mild.

    It hurts, it delights from the delight line on, or it is the best one below that line.
    """
    if peak is None:
        return None
    if abs(peak.value) < MILD:
        return "mild"
    said = [one for one in given[ids[peak.index]] if one is not None]
    is_agreed = agreement_degree(r_wg(said, options=EMOTIONS), len(said)) == "high"
    kind = "hurts" if peak.value < 0 else "delights" if peak.value >= delight_line else "best"
    return f"{kind}_agreed" if is_agreed else kind


def feelings_given(items: Sequence[Item], answers: Sequence[Answer]) -> dict[str, list[int | None]]:
    """Return what was said to each touchpoint; None is "cannot judge"."""
    given: dict[str, list[int | None]] = {item.id: [] for item in items}
    for answer in answers:
        if answer.item in given and not isinstance(answer.value, str):
            given[answer.item].append(answer.value)
    return given


def feelings_figures(ids: Sequence[str], spreads: Mapping[str, Spread], document: Document) -> SequenceFigures:
    """Return the figures of the means, closed by the planned end of the journey where there is one."""
    end = document.planned_end
    end_index = ids.index(end.id) if end is not None and end.id in ids else None
    return room_figures([spreads[item].mean for item in ids], end_index=end_index)


def _told(found: Spread) -> Json:
    return {
        "n": found.count,
        "unjudged": found.unjudged,
        "mean": _rounded(found.mean),
        "deviation": _rounded(found.deviation),
        "values": {str(value): count for value, count in found.values.items()},
    }


def _agreement(agreement: float | None, people: int) -> Json:
    return {"agreement": _rounded(agreement), "degree": agreement_degree(agreement, people)}


def _dots(items: Sequence[Item], answers: Sequence[Answer], landed: Landed) -> list[Json]:
    known = {item.id: item for item in items}
    return [
        {
            "id": one.item,
            "label": known[one.item].label,
            "note": known[one.item].note,
            "dots": one.dots,
            "n": one.voters,
        }
        for one in count_dots(dots_given(known, answers, landed), list(known))
    ]


def dots_given(known: Collection[str], answers: Sequence[Answer], landed: Landed) -> tuple[Mapping[str, int], ...]:
    """Return for each person the dots by item; those given to merged cards count for the one they are now."""
    ballots: dict[str, Counter[str]] = {}
    for answer in answers:
        if isinstance(answer.value, int):
            card = None if answer.item in known else landed.card(suffix_of(answer.item))
            item = answer.item if card is None else card.id
            ballots.setdefault(answer.participant_id, Counter())[item] += answer.value
    return tuple(ballots.values())


def graded(answers: Sequence[Answer], roles: Mapping[str, str], catalogue: Catalogue) -> ScoreReport:
    """Return what the grades of criteria come to; criteria of one's own may have gone since they were answered."""
    known = {one.id for one in catalogue.criteria}
    said = [one for one in answers if one.item.removesuffix(EVIDENCE) in known]
    return evaluate(room_round(said, roles), catalogue, draws=0)


def _criteria(
    items: Sequence[Item], answers: Sequence[Answer], roles: Mapping[str, str], catalogue: Catalogue | None
) -> Json:
    """Return the figures of the criteria and of their dimensions, as the evaluation computes them."""
    if catalogue is None:
        return {"items": [], "dimensions": [], "alpha": None, "reading": None}
    report = graded(answers, roles, catalogue)
    asked = {item.id: item.note for item in items}
    return {
        "items": [_scored(one, asked[one.criterion_id]) for one in report.criteria if one.criterion_id in asked],
        "dimensions": [
            {"id": one.dimension_id, "mean": _rounded(one.mean)}
            for one in report.dimensions
            if one.dimension_id in asked.values()
        ],
        "alpha": _rounded(report.alpha),
        "reading": report.alpha_reading,
    }


def _scored(found: CriterionScore, dimension: str) -> Json:
    return {
        "id": found.criterion_id,
        "dimension": dimension,
        "n": found.count,
        "unjudged": found.cannot_judge,
        "median": found.median,
        "low": found.lowest,
        "high": found.highest,
        "mean": _rounded(found.mean),
        **_agreement(found.r_wg, found.count),
    }


def _ranking(items: Sequence[Item], answers: Sequence[Answer]) -> Json:
    known = {item.id: item for item in items}
    found = room_order((order_of(answer.value) for answer in answers), list(known))
    return {
        "items": [
            {
                "id": one.item,
                "label": known[one.item].label,
                "note": known[one.item].note,
                "mean": _rounded(one.mean),
                "best": one.best,
                "worst": one.worst,
            }
            for one in found.items
        ],
        "n": found.count,
        "concordance": _rounded(found.concordance),
        "degree": agreement_degree(found.concordance, found.count),
    }


def _texts(answers: Sequence[Answer], roles: Mapping[str, str]) -> list[Json]:
    """Return the texts in an order that follows from what was said alone: it tells nothing of who is who.

    Who leads knows the ids of people, so these may not make the order.
    """
    said = [(str(one.value), roles.get(one.participant_id, "")) for one in answers]
    mixed = sorted(said, key=lambda one: hashlib.sha256("\n".join(one).encode()).digest())
    return [{"text": text, "role": role} for text, role in mixed]


def _place(ids: Sequence[str], moment: Moment | None) -> str | None:
    return None if moment is None else ids[moment.index]


def _rounded(value: float | None) -> float | None:
    """Return a figure with two decimals, halves away from zero as everywhere else."""
    return None if value is None else float(decimal(value, DECIMALS).replace(MINUS, "-"))
