"""The hotel's miniature, byte by byte. After a wanted change: look at the new picture, then store it as the file."""

from pathlib import Path

from cxdesign.graph.build import build_graph
from cxdesign.views.miniature import build_miniature
from cxdesign.views.svg import LIGHT, miniature_svg
from tests.golden.hotel import the_hotel

PICTURE = Path(__file__).with_name("hotel.svg")


def test_the_hotel_looks_as_it_did():
    assert miniature_svg(build_miniature(build_graph(the_hotel())), LIGHT) + "\n" == PICTURE.read_text("utf-8")
