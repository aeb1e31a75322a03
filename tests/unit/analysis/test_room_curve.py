from __future__ import annotations

from cxdesign.analysis.room_curve import rated_moment, rated_moments
from tests.builders import a_journey, rated_by_a_room

COUNTS = (0, 1, 2, 1, 0, 0, 0, 0, 0, 0, 0)


def test_counts_come_to_the_figures_of_the_ratings_they_stand_for():
    found = rated_moment("touchpoint:t1", COUNTS)
    assert (found.spread.mean, found.spread.count, found.spread.values) == (-3, 4, {-4: 1, -3: 2, -2: 1})
    assert round(found.spread.deviation or 0, 3) == 0.816
    assert round(found.agreement or 0, 3) == 0.933, "1 - s²/10 with s² = 2/3"


def test_the_spread_ends_where_the_scale_does():
    assert rated_moment("touchpoint:t1", (3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0)).reach == (-5, -1.25)


def test_one_person_alone_has_a_mean_and_neither_spread_nor_agreement():
    found = rated_moment("touchpoint:t1", (0,) * 10 + (1,))
    assert (found.spread.mean, found.reach, found.agreement) == (5, None, None)


def test_only_what_a_room_rated_is_told_in_the_order_of_the_journey():
    journey = a_journey(now={"t1": 1, "t2": 2, "t3": 3})
    rated = rated_by_a_room(rated_by_a_room(journey, "t3", COUNTS), "t1", COUNTS)
    assert rated_moments(journey) == ()
    assert [one.touchpoint_id for one in rated_moments(rated)] == ["touchpoint:t1", "touchpoint:t3"]
