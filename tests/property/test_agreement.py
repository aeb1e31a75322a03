"""Laws of agreement on random ratings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.analysis.agreement import kendall_w, krippendorff_alpha, r_wg

levels = st.sampled_from(["nominal", "ordinal", "interval", "ratio"])
answers = st.one_of(st.none(), st.integers(1, 5))


@st.composite
def ratings(draw, cells=answers, fewest=1):
    raters, units = draw(st.integers(fewest, 6)), draw(st.integers(1, 6))
    return [[draw(cells) for _ in range(units)] for _ in range(raters)]


@given(ratings(), levels, st.randoms(use_true_random=False))
def test_alpha_does_not_depend_on_the_order_of_raters_and_units(table, level, chance):
    raters, units = list(range(len(table))), list(range(len(table[0])))
    chance.shuffle(raters)
    chance.shuffle(units)
    turned = [[table[rater][unit] for unit in units] for rater in raters]
    alpha = krippendorff_alpha(table, level)
    assert krippendorff_alpha(turned, level) == (None if alpha is None else pytest.approx(alpha))
    assert alpha is None or alpha <= 1 + 1e-12


@given(st.lists(st.integers(1, 5), min_size=2, max_size=8), st.integers(2, 5), levels)
def test_raters_who_agree_in_everything_have_an_alpha_of_one(row, count, level):
    alpha = krippendorff_alpha([row] * count, level)
    assert alpha == (None if len(set(row)) == 1 else pytest.approx(1))


@given(ratings(), st.integers(2, 7), st.integers(-9, 9))
def test_alpha_of_intervals_does_not_depend_on_unit_and_origin(table, factor, shift):
    moved = [[None if value is None else value * factor + shift for value in row] for row in table]
    alpha = krippendorff_alpha(table, "interval")
    assert krippendorff_alpha(moved, "interval") == (None if alpha is None else pytest.approx(alpha, abs=1e-9))


@given(ratings())
def test_alpha_of_an_order_does_not_depend_on_the_numbers(table):
    stretched = [[None if value is None else value**3 for value in row] for row in table]
    alpha = krippendorff_alpha(table)
    assert krippendorff_alpha(stretched) == (None if alpha is None else pytest.approx(alpha))


@given(ratings(st.integers(1, 5), fewest=2))
def test_concordance_lies_between_none_and_full(table):
    concordance = kendall_w(table)
    assert concordance is None or -1e-12 <= concordance <= 1 + 1e-12
    whole = kendall_w([table[0]] * 3)
    assert whole == (None if len(set(table[0])) == 1 else pytest.approx(1))


@given(st.lists(answers, max_size=8))
def test_agreement_on_a_criterion_lies_between_none_and_full(scores):
    agreement = r_wg(scores)
    assert agreement is None or 0 <= agreement <= 1
