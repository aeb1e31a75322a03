from __future__ import annotations

import pytest

from cxdesign.i18n import LOCALES, Translator
from cxdesign.views.matrix import empowerment_grid, participation_grid
from tests.builders import a_journey, a_participation, enriched

ENGLISH = Translator("en")


def test_a_level_that_counts_stands_out_and_an_empty_cell_is_a_gap():
    cells = [a_participation("s1", "customer", "involve"), a_participation("s1", "manager", "inform")]
    grid = participation_grid(a_journey({"s1": ["t1"]}).with_records(changed=cells), ENGLISH)
    (row,) = grid.rows
    assert [(cell.value, cell.tone) for cell in row.cells] == [
        ("involve", "strong"),
        ("", "none"),
        ("", "none"),
        ("inform", "filled"),
        ("", "none"),
    ]


def test_what_a_limit_lacks_is_named_with_its_rule():
    document = enriched(
        a_journey(),
        {
            "empowerment:a": {"name": "Rain", "empowered_role": "Porter", "limit": "30", "escalation": "Chef"},
            "empowerment:b": {"name": "Snow", "empowered_role": "Porter", "limit": "30"},
        },
        relations=[("empowered_by", "touchpoint:t1", "empowerment:a")],
    )
    grid = empowerment_grid(document, ENGLISH, further=("Manager", "Porter"), opened_id="empowerment:b")
    assert [column.id for column in grid.columns] == ["Porter", "Manager"]
    rain, snow = (row.cells[0] for row in grid.rows)
    assert (rain.tone, rain.more, rain.gap, rain.is_open) == ("strong", ("then Chef",), "", False)
    assert (snow.tone, snow.is_open) == ("open", True)
    assert snow.gap == "Missing: Escalation: whom to ask beyond the limit (R39)"
    assert [row.note for row in grid.rows] == ["covers 1 place", ""]


@pytest.mark.parametrize("locale", LOCALES)
def test_without_anything_there_is_an_empty_matrix(locale):
    assert empowerment_grid(a_journey(), Translator(locale)).rows == ()
