from __future__ import annotations

import itertools

from cxdesign.analysis.sensitivity import critical_weights, weight_curve
from cxdesign.charts.weights import critical_picture, curve_picture
from cxdesign.views.palette import LIGHT
from tests.unit.charts.examples import ALTERNATIVES, CRITERIA, ENGLISH, MOMENTS, POINTS, SENSES

CRITICAL = critical_weights(MOMENTS, POINTS, SENSES)


def test_the_nearest_change_is_named():
    picture = critical_picture(CRITICAL, CRITERIA, ALTERNATIVES, ENGLISH, LIGHT)
    assert picture.sentence == "Nearest change: Feasible from 15 to 20 points, then 体测 comes first."
    assert picture.table.rows[0] == ("Value", "30", "16.8", "Trial")


def test_a_winner_that_nothing_changes_stays():
    unbeaten = critical_weights([[5, 5], [1, 1]], [1, 1], [1, 1])
    picture = critical_picture(unbeaten, CRITERIA, ALTERNATIVES, ENGLISH, LIGHT)
    assert picture.sentence == "No single weight changes the winner."
    assert [row[2:] for row in picture.table.rows] == [("–", "winner stays")] * 2


def test_a_curve_has_a_line_for_each_alternative_and_says_where_the_winner_changes():
    curve = weight_curve(MOMENTS, POINTS, SENSES, 3, steps=5)
    picture = curve_picture(curve, CRITERIA[3], ALTERNATIVES, ENGLISH, LIGHT, critical=CRITICAL[3])
    assert picture.sentence == "Feasible has 15 points now; another one comes first: 体测 at 20."
    assert picture.table.columns == ("alternative", "0", "25", "50", "75", "100")
    assert [len(row) for row in picture.table.rows] == [6] * 4


def test_names_at_the_ends_of_lines_do_not_meet():
    alike = weight_curve([[3, 3], [3, 3.0001], [1, 1]], [1, 1], [1, 1], 0, steps=3)
    chart = curve_picture(alike, CRITERIA[0], ALTERNATIVES[:3], ENGLISH, LIGHT).chart.to_dict()
    places = sorted(layer["encoding"]["y"]["value"] for layer in chart["layer"] if layer["mark"]["type"] == "text")
    assert all(after - before >= 14 for before, after in itertools.pairwise(places))
