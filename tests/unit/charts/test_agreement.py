from __future__ import annotations

import pytest

from cxdesign.charts.agreement import agreement_picture
from cxdesign.views.palette import LIGHT
from tests.unit.charts.examples import ENGLISH, REPORTS, ROUNDS, drawn


def test_the_most_disputed_criterion_stands_on_top_with_every_score():
    table = drawn("hotel", "agreement").table
    assert table.rows[0] == ("C2 Feedback and recovery", "2", "2", "2", "4", "4", "4", "0.40")
    assert table.rows[-1][-1] == "1.00"


def test_customers_come_first_and_missing_ratings_are_dashes():
    table = drawn("customers' side missing", "agreement").table
    assert table.columns[1:5] == ("Customer", "Front line", "Manager", "Designer")
    first = next(row for row in table.rows if row[0].startswith("C1 "))
    assert first[1:5] == ("–", "2", "3", "4")


def test_a_rater_without_any_score_has_no_column():
    picture = agreement_picture(REPORTS["nobody can judge"], ROUNDS["nobody can judge"].raters, ENGLISH, LIGHT)
    assert (picture.chart, len(picture.table.columns)) == (None, 2)


def test_alpha_is_read_with_its_limits():
    picture = drawn("hotel", "alpha")
    assert picture.table.rows == (("0.49", "discuss before using the number", "0.667", "0.8"),)
    assert picture.sentence == "α = 0.49: discuss before using the number."


@pytest.mark.parametrize("name", ["nobody", "one rater", "nobody can judge"])
def test_without_alpha_it_says_why(name):
    picture = drawn(name, "alpha")
    assert picture.chart is None
    assert picture.sentence.startswith("No α yet")
