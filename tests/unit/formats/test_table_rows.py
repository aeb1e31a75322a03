from __future__ import annotations

from cxdesign.domain.change import apply, patch
from cxdesign.formats.table_rows import table_rows
from tests.builders import a_journey, an_empty_journey

JOURNEY = a_journey(
    now={"t1": 1, "t3": -2},
    target={"t1": 3},
    attributes={"t1": {"channel": "App", "levels": ("L1", "L3")}},
)


def rows_by_name(locale: str = "en") -> dict[object, tuple[object, ...]]:
    return {row[0]: row[1:] for row in table_rows(JOURNEY, locale)}


def test_the_first_rows_name_stages_and_touchpoints() -> None:
    rows = table_rows(JOURNEY, "en")
    assert rows[0] == ("Stage", "Stage s1", "Stage s1", "Stage s2")
    assert rows[1] == ("Touchpoint", "Touchpoint t1", "Touchpoint t2", "Touchpoint t3")


def test_emotions_stay_numbers() -> None:
    rows = rows_by_name()
    assert rows["Emotion now"] == (1, None, -2)
    assert rows["Target emotion"] == (3, None, None)


def test_cards_of_a_cell_stand_on_lines_of_their_own() -> None:
    assert rows_by_name()["Customer actions"] == ("Books a room\nReads the confirmation", None, None)


def test_a_line_break_in_a_card_becomes_a_space() -> None:
    document = a_journey(cards={"note:n": ("t1", "pains", "one\ntwo")})
    assert {row[0]: row[1] for row in table_rows(document, "en")}["Pains"] == "one two"


def test_channel_and_levels_have_rows() -> None:
    rows = rows_by_name()
    assert rows["Touchpoint and channel"] == ("App", None, None)
    assert rows["Pyramid"] == ("L1, L3", None, None)


def test_lane_names_follow_the_language() -> None:
    assert {"顾客行为", "痛点", "现状情绪", "目标情绪"} <= rows_by_name("zh-CN").keys()


def test_a_lane_with_a_name_of_its_own_keeps_it() -> None:
    lane = JOURNEY.lanes[0]
    document = apply(JOURNEY, patch(lane, name="What guests do"))
    assert "Customer actions: What guests do" in {row[0] for row in table_rows(document, "en")}


def test_a_stage_without_touchpoints_has_a_column() -> None:
    document = a_journey(stages={"s1": ["t1"], "s2": []})
    assert table_rows(document, "en")[0] == ("Stage", "Stage s1", "Stage s2")
    assert table_rows(document, "en")[1] == ("Touchpoint", "Touchpoint t1", None)


def test_a_journey_without_stages_has_only_lane_names() -> None:
    assert {len(row) for row in table_rows(an_empty_journey(), "en")} == {1}


def test_planned_peak_and_end_have_rows_when_anything_is_marked() -> None:
    document = a_journey(peak="t2", end="t3")
    rows = {row[0]: row[1:] for row in table_rows(document, "zh-CN")}
    assert rows["计划峰值"] == (None, "x", None)
    assert rows["计划终点"] == (None, None, "x")
    assert "Planned end" not in rows_by_name()


def test_cards_beyond_what_a_cell_holds_stand_in_further_rows_of_the_lane() -> None:
    cards = {f"note:n{number:02}": ("t1", "pains", f"{number:02}" + "x" * 9_000) for number in range(12)}
    journey = a_journey(cards={**cards, "note:o": ("t2", "pains", "short")})
    rows = [row for row in table_rows(journey, "en") if row[0] == "Pains"]
    assert [str(row[1]).count("\n") + 1 for row in rows] == [3, 3, 3, 3]
    assert [row[2] for row in rows] == ["short", None, None, None]
