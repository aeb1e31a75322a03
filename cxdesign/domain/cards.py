"""The cards of journey map and blueprint: step, note and feature. Which kind a card is follows from its lane."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.domain.images import Depicted
from cxdesign.domain.records import Day, Flag, Line, Minutes, OrderKey, Record, RecordId, Suffix, Text
from cxdesign.domain.vocabulary import (
    ATTRIBUTE_ROLES,
    BLUEPRINT_ROLES,
    Evidence,
    Initiative,
    LaneRole,
    Level,
    Provenance,
    Variability,
)

SAID_AT_MOST = 200
"""Most cards that one card may be merged from (ours)."""


class Saying(BaseModel):
    """What one card said before it was merged into another; ``card`` is the part of its id after the kind."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    card: Suffix
    text: Text

    def __str__(self) -> str:
        """Return the words alone, as graph and comparison tell them."""
        return self.text


class CardAttributes(Depicted):
    """The attributes all cards share: evidence, marks, a picture, and where the statement comes from."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    evidence: Evidence = Evidence.ASSUMPTION
    is_fail: Flag = False
    is_wait: Flag = False
    provenance: Provenance | None = None
    source: Line = ""


class Card(CardAttributes, Record):
    """A card has a place (touchpoint × lane, order within the cell), a text and attributes.

    ``last_touchpoint_id`` is the last of the touchpoints a card spans; None, or one that does not come after
    ``touchpoint_id``: it stands at that one alone. See :meth:`cxdesign.domain.document.Document.spanned`. ``said`` is
    what the cards said that became this one, its own first words among them; empty when it was never merged.
    """

    references: ClassVar[dict[str, tuple[str, ...]]] = {
        "touchpoint_id": ("touchpoint",),
        "lane_id": ("lane",),
        "last_touchpoint_id": ("touchpoint",),
    }

    touchpoint_id: RecordId
    lane_id: RecordId
    order: OrderKey
    text: Text
    last_touchpoint_id: RecordId | None = None
    said: Annotated[tuple[Saying, ...], Field(max_length=SAID_AT_MOST)] = ()


class StepAttributes(BaseModel):
    """What a step of the blueprint has besides a card's attributes. Durations are minutes.

    ``standard_minutes`` is the normal time of execution, ``tolerance_minutes`` the longest the customer accepts. A fail
    point says how the failure is noticed, the four steps of recovery and who may decide on the spot; a wait point how
    long the customer waits and what is said meanwhile.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    standard_minutes: Minutes | None = None
    tolerance_minutes: Minutes | None = None
    wait_minutes: Minutes | None = None
    wait_information: Line = ""
    detection: Line = ""
    recovery_acknowledge: Line = ""
    recovery_remedy: Line = ""
    recovery_improve: Line = ""
    recovery_compensate: Line = ""
    empowered_role: Line = ""
    initiative: Initiative | None = None
    variability: Variability | None = None


class Step(StepAttributes, Card):
    """An action or a piece of physical evidence, shown in journey and blueprint alike."""

    kind: Literal["step"] = "step"


class Note(Card):
    """Something thought, felt, suffered or noted."""

    kind: Literal["note"] = "note"


class Feature(Card):
    """An opportunity: an element of the offering, at one level of the pyramid or none.

    ``refreshed_on`` is when a surprise (level 4) was last renewed.
    """

    kind: Literal["feature"] = "feature"
    level: Level | None = None
    refreshed_on: Day | None = None


class AnyCardAttributes(StepAttributes, CardAttributes):
    """The attributes of any card, those of a step or a feature included; a command changes those it names."""

    level: Level | None = None
    refreshed_on: Day | None = None


CARD_TYPES: tuple[type[Card], ...] = (Step, Note, Feature)
CARD_KINDS: tuple[str, ...] = ("step", "note", "feature")


def card_kind(role: LaneRole) -> str | None:
    """Return the kind of the cards in a lane of this role, None for lanes that hold no cards.

    >>> card_kind(LaneRole.OPPORTUNITIES), card_kind(LaneRole.PAINS), card_kind(LaneRole.EMOTION)
    ('feature', 'note', None)
    """
    if role in ATTRIBUTE_ROLES:
        return None
    if role in BLUEPRINT_ROLES:
        return "step"
    if role is LaneRole.OPPORTUNITIES:
        return "feature"
    return "note"
