"""Miniatures byte by byte. After a wanted change: look at the new picture, then store it as the file."""

from pathlib import Path

import pytest

from cxdesign.services.starters import load_starter
from cxdesign.views.miniature import build_miniature
from cxdesign.views.palette import LIGHT
from cxdesign.views.svg import miniature_svg
from tests.golden.hotel import the_hotel

FOLDER = Path(__file__).parent
PICTURES = {"hotel": the_hotel, "seven_links": lambda: load_starter("seven_links", "en")}


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(name):
    picture = miniature_svg(build_miniature(PICTURES[name]()), LIGHT) + "\n"
    assert picture == (FOLDER / f"{name}.svg").read_text("utf-8")
