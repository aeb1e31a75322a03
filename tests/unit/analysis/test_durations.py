from __future__ import annotations

import pytest

from cxdesign.analysis.durations import UNITS, in_minutes, is_longer, unit_minutes


@pytest.mark.parametrize("word", [word for words in UNITS.values() for word in words])
def test_every_word_for_a_unit_is_known_however_it_is_written(word):
    size = next(size for size, words in UNITS.items() if word in words)
    assert [unit_minutes(way) for way in (word, word.upper(), f" {word}. ")] == [size] * 3


@pytest.mark.parametrize("word", ["", "%", "weeks", "工作日", "m", "min/km", "个月"])
def test_what_has_no_one_length_is_no_unit(word):
    assert unit_minutes(word) is None


def test_full_width_letters_are_read():
    assert unit_minutes("ｍｉｎ") == 1


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [(204, "s", 3.4), (45, "秒", 0.75), (1.5, "h", 90), (0, "min", 0), (-1, "min", None), (None, "min", None)],
)
def test_amounts_become_minutes(amount, unit, expected):
    assert in_minutes(amount, unit) == expected


def test_the_rounding_of_sums_makes_no_time_longer():
    assert not is_longer(sum([0.1] * 3), 0.3)
    assert is_longer(3 + 1 / 60, 3)
