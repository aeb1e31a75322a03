"""Agreement of raters: missing answers, ties, and input that says nothing."""

import numpy as np
import pytest

from cxdesign.analysis.agreement import agreement_degree, alpha_reading, kendall_w, krippendorff_alpha, r_wg
from cxdesign.errors import NumbersInvalid

LEVELS = ("nominal", "ordinal", "interval", "ratio")
every_level = pytest.mark.parametrize("level", LEVELS)


@every_level
def test_perfect_agreement_is_one(level):
    assert krippendorff_alpha([[1, 2, 3], [1, 2, 3]], level) == pytest.approx(1)


@every_level
@pytest.mark.parametrize(
    "ratings",
    [
        [],
        [[]],
        [[1, 2, 3]],
        [[None, None], [None, None]],
        [[1, None], [None, 2]],
        [[4, 4], [4, 4]],
        [[4, 4, 1], [4, 4, None]],
    ],
    ids=["nobody", "no unit", "one rater", "all missing", "no pair", "all alike", "alike where paired"],
)
def test_without_anything_to_tell_apart_there_is_no_alpha(ratings, level):
    assert krippendorff_alpha(ratings, level) is None


@every_level
def test_a_unit_with_one_value_does_not_count(level):
    paired = [[1, 2, 3], [1, 3, 3]]
    single = [[1, 2, 3, 5], [1, 3, 3, None]]
    assert krippendorff_alpha(single, level) == pytest.approx(krippendorff_alpha(paired, level))


def test_missing_is_none_or_not_a_number():
    gaps = [[1, None, 3], [1, 2, 2], [2, 2, None]]
    assert krippendorff_alpha(np.array(gaps, dtype=float)) == krippendorff_alpha(gaps)


def test_systematic_disagreement_is_below_zero():
    assert krippendorff_alpha([[1, 2], [2, 1]], "nominal") == pytest.approx(-0.5)


def test_zero_and_zero_do_not_differ_at_ratio_level():
    assert krippendorff_alpha([[0, 1], [0, 1]], "ratio") == pytest.approx(1)


@pytest.mark.parametrize(
    ("ratings", "level", "code"),
    [
        ([[1, 2], [1]], "ordinal", "lengths_differ"),
        ([[1, float("inf")]], "ordinal", "value_not_finite"),
        ([[1, -1], [1, 1]], "ratio", "ratio_below_zero"),
    ],
)
def test_ratings_that_make_no_sense_are_refused(ratings, level, code):
    with pytest.raises(NumbersInvalid, match=code):
        krippendorff_alpha(ratings, level)


@pytest.mark.parametrize(
    ("alpha", "reading"),
    [
        (0.8, "reliable"),
        (0.7999, "tentative"),
        (0.667, "tentative"),
        (0.6669, "discuss"),
        (-1, "discuss"),
        (None, None),
    ],
)
def test_reading_of_alpha(alpha, reading):
    assert alpha_reading(alpha) == reading


def test_the_same_ranking_by_all_is_one():
    assert kendall_w([[1, 2, 3]] * 4) == pytest.approx(1)
    assert kendall_w([[1, 2, 2]] * 4) == pytest.approx(1)


def test_opposite_rankings_are_zero():
    assert kendall_w([[1, 2, 3], [3, 2, 1]]) == pytest.approx(0)


@pytest.mark.parametrize(
    "ranks",
    [[], [[1, 2, 3]], [[1], [1]], [[1, 1], [1, 1]], [[1, 2], [None, 1]]],
    ids=["nobody", "one rater", "one item", "nobody tells apart", "one complete row"],
)
def test_without_anything_to_compare_there_is_no_w(ranks):
    assert kendall_w(ranks) is None


def test_incomplete_rankings_are_left_out():
    assert kendall_w([[1, 2, 3], [3, None, 1], [1, 3, 2]]) == kendall_w([[1, 2, 3], [1, 3, 2]])


def test_agreement_on_one_criterion():
    assert r_wg([3, 3, 3]) == 1
    assert r_wg([1, 5]) == 0
    assert r_wg([3, None, 4, float("nan")]) == pytest.approx(0.75)
    assert r_wg([0, 10], options=11) == 0


@pytest.mark.parametrize(("scores", "options"), [([], 5), ([4], 5), ([4, None], 5), ([1, 1], 1)])
def test_without_two_scores_or_options_there_is_no_agreement(scores, options):
    assert r_wg(scores, options) is None


@pytest.mark.parametrize(
    ("agreement", "degree"),
    [
        (None, None),
        (0.0, "low"),
        (0.499, "low"),
        (1 - 0.5, "medium"),
        (0.699, "medium"),
        (1 - 0.3, "high"),
        (1, "high"),
    ],
)
def test_how_much_agreement_a_figure_tells_of_in_a_word(agreement, degree):
    assert agreement_degree(agreement, 5) == degree


def test_below_five_people_agreement_gets_no_word():
    assert agreement_degree(1.0, 4) == "few"
    assert agreement_degree(None, 1) is None
