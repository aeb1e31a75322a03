from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Step
from cxdesign.domain.environment import CANVAS_ID, EnvironmentCanvas, Participation
from cxdesign.domain.journey import Lane
from cxdesign.domain.understanding import Persona
from cxdesign.domain.vocabulary import CurveState
from cxdesign.errors import FormatError
from cxdesign.formats.format import SIZE_LIMIT, ReadOptions, WriteOptions
from cxdesign.formats.sheets import SHEETS
from cxdesign.formats.workbook import read, write
from tests.builders import a_journey, a_participation, a_whole_project, an_empty_journey, enriched

FILES = Path(__file__).parents[2] / "files"
JOURNEY = a_journey(
    now={"t1": 1, "t2": -5}, target={"t3": 5}, attributes={"t2": {"channel": "Desk", "levels": ("L2",)}}
)


def a_workbook(fill: Callable[[Worksheet], None], *, others: dict[str, list[list[object]]] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    for name, rows in (others or {}).items():
        other = book.create_sheet(name)
        for row in rows:
            other.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """Return a workbook with other contents of some parts; their names are given with ``__`` for ``/``."""
    buffer = io.BytesIO()
    changed = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(FormatError) as refused:
        read(data)
    return refused.value.code


def test_a_file_of_a_spreadsheet_program_is_read() -> None:
    result = read((FILES / "taxi.xlsx").read_bytes())
    document = result.document
    assert [stage.name for stage in document.stages] == ["出发前", "路上", "到达后"]
    assert [document.emotion(t.id, CurveState.NOW) for t in document.touchpoints] == [1, -3, 2, None]
    assert [lane.name for lane in document.lanes if lane.name] == ["合规"]
    assert [(loss.code, loss.cell) for loss in result.losses] == [
        ("emotion_unreadable", "E6"),
        ("emotion_unreadable", "E7"),
    ]


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_what_is_promised_survives(locale: str) -> None:
    result = read(write(JOURNEY, WriteOptions(locale)))
    assert not result.losses
    again = read(write(result.document, WriteOptions(locale)))
    assert again.document == result.document
    assert [t.name for t in result.document.touchpoints] == [t.name for t in JOURNEY.touchpoints]


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_blueprint_empathy_map_and_registers_survive(locale: str) -> None:
    project = a_whole_project()
    result = read(write(project, WriteOptions(locale)))
    assert not result.losses
    kinds = {kind for sheet in SHEETS for kind in sheet.kinds} | {"stage", "lane", "emotion"}
    assert {k: len(list(result.document.of_kind(k))) for k in kinds} == {
        k: len(list(project.of_kind(k))) for k in kinds
    }
    assert read(write(result.document, WriteOptions(locale))).document == result.document


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_the_environment_survives_and_what_is_said_twice_is_told(locale: str) -> None:
    whole = a_journey({"s1": ["t1"], "s2": ["t2"]}).with_records(
        changed=[
            EnvironmentCanvas(id=CANVAS_ID, place="Lobby", privacy="No names"),
            a_participation("s1", "customer", "involve"),
            a_participation("s2", "front_line", "decide"),
        ]
    )
    data = write(whole, WriteOptions(locale=locale))
    found = read(data, ReadOptions(locale=locale)).document
    assert found.get(CANVAS_ID) == whole.get(CANVAS_ID)
    stages = {stage.id: stage.name for stage in (*whole.stages, *found.stages)}
    assert [
        sorted((stages[one.stage_id], one.stakeholder, one.level) for one in document.all(Participation))
        for document in (found, whole)
    ] == [[("Stage s1", "customer", "involve"), ("Stage s2", "front_line", "decide")]] * 2
    book = load_workbook(io.BytesIO(data))
    sheet = book["参与矩阵" if locale == "zh-CN" else "Participation matrix"]
    sheet.append([cell.value for cell in sheet[2]])
    again = io.BytesIO()
    book.save(again)
    assert [loss.code for loss in read(again.getvalue()).losses] == ["row_twice"]


def test_a_blueprint_saved_by_a_spreadsheet_program_is_read() -> None:
    result = read((FILES / "tea_blueprint.xlsx").read_bytes())
    document = result.document
    assert document.project.name == "奶茶店现制"
    steps = {step.text: document.expect(step.lane_id, Lane).role.value for step in document.all(Step)}
    assert steps == {
        "菜单屏": "evidence",
        "取餐号": "evidence",
        "点单": "customer_actions",
        "等待": "customer_actions",
        "取杯": "customer_actions",
        "确认口味": "onstage",
        "叫号": "onstage",
        "打印杯贴": "backstage",
        "调制": "backstage",
        "点单系统": "support",
    }
    make = next(step for step in document.all(Step) if step.text == "调制")
    assert (make.standard_minutes, make.is_fail, make.detection) == (1.5, True, "出杯前核对杯贴")
    assert len(document.all(Flow)) == 7
    assert [persona.name for persona in document.entries(Persona)] == ["小林"]
    assert [(loss.code, loss.cell) for loss in result.losses] == [
        ("value_unreadable", "卡片!C4"),
        ("reference_unknown", "箭头!B9"),
        ("sheet_skipped", None),
    ]


def test_a_project_keeps_its_name_though_nothing_else_is_said_of_it() -> None:
    journey = a_journey(name="A night: at the hotel")
    assert read(write(journey), ReadOptions(filename="Else.xlsx")).document.project.name == journey.project.name


def test_every_table_has_a_sheet_with_frozen_headings_and_no_formula() -> None:
    project = enriched(a_whole_project(), {"risk:more": {"name": "=1+1", "response": "-2"}})
    book = load_workbook(io.BytesIO(write(project)))
    assert book.sheetnames[:3] == ["Journey", "Project", "Paths"]
    sheet = book["Risks"]
    assert sheet.freeze_panes == "B2"
    assert {(cell.value, cell.data_type) for cell in sheet["A"]} >= {("=1+1", "s"), ("Road works", "s")}
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_emotions_are_numbers_and_texts_are_never_formulas() -> None:
    journey = a_journey(cards={"note:n": ("t1", "pains", "=1+1")}, now={"t1": -3})
    sheet = load_workbook(io.BytesIO(write(journey))).active
    assert isinstance(sheet, Worksheet)
    values = {str(row[0].value): row[1] for row in sheet.iter_rows()}
    assert (values["Emotion now"].value, values["Emotion now"].data_type) == (-3, "n")
    assert (values["Pains"].value, values["Pains"].data_type) == ("=1+1", "s")


def test_stage_cells_are_merged_and_headings_frozen() -> None:
    sheet = load_workbook(io.BytesIO(write(JOURNEY))).active
    assert isinstance(sheet, Worksheet)
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["B1:C1"]
    assert sheet.freeze_panes == "B3"


def test_a_journey_without_stages_can_be_written() -> None:
    assert refusal(write(an_empty_journey())) == "table_without_columns"


def test_the_first_sheet_with_content_is_read_and_the_others_are_named() -> None:
    rows: list[list[object]] = [["", "Book", "Ride"], ["Emotion", 1, 2.0]]
    data = a_workbook(lambda _: None, others={"Map": rows, "Notes": [["x", "y"]], "Blank": []})
    result = read(data)
    assert [t.name for t in result.document.touchpoints] == ["Book", "Ride"]
    assert [(loss.code, dict(loss.params)) for loss in result.losses] == [("sheet_skipped", {"name": "Notes"})]


def test_values_of_every_type_are_read_as_text() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["", "a", "b", "c", "d"])
        sheet.append(["Pains", True, date(2026, 1, 2), 1.5, 7])

    document = read(a_workbook(fill)).document
    texts = [[card.text for card in document.cards(t.id, "lane:pains")] for t in document.touchpoints]
    assert texts == [["TRUE"], ["2026-01-02T00:00:00"], ["1.5"], ["7"]]


def test_a_cell_far_away_is_refused() -> None:
    def far_down(sheet: Worksheet) -> None:
        sheet["A1"], sheet["A9000"] = "x", "y"

    def far_right(sheet: Worksheet) -> None:
        sheet["A1"], sheet["XFD1"] = "x", "y"

    assert refusal(a_workbook(far_down)) == "table_too_large"
    assert refusal(a_workbook(far_right)) == "table_too_large"


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 and nothing else",
        write(JOURNEY)[:-200],
        write(JOURNEY)[:2000],
        repacked(write(JOURNEY), xl__workbook=b"<broken"),
        repacked(write(JOURNEY), xl__worksheets__sheet1=b"not xml"),
    ],
    ids=["no archive", "end missing", "cut", "workbook part", "sheet part"],
)
def test_a_damaged_workbook_is_refused(data: bytes) -> None:
    assert refusal(data) == "xlsx_damaged"


def test_another_archive_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "hello")
    assert refusal(buffer.getvalue()) == "xlsx_damaged"


@pytest.mark.parametrize("size", [30_000_000, 70_000_000], ids=["steep", "large"])
def test_an_archive_that_unpacks_to_too_much_is_refused(size: int) -> None:
    assert refusal(repacked(write(JOURNEY), xl__media__filler=b" " * size)) == "xlsx_bomb"


def test_an_archive_of_too_many_parts_is_refused() -> None:
    buffer = io.BytesIO(write(JOURNEY))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(2_001):
            archive.writestr(f"extra/{number}", b"")
    assert refusal(buffer.getvalue()) == "xlsx_bomb"


def test_entities_are_not_expanded() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="B1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    )
    assert refusal(repacked(write(JOURNEY), xl__worksheets__sheet1=bomb)) == "xlsx_damaged"
    outside = bomb.replace(b'"aaaaaaaaaa"', b'SYSTEM "file:///etc/passwd"')
    assert refusal(repacked(write(JOURNEY), xl__worksheets__sheet1=outside)) == "xlsx_damaged"


def as_other_part(sheet: bytes, name: str) -> bytes:
    """Return a workbook whose sheet is a part of another name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write(JOURNEY))) as old, zipfile.ZipFile(buffer, "w") as new:
        for part in old.namelist():
            if part != "xl/worksheets/sheet1.xml":
                new.writestr(part, old.read(part).replace(b"worksheets/sheet1.xml", name.encode()))
        new.writestr(f"xl/{name}", sheet)
    return buffer.getvalue()


@pytest.mark.parametrize("name", ["worksheets/sheet1.dat", "media/image1.png", "sheet"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf", b"\n "])
def test_a_sheet_is_looked_at_whatever_its_part_is_called(name: str, start: bytes) -> None:
    open_tag = start + b"<worksheet>" + b"<c>" * 1_600_000
    assert refusal(as_other_part(open_tag, name)) == "table_too_large"
    entities = start + b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet/>'
    assert refusal(as_other_part(entities, name)) == "xlsx_damaged"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_sheet_in_an_encoding_that_hides_its_markup_is_refused(encoding: str) -> None:
    sheet = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet/>'.encode(encoding)
    assert refusal(as_other_part(sheet, "sheet")) == "xlsx_damaged"


@pytest.mark.parametrize("character", ["\ufffe", "\uffff"])
def test_a_character_that_xml_cannot_hold_is_left_out(character: str) -> None:
    document = read(write(a_journey(cards={"note:n": ("t1", "pains", f"a{character}b")}))).document
    assert [card.text for card in document.cards(document.touchpoints[0].id, "lane:pains")] == ["ab"]


def test_a_file_beyond_the_size_limit_is_refused() -> None:
    assert refusal(b"PK\x03\x04" + b" " * SIZE_LIMIT) == "file_too_large"


@pytest.mark.parametrize(
    "content",
    [
        b"<worksheet><row "
        + b" ".join(b'a%d="%d"' % (n, n * 7919 % 10_007) for n in range(120_000))
        + b"/></worksheet>",
        b"<worksheet><!-- " + b" ".join(b"<%d" % (n * 7919 % 100_003) for n in range(300_000)) + b"--></worksheet>",
        b"<worksheet><?x " + b" ".join(b"<%d" % (n * 7919 % 100_003) for n in range(300_000)) + b"?></worksheet>",
    ],
    ids=["attributes", "comment", "instruction"],
)
def test_a_single_tag_of_a_megabyte_is_refused_before_it_is_parsed(content: bytes) -> None:
    with pytest.raises(FormatError) as refused:
        read(repacked(write(JOURNEY), xl__worksheets__sheet1=content))
    assert refused.value.code == "table_too_large"


@pytest.mark.parametrize(("text", "count"), [("x" * 9_990, 20), ("\N{GRINNING FACE}" * 9_000, 5), ("=x", 600)])
def test_many_cards_of_one_cell_are_all_read_back(text: str, count: int) -> None:
    cards = {f"note:n{number:03}": ("t1", "pains", f"{text}{number}") for number in range(count)}
    journey = a_journey(cards=cards)
    result = read(write(journey))
    assert not result.losses
    (touchpoint, *_) = result.document.touchpoints
    found = [card.text for card in result.document.cards(touchpoint.id, "lane:pains")]
    assert found == [card.text for card in journey.cards("touchpoint:t1", "lane:pains")]


def test_rows_are_as_high_as_their_text_in_programs_that_do_not_see_to_it():
    long = "words that need several lines of a column that is not so wide"
    document = a_journey(cards={"note:c": ("t1", "pains", f"{long}\n{long}")})
    sheet = load_workbook(io.BytesIO(write(document))).worksheets[0]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value and long in str(cell.value)]
    assert sheet.row_dimensions[cell.row].height >= 4 * 15
    assert sheet.row_dimensions[1].height is None
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.orientation) == (1, "landscape")
