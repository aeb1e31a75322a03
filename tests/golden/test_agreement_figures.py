"""Agreement against published and worked answers.

Tables said to be quoted from memory were not looked up again; their printed results agree with the arithmetic here.
"""

import pytest

from cxdesign.analysis.agreement import alpha_reading, kendall_w, krippendorff_alpha, r_wg


def rows(*texts):
    return [[None if mark == "." else ord(mark) - ord("0") for mark in text.split()] for text in texts]


FOUR_OBSERVERS = rows(
    "1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."
)
"""Krippendorff's example C (literature): four observers, twelve units, missing values."""


@pytest.mark.parametrize(
    ("level", "alpha"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_four_observers_at_every_level(level, alpha):
    assert krippendorff_alpha(FOUR_OBSERVERS, level) == pytest.approx(alpha, abs=5e-4)


@pytest.mark.parametrize(
    ("table", "alpha"),
    [
        (rows("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        (rows("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
    ],
)
def test_two_observers_of_categories(table, alpha):
    """Krippendorff's examples A and B, computing alpha-reliability (literature, quoted from memory)."""
    assert krippendorff_alpha(table, "nominal") == pytest.approx(alpha, abs=5e-4)


THREE_CODERS = rows(". . . . . 3 4 1 2 1 1 3 3 . 3", "1 . 2 1 3 3 4 3 . . . . . . .", ". . 2 1 3 4 4 . 2 1 1 3 3 . 4")


@pytest.mark.parametrize(("level", "alpha"), [("nominal", 0.691), ("interval", 0.811)])
def test_three_coders_of_fifteen_units(level, alpha):
    """The computational example of the article on Krippendorff's alpha in Wikipedia (literature, from memory)."""
    assert krippendorff_alpha(THREE_CODERS, level) == pytest.approx(alpha, abs=5e-4)


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval", "ratio"])
def test_of_two_values_all_levels_say_the_same(level):
    """Krippendorff's example A again: with 0 and 1 only, every difference is the one between the two."""
    binary = rows("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
    assert krippendorff_alpha(binary, level) == pytest.approx(0.095, abs=5e-4)


@pytest.mark.parametrize(
    ("alpha", "reading"), [(0.8, "reliable"), (0.799, "tentative"), (0.667, "tentative"), (0.666, "discuss")]
)
def test_how_alpha_is_read(alpha, reading):
    """Krippendorff (literature, quoted from memory): from .800 reliable, from .667 tentative."""
    assert alpha_reading(alpha) == reading


def test_three_rankings_of_four_items():
    assert kendall_w([[1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4]]) == pytest.approx(0.778, abs=5e-4)


def test_three_executives_rank_six_applicants():
    """Siegel 1956 (literature, quoted from memory)."""
    assert kendall_w([[1, 6, 3, 2, 5, 4], [1, 5, 6, 4, 2, 3], [6, 3, 2, 5, 4, 1]]) == pytest.approx(0.16, abs=5e-3)


def test_four_judges_rank_ten_projects():
    """A public teaching example (its place is not noted any more): ΣD² = 1048."""
    judges = [
        [1, 3, 4, 5, 2, 8, 6, 7, 10, 9],
        [2, 1, 4, 5, 6, 3, 8, 7, 10, 9],
        [3, 2, 1, 5, 7, 4, 6, 8, 9, 10],
        [4, 2, 3, 1, 6, 7, 5, 9, 8, 10],
    ]
    assert kendall_w(judges) == pytest.approx(12 * 1048 / (16 * 990))


def test_rankings_with_ties():
    """Siegel 1956 (literature, quoted from memory): S = 591 and W = .828 with the correction for ties."""
    ranks = [
        [1, 4.5, 2, 4.5, 3, 7.5, 6, 9, 7.5, 10],
        [2.5, 1, 2.5, 4.5, 4.5, 8, 9, 6.5, 10, 6.5],
        [2, 1, 4.5, 4.5, 4.5, 4.5, 8, 8, 8, 10],
    ]
    assert kendall_w(ranks) == pytest.approx(0.828, abs=5e-4)


def test_agreement_on_one_criterion():
    assert r_wg([4, 4, 5, 3, 4]) == pytest.approx(0.75)


@pytest.mark.parametrize(("options", "variance"), [(5, 2.0), (7, 4.0), (9, 80 / 12)])
def test_the_variance_of_an_even_spread(options, variance):
    """James, Demaree & Wolf 1984 (literature, quoted from memory): 2 for five options, 4 for seven."""
    assert r_wg([3, 4], options) == pytest.approx(1 - 0.5 / variance)
