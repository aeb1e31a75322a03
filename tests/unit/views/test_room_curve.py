from __future__ import annotations

from cxdesign.i18n import Translator
from cxdesign.views.room_curve import build_room_curve
from tests.builders import a_journey, rated_by_a_room

ENGLISH = Translator("en")


def test_a_map_that_no_room_rated_has_no_curve_of_one():
    assert build_room_curve(a_journey(now={"t1": 2}), ENGLISH) is None


def test_a_rated_moment_says_its_figures_and_where_its_whisker_stands():
    found = build_room_curve(rated_by_a_room(a_journey(), "t1", (0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0)), ENGLISH)
    assert found is not None
    (moment,) = found["moments"]
    assert moment["said"] == "Room: mean −3.0, s 0.8, n 4, r_wg 0.93"
    assert moment["counts"] == "−2: 1, −3: 2, −4: 1"
    assert (round(moment["low"] or 0, 2), round(moment["high"] or 0, 2)) == (-3.82, -2.18)
    assert [one["id"] for one in found["words"]] == list(moment["values"])
