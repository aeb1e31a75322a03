from __future__ import annotations

import json
import math

import pytest

from cxdesign.errors import NumbersInvalid
from cxdesign.scoring.catalogue import criteria_catalogue, read_catalogue
from cxdesign.scoring.weights import default_weights, direct_weights

CATALOGUE = criteria_catalogue()
POINTS = {"customer": 40, "organisation": 30, "sustainability": 30}


def test_the_default_is_equal_and_says_so():
    weights = default_weights(CATALOGUE)
    assert weights.kind == "equal"
    assert set(weights.dimensions.values()) == set(weights.criteria.values()) == {1}
    assert weights.without == ()


def test_an_edited_catalogue_brings_its_own_default():
    data = json.loads(CATALOGUE.model_dump_json(by_alias=True))
    data["criteria"][0]["weight"] = 2
    weights = default_weights(read_catalogue(json.dumps(data)))
    assert (weights.kind, weights.criteria["C1"]) == ("default", 2)


def test_points_are_kept_as_stated_and_what_is_not_named_has_none():
    weights = direct_weights(CATALOGUE, POINTS, {"C1": 70, "C2": 30})
    assert dict(weights.dimensions) == POINTS
    assert (weights.criteria["C1"], weights.criteria["C3"], weights.criteria["O1"]) == (70, 0, 1)
    assert direct_weights(CATALOGUE, {"customer": 1}).dimensions["organisation"] == 0


def test_an_optional_criterion_can_be_switched_off():
    assert default_weights(CATALOGUE, without=["S8"]).without == ("S8",)
    assert direct_weights(CATALOGUE, POINTS, without=["S8"]).without == ("S8",)
    for wrong in ("C1", "S99"):
        with pytest.raises(NumbersInvalid, match="not_weighable"):
            default_weights(CATALOGUE, without=[wrong])


@pytest.mark.parametrize("points", [-1, math.nan, math.inf])
def test_points_that_are_none_are_refused(points):
    with pytest.raises(NumbersInvalid, match=r"points_invalid.*customer"):
        direct_weights(CATALOGUE, {**POINTS, "customer": points})


def test_points_for_strangers_are_refused():
    with pytest.raises(NumbersInvalid, match="luck"):
        direct_weights(CATALOGUE, {"luck": 1})
    with pytest.raises(NumbersInvalid, match="C99"):
        direct_weights(CATALOGUE, POINTS, {"C99": 1})


def test_weights_cannot_be_changed():
    with pytest.raises(TypeError):
        default_weights(CATALOGUE).criteria["C1"] = 5
