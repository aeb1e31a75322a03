from __future__ import annotations

from cxdesign.views.families import in_families


def test_what_was_made_of_something_stands_behind_it():
    origins = {"b": "a", "c": "b", "d": "a"}
    assert in_families(["c", "x", "d", "a", "b"], origins) == ("a", "d", "b", "c", "x")


def test_an_origin_that_is_not_listed_counts_as_none():
    assert in_families(["b", "x"], {"b": "gone"}) == ("b", "x")


def test_a_circle_loses_nobody():
    assert sorted(in_families(["a", "b", "c"], {"a": "b", "b": "a", "c": "c"})) == ["a", "b", "c"]
