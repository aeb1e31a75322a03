from __future__ import annotations

import pytest

from cxdesign.i18n import Translator
from cxdesign.scoring.aggregate import evaluate
from cxdesign.views.returning import activity_name, return_lines
from tests.golden.hotel_ratings import hotel_round
from tests.ratings import a_round

HOTEL = evaluate(hotel_round())
EN = Translator("en")


def test_the_hotel_goes_back_to_the_touchpoints_first():
    first = return_lines(HOTEL, EN)[0]
    assert (first.activity, first.title[:11]) == (3, "Activity 3:")
    assert first.text == (
        "Holds the gate: C2 Feedback and recovery 3.00. Weak: O8 Risk and failure readiness 2.33, O5 Data capability"
        " 2.75. With L2 at 3.50, E rises from 3.77 to 4.66."
    )


def test_signs_are_told_with_their_figures():
    text = " ".join(line.text for line in return_lines(HOTEL, EN))
    assert (
        "Customers and organisation differ: C2 Feedback and recovery −1.50, C9 Consistency and seamlessness −1.00."
        in text
    )
    assert "A 5 that no test with customers supports: C5 Individualisation" in text
    assert "Low agreement of all ratings: α 0.49." in text


def test_many_criteria_are_not_all_named():
    lines = return_lines(evaluate(a_round(6, 2)), EN)
    assert any("more" in line.text for line in lines)


def test_nothing_asks_for_going_back_when_all_is_well():
    rows = {name: [4, 5, 5, 5, 5, 5] for name in ("C6",)}
    assert all("Weak" not in line.text for line in return_lines(evaluate(a_round(6, 4, rows=rows)), EN))


@pytest.mark.parametrize("locale", ["en", "zh-CN"])
def test_step_zero_is_no_activity(locale):
    translate = Translator(locale)
    assert "0" in activity_name(HOTEL, 0, translate)
    assert activity_name(HOTEL, 3, translate) != activity_name(HOTEL, 0, translate)
