"""Formats under arbitrary documents and arbitrary bytes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path as FilePath
from random import Random
from typing import Any

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.vocabulary import Environment, Evidence, LaneRole, Level, Phase, Provenance, Setting
from cxdesign.errors import FormatError, MigrationError
from cxdesign.formats import FORMATS, Format, ReadOptions, WriteOptions, graphml, native, read_bytes, workbook
from cxdesign.formats.sheets import SHEET_NAMES, SHEETS, headings
from cxdesign.formats.tables import read_tables, written_table
from cxdesign.graph.build import build_graph
from cxdesign.i18n import Translator
from tests.builders import LANES, a_journey, a_whole_project
from tests.property.strategies import a_document, chances

READABLE = [form for form in FORMATS if form.name != "graphml"]
FILES = sorted((FilePath(__file__).parents[1] / "files").iterdir())
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])
TEXTS = st.text(st.one_of(CHARACTERS, st.sampled_from("=+-@'\",;\t\n")), min_size=1, max_size=40).filter(str.strip)
NAMES = st.text(CHARACTERS, min_size=1, max_size=30).filter(lambda text: " ".join(text.split()) != "")
SMALL = settings(max_examples=60)


def optional(values: Any) -> Any:
    return st.one_of(st.none(), st.sampled_from(list(values)))


ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "name": NAMES,
        "channel": st.text(CHARACTERS, max_size=20),
        "environments": st.sets(st.sampled_from(list(Environment))).map(tuple),
        "levels": st.sets(st.sampled_from(list(Level))).map(tuple),
        "setting": optional(Setting),
        "phase": optional(Phase),
        "evidence": st.sampled_from(list(Evidence)),
        "provenance": optional(Provenance),
        "wait_minutes": st.one_of(st.none(), st.floats(0, 1e6)),
        "importance": optional(range(1, 6)),
        "may_be_skipped": st.booleans(),
        "is_fail": st.booleans(),
    },
)


@st.composite
def documents(draw: st.DrawFn, *, min_touchpoints: int = 0) -> Document:
    """Draw a sound document: stages with and without touchpoints, cards in every lane, both curves, a repeat."""
    counts = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4).filter(lambda c: sum(c) >= min_touchpoints))
    names = iter(f"t{number}" for number in range(sum(counts)))
    stages = {f"s{number}": [next(names) for _ in range(count)] for number, count in enumerate(counts)}
    places = [name for touchpoints in stages.values() for name in touchpoints]
    lanes = {**LANES, "extra": "notes"}
    cards = {}
    if places:
        kinds = {
            "customer_actions": "step",
            "evidence": "step",
            "onstage": "step",
            "support": "step",
            "thinking": "note",
            "pains": "note",
            "opportunities": "feature",
            "extra": "note",
        }
        drawn = draw(st.lists(st.tuples(st.sampled_from(places), st.sampled_from(sorted(kinds)), TEXTS), max_size=12))
        cards = {f"{kinds[lane]}:c{number}": (tp, lane, text) for number, (tp, lane, text) in enumerate(drawn)}
    values = st.dictionaries(st.sampled_from(places), st.integers(-5, 5)) if places else st.just({})
    return a_journey(
        stages,
        name=draw(NAMES),
        lanes=lanes,
        cards=cards,
        now=draw(values),
        target=draw(values),
        end=draw(st.sampled_from([None, *places])),
        repeats={"r": (places[-1], places[0])} if len(places) > 1 and draw(st.booleans()) else {},
        attributes={name: draw(ATTRIBUTES) for name in places},
    )


@SMALL
@given(documents())
def test_a_native_file_keeps_every_document(document: Document) -> None:
    written = native.write(document)
    assert native.read(written).document == document
    assert native.write(native.read(written).document) == written


@SMALL
@given(documents())
def test_every_format_writes_every_document(document: Document) -> None:
    for form in FORMATS:
        assert form.write is not None
        data = form.write(document, WriteOptions())
        assert next(known for known in FORMATS if known.sniff(data)) is form


@SMALL
@given(documents(min_touchpoints=1), st.sampled_from(["csv", "xlsx"]), st.sampled_from(["en", "zh-CN"]))
def test_tables_keep_names_cards_and_emotions(document: Document, name: str, locale: str) -> None:
    form = next(known for known in FORMATS if known.name == name)
    assert form.write is not None
    read = form.read(form.write(document, WriteOptions(locale)), ReadOptions(locale=locale)).document
    assert [t.name for t in read.touchpoints] == [t.name for t in document.touchpoints]
    assert [t.levels for t in read.touchpoints] == [t.levels for t in document.touchpoints]
    assert [t.is_end for t in read.touchpoints] == [t.is_end for t in document.touchpoints]
    assert _values(read) == _values(document)
    assert _card_counts(read) == _card_counts(document)


@settings(max_examples=120)
@given(chances, st.sampled_from(["en", "zh-CN"]))
def test_a_workbook_keeps_blueprint_empathy_map_registers_and_links(chance: Random, locale: str) -> None:
    document = a_document(chance)
    if not document.touchpoints:
        return
    read = workbook.read(workbook.write(document, WriteOptions(locale)))
    assert not read.losses
    for name in SHEET_NAMES:
        assert _rounded(written_table(read.document, name, locale)) == _rounded(written_table(document, name, locale))


@SMALL
@given(chances)
def test_other_programs_find_every_node_of_the_graph_with_what_it_is(chance: Random) -> None:
    document = a_document(chance)
    graph = build_graph(document)
    read = nx.read_graphml(io.BytesIO(graphml.write(document)), force_multigraph=True)
    assert all(kind in RECORD_TYPES for _, kind in graph.nodes(data="kind"))
    assert dict(read.nodes(data="kind")) == dict(graph.nodes(data="kind"))
    assert sorted(kind for *_, kind in read.edges(data="kind")) == sorted(kind for *_, kind in graph.edges(data="kind"))


def _rounded(rows: Any) -> list[list[Any]]:
    """Return rows with numbers as exact as a workbook keeps them."""
    return [[f"{cell:.12g}" if isinstance(cell, float) else cell for cell in row] for row in rows]


@SMALL
@given(chances, st.sampled_from(SHEET_NAMES), st.sampled_from(["en", "zh-CN"]))
def test_a_delimited_file_of_any_table_is_read_or_refused(chance: Random, name: str, locale: str) -> None:
    form = next(known for known in FORMATS if known.name == "csv")
    assert form.write is not None
    _try(form, form.write(a_document(chance), WriteOptions(locale, table=name)))


def _values(document: Document) -> list[tuple[int, str, int]]:
    place = {touchpoint.id: number for number, touchpoint in enumerate(document.touchpoints)}
    return sorted((place[r.touchpoint_id], r.state, r.value) for r in document if r.kind == "emotion")  # type: ignore[attr-defined]


def _card_counts(document: Document) -> list[int]:
    lanes = [lane for lane in document.lanes if lane.role not in {LaneRole.CHANNEL, LaneRole.EMOTION, LaneRole.PYRAMID}]
    return [sum(len(document.cards(touchpoint.id, lane.id)) for lane in lanes) for touchpoint in document.touchpoints]


def _try(form: Format, data: bytes) -> None:
    """Read bytes; only the two errors of the contract may come out, with a sentence's worth of plain parameters."""
    try:
        document = form.read(data, ReadOptions("file.name")).document
    except (FormatError, MigrationError) as error:
        json.dumps(error.params)
        str(error).encode()
    else:
        assert document.project.name


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
@settings(max_examples=150)
@given(data=st.binary(max_size=400))
@example(b"\xef\xbb\xbf")
@example(b"\xff\xfe")
@example(b"PK\x05\x06" + b"\x00" * 18)
def test_no_reader_fails_on_arbitrary_bytes(form: Format, data: bytes) -> None:
    _try(form, data)


HEADINGS = [heading for sheet in SHEETS for heading in headings(sheet)]
CELLS = st.one_of(st.sampled_from(["Asks", "Greets", "x", "是", "3", "−1", "2026-01-01", "=1+1", ""]), TEXTS)


@settings(max_examples=200)
@given(st.data())
def test_no_table_of_known_headings_and_arbitrary_cells_fails(data: st.DataObject) -> None:
    """Whatever a table says, a sound document comes of it, or a refusal."""
    table = [["", "Ask", "Stay"], ["Onstage", "Asks", "Greets"], ["Backstage", "Plans", "Asks"]]
    sheets = [("map", table)]
    for sheet in data.draw(st.lists(st.sampled_from(SHEETS), min_size=1, max_size=4)):
        known = list(headings(sheet))
        others = data.draw(st.lists(st.sampled_from([*known, *HEADINGS[:9]]), max_size=6))
        rows = data.draw(st.lists(st.lists(CELLS, min_size=1, max_size=7), max_size=5))
        sheets.append((sheet.name, [[sheet.columns[0].heading(Translator("en")), *others], *rows]))
    try:
        document = read_tables(sheets, ReadOptions(), format_name="xlsx").document
    except FormatError as error:
        json.dumps(error.params)
    else:
        assert native.read(native.write(document)).document == document


@settings(max_examples=200)
@given(
    st.text(st.sampled_from("a1,;\t\n\r\"'=-+−＋３情绪StagePin "), max_size=200),
    st.sampled_from(["utf-8", "utf-16", "gb18030"]),
)
def test_no_reader_fails_on_arbitrary_tables(text: str, encoding: str) -> None:
    _try(next(form for form in FORMATS if form.name == "csv"), text.encode(encoding))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=150)
@given(st.data())
def test_no_native_file_with_one_value_changed_fails(data: st.DataObject) -> None:
    content = json.loads(native.write(a_whole_project()))
    record = data.draw(st.sampled_from(content["records"]))
    record[data.draw(st.sampled_from([*record, "extra"]))] = data.draw(JSON)
    _try(native.FORMAT, json.dumps(content).encode())


@settings(max_examples=100)
@given(JSON, JSON, JSON)
def test_no_native_file_of_arbitrary_members_fails(version: Any, records: Any, name: Any) -> None:
    _try(native.FORMAT, json.dumps({"format": "cxdesign", "schema_version": version, "records": records}).encode())
    _try(native.FORMAT, json.dumps({"format": name, "schema_version": 1, "records": [records]}).encode())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
@settings(max_examples=60)
@given(data=st.data())
def test_no_reader_fails_on_a_damaged_file(path: FilePath, data: st.DataObject) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    for damaged in (bytes(content), bytes(content[:cut])):
        try:
            read_bytes(damaged, path.name)
        except (FormatError, MigrationError) as error:
            json.dumps(error.params)


@settings(max_examples=80)
@given(
    st.binary(max_size=300),
    st.sampled_from(
        [
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/styles.xml",
            "[Content_Types].xml",
            "xl/_rels/workbook.xml.rels",
        ]
    ),
)
def test_no_workbook_with_one_part_changed_fails(content: bytes, part: str) -> None:
    form = next(known for known in FORMATS if known.name == "xlsx")
    assert form.write is not None
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form.write(a_journey(), WriteOptions()))) as old,
        zipfile.ZipFile(buffer, "w") as new,
    ):
        for name in old.namelist():
            whole = old.read(name)
            new.writestr(name, whole[: len(whole) // 2] + content + whole[len(whole) // 2 :] if name == part else whole)
    _try(form, buffer.getvalue())
