from __future__ import annotations

import pytest

from cxdesign.charts.breaking import clusters, evened, is_broad, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Books in the app", ["Books ", "in ", "the ", "app"]),
        ("check-in/out", ["check-", "in/", "out"]),
        ("服务（设计）。", ["服", "务", "（设", "计）。"]),
        ("用app订房", ["用", "app", "订", "房"]),
        ("", []),
    ],
)
def test_lines_end_where_a_reader_expects_it(text, expected):
    assert list(pieces(text)) == expected
    assert "".join(pieces(text)) == text


def test_marks_and_joined_pictographs_stay_together():
    assert list(clusters("e\u0301👩\u200d🔧👍🏽x")) == ["e\u0301", "👩\u200d🔧", "👍🏽", "x"]


def test_broad_letters():
    assert [is_broad(letter) for letter in "a服（é"] == [False, True, True, False]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("开会间隙用手机预订", 6, ["开会间隙用", "手机预订"]),
        ("发消息借转换插头", 5, ["发消息借", "转换插头"]),
        ("开门，先试试床", 6, ["开门，", "先试试床"]),
        ("九点二十热菜已空", 6, ["九点二十", "热菜已空"]),
    ],
)
def test_short_chinese_texts_get_even_lines_that_end_behind_punctuation(text, room, expected):
    parts = list(pieces(text))
    assert evened(parts, [(len(part), len(part)) for part in parts], room, 2) == expected


def test_no_line_begins_with_a_particle_or_ends_with_a_number():
    parts = list(pieces("用餐结束后的第3天回访"))
    lines = evened(parts, [(len(part), len(part)) for part in parts], 7, 2)
    assert not any(line[0] in "的了吗" for line in lines)
    assert lines[0][-1] not in "第3"


def test_what_does_not_fit_is_not_forced():
    assert evened(["长", "长", "长"], [(1, 1)] * 3, 1, 2) is None
