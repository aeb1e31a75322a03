from __future__ import annotations

import math

import pytest

from cxdesign.commands import parse
from cxdesign.domain.document import ENTRY_KINDS
from tests.builders import WEIGHTS, a_journey, a_whole_project, enriched
from tests.performing import perform, planned, refused

STUDY = enriched(
    a_journey(),
    {"persona:ann": {"is_target": True}, "persona:ben": {}, "persona:cat": {}, "need:quiet": {}, "standard:calls": {}},
)
PROJECT = a_whole_project()


def order(document, kind):
    entries = sorted(document.of_kind(kind), key=lambda entry: (entry.order, entry.id))
    return " ".join(entry.id.partition(":")[2] for entry in entries)


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_an_entry_is_added_to_the_register_its_id_names(kind):
    after = perform(STUDY, "add_entry", entry_id=f"{kind}:new", entry_name=" New   entry ")
    assert after.get(f"{kind}:new").name == "New entry"
    assert order(after, kind).endswith("new")


@pytest.mark.parametrize(
    ("before", "expected"),
    [(None, "ann ben cat new"), ("ben", "ann new ben cat"), ("ann", "new ann ben cat")],
)
def test_an_entry_is_added_before_another_one_or_at_the_end(before, expected):
    before_id = before and f"persona:{before}"
    after = perform(STUDY, "add_entry", entry_id="persona:new", entry_name="Dan", before_id=before_id)
    assert order(after, "persona") == expected


def test_an_entry_comes_with_its_attributes():
    attributes = {"target": 30, "unit": "s", "standard_type": "response_time", "is_met": False}
    after = perform(STUDY, "add_entry", entry_id="standard:new", entry_name="Calls", attributes=attributes)
    assert {name: getattr(after.get("standard:new"), name) for name in attributes} == attributes
    need = {"persona_id": "persona:ben", "kano": "must_be"}
    assert perform(STUDY, "add_entry", entry_id="need:new", entry_name="Rest", attributes=need).get("need:new")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"entry_id": "persona:ann"}, "record_exists"),
        ({"entry_id": "stage:new"}, "entry_kind_unknown"),
        ({"entry_id": "empathy_note:new"}, "entry_kind_unknown"),
        ({"entry_id": "robot:new"}, "entry_kind_unknown"),
        ({"entry_id": "no id"}, "command_invalid"),
        ({"entry_name": ""}, "text_empty"),
        ({"entry_name": "x" * 201}, "text_too_long"),
        ({"entry_name": None}, "command_invalid"),
        ({"before_id": "need:quiet"}, "anchor_unknown"),
        ({"before_id": "persona:none"}, "anchor_unknown"),
        ({"attributes": {"name": "x"}}, "entry_field_unknown"),
        ({"attributes": {"order": "a0"}}, "entry_field_unknown"),
        ({"attributes": {"is_target": True}}, "entry_field_unknown"),
        ({"attributes": {"kano": "must_be"}}, "entry_field_unknown"),
        ({"attributes": {"segment": "x" * 201}}, "text_too_long"),
        ({"attributes": {"segment": None}}, "command_invalid"),
        ({"attributes": {"reach": 6}}, "number_invalid"),
        ({"entry_id": "need:new", "attributes": {"persona_id": "persona:none"}}, "reference_unknown"),
        ({"entry_id": "need:new", "attributes": {"persona_id": "stage:s1"}}, "reference_unknown"),
    ],
)
def test_an_entry_is_not_added(fields, code):
    assert refused(STUDY, "add_entry", **{"entry_id": "persona:new", "entry_name": "Dan", **fields}) == code


def test_an_entry_is_edited_its_name_included():
    after = perform(STUDY, "edit_entry", entry_id="persona:ben", attributes={"name": "Ben 本", "segment": "Families"})
    assert (after.get("persona:ben").name, after.get("persona:ben").segment) == ("Ben 本", "Families")
    assert planned(after, "edit_entry", entry_id="persona:ben", attributes={"segment": "Families"}) == ()
    back = {"name": "ben", "segment": ""}
    assert perform(after, "edit_entry", entry_id="persona:ben", attributes=back) == STUDY


@pytest.mark.parametrize(
    ("entry_id", "field", "value", "empty"),
    [
        ("persona:ann", "sharpness", 5, None),
        ("need:quiet", "persona_id", "persona:ben", None),
        ("need:quiet", "learned_by", "co_creation", None),
        ("performer:desk", "control_mode", "audit", None),
        ("standard:answer", "target", 2.5, None),
        ("standard:answer", "is_met", True, None),
        ("promise:quiet", "overdue_minutes", 0, None),
        ("datapoint:room", "is_personal", True, False),
        ("objective:rest", "due_on", "2025-11-21", None),
        ("risk:works", "severity", 5, None),
        ("scene:arrival", "senses", ["taste"], []),
    ],
)
def test_fields_of_every_type_are_set_and_emptied(entry_id, field, value, empty):
    for wanted in (value, empty):
        after = perform(PROJECT, "edit_entry", entry_id=entry_id, attributes={field: wanted})
        assert after.get(entry_id).model_dump(mode="json")[field] == wanted


@pytest.mark.parametrize(
    ("attributes", "code"),
    [
        ({"name": ""}, "text_empty"),
        ({"name": None}, "command_invalid"),
        ({"id": "standard:other"}, "entry_field_unknown"),
        ({"kind": "risk"}, "entry_field_unknown"),
        ({"segment": "Families"}, "entry_field_unknown"),
        ({"target": "30"}, "number_invalid"),
        ({"target": math.nan}, "number_invalid"),
        ({"target": 10**400}, "number_invalid"),
        ({"target": {"value": 1}}, "command_invalid"),
        ({"unit": "a\x00"}, "command_invalid"),
        ({"unit": "\ud800"}, "command_invalid"),
        ({"\ud800": 1}, "command_invalid"),
        ({"x" * 1000: 1}, "command_invalid"),
        ({f"field_{chr(97 + n % 26)}_{'x' * n}": 1 for n in range(61)}, "command_invalid"),
        ({"unit": [[["deep"]]]}, "command_invalid"),
        (None, "command_invalid"),
        ([], "command_invalid"),
    ],
)
def test_an_entry_is_not_edited(attributes, code):
    assert refused(STUDY, "edit_entry", entry_id="standard:calls", attributes=attributes) == code


def test_weights_come_together_and_add_up_to_a_hundred():
    after = perform(STUDY, "edit_entry", entry_id="persona:ben", attributes=dict.fromkeys(WEIGHTS, 20))
    assert after.get("persona:ben").weight_empathy == 20
    moved = perform(
        after, "edit_entry", entry_id="persona:ben", attributes={"weight_empathy": 30, "weight_assurance": 10}
    )
    assert (moved.get("persona:ben").weight_empathy, moved.get("persona:ben").weight_assurance) == (30, 10)
    for wrong in ({"weight_empathy": 30}, {"weight_empathy": None}, dict.fromkeys(WEIGHTS, 0)):
        assert refused(after, "edit_entry", entry_id="persona:ben", attributes=wrong) == "weights_not_hundred"
    assert perform(after, "edit_entry", entry_id="persona:ben", attributes=dict.fromkeys(WEIGHTS)) == STUDY


@pytest.mark.parametrize(
    ("entry", "before", "expected"),
    [("cat", "ann", "cat ann ben"), ("ann", None, "ben cat ann"), ("ben", "ben", "ann ben cat")],
)
def test_an_entry_is_moved_within_its_register(entry, before, expected):
    before_id = before and f"persona:{before}"
    after = perform(STUDY, "move_entry", entry_id=f"persona:{entry}", before_id=before_id)
    assert order(after, "persona") == expected
    assert refused(STUDY, "move_entry", entry_id=f"persona:{entry}", before_id="need:quiet") == "anchor_unknown"


def test_a_persona_goes_with_its_notes_and_needs_and_what_is_said_of_them():
    after = perform(PROJECT, "remove_entry", entry_id="persona:ann")
    assert not [record.id for record in after if record.kind in {"empathy_note", "need"}]
    assert {record.relation.value for record in after.of_kind("relation")} == {
        "kept_by",
        "governed_by",
        "captures",
        "adapts",
        "threatened_by",
        "performed_by",
        "empowered_by",
    }


@pytest.mark.parametrize("kind", ENTRY_KINDS)
def test_an_entry_is_removed_with_what_is_said_of_it(kind):
    entry_id = next(entry.id for entry in PROJECT.of_kind(kind))
    after = perform(PROJECT, "remove_entry", entry_id=entry_id)
    assert entry_id not in after
    assert not [r for r in after.of_kind("relation") if entry_id in {r.source_id, r.target_id}]


def test_a_scene_goes_with_its_cells():
    assert not list(perform(PROJECT, "remove_entry", entry_id="scene:arrival").of_kind("scene_cell"))


def test_the_target_audience_goes_from_one_persona_to_another():
    after = perform(STUDY, "choose_target", persona_id="persona:ben", is_target=True)
    assert [persona.id for persona in after.of_kind("persona") if persona.is_target] == ["persona:ben"]
    assert planned(STUDY, "choose_target", persona_id="persona:ann", is_target=True) == ()
    assert planned(STUDY, "choose_target", persona_id="persona:ben", is_target=False) == ()
    none = perform(STUDY, "choose_target", persona_id="persona:ann", is_target=False)
    assert not any(persona.is_target for persona in none.of_kind("persona"))


@pytest.mark.parametrize("persona_id", ["persona:none", "need:quiet"])
def test_only_a_persona_is_a_target_audience(persona_id):
    assert refused(STUDY, "choose_target", persona_id=persona_id, is_target=True) == "persona_unknown"
    assert refused(STUDY, "choose_target", persona_id="persona:ann", is_target=1) == "command_invalid"


@pytest.mark.parametrize("name", ["edit_entry", "move_entry", "remove_entry"])
@pytest.mark.parametrize("entry_id", ["persona:none", "touchpoint:t1", "project:main", "robot:x"])
def test_an_unknown_entry_is_refused(name, entry_id):
    fields = {"attributes": {}} if name == "edit_entry" else {}
    assert refused(STUDY, name, entry_id=entry_id, **fields) == "entry_unknown"


def test_the_subject_is_the_name():
    assert parse({"name": "remove_entry", "entry_id": "persona:ann"}).subject(STUDY) == "ann"
    assert parse({"name": "add_entry", "entry_id": "risk:x", "entry_name": " A  b"}).subject(STUDY) == "A b"
    assert parse({"name": "choose_target", "persona_id": "persona:ann", "is_target": True}).subject(STUDY) == "ann"
