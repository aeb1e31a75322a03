import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.views.numbers import decimal, emotion, runs, signed


@pytest.mark.parametrize(
    ("value", "text"), [(0.125, "0.13"), (-0.125, "−0.13"), (1.005, "1.01"), (0, "0.00"), (-3, "−3.00")]
)
def test_halves_round_away_from_zero(value, text):
    assert decimal(value, 2) == text


def test_what_rounds_to_zero_has_no_sign():
    assert signed(-0.001, 2) == signed(0.001, 2) == "0.00"


def test_emotions_are_whole_unless_they_are_means():
    assert [emotion(value) for value in (5, 0, -5, 2.0, -0.5)] == ["+5", "0", "−5", "+2", "−0.5"]


def test_runs_of_nothing_are_empty():
    assert runs([], ", ") == ""


@given(st.sets(st.integers(1, 40)))
def test_runs_name_every_number_once(numbers):
    named = []
    for part in filter(None, runs(sorted(numbers), "|").split("|")):
        first, _, last = part.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted(numbers)
