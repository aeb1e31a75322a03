"""What a prompt is about, as it is offered on a phone: touchpoints or cards, in the order of the map."""

from __future__ import annotations

from dataclasses import dataclass

from cxdesign.domain.agenda import TOUCHPOINTS, Prompt, PromptKind
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.participation import WHOLE
from cxdesign.domain.vocabulary import LaneRole

ITEMS_AT_MOST = 200
"""Most things one prompt is about (ours): a list that is longer nobody goes through."""


@dataclass(frozen=True)
class Item:
    """One thing to be answered about; ``note`` says where it stands."""

    id: str
    label: str
    note: str


def items_of(prompt: Prompt, document: Document) -> tuple[Item, ...]:
    """Return what may be answered about; for cards, the touchpoints they may be put at."""
    if prompt.kind is PromptKind.TEXT:
        return (Item(WHOLE, prompt.question, ""),)
    if prompt.kind is PromptKind.DOTS and prompt.target != TOUCHPOINTS:
        return _cards(prompt, document)
    stages = {stage.id: stage.name for stage in document.stages}
    found = (Item(one.id, one.name, stages.get(one.stage_id, "")) for one in document.touchpoints)
    return tuple(found)[:ITEMS_AT_MOST]


def lane_of(prompt: Prompt, document: Document) -> Lane | None:
    """Return the lane a prompt names: itself, or the first one of a role; None when there is none."""
    named = document.get(prompt.target)
    if isinstance(named, Lane):
        return named
    role = next((role for role in LaneRole if role.value == prompt.target), None)
    return None if role is None else document.lane_of(role)


def _cards(prompt: Prompt, document: Document) -> tuple[Item, ...]:
    lane = lane_of(prompt, document)
    if lane is None:
        return ()
    found = (
        Item(card.id, card.text, touchpoint.name)
        for touchpoint in document.touchpoints
        for card in document.cards(touchpoint.id, lane.id)
    )
    return tuple(found)[:ITEMS_AT_MOST]
