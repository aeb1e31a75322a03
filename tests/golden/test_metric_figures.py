"""Metrics against published and worked answers.

Tables said to be quoted from memory were not looked up again; their printed results agree with the arithmetic here.
"""

import pytest

from cxdesign.analysis.metrics import kano_figures, nps, servqual


def test_fifty_promoters_and_twenty_detractors_of_a_hundred():
    result = nps([9] * 50 + [7] * 30 + [6] * 20)
    assert result.score == 30
    assert result.standard_error == pytest.approx(7.81, abs=5e-3)
    assert result.high - result.score == pytest.approx(15.3, abs=0.05)
    assert result.score - result.low == pytest.approx(15.3, abs=0.05)


def test_a_half_promoters_and_a_sixth_detractors():
    """A public worked example: of shares 1/2, 1/3, 1/6 the score is a third, the variance of one answer 5/9."""
    result = nps([10] * 300 + [8] * 200 + [0] * 100)
    assert result.score == pytest.approx(100 / 3)
    assert result.standard_error == pytest.approx(100 * (5 / 9 / 600) ** 0.5)


def test_kano_of_fifty_answers():
    figures = kano_figures({"A": 18, "O": 12, "M": 8, "I": 10, "R": 1, "Q": 1})
    assert (figures.better, figures.worse) == pytest.approx((0.625, -0.417), abs=5e-4)


def test_edge_grip_of_skis():
    """Sauerwein, Bailom, Matzler & Hinterhuber 1996 (literature, quoted from memory, in whole percents)."""
    figures = kano_figures({"A": 7, "O": 33, "M": 49, "I": 10})
    assert (figures.better, figures.worse) == pytest.approx((0.40, -0.83), abs=0.01)
    assert figures.category == "M"


def test_servqual_of_five_dimensions():
    """A public worked example: gaps −0.65, −1.10, −0.83, −0.70, −1.01, plain mean −0.86.

    The points are those of Zeithaml, Parasuraman & Berry 1990 (literature, quoted from memory).
    """
    names = ("tangibles", "reliability", "responsiveness", "assurance", "empathy")
    perceived = [[7 - 0.65, 7 - 1.10, 7 - 0.83, 7 - 0.70, 7 - 1.01]]
    points = dict(zip(names, (11, 32, 22, 19, 16), strict=True))
    result = servqual(perceived, [[7] * 5], names, points)
    assert result.unweighted == pytest.approx(-0.86, abs=5e-3)
    assert result.weighted == pytest.approx((-0.65 * 11 - 1.10 * 32 - 0.83 * 22 - 0.70 * 19 - 1.01 * 16) / 100)
