from __future__ import annotations

import base64
import hashlib
import re

from cxdesign.drawing.options import DrawOptions
from cxdesign.drawing.page import page_html
from cxdesign.services.starters import load_starter
from tests.builders import a_journey

HASH = re.compile(r"sha256-[A-Za-z0-9+/=]+")


def digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_the_policy_knows_the_style_and_the_script_of_the_file_and_nothing_else():
    html = page_html(load_starter("hotel", "zh-CN"), "journey", DrawOptions(locale="zh-CN"))
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)[1]
    assert set(HASH.findall(policy)) == {digest(style), digest(script)}
    assert policy.startswith("default-src 'none'")
    assert "style=" not in html.replace("font-style=", "")


def test_the_page_speaks_the_language_of_the_map_and_has_one_first_heading():
    html = page_html(load_starter("gym", "zh-CN"), "scenes", DrawOptions(locale="zh-CN"))
    assert html.startswith('<!doctype html><html lang="zh-CN">')
    assert html.count("<h1>") == 1


def test_hidden_lanes_are_left_out_of_the_words_too():
    document = a_journey(stages={"s": ["t"]}, cards={"note:c": ("t", "pains", "Only here")})
    lanes = tuple(lane.id for lane in document.lanes if lane.role.value != "pains")
    assert "Only here" in page_html(document, "journey", DrawOptions())
    assert "Only here" not in page_html(document, "journey", DrawOptions(lane_ids=lanes))


def test_arrows_are_told_in_words():
    html = page_html(load_starter("food_delivery", "en"), "blueprint", DrawOptions())
    assert "<h2>Arrows</h2>" in html
    assert "repeat" in html


def test_the_drawing_fits_the_page_and_can_be_seen_at_full_size():
    html = page_html(load_starter("hotel", "en"), "journey", DrawOptions())
    assert ".drawing svg{display:block;max-width:100%;height:auto}" in html
    assert '<input type="checkbox" id="full">Full size</label>' in html


def test_texts_bring_neither_markup_nor_a_turn_of_the_words_around_them():
    hostile = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u2066]]>&\"'"
    document = a_journey(stages={"s": ["t"]}, cards={"note:c": ("t", "pains", hostile)}, name=hostile)
    plain = page_html(a_journey(stages={"s": ["t"]}, cards={"note:c": ("t", "pains", "x")}), "journey", DrawOptions())
    html = page_html(document, "journey", DrawOptions())
    for tag in ("<script", "<img", "<title", "</title"):
        assert html.count(tag) == plain.count(tag)
    assert not {*"\u202e\u2066"} & {*html}
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
