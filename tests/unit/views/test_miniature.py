from hypothesis import given
from hypothesis import strategies as st

from cxdesign.graph.journey import journey_graph
from cxdesign.views.miniature import (
    CARDS_BOTTOM,
    COLUMN_LIMIT,
    HEIGHT,
    PLANE_BOTTOM,
    PLANE_TOP,
    WIDTH,
    build_miniature,
    build_sparkline,
)
from tests.builders import a_blueprint, a_journey, a_large_journey, an_empty_journey
from tests.golden.hotel import the_hotel


def drawn(document):
    return build_miniature(document)


def roles(items):
    return [item.role for item in items]


def test_the_hotel_has_everything_once():
    picture = drawn(the_hotel())
    assert roles(picture.lines).count("stage") == 6
    assert roles(picture.rects).count("card") == 29
    assert roles(picture.rects).count("kind_pain") == 7
    assert sum(role.startswith("level_") for role in roles(picture.rects)) == 12
    assert [curve.role for curve in picture.polylines] == ["target", "now"]
    assert [mark.shape for mark in picture.marks] == ["star", "triangle"]


def test_the_star_stands_on_the_target_curve_and_the_triangle_below_the_trough():
    picture = drawn(the_hotel())
    star, triangle = picture.marks
    target, now = picture.polylines
    assert (star.x, star.y) == target.points[1]
    assert triangle.x == now.points[3][0]
    assert triangle.y > now.points[3][1]


def test_the_trough_is_the_one_that_counts():
    journey = a_journey({"s1": ["t1", "t2", "t3"]}, now={"t1": 1, "t2": 2, "t3": -5}, end="t2")
    picture = drawn(journey)
    assert picture.marks[0].x == picture.polylines[0].points[0][0]


def test_missing_values_leave_gaps_and_lone_values_are_dots():
    journey = a_journey({"s1": ["t1", "t2", "t3", "t4", "t5"]}, now={"t1": 1, "t2": 2, "t4": 3})
    picture = drawn(journey)
    assert [len(curve.points) for curve in picture.polylines] == [2]
    assert [mark.shape for mark in picture.marks if mark.role == "now"] == ["dot"]


def test_a_planned_peak_without_values_stands_on_top():
    picture = drawn(a_journey({"s1": ["t1"]}, peak="t1"))
    assert [mark.y for mark in picture.marks if mark.shape == "star"] == [PLANE_TOP]


def test_cards_of_hidden_lanes_are_not_drawn():
    journey = a_journey()
    lane = journey.get("lane:pains").replaced({"is_hidden": True})
    assert "kind_pain" not in roles(drawn(journey.with_records(changed=[lane])).rects)


def test_cards_that_only_the_blueprint_draws_are_not_drawn():
    steps = {"ask": ("t1", "customer_actions"), "tell": ("t1", "onstage"), "know": ("t2", "support")}
    assert roles(drawn(a_blueprint(steps)).rects).count("card") == 1


def test_long_journeys_share_columns():
    picture = drawn(a_large_journey(1600))
    assert roles(picture.rects).count("kind_action") <= COLUMN_LIMIT
    assert "text" not in roles(picture.lines)


def test_an_empty_journey_shows_its_lanes():
    picture = drawn(an_empty_journey())
    assert roles(picture.rects).count("blank") == 4
    assert roles(picture.rects).count("kind_pain") == 1
    assert picture.polylines == picture.marks == ()


def test_a_template_shows_the_places_that_wait_for_content():
    picture = drawn(a_journey(cards={}))
    assert roles(picture.lines).count("stage") == 2
    assert roles(picture.rects).count("blank") == 3 * 4 + 3
    assert [(mark.shape, mark.role) for mark in picture.marks] == [("ring", "blank")] * 3
    assert "text" not in roles(picture.lines)


def test_only_what_there_is_nothing_of_is_drawn_blank():
    assert roles(drawn(a_journey()).rects).count("blank") == 3
    assert drawn(a_journey(cards={}, target={"t2": 1})).marks[0].role == "target"
    assert "blank" not in roles(drawn(the_hotel()).rects)


def test_hidden_lanes_wait_for_nothing():
    journey = a_journey(cards={})
    hidden = [lane.replaced({"is_hidden": True}) for lane in journey.lanes]
    picture = drawn(journey.with_records(changed=hidden))
    assert "blank" not in roles(picture.rects)
    assert picture.marks == ()


def test_a_sparkline_is_the_now_curve_alone():
    picture = build_sparkline(journey_graph(the_hotel()))
    assert (picture.width, picture.height, roles(picture.polylines)) == (64, 24, ["now"])


@given(st.lists(st.tuples(st.integers(-5, 5) | st.none(), st.integers(-5, 5) | st.none()), min_size=1, max_size=60))
def test_nothing_leaves_its_place(values):
    suffixes = [f"t{number}" for number in range(len(values))]
    journey = a_journey(
        {"s1": suffixes},
        cards={f"step:{suffix}": (suffix,) for suffix in suffixes},
        now={s: now for s, (now, _) in zip(suffixes, values, strict=True) if now is not None},
        target={s: target for s, (_, target) in zip(suffixes, values, strict=True) if target is not None},
    )
    picture = drawn(journey)
    for curve in picture.polylines:
        assert all(PLANE_TOP <= y <= PLANE_BOTTOM for _, y in curve.points)
        assert all(after[0] > before[0] for before, after in zip(curve.points, curve.points[1:], strict=False))
    assert all(r.x >= 0 and r.x + r.width <= WIDTH and r.y >= 0 and r.y + r.height <= HEIGHT for r in picture.rects)
    assert all(r.y + r.height <= CARDS_BOTTOM for r in picture.rects if r.role == "card")
    assert all(line.x1 < line.x2 for line in picture.lines)
