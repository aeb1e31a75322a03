"""How the span of a card follows when the card or its touchpoints move or go."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cxdesign.domain.cards import Card
from cxdesign.domain.change import Change, patch_fields
from cxdesign.domain.document import Document

Span = Mapping[str, str | None]
"""The two fields of a card that say where it stands: first and last touchpoint."""


def shortening(document: Document, leaving: Collection[str]) -> Change:
    """Return what keeps spanning cards at the touchpoints that stay when others leave.

    Cards all of whose touchpoints leave are not changed: they go with them.
    """
    change: Change = ()
    for card in document.all(Card) if leaving else ():
        if card.last_touchpoint_id is None or not {card.touchpoint_id, card.last_touchpoint_id} & set(leaving):
            continue
        staying = [touchpoint.id for touchpoint in document.spanned(card) if touchpoint.id not in leaving]
        if staying:
            change += patch_fields(card, span_of(staying[0], staying[-1]))
    return change


def span_of(first_id: str, last_id: str | None) -> Span:
    """Return the fields of a card that stands from one touchpoint to another; one that ends where it starts spans none.

    >>> span_of("touchpoint:a", "touchpoint:a")
    {'touchpoint_id': 'touchpoint:a', 'last_touchpoint_id': None}
    """
    return {"touchpoint_id": first_id, "last_touchpoint_id": None if last_id == first_id else last_id}


def carried_span(document: Document, card: Card, touchpoint_id: str) -> Span:
    """Return the span of a card that moves: as many touchpoints from its new place on, as far as there are."""
    if card.last_touchpoint_id is None:
        return span_of(touchpoint_id, None)
    width = len(document.spanned(card))
    ids = [touchpoint.id for touchpoint in document.touchpoints]
    start = ids.index(touchpoint_id)
    return span_of(touchpoint_id, ids[min(start + width, len(ids)) - 1])
