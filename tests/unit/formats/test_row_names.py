from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import CurveState, LaneRole
from cxdesign.formats.row_names import Heading, Mark, heading, is_marked, mark, meaning, suggestion, whole_number
from cxdesign.i18n import LOCALES, catalogue


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("role", [role for role in LaneRole if role is not LaneRole.NOTES])
def test_the_lane_names_of_the_workbench_are_known(role: LaneRole, locale: str) -> None:
    found = meaning(catalogue(locale)[f"lane.{role.value}"])
    assert found is not None
    assert found.role is role


@pytest.mark.parametrize("locale", LOCALES)
def test_the_written_headings_and_emotion_rows_are_known(locale: str) -> None:
    texts = catalogue(locale)
    assert heading(texts["format.table.stage"]) is Heading.STAGE
    assert heading(texts["format.table.touchpoint"]) is Heading.TOUCHPOINT
    for state in CurveState:
        found = meaning(texts[f"format.table.emotion_{state.value}"])
        assert found is not None
        assert found.state is state


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Doing", LaneRole.CUSTOMER_ACTIONS),
        ("CUSTOMER  ACTIONS:", LaneRole.CUSTOMER_ACTIONS),
        ("客户行为", LaneRole.CUSTOMER_ACTIONS),
        ("Thinking & Feeling", LaneRole.THINKING),
        ("感受", LaneRole.THINKING),
        ("Channels", LaneRole.CHANNEL),
        ("渠道：", LaneRole.CHANNEL),
        ("Pain points", LaneRole.PAINS),
        ("Ideas", LaneRole.OPPORTUNITIES),
        ("机会点", LaneRole.OPPORTUNITIES),
        ("Emotion (−5…+5)", LaneRole.EMOTION),
        ("ｅｍｏｔｉｏｎ", LaneRole.EMOTION),
        ("Evidence", LaneRole.EVIDENCE),
        ("实体证据", LaneRole.EVIDENCE),
        ("Front-stage", LaneRole.ONSTAGE),
        ("Onstage / contact employee actions", LaneRole.ONSTAGE),
        ("前台：", LaneRole.ONSTAGE),
        ("Back stage", LaneRole.BACKSTAGE),
        ("后台员工行为", LaneRole.BACKSTAGE),
        ("Support", LaneRole.SUPPORT),
        ("支持流程", LaneRole.SUPPORT),
    ],
)
def test_synonyms_are_known(name: str, role: LaneRole) -> None:
    found = meaning(name)
    assert found is not None
    assert found.role is role


def test_a_near_name_is_suggested_not_taken() -> None:
    assert meaning("Oportunity") is None
    assert suggestion("Oportunity") == "opportunity"


@pytest.mark.parametrize(
    ("text", "number"),
    [("3", 3), ("+3", 3), ("＋３", 3), ("－２", -2), ("−2", -2), ("–1", -1), (" 0 ", 0), ("3.0", 3), ("- 4", -4)],
)
def test_numbers_are_read_as_people_type_them(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize("text", ["", "good", "2.5", "3/5", "1e3", "--1", "٣3x", "9" * 30])
def test_other_texts_are_no_numbers(text: str) -> None:
    assert whole_number(text) is None


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("found", Mark)
def test_the_written_rows_of_marks_are_known(found: Mark, locale: str) -> None:
    name = catalogue(locale)[f"format.table.{found.value}"]
    assert mark(name) is found
    assert meaning(name) is None


@pytest.mark.parametrize(("text", "answer"), [(" X ", True), ("是", True), ("no", False), ("maybe", None), ("", None)])
def test_a_mark_says_yes_or_no_or_nothing(text: str, answer: bool | None) -> None:
    assert is_marked(text) is answer
