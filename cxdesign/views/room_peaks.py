"""Which touchpoints a room puts forward as peaks, by a revealed vote or order, as who leads chooses among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxdesign.checks.peaks import peak_limit
from cxdesign.commands.picking import MOST_CHOSEN
from cxdesign.commands.room_peaks import best_cell
from cxdesign.domain.agenda import Prompt, PromptKind
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal

SHOWN_AT_MOST = 8
"""Most touchpoints that are offered (ours): what comes behind them no room has chosen."""
Json = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class Forward:
    """A touchpoint that is put forward: how much by, more is better, and by which cards where these were asked."""

    touchpoint: Touchpoint
    score: float
    cards: tuple[str, ...] = ()


def put_forward(prompt: Prompt, result: Json, document: Document) -> tuple[Forward, ...]:
    """Return the touchpoints a revealed vote or order puts forward, the strongest first, alike ones as on the map.

    A card speaks for the touchpoint it stands at: its dots are added up there, and of orders the best place counts. A
    place is negative as a score, so that more is better here too. What nobody chose is not put forward.
    """
    found: dict[str, Forward] = {}
    for item in result["items"]:
        score = _score(prompt, item)
        touchpoint, card = _place(item["id"], document)
        if touchpoint is None or score is None:
            continue
        known = found.get(touchpoint.id, Forward(touchpoint, 0.0 if prompt.kind is PromptKind.DOTS else score))
        both = known.score + score if prompt.kind is PromptKind.DOTS else max(known.score, score)
        found[touchpoint.id] = Forward(touchpoint, both, (*known.cards, *card))
    order = [one.id for one in document.touchpoints]
    return tuple(sorted(found.values(), key=lambda one: (-one.score, order.index(one.touchpoint.id))))


def build_peaks(prompt: Prompt, result: Json | None, document: Document) -> Json | None:
    """Return what may become planned peaks, None where the prompt is no vote and no order, or is not revealed.

    Chosen beforehand are as many as still stand out on this journey; of those that are alike at the last place none is,
    and ``tied`` tells how many they are.
    """
    if result is None or prompt.kind not in {PromptKind.DOTS, PromptKind.RANKING}:
        return None
    found = put_forward(prompt, result, document)
    planned = {one.id for one in document.touchpoints if one.is_peak}
    limit = peak_limit(len(document.touchpoints))
    free = [one for one in found if one.touchpoint.id not in planned]
    chosen, tied = _first(free, max(0, limit - len(planned)))
    return {
        "items": [
            {
                "id": one.touchpoint.id,
                "label": one.touchpoint.name,
                "score": abs(one.score),
                "cards": list(one.cards),
                "is_planned": one.touchpoint.id in planned,
                "is_chosen": one in chosen,
                "is_in_scene": best_cell(document, one.touchpoint.id) is not None,
            }
            for one in found[:SHOWN_AT_MOST]
        ],
        "more": max(0, len(found) - SHOWN_AT_MOST),
        "planned": len(planned),
        "free": max(0, MOST_CHOSEN - len(planned)),
        "limit": limit,
        "count": len(document.touchpoints),
        "tied": tied,
        "is_of_cards": any(one.cards for one in found),
    }


def peak_reason(prompt: Prompt, result: Json, one: Forward, translate: Translator) -> str:
    """Return why a touchpoint is a peak: what was asked, and what it got."""
    if prompt.kind is PromptKind.DOTS:
        dots, people = round(one.score), result["people"]
        return translate("room_into.peak_dots", question=prompt.question, dots=dots, people=people)
    return translate("room_into.peak_place", question=prompt.question, place=decimal(-one.score, 2), count=result["n"])


def _first(found: Sequence[Forward], room: int) -> tuple[tuple[Forward, ...], int]:
    """Return the first ones for which there is room, without those alike at the edge, and how many these are."""
    if room == 0 or len(found) <= room:
        return tuple(found[:room]), 0
    if found[room].score < found[room - 1].score:
        return tuple(found[:room]), 0
    edge = found[room].score
    return tuple(one for one in found if one.score > edge), sum(one.score == edge for one in found)


def _score(prompt: Prompt, item: Json) -> float | None:
    if prompt.kind is PromptKind.DOTS:
        return float(item["dots"]) or None
    return None if item["mean"] is None else -float(item["mean"])


def _place(record_id: str, document: Document) -> tuple[Touchpoint | None, tuple[str, ...]]:
    """Return the touchpoint something is or stands at, and what it says where it is a card."""
    record = document.get(record_id)
    card = (record.text,) if isinstance(record, Card) else ()
    place = document.get(record.touchpoint_id) if isinstance(record, Card) else record
    return (place, card) if isinstance(place, Touchpoint) else (None, ())
