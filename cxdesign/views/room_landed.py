"""The cards that came in with a prompt, as they stand on the map: merged ones as one, and in the piles of who leads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cxdesign.commands.merging import merged_cards
from cxdesign.domain.cards import CARD_KINDS, Card, Saying
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import suffix_of
from cxdesign.domain.understanding import EmpathyNote, Persona

Json = dict[str, Any]  # Any: JSON
NOTE = "empathy_note"
LANDING = (*CARD_KINDS, NOTE)
"""As what a card may land."""


class Landed:
    """The cards of a map and notes of empathy maps, found by the part of an id after its kind, whatever became of them.

    Parameters
    ----------
    document : Document
        The map.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._merged = merged_cards(document)

    def card(self, suffix: str) -> Card | EmpathyNote | None:
        """Return a card, or the one it was merged into; None when it is gone."""
        ids = (f"{kind}:{suffix}" for kind in LANDING)
        alone = (card for one in ids if isinstance(card := self._document.get(one), Card | EmpathyNote))
        return self._merged.get(suffix) or next(alone, None)

    def cards(self, suffixes: Mapping[str, str]) -> list[Json]:
        """Return the cards that came in, the newest last: those still on the map, those that were merged as one.

        Parameters
        ----------
        suffixes : mapping of str to str
            The part after the kind of each card's id, with the name of who wrote it or nothing.
        """
        found: dict[str, tuple[Card | EmpathyNote, list[str]]] = {}
        for suffix, author in suffixes.items():
            card = self.card(suffix)
            if card is not None:
                found.setdefault(card.id, (card, []))[1].append(author)
        return [self._told(card, authors, suffixes) for card, authors in found.values()]

    def own(self, suffix: str) -> Json | None:
        """Return what somebody's own card says and where it stands, merged or not; None when it is gone."""
        card = self.card(suffix)
        if card is None:
            return None
        text = next((one.text for one in _said(card) if one.card == suffix), card.text)
        return {"text": text, **self._place(card)}

    def piles(self, piles: Iterable[Iterable[str]], known: Iterable[Json]) -> list[list[str]]:
        """Return piles by the ids their cards go by now; merged cards count once, and one alone is no pile.

        Parameters
        ----------
        piles : iterable of iterable of str
            The ids by which the cards were put together.
        known : iterable of dict
            The cards that are told.
        """
        told = {card["id"] for card in known}
        found: list[list[str]] = []
        for pile in piles:
            cards = (self.card(suffix_of(one)) for one in pile)
            ids = list(dict.fromkeys(card.id for card in cards if card is not None and card.id in told))
            if len(ids) > 1:
                found.append(ids)
                told.difference_update(ids)
        return found

    def _told(self, card: Card | EmpathyNote, authors: Iterable[str], suffixes: Mapping[str, str]) -> Json:
        return {
            "id": card.id,
            "text": card.text,
            **self._place(card),
            "author": ", ".join(dict.fromkeys(name for name in authors if name)),
            "said": [{"card": one.card, "text": one.text, "author": suffixes.get(one.card, "")} for one in _said(card)],
        }

    def _place(self, card: Card | EmpathyNote) -> Json:
        """Return where a card stands: at a moment, or in an area of whose empathy map."""
        if isinstance(card, EmpathyNote):
            whose = self._document.get(card.persona_id)
            persona = whose.name if isinstance(whose, Persona) else ""
            return {"note": "", "area": card.area.value, "persona": persona}
        place = self._document.get(card.touchpoint_id)
        return {"note": place.name if isinstance(place, Touchpoint) else "", "area": "", "persona": ""}


def _said(card: Card | EmpathyNote) -> tuple[Saying, ...]:
    return () if isinstance(card, EmpathyNote) else card.said
