"""Metrics against published and worked answers.

Tables said to be quoted from memory were not looked up again; their printed results agree with the arithmetic here.
"""

import pytest

from cxdesign.analysis.metrics import ces, csat, kano_class, kano_figures, nps, servqual
from cxdesign.analysis.questionnaires import KANO_ANSWERS


def test_fifty_promoters_and_twenty_detractors_of_a_hundred():
    result = nps([9] * 50 + [7] * 30 + [6] * 20)
    assert result.score == 30
    assert result.standard_error == pytest.approx(7.81, abs=5e-3)
    assert result.high - result.score == pytest.approx(15.3, abs=0.05)
    assert result.score - result.low == pytest.approx(15.3, abs=0.05)


def test_a_half_promoters_and_a_sixth_detractors():
    """An answer on Cross Validated, "How can I calculate margin of error in a NPS result?" (public).

    Of shares 1/2, 1/3, 1/6 the score is a third, the variance of one answer 5/9.
    """
    result = nps([10] * 300 + [8] * 200 + [0] * 100)
    assert result.score == pytest.approx(100 / 3)
    assert result.standard_error == pytest.approx(100 * (5 / 9 / 600) ** 0.5)


def test_a_survey_of_1162():
    """A thread on talkstats.com (public): 291, 476 and 395 answers, a score of −9 and a half width of 4.4."""
    result = nps([9] * 291 + [7] * 476 + [6] * 395)
    assert round(result.score) == -9
    assert result.high - result.score == pytest.approx(4.4, abs=0.05)


EFFORT = {1: 80, 2: 210, 3: 140, 4: 110, 5: 160, 6: 180, 7: 120}
"""A thousand answers, an example in the help of CYS, "CES 7-point scale to average" (public): they sum to 4,080."""


@pytest.mark.parametrize(("reading", "score"), [("mean", 4.08), ("share", 0.46), ("index", 30 - 43)])
def test_effort_of_a_thousand_answers(reading, score):
    """The mean is the one published; share (160 + 180 + 120) and index (300 less 430) are counted from the table."""
    answers = [answer for answer, count in EFFORT.items() for _ in range(count)]
    assert ces(answers, "2.0", reading).score == pytest.approx(score)


def test_effort_as_it_was_first_asked():
    """Worked by the method of Call Centre Helper, "How to calculate customer effort" (public): a mean, low is good."""
    result = ces([1] * 40 + [2] * 30 + [3] * 15 + [4] * 10 + [5] * 5, "1.0")
    assert result.score == pytest.approx((40 + 60 + 45 + 40 + 25) / 100)
    assert not result.is_more_better


@pytest.mark.parametrize(
    ("counts", "percent"),
    [
        ((14, 9, 10, 32, 42), 69.16),  # help of Delighted, "How is CSAT calculated?" (public): 74 of 107
        ((5, 5, 10, 20, 10), 60.0),  # help of VoC Metrics, "What is CSAT" (public): 30 of 50
    ],
)
def test_satisfaction_in_two_published_examples(counts, percent):
    answers = [answer for answer, count in enumerate(counts, start=1) for _ in range(count)]
    assert 100 * csat(answers).score == pytest.approx(percent, abs=5e-3)


def test_the_table_of_kano_classes():
    """Berger et al. 1993 (literature, quoted from memory): rows present, columns absent."""
    table = {"like": "QAAAO", "expect": "RIIIM", "neutral": "RIIIM", "tolerate": "RIIIM", "dislike": "RRRRQ"}
    found = {
        present: "".join(kano_class(present, absent) for absent in KANO_ANSWERS)
        for present in ("like", "expect", "neutral", "tolerate", "dislike")
    }
    assert found == table


def test_kano_of_fifty_answers():
    figures = kano_figures({"A": 18, "O": 12, "M": 8, "I": 10, "R": 1, "Q": 1})
    assert (figures.better, figures.worse) == pytest.approx((0.625, -0.417), abs=5e-4)


def test_edge_grip_of_skis():
    """Sauerwein, Bailom, Matzler & Hinterhuber 1996 (literature, quoted from memory, in whole percents)."""
    figures = kano_figures({"A": 7, "O": 33, "M": 49, "I": 10})
    assert (figures.better, figures.worse) == pytest.approx((0.40, -0.83), abs=0.01)
    assert figures.category == "M"


def test_servqual_of_five_dimensions():
    """An answer in the forum of 12manage (public): gaps −0.65, −1.10, −0.83, −0.70, −1.01, plain mean −0.86.

    The points are those of Zeithaml, Parasuraman & Berry 1990 (literature, quoted from memory).
    """
    names = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
    perceived = [[7 - 0.65, 7 - 1.10, 7 - 0.83, 7 - 0.70, 7 - 1.01]]
    points = dict(zip(names, (11, 32, 22, 19, 16), strict=True))
    result = servqual(perceived, [[7] * 5], names, points)
    assert result.unweighted == pytest.approx(-0.86, abs=5e-3)
    assert result.weighted == pytest.approx((-0.65 * 11 - 1.10 * 32 - 0.83 * 22 - 0.70 * 19 - 1.01 * 16) / 100)
