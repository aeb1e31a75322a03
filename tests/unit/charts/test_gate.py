from __future__ import annotations

import pytest

from cxdesign.charts.gate import gate_picture
from cxdesign.scoring.pyramid import gate
from cxdesign.views.palette import LIGHT
from tests.unit.charts.examples import ENGLISH, drawn


def course(picture) -> list[tuple[float, float]]:
    layers = picture.chart.to_dict()["layer"]
    data = picture.chart.to_dict()["datasets"]
    line = next(layer for layer in layers if layer["mark"]["type"] == "line")
    return [(point["base"], point["share"]) for point in data[line["data"]["name"]]]


def test_the_point_stands_at_base_and_factor():
    picture = drawn("hotel", "gate")
    assert picture.table.rows[0][:3] == ("3.00", "0.50", ENGLISH("enum.gate_mode.ramp"))
    assert "at this base of 3.00 the share is 0.50" in picture.sentence


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("ramp", [(1, 0), (2.5, 0), (3.5, 1), (5, 1)]),
        ("hard", [(1, 0), (3, 0), (3, 1), (5, 1)]),
        ("off", [(1, 1), (5, 1)]),
    ],
)
def test_each_mode_has_its_course(mode, expected):
    assert course(gate_picture(gate([4, 3, 4, 4], mode=mode), ENGLISH, LIGHT)) == expected


def test_without_a_base_the_gate_is_drawn_without_a_point():
    picture = gate_picture(gate([None, 3, 4, 4]), ENGLISH, LIGHT)
    assert {layer["mark"]["type"] for layer in picture.chart.to_dict()["layer"]} == {"line"}
    assert "no base yet" in picture.sentence
