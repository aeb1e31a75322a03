from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from cxdesign.analysis.reordering import moved_items


def shortest(before, after):
    """Return the least number of items to be moved, by trying all of them."""
    shared = [item for item in after if item in before]
    for count in range(len(shared) + 1):
        for kept in permutations(shared, len(shared) - count):
            if list(kept) == [i for i in before if i in kept] == [i for i in after if i in kept]:
                return count
    raise AssertionError


@given(st.permutations("abcde"), st.permutations("abcdef"))
def test_as_few_items_as_possible_count_as_moved(before, after):
    moved = moved_items(before, after)
    assert len(moved) == shortest(before, after)
    stays = [item for item in before if item not in moved]
    assert stays == [item for item in after if item in stays]


def test_an_insertion_moves_nothing():
    assert moved_items("abc", "xabc") == frozenset()
    assert moved_items("abc", "ac") == frozenset()


def test_an_item_that_nobody_touched_is_left_alone_where_there_is_a_choice():
    assert moved_items("abc", "acb", settled="b") == {"c"}
    assert moved_items("abc", "acb", settled="c") == {"b"}
    assert moved_items("", "") == frozenset()
