from __future__ import annotations

import random

import pytest

from cxdesign.domain.order import DIGITS, FIRST_KEY, is_order_key, key_between, keys_between
from cxdesign.errors import IntegrityError

SMALLEST = "A" + "0" * 26
LARGEST = "z" + "z" * 26


def test_the_first_key_stands_in_the_middle_of_all_keys():
    assert key_between(None, None) == FIRST_KEY
    assert is_order_key(FIRST_KEY)


@pytest.mark.parametrize(
    ("lower", "upper", "expected"),
    [
        ("a0", None, "a1"),
        ("az", None, "b00"),
        ("b0z", None, "b10"),
        ("bzz", None, "c000"),
        ("Zz", None, "a0"),
        ("Yzz", None, "Z0"),
        (None, "a0", "Zz"),
        (None, "Z0", "Yzz"),
        (None, "a0V", "a0"),
        ("a0", "a1", "a0V"),
        ("a0", "a2", "a1"),
        ("a0", "a0V", "a0F"),
        ("a0", "a01", "a00V"),
        ("a0V", "a1", "a0k"),
        ("a0z", "a1", "a0zV"),
        ("Zz", "a0", "ZzV"),
        ("Zz", "a1", "a0"),
    ],
)
def test_a_key_lies_between_its_neighbours(lower, upper, expected):
    assert key_between(lower, upper) == expected
    assert is_order_key(expected)


@pytest.mark.parametrize(("lower", "upper"), [("a1", "a0"), ("a0", "a0"), ("a0V", "a0")])
def test_neighbours_in_the_wrong_order_are_refused(lower, upper):
    with pytest.raises(IntegrityError, match="order_keys_reversed"):
        key_between(lower, upper)


@pytest.mark.parametrize("key", ["a", "b1", "0a", "?0"])
def test_a_malformed_neighbour_is_refused(key):
    with pytest.raises(IntegrityError, match="order_key_malformed"):
        key_between(key, None)


@pytest.mark.parametrize("key", ["a0", "a0V", "Zz", "b00", "Y00", LARGEST, "a0" + "z" * 100])
def test_well_formed_keys_are_recognised(key):
    assert is_order_key(key)


@pytest.mark.parametrize("key", ["", "a", "a00", "a0V0", "b0", "0", "a0 ", "a0\n", "ä0", "a0-", "A0", SMALLEST])
def test_malformed_keys_are_recognised(key):
    assert not is_order_key(key)


def test_below_every_key_another_one_fits():
    assert key_between(None, SMALLEST + "V") == SMALLEST + "F"


def test_above_the_largest_integer_part_the_fraction_grows():
    assert key_between(LARGEST, None) == LARGEST + "V"


def test_a_thousand_appended_keys_are_at_most_four_characters_long():
    keys = [FIRST_KEY]
    for _ in range(1000):
        keys.append(key_between(keys[-1], None))
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= 4


def test_a_thousand_prepended_keys_are_at_most_four_characters_long():
    keys = [FIRST_KEY]
    for _ in range(1000):
        keys.append(key_between(None, keys[-1]))
    assert keys == sorted(set(keys), reverse=True)
    assert max(map(len, keys)) <= 4


def test_a_thousand_keys_at_random_places_are_short():
    chance = random.Random(1)
    keys: list[str] = []
    for _ in range(1000):
        place = chance.randint(0, len(keys))
        keys.insert(place, key_between(keys[place - 1] if place else None, keys[place] if place < len(keys) else None))
    assert keys == sorted(set(keys))
    assert max(map(len, keys)) <= 10


def test_insertions_into_one_gap_lengthen_the_key_by_a_digit_in_about_five():
    upper, lower = "a1", "a0"
    for _ in range(300):
        lower = key_between(lower, upper)
    assert len(lower) <= 2 + 300 / 4.9


@pytest.mark.parametrize(("lower", "upper"), [(None, None), ("a0", None), (None, "a0"), ("a0", "a1"), ("a0", "a01")])
@pytest.mark.parametrize("count", [0, 1, 2, 7, 500])
def test_several_keys_between_two_are_ascending_and_short(lower, upper, count):
    keys = keys_between(lower, upper, count)
    assert len(keys) == count
    assert list(keys) == sorted(set(keys))
    assert all(is_order_key(key) for key in keys)
    assert all((lower is None or lower < key) and (upper is None or key < upper) for key in keys)
    assert max((len(key) for key in keys), default=0) <= 8


def test_a_negative_count_gives_no_key():
    assert keys_between(None, None, -1) == ()


def test_digits_sort_as_plain_ascii():
    assert "".join(sorted(DIGITS)) == DIGITS
