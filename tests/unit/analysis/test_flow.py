import pytest

from cxdesign.analysis.flow import RECOVERY_FIELDS, WaitOrigin, flow_figures
from cxdesign.graph.paths import Obstacle
from tests.blueprints import a_blueprint, an_entry, related
from tests.builders import a_journey, an_empty_journey

LINE = dict.fromkeys("abc", "onstage")
ARROWS = [("a", "b"), ("b", "c")]


def a_total(suffix, minutes, **fields):
    return an_entry(f"promise:{suffix}", promised_minutes=minutes, is_total=True, **fields)


@pytest.mark.parametrize("document", [an_empty_journey(), a_journey()], ids=["empty", "journey"])
def test_without_a_blueprint_there_is_nothing_to_time(document):
    figures = flow_figures(document)
    assert (figures.total_minutes, figures.path.obstacle) == (None, Obstacle.NO_ARROWS)
    assert (figures.steps, figures.promise, figures.failures, figures.waits) == ((), None, (), ())
    assert (figures.customer_wait, figures.worst_failure) == (None, None)


def test_steps_count_from_the_beginning_of_the_path():
    figures = flow_figures(a_blueprint(LINE, ARROWS, minutes={"a": 1, "c": 2}))
    assert [(step.minutes, step.start, step.end) for step in figures.steps] == [(1, 0, 1), (None, 1, 1), (2, 1, 3)]


def test_what_comes_after_the_planned_end_is_not_timed():
    places = {"a": "t1", "b": "t2", "c": "t3"}
    figures = flow_figures(a_blueprint(LINE, ARROWS, minutes={"a": 1, "b": 2, "c": 4}, at=places, end="t2"))
    assert (figures.total_minutes, figures.uncounted) == (3, ("step:c",))
    assert figures.counts.steps == ("step:a", "step:b", "step:c")


def test_the_shortest_promise_about_the_whole_counts():
    promises = [a_total("a", 9.0), a_total("b", 5.0, order="a1"), a_total("c", 5.0, order="a2")]
    other = an_entry("promise:d", promised_minutes=1.0)
    figures = flow_figures(a_blueprint(LINE, ARROWS, minutes={"a": 6}, records=[*promises, other]))
    assert (figures.promise.promise_id, figures.promise.spare_minutes, figures.promise.is_kept) == (
        "promise:b",
        -1,
        False,
    )


def test_a_promise_without_minutes_promises_nothing_that_can_be_held_against_a_time():
    blank = an_entry("promise:a", is_total=True)
    assert flow_figures(a_blueprint(LINE, ARROWS, minutes={"a": 6}, records=[blank])).promise is None


def test_without_a_path_nobody_knows_whether_a_promise_is_kept():
    promise = flow_figures(a_blueprint(LINE, ARROWS, records=[a_total("a", 9.0)])).promise
    assert (promise.spare_minutes, promise.is_kept) == (None, None)


def test_adding_decimals_breaks_no_promise():
    figures = flow_figures(a_blueprint(LINE, ARROWS, minutes={"a": 0.1, "b": 0.2}, records=[a_total("a", 0.3)]))
    assert figures.total_minutes > 0.3
    assert figures.promise.is_kept


def a_wait(lane="customer_actions", **fields):
    steps = {"a": lane, "o": "onstage", "b": "backstage"}
    arrows = [("o", "b")]
    return a_blueprint(steps, arrows, minutes={"b": 7}, attributes={"a": {"is_wait": True, **fields}})


def test_a_wait_is_what_the_step_says_else_the_touchpoint_else_the_path():
    stated = a_wait(wait_minutes=3.0)
    assert [(wait.minutes, wait.origin) for wait in flow_figures(stated).waits] == [(3, WaitOrigin.STEP)]
    place = stated.touchpoints[0].replaced({"wait_minutes": 4.0, "tolerance_minutes": 4.0})
    on_touchpoint = a_wait().with_records(changed=[place])
    (wait,) = flow_figures(on_touchpoint).waits
    assert (wait.minutes, wait.origin, wait.tolerance_minutes, wait.is_over) == (4, WaitOrigin.TOUCHPOINT, 4, False)
    (wait,) = flow_figures(a_wait(tolerance_minutes=5.0, wait_information="Seven minutes")).waits
    assert (wait.minutes, wait.origin, wait.is_over, wait.is_informed) == (7, WaitOrigin.PATH, True, True)


def test_a_wait_that_nobody_states_is_not_known():
    (wait,) = flow_figures(a_wait(lane="onstage", tolerance_minutes=5.0)).waits
    assert (wait.minutes, wait.origin, wait.is_over) == (None, None, None)


def test_customers_wait_only_where_their_own_step_is_a_wait_point():
    assert flow_figures(a_wait()).customer_wait.minutes == 7
    nobody = flow_figures(a_wait(lane="onstage")).customer_wait
    assert (nobody.minutes, nobody.start, nobody.end) == (0, None, None)


def test_a_plan_needs_detection_four_steps_and_a_role():
    plan = {"is_fail": True, **dict.fromkeys(RECOVERY_FIELDS, "said")}
    document = a_blueprint(
        LINE, attributes={"a": plan, "b": {**plan, "empowered_role": ""}, "c": {**plan, "is_fail": False}}
    )
    counts = flow_figures(document).counts
    assert (counts.fail_points, counts.fail_points_planned) == (("step:a", "step:b"), ("step:a",))


def test_own_staff_are_no_others():
    own = [an_entry("performer:own"), related("performed_by", "step:b", "performer:own")]
    counts = flow_figures(a_blueprint(LINE, performed_by={"a": "partner", "c": "partner"}, records=own)).counts
    assert (counts.handled_by_others, counts.others) == (("step:a", "step:c"), ("performer:partner",))


def test_a_standard_is_a_time_or_a_rule():
    records = [an_entry("standard:s"), related("governed_by", "step:b", "standard:s")]
    counts = flow_figures(a_blueprint(LINE, minutes={"a": 1}, records=records)).counts
    assert counts.with_standard == ("step:a", "step:b")


def test_evidence_is_no_step_of_action():
    counts = flow_figures(a_blueprint({"e": "evidence", "a": "onstage"}, attributes={"e": {"is_fail": True}})).counts
    assert (counts.steps, counts.fail_points) == (("step:a",), ("step:e",))
