"""Pastes that mostly fit a document."""

from __future__ import annotations

import random
from typing import Any

from cxdesign.domain.cards import CARD_TYPES, card_kind
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.journey import Lane, TouchpointAttributes
from cxdesign.domain.records import kind_of
from cxdesign.domain.understanding import EmpathyNote
from cxdesign.domain.vocabulary import EmpathyArea
from tests.property.values import TEXTS, some_fields

NAMES = tuple(text for text in TEXTS if len(text) <= 200 and "\n" not in text)
ROLES = ("thinking", "pains", "opportunities", "notes")
_APART = ("text", "order", "area", *CARD_TYPES[0].references, *EmpathyNote.references)


def a_paste(chance: random.Random, document: Document) -> dict[str, Any]:
    """Return a paste of up to two of everything and five cards, at places of the document and at new ones."""
    stem = f"{chance.getrandbits(128):032x}"
    stages = [{"name": chance.choice(NAMES)} for _ in range(chance.randint(0, 1))]
    stage_ids = [stage.id for stage in document.stages] + [f"stage:{stem}.s{n}" for n, _ in enumerate(stages)]
    touchpoints = [_touchpoint(chance, stage_ids) for _ in range(chance.randint(0, 2) if stage_ids else 0)]
    before = chance.choice([None, *(lane.id for lane in document.lanes)])
    lanes = [{"role": chance.choice(ROLES), "before_id": before} for _ in range(chance.randint(0, 2))]
    new = [f"touchpoint:{stem}.t{n}" for n, _ in enumerate(touchpoints)]
    columns = [*(found.id for found in document.touchpoints), *new, *(r.id for r in document.of_kind("persona"))]
    rows = [*(found.id for found in document.lanes), *(f"lane:{stem}.l{n}" for n, _ in enumerate(lanes))]
    rows += [f"area:{area.value}" for area in EmpathyArea]
    roles = {lane.id: lane.role.value for lane in document.lanes}
    roles.update({f"lane:{stem}.l{n}": lane["role"] for n, lane in enumerate(lanes)})
    cards = [_card(chance, columns, rows, roles) for _ in range(chance.randint(0, 5) if columns else 0)]
    return {
        "name": "paste",
        "stem": stem,
        "stages": stages,
        "touchpoints": touchpoints,
        "lanes": lanes,
        "columns": columns,
        "rows": rows,
        "cards": cards,
        "flows": _flows(chance, len(cards)),
    }


def _flows(chance: random.Random, cards: int) -> list[dict[str, Any]]:
    if not cards or chance.random() < 0.6:
        return []
    return [{"source": chance.randrange(cards), "target": chance.randrange(cards), "is_non_visual": True}]


def _touchpoint(chance: random.Random, stage_ids: list[str]) -> dict[str, Any]:
    emotions = {"now": chance.choice([None, -5, 0, 3]), "target": chance.choice([None, 5])}
    fields = some_fields(chance, TouchpointAttributes)
    return {"name": chance.choice(NAMES), "stage_id": chance.choice(stage_ids), "attributes": fields, **emotions}


def _card(chance: random.Random, columns: list[str], rows: list[str], roles: dict[str, str]) -> dict[str, Any]:
    column = chance.randrange(len(columns))
    is_note = kind_of(columns[column]) == "persona"
    fitting = [n for n, row in enumerate(rows) if (kind_of(row) == "area") == is_note] or [0]
    row = chance.choice(fitting)
    kind = "empathy_note" if is_note else _kind(roles, rows[row])
    fields = some_fields(chance, RECORD_TYPES[kind], without=_APART)
    last = {"last": chance.randrange(column, len(columns))} if not is_note and chance.random() < 0.3 else {}
    return {"column": column, "row": row, "text": chance.choice(TEXTS), "attributes": fields, **last}


def _kind(roles: dict[str, str], row: str) -> str:
    role = roles.get(row)
    lane = Lane(id="lane:x", role=role, order="a0") if role else None
    return (card_kind(lane.role) if lane else None) or "note"
