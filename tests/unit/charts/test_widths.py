from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.charts.widths import Line, cut_to, paragraphs, widest, wrapped


@given(st.text(max_size=200), st.floats(min_value=20, max_value=400))
def test_no_line_is_wider_than_allowed_unless_it_is_one_letter(text, width):
    for line in wrapped(text, 10, width):
        assert widest(line.text, 10) <= width + 1e-6 or len(line.text) == 1


@given(st.text(alphabet="ab 服。\n", max_size=120))
def test_nothing_but_white_space_at_ends_of_lines_is_lost(text):
    kept = "".join(paragraphs(wrapped(text, 10, 60)))
    assert "".join(kept.split()) == "".join(text.split())


def test_line_breaks_of_a_person_stay():
    assert wrapped("a\n\nb", 10, 100) == (Line("a", "\n"), Line("", "\n"), Line("b", "\n"))


@pytest.mark.parametrize("letter", ["W", "é", "服", "—", "😀", "م"])
def test_a_letter_has_a_width(letter):
    assert widest(letter, 10) > 2


def test_marks_and_joiners_have_none():
    assert widest("\u0301\u200d\u202e", 10) == 0


def test_a_cut_line_fits():
    assert widest(cut_to("W" * 500, 9, 80), 9) <= 80
