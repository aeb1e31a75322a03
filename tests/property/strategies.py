"""Random documents, and random commands that mostly fit them and sometimes do not.

The choices within an example come from a :class:`random.Random`, because it spreads them evenly over all commands and
records; how many steps there are is hypothesis' own choice, so that a failure shrinks to its shortest beginning.
"""

from __future__ import annotations

import random
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from cxdesign.commands import COMMANDS, Command
from cxdesign.domain.cards import CARD_KINDS, card_kind
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Lane
from cxdesign.domain.vocabulary import CurveState, Evidence, LaneRole, Level, Provenance, Sense, Setting
from tests.builders import CARD_LANES, LANES, a_journey

TEXTS = (
    "Lobby",
    "前台",
    "👩‍👩‍👧",
    "\u200fשלום\u202e",
    "<b>x</b>",
    "a" * 200,
    "x y",
    "{name}",
    "=1+1",
    "A stay at the hotel",
)
JUNK: tuple[Any, ...] = (
    None, "", " ", "\x00", "\ud800", "x" * 10_001, -1, 10**40, 1.5, float("nan"), True, [], ["x"], {}, {"a": {"b": []}}
)  # fmt: skip
SUFFIXES = ("t1", "t2", "t3", "t4", "t5", "t6")

chances = st.builds(random.Random, st.integers(0, 2**64))
"""Sources of random choices."""

steps = st.integers(1, 14)
"""How many steps an example has."""


def some(chance: random.Random, enumeration: type[StrEnum]) -> str:
    """Return a value of an enumeration."""
    return chance.choice([member.value for member in enumeration])


def a_document(chance: random.Random) -> Document:
    """Return a sound document of up to three stages, six touchpoints and ten cards."""
    suffixes = list(SUFFIXES[: chance.choice([0, 1, 3, 4, 5, 6])])
    cuts = sorted(chance.randint(0, len(suffixes)) for _ in range(2))
    stages = {"s1": suffixes[: cuts[0]], "s2": suffixes[cuts[0] : cuts[1]], "s3": suffixes[cuts[1] :]}
    if not suffixes:
        return a_journey(stages=stages, cards={})
    cards = {}
    for number in range(chance.randint(0, 10)):
        kind = chance.choice(CARD_KINDS)
        cards[f"{kind}:c{number}"] = (chance.choice(suffixes), CARD_LANES[kind])
    pairs = [sorted(chance.sample(suffixes, 2)) for _ in range(chance.randint(0, 2)) if len(suffixes) > 1]
    return a_journey(
        stages=stages,
        lanes={**LANES, "more": "notes"},
        cards=cards,
        now={suffix: chance.randint(-5, 5) for suffix in suffixes if chance.random() < 0.4},
        target={suffix: chance.randint(-5, 5) for suffix in suffixes if chance.random() < 0.4},
        end=chance.choice([None, *suffixes]),
        paths={f"p{number}": (first, last) for number, (first, last) in enumerate(pairs)},
        repeats={f"r{number}": (last, first) for number, (first, last) in enumerate(pairs)},
    )


documents = st.builds(a_document, chances)
"""Sound documents."""


def a_payload(chance: random.Random, document: Document, *, junk: bool = True) -> dict[str, Any]:
    """Return a command as it comes from the wire: any of them, with ids of this document, rarely with nonsense."""
    command = chance.choice(COMMANDS)
    payload: dict[str, Any] = {"name": command.name}
    for name, field in command.model_fields.items():
        if field.is_required() or chance.random() < 0.6:
            payload[name] = _field(chance, document, command, name)
    if "card_id" in payload and command.name == "add_card" and chance.random() < 0.9:
        payload["card_id"] = f"{_fitting(document, payload['lane_id'])}:n{chance.randint(0, 19)}"
    if payload.get("before_id") is not None and chance.random() < 0.9:
        payload["before_id"] = _neighbour(chance, document, payload)
    if junk and chance.random() < 0.06:
        payload[chance.choice([*payload, "unknown"])] = chance.choice(JUNK)
    return payload


def _field(chance: random.Random, document: Document, command: type[Command], name: str) -> Any:
    if name.endswith("_id"):
        return _an_id(chance, document, command.name, name)
    if name == "attributes":
        attributes = _CARD_ATTRIBUTES if command.name == "edit_card_attributes" else _TOUCHPOINT_ATTRIBUTES
        return {key: make(chance) for key, make in attributes.items() if chance.random() < 0.4}
    return _FIELDS[name](chance)


def _an_id(chance: random.Random, document: Document, command: str, name: str) -> str:
    kind = {"source_id": "touchpoint", "target_id": "touchpoint"}.get(name, name.removesuffix("_id"))
    if command == f"add_{kind}":
        prefix = chance.choice(CARD_KINDS) if kind == "card" else kind
        return f"{prefix}:n{chance.randint(0, 19)}"
    kinds = CARD_KINDS if kind == "card" else (kind,)
    known = sorted(record.id for found in kinds for record in document.of_kind(found))
    if not known or chance.random() < 0.04:
        return chance.choice(["touchpoint:none", "project:main", "stage:s1"])
    return chance.choice(known)


def _fitting(document: Document, lane_id: str) -> str:
    lane = document.get(lane_id)
    return (card_kind(lane.role) if isinstance(lane, Lane) else None) or "note"


def _neighbour(chance: random.Random, document: Document, payload: dict[str, Any]) -> str | None:
    """Return something the record could stand before, or None."""
    if payload["name"].endswith("_card"):
        siblings = document.cards(payload["touchpoint_id"], payload["lane_id"])
    elif payload["name"].endswith("_touchpoint"):
        siblings = tuple(found for found in document.touchpoints if found.stage_id == payload["stage_id"])
    else:
        siblings = document.lanes if payload["name"].endswith("_lane") else document.stages
    return chance.choice([None, *(sibling.id for sibling in siblings)])


_FIELDS = {
    **dict.fromkeys(
        ("new_name", "stage_name", "touchpoint_name", "lane_name", "version_name"), lambda c: c.choice(TEXTS)
    ),
    **dict.fromkeys(("text", "description", "based_on"), lambda c: c.choice(TEXTS)),
    **dict.fromkeys(("satisfaction_line", "delight_line"), lambda c: c.randint(-5, 5)),
    **dict.fromkeys(("is_peak", "is_end", "is_hidden", "is_repeat"), lambda c: c.random() < 0.5),
    "level": lambda c: some(c, Level),
    "state": lambda c: some(c, CurveState),
    "value": lambda c: c.choice([None, *range(-5, 6)]),
}
_CARD_ATTRIBUTES = {
    "evidence": lambda c: some(c, Evidence),
    "is_fail": lambda c: c.random() < 0.5,
    "is_wait": lambda c: c.random() < 0.5,
    "provenance": lambda c: c.choice([None, some(c, Provenance)]),
}
_TOUCHPOINT_ATTRIBUTES = {
    "levels": lambda c: [some(c, Level) for _ in range(c.randint(0, 3))],
    "senses": lambda c: [some(c, Sense) for _ in range(c.randint(0, 3))],
    "setting": lambda c: c.choice([None, some(c, Setting)]),
    "wait_minutes": lambda c: c.choice([None, c.uniform(0, 99), c.randint(0, 5_256_000)]),
    "importance": lambda c: c.choice([None, c.randint(1, 5)]),
    "may_be_skipped": lambda c: c.random() < 0.5,
    "owner": lambda c: c.choice(TEXTS),
}


def a_role(chance: random.Random) -> str:
    """Return a role of a lane."""
    return some(chance, LaneRole)
