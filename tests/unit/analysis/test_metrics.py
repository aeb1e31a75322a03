"""Figures from answers and from operation, with gaps and with nothing to count."""

import pytest

from cxdesign.analysis.metrics import ces, csat, nps, on_time, variation
from cxdesign.errors import NumbersInvalid


def test_the_cut_offs_of_nps():
    result = nps([10, 9, 8, 7, 6, 0, None])
    assert (result.promoters, result.passives, result.detractors) == (2, 2, 2)
    assert (result.score, result.count, result.missing) == (0, 6, 1)
    assert result.low == pytest.approx(-result.high)


@pytest.mark.parametrize(("answers", "score"), [([10, 9], 100), ([0], -100), ([7, 8], 0)])
def test_answers_of_one_group_have_no_interval(answers, score):
    result = nps(answers)
    assert (result.score, result.standard_error, result.low, result.high) == (score, 0, None, None)


def test_the_interval_ends_with_the_scale():
    assert nps([10] * 4 + [0]).high == 100
    assert nps([0] * 4 + [10]).low == -100


@pytest.mark.parametrize("figure", [nps, ces, csat, lambda answers: on_time(answers, 5)])
@pytest.mark.parametrize("answers", [[], [None, float("nan")]])
def test_without_an_answer_there_is_no_figure(figure, answers):
    assert figure(answers) is None


@pytest.mark.parametrize(
    ("figure", "answer"), [(nps, 11), (nps, -1), (nps, 8.5), (ces, 0), (ces, 8), (csat, 6), (csat, 0)]
)
def test_answers_beside_the_scale_are_refused(figure, answer):
    with pytest.raises(NumbersInvalid, match="answer_not_on_scale"):
        figure([answer])


def test_effort_of_version_one_is_better_with_less():
    result = ces([1, 2, 2, 5, None], "1.0")
    assert (result.score, result.mean, result.share, result.index) == (2.5, 2.5, None, None)
    assert (result.is_more_better, result.count, result.missing) == (False, 4, 1)
    with pytest.raises(NumbersInvalid, match="answer_not_on_scale"):
        ces([6], "1.0")


def test_version_one_has_one_reading():
    with pytest.raises(NumbersInvalid, match="ces_reading_unknown"):
        ces([3], "1.0", "index")


@pytest.mark.parametrize(("reading", "score"), [("mean", 4.2), ("share", 0.6), ("index", 0.0)])
def test_effort_of_version_two_has_three_readings(reading, score):
    result = ces([7, 6, 5, 2, 1], "2.0", reading)
    assert result.score == pytest.approx(score)
    assert (result.mean, result.share, result.index) == pytest.approx((4.2, 0.6, 0))
    assert result.is_more_better


def test_satisfaction_as_share_or_mean():
    result = csat([5, 4, 3, None])
    assert (result.score, result.share) == pytest.approx((2 / 3, 2 / 3))
    assert (result.mean, result.count, result.missing) == (4, 3, 1)
    assert csat([5, 4, 3], "mean").score == 4


def test_just_on_time_is_on_time():
    result = on_time([0.1 + 0.2, 0.31, None], 0.3)
    assert (result.share, result.within, result.count, result.missing) == (0.5, 1, 2, 1)


def test_variation_between_sites():
    result = variation({"a": 2, "b": 4, "c": 9, "d": None})
    assert (result.mean, result.span, result.lowest, result.highest) == (5, 7, "a", "c")
    assert result.deviation == pytest.approx(13**0.5)
    assert (result.count, result.missing) == (3, 1)


def test_a_single_site_does_not_vary():
    result = variation({"a": 2})
    assert (result.deviation, result.span) == (None, 0)


@pytest.mark.parametrize("figures", [{}, {"a": None}])
def test_without_sites_there_is_no_variation(figures):
    assert variation(figures) is None
