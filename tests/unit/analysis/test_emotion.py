import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.analysis.emotion import curve_figures, journey_figures
from cxdesign.domain.vocabulary import CurveState
from tests.builders import a_journey, an_empty_journey

LATER = st.lists(st.integers(-5, 5) | st.none(), max_size=5)


def test_the_whole_runs_to_the_planned_end():
    journey = a_journey({"s1": ["t1", "t2"], "s2": ["t3"]}, now={"t1": 1, "t2": 3, "t3": -5}, end="t2")
    figures = journey_figures(journey)
    assert figures.now.touchpoint_ids == ("touchpoint:t1", "touchpoint:t2")
    assert figures.now.figures.peak_end.value == 3
    assert figures.uncounted == ("touchpoint:t3",)


def test_without_a_planned_end_the_last_stated_value_is_the_end():
    journey = a_journey({"s1": ["t1", "t2", "t3"]}, now={"t1": 1, "t2": 2})
    now = curve_figures(journey, CurveState.NOW)
    assert len(now.touchpoint_ids) == 3
    assert now.touchpoint_id(now.figures.end) == "touchpoint:t2"


def test_a_planned_end_without_a_value_gives_no_peak_end():
    now = curve_figures(a_journey({"s1": ["t1", "t2"]}, now={"t1": 1}, end="t2"), CurveState.NOW)
    assert now.figures.peak_end is None
    assert now.touchpoint_id(now.figures.end) is None
    assert now.figures.mean == 1


def test_a_stage_counts_all_its_touchpoints_up_to_a_planned_end_within_it():
    journey = a_journey(
        {"s1": ["t1"], "s2": ["t2", "t3"], "s3": ["t4"]}, now={"t1": 1, "t2": 2, "t3": -5, "t4": 4}, end="t2"
    )
    first, second, third = journey_figures(journey).stages
    assert first.now.figures.end.value == 1
    assert second.now.touchpoint_ids == ("touchpoint:t2",)
    assert second.now.first_place == 2
    assert (third.stage_id, third.now.figures.mean, third.now.first_place) == ("stage:s3", 4, 4)


def test_a_stage_without_touchpoints_has_no_figures():
    figures = journey_figures(a_journey({"s1": [], "s2": ["t1"]}, now={"t1": 2}))
    assert [stage.stage_id for stage in figures.stages] == ["stage:s2"]


def test_an_empty_journey_has_no_figures():
    figures = journey_figures(an_empty_journey())
    assert figures.now.figures.mean is None
    assert figures.stages == figures.uncounted == ()


@pytest.mark.parametrize("state", list(CurveState))
def test_each_curve_reads_its_own_values(state):
    journey = a_journey({"s1": ["t1"]}, now={"t1": -1}, target={"t1": 4})
    assert curve_figures(journey, state).figures.mean == {"now": -1, "target": 4}[state.value]
    assert curve_figures(journey, state).state is state


@given(st.lists(st.integers(-5, 5), min_size=1, max_size=6), LATER)
def test_what_comes_after_the_planned_end_never_changes_a_figure(values, later):
    counted = [f"t{number}" for number in range(len(values))]
    beyond = [f"u{number}" for number in range(len(later))]
    now = dict(zip(counted, values, strict=True))
    stated = {suffix: value for suffix, value in zip(beyond, later, strict=True) if value is not None}
    alone = a_journey({"s1": counted}, now=now, end=counted[-1])
    longer = a_journey({"s1": counted, "s2": beyond}, now={**now, **stated}, end=counted[-1])
    assert curve_figures(longer, CurveState.NOW) == curve_figures(alone, CurveState.NOW)
