from xml.etree import ElementTree

import pytest

from cxdesign.views.miniature import Mark, Miniature, build_miniature
from cxdesign.views.palette import DARK, LIGHT, themed
from cxdesign.views.svg import miniature_svg, smooth_path
from tests.builders import a_large_journey, an_empty_journey
from tests.golden.hotel import the_hotel


@pytest.mark.parametrize("palette", [LIGHT, DARK, themed()], ids=["light", "dark", "themed"])
@pytest.mark.parametrize(
    "journey", [the_hotel(), an_empty_journey(), a_large_journey(400)], ids=["hotel", "empty", "long"]
)
def test_pictures_are_well_formed_and_without_words(journey, palette):
    element = ElementTree.fromstring(miniature_svg(build_miniature(journey), palette))
    assert {child.tag.partition("}")[2] for child in element} <= {"rect", "path"}
    assert "".join(element.itertext()) == ""


def test_a_label_is_escaped():
    label = '"><script>alert(1)</script>&'
    svg = miniature_svg(Miniature(1, 1), LIGHT, label=label)
    assert "<script" not in svg
    assert ElementTree.fromstring(svg).get("aria-label") == label


def test_without_a_label_the_picture_is_decoration():
    assert 'aria-hidden="true"' in miniature_svg(Miniature(1, 1), LIGHT)


def test_a_curve_never_overshoots_its_points():
    assert smooth_path([(0, 0), (3, 3), (6, 0)]) == "M0 0C1 1 2 3 3 3C4 3 5 1 6 0"


def test_a_zero_is_written_without_a_sign():
    svg = miniature_svg(Miniature(1, 1, marks=(Mark("dot", "now", -0.01, 0),)), LIGHT)
    assert "translate(0 0)" in svg
