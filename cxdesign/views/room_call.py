"""The place of the map everybody is called to, as a phone shows it: its name, where it is on the curve, its cards."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxdesign.domain.cards import card_kind
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Stage, Touchpoint
from cxdesign.domain.vocabulary import CurveState
from cxdesign.storage.workshops import Workshop

CARDS_SHOWN = 6
"""Most cards of one lane a call shows (ours); how many more there are is said."""
Json = dict[str, Any]  # Any: JSON


def build_call(workshop: Workshop, document: Document) -> Json | None:
    """Return the place everybody is called to, None while nobody is, or when it is not on the map any more."""
    call = workshop.agenda.call
    place = None if call is None or call.place_id is None else document.get(call.place_id)
    if call is None or not isinstance(place, Stage | Touchpoint):
        return None
    here = _touchpoints(place, document)
    stage = place if isinstance(place, Stage) else document.get(place.stage_id)
    ids = {one.id for one in here}
    return {
        "number": call.number,
        "id": place.id,
        "name": place.name,
        "stage": stage.name if isinstance(stage, Stage) and stage is not place else "",
        "moments": [one.name for one in here] if isinstance(place, Stage) else [],
        "curve": [
            {"value": document.emotion(one.id, CurveState.NOW), "is_here": one.id in ids}
            for one in document.touchpoints
        ],
        "lanes": _lanes(here, document),
    }


def build_places(document: Document) -> list[Json]:
    """Return where everybody can be called: each stage, and below it its touchpoints."""
    found: list[Json] = []
    for stage in document.stages:
        found.append({"id": stage.id, "name": stage.name, "is_stage": True})
        mine = (one for one in document.touchpoints if one.stage_id == stage.id)
        found += [{"id": one.id, "name": one.name, "is_stage": False} for one in mine]
    return found


def _touchpoints(place: Stage | Touchpoint, document: Document) -> Sequence[Touchpoint]:
    if isinstance(place, Touchpoint):
        return (place,)
    return tuple(one for one in document.touchpoints if one.stage_id == place.id)


def _lanes(here: Sequence[Touchpoint], document: Document) -> list[Json]:
    found = []
    for lane in document.lanes:
        if card_kind(lane.role) is None:
            continue
        cards = [card.text for one in here for card in document.cards(one.id, lane.id)]
        if cards:
            told = {"name": lane.name, "role": lane.role.value, "cards": cards[:CARDS_SHOWN]}
            found.append({**told, "more": max(0, len(cards) - CARDS_SHOWN)})
    return found
