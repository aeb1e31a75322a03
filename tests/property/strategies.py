"""Random documents, and random commands that mostly fit them and sometimes do not.

The choices within an example come from a :class:`random.Random`, because it spreads them evenly over all commands and
records; how many steps there are is hypothesis' own choice, so that a failure shrinks to its shortest beginning.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from hypothesis import strategies as st

from cxdesign.commands import COMMANDS, Command
from cxdesign.commands.entry import KEPT, AddEntry, EditEntry, RemoveEntry
from cxdesign.commands.paste import Paste
from cxdesign.commands.relation import Relate
from cxdesign.commands.several_entries import EditEntries, RemoveEntries
from cxdesign.domain.cards import CARD_KINDS, card_kind
from cxdesign.domain.comments import ABOUT_KINDS
from cxdesign.domain.document import ENTRY_KINDS, ENTRY_TYPES, RECORD_TYPES, Document
from cxdesign.domain.evaluation import CriterionAttributes, RatingEntry
from cxdesign.domain.journey import Lane
from cxdesign.domain.map_views import MapName, MapView
from cxdesign.domain.records import Record, kind_of
from cxdesign.domain.relations import ENDS
from cxdesign.domain.vocabulary import BLUEPRINT_ROLES, EmpathyArea, LaneRole, RelationType
from tests.builders import CARD_LANES, LANES, a_blueprint, an_empty_journey, commented, enriched
from tests.property.evaluation import PEOPLE, a_choice_of_peaks, an_evaluation, some_columns, some_rows
from tests.property.pasting import a_paste
from tests.property.several import some_edits, some_ids, some_moves
from tests.property.values import CODES, TEXTS, a_value, needed_fields, some, some_fields

JUNK: tuple[Any, ...] = (
    None, "", " ", "\x00", "\ud800", "x" * 10_001, -1, 10**40, 1.5, float("nan"), True, [], ["x"], {}, {"a": {"b": []}}
)  # fmt: skip
SUFFIXES = ("t1", "t2", "t3", "t4", "t5", "t6")
RULES = ("R01", "R02", "R09")
SHOWN = ("lane_ids", "folded_ids")
"""What views name: records that may be gone."""
KINDS_OF_IDS = {
    "note": ("empathy_note",),
    "card": CARD_KINDS,
    "last_touchpoint": ("touchpoint",),
    "entry": ENTRY_KINDS,
    "set": ("criteria_set",),
    "follows": ("round",),
    "first": ("peak_criterion",),
    "second": ("peak_criterion",),
    "about": ABOUT_KINDS,
    "reply_to": ("comment",),
}
"""What the fields of commands name whose own name is not that of a kind."""

chances = st.builds(random.Random, st.integers(0, 2**64))
"""Sources of random choices."""

steps = st.integers(1, 14)
"""How many steps an example has."""


def a_document(chance: random.Random) -> Document:
    """Return a sound document of up to three stages, six touchpoints, twelve cards and, mostly, of all the rest."""
    suffixes = list(SUFFIXES[: chance.choice([0, 1, 3, 4, 5, 6])])
    document = _a_map(chance, suffixes) if suffixes else an_empty_journey()
    return document if chance.random() < 0.2 else _with_the_rest(chance, document)


documents = st.builds(a_document, chances)
"""Sound documents."""


def _a_map(chance: random.Random, suffixes: Sequence[str]) -> Document:
    cuts = sorted(chance.randint(0, len(suffixes)) for _ in range(2))
    names = [f"c{number}" for number in range(chance.randint(0, 7))]
    roles = BLUEPRINT_ROLES if chance.random() < 0.8 else (LaneRole.CUSTOMER_ACTIONS,)
    lanes = {name: role for name, role in LANES.items() if role in roles or role not in BLUEPRINT_ROLES}
    pairs = [sorted(chance.sample(suffixes, 2)) for _ in range(chance.randint(0, 2)) if len(suffixes) > 1]
    document = a_blueprint(
        {name: (chance.choice(suffixes), chance.choice(roles).value) for name in names},
        flows=_some_pairs(chance, names, 3),
        attributes={
            name: some_fields(chance, RECORD_TYPES["step"], without=("order", "said", "text")) for name in names[:3]
        },
        stages={"s1": suffixes[: cuts[0]], "s2": suffixes[cuts[0] : cuts[1]], "s3": suffixes[cuts[1] :]},
        lanes={**lanes, "more": "notes"},
        now={suffix: chance.randint(-5, 5) for suffix in suffixes if chance.random() < 0.4},
        target={suffix: chance.randint(-5, 5) for suffix in suffixes if chance.random() < 0.4},
        end=chance.choice([None, *suffixes]),
        paths={f"p{number}": (first, last) for number, (first, last) in enumerate(pairs)},
        repeats=(),
    )
    return document.with_records(changed=[*_cards(chance, suffixes), *_repeats(pairs)])


def _cards(chance: random.Random, suffixes: Sequence[str]) -> Iterable[Record]:
    for number in range(chance.randint(0, 5)):
        kind = chance.choice(("note", "feature"))
        place = {"touchpoint_id": f"touchpoint:{chance.choice(suffixes)}", "lane_id": f"lane:{CARD_LANES[kind]}"}
        values = {"id": f"{kind}:d{number}", "order": f"a{number}", "text": chance.choice(TEXTS)}
        yield RECORD_TYPES[kind].model_validate({**values, **place})


def _repeats(pairs: Iterable[Sequence[str]]) -> Iterable[Record]:
    for number, (first, last) in enumerate(pairs):
        ends = {"source_id": f"touchpoint:{last}", "target_id": f"touchpoint:{first}"}
        yield RECORD_TYPES["path"].model_validate({"id": f"path:r{number}", "is_repeat": True, **ends})


def _some_pairs(chance: random.Random, names: Sequence[str], most: int) -> list[tuple[str, str]]:
    """Return pairs of names, whether an arrow between them is sound or not, each pair once."""
    pairs = [tuple(chance.choices(names, k=2)) for _ in range(chance.randint(0, most))] if names else []
    return list(dict.fromkeys(pairs))


def _with_the_rest(chance: random.Random, document: Document) -> Document:
    """Return the document with personas, notes, needs, entries of every register and what joins them."""
    entries = {
        f"{kind}:e{number}": some_fields(chance, RECORD_TYPES[kind], without=KEPT)
        for kind in ENTRY_KINDS
        for number in range(chance.randint(0, 2))
    }
    people = [entry_id for entry_id in entries if kind_of(entry_id) == "persona"]
    for entry_id, fields in entries.items():
        fields["name"] = chance.choice(TEXTS)
        if kind_of(entry_id) == "need" and people:
            fields["persona_id"] = chance.choice([None, *people])
    if people:
        entries[people[0]]["is_target"] = chance.random() < 0.5
    notes = {
        f"n{number}": (chance.choice(people).removeprefix("persona:"), some(chance, EmpathyArea), chance.choice(TEXTS))
        for number in range(chance.randint(0, 3) if people else 0)
    }
    found = enriched(document.with_records(changed=an_evaluation(chance)), entries, notes=notes)
    joined = enriched(
        found,
        relations=_relations(chance, found),
        cells={cell: (chance.choice([None, 0, 5]), chance.randint(0, 5)) for cell in _cells(chance, found)},
        dismissals={(chance.choice(RULES), *_some_ids(chance, found)): chance.choice(["", *TEXTS])},
    )
    chosen = joined.with_records(changed=a_choice_of_peaks(chance, joined))
    talked = commented(chosen, _some_comments(chance, chosen))
    first = talked.get("comment:m0")
    settled = [first.replaced({"is_resolved": True})] if first is not None and chance.random() < 0.5 else []
    return talked.with_records(changed=[*settled, *_some_views(chance)])


def _some_views(chance: random.Random) -> list[MapView]:
    """Return up to three saved views of maps."""
    return [
        MapView(id=f"view:v{number}", name=chance.choice(TEXTS), map_name=some(chance, MapName), order=f"a{number}")
        for number in range(chance.randint(0, 3))
    ]


def _some_comments(chance: random.Random, document: Document) -> dict[str, tuple[str, ...]]:
    """Return up to four comments on anything of the design, and answers to the first of them."""
    known = sorted(record.id for kind in ABOUT_KINDS for record in document.of_kind(kind))
    first = (chance.choice(known), chance.choice(TEXTS))
    said = {"m0": first} if chance.random() < 0.6 else {}
    for number in range(1, chance.randint(1, 4) if said else 1):
        answers = chance.random() < 0.5
        about = first[0] if answers else chance.choice(known)
        said[f"m{number}"] = (about, chance.choice(TEXTS), *(("m0",) if answers else ()))
    return said


def _relations(chance: random.Random, document: Document) -> Iterable[tuple[str, str, str]]:
    for relation, kinds in ENDS.items():
        sources, targets = ([r.id for kind in side for r in document.of_kind(kind)] for side in kinds)
        if sources and targets and chance.random() < 0.5:
            yield relation.value, chance.choice(sources), chance.choice(targets)


def _cells(chance: random.Random, document: Document) -> Iterable[tuple[str, str]]:
    for scene in document.of_kind("scene"):
        for touchpoint in document.touchpoints:
            if chance.random() < 0.4:
                yield touchpoint.id.removeprefix("touchpoint:"), scene.id.removeprefix("scene:")


def _some_ids(chance: random.Random, document: Document) -> list[str]:
    return [chance.choice(list(document)).id for _ in range(chance.randint(0, 3))]


def a_payload(
    chance: random.Random, document: Document, *, junk: bool = True, without: Iterable[str] = ()
) -> dict[str, Any]:
    """Return a command as it comes from the wire: any of them, with ids of this document, rarely with nonsense.

    ``without`` names commands that are left out.
    """
    command = chance.choice([command for command in COMMANDS if command.name not in without])
    payload = _filled(chance, document, command) if command is not Paste else a_paste(chance, document)
    if "card_id" in payload and command.name == "add_card" and chance.random() < 0.9:
        payload["card_id"] = f"{_fitting(document, payload['lane_id'])}:n{chance.randint(0, 19)}"
    ratings = sorted(record.id for record in document.of_kind("rating"))
    if command.name == "withdraw_rating" and ratings and chance.random() < 0.7:
        payload.update(document.expect(chance.choice(ratings), RatingEntry).model_dump(include=set(payload)))
    if payload.get("before_id") is not None and chance.random() < 0.9:
        payload["before_id"] = _neighbour(chance, document, payload)
    if junk and chance.random() < 0.06:
        payload[chance.choice([*payload, "unknown"])] = chance.choice(JUNK)
    return payload


def _filled(chance: random.Random, document: Document, command: type[Command]) -> dict[str, Any]:
    payload: dict[str, Any] = {"name": command.name}
    for name, field in command.model_fields.items():
        if field.is_required() or chance.random() < 0.6:
            payload[name] = _field(chance, document, command, name, payload)
    return payload


def _field(
    chance: random.Random, document: Document, command: type[Command], name: str, payload: dict[str, Any]
) -> Any:
    if name in {"record_ids", "note_ids", "touchpoint_ids", "card_ids", *SHOWN}:
        return _several_ids(chance, document, name, payload)
    if name == "rater_id" and chance.random() < 0.5:
        return chance.choice(PEOPLE)
    if name.endswith("_id"):
        return _an_id(chance, document, _kinds(command, name, payload), is_new=_is_new(command, name))
    if name == "rule":
        return payload.get("rule") or chance.choice(RULES)
    if name in _TOGETHER:
        return _TOGETHER[name](chance, document, command, payload)
    found = _some_attributes(chance, document, payload) if name == "attributes" else None
    return a_value(chance, command.model_fields[name]) if found is None else found


def _some_attributes(chance: random.Random, document: Document, payload: dict[str, Any]) -> dict[str, Any] | None:
    """Return attributes that fit what a command is about, None when its own type says which there are."""
    command = payload["name"]
    if command == "edit_criterion":
        return some_fields(chance, CriterionAttributes)
    if command.endswith("_entry"):
        return _entry_fields(chance, document, payload["entry_id"])
    if command == "edit_card_attributes" and chance.random() < 0.7:
        known = RECORD_TYPES[kind_of(payload["card_id"])]  # else attributes of any card, which most cards refuse
        return some_fields(chance, known, without=("text", "order", "said", *known.references)) if known else {}
    return None


def _is_new(command: type[Command], name: str) -> bool:
    kind = name.removesuffix("_id")
    made = {f"add_{kind}", f"add_empathy_{kind}", f"turn_into_{kind}", f"open_{kind}"}
    return command.name in made or (command.name, name) in _NEW


def _kinds(command: type[Command], name: str, payload: dict[str, Any]) -> tuple[str, ...]:
    """Return the kinds of records a field may name."""
    if command.name == "relate":
        return ENDS[RelationType(payload["relation"])][name == "target_id"]
    if name in {"source_id", "target_id"}:
        return ("step",) if command.name.endswith("_flow") else ("touchpoint",)
    kind = name.removesuffix("_id")
    return KINDS_OF_IDS.get(kind, (kind,))


def _an_id(chance: random.Random, document: Document, kinds: tuple[str, ...], *, is_new: bool) -> str:
    if is_new:
        return f"{chance.choice(kinds)}:n{chance.randint(0, 19)}"
    known = sorted(record.id for kind in kinds for record in document.of_kind(kind))
    if not known or chance.random() < 0.04:
        return chance.choice(["touchpoint:none", "project:main", "stage:s1"])
    return chance.choice(known)


def _several_ids(chance: random.Random, document: Document, name: str, payload: dict[str, Any]) -> list[str]:
    """Return some notes or touchpoints, or the records of a finding, rather of one that is set aside."""
    if name in SHOWN:
        return _some_ids(chance, document)
    if name != "record_ids":
        kinds = {"note_ids": KINDS_OF_IDS["note"], "card_ids": CARD_KINDS}.get(name, ("touchpoint",))
        fewest = 2 if name == "card_ids" else 1
        return [_an_id(chance, document, kinds, is_new=False) for _ in range(chance.randint(fewest, 4))]
    known = list(document.of_kind("dismissal"))
    if known and payload["name"] != "rate" and chance.random() < 0.7:
        dismissal = chance.choice(sorted(known, key=lambda record: record.id)).to_dict()
        payload["rule"] = dismissal["rule"]
        return dismissal.get("record_ids", [])
    return _some_ids(chance, document)


def _points(chance: random.Random, document: Document, *_rest: Any) -> dict[str, int]:
    """Return points for some criteria for peaks."""
    ids = {_an_id(chance, document, ("peak_criterion",), is_new=False) for _ in range(chance.randint(1, 3))}
    return {criterion_id: chance.randint(0, 100) for criterion_id in sorted(ids)}


def _criteria(
    chance: random.Random, _document: Document, command: type[Command], _payload: dict[str, Any]
) -> list[dict[str, Any]]:
    """Return criteria that are copied or set up: the fields of each, and its code or id."""
    new = get_args(command.model_fields["criteria"].annotation)[0]
    made = [needed_fields(chance, new) for _ in range(chance.randint(1, 3))]
    for number, fields in enumerate(made):
        if "code" in fields:
            fields["code"] = CODES[number]
        else:
            fields["peak_criterion_id"] = f"peak_criterion:n{chance.randint(0, 19)}"
    return made


def _of_entries(chance: random.Random, document: Document, part: type[Command]) -> list[dict[str, Any]]:
    """Return what commands about single entries are given, for one command about several."""
    made = (_filled(chance, document, part) for _ in range(chance.randint(1, 3)))
    return [{field: value for field, value in one.items() if field != "name"} for one in made]


def _edits(chance: random.Random, document: Document, command: type[Command], *_rest: Any) -> list[dict[str, Any]]:
    return _of_entries(chance, document, EditEntry) if command is EditEntries else some_edits(chance, document)


def _removals(chance: random.Random, document: Document, command: type[Command], *_rest: Any) -> list[dict[str, Any]]:
    return _of_entries(chance, document, RemoveEntry) if command is RemoveEntries else some_ids(chance, document)


_TOGETHER = {
    "additions": lambda chance, document, *_rest: _of_entries(chance, document, chance.choice([AddEntry, Relate])),
    "criteria": _criteria,
    "points": _points,
    "moves": some_moves,
    "edits": _edits,
    "removals": _removals,
    "columns": lambda chance, *_rest: some_columns(chance),
    "rows": lambda chance, _document, _command, payload: some_rows(chance, payload["columns"]),
}
"""Fields whose parts have to fit each other, and how they are made."""
_NEW = {("copy_criteria", "set_id"), ("add_answers", "answer_set_id")}
"""Fields with the id of something new in commands whose names do not say so."""


def _entry_fields(chance: random.Random, document: Document, entry_id: str) -> dict[str, Any]:
    record_type = RECORD_TYPES.get(kind_of(entry_id))
    if record_type not in ENTRY_TYPES or record_type is None:
        return {}
    fields = some_fields(chance, record_type, without={*KEPT, "name"} if chance.random() < 0.9 else ())
    people = sorted(record.id for record in document.of_kind("persona"))
    if kind_of(entry_id) == "need" and people and chance.random() < 0.5:
        fields["persona_id"] = chance.choice([None, *people])
    return fields


def _fitting(document: Document, lane_id: str) -> str:
    lane = document.get(lane_id)
    return (card_kind(lane.role) if isinstance(lane, Lane) else None) or "note"


def _neighbour(chance: random.Random, document: Document, payload: dict[str, Any]) -> str | None:
    """Return something the record could stand before, or None."""
    return chance.choice([None, *(sibling.id for sibling in _siblings(document, payload))])


def _siblings(document: Document, payload: dict[str, Any]) -> Iterable[Record]:
    subject = payload["name"].rpartition("_")[2]
    if subject == "card":
        return document.cards(payload["touchpoint_id"], payload["lane_id"])
    if subject == "touchpoint":
        return [found for found in document.touchpoints if found.stage_id == payload["stage_id"]]
    if subject == "note":
        return document.empathy_notes(payload["persona_id"], EmpathyArea(payload["area"]))
    if subject == "entry":
        return sorted(document.of_kind(kind_of(payload["entry_id"])), key=lambda record: record.id)
    return document.lanes if subject == "lane" else document.stages


def a_role(chance: random.Random) -> str:
    """Return a role of a lane."""
    return some(chance, LaneRole)
