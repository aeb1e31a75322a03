from __future__ import annotations

import pytest

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.integrity import check_all
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import EmpathyNote, Need, Persona
from cxdesign.formats.grid import rows_of
from cxdesign.formats.sheet_reading import SheetReading, found_sheet
from tests.builders import WEIGHTS, a_blueprint, enriched

DOCUMENT = enriched(
    a_blueprint(
        {
            "ask": ("t1", "customer_actions", "Asks"),
            "greet": ("t1", "onstage", "Greets"),
            "wait1": ("t1", "customer_actions", "Waits"),
            "wait2": ("t2", "customer_actions", "Waits"),
            "book": ("t2", "support", "Booking system"),
        }
    ),
    {"persona:ann": {"name": "Ann"}, "need:quiet": {"name": "a quiet night"}, "scene:night": {"name": "Night"}},
)


def read(*table, document=DOCUMENT, title="Sheet"):
    rows = rows_of(table)
    sheet, number = found_sheet(rows)
    reading = SheetReading(document, sheet, title, "en")
    after = reading.read(rows[number:])
    check_all(after)
    return after, [(loss.code, loss.cell) for loss in reading.losses]


FLOWS = ["Arrow from", "To", "Repeat", "Non-visual contact"]


def arrows(document):
    return [(flow.source_id[5:], flow.target_id[5:], flow.is_repeat) for flow in document.all(Flow)]


def test_arrows_are_read_whether_sound_or_not():
    after, losses = read(
        FLOWS,
        ["Asks", "greets"],
        ["Greets", "Asks"],
        ["Greets", " • GREETS", "是"],
        ["Asks", "Booking system"],
        ["Waits (Touchpoint t2)", "Asks"],
    )
    assert losses == []
    assert arrows(after) == [
        ("ask", "greet", False),
        ("greet", "ask", False),
        ("greet", "greet", True),
        ("ask", "book", False),
        ("wait2", "ask", False),
    ]


def test_an_end_that_is_not_there_or_may_be_several_is_told_with_its_place():
    after, losses = read(FLOWS, ["Asks", "Sleeps"], ["Waits", "Asks"], ["", "Asks"], ["Asks"], ["Asks", "Greets", "so"])
    assert losses == [
        ("reference_unknown", "Sheet!B2"),
        ("reference_ambiguous", "Sheet!A3"),
        ("row_unnamed", "Sheet!A4"),
        ("row_refused", "Sheet!A5"),
        ("value_unreadable", "Sheet!C6"),
    ]
    assert arrows(after) == [("ask", "greet", False)]


def test_a_second_table_of_arrows_adds_to_the_first():
    after, _ = read(FLOWS, ["Asks", "Greets"])
    again, losses = read(FLOWS, ["Greets", "Asks", "x"], document=after)
    assert [flow.id for flow in again.all(Flow)] == ["flow:x1", "flow:x2"]
    assert losses == []


def test_an_arrow_is_read_once_however_often_it_is_there():
    after, losses = read(FLOWS, ["Asks", "Greets"], ["Asks", "Greets", "x"], ["Greets", "Asks", "x"])
    again, more = read(FLOWS, ["Asks", "Greets"], document=after)
    assert (arrows(after), losses) == ([("ask", "greet", False), ("greet", "ask", True)], [("row_twice", "Sheet!A3")])
    assert (again, more) == (after, [("row_twice", "Sheet!A2")])


def test_a_path_that_integrity_refuses_is_left_out():
    head = ["Path from", "To", "Repeat"]
    after, losses = read(
        head,
        ["Touchpoint t2", "Touchpoint t1"],
        ["Touchpoint t1", "Touchpoint t1", "x"],
        ["Touchpoint t2", "Touchpoint t1", "x"],
    )
    assert losses == [("row_refused", "Sheet!A2"), ("row_refused", "Sheet!A3")]
    assert [path.is_repeat for path in after.of_kind("path")] == [True]


def test_a_persona_comes_with_what_fits():
    after, losses = read(
        ["My personas"],
        ["Persona", "Target audience", "Segment", "Goal", "Sharpness of the need", "Favourite colour", "Segmant"],
        ["Ann B.", "yes", "s" * 201, "Two\nlines", "9", "red"],
        ["Ben", "x", "", "", "3"],
        ["", "", "Families"],
    )
    assert losses == [
        ("column_unknown", "Sheet!F2"),
        ("column_unknown_near", "Sheet!G2"),
        ("name_shortened", "Sheet!C3"),
        ("value_unreadable", "Sheet!E3"),
        ("target_twice", "Sheet!B4"),
        ("row_unnamed", "Sheet!A5"),
    ]
    ann, first, second = after.entries(Persona)
    assert (ann.name, first.name, first.is_target, first.goal) == ("Ann", "Ann B.", True, "Two\nlines")
    assert (len(first.segment), first.sharpness, second.sharpness, second.is_target) == (200, None, 3, False)


@pytest.mark.parametrize(("points", "told"), [((20, 20, 20, 20, 20), False), ((20, 20, 20, 20, 21), True)])
def test_weights_that_do_not_add_up_are_left_out_together(points, told):
    head = ["Persona", "Tangibles", "Reliability", "Responsiveness", "Assurance", "Empathy", "Segment"]
    after, losses = read(head, ["Ben", *map(str, points), "Families"])
    assert losses == ([("weights_not_hundred", "Sheet!B2")] if told else [])
    ben = after.entries(Persona)[-1]
    assert ben.segment == "Families"
    assert [getattr(ben, name) for name in WEIGHTS] == ([None] * 5 if told else list(points))


def test_a_note_needs_its_persona_and_area_and_a_need_does_not():
    after, losses = read(
        ["同理心便签", "顾客画像", "区域"],
        ["太吵\n睡不着", "Ann", "说出"],
        ["x", "Eve", "说出"],
        ["y", "Ann", "外面"],
        ["z", "", "听到"],
    )
    assert losses == [
        ("reference_unknown", "Sheet!B3"),
        ("value_unreadable", "Sheet!C4"),
        ("row_refused", "Sheet!A4"),
        ("row_refused", "Sheet!A5"),
    ]
    assert [(note.text, note.area) for note in after.all(EmpathyNote)] == [("太吵\n睡不着", "say")]
    after, losses = read(["Need", "Persona", "Kano class"], ["rest", "Eve", "must-be"])
    assert losses == [("reference_unknown", "Sheet!B2")]
    assert (after.entries(Need)[-1].persona_id, after.entries(Need)[-1].kano) == (None, "must_be")


def test_details_of_cards_add_to_them_as_far_as_they_are_theirs():
    after, losses = read(
        ["Card", "Standard time (min)", "Tolerated", "Pyramid", "Evidence"],
        ["Greets", "90 s", "soon", "L4", "Test"],
        ["Nobody", "1"],
        ["Greets", "2"],
    )
    assert losses == [
        ("value_unreadable", "Sheet!C2"),
        ("value_unreadable", "Sheet!D2"),
        ("reference_unknown", "Sheet!A3"),
    ]
    greet = after.get("step:greet")
    assert (greet.standard_minutes, greet.tolerance_minutes, greet.evidence) == (2, None, "test")


def test_the_project_gets_its_words_and_figures():
    after, losses = read(["Project", "Description", "Price", "Delight"], ["Hotel", "Two\nlines", "399,5", "9"])
    assert losses == [("value_unreadable", "Sheet!D2")]
    project = after.project
    assert (project.name, project.description, project.price, project.delight_line) == ("Hotel", "Two\nlines", 399.5, 3)


def test_links_are_read_among_the_kinds_they_may_join():
    after, losses = read(
        ["Link from", "Link", "To"],
        ["a quiet night", "arises at", "Touchpoint t1"],
        ["a quiet night", "arises at", "Touchpoint t2"],
        ["Touchpoint t1", "is a peak for", "a quiet night"],
        ["Touchpoint t1", "is a peak for", "a quiet night"],
        ["Greets", "serves", "a quiet night"],
        ["a quiet night", "likes", "Touchpoint t1"],
        ["a quiet night", "", "Touchpoint t1"],
    )
    assert losses == [
        ("row_twice", "Sheet!A3"),
        ("row_twice", "Sheet!A5"),
        ("reference_unknown", "Sheet!A6"),
        ("value_unreadable", "Sheet!B7"),
        ("row_refused", "Sheet!A7"),
        ("row_refused", "Sheet!A8"),
    ]
    assert sorted(relation.relation.value for relation in after.all(Relation)) == ["answers", "arises_at"]


def test_a_cell_of_the_scene_matrix_is_read():
    head = ["Touchpoint in scene", "Scene", "Relevance for customers", "Relevance for the enterprise"]
    after, losses = read(head, ["Touchpoint t1", "Night", "0", "6"], ["Touchpoint t1", "Night"])
    assert losses == [("value_unreadable", "Sheet!D2"), ("row_twice", "Sheet!A3")]
    (cell,) = after.of_kind("scene_cell")
    assert (cell.customer_relevance, cell.enterprise_relevance) == (0, None)


@pytest.mark.parametrize(
    "table",
    [
        [["", "Book"], ["Risk", ""]],
        [["Stage", "Plan"], ["Need", ""], ["Risk", "x"]],
        [["Persona: Ann"], ["", "Book"], ["Pains", "x"]],
        [["Persona"], ["", "Book"], ["Pains", "x"]],
        [["Notes"], ["more"]],
    ],
)
def test_a_map_is_no_other_table_whatever_its_lanes_are_called(table):
    assert found_sheet(rows_of(table)) is None


def test_a_single_column_of_names_is_a_table():
    sheet, number = found_sheet(rows_of([["My list"], ["Need"], ["rest"]]))
    assert (sheet.name, number) == ("need", 1)


def test_a_delimited_file_names_the_cell_alone():
    _, losses = read(["Need", "Persona"], ["rest", "Eve"], title="")
    assert losses == [("reference_unknown", "B2")]
