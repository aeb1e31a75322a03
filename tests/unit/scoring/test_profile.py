from __future__ import annotations

import numpy as np
import pytest

from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.profile import build_scheme, profiles
from cxdesign.scoring.weights import default_weights, direct_weights

CATALOGUE = criteria_catalogue()
EQUAL = build_scheme(CATALOGUE, default_weights(CATALOGUE))
IDS = [criterion.id for criterion in CATALOGUE.criteria]
LETTERS = {"C": 4.2, "O": 3.1, "S": 2.0}
POINTS = {"customer": 40, "organisation": 30, "sustainability": 30}


def row(values=3.0, **single):
    return np.array([[single.get(name, LETTERS[name[0]] if values is LETTERS else values) for name in IDS]])


def test_the_total_is_geometric_and_the_arithmetic_one_stands_beside_it():
    """Dimensions 4.2, 3.1 and 2.0 with weights .4, .3 and .3: a worked answer."""
    found = profiles(row(LETTERS), build_scheme(CATALOGUE, direct_weights(CATALOGUE, POINTS)))
    assert found.dimensions[0].tolist() == pytest.approx([4.2, 3.1, 2.0])
    assert found.arithmetic[0] == pytest.approx(3.210)
    assert found.geometric[0] == pytest.approx(3.069, abs=0.0005)


def test_points_need_not_sum_to_a_hundred():
    halves = {name: points / 2 for name, points in POINTS.items()}
    whole, half = (
        profiles(row(LETTERS), build_scheme(CATALOGUE, direct_weights(CATALOGUE, points)))
        for points in (POINTS, halves)
    )
    assert whole.geometric[0] == pytest.approx(half.geometric[0])


def test_a_dimension_is_the_weighted_mean_of_its_criteria():
    weights = direct_weights(CATALOGUE, POINTS, {"C1": 75, "C2": 25})
    found = profiles(row(1.0, C1=5.0, C2=3.0), build_scheme(CATALOGUE, weights))
    assert found.dimensions[0, 0] == pytest.approx(4.5)


def test_a_dimension_does_without_a_missing_criterion_and_a_level_does_not():
    found = profiles(row(4.0, C3=np.nan), EQUAL)
    assert found.dimensions[0].tolist() == [4, 4, 4]
    assert np.isnan(found.levels[0]).tolist() == [True, False, False, False]


def test_a_dimension_without_any_result_leaves_no_total_unless_it_weighs_nothing():
    gone = row(4.0, **{name: np.nan for name in IDS if name[0] == "S"})
    found = profiles(gone, EQUAL)
    assert np.isnan(found.dimensions[0]).tolist() == [False, False, True]
    assert np.isnan([found.geometric[0], found.arithmetic[0]]).all()
    weightless = build_scheme(CATALOGUE, direct_weights(CATALOGUE, {**POINTS, "sustainability": 0}))
    assert profiles(gone, weightless).geometric[0] == pytest.approx(4)


def test_weights_that_sum_to_nothing_leave_no_total_and_no_mean():
    nothing = build_scheme(CATALOGUE, direct_weights(CATALOGUE, {}))
    found = profiles(row(4.0), nothing)
    assert np.isnan([found.geometric[0], found.arithmetic[0]]).all()
    assert found.dimensions[0].tolist() == [4, 4, 4]
    no_criteria = build_scheme(CATALOGUE, direct_weights(CATALOGUE, POINTS, {"C1": 0}))
    assert np.isnan(profiles(row(4.0), no_criteria).dimensions[0]).tolist() == [True, False, False]


def test_what_is_switched_off_has_no_column():
    scheme = build_scheme(CATALOGUE, default_weights(CATALOGUE, without=["S8"]))
    assert "S8" not in [criterion.id for criterion in scheme.criteria]
    assert profiles(np.full((2, 28), 3.0), scheme).geometric.tolist() == pytest.approx([3, 3])


def test_rounding_does_not_leave_the_scale():
    third = build_scheme(CATALOGUE, direct_weights(CATALOGUE, POINTS, {"C1": 0.1, "C2": 0.2, "C3": 0.3}))
    for value in (1.0, 5.0):
        found = profiles(row(value), third)
        for figure in (found.dimensions, found.levels, found.geometric, found.arithmetic):
            assert (figure >= 1).all()
            assert (figure <= 5).all()


def test_no_rows_give_no_rows():
    assert profiles(np.empty((0, len(IDS))), EQUAL).dimensions.shape == (0, 3)
