"""Ways of arrows: right-angled, from side to side, and never through a card."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdesign.drawing.routing import CardPlace, FlowEnds, Span, routes

WIDE, HIGH, GUTTER, STREET = 80, 40, 20, 30


def board(places, *, columns=6, lanes=4):
    """Cards in cells, by id: (column, lane)."""
    spans_x = [Span(column * (WIDE + GUTTER), column * (WIDE + GUTTER) + WIDE) for column in range(columns)]
    spans_y = [Span(lane * (HIGH + STREET), lane * (HIGH + STREET) + HIGH) for lane in range(lanes)]
    cards = [
        CardPlace(key, column, lane, spans_x[column].low, spans_y[lane].low, spans_x[column].high, spans_y[lane].high)
        for key, (column, lane) in places.items()
    ]
    foot = Span(spans_y[-1].high, spans_y[-1].high + 60)
    return {"columns": spans_x, "lanes": spans_y, "foot": foot, "cards": cards}


def led(places, flows, **options):
    found = board(places)
    return routes(found["columns"], found["lanes"], foot=found["foot"], cards=found["cards"], flows=flows, **options)


def crossed(route, cards, ends):
    """Cards a way goes through, its own ends left out."""
    return [
        card.id
        for card in cards
        if card.id not in ends
        for (x1, y1), (x2, y2) in pairwise(route.points)
        if max(x1, x2) > card.left + 0.01
        and min(x1, x2) < card.right - 0.01
        and max(y1, y2) > card.top + 0.01
        and min(y1, y2) < card.bottom - 0.01
    ]


def test_neighbours_in_a_lane_are_joined_by_a_straight_line():
    found = led({"a": (0, 0), "b": (1, 0)}, [FlowEnds("f", "a", "b")])
    assert found["f"].points == ((80, 20.0), (100, 20.0))


def test_neighbours_in_a_column_are_joined_upright():
    found = led({"a": (0, 0), "b": (0, 1)}, [FlowEnds("f", "a", "b")])
    assert found["f"].points == ((40.0, 40), (40.0, 70))


def test_both_ways_between_two_cards_stand_side_by_side():
    found = led({"a": (0, 0), "b": (1, 0)}, [FlowEnds("f", "a", "b"), FlowEnds("g", "b", "a")])
    assert found["f"].points[0][1] != found["g"].points[0][1]


def test_a_repeat_runs_below_the_last_lane_and_says_where():
    found = led({"a": (0, 0), "b": (4, 0)}, [FlowEnds("f", "b", "a", is_repeat=True)])
    x1, x2, y = found["f"].run
    assert x1 < x2
    assert y > 4 * HIGH + 3 * STREET


def test_an_arrow_to_itself_has_a_way_and_one_to_nowhere_none():
    found = led({"a": (1, 1)}, [FlowEnds("f", "a", "a"), FlowEnds("g", "a", "gone")])
    assert set(found) == {"f"}
    assert len(found["f"].points) > 2


PLACES = st.dictionaries(
    st.sampled_from("abcdefghijkl"), st.tuples(st.integers(0, 5), st.integers(0, 3)), min_size=2, max_size=12
).filter(lambda places: len(set(places.values())) == len(places))


@settings(max_examples=150)
@given(PLACES, st.data())
def test_every_way_is_right_angled_ends_at_its_cards_and_crosses_no_other(places, data):
    names = sorted(places)
    ends = data.draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=12, unique=True))
    flows = [FlowEnds(f"f{n}", a, b, is_repeat=data.draw(st.booleans())) for n, (a, b) in enumerate(ends)]
    cards = board(places)["cards"]
    by_id = {card.id: card for card in cards}
    found = led(places, flows, lined=[False, True, True, False])
    assert set(found) == {flow.id for flow in flows}
    for flow in flows:
        points = found[flow.id].points
        assert all(x1 == x2 or y1 == y2 for (x1, y1), (x2, y2) in pairwise(points))
        for (x, y), card in ((points[0], by_id[flow.source]), (points[-1], by_id[flow.target])):
            assert x in {card.left, card.right} or y in {card.top, card.bottom}
            assert card.left <= x <= card.right
            assert card.top <= y <= card.bottom
        assert not crossed(found[flow.id], cards, {flow.source, flow.target})


@pytest.mark.parametrize("lined", [(), (False, True)])
def test_ways_leave_the_line_between_two_lanes_free(lined):
    places = {"a": (0, 0), "b": (2, 0), "c": (1, 0), "d": (3, 1)}
    found = led(places, [FlowEnds("f", "a", "b"), FlowEnds("g", "a", "d")], lined=lined)
    middle = HIGH + STREET / 2
    level = [y1 for route in found.values() for (_, y1), (_, y2) in pairwise(route.points) if y1 == y2]
    assert not lined or all(abs(y - middle) > 3 for y in level)
