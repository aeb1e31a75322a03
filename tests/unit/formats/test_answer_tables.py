from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from cxdesign.analysis.measures import ROLES
from cxdesign.domain.vocabulary import Metric
from cxdesign.errors import FormatError
from cxdesign.formats.answer_tables import guessed_roles, map_answers, read_answer_tables

FILES = Path(__file__).parents[2] / "files"


def table(text: str):
    (found,) = read_answer_tables(text.encode())
    return found


def a_workbook(*rows, title="Answers") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_pasted_column_of_numbers_has_no_headings():
    found = table("9\n10\n\n3\n")
    assert (found.headings, found.rows, found.first_row) == (("",), (("9",), ("10",), ("3",)), 1)
    assert map_answers(found, Metric.NPS, guessed_roles(found, Metric.NPS)).rows == ((9.0,), (10.0,), (3.0,))


def test_cells_of_a_spreadsheet_keep_their_places():
    found = table("Site\tHow likely?\n\t\nNorth\t9\n")
    assert (found.headings, found.rows, found.first_row) == (("Site", "How likely?"), (("North", "9"),), 2)


@pytest.mark.parametrize(
    ("heading", "metric", "role"),
    [
        ("How likely are you to recommend us?", Metric.NPS, "answer"),
        ("您有多大可能推荐我们", Metric.NPS, "answer"),
        ("门店", Metric.NPS, "group"),
        ("Shop", Metric.CSAT, "group"),
        ("Functional", Metric.KANO, "present"),
        ("Dysfunctional", Metric.KANO, "absent"),
        ("Waiting time (min)", Metric.ON_TIME, "time"),
        ("可靠性期望 2", Metric.SERVQUAL, "reliability_expected"),
        ("Empathy perceived: they know me", Metric.SERVQUAL, "empathy_perceived"),
        ("Respondent", Metric.NPS, None),
    ],
)
def test_a_heading_names_its_role_in_either_language(heading, metric, role):
    assert guessed_roles(table(f"{heading}\tZz\nx\ty\n"), metric)[0] == role


def test_without_headings_the_columns_that_fit_take_the_roles_in_order():
    found = table("like\tdislike\nneutral\tneutral\n")
    assert found.headings == ("", "")
    assert guessed_roles(found, Metric.KANO) == ("present", "absent")


def test_two_columns_that_fit_one_role_are_not_both_taken():
    assert guessed_roles(table("Answer\tAnswer 2\n9\t8\n"), Metric.NPS) == ("answer", None)


def test_what_is_no_answer_is_told_with_its_place_and_counts_as_missing():
    mapped = map_answers(table("Score\n9\nten\n11\n7.5\n８\n"), Metric.NPS, ["answer"])
    assert mapped.rows == ((9.0,), (None,), (None,), (None,), (8.0,))
    assert [(cell.address, cell.text) for cell in mapped.unread] == [("A3", "ten"), ("A4", "11"), ("A5", "7.5")]
    assert mapped.unread_count == 3


def test_columns_left_out_are_left_out():
    mapped = map_answers(table("Name\tScore\nAnn\t9\n"), Metric.NPS, [None, "answer"])
    assert (mapped.columns, mapped.rows) == (("answer",), ((9.0,),))


def test_repeated_roles_are_numbered():
    roles = ["empathy_expected", "empathy_perceived", "empathy_expected", "empathy_perceived"]
    mapped = map_answers(table("7\t6\t5\t4\n"), Metric.SERVQUAL, roles)
    assert mapped.columns == (
        "empathy_expected_1",
        "empathy_perceived_1",
        "empathy_expected_2",
        "empathy_perceived_2",
    )


@pytest.mark.parametrize("answer", ["I like it.", "我很喜欢", "1", "LIKE"])
def test_answers_of_kano_are_read_in_words_and_numbers(answer):
    assert map_answers(table(f"{answer}\t5\n"), Metric.KANO, ["present", "absent"]).rows == (("like", "dislike"),)


@pytest.mark.parametrize(
    ("roles", "code"),
    [
        ([None, None], "answers_role_missing"),
        (["group", None], "answers_role_missing"),
        (["answer"] * 2, "answers_role_twice"),
    ],
)
def test_roles_that_give_no_figure_are_refused(roles, code):
    with pytest.raises(FormatError, match=code):
        map_answers(table("9\t8\n"), Metric.NPS, roles)


def test_dimensions_alone_are_enough_for_servqual_but_nothing_is_not():
    with pytest.raises(FormatError, match="answers_role_missing"):
        map_answers(table("9\t8\n"), Metric.SERVQUAL, [None, None])


def test_every_sheet_of_a_workbook_with_content_is_a_table():
    (found,) = read_answer_tables(a_workbook(["Answer", "Group"], [9, "North"], [4.0, "South"]))
    assert (found.title, found.rows) == ("Answers", (("9", "North"), ("4", "South")))


def test_a_file_written_by_pandas_is_read():
    frame = pd.DataFrame({"Wartezeit": [1.5, None, 3.0], "Site": ["N", "S", "N"]})
    buffer = io.BytesIO()
    frame.to_excel(buffer, index=False)
    (from_xlsx,) = read_answer_tables(buffer.getvalue())
    (from_csv,) = read_answer_tables(frame.to_csv(index=False).encode())
    assert from_xlsx.rows[0] == from_csv.rows[0] == ("1.5", "N")
    assert map_answers(from_xlsx, Metric.ON_TIME, ["time", "group"]).rows[1] == (None, "S")


def test_chinese_text_in_gb18030_with_semicolons_is_read():
    found = read_answer_tables("门店;推荐意愿\n北店;9\n南店;6".encode("gb18030"))[0]
    assert guessed_roles(found, Metric.NPS) == ("group", "answer")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b" \n\t\n", "file_empty"),
        (("9\n" * 5_002).encode(), "answers_too_many"),
        (("\t".join(["9"] * 41)).encode(), "answers_too_many"),
        (b"PK\x03\x04rest", "xlsx_damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data, code):
    with pytest.raises(FormatError, match=code):
        read_answer_tables(data)


def test_as_many_rows_as_are_allowed_are_read():
    assert len(table("Answer\n" + "9\n" * 5_000).rows) == 5_000
    assert len(read_answer_tables(a_workbook(["Answer"], *[[9]] * 5_000))[0].rows) == 5_000


def test_a_formula_of_a_cell_is_text():
    mapped = map_answers(table("Answer\tGroup\n9\t'=1+1\n"), Metric.NPS, ["answer", "group"])
    assert mapped.rows == ((9.0, "=1+1"),)


def test_what_is_mapped_fits_the_columns_it_names():
    for metric, roles in ROLES.items():
        keys = [role.key for role in roles]
        mapped = map_answers(table("\t".join("1" for _ in keys)), metric, keys)
        assert len(mapped.columns) == len(mapped.rows[0]) == len(keys)
