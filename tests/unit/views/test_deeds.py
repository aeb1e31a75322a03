from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cxdesign.commands import ImportDocument, parse
from cxdesign.domain.change import apply
from cxdesign.domain.document import ENTRY_KINDS, RECORD_TYPES, Document
from cxdesign.history.operation import Operation
from cxdesign.i18n import LOCALES, Translator, catalogue
from cxdesign.views.deeds import Deeds
from tests.builders import WEIGHTS, a_journey, a_whole_project

JOURNEY = a_journey(now={"t1": -3}, end="t3", attributes={"t2": {"owner": "Front desk", "levels": ("L1",)}})
AT = datetime(2025, 11, 21, tzinfo=UTC)


def operation(payload: dict[str, object], document: Document = JOURNEY, *, revision: int = 4) -> Operation:
    command = parse(payload)
    return Operation(
        revision=revision,
        command_id="0" * 32,
        actor_id="actor:mei",
        at=AT,
        command=command.name,
        subject=command.subject(document),
        change=command.plan(document),
        payload=payload,
    )


def told(name: str, *, locale: str = "en", **fields: object) -> str:
    return Deeds(Translator(locale)).of(operation({"name": name, **fields}))


T2 = "touchpoint:t2"


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        ({"name": "mark_end", "touchpoint_id": T2, "is_end": True}, "Planned end: Touchpoint t2"),
        ({"name": "mark_end", "touchpoint_id": "touchpoint:t3", "is_end": False}, "Planned end removed: Touchpoint t3"),
        (
            {"name": "set_participation", "stage_id": "stage:s1", "stakeholder": "front_line", "level": "involve"},
            "Participation in Stage s1, Front line: Involve",
        ),
        (
            {"name": "set_participation", "stage_id": "stage:s1", "stakeholder": "front_line", "level": None},
            "Participation in Stage s1, Front line: no longer planned",
        ),
        ({"name": "edit_environment", "place": "Lobby"}, "Co-creation environment changed: A stay at the hotel"),
        (
            {"name": "set_emotion", "touchpoint_id": "touchpoint:t1", "state": "now", "value": 1},
            "Emotion now at Touchpoint t1: −3 → +1",
        ),
        (
            {"name": "set_emotion", "touchpoint_id": "touchpoint:t1", "state": "now", "value": None},
            "Emotion now at Touchpoint t1: −3 → –",
        ),
        (
            {"name": "set_emotion", "touchpoint_id": T2, "state": "target", "value": 0},
            "Target emotion at Touchpoint t2: – → 0",
        ),
        (
            {"name": "edit_touchpoint", "touchpoint_id": T2, "attributes": {"channel": "App", "owner": ""}},
            "Edit Touchpoint t2: channel, owner removed",
        ),
        (
            {"name": "edit_touchpoint", "touchpoint_id": T2, "attributes": {"wait_minutes": 0.0, "is_fail": True}},
            "Edit Touchpoint t2: waiting, fail point",
        ),
        ({"name": "edit_card", "card_id": "step:c1", "text": "Calls\nus"}, "Edit card: Calls us"),
        (
            {"name": "edit_card_attributes", "card_id": "step:c1", "attributes": {"evidence": "test"}},
            "Card “Books a room”: evidence",
        ),
        ({"name": "edit_project", "based_on": "Visits"}, "Edit project: what it is based on"),
        ({"name": "toggle_level", "touchpoint_id": T2, "level": "L3"}, "Pyramid level L3 added: Touchpoint t2"),
        ({"name": "toggle_level", "touchpoint_id": T2, "level": "L1"}, "Pyramid level L1 removed: Touchpoint t2"),
        ({"name": "hide_lane", "lane_id": "lane:pains", "is_hidden": True}, "Hide lane: Pains"),
        ({"name": "rename_stage", "stage_id": "stage:s1", "new_name": "Plan"}, "Rename stage: Stage s1 → Plan"),
        ({"name": "remove_stage", "stage_id": "stage:s1"}, "Delete stage: Stage s1"),
    ],
    ids=lambda value: value["name"] if isinstance(value, dict) else "",
)
def test_an_operation_says_what_it_did(payload: dict[str, object], sentence: str) -> None:
    assert Deeds(Translator("en")).of(operation(payload)) == sentence


PROJECT = a_whole_project()
FLOW, NOTE = "flow:ask-greet", "empathy_note:loud"


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        ({"name": "add_entry", "entry_id": "risk:x", "entry_name": "Rain"}, "Add risk: Rain"),
        (
            {"name": "edit_entry", "entry_id": "standard:answer", "attributes": {"unit": "", "is_met": True}},
            "standard “Answer calls”: unit removed, met",
        ),
        (
            {"name": "edit_entry", "entry_id": "persona:ben", "attributes": dict.fromkeys(WEIGHTS, 20)},
            "persona “Ben”: tangibles, reliability, responsiveness, assurance, empathy",
        ),
        ({"name": "edit_entry", "entry_id": "need:quiet", "attributes": {}}, "Edit need: a quiet night"),
        ({"name": "move_entry", "entry_id": "persona:ben", "before_id": "persona:ann"}, "Move persona: Ben"),
        ({"name": "remove_entry", "entry_id": "scene:arrival"}, "Delete scene: Arrival"),
        ({"name": "choose_target", "persona_id": "persona:ben", "is_target": True}, "Target audience: Ben"),
        ({"name": "choose_target", "persona_id": "persona:ann", "is_target": False}, "No longer target audience: Ann"),
        ({"name": "edit_economics", "price": 3.0, "minute_cost": 0.5}, "Price and costs: price, cost of a minute"),
        ({"name": "edit_flow", "flow_id": FLOW, "is_repeat": True}, "Change arrow: Asks for a room → Greets"),
        ({"name": "remove_flow", "flow_id": FLOW}, "Delete arrow: Asks for a room → Greets"),
        ({"name": "edit_empathy_note", "note_id": NOTE, "text": "Too\nloud"}, "Edit note: Too loud"),
        (
            {"name": "edit_empathy_note_attributes", "note_id": NOTE, "attributes": {"source": "Visit"}},
            "Note “I could not sleep”: source",
        ),
        (
            {"name": "edit_card_attributes", "card_id": "step:greet", "attributes": {"standard_minutes": 0}},
            "Card “Greets”: standard time",
        ),
        ({"name": "dismiss_finding", "rule": "R09"}, "Set finding aside: R09"),
        (
            {"name": "relate", "relation": "serves", "source_id": "feature:letter", "target_id": "need:quiet"},
            "Link: A letter → a quiet night",
        ),
    ],
    ids=lambda value: value["name"] if isinstance(value, dict) else "",
)
def test_an_operation_on_blueprint_empathy_map_or_register_says_what_it_did(payload, sentence) -> None:
    assert Deeds(Translator("en")).of(operation(payload, PROJECT)) == sentence


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_every_field_of_an_entry_is_called_by_a_name(kind: str, locale: str) -> None:
    labels = catalogue(locale)
    known = RECORD_TYPES[kind].model_fields.keys() - {"kind", "id", "order", "is_target"}
    assert not [name for name in known if name != "description" and f"board.field_{name}" not in labels]


def test_the_words_are_the_readers() -> None:
    sentence = told("set_emotion", touchpoint_id=T2, state="now", value=2, locale="zh-CN")
    assert sentence == "Touchpoint t2的现状情绪：– → +2"


def test_a_paste_is_called_by_the_number_of_its_cards_or_by_the_lane_they_came_with() -> None:
    cards = [{"column": 0, "row": 0, "text": str(n)} for n in range(1_000)]
    known = {"columns": ["touchpoint:t1"], "rows": ["lane:pains"]}
    stem = "0123456789abcdef" * 2
    assert told("paste", stem=stem, **known, cards=cards) == "Paste: 1,000 cards"
    assert told("paste", stem=stem, **known, cards=cards, locale="zh-CN") == "粘贴：1,000 张卡片"
    assert told("paste", stem=stem, **known, cards=cards[7:8]) == "Paste: 7"
    lane = {"lanes": [{"name": "Ideas"}], "columns": ["touchpoint:t1"], "rows": [f"lane:{stem}.l0"]}
    assert told("paste", stem=stem, **lane, cards=cards[:2]) == "Paste: Ideas"


def test_what_changed_nothing_is_told_in_general_words() -> None:
    assert told("mark_end", touchpoint_id=T2, is_end=False) == "Planned end: Touchpoint t2"


def test_a_project_begins_with_a_sample_a_template_or_something_else() -> None:
    deeds = Deeds(Translator("en"), {"Hotel": "sample", "Empty": "template"})
    sentences = []
    for origin, revision in (("Hotel", 1), ("Empty", 1), ("ride", 1), ("Hotel", 5)):
        command = ImportDocument(document=JOURNEY, origin=origin)
        change = command.plan(apply(JOURNEY, ()))
        sentences.append(
            deeds.of(Operation(revision, "0" * 32, "actor:mei", AT, command.name, command.subject(JOURNEY), change))
        )
    assert sentences == [
        "Started from sample “Hotel”",
        "Started from template “Empty”",
        "Started from “ride”",
        "Import: Hotel",
    ]
