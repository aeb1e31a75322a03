from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from cxdesign.formats import native
from cxdesign.formats.native_schema import native_schema, schema_text
from cxdesign.migrations import SCHEMA_VERSION
from cxdesign.resources import data_folder
from tests.builders import a_whole_project

FILES = sorted([*data_folder().glob("samples/*.*.json"), *data_folder().glob("templates/*.*.json")])
VALIDATOR = jsonschema.Draft202012Validator(native_schema())


def test_the_published_schema_is_up_to_date() -> None:
    published = data_folder() / "schema" / f"cxdesign-{SCHEMA_VERSION}.schema.json"
    assert published.read_text("utf-8") == schema_text(), "run: python -m cxdesign.formats.native_schema"


def test_the_schema_is_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(native_schema())


def test_there_are_files_to_check() -> None:
    assert len(FILES) == 20


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_samples_and_templates_are_valid(path: Any) -> None:
    VALIDATOR.validate(json.loads(path.read_text("utf-8")))


def test_what_is_written_is_valid() -> None:
    VALIDATOR.validate(json.loads(native.write(a_whole_project())))


@pytest.mark.parametrize(
    "record",
    [
        {"kind": "robot", "id": "robot:r"},
        {"id": "stage:s", "name": "Plan", "order": "a0"},
        {"kind": "stage", "id": "stage:s", "order": "a0"},
        {"kind": "stage", "id": "stage:s", "name": "Plan", "order": "a0", "colour": "red"},
        {"kind": "stage", "id": "lane:s", "name": "Plan", "order": "a0"},
    ],
)
def test_what_the_reader_refuses_is_invalid(record: dict[str, str]) -> None:
    content = {"format": "cxdesign", "schema_version": SCHEMA_VERSION, "records": [record]}
    assert list(VALIDATOR.iter_errors(content))
