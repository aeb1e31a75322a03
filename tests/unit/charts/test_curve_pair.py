from __future__ import annotations

import pytest

from cxdesign.analysis.changes import compare
from cxdesign.charts.curve_pair import curve_pair_picture
from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import Translator
from cxdesign.views.palette import LIGHT
from tests.builders import a_journey

EN = Translator("en")
LEFT = a_journey(now={"t1": 1, "t2": -2, "t3": 2})
RIGHT = a_journey({"s1": ("t1",), "s2": ("t3",)}, now={"t1": 4, "t3": 2})


def drawn(left=LEFT, right=RIGHT, state=CurveState.NOW, translate=EN):
    return curve_pair_picture(compare(left, right), state, translate, LIGHT)


def test_both_curves_stand_over_the_touchpoints_of_both():
    table = drawn().table
    assert table.columns == ("Touchpoint", "Before", "After")
    assert table.rows == (
        ("Touchpoint t1", "+1", "+4"),
        ("Touchpoint t2", "−2", "–"),
        ("Touchpoint t3", "+2", "+2"),
    )


def test_the_sentence_says_both_peak_end_values():
    assert drawn().sentence == "Peak-end 2.0 before, 3.0 after."


def test_a_curve_is_broken_where_a_touchpoint_is_missing():
    marks = [layer["mark"]["type"] for layer in drawn().chart.to_dict()["layer"]]
    assert marks.count("line") == 1


def test_the_marks_of_both_designs_at_one_point_do_not_cover_each_other():
    layers = drawn(LEFT, LEFT).chart.to_dict()["layer"]
    shifts = {layer["mark"].get("dy") for layer in layers if layer["mark"]["type"] == "text"}
    assert {-15, -29} <= shifts


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_without_any_emotion_there_is_no_drawing(locale):
    picture = drawn(a_journey(), a_journey(), translate=Translator(locale))
    assert (picture.chart, bool(picture.sentence)) == (None, True)
