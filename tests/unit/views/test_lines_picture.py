from __future__ import annotations

from xml.etree import ElementTree

from cxdesign.i18n import Translator
from cxdesign.views.lines_picture import lines_svg
from tests.builders import a_journey


def drawn(document):
    return ElementTree.fromstring(lines_svg(document, Translator("en"), label="Two lines"))


def words(svg):
    return [text.text for text in svg.iter("text")]


def test_both_lines_and_both_curves_are_drawn_and_named():
    journey = a_journey({"s": ["t1", "t2", "t3"]}, now={"t1": 1, "t2": -2, "t3": 0}, target={"t1": 2, "t2": 4, "t3": 3})
    svg = drawn(journey)
    assert {"Delight +3", "Satisfaction 0", "Now", "Target", "1", "2", "3"} <= set(words(svg))
    assert len(list(svg.iter("circle"))) == 6
    assert len(list(svg.iter("path"))) == 4


def test_a_moment_without_a_value_is_a_gap():
    svg = drawn(a_journey({"s": ["t1", "t2", "t3", "t4"]}, now={"t1": 1, "t2": 1, "t4": 2}))
    assert len(list(svg.iter("path"))) == 3
    assert len(list(svg.iter("circle"))) == 3


def test_the_zones_follow_the_lines_of_the_project():
    journey = a_journey({"s": ["t1"]}, now={"t1": 1})
    svg = drawn(journey.with_records(changed=[journey.project.replaced({"satisfaction_line": -5, "delight_line": 5})]))
    assert not list(svg.iter("rect"))
    assert "Delight +5" in words(svg)


def test_no_name_stands_in_the_picture():
    journey = a_journey({"s": ["t1"]}, name="<script>", now={"t1": 1})
    assert "script" not in lines_svg(journey, Translator("en"), label="")
