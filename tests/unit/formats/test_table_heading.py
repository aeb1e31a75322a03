from __future__ import annotations

import pytest

from cxdesign.errors import FormatError
from cxdesign.formats.grid import rows_of
from cxdesign.formats.table_heading import read_columns, read_head


def columns(*table: list[str]) -> list[tuple[str, str]]:
    return [(column.stage_name, column.touchpoint_name) for column in read_columns(read_head(rows_of(table)))]


PAINS = ["Pains", "Slow", "Dear", "Far"]


def test_one_row_names_touchpoints() -> None:
    assert columns(["", "Book", "Ride", "Arrive"], PAINS) == [("", "Book"), ("", "Ride"), ("", "Arrive")]


def test_one_row_that_says_stage_names_stages() -> None:
    head = read_head(rows_of([["Stage", "Plan", "Go", "Tell"], PAINS]))
    assert head.touchpoints is None
    assert [column.stage_name for column in read_columns(head)] == ["Plan", "Go", "Tell"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Stage", "Touchpoint"), ("阶段", "触点"), ("", ""), ("Journey", ""), ("", "Step"), ("Phase：", "")],
)
def test_two_rows_name_stages_and_touchpoints(first: str, second: str) -> None:
    found = columns([first, "Plan", "", "Go"], [second, "Book", "Pay", "Ride"], PAINS)
    assert found == [("Plan", "Book"), ("Plan", "Pay"), ("Go", "Ride")]


def test_the_two_rows_may_be_turned_round() -> None:
    assert columns(["Touchpoint", "Book", "Pay"], ["Stage", "Plan", ""], PAINS)[:2] == [
        ("Plan", "Book"),
        ("Plan", "Pay"),
    ]


def test_a_repeated_stage_name_is_one_stage() -> None:
    head = read_head(rows_of([["Stage", "Plan", "Plan", "Go"], ["", "Book", "Pay", "Ride"]]))
    assert [column.stage_number for column in read_columns(head)] == [1, 1, 2]


def test_a_stage_that_comes_back_is_another_one() -> None:
    head = read_head(rows_of([["Stage", "Plan", "Go", "Plan"], ["", "Book", "Ride", "Rate"]]))
    assert [column.stage_number for column in read_columns(head)] == [1, 2, 3]


def test_a_first_lane_is_no_second_heading() -> None:
    assert columns(["", "Book", "Ride"], ["Customer actions", "Opens", "Sits"])[0] == ("", "Book")


def test_numbers_are_no_headings() -> None:
    assert columns(["", "Book", "Ride"], ["", "+2", "−1"])[0] == ("", "Book")


def test_long_or_broken_texts_are_no_headings() -> None:
    assert columns(["", "Book", "Ride"], ["", "two\nlines", "x"])[0] == ("", "Book")
    assert columns(["", "Book", "Ride"], ["", "x" * 201, "x"])[0] == ("", "Book")


def test_touchpoint_twice_is_a_heading_and_the_channel_lane() -> None:
    head = read_head(rows_of([["Touchpoint", "Book", "Ride"], ["Touchpoint", "App", "Car"]]))
    assert len(head.body) == 1


def test_a_row_of_one_cell_on_top_is_the_title() -> None:
    head = read_head(rows_of([["Taxi ride"], ["", "Book", "Ride"], PAINS]))
    assert head.title == "Taxi ride"
    assert head.touchpoints is not None
    assert head.touchpoints.number == 2


def test_blank_columns_are_passed_over() -> None:
    assert columns(["", "Book", "", "Ride", ""], ["Pains", "Slow", "", "Far", ""]) == [("", "Book"), ("", "Ride")]


def test_a_table_of_one_column_is_refused() -> None:
    with pytest.raises(FormatError, match="table_without_columns"):
        columns(["one"], ["two"])
