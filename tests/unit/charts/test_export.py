from __future__ import annotations

import io
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image

from cxdesign.charts.export import picture_png, picture_svg, undrawable
from cxdesign.charts.glyphs import missing_glyphs
from cxdesign.charts.picture import Picture
from cxdesign.views.palette import LIGHT
from tests.unit.charts.pictures import a_picture

TEXT = "{http://www.w3.org/2000/svg}text"
needs_chinese_font = pytest.mark.skipif(bool(missing_glyphs("顾客")), reason="no font with Chinese letters here")


def words(svg: str) -> str:
    return " ".join("".join(element.itertext()) for element in ElementTree.fromstring(svg).iter(TEXT))


def ink(png: bytes, paper: str = LIGHT["paper"]):
    """Return where a picture is not paper."""
    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)
    ground = [int(paper[place : place + 2], 16) for place in (1, 3, 5)]
    return np.abs(pixels - ground).sum(axis=2) > 60


def test_an_svg_carries_title_reading_chart_note_and_source_as_text():
    svg = picture_svg(a_picture("顾客", "组织能力"), source="商务酒店 · 第 1 轮", locale="zh-CN")
    found = words(svg)
    for text in ("三个维度", "“顾客”最高。", "顾客", "组织能力", "n = 6", "商务酒店 · 第 1 轮"):
        assert text in found
    assert ElementTree.fromstring(svg).get("lang") == "zh-CN"


def test_text_from_people_is_never_markup():
    hostile = '<script>alert(1)</script>"&'
    svg = picture_svg(a_picture(hostile), source=hostile)
    assert "<script" not in svg
    assert hostile in words(svg)


def test_a_file_stands_on_paper_and_keeps_inside_its_margins():
    marked = ink(picture_png(a_picture("顾客"), scale=1))
    assert marked.any()
    assert not marked[:, :16].any()
    assert not marked[:, -8:].any()
    assert not marked[:16].any()
    assert not marked[-16:].any()


def test_a_picture_with_nothing_to_draw_says_so_in_its_file():
    empty = Picture("empty", "Profile", "Nobody has rated yet.")
    assert "Nobody has rated yet." in words(picture_svg(empty))
    assert ink(picture_png(empty)).any()


@needs_chinese_font
def test_chinese_letters_are_drawn_and_not_boxes():
    drawn = {name: ink(picture_png(a_picture(name), scale=1)) for name in ("顾客满意", "组织能力", "\U000e1234" * 4)}
    shapes = {name: marked.shape for name, marked in drawn.items()}
    chinese, other, boxes = drawn.values()
    assert shapes["顾客满意"] == shapes["组织能力"]
    assert (chinese != other).any()
    assert boxes.shape != chinese.shape or (boxes != chinese).any()


@needs_chinese_font
def test_a_picture_whose_letters_this_machine_has_can_be_a_png():
    assert undrawable(a_picture("顾客", "Customer"), "第 1 轮，均值 ≥ 3.5 − 0.1 … α") == ""


def test_letters_no_font_has_are_named():
    assert undrawable(a_picture("a\U000e1234")) == "\U000e1234"


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\x0b"])
def test_a_letter_no_svg_can_hold_is_left_out_and_ends_nothing(sign):
    named = a_picture(f"a{sign}b", f"c{sign}")
    svg = picture_svg(named, source=f"s{sign}")
    assert {"ab", "c", "s"} <= set(words(svg).split())
    assert picture_png(named, source=sign).startswith(b"\x89PNG")
    assert undrawable(named, sign) == ""
