from __future__ import annotations

import pytest

from cxdesign.charts.breaking import clusters, is_broad, pieces


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
