from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from cxdesign.i18n import Translator
from cxdesign.scoring.pyramid import gate
from cxdesign.views.gate_picture import gate_svg

EN = Translator("en")


def drawn(levels, **options):
    return ElementTree.fromstring(gate_svg(gate(levels, **options), EN, label='Half gate & "more"'))


def words(svg):
    return [text.text for text in svg.iter("text")]


@pytest.mark.parametrize(
    ("levels", "place", "share"),
    [
        ((3, 3, 4, 4), ("195", "99"), "50 % of the delight counts"),
        ((2, 4, 5, 5), ("111.5", "176"), "none of the delight counts"),
        ((5, 5, 1, 1), ("362", "22"), "all of the delight counts"),
        ((3.4, 4, 1, 1), ("228.4", "37.4"), "90 % of the delight counts"),
    ],
)
def test_the_point_stands_on_the_curve_and_says_how_much_counts(levels, place, share):
    svg = drawn(levels)
    (point,) = svg.iter("circle")
    assert (point.get("cx"), point.get("cy")) == place
    assert any(share in text for text in words(svg))


def test_without_a_base_there_is_no_point():
    assert not list(drawn((None, 3, 4, 4)).iter("circle"))


@pytest.mark.parametrize(
    ("mode", "path"),
    [
        ("ramp", "M28 176L153.3 176L236.8 22L362 22"),
        ("hard", "M28 176L195 176L195 22L362 22"),
        ("off", "M28 22L362 22"),
    ],
)
def test_each_gate_has_its_curve(mode, path):
    assert next(drawn((4, 4, 4, 4), mode=mode).iter("path")).get("d") == path


def test_the_picture_is_described_and_holds_no_colour_of_its_own():
    svg = gate_svg(gate([3, 3, 4, 4]), EN, label='Half gate & "more"')
    assert drawn((3, 3, 4, 4)).get("aria-label") == 'Half gate & "more"'
    assert not re.search("#[0-9a-f]{3,6}", svg)
