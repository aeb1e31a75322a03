"""The cards that came in with a question, in words: how many, where they stand, and which were merged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cxdesign.domain.agenda import Prompt
from cxdesign.i18n import Translator

Json = dict[str, Any]  # Any: JSON


def cards_words(prompt: Prompt, cards: Sequence[Json], translate: Translator) -> str:
    """Return how many cards there are, whose empathy map they are in where they went there, and which were merged."""
    told = _landed_words(prompt, cards, translate)
    merged = sum(bool(card["said"]) for card in cards)
    if not merged:
        return told
    return translate("result.cards_merged_one" if merged == 1 else "result.cards_merged", told=told, count=merged)


def place_words(card: Json, translate: Translator) -> str:
    """Return where a card stands: the moment, or the area of an empathy map."""
    return translate(f"enum.empathy_area.{card['area']}") if card["area"] else card["note"]


def _landed_words(prompt: Prompt, cards: Sequence[Json], translate: Translator) -> str:
    count = len(cards)
    if prompt.area is None:
        return translate("result.cards_one" if count == 1 else "result.cards", count=count)
    area = translate(f"enum.empathy_area.{prompt.area}")
    personas = translate("figure.separator").join(dict.fromkeys(one["persona"] for one in cards if one["persona"]))
    key = "room_into.result_notes_one" if count == 1 else "room_into.result_notes"
    return translate(key, count=count, area=area, persona=personas)
