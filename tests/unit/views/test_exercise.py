from __future__ import annotations

from xml.etree import ElementTree

from cxdesign.domain.vocabulary import Level
from cxdesign.i18n import Translator
from cxdesign.scoring.attempt import Given
from cxdesign.scoring.exercise import NONE, pyramid_exercise
from cxdesign.views.exercise import answer_name, dots_svg, points_sentence, progress

EXERCISE = pyramid_exercise()
GIVEN = [Given(1, Level.L1), Given(2, Level.L1), Given(8, Level.L3)]


def test_every_item_has_a_dot_whose_shape_says_how_it_was_marked():
    svg = ElementTree.fromstring(dots_svg(EXERCISE, GIVEN, 3, Translator("en")))
    assert svg.get("aria-label") == "3 of 24 answered: 1 right, 1 half right, 1 not right"
    fills = [dot.get("fill") for dot in svg.iter("circle")]
    assert fills.count("var(--accent-line)") == 1
    assert fills.count("none") == 3
    assert len(list(svg.iter("path"))) == 2


def test_progress_and_points_are_told_in_both_languages():
    assert progress(EXERCISE, GIVEN, Translator("zh-CN")) == "已答 3/24：1 题正确，1 题半对，1 题不对"
    assert points_sentence(EXERCISE, GIVEN, Translator("en")) == "1.5 of 3 points (50 %)"
    assert points_sentence(EXERCISE, [], Translator("en")) == "0 of 0 points (0 %)"


def test_an_answer_has_a_name():
    assert answer_name(Level.L3, Translator("zh-CN")) == "L3 受到重视"
    assert answer_name(NONE, Translator("zh-CN")) == "都不是"
