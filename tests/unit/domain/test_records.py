from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.domain.journey import Project, Stage, Touchpoint
from cxdesign.domain.records import NAME_LENGTH, TEXT_LENGTH, in_order, kind_of, suffix_of
from tests.builders import a_journey


def a_stage(**fields):
    return Stage.model_validate({"id": "stage:s1", "name": "Before", "order": "a0", **fields})


def a_project(**fields):
    return Project.model_validate({"id": "project:main", "name": "A stay", **fields})


def a_touchpoint(**fields):
    return Touchpoint.model_validate(
        {"id": "touchpoint:t1", "name": "Front desk", "stage_id": "stage:s1", "order": "a0", **fields}
    )


CONTROL = [chr(code) for code in (*range(9), 11, 12, *range(14, 32), 127)]
SURROGATES = ["\ud800", "a\udfffb", "\ud83d"]


@pytest.mark.parametrize("character", CONTROL + SURROGATES)
@pytest.mark.parametrize("field", ["name", "description", "based_on"])
def test_control_characters_and_lone_surrogates_are_refused(field, character):
    with pytest.raises(ValidationError):
        a_project(**{field: f"a{character}b"})


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "👩‍👩‍👧‍👦 🏳️‍🌈",
        "\u200fשלום\u200e",
        "\u202eevil\u202c",
        "\u2066x\u2069",
        "{0.__class__} %s $HOME",
        "=1+1",
        "前台 办理入住",
        "e\u0301",
    ],
)
def test_text_is_kept_as_typed(text):
    assert a_project(name=text, description=text).name == text
    assert a_project(name=text, description=text).description == text


def test_a_name_is_one_line():
    assert a_stage(name="  Before\n the\tstay ").name == "Before the stay"


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\u3000"])
def test_an_empty_name_is_refused(name):
    with pytest.raises(ValidationError, match="empty"):
        a_stage(name=name)


def test_a_name_of_more_than_200_characters_is_refused():
    assert len(a_stage(name="x" * NAME_LENGTH).name) == NAME_LENGTH
    with pytest.raises(ValidationError):
        a_stage(name="x" * (NAME_LENGTH + 1))


def test_a_remark_keeps_its_lines_with_unix_line_ends():
    assert a_project(description="one\r\ntwo\rthree\n").description == "one\ntwo\nthree\n"


def test_a_remark_of_more_than_ten_thousand_characters_is_refused():
    assert len(a_project(description="🙂" * TEXT_LENGTH).description) == TEXT_LENGTH
    with pytest.raises(ValidationError):
        a_project(description="x" * (TEXT_LENGTH + 1))


def test_a_line_holds_no_line_break():
    assert a_project(based_on=" three\nvisits ").based_on == "three visits"


@pytest.mark.parametrize(
    "record_id",
    [
        "",
        "stage",
        "stage:",
        "touchpoint:s1",
        "stage:a b",
        "stage:ä",
        "stage:s1\n",
        "stage:../x",
        "stage:" + "x" * 65,
        7,
    ],
)
def test_a_malformed_id_is_refused(record_id):
    with pytest.raises(ValidationError):
        a_stage(id=record_id)


def test_an_id_may_have_64_characters_after_its_kind():
    assert a_stage(id="stage:" + "x" * 64).id.endswith("x")


def test_every_field_must_be_known():
    with pytest.raises(ValidationError, match="Extra inputs"):
        a_stage(colour="red")


def test_a_record_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        a_stage().name = "other"


@pytest.mark.parametrize("value", ["yes", 1, 0, "true", None, [], 1.0])
@pytest.mark.parametrize("field", ["is_peak", "is_end", "is_fail", "may_be_skipped"])
def test_a_flag_is_true_or_false_and_nothing_like_it(field, value):
    with pytest.raises(ValidationError):
        a_touchpoint(**{field: value})


@pytest.mark.parametrize("value", [7, None, True, b"bytes", ["a"], {"a": 1}])
def test_a_name_of_another_type_is_refused(value):
    with pytest.raises(ValidationError):
        a_stage(name=value)


def test_a_record_as_json_leaves_out_what_is_at_its_default():
    assert a_touchpoint(wait_minutes=5).to_dict() == {
        "kind": "touchpoint",
        "id": "touchpoint:t1",
        "name": "Front desk",
        "stage_id": "stage:s1",
        "order": "a0",
        "wait_minutes": 5.0,
    }


def test_a_replaced_field_is_validated():
    stage = a_stage()
    assert stage.replaced({"name": " Arrival "}).name == "Arrival"
    assert stage.name == "Before"
    with pytest.raises(ValidationError):
        stage.replaced({"name": ""})
    with pytest.raises(ValidationError):
        stage.replaced({"colour": "red"})


def test_kind_and_suffix_of_an_id():
    assert (kind_of("touchpoint:t1"), suffix_of("touchpoint:t1")) == ("touchpoint", "t1")
    assert (kind_of("no id"), suffix_of("no id")) == ("no id", "")


def test_equal_sets_are_stored_equally():
    assert in_order(["b", "a", "b"]) == ("a", "b")


def test_references_name_fields_of_their_record():
    for record in a_journey(repeats={"p1": ("t2", "t1")}):
        assert set(record.references) <= set(type(record).model_fields)
