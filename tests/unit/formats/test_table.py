from __future__ import annotations

import pytest

from cxdesign.domain.document import Document
from cxdesign.domain.integrity import RECORD_LIMIT
from cxdesign.domain.vocabulary import CurveState, LaneRole, Level
from cxdesign.errors import FormatError
from cxdesign.formats.format import Loss, ReadOptions, ReadResult
from cxdesign.formats.table import DEFAULT_LANES
from cxdesign.formats.tables import read_tables
from cxdesign.i18n import Translator

HEAD = (["Stage", "Plan", "", "Go"], ["Touchpoint", "Book", "Pay", "Ride"])


def read(*rows: list[str], filename: str | None = "taxi.csv", locale: str = "en") -> ReadResult:
    return read_table([*HEAD, *rows], ReadOptions(filename, locale))


def read_table(table, options):
    return read_tables([("", table)], options, format_name="csv")


def cards(document: Document, lane: str) -> list[list[str]]:
    return [[card.text for card in document.cards(touchpoint.id, lane)] for touchpoint in document.touchpoints]


def emotions(document: Document, state: CurveState = CurveState.NOW) -> list[int | None]:
    return [document.emotion(touchpoint.id, state) for touchpoint in document.touchpoints]


def places(result: ReadResult) -> list[tuple[str, str | None]]:
    return [(loss.code, loss.cell) for loss in result.losses]


def test_stages_and_touchpoints_come_in_the_order_of_the_columns() -> None:
    document = read().document
    names = {stage.id: stage.name for stage in document.stages}
    assert [(names[t.stage_id], t.name) for t in document.touchpoints] == [
        ("Plan", "Book"),
        ("Plan", "Pay"),
        ("Go", "Ride"),
    ]


def test_the_lines_of_a_cell_become_cards() -> None:
    result = read(["Customer actions", "Opens app\n\n• Types address", "Pays", ""])
    assert cards(result.document, "lane:customer_actions") == [["Opens app", "Types address"], ["Pays"], []]
    assert not result.losses


def test_each_lane_gets_cards_of_its_kind() -> None:
    document = read(["Doing", "a"], ["Thinking", "b"], ["痛点", "c"], ["Ideas", "d"]).document
    kinds = {card.text: card.kind for card in document if card.kind in {"step", "note", "feature"}}
    assert kinds == {"a": "step", "b": "note", "c": "note", "d": "feature"}


def test_numbers_of_the_emotion_lanes_become_emotions() -> None:
    result = read(["情绪", "＋３", "−2", "0"], ["Target emotion", "4", "", "5.0"])
    assert emotions(result.document) == [3, -2, 0]
    assert emotions(result.document, CurveState.TARGET) == [4, None, 5]
    assert not result.losses


def test_what_is_no_emotion_is_lost_with_its_cell() -> None:
    result = read(["Emotion", "6", "good", "2.5"])
    assert emotions(result.document) == [None, None, None]
    assert places(result) == [("emotion_unreadable", cell) for cell in ("B3", "C3", "D3")]
    assert result.losses[1].params == {"value": "good"}


def test_a_second_emotion_row_fills_in_and_does_not_overwrite() -> None:
    result = read(["Emotion", "1"], ["Mood", "2", "3"])
    assert emotions(result.document) == [1, 3, None]
    assert places(result) == [("emotion_twice", "B4")]


def test_the_channel_lane_becomes_an_attribute() -> None:
    document = read(["Channel", "App\nPhone", "", "Car"]).document
    assert [touchpoint.channel for touchpoint in document.touchpoints] == ["App, Phone", "", "Car"]


def test_the_pyramid_lane_becomes_levels() -> None:
    result = read(["Pyramid", "L3, L1", "4、２", "high"])
    assert [t.levels for t in result.document.touchpoints] == [(Level.L1, Level.L3), (Level.L2, Level.L4), ()]
    assert places(result) == [("level_unknown", "D3")]


def test_an_unknown_lane_keeps_its_name_and_its_cards() -> None:
    result = read(["Legal", "Id check"])
    lane = result.document.lanes[-1]
    assert (lane.role, lane.name) == (LaneRole.NOTES, "Legal")
    assert cards(result.document, lane.id)[0] == ["Id check"]
    assert not result.losses


def test_a_misspelt_lane_is_kept_and_the_known_name_suggested() -> None:
    result = read(["Oportunities", "Book ahead"])
    assert result.losses == (
        Loss("lane_name_unknown", {"name": "Oportunities", "suggestion": "opportunities"}, cell="A3"),
    )


def test_a_table_of_something_else_is_read_and_said_to_be_not_understood() -> None:
    result = read_table([["hello", "world"], ["1", "2"]], ReadOptions("numbers.csv"))
    assert result.losses[0] == Loss("nothing_recognised")
    assert [touchpoint.name for touchpoint in result.document.touchpoints] == ["world"]
    assert read_table([["", "Book"], ["Pains", "Queues"]], ReadOptions("taxi.csv")).losses == ()


def test_rows_without_a_name_continue_the_lane_above() -> None:
    document = read(["Pains", "Slow"], ["", "Dear", "Queue"]).document
    assert cards(document, "lane:pains") == [["Slow", "Dear"], ["Queue"], []]


def test_rows_of_the_same_unknown_name_are_one_lane() -> None:
    document = read(["Legal", "a"], ["Pains", "b"], ["Legal", "c"]).document
    assert [lane.name for lane in document.lanes if lane.role is LaneRole.NOTES] == ["Legal"]


def test_missing_lanes_are_added_where_they_belong() -> None:
    roles = [lane.role for lane in read(["Pains", "a"], ["Legal", "b"], ["Opportunities", "c"]).document.lanes]
    assert [role for role in roles if role is not LaneRole.NOTES] == list(DEFAULT_LANES)
    assert roles[roles.index(LaneRole.PAINS) + 1] is LaneRole.NOTES


def test_the_order_of_the_lanes_in_the_file_is_kept() -> None:
    roles = [lane.role for lane in read(["Opportunities", "a"], ["Pains", "b"]).document.lanes]
    assert roles.index(LaneRole.OPPORTUNITIES) < roles.index(LaneRole.PAINS)


def test_a_stage_without_touchpoints_stays() -> None:
    table = [["Stage", "Plan", "Go"], ["Touchpoint", "Book", ""], ["Pains", "Slow", ""]]
    document = read_table(table, ReadOptions()).document
    assert [stage.name for stage in document.stages] == ["Plan", "Go"]
    assert [touchpoint.name for touchpoint in document.touchpoints] == ["Book"]


def test_a_column_with_entries_but_no_name_is_numbered() -> None:
    table = [["", "Book", ""], ["Pains", "Slow", "Dear"]]
    result = read_table(table, ReadOptions(locale="zh-CN"))
    assert [touchpoint.name for touchpoint in result.document.touchpoints] == ["Book", "触点 2"]
    assert places(result) == [("touchpoint_unnamed", "C1")]


def test_stages_alone_are_touchpoints_too() -> None:
    document = read_table([["Stage", "Plan", "Go"], ["Pains", "a", "b"]], ReadOptions()).document
    assert [touchpoint.name for touchpoint in document.touchpoints] == ["Plan", "Go"]


def test_touchpoints_alone_lie_in_one_stage() -> None:
    document = read_table([["", "Book", "Ride"]], ReadOptions(locale="zh-CN")).document
    assert [stage.name for stage in document.stages] == ["旅程"]


@pytest.mark.parametrize(
    ("filename", "name"),
    [("taxi.csv", "taxi"), (r"C:\maps\my taxi.v2.csv", "my taxi.v2"), ("taxi", "taxi"), (None, "Imported journey")],
)
def test_the_file_names_the_project(filename: str | None, name: str) -> None:
    assert read(filename=filename).document.project.name == name


def test_a_title_names_the_project_before_the_file_does() -> None:
    table = [["Taxi ride at night"], *HEAD]
    result = read_table(table, ReadOptions("x.csv"))
    assert result.document.project.name == "Taxi ride at night"


def test_texts_beyond_the_limits_are_shortened_and_said_so() -> None:
    result = read(["Pains", "x" * 10_001], ["Channel", "", "y" * 300])
    assert len(cards(result.document, "lane:pains")[0][0]) == 10_000
    assert len(result.document.touchpoints[1].channel) == 200
    assert sorted(places(result)) == [("card_shortened", "B3"), ("name_shortened", "C4")]


def test_every_loss_can_be_told() -> None:
    table = [
        ["Stage", "", "Go"],
        ["Emotion", "9", "x" * 300],
        ["Emotion", "1", ""],
        ["Pyramid", "high", ""],
        ["Pain", "a"],
    ]
    result = read_table([["t" * 300], *table], ReadOptions("x.csv"))
    for locale in ("en", "zh-CN"):
        sentences = [Translator(locale)(f"loss.{loss.code}", **loss.placeholders) for loss in result.losses]
        assert len(sentences) == 5
        assert not any("None" in sentence for sentence in sentences)


def test_control_characters_are_dropped() -> None:
    assert cards(read(["Pains", "a\x00b\x07"]).document, "lane:pains")[0] == ["ab"]


def test_too_many_cards_are_refused() -> None:
    with pytest.raises(FormatError, match="document_too_large"):
        read(["Pains", "\n".join("x" * 50_001)])


def test_more_lines_than_a_document_holds_cards_are_refused_before_they_are_made() -> None:
    with pytest.raises(FormatError) as refused:
        read(["Pains", "a\n" * (RECORD_LIMIT + 1), ""])
    assert refused.value.code == "document_too_large"


def test_a_cell_full_of_unknown_levels_is_one_loss() -> None:
    result = read(["Pyramid", "x " * 1_000 + "L2", ""])
    assert places(result) == [("level_unknown", "B3")]
    assert result.document.touchpoints[0].levels == (Level.L2,)


def test_rows_of_marks_become_planned_peaks_and_the_planned_end() -> None:
    result = read(["Planned peak", "x", "", "是"], ["计划终点", "no", "X", ""])
    assert [t.is_peak for t in result.document.touchpoints] == [True, False, True]
    assert [t.is_end for t in result.document.touchpoints] == [False, True, False]
    assert not result.losses


def test_a_second_planned_end_and_a_mark_that_says_nothing_are_told() -> None:
    result = read(["Planned peak", "perhaps", "", ""], ["Planned end", "x", "x", ""])
    assert [t.is_end for t in result.document.touchpoints] == [True, False, False]
    assert places(result) == [("mark_unreadable", "B3"), ("end_twice", "C4")]
