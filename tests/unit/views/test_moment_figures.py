from __future__ import annotations

import pytest

from cxdesign.analysis.agreement import r_wg
from cxdesign.analysis.tallies import spread
from cxdesign.i18n import Translator
from cxdesign.views.moment_figures import MOMENT_FIGURES, open_moment

ENGLISH = Translator("en")
RATINGS = [-3, -3, -1, None]


@pytest.mark.parametrize(
    ("name", "value", "worked"),
    [
        ("mean", "−2.3", "x̄ = −7 / 3 = −2.33"),
        ("spread", "1.2", "s = √(2.67 / 2) = 1.15"),
        ("n", "3", ""),
        ("agreement", "0.87 – too few for a word", "r_wg = 1 − 1.33 / 10 = 0.87"),
    ],
)
def test_a_figure_opens_to_the_numbers_it_was_worked_out_with(name, value, worked):
    found = open_moment(name, "Lobby", spread(RATINGS), r_wg(RATINGS, options=11), ENGLISH)
    assert (found.value, found.worked) == (value, worked)
    assert [(one.symbol, one.value) for one in found.inputs] == [
        ("−1", "1"),
        ("−3", "2"),
        ("n", "3"),
        ("cannot judge", "1"),
    ]
    assert found.formula
    assert found.origins


def test_agreement_below_nothing_is_nothing_and_says_so():
    ratings = [-5, 5, -5, 5]
    found = open_moment("agreement", "Lobby", spread(ratings), r_wg(ratings, options=11), ENGLISH)
    assert found.worked == "r_wg = 1 − 33.33 / 10 < 0 → 0.00"


@pytest.mark.parametrize("name", MOMENT_FIGURES)
def test_without_answers_there_is_a_dash_and_nothing_worked_out(name):
    found = open_moment(name, "Lobby", spread([]), None, ENGLISH)
    assert found.value == ("0" if name == "n" else "–")
    assert not found.worked
