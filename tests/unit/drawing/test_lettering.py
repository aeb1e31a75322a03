from __future__ import annotations

import io
from itertools import pairwise

import numpy as np
import pytest
import vl_convert
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from cxdesign.charts.breaking import NO_END, NO_START
from cxdesign.charts.glyphs import missing_glyphs
from cxdesign.drawing.lettering import Lettering
from cxdesign.drawing.pen import written

EN, ZH = Lettering("en"), Lettering("zh-CN")
SIZE = 40
ANY = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60)


def ink_width(text: str, lettering: Lettering, *, is_bold: bool = False) -> float:
    """How far the letters of a text reach when it is drawn."""
    weight = 600 if is_bold else 400
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="2000" height="80" font-family="{lettering.families}"'
        f' font-size="{SIZE}" font-weight="{weight}"><text x="10" y="55">{written(text)}</text></svg>'
    )
    alpha = np.asarray(Image.open(io.BytesIO(vl_convert.svg_to_png(svg))).convert("RGBA"))[..., 3]
    return float(np.flatnonzero(alpha.max(axis=0))[-1]) - 10


@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize(
    "text", ["First request to the hotel", "WWW MMM 1234567890", "“Übergröße – café”, 50 %", "fjord/illicit"]
)
def test_latin_is_drawn_no_wider_than_it_was_measured_and_nearly_as_wide(text, is_bold):
    drawn, measured = ink_width(text, EN, is_bold=is_bold), EN.width(text, SIZE, is_bold=is_bold)
    assert 0.93 * measured <= drawn <= measured + 2


@pytest.mark.skipif(bool(missing_glyphs("中")), reason="no font with Chinese letters here")
@pytest.mark.parametrize("is_bold", [False, True])
@pytest.mark.parametrize(
    "text", ["走进大堂的第一面", "“这里能睡好吗？”", "App 里 3 分钟预订，（含早）", "Hello office 12"]
)
@pytest.mark.parametrize("lettering", [ZH, EN], ids=["zh-CN", "en"])
def test_chinese_is_drawn_no_wider_than_it_was_measured(text, is_bold, lettering):
    assert ink_width(text, lettering, is_bold=is_bold) <= lettering.width(text, SIZE, is_bold=is_bold) + 2


@given(ANY, st.sampled_from([EN, ZH]), st.floats(30, 200))
def test_joined_the_lines_are_the_text(text, lettering, width):
    assert "".join("".join(lettering.lines(text, 12, width)).split()) == "".join(text.split())


@given(ANY, st.sampled_from([EN, ZH]), st.floats(30, 200))
def test_a_line_is_no_wider_than_its_room_but_for_a_single_letter(text, lettering, width):
    for line in lettering.lines(text, 12, width):
        letters = [letter for letter in line.rstrip() if lettering.width(letter, 12) > 0]
        assert lettering.width(line.rstrip(), 12) <= width + 0.01 or len(letters) == 1


@given(st.text(alphabet="服务设计一二三，。“”（）！", min_size=1, max_size=40))
def test_no_line_of_chinese_begins_or_ends_with_the_wrong_punctuation(text):
    lines = ZH.lines(text, 12, 84)
    for before, after in pairwise(lines):
        run = len(after) >= 7 or len(before) >= 7
        assert after[0] not in NO_START or run
        assert before[-1] not in NO_END or run


def test_a_word_wider_than_its_line_is_broken_and_nothing_is_added():
    lines = EN.lines("Donaudampfschifffahrtsgesellschaft", 12, 60)
    assert len(lines) > 1
    assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"


def test_addresses_break_behind_their_slashes():
    assert EN.lines("example.org/path/further", 12, 80) == ("example.org/", "path/further")


def test_marks_stay_on_their_letters_and_joined_signs_together():
    family = "👩‍👩‍👧"
    assert EN.lines(family * 3, 12, 20) == (family, family, family)
    assert all(not line.startswith("\u0301") for line in EN.lines("e\u0301" * 20, 12, 30))


def test_a_last_line_of_one_chinese_letter_gets_company_behind_punctuation_first():
    assert ZH.lines("公共阅读区，可借书", 12, 98) == ("公共阅读区，", "可借书")


def test_blank_lines_take_no_room():
    assert EN.lines("one\n\n two ", 12, 100) == ("one ", "two")
