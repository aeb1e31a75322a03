"""Commands about cards: step, note and feature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from cxdesign.commands.base import Command, NewId, comments_moved, removal, require_new_id, shortened
from cxdesign.commands.placing import kind_in, place_before
from cxdesign.commands.spanning import carried_span, span_of
from cxdesign.domain.cards import AnyCardAttributes, Card, Feature
from cxdesign.domain.change import Change, Put, patch, patch_fields
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import RecordId, Text, kind_of, suffix_of
from cxdesign.errors import IntegrityError

_CARD_KINDS = ("step", "note", "feature")


class AddCard(Command):
    """Add a card to a cell, before another card of it or at its end."""

    name: ClassVar[str] = "add_card"
    card_id: NewId
    touchpoint_id: RecordId
    lane_id: RecordId
    text: Text
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        touchpoint = document.expect(self.touchpoint_id, Touchpoint)
        kind = kind_in(document, self.lane_id)
        require_new_id(document, self.card_id, kind)
        order, aside = place_before(document, document.cards(touchpoint.id, self.lane_id), self.before_id)
        place = {"touchpoint_id": touchpoint.id, "lane_id": self.lane_id, "order": order}
        return (*aside, Put(RECORD_TYPES[kind].model_validate({"id": self.card_id, "text": self.text, **place})))

    def subject(self, document: Document) -> str:
        return shortened(self.text)


class OnCard(Command):
    """What the commands about an existing card share."""

    card_id: RecordId

    def card(self, document: Document) -> Card:
        """Return the card, or refuse; who knew it before it became another kind means the same card."""
        kinds = _CARD_KINDS if kind_of(self.card_id) in _CARD_KINDS else ()
        known = (self.card_id, *(f"{kind}:{suffix_of(self.card_id)}" for kind in kinds))
        return document.expect(next((card_id for card_id in known if document.get(card_id)), self.card_id), Card)

    def subject(self, document: Document) -> str:
        return shortened(self.card(document).text)


class EditCard(OnCard):
    """Change the text of a card."""

    name: ClassVar[str] = "edit_card"
    text: Text

    def plan(self, document: Document) -> Change:
        return patch(self.card(document), text=self.text)


class MoveCard(OnCard):
    """Move a card to a cell, before another card of it or to its end.

    In a lane of another kind the card becomes a record of that kind with the same suffix in its id; what both kinds
    share is kept and the comments go along; arrows and relations of the old kind go.
    """

    name: ClassVar[str] = "move_card"
    touchpoint_id: RecordId
    lane_id: RecordId
    before_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        card = self.card(document)
        touchpoint = document.expect(self.touchpoint_id, Touchpoint)
        kind = kind_in(document, self.lane_id)
        cell = document.cards(touchpoint.id, self.lane_id)
        order, aside = place_before(document, cell, self.before_id, moving=card.id)
        span = carried_span(document, card, touchpoint.id)
        place = {**span, "lane_id": self.lane_id, "order": order}
        if kind == card.kind:
            return aside + patch_fields(card, place)
        new = _as_kind(document, card, kind, place)
        moved = comments_moved(document, card.id, new.id)
        kept = {edit.id for edit in moved}
        return (*aside, *(edit for edit in removal(document, card) if edit.id not in kept), Put(new), *moved)


def _as_kind(document: Document, card: Card, kind: str, place: Mapping[str, str | None]) -> Card:
    record_type = RECORD_TYPES[kind]
    new_id = f"{kind}:{suffix_of(card.id)}"
    require_new_id(document, new_id, kind)
    shared: dict[str, Any] = {  # Any: field values of two record types
        name: getattr(card, name) for name in Card.model_fields if name not in {"kind", "id"}
    }
    record = record_type.model_validate({**shared, **place, "id": new_id})
    assert isinstance(record, Card)
    return record


class SpanCard(OnCard):
    """Let a card span the touchpoints from its own to another one that comes later, or None for its own alone."""

    name: ClassVar[str] = "span_card"
    last_touchpoint_id: RecordId | None

    def plan(self, document: Document) -> Change:
        card = self.card(document)
        if self.last_touchpoint_id is None:
            return patch(card, last_touchpoint_id=None)
        last = document.expect(self.last_touchpoint_id, Touchpoint)
        places = [touchpoint.id for touchpoint in document.touchpoints]
        if places.index(last.id) < places.index(card.touchpoint_id):
            raise IntegrityError("span_backwards", id=card.id)
        return patch_fields(card, span_of(card.touchpoint_id, last.id))


class RemoveCard(OnCard):
    """Remove a card."""

    name: ClassVar[str] = "remove_card"

    def plan(self, document: Document) -> Change:
        return removal(document, self.card(document))


class EditCardAttributes(OnCard):
    """Change attributes of a card; some only a step or a feature has."""

    name: ClassVar[str] = "edit_card_attributes"
    attributes: AnyCardAttributes

    def plan(self, document: Document) -> Change:
        card = self.card(document)
        fields = self.attributes.model_dump(exclude_unset=True)
        if "level" in fields and not isinstance(card, Feature):
            raise IntegrityError("level_only_on_features", id=card.id)
        foreign = next((field for field in fields if field not in type(card).model_fields), None)
        if foreign is not None:
            raise IntegrityError("attribute_unknown", id=card.id, field=foreign)
        return patch_fields(card, fields)
