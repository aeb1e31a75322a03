from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.domain.map_views import MapView


def a_view(**fields):
    return MapView(id="view:a", map_name="journey", name="Feelings", order="a0", **fields)


def test_a_view_shows_everything_unless_it_says_otherwise():
    view = a_view()
    assert (view.lane_ids, view.folded_ids, view.curves, view.persona_id) == (None, (), ("now", "target"), None)
    assert (view.density, view.zoom) == ("compact", 100)


def test_no_lane_at_all_is_not_the_same_as_those_of_the_map():
    assert a_view(lane_ids=()) != a_view(lane_ids=None)


def test_curves_are_kept_once_each_and_in_one_order():
    assert a_view(curves=("target", "now", "target")).curves == ("now", "target")


@pytest.mark.parametrize(
    "fields",
    [
        {"zoom": 49},
        {"zoom": 201},
        {"zoom": 99.5},
        {"density": "tight"},
        {"curves": ("later",)},
        {"lane_ids": ("no id",)},
        {"lane_ids": ("lane:a",) * 501},
    ],
)
def test_what_a_view_cannot_show_is_refused(fields):
    with pytest.raises(ValidationError):
        a_view(**fields)
