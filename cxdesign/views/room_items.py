"""What a prompt is about, as it is offered on a phone: touchpoints or cards in the order of the map, or criteria.

Criteria are told by their code and the id of their dimension: each person reads the workbench's in the own language,
and a project's own as they were written.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.domain.agenda import CRITERIA_ALWAYS, PERSONA, TOUCHPOINTS, Prompt, PromptKind
from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane, Touchpoint
from cxdesign.domain.participation import WHOLE
from cxdesign.domain.understanding import Persona
from cxdesign.domain.vocabulary import LaneRole
from cxdesign.errors import IntegrityError, NumbersInvalid
from cxdesign.scoring.catalogue import Catalogue, Criterion, criteria_catalogue
from cxdesign.scoring.stored import own_catalogue

ITEMS_AT_MOST = 200
"""Most things one prompt is about (ours): a list that is longer nobody goes through."""


@dataclass(frozen=True)
class Item:
    """One thing to be answered about; ``note`` says where it stands."""

    id: str
    label: str
    note: str


def items_of(prompt: Prompt, document: Document) -> tuple[Item, ...]:
    """Return what may be answered about; for cards, the touchpoints they may be put at, none in an empathy map."""
    if prompt.kind is PromptKind.TEXT:
        return (Item(WHOLE, prompt.question, ""),)
    if prompt.kind is PromptKind.CRITERIA:
        return tuple(Item(one.id, one.id, one.dimension) for one in criteria_asked(prompt, document))
    if prompt.kind is PromptKind.RANKING:
        return tuple(item for record_id in prompt.ranked_ids if (item := _item(record_id, document)) is not None)
    if prompt.kind is PromptKind.DOTS and prompt.target != TOUCHPOINTS:
        return card_items(lane_of(prompt, document), document)
    return () if prompt.area is not None else touchpoint_items(document)


def catalogue_of(prompt: Prompt, document: Document) -> Catalogue | None:
    """Return the criteria a prompt chooses from: the workbench's, or the project's own as far as they are there."""
    if prompt.set_id is None:
        return criteria_catalogue()
    try:
        return own_catalogue(document, prompt.set_id)
    except (IntegrityError, NumbersInvalid):
        return None


def criteria_asked(prompt: Prompt, document: Document) -> tuple[Criterion, ...]:
    """Return the criteria a prompt asks, those of the base always, in the order of their catalogue."""
    catalogue = catalogue_of(prompt, document)
    wanted = {*prompt.criteria, *CRITERIA_ALWAYS}
    return () if catalogue is None else tuple(one for one in catalogue.criteria if one.id in wanted)


def touchpoint_items(document: Document) -> tuple[Item, ...]:
    """Return all touchpoints with the names of their stages."""
    stages = {stage.id: stage.name for stage in document.stages}
    found = (Item(one.id, one.name, stages.get(one.stage_id, "")) for one in document.touchpoints)
    return tuple(found)[:ITEMS_AT_MOST]


def card_items(lane: Lane | None, document: Document) -> tuple[Item, ...]:
    """Return the cards of a lane with the names of their touchpoints; none without a lane."""
    if lane is None:
        return ()
    found = (
        Item(card.id, card.text, touchpoint.name)
        for touchpoint in document.touchpoints
        for card in document.cards(touchpoint.id, lane.id)
    )
    return tuple(found)[:ITEMS_AT_MOST]


def lane_of(prompt: Prompt, document: Document) -> Lane | None:
    """Return the lane a prompt names: itself, or the first one of a role; None when there is none."""
    named = document.get(prompt.target)
    if isinstance(named, Lane):
        return named
    role = next((role for role in LaneRole if role.value == prompt.target), None)
    return None if role is None else document.lane_of(role)


def persona_of(prompt: Prompt, document: Document) -> Persona | None:
    """Return into whose empathy map cards go: the persona named, else the one aimed at, or the first; None: nobody."""
    if prompt.area is None:
        return None
    named = document.get(prompt.target)
    if isinstance(named, Persona) or prompt.target != PERSONA:
        return named if isinstance(named, Persona) else None
    return min(document.entries(Persona), key=lambda one: not one.is_target, default=None)


def _item(record_id: str, document: Document) -> Item | None:
    """Return a touchpoint or card that is to be put in order, None when it is gone from the map."""
    record = document.get(record_id)
    if isinstance(record, Touchpoint):
        return next((item for item in touchpoint_items(document) if item.id == record_id), None)
    if not isinstance(record, Card):
        return None
    place = document.get(record.touchpoint_id)
    return Item(record.id, record.text, place.name if isinstance(place, Touchpoint) else "")
