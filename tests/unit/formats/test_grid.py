from __future__ import annotations

import pytest

from cxdesign.errors import FormatError
from cxdesign.formats.grid import COLUMN_LIMIT, ROW_LIMIT, escaped, rows_of, unescaped


def test_blank_rows_are_dropped_and_the_others_keep_their_numbers() -> None:
    assert [row.number for row in rows_of([["a"], [" "], [], ["b"]])] == [1, 4]


def test_a_cell_beyond_the_row_is_blank() -> None:
    assert rows_of([["a"]])[0].cell(7) == ""


@pytest.mark.parametrize("table", [[], [[]], [["", " "]]])
def test_an_empty_table_is_refused(table: list[list[str]]) -> None:
    with pytest.raises(FormatError, match="file_empty"):
        rows_of(table)


@pytest.mark.parametrize(
    "table",
    [[["a"]] * (ROW_LIMIT + 1), [["a"] * (COLUMN_LIMIT + 1)], [["a"] * 500] * 500],
    ids=["rows", "columns", "cells"],
)
def test_a_table_beyond_the_limits_is_refused(table: list[list[str]]) -> None:
    with pytest.raises(FormatError, match="table_too_large"):
        rows_of(table)


def test_wide_blank_rows_do_not_count() -> None:
    assert len(rows_of([["a", *[""] * 5000]])) == 1


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "＝1", "'=1", "'plain", "\n=1"])
def test_an_escaped_text_comes_back(text: str) -> None:
    assert escaped(text)[0] == "'"
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("text", ["", "plain", "1+1", "“quoted”"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert escaped(text) == text
    assert unescaped(text) == text
