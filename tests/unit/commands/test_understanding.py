from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.vocabulary import EmpathyArea
from tests.builders import a_journey, enriched
from tests.performing import perform, planned, refused

STUDY = enriched(
    a_journey(),
    {"persona:ann": {}, "persona:ben": {}, "need:old": {}},
    notes={
        "loud": ("ann", "say", "I could not sleep"),
        "late": ("ann", "say", "I come late"),
        "tired": ("ann", "pains", "Tired at work"),
        "calls": ("ben", "do", "Calls the desk"),
    },
    relations=[("stems_from", "need:old", "empathy_note:tired")],
)
PLACE = {"persona_id": "persona:ann", "area": "say"}


def area(document, persona, name):
    notes = document.empathy_notes(f"persona:{persona}", EmpathyArea(name))
    return " ".join(note.id.removeprefix("empathy_note:") for note in notes)


@pytest.mark.parametrize(
    ("before", "expected"), [(None, "loud late new"), ("late", "loud new late"), ("loud", "new loud late")]
)
def test_a_note_is_added_before_another_one_or_at_the_end(before, expected):
    before_id = before and f"empathy_note:{before}"
    after = perform(STUDY, "add_empathy_note", note_id="empathy_note:new", **PLACE, text="Loud", before_id=before_id)
    assert area(after, "ann", "say") == expected


@pytest.mark.parametrize("name", EmpathyArea)
def test_every_area_takes_notes(name):
    fields = {"note_id": "empathy_note:new", "persona_id": "persona:ben", "area": name.value, "text": "x\ny"}
    assert perform(STUDY, "add_empathy_note", **fields).get("empathy_note:new").text == "x\ny"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"note_id": "empathy_note:loud"}, "record_exists"),
        ({"note_id": "note:new"}, "id_kind_mismatch"),
        ({"persona_id": "persona:none"}, "persona_unknown"),
        ({"persona_id": "need:old"}, "persona_unknown"),
        ({"area": "think"}, "command_invalid"),
        ({"area": None}, "command_invalid"),
        ({"text": " "}, "text_empty"),
        ({"text": "x" * 10_001}, "text_too_long"),
        ({"text": "\ud800"}, "command_invalid"),
        ({"before_id": "empathy_note:tired"}, "anchor_unknown"),
        ({"before_id": "empathy_note:none"}, "anchor_unknown"),
    ],
)
def test_a_note_is_not_added(fields, code):
    sound = {"note_id": "empathy_note:new", **PLACE, "text": "Loud"}
    assert refused(STUDY, "add_empathy_note", **{**sound, **fields}) == code


def test_a_note_is_edited():
    after = perform(STUDY, "edit_empathy_note", note_id="empathy_note:loud", text="Loud <b>street</b>")
    assert after.get("empathy_note:loud").text == "Loud <b>street</b>"
    assert planned(STUDY, "edit_empathy_note", note_id="empathy_note:loud", text="I could not sleep") == ()
    assert refused(STUDY, "edit_empathy_note", note_id="empathy_note:loud", text="") == "text_empty"


def test_what_a_note_rests_on_is_edited_and_the_rest_stays():
    attributes = {"evidence": "test", "provenance": "ours", "source": "Visit 2"}
    after = perform(STUDY, "edit_empathy_note_attributes", note_id="empathy_note:loud", attributes=attributes)
    expected = {**STUDY.get("empathy_note:loud").model_dump(mode="json"), **attributes}
    assert after.get("empathy_note:loud").model_dump(mode="json") == expected
    assert planned(STUDY, "edit_empathy_note_attributes", note_id="empathy_note:loud", attributes={}) == ()


@pytest.mark.parametrize("attributes", [None, {"text": "x"}, {"evidence": None}, {"source": None}, {"area": "do"}])
def test_wrong_attributes_are_refused(attributes):
    fields = {"note_id": "empathy_note:loud", "attributes": attributes}
    assert refused(STUDY, "edit_empathy_note_attributes", **fields) == "command_invalid"


@pytest.mark.parametrize(
    ("note", "persona", "name", "before", "expected"),
    [
        ("late", "ann", "say", "loud", "late loud"),
        ("loud", "ann", "say", None, "late loud"),
        ("loud", "ann", "pains", "tired", "loud tired"),
        ("loud", "ben", "do", None, "calls loud"),
        ("loud", "ann", "say", "loud", "loud late"),
    ],
)
def test_a_note_is_moved_to_an_area_of_a_persona(note, persona, name, before, expected):
    place = {"persona_id": f"persona:{persona}", "area": name, "before_id": before and f"empathy_note:{before}"}
    after = perform(STUDY, "move_empathy_note", note_id=f"empathy_note:{note}", **place)
    assert area(after, persona, name) == expected


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"persona_id": "persona:none"}, "persona_unknown"),
        ({"area": ""}, "command_invalid"),
        ({"before_id": "empathy_note:tired"}, "anchor_unknown"),
    ],
)
def test_a_note_is_not_moved(fields, code):
    assert refused(STUDY, "move_empathy_note", **{"note_id": "empathy_note:loud", **PLACE, **fields}) == code


def test_a_note_is_removed_with_its_link_to_a_need():
    after = perform(STUDY, "remove_empathy_note", note_id="empathy_note:tired")
    assert not list(after.of_kind("relation"))
    assert after.get("need:old") == STUDY.get("need:old")


REST = {
    "edit_empathy_note": {"text": "x"},
    "edit_empathy_note_attributes": {"attributes": {}},
    "move_empathy_note": PLACE,
    "remove_empathy_note": {},
}


@pytest.mark.parametrize("name", REST)
@pytest.mark.parametrize("note_id", ["empathy_note:none", "note:c3"])
def test_an_unknown_note_is_refused(name, note_id):
    assert refused(STUDY, name, note_id=note_id, **REST[name]) == "empathy_note_unknown"


def test_notes_become_a_need_that_keeps_its_links_and_the_best_evidence():
    attributes = {"evidence": "test"}
    study = perform(STUDY, "edit_empathy_note_attributes", note_id="empathy_note:late", attributes=attributes)
    notes = ["empathy_note:loud", "empathy_note:late", "empathy_note:loud"]
    after = perform(study, "turn_into_need", need_id="need:new", note_ids=notes, need_name="a quiet night")
    need = after.get("need:new")
    assert (need.name, need.persona_id, need.evidence, need.need_type) == (
        "a quiet night",
        "persona:ann",
        "test",
        "need",
    )
    sources = {r.target_id for r in after.of_kind("relation") if r.source_id == "need:new"}
    assert sources == {"empathy_note:loud", "empathy_note:late"}
    assert area(after, "ann", "say") == "loud late"


def test_a_need_made_of_notes_takes_attributes():
    attributes = {"need_type": "desire", "kano": "attractive", "evidence": "assumption"}
    fields = {"need_id": "need:new", "note_ids": ["empathy_note:loud"], "need_name": "x", "attributes": attributes}
    need = perform(STUDY, "turn_into_need", **fields).get("need:new")
    assert (need.need_type, need.kano, need.evidence) == ("desire", "attractive", "assumption")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"need_id": "need:old"}, "record_exists"),
        ({"need_id": "note:new"}, "id_kind_mismatch"),
        ({"note_ids": []}, "command_invalid"),
        ({"note_ids": ["empathy_note:loud"] * 51}, "command_invalid"),
        ({"note_ids": ["empathy_note:none"]}, "empathy_note_unknown"),
        ({"note_ids": ["note:c3"]}, "empathy_note_unknown"),
        ({"need_name": ""}, "text_empty"),
        ({"attributes": {"persona_id": "persona:ann"}}, "command_invalid"),
        ({"attributes": {"importance": 0}}, "number_invalid"),
    ],
)
def test_notes_do_not_become_a_need(fields, code):
    sound = {"need_id": "need:new", "note_ids": ["empathy_note:loud"], "need_name": "x"}
    assert refused(STUDY, "turn_into_need", **{**sound, **fields}) == code


def test_subjects():
    assert parse({"name": "remove_empathy_note", "note_id": "empathy_note:late"}).subject(STUDY) == "I come late"
    assert parse({"name": "add_empathy_note", "note_id": "empathy_note:x", **PLACE, "text": "a\nb"}).subject(STUDY) == (
        "a b"
    )
    need = {"need_id": "need:new", "note_ids": ["empathy_note:loud"], "need_name": "Rest"}
    assert parse({"name": "turn_into_need", **need}).subject(STUDY) == "Rest"
