from __future__ import annotations

import json
from typing import Any

import pytest

from cxdesign.errors import CxDesignError, FormatError, MigrationError
from cxdesign.formats import native
from cxdesign.formats.format import SIZE_LIMIT
from tests.builders import a_journey, an_empty_journey

PROJECT = {"kind": "project", "id": "project:main", "name": "Hotel"}
STAGE = {"kind": "stage", "id": "stage:s", "name": "Plan", "order": "a0"}
TOUCHPOINT = {"kind": "touchpoint", "id": "touchpoint:t", "name": "Book", "stage_id": "stage:s", "order": "a0"}


def a_file(*records: Any, **members: Any) -> bytes:
    return json.dumps({"format": "cxdesign", "schema_version": 1, "records": [PROJECT, *records], **members}).encode()


def refusal(data: bytes) -> CxDesignError:
    with pytest.raises((FormatError, MigrationError)) as refused:
        native.read(data)
    return refused.value


def test_a_document_survives_writing_and_reading() -> None:
    journey = a_journey(now={"t1": 2, "t2": -5}, target={"t1": 4}, peak="t1", end="t3", repeats={"p": ("t3", "t1")})
    assert native.read(native.write(journey)).document == journey


def test_a_document_without_stages_survives() -> None:
    assert native.read(native.write(an_empty_journey())).document == an_empty_journey()


def test_texts_survive_as_typed() -> None:
    text = "=1+1 <script>alert('x')</script> \u202eright to left 🙂\nsecond line"
    journey = a_journey(cards={"note:c": ("t1", "pains", text)})
    read = native.read(native.write(journey)).document
    assert [card.text for card in read.cards("touchpoint:t1", "lane:pains")] == [text]


def test_the_same_document_is_always_written_the_same() -> None:
    journey = a_journey(now={"t1": 2})
    written = native.write(journey)
    assert native.write(native.read(written).document) == written
    shuffled = json.loads(written)
    shuffled["records"].reverse()
    assert native.write(native.read(json.dumps(shuffled).encode()).document) == written


def test_every_record_stands_on_a_line_of_its_own() -> None:
    journey = a_journey()
    lines = native.write(journey).decode().splitlines()
    assert len(lines) == len(journey) + 2
    assert lines[1].startswith('{"kind": ')


def test_a_byte_order_mark_is_accepted() -> None:
    assert native.read(b"\xef\xbb\xbf" + a_file()).document.project.name == "Hotel"


def test_an_unknown_member_is_reported_and_left_out() -> None:
    result = native.read(a_file(generator="other"))
    assert [(loss.code, loss.params) for loss in result.losses] == [("member_unknown", {"name": "generator"})]


def test_a_schema_reference_is_no_loss() -> None:
    assert not native.read(a_file(**{"$schema": "cxdesign-1.schema.json"})).losses


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"  \n", "file_empty"),
        (b"{", "json_syntax"),
        (a_file(STAGE)[:-30], "json_syntax"),
        (b"\xff\xfe{\x00}\x00", "file_encoding"),
        ("{“}".encode("gb18030"), "file_encoding"),
        (b"[]", "json_not_document"),
        (b"3", "json_not_document"),
        (b"null", "json_not_document"),
        (b'{"records": []}', "json_not_document"),
        (b'{"format": "other", "schema_version": 1, "records": []}', "json_not_document"),
        (b'{"format": "cxdesign", "records": []}', "schema_version_invalid"),
        (a_file(schema_version=True), "schema_version_invalid"),
        (a_file(schema_version="1"), "schema_version_invalid"),
        (a_file(schema_version=0), "schema_version_invalid"),
        (a_file(schema_version=10**4000), "schema_version_invalid"),
        (a_file(schema_version=5), "document_newer"),
        (a_file(records={}), "records_not_list"),
        (a_file(records=None), "records_not_list"),
        (a_file("text"), "record_not_object"),
        (a_file([]), "record_not_object"),
        (a_file({"kind": "robot", "id": "robot:r"}), "record_kind_unknown"),
        (a_file({"id": "stage:s"}), "record_kind_unknown"),
        (a_file({**STAGE, "kind": ["stage"]}), "record_kind_unknown"),
        (a_file({**STAGE, "colour": "red"}), "record_malformed"),
        (a_file({**STAGE, "name": 3}), "record_malformed"),
        (a_file({**STAGE, "name": ""}), "record_malformed"),
        (a_file({**STAGE, "name": "x" * 201}), "record_malformed"),
        (a_file({**STAGE, "order": "?"}), "record_malformed"),
        (a_file({**STAGE, "id": "touchpoint:s"}), "record_malformed"),
        (a_file({**STAGE, "name": "\ud800"}), "record_malformed"),
        (a_file(STAGE, {**TOUCHPOINT, "is_peak": "yes"}), "record_malformed"),
        (a_file(STAGE, {**TOUCHPOINT, "importance": 2.0}), "record_malformed"),
        (a_file(STAGE, {**TOUCHPOINT, "wait_minutes": -1}), "record_malformed"),
        (a_file(STAGE, {**TOUCHPOINT, "levels": ["L9"]}), "record_malformed"),
        (a_file(STAGE, STAGE), "record_duplicate"),
        (a_file(TOUCHPOINT), "reference_unknown"),
        (a_file(records=[]), "project_missing"),
        (a_file(STAGE, {**TOUCHPOINT, "wait_minutes": float("nan")}), "json_not_finite"),
        (a_file(STAGE, {**TOUCHPOINT, "wait_minutes": float("-inf")}), "json_not_finite"),
        (a_file(STAGE, TOUCHPOINT).replace(b'"a0"', b"1e999"), "record_malformed"),
        (b'{"a": 1, "a": 2}', "json_duplicate_key"),
        (b"[" * 100_000, "json_too_deep"),
        (b"[" * 50 + b"]" * 50, "json_too_deep"),
        (b'{"a":' * 20 + b"1" + b"}" * 20, "json_too_deep"),
        (b'{"a": ' + b"9" * 5000 + b"}", "json_syntax"),
        (a_file(records=[PROJECT] * 50_001), "document_too_large"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert refusal(data).code == code


def test_a_file_beyond_the_size_limit_is_refused() -> None:
    assert refusal(b" " * (SIZE_LIMIT + 1)).params == {"limit": 20}


def test_a_syntax_error_names_its_place() -> None:
    assert refusal(b'{\n "format": cxdesign}').params == {"line": 2, "column": 12}


def test_a_malformed_record_is_named() -> None:
    error = refusal(a_file({**STAGE, "colour": "red", "name": 3}))
    assert error.params["number"] == 2
    assert error.params["id"] == "stage:s"
    assert error.params["fields"] == "colour, name"


def test_a_doubled_name_among_very_many_is_found_at_once() -> None:
    members = ",".join(f'"k{number}":1' for number in range(200_000))
    error = refusal(f'{{{members},"twice":1,"twice":2}}'.encode())
    assert (error.code, error.params["name"]) == ("json_duplicate_key", "twice")


def test_of_very_many_unknown_members_only_the_first_are_told() -> None:
    result = native.read(a_file(**{f"k{number}": 1 for number in range(5_000)}))
    assert len(result.losses) == native.UNKNOWN_MEMBERS_TOLD
