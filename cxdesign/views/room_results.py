"""What the answers to a prompt came to, ready to be drawn on phones, on the facilitator's screen and on the wall."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from cxdesign.analysis.agreement import r_wg
from cxdesign.analysis.sequence import Moment
from cxdesign.analysis.tallies import Spread, count_dots, room_figures, room_order, spread
from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.domain.participation import EVIDENCE, order_of
from cxdesign.domain.records import suffix_of
from cxdesign.scoring.aggregate import evaluate
from cxdesign.scoring.catalogue import Catalogue
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.storage.workshops import Answer
from cxdesign.views.numbers import MINUS, decimal
from cxdesign.views.room_items import Item, catalogue_of, items_of
from cxdesign.views.room_landed import Landed
from cxdesign.views.room_ratings import room_round

DECIMALS = 2
EMOTIONS = 11
"""How many values an emotion can have, −5 … +5."""
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
    given: dict[str, list[int | None]] = {item.id: [] for item in items}
    for answer in answers:
        if answer.item in given and not isinstance(answer.value, str):
            given[answer.item].append(answer.value)
    spreads = {item: spread(values) for item, values in given.items()}
    end = document.planned_end
    ids = [item.id for item in items]
    end_index = ids.index(end.id) if end is not None and end.id in ids else None
    figures = room_figures([spreads[item].mean for item in ids], end_index=end_index)
    return {
        "items": [
            {"id": item.id, "label": item.label, **_told(spreads[item.id]), "agreement": _agreement(given[item.id])}
            for item in items
        ],
        "peak": _place(ids, figures.peak),
        "end": _place(ids, figures.end),
        "peak_end": _rounded(None if figures.peak_end is None else figures.peak_end.value),
        "mean": _rounded(figures.mean),
    }


def _told(found: Spread) -> Json:
    return {
        "n": found.count,
        "unjudged": found.unjudged,
        "mean": _rounded(found.mean),
        "deviation": _rounded(found.deviation),
        "values": {str(value): count for value, count in found.values.items()},
    }


def _agreement(values: Sequence[int | None]) -> float | None:
    return _rounded(r_wg(values, options=EMOTIONS))


def _dots(items: Sequence[Item], answers: Sequence[Answer], landed: Landed) -> list[Json]:
    """Return what got how many dots; those given to cards that were merged since count for the one they are now."""
    known = {item.id: item for item in items}
    ballots: dict[str, Counter[str]] = {}
    for answer in answers:
        if isinstance(answer.value, int):
            card = None if answer.item in known else landed.card(suffix_of(answer.item))
            item = answer.item if card is None else card.id
            ballots.setdefault(answer.participant_id, Counter())[item] += answer.value
    return [
        {
            "id": one.item,
            "label": known[one.item].label,
            "note": known[one.item].note,
            "dots": one.dots,
            "n": one.voters,
        }
        for one in count_dots(ballots.values(), list(known))
    ]


def _criteria(
    items: Sequence[Item], answers: Sequence[Answer], roles: Mapping[str, str], catalogue: Catalogue | None
) -> Json:
    """Return the figures of the criteria and of their dimensions, as the evaluation computes them."""
    if catalogue is None:
        return {"items": [], "dimensions": []}
    known = {one.id for one in catalogue.criteria}  # criteria of one's own may have gone since they were answered
    said = [one for one in answers if one.item.removesuffix(EVIDENCE) in known]
    report = evaluate(room_round(said, roles), catalogue, draws=0)
    asked = {item.id: item.note for item in items}
    return {
        "items": [_scored(one, asked[one.criterion_id]) for one in report.criteria if one.criterion_id in asked],
        "dimensions": [
            {"id": one.dimension_id, "mean": _rounded(one.mean)}
            for one in report.dimensions
            if one.dimension_id in asked.values()
        ],
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
        "agreement": _rounded(found.r_wg),
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
    }


def _texts(answers: Sequence[Answer], roles: Mapping[str, str]) -> list[Json]:
    """Return the texts in an order that tells nothing of who came first."""
    mixed = sorted(answers, key=lambda one: hashlib.sha256(f"{one.prompt_id} {one.participant_id}".encode()).digest())
    return [{"text": one.value, "role": roles.get(one.participant_id, "")} for one in mixed]


def _place(ids: Sequence[str], moment: Moment | None) -> str | None:
    return None if moment is None else ids[moment.index]


def _rounded(value: float | None) -> float | None:
    """Return a figure with two decimals, halves away from zero as everywhere else."""
    return None if value is None else float(decimal(value, DECIMALS).replace(MINUS, "-"))
