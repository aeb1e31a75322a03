from __future__ import annotations

import pytest

from cxdesign.charts.pyramid import pyramid_picture
from cxdesign.scoring.aggregate import evaluate
from cxdesign.views.palette import LIGHT
from tests.ratings import a_round
from tests.unit.charts.examples import ENGLISH, drawn


def stripes(picture) -> list[float]:
    """Return how wide the stripes of paper are, once for each level that has any."""
    layers = picture.chart.to_dict(validate=False)["layer"]
    paper = [layer["mark"] for layer in layers if layer["mark"].get("color") == LIGHT["paper"]]
    return [mark["strokeWidth"] for mark in paper if mark["type"] == "rule"]


def in_warning_colour(picture) -> list[object]:
    """Return what is written in the colour of a low figure."""
    drawing = picture.chart.to_dict(validate=False)
    marked = [layer for layer in drawing["layer"] if layer["mark"].get("color") == LIGHT["div-n5"]]
    return [row for layer in marked for row in drawing["datasets"].get(layer["data"].get("name"), ())]


def test_the_level_that_holds_the_base_down_is_named():
    picture = drawn("hotel", "pyramid")
    assert "held down by L2 Feedback handling; 0.50 of the delight counts" in picture.sentence
    assert [row[1] for row in picture.table.rows] == ["3.92", "4.27", "3.00", "3.78"]


def test_no_level_is_marked_when_the_gate_is_fully_open():
    picture = pyramid_picture(evaluate(a_round(3, 5, rows={"C2": [4, 4, 4]})), ENGLISH, LIGHT)
    assert "held down" not in picture.sentence
    assert in_warning_colour(drawn("hotel", "pyramid"))
    assert not in_warning_colour(picture)


def test_half_an_open_gate_leaves_half_of_the_ink():
    wide = stripes(drawn("hotel", "pyramid"))
    assert len(wide) == 2
    assert wide[0] * 2**0.5 / 5 == pytest.approx(0.5)


def test_an_open_gate_has_no_stripes_and_a_closed_one_covers_all():
    assert stripes(pyramid_picture(evaluate(a_round(3, 4)), ENGLISH, LIGHT)) == []
    closed = stripes(pyramid_picture(evaluate(a_round(3, 4, rows={"C2": [1, 2, 1]})), ENGLISH, LIGHT))
    assert [wide * 2**0.5 / 5 for wide in closed] == pytest.approx([1, 1])
