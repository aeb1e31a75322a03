from __future__ import annotations

import pytest

from cxdesign.formats import workbook
from cxdesign.formats.carrying import lost_parts
from cxdesign.formats.sheet_rows import filled_sheets, sheet_rows
from cxdesign.formats.sheets import SHEETS
from tests.builders import a_journey, a_whole_project
from tests.performing import perform

PROJECT = a_whole_project()
SHEET = {sheet.name: sheet for sheet in SHEETS}


def rows(name, document=PROJECT, locale="en"):
    return sheet_rows(document, SHEET[name], locale)


def test_only_tables_that_hold_anything_are_written():
    assert [sheet.name for sheet, _ in filled_sheets(a_journey(), "en")] == []
    found = [sheet.name for sheet, _ in filled_sheets(PROJECT, "en")]
    assert found == [name for name in SHEET if name not in {"project", "touchpoint", "card"}]


def test_an_arrow_names_its_ends_and_marks():
    assert rows("flow")[0] == ("Arrow from", "To", "Repeat", "Non-visual contact")
    assert ("Booking system", "Assigns a room", "x", None) in rows("flow")
    assert rows("flow", locale="zh-CN")[0][0] == "箭头起点"


def test_a_link_says_what_it_is_in_the_readers_language():
    assert ("A letter", "serves", "a quiet night") in rows("relation")
    assert [row[1] for row in rows("relation", locale="zh-CN")][1:] != [row[1] for row in rows("relation")][1:]


def test_a_link_to_what_no_table_holds_has_no_row():
    ends = {"source_id": "touchpoint:t1", "target_id": "answer_set:stay"}
    measured = perform(PROJECT, "relate", relation="measured_by", **ends)
    assert rows("relation", measured) == rows("relation")
    read = workbook.read(workbook.write(measured))
    assert not read.losses
    assert not list(read.document.of_kind("answer_set"))
    assert lost_parts(measured, workbook.FORMAT)[-1] == "evaluation"


def test_choices_times_and_days_are_shown_as_people_read_them():
    head, row = rows("promise")
    assert dict(zip(head, row, strict=True))["Promised time (min)"] == 5
    head, row = rows("objective")
    assert dict(zip(head, row, strict=True))["Due"] == "2026-03-31"
    head, row = rows("scene")
    assert dict(zip(head, row, strict=True))["Senses"] == "Sight"


def test_of_cards_touchpoints_and_project_those_have_a_row_that_say_more_than_the_map():
    journey = a_journey(attributes={"t1": {"owner": "Desk"}, "t2": {"channel": "App", "levels": ("L1",)}})
    assert [row[0] for row in rows("touchpoint", journey)] == ["Touchpoint details", "Touchpoint t1"]
    assert len(rows("card", journey)) == len(rows("project", journey)) == 1


@pytest.mark.parametrize("name", SHEET)
def test_every_row_is_as_long_as_its_headings(name):
    assert len({len(row) for row in rows(name)}) == 1
