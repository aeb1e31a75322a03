from __future__ import annotations

import copy
import json

from hypothesis import given, settings
from hypothesis import strategies as st

from cxdesign.live.workshop.differences import difference
from tests.unit.live.workshop.gathering import applied

IDS = st.sampled_from("abcdef")
PLAIN = st.one_of(st.none(), st.booleans(), st.integers(2, 9), st.text(max_size=3), st.lists(st.integers(2, 9)))


def _lists(inner):
    things = st.builds(lambda one, more: {**more, "id": one}, IDS, st.dictionaries(st.sampled_from("xy"), inner))
    return st.lists(things, max_size=6, unique_by=lambda one: one["id"])


CONTENT = st.recursive(
    PLAIN,
    lambda inner: st.one_of(_lists(inner), st.dictionaries(st.sampled_from(["people", "by_item", "gone"]), inner)),
    max_leaves=20,
)


@settings(max_examples=100)
@given(CONTENT, CONTENT)
def test_a_difference_makes_of_the_one_the_other(before, now):
    change = difference(before, now)
    kept = copy.deepcopy(before)
    assert (change is None) == (before == now)
    if change is not None:
        assert applied(before, json.loads(json.dumps(change))) == now
    assert before == kept


def test_what_moves_comes_and_goes_in_a_list_costs_what_is_new():
    before = [{"id": one, "text": one * 50, "is_here": False} for one in "abcdef"]
    now = [{"id": "new", "text": "n"}, *({**one, "is_here": one["id"] == "c"} for one in before if one["id"] != "d")]
    assert difference(before, now) == {
        "at": {"c": {"in": {"is_here": {"set": True}}}},
        "put": [[0, {"id": "new", "text": "n"}]],
        "gone": ["d"],
    }


def test_a_list_in_another_order_is_told_whole():
    before = [{"id": "a"}, {"id": "b"}]
    assert difference(before, before[::-1]) == {"set": [{"id": "b"}, {"id": "a"}]}


def test_a_list_with_an_id_twice_or_none_is_told_whole():
    for now in ([{"id": "a"}, {"id": "a"}], [{"id": "a"}, {"x": 2}], ["a"]):
        assert difference([{"id": "a"}], now) == {"set": now}
