from __future__ import annotations

from pathlib import Path

import pytest

from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import CurveState
from cxdesign.errors import FormatError
from cxdesign.formats import delimited
from cxdesign.formats.delimited import read, write
from cxdesign.formats.format import SIZE_LIMIT, WriteOptions
from tests.builders import a_journey, a_whole_project, enriched

FILES = Path(__file__).parents[2] / "files"
JOURNEY = a_journey(
    now={"t1": 1, "t2": -5}, target={"t3": 5}, attributes={"t2": {"channel": "Desk", "levels": ("L2",)}}
)


def names(data: bytes) -> list[str]:
    return [touchpoint.name for touchpoint in read(data).document.touchpoints]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = [["Stage", "Plan", ""], ["", "Book, then pay", "Ride; arrive"], ["Pains", "slow, dear", "far; cold"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    assert names(text.encode()) == ["Book, then pay", "Ride; arrive"]


def test_commas_in_bare_cells_do_not_hide_the_semicolon() -> None:
    assert names(b"Stage;Plan;Go\nTouchpoint;Book;Ride\nPains;slow, dear, far;cold") == ["Book", "Ride"]


def test_an_announced_delimiter_is_believed() -> None:
    assert names(b"sep=;\r\nTouchpoint;Book;Ride\r\nPains;a,b,c;d") == ["Book", "Ride"]


@pytest.mark.parametrize("name", ["taxi_utf8_comma.csv", "taxi_gb18030_semicolon.csv", "taxi_utf16_tab.tsv"])
def test_files_of_a_spreadsheet_program_are_read(name: str) -> None:
    result = read((FILES / name).read_bytes())
    document = result.document
    assert [stage.name for stage in document.stages] == ["出发前", "路上", "到达后"]
    assert [touchpoint.name for touchpoint in document.touchpoints] == ["叫车", "等车", "乘车", "评价"]
    assert [document.emotion(t.id, CurveState.NOW) for t in document.touchpoints] == [1, -3, 2, None]
    assert [document.emotion(t.id, CurveState.TARGET) for t in document.touchpoints] == [2, 0, 3, None]
    first = document.touchpoints[0].id
    assert [card.text for card in document.cards(first, "lane:customer_actions")] == ["打开应用", "输入目的地"]
    assert [loss.cell for loss in result.losses] == ["E6", "E7"]


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_what_is_promised_survives(locale: str) -> None:
    read_back = read(write(JOURNEY, WriteOptions(locale)))
    assert not read_back.losses
    assert write(read_back.document, WriteOptions(locale)) == write(JOURNEY, WriteOptions(locale))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_the_lanes_of_the_blueprint_survive(locale: str) -> None:
    blueprint = a_whole_project()
    read_back = read(write(blueprint, WriteOptions(locale)))
    assert not read_back.losses
    assert {lane.role for lane in read_back.document.lanes} == {lane.role for lane in blueprint.lanes}
    assert len(list(read_back.document.of_kind("step"))) == len(list(blueprint.of_kind("step")))


def test_any_other_table_is_a_file_of_its_own() -> None:
    project = a_whole_project()
    read_back = read(write(project, WriteOptions(table="persona"))).document
    assert [persona.name for persona in read_back.of_kind("persona")] == ["Ann", "Ben"]
    with pytest.raises(FormatError, match="table_without_rows"):
        read(write(project, WriteOptions(table="flow")))
    with pytest.raises(FormatError, match="table_unknown"):
        write(project, WriteOptions(table="flows"))


@pytest.mark.parametrize("name", ["=cmd()", "+1", "-1", "@SUM(A1)"])
def test_no_name_of_a_register_is_written_as_a_formula(name: str) -> None:
    written = write(enriched(a_journey(), {"risk:r": {"name": name}}), WriteOptions(table="risk"))
    assert f"'{name}," in written.decode("utf-8-sig")
    assert [risk.name for risk in read(written).document.of_kind("risk")] == [name]


def test_a_list_from_a_spreadsheet_in_an_old_encoding_is_read() -> None:
    result = read((FILES / "needs_gb18030_semicolon.csv").read_bytes())
    assert [need.name for need in result.document.entries(Need)] == ["夜里安静", "早餐不用排队", "退房后能寄存行李"]
    first = result.document.entries(Need)[0]
    assert (first.need_type, first.kano, first.importance, first.learned_by) == (
        "need",
        "must_be",
        5,
        "voice_of_customer",
    )
    assert [(loss.code, loss.cell) for loss in result.losses] == [
        ("column_unknown", "G2"),
        ("reference_unknown", "B3"),
        ("value_unreadable", "E5"),
    ]


def test_spreadsheets_recognise_the_encoding() -> None:
    assert write(JOURNEY).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "'=1", "＝1"])
def test_no_text_is_written_as_a_formula(text: str) -> None:
    journey = a_journey(cards={"note:n": ("t1", "pains", text)})
    cells = [cell.strip('"') for line in write(journey).decode("utf-8-sig").splitlines() for cell in line.split(",")]
    assert f"'{text}" in cells
    read_back = read(write(journey)).document
    assert [card.text for card in read_back.cards(read_back.touchpoints[0].id, "lane:pains")] == [text]


def test_negative_emotions_are_not_escaped() -> None:
    assert "Emotion now,1,-5," in write(JOURNEY).decode("utf-8-sig")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b",,,\n,,", "file_empty"),
        (b"just a line of text", "table_without_columns"),
        (b'Stage,Plan\n"open,\nx', "csv_quote_open"),
        (b'a"b"c,d\nx,"' + b"y" * 140_000 + b'"z', "csv_cell_too_long"),
        (b"a,b\n" * 2_001, "table_too_large"),
        (b"\n" * 13_000, "table_too_large"),
        (b"a" + b"," * 1_500 + b"b", "table_too_large"),
        (b"\x00\x01", "file_encoding"),
        (b" " * (SIZE_LIMIT + 1), "file_too_large"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(FormatError) as refusal:
        read(data)
    assert refusal.value.code == code


def test_an_open_quotation_mark_names_its_line() -> None:
    with pytest.raises(FormatError) as refusal:
        read(b'Stage,Plan\nPains,"x\n')
    assert refusal.value.params == {"line": 2}


def test_a_stray_quotation_mark_is_no_reason_to_refuse() -> None:
    assert names(b'Touchpoint,"Book" now,Ride\nPains,a 5" hole,b') == ["Book now", "Ride"]


def test_the_format_takes_every_text() -> None:
    assert delimited.FORMAT.sniff("情绪".encode("gb18030"))
    assert not delimited.FORMAT.sniff(b"\x00")


def test_a_row_of_millions_of_blank_cells_is_refused_at_once() -> None:
    with pytest.raises(FormatError) as refused:
        read(b"Touchpoint" + b"," * 3_000_000)
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
