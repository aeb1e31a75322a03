"""The map that is made from nothing, and what a stored map says cell by cell."""

from __future__ import annotations

from cxdesign.domain.document import Document

STAGES = ("Plan", "Arrive", "Stay", "Leave")
TOUCHPOINTS = ("Booking", "Lobby", "Breakfast", "Check-out")
ROLES = ("customer_actions", "pains", "opportunities")


def cards_of(document: Document) -> dict[tuple[str, str], list[str]]:
    """Return the texts of the cards by touchpoint and lane."""
    names = {touchpoint.id: touchpoint.name for touchpoint in document.touchpoints}
    cells = {
        (names[touchpoint.id], lane.role.value): [card.text for card in document.cards(touchpoint.id, lane.id)]
        for touchpoint in document.touchpoints
        for lane in document.lanes
    }
    return {place: found for place, found in cells.items() if found}


def texts(document: Document, touchpoint: str, role: str) -> list[str]:
    """Return the texts of the cards of one cell."""
    return cards_of(document).get((touchpoint, role), [])
