from __future__ import annotations

import pytest

from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.errors import NumbersInvalid
from cxdesign.scoring.round import Rater, Rating, Round

ANN = Rater("ann", RaterRole.CUSTOMER)


def test_observers_do_not_rate_and_only_customers_are_customers():
    assert [role for role in RaterRole if not Rater("x", role).rates] == [RaterRole.OBSERVER]
    assert [role for role in RaterRole if Rater("x", role).is_customer] == [RaterRole.CUSTOMER]


def test_a_rating_is_a_score_on_the_scale_or_cannot_be_judged():
    assert Rating("ann", "C1", None).score is None
    assert Rating("ann", "C1", 5).evidence is Evidence.ASSUMPTION
    for wrong in (0, 6, 3.5):
        with pytest.raises(NumbersInvalid, match="score_off_scale"):
            Rating("ann", "C1", wrong)


@pytest.mark.parametrize(
    ("raters", "ratings", "reason"),
    [
        ((ANN, ANN), (), "rater_doubled"),
        ((ANN,), (Rating("bob", "C1", 3),), "rater_unknown.*bob"),
        ((ANN,), (Rating("ann", "C1", 3), Rating("ann", "C1", 4)), "rated_twice.*ann/C1"),
    ],
)
def test_a_round_that_does_not_hold_together_is_refused(raters, ratings, reason):
    with pytest.raises(NumbersInvalid, match=reason):
        Round(raters, ratings)
