from __future__ import annotations

from cxdesign.i18n import Translator
from cxdesign.scoring.aggregate import evaluate
from cxdesign.views.agreement import agreement_text
from tests.golden.hotel_ratings import hotel_round
from tests.ratings import IDS, a_round

EN = Translator("en")


def test_the_hotel_agrees_on_fairness_and_splits_on_complaints():
    assert agreement_text(evaluate(hotel_round()), EN) == (
        "Not enough to lean on the number: α = 0.49. They agree most on S7 Inclusion, fairness, privacy (r_wg 1.00)."
        " They split on C2 Feedback and recovery (r_wg 0.40). Customers and organisation see C2, C9 differently."
    )


def test_raters_who_agree_on_everything():
    rows = {name: [2 + place % 3] * 6 for place, name in enumerate(IDS)}
    text = agreement_text(evaluate(a_round(6, rows=rows)), EN)
    assert "Enough to lean on the number: α = 1.00." in text
    assert "On no single criterion do they split." in text


def test_one_rater_says_nothing_of_agreement():
    assert agreement_text(evaluate(a_round(1)), EN) == "Too few ratings to say."
