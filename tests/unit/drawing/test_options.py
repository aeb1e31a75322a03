from __future__ import annotations

from cxdesign.domain.map_views import Density, Shown
from cxdesign.domain.vocabulary import CurveState
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.services.starters import load_starter

HOTEL = load_starter("hotel", "en")


def drawn(**shown):
    return draw_map(HOTEL, "journey", DrawOptions().as_seen(HOTEL, Shown(**shown)))


def test_folded_stages_and_picked_lanes_and_curves_are_drawn_as_they_are_seen():
    first = HOTEL.stages[0].id
    pains = next(lane.id for lane in HOTEL.lanes if lane.role == "pains")
    emotion = next(lane.id for lane in HOTEL.lanes if lane.role == "emotion")
    picture = drawn(folded_ids=(first,), lane_ids=(pains, emotion), curves=(CurveState.NOW,))
    assert picture.width < drawn(lane_ids=(pains, emotion)).width
    assert "Queue at six" in picture.svg
    assert "Walks in with" not in picture.svg
    assert ">target<" not in picture.svg


def test_a_view_whose_lanes_are_all_gone_shows_those_of_the_map():
    assert drawn(lane_ids=("lane:gone",)).svg == drawn().svg


def test_comfortable_columns_are_wider():
    assert drawn(density=Density.COMFORTABLE).width > drawn(density=Density.COMPACT).width
    assert drawn(density=Density.FIT).svg == drawn().svg
