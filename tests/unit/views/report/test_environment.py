from __future__ import annotations

import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.services.starters import load_starter
from cxdesign.views.report.environment import environment_section
from cxdesign.views.report.outline import Figures, Grid
from tests.builders import a_journey, enriched


@pytest.mark.parametrize("locale", LOCALES)
def test_the_hotel_shows_canvas_matrices_and_logs(locale):
    found = environment_section(load_starter("hotel", locale), Translator(locale))
    grids = [block for block in found.blocks if isinstance(block, Grid)]
    assert [len(grid.rows) for grid in grids] == [7, 6, 4, 3, 4]
    assert all(len(row) == len(grid.columns) for grid in grids for row in grid.rows)
    (figures,) = (block for block in found.blocks if isinstance(block, Figures))
    assert [one.value.replace(" / ", " of ") for one in figures.items] == ["2 of 2", "6 of 6", "–"]
    assert len(found.rules) == 3


def test_only_what_is_said_is_shown():
    assert environment_section(a_journey(), Translator("en")).blocks == ()
    found = environment_section(enriched(a_journey(), {"idea:tea": {"name": "Tea"}}), Translator("en"))
    (grid,) = (block for block in found.blocks if isinstance(block, Grid))
    assert grid.rows == (("–", "Tea", "–", "Open", "–"),)
