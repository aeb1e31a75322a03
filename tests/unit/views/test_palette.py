from __future__ import annotations

import re

import pytest

from cxdesign.views.palette import DARK, LIGHT, themed
from tests.architecture.source import PACKAGE

SHEET = (PACKAGE / "ui" / "frame" / "frame.css").read_text("utf-8")
ROOTS = re.findall(r':root(?:\[data-theme="dark"\])? \{(.*?)\}', SHEET, re.DOTALL)
DECLARED = [dict(re.findall(r"--([a-z0-9-]+): ([^;]+);", block)) for block in ROOTS]


def test_all_palettes_name_the_same_colours():
    assert LIGHT.keys() == DARK.keys() == themed().keys()


@pytest.mark.parametrize("token", LIGHT)
def test_the_pages_use_the_same_colours(token):
    light, dark = DECLARED[0], DECLARED[0] | DECLARED[1]
    assert (light[token], dark[token]) == (LIGHT[token], DARK[token])


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("token", ["ink", "ink-2", "ink-3", "accent", "div-n5", "div-p5"])
def test_lettering_stands_out_from_paper_and_cards(palette, token):
    for ground in ("paper", "paper-2", "card"):
        pair = sorted((luminance(palette[token]), luminance(palette[ground])))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (token, ground)
