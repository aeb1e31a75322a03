from __future__ import annotations

import json
import re
import tomllib

from cxdesign.charts.style import CHOSEN, FONT
from cxdesign.views.palette import LIGHT, themed
from tests.architecture.source import ROOT
from tests.unit.charts.pictures import a_picture


def test_the_fonts_are_those_of_the_pages():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    assert theme["font"] == FONT


def test_in_a_page_every_colour_is_a_variable_of_the_style_sheet():
    specification = json.dumps(a_picture("one", palette=themed()).chart.to_dict())
    assert not re.findall(r'"#[0-9a-f]{3,6}"', specification)
    assert "var(--ink-3," in specification


def test_what_can_be_clicked_is_drawn_as_vectors_and_told_by_its_id():
    specification = a_picture("one", palette=LIGHT).chart.to_dict()
    assert specification["usermeta"]["embedOptions"]["renderer"] == "svg"
    assert [(one["name"], one["select"]["fields"]) for one in specification["params"]] == [(CHOSEN, ["id"])]
