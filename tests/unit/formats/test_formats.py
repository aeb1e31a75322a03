"""Walks the list of formats: what each promises, and how files find their reader."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxdesign.domain.document import Document
from cxdesign.errors import FormatError
from cxdesign.formats import FORMATS, Format, WriteOptions, format_for, read_bytes
from cxdesign.formats.format import SIZE_LIMIT, Loss, shown
from cxdesign.services.starters import list_starters, load_starter
from tests.builders import a_journey

FILES = Path(__file__).parents[2] / "files"
HOTEL = load_starter("hotel", "en")
READABLE = [form for form in FORMATS if form.name != "graphml"]


def written(form: Format, document: Document) -> bytes:
    assert form.write is not None
    return form.write(document, WriteOptions())


def test_names_and_suffixes_are_unique() -> None:
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    suffixes = [suffix for form in FORMATS for suffix in form.suffixes]
    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in suffixes)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_written_file_is_recognised_from_its_bytes(form: Format) -> None:
    data = written(form, HOTEL)
    assert next(known for known in FORMATS if known.sniff(data)) is form


@pytest.mark.parametrize(
    ("form", "starter_id"),
    [
        (form, starter.id)
        for form in READABLE
        for starter in list_starters()
        if form.name == "native" or load_starter(starter.id, "en").touchpoints  # a table without columns holds nothing
    ],
    ids=lambda value: getattr(value, "name", value),
)
@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_samples_and_templates_survive_as_promised(form: Format, starter_id: str, locale: str) -> None:
    document = load_starter(starter_id, locale)
    result = read_bytes(written(form, document), "file")
    assert result.format_name == form.name
    assert not result.losses
    assert [t.name for t in result.document.touchpoints] == [t.name for t in document.touchpoints]
    assert len([r for r in result.document if r.kind == "emotion"]) == len([r for r in document if r.kind == "emotion"])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b" \n\t", "file_empty"),
        (b"x" * (SIZE_LIMIT + 1), "file_too_large"),
        ((FILES / "taxi.xls").read_bytes(), "xls_unsupported"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "file_unknown"),
        (b"%PDF-1.7\n\x00\x01", "file_unknown"),
        (b'<?xml version="1.0"?><graphml/>', "graphml_write_only"),
        (b"\x1f\x8b\x08\x00", "file_unknown"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(FormatError) as refusal:
        read_bytes(data, "some.file")
    assert refusal.value.code == code


def test_the_bytes_decide_not_the_name() -> None:
    data = written(FORMATS[0], a_journey())
    assert read_bytes(data, "journey.csv").format_name == "native"


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.json", "native"), ("B.XLSX", "xlsx"), ("c.tar.csv", "csv"), ("d.tsv", "csv"), ("e.graphml", "graphml")],
)
def test_the_suffix_names_the_format_to_write(name: str, form: str) -> None:
    assert format_for(name).name == form


@pytest.mark.parametrize("name", ["a.docx", "b", "json", ""])
def test_an_unknown_suffix_is_refused(name: str) -> None:
    with pytest.raises(FormatError, match="suffix_unknown"):
        format_for(name)


def test_a_loss_tells_its_place() -> None:
    loss = Loss("x", {"value": 1}, line=2, cell="C4")
    assert loss.placeholders == {"value": 1, "line": 2, "column": "–", "cell": "C4"}


def test_what_is_quoted_can_be_written_anywhere() -> None:
    assert shown("\ud800" + "x" * 100, 10) == "?xxxxxxxx…"
