from __future__ import annotations

import pytest

from cxdesign.i18n import Translator
from cxdesign.scoring.exercise import pyramid_exercise
from cxdesign.scoring.pyramid import gate
from cxdesign.views.gate_words import index_formula, lift_sentence, parts_formula, verdict_name, verdict_sentence

EN, ZH = Translator("en"), Translator("zh-CN")


@pytest.mark.parametrize(
    ("levels", "sentence"),
    [
        ((4.5, 4, 1, 1), "Satisfied, not delighted. Index 4.00."),
        ((2, 4, 5, 5), "Base first, because of L1. Index 2.00 instead of 5.00."),
        ((3, 3, 4, 4), "Half gate. Index 3.75 instead of 4.50."),
        ((5, 2, 5, 4), "Base first, because of L2. Index 2.00 instead of 4.63."),
        ((2, 2, 5, 4), "Base first, because of L1, L2. Index 2.00 instead of 4.63."),
        ((4, 4, 4, 2), "Delighted by being valued. Index 4.50."),
        ((2, 2, None, None), "Base first, because of L1, L2. No index: nothing stands on L3, L4."),
        ((None, None, 4, 4), "No index: nothing stands on L1, L2."),
    ],
)
def test_verdict_and_index_make_a_sentence(levels, sentence):
    assert verdict_sentence(gate(levels), EN) == sentence


def test_the_sentence_is_told_in_chinese_without_a_gap():
    assert verdict_sentence(gate([3, 3, 4, 4]), ZH) == "闸门半开。指数 3.75，而非 4.50。"


def test_every_verdict_of_the_drill_has_a_name():
    assert {verdict_name(case.verdict, EN) for case in pyramid_exercise().drill} >= {"Half gate", "Base first"}


def test_a_formula_without_an_index_is_left_out():
    found = gate([3, None, 4, 4])
    assert index_formula(found) == ""
    assert lift_sentence(found, EN) == ""
    assert parts_formula(found, EN) == "B = min(3; –) = – · D = (4 + 4)/2 = 4 · g = –"


def test_what_a_lift_gives_is_told():
    assert "gives 4.63; lifting both delight levels by half a point gives 3.88." in lift_sentence(
        gate([3, 3, 4, 4]), EN
    )
