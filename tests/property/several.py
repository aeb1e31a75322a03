"""Parts of the commands about several records, which mostly fit a document."""

from __future__ import annotations

import random
from typing import Any

from cxdesign.domain.cards import Card
from cxdesign.domain.document import Document
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import EmpathyArea, Evidence
from tests.property.values import some

Parts = list[dict[str, Any]]


def some_moves(chance: random.Random, document: Document, *_rest: Any) -> Parts:
    """Return moves of cards and notes within their own kind."""
    cards = [
        {"card_id": card.id, "touchpoint_id": chance.choice(document.touchpoints).id, "lane_id": card.lane_id}
        for card in _some(chance, document, Card)
    ]
    notes = [
        {"note_id": note.id, "persona_id": note.persona_id, "area": some(chance, EmpathyArea)}
        for note in _some(chance, document, EmpathyNote)
    ]
    return cards + notes


def some_edits(chance: random.Random, document: Document, *_rest: Any) -> Parts:
    """Return edits of what cards and notes rest on."""
    return [{**part, "attributes": {"evidence": some(chance, Evidence)}} for part in some_ids(chance, document)]


def some_ids(chance: random.Random, document: Document, *_rest: Any) -> Parts:
    """Return cards and notes by their ids."""
    cards = [{"card_id": card.id} for card in _some(chance, document, Card)]
    return cards + [{"note_id": note.id} for note in _some(chance, document, EmpathyNote)]


def _some(chance: random.Random, document: Document, record_type: type[Any]) -> list[Any]:
    known = document.all(record_type)
    return chance.sample(known, chance.randint(0, min(3, len(known))))
