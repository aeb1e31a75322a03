from __future__ import annotations

import pytest

from cxdesign.analysis.measures import ROLES, expectation_points, measure, measured_touchpoints, measures, score
from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.vocabulary import Metric
from cxdesign.errors import NumbersInvalid
from tests.builders import a_journey, a_whole_project
from tests.performing import perform


def answers(metric: str, columns: tuple[str, ...], *rows: tuple, **fields) -> AnswerSet:
    return AnswerSet(id="answer_set:x", name="X", order="a0", metric=metric, columns=columns, rows=rows, **fields)


def test_every_metric_says_which_columns_it_needs():
    assert set(ROLES) == set(Metric)
    assert all(roles for roles in ROLES.values())


@pytest.mark.parametrize(
    ("metric", "value", "expected"),
    [("nps", 9.0, 100.0), ("ces_1", 2.0, 2.0), ("ces_2", 6.0, 6.0), ("csat", 5.0, 1.0)],
)
def test_a_column_of_answers_is_measured_by_its_metric(metric, value, expected):
    assert score(measure(answers(metric, ("answer",), (value,), (None,))).figure) == expected


def test_groups_are_measured_apart_and_compared():
    found = measure(answers("csat", ("group", "answer"), ("N", 5.0), ("S", 2.0), ("N", 4.0), (None, 1.0), ("S", 4.0)))
    assert score(found.figure) == pytest.approx(3 / 5)
    assert [(group.name, score(group.figure), group.row_count) for group in found.groups] == [
        ("N", 1, 2),
        ("S", 0.5, 2),
    ]
    assert found.between is not None
    assert (found.between.span, found.between.highest) == (0.5, "N")


def test_one_group_is_compared_with_nobody():
    assert measure(answers("nps", ("answer", "group"), (9.0, "N"), (3.0, "N"))).between is None


def test_without_an_answer_there_is_no_figure():
    found = measure(answers("nps", ("answer",), (None,)))
    assert (found.figure, found.row_count) == (None, 1)
    assert measure(answers("nps", ("answer",))).figure is None


def test_features_of_kano_have_a_class_each_and_none_together():
    rows = [("like", "dislike", "Tea"), ("expect", "dislike", "Bed"), ("like", "neutral", "Tea"), ("like", None, "Tea")]
    found = measure(answers("kano", ("present", "absent", "feature"), *rows))
    assert found.figure is None
    tea, bed = (group.figure for group in found.groups)
    assert (tea.category, tea.is_tie, tea.missing, bed.category) == ("O", True, 1, "M")
    alone = measure(answers("kano", ("present", "absent"), ("like", "neutral")))
    assert alone.figure.category == "A"


def test_servqual_pairs_its_columns_and_is_weighted_by_the_target_audience():
    columns = ("reliability_expected_1", "reliability_perceived_1", "empathy_perceived_1", "empathy_expected_1")
    found = measure(answers("servqual", columns, (6.0, 5.0, 4.0, 7.0)), {"reliability": 60, "empathy": 40})
    assert [(gap.dimension, gap.gap) for gap in found.figure.gaps] == [("reliability", -1), ("empathy", -3)]
    assert found.figure.weighted == pytest.approx(-1.8)
    assert measure(answers("servqual", columns, (6.0, 5.0, 4.0, 7.0))).figure.weighted == pytest.approx(-2)


def test_a_perception_without_its_expectation_does_not_count():
    found = measure(answers("servqual", ("empathy_perceived_1",), (5.0,)))
    assert score(found.figure) is None


def test_times_are_held_against_their_limit():
    found = measure(answers("on_time", ("time",), (5.0,), (5.5,), (None,), limit=5.0))
    assert (found.figure.within, found.figure.count, found.figure.missing) == (1, 2, 1)
    with pytest.raises(NumbersInvalid, match="limit_missing"):
        measure(answers("on_time", ("time",), (5.0,)))


def test_sites_vary_by_the_means_of_their_rows():
    found = measure(answers("variation", ("value", "group"), (1.0, "N"), (3.0, "N"), (5.0, "S"), (9.0, None)))
    assert (found.figure.mean, found.figure.span, found.figure.highest) == (3.5, 3, "S")


def test_an_answer_off_its_scale_is_told():
    with pytest.raises(NumbersInvalid, match="answer_not_on_scale"):
        measure(answers("nps", ("answer",), (11.0,)))


def test_the_answers_of_a_project_are_measured_with_their_touchpoints():
    document = a_whole_project()
    (found,) = measures(document)
    assert (found.answer_set_id, score(found.figure)) == ("answer_set:stay", 0.0)
    assert expectation_points(document) == dict.fromkeys(
        ("tangibles", "reliability", "responsiveness", "assurance", "empathy"), 20.0
    )
    ends = {"source_id": "touchpoint:t2", "target_id": "answer_set:stay"}
    linked = perform(document, "relate", relation="measured_by", **ends)
    assert measured_touchpoints(linked, "answer_set:stay") == ("touchpoint:t2",)


def test_without_a_target_audience_all_dimensions_weigh_the_same():
    assert expectation_points(a_journey()) is None
