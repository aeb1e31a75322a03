"""Order keys stay sorted and short."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from cxdesign.commands.placing import KEY_LENGTH, place_before
from cxdesign.domain.change import apply
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Stage
from cxdesign.domain.order import DIGITS, is_order_key, key_between, keys_between
from cxdesign.domain.records import OrderKey

KEYS = st.builds(
    lambda head, fraction: head + fraction,
    st.sampled_from(["a0", "a1", "az", "Zz", "Z0", "b00", "bzz", "Y00", "z" * 27, "A" + "0" * 25 + "1"]),
    st.text(DIGITS, max_size=6).filter(lambda fraction: not fraction.endswith("0")),
)


@given(st.none() | KEYS, st.none() | KEYS, st.integers(0, 40))
def test_keys_between_any_two_lie_between_them(one, other, count):
    if one is not None and other is not None:
        if one == other:
            return
        one, other = sorted((one, other))
    keys = (key_between(one, other), *keys_between(one, other, count))
    for key in keys:
        assert is_order_key(key)
        assert one is None or one < key
        assert other is None or key < other
    assert list(keys[1:]) == sorted(set(keys[1:]))


@given(KEYS)
def test_what_is_called_a_key_is_taken_by_a_record(key):
    assert TypeAdapter(OrderKey).validate_python(key) == key


@settings(max_examples=50)
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=300))
def test_insertions_anywhere_keep_keys_sorted(places):
    keys: list[str] = []
    for number in places:
        place = number % (len(keys) + 1)
        keys.insert(place, key_between(keys[place - 1] if place else None, keys[place] if place < len(keys) else None))
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= 2 + len(keys) / 5 + 2


@settings(max_examples=150)
@given(st.lists(KEYS, min_size=1, max_size=8), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 8)), max_size=60))
def test_whatever_keys_there_are_a_record_comes_to_stand_where_it_was_put(orders, moves):
    document = Document([Stage(id=f"stage:{n}", name="x", order=order) for n, order in enumerate(orders)])
    for moving, before in moves:
        wanted = [stage.id for stage in document.stages]
        moved = document.stages[moving % len(orders)]
        anchor = document.stages[before] if before < len(orders) else None
        key, aside = place_before(document, document.stages, anchor and anchor.id, moving=moved.id)
        document = apply(document, aside).with_records(changed=[moved.replaced({"order": key})])
        if anchor is None or anchor.id != moved.id:
            wanted.remove(moved.id)
            wanted.insert(wanted.index(anchor.id) if anchor else len(wanted), moved.id)
        assert [stage.id for stage in document.stages] == wanted
        assert len(key) <= max(KEY_LENGTH, len(moved.order))
