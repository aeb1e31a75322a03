"""Paired questions: Kano classes and SERVQUAL gaps."""

import pytest

from cxdesign.analysis.questionnaires import KANO_ANSWERS, SERVQUAL_ITEMS, kano, kano_class, kano_figures, servqual
from cxdesign.errors import NumbersInvalid


def test_the_kano_table():
    table = ["".join(kano_class(present, absent) for absent in KANO_ANSWERS) for present in KANO_ANSWERS]
    assert table == ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]


@pytest.mark.parametrize("pair", [("love", "like"), ("like", "")])
def test_an_unknown_answer_is_refused(pair):
    with pytest.raises(NumbersInvalid, match="kano_answer_unknown"):
        kano([pair])


def test_pairs_are_counted_by_class():
    result = kano([("like", "neutral"), ("expect", "dislike"), ("like", None), (None, "like"), ("like", "expect")])
    assert dict(result.counts) == {"M": 1, "O": 0, "A": 2, "I": 0, "R": 0, "Q": 0}
    assert (result.category, result.is_tie, result.missing) == ("A", False, 2)
    assert (result.better, result.worse) == pytest.approx((2 / 3, -1 / 3))


@pytest.mark.parametrize(("counts", "category"), [({"A": 3, "M": 3}, "M"), ({"I": 2, "O": 2, "A": 1}, "O")])
def test_on_a_tie_the_class_one_must_not_miss_wins(counts, category):
    result = kano_figures(counts)
    assert (result.category, result.is_tie) == (category, True)


def test_without_answers_there_is_no_class():
    result = kano([])
    assert (result.better, result.worse, result.category, result.is_tie) == (None, None, None, False)


def test_reversed_and_questionable_answers_say_nothing_of_better_and_worse():
    result = kano_figures({"R": 3, "Q": 1})
    assert (result.better, result.worse, result.category) == (None, None, "R")


def test_servqual_divides_the_usual_items():
    result = servqual([[5] * 22], [[6] * 22])
    assert {gap.dimension: gap.pairs for gap in result.gaps} == dict(SERVQUAL_ITEMS)
    assert (result.weighted, result.unweighted, result.servperf) == pytest.approx((-1, -1, 5))


def test_missing_answers_count_in_no_pair():
    result = servqual([[5, None], [4, 3]], [[6, 7], [None, 7]], ["a", "b"], {"a": 1, "b": 3})
    assert [(gap.gap, gap.pairs, gap.weight) for gap in result.gaps] == [(-1, 1, 0.25), (-4, 1, 0.75)]
    assert result.weighted == -3.25


def test_a_dimension_without_a_pair_is_left_out():
    result = servqual([[5, None]], [[6, 7]], ["a", "b"], {"a": 1, "b": 3})
    assert (result.gaps[1].gap, result.gaps[1].pairs) == (None, 0)
    assert (result.weighted, result.unweighted, result.servperf) == (-1, -1, 5)


def test_points_that_are_all_zero_weigh_the_same():
    result = servqual([[5, 3]], [[6, 6]], ["a", "b"], {"a": 0, "b": 0})
    assert result.weighted == -2


def test_when_only_dimensions_without_weight_are_left_there_is_no_weighted_gap():
    result = servqual([[5, None]], [[6, 7]], ["a", "b"], {"b": 100})
    assert (result.weighted, result.unweighted, result.servperf) == (None, -1, None)


def test_nobody_asked_has_no_gap():
    result = servqual([], [], ["a"])
    assert (result.gaps[0].gap, result.weighted, result.unweighted, result.servperf) == (None,) * 4


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (([[1]], [], ["a"]), "lengths_differ"),
        (([[1, 2]], [[1, 2]], ["a"]), "lengths_differ"),
        (([[1]], [[1]], ["a"], {"a": -1}), "weights_invalid"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, code):
    with pytest.raises(NumbersInvalid, match=code):
        servqual(*arguments)
