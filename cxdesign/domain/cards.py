"""The cards of a journey map: step, note and feature. Which kind a card is follows from its lane."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from cxdesign.domain.records import Flag, Line, OrderKey, Record, RecordId, Text
from cxdesign.domain.vocabulary import ATTRIBUTE_ROLES, Evidence, LaneRole, Level, Provenance


class CardAttributes(BaseModel):
    """The attributes all cards share: evidence, marks and where the statement comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    evidence: Evidence = Evidence.ASSUMPTION
    is_fail: Flag = False
    is_wait: Flag = False
    provenance: Provenance | None = None
    source: Line = ""


class Card(CardAttributes, Record):
    """A card has a place (touchpoint × lane, order within the cell), a text and attributes."""

    references: ClassVar[dict[str, tuple[str, ...]]] = {"touchpoint_id": ("touchpoint",), "lane_id": ("lane",)}

    touchpoint_id: RecordId
    lane_id: RecordId
    order: OrderKey
    text: Text


class Step(Card):
    """An action, shown in journey and blueprint alike."""

    kind: Literal["step"] = "step"


class Note(Card):
    """Something thought, felt, suffered or noted."""

    kind: Literal["note"] = "note"


class Feature(Card):
    """An opportunity: an element of the offering, at one level of the pyramid or none."""

    kind: Literal["feature"] = "feature"
    level: Level | None = None


CARD_TYPES: tuple[type[Card], ...] = (Step, Note, Feature)
CARD_KINDS: tuple[str, ...] = ("step", "note", "feature")


def card_kind(role: LaneRole) -> str | None:
    """Return the kind of the cards in a lane of this role, None for lanes that hold no cards.

    >>> card_kind(LaneRole.OPPORTUNITIES), card_kind(LaneRole.PAINS), card_kind(LaneRole.EMOTION)
    ('feature', 'note', None)
    """
    if role in ATTRIBUTE_ROLES:
        return None
    if role is LaneRole.CUSTOMER_ACTIONS:
        return "step"
    if role is LaneRole.OPPORTUNITIES:
        return "feature"
    return "note"
