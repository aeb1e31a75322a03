from __future__ import annotations

import pytest

from cxdesign.errors import FormatError
from cxdesign.formats.format import ReadOptions
from cxdesign.formats.sheets import SHEET_NAMES
from cxdesign.formats.tables import read_tables, written_table
from tests.builders import a_whole_project, commented

MAP_ROWS = [
    ["Touchpoint", "Book", "Ride"],
    ["Onstage", "Greets", ""],
    ["Line of visibility"],
    ["Backstage", "Plans", ""],
]
MAP = ("Map", MAP_ROWS)
ARROWS = ("Arrows", [["Arrow from", "To"], ["Greets", "Plans"]])
PROJECT = a_whole_project()


def read(*tables, filename="plans/hotel.xlsx"):
    return read_tables(tables, ReadOptions(filename), format_name="xlsx")


def refusal(*tables):
    with pytest.raises(FormatError) as refused:
        read(*tables)
    return refused.value.code


def test_tables_add_to_the_map_in_whatever_order_they_come():
    for tables in ((MAP, ARROWS), (ARROWS, MAP)):
        result = read(*tables)
        assert not result.losses
        assert [flow.id for flow in result.document.of_kind("flow")] == ["flow:x1"]


def test_the_first_map_is_read_and_the_others_are_named():
    result = read(("", [[""]]), MAP, ("Other map", [["", "x"], ["Pains", "y"]]), ARROWS)
    assert [(loss.code, dict(loss.params)) for loss in result.losses] == [("sheet_skipped", {"name": "Other map"})]


def test_tables_without_a_map_come_into_an_empty_project_named_like_the_file():
    document = read(("", [["Need"], ["rest"]])).document
    assert document.project.name == "hotel"
    assert [need.name for need in document.of_kind("need")] == ["rest"]
    assert not document.touchpoints
    assert document.lanes


def test_two_sheets_of_one_kind_are_read_one_after_the_other():
    document = read(MAP, ("a", [["Risk"], ["rain"]]), ("b", [["Risk"], ["snow"]])).document
    assert [risk.name for risk in sorted(document.of_kind("risk"), key=lambda risk: risk.order)] == ["rain", "snow"]


def test_what_gives_nothing_is_refused():
    assert refusal() == "file_empty"
    assert refusal(("", [["", " "]])) == "file_empty"
    assert refusal(ARROWS) == "table_without_rows"
    assert refusal(("", [["Need", "Persona"]])) == "table_without_rows"
    assert refusal(("", [["Pains"], ["x"]])) == "table_without_columns"


def test_a_table_is_written_by_its_name():
    assert written_table(PROJECT, "map", "en")[0][0] == "Stage"
    assert written_table(PROJECT, "need", "zh-CN")[0][0] == "需求"
    with pytest.raises(FormatError, match="table_unknown"):
        written_table(PROJECT, "needs", "en")


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_a_document_is_read_back_from_its_tables(locale):
    names = ("map", *SHEET_NAMES)
    written = {name: written_table(PROJECT, name, locale) for name in names}
    result = read(
        *((name, [["" if c is None else str(c) for c in row] for row in rows]) for name, rows in written.items())
    )
    assert not result.losses
    assert {name: written_table(result.document, name, locale) for name in names} == written


def test_an_answer_of_the_same_words_finds_its_thread():
    talk = {
        "a": ("step:greet", "Yes"),
        "b": ("step:greet", "Yes", "a"),
        "c": ("lane:pains", "Yes"),
        "d": ("lane:pains", "Yes", "c"),
        "e": ("flow:ask-greet", "Two\nlines"),
    }
    bare = PROJECT.with_records(removed=[record.id for record in PROJECT.of_kind("comment")])
    rows = written_table(commented(bare, talk), "comment", "en")
    assert rows[0] == ("Comment", "About", "Author", "Written", "Edited", "Answers", "Resolved")
    tables = {name: written_table(bare, name, "en") for name in ("map", *SHEET_NAMES)} | {"comment": rows}
    result = read(*((name, [[shown(cell) for cell in row] for row in table]) for name, table in tables.items()))
    assert not result.losses
    assert written_table(result.document, "comment", "en") == rows


def shown(cell):
    return "" if cell is None else str(cell)
