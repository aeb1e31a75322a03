from __future__ import annotations

from cxdesign.charts.quadrants import quadrant_picture
from cxdesign.views.palette import LIGHT
from tests.unit.charts.examples import CELLS, ENGLISH, NAMES
from tests.unit.charts.test_picture import found_ids

PICTURE = quadrant_picture(CELLS, NAMES, ENGLISH, LIGHT)


def test_every_quadrant_is_counted():
    assert PICTURE.sentence == "Candidate peaks 3, neglected 1, firm-centred 1, to standardise or drop 2."


def test_a_cell_without_a_relevance_stands_in_the_table_only():
    assert PICTURE.table.rows[6] == ("Touchpoint 6", "Teaching", "–", "3", "–")
    ids = found_ids(PICTURE.chart.to_dict())
    assert "cell:cell:6" not in ids
    assert len([one for one in ids if one.startswith("cell:")]) == 7


def test_cells_at_the_same_place_stand_side_by_side():
    points = [
        row
        for rows in PICTURE.chart.to_dict()["datasets"].values()
        for row in rows
        if row.get("id") in {"cell:cell:1", "cell:cell:2"}
    ]
    assert len({row["enterprise"] for row in points}) == 2
    assert {row["customer"] for row in points} == {5}


def test_without_any_relevance_it_says_what_is_missing():
    empty = quadrant_picture(CELLS[6:7], NAMES, ENGLISH, LIGHT)
    assert empty.chart is None
    assert empty.sentence.startswith("Nothing to draw yet")
