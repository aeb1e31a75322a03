from itertools import pairwise

import pytest

from cxdesign.graph.blueprint import blueprint_graph
from cxdesign.graph.paths import BRANCH_WORK, Obstacle, critical_path, failure_branches, recovery_steps
from tests.blueprints import a_blueprint

POLISH = {"polish": {"is_fail": True}}
SHOESHINE = dict.fromkeys(("brush", "polish", "clean", "buff", "pay"), "onstage")
ARROWS = [("brush", "polish"), ("polish", "clean"), ("polish", "buff"), ("buff", "pay")]
MINUTES = {"brush": 0.5, "polish": 0.5, "clean": 0.75, "buff": 0.75, "pay": 0.25}


def suffixes(nodes):
    return [node.removeprefix("step:") for node in nodes]


def path_of(steps, arrows, **fields):
    return critical_path(blueprint_graph(a_blueprint(steps, arrows, **fields)))


def test_the_longest_of_two_ways_is_taken():
    steps = dict.fromkeys("abcd", "onstage")
    path = path_of(steps, [("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")], minutes={"a": 1, "b": 2, "c": 3, "d": 4})
    assert (suffixes(path.nodes), path.minutes) == (["a", "c", "d"], 8)


def test_a_recovery_step_is_left_out():
    blueprint = a_blueprint(SHOESHINE, ARROWS, repeats=[("clean", "polish")], minutes=MINUTES, attributes=POLISH)
    path = critical_path(blueprint_graph(blueprint))
    assert (path.minutes, suffixes(path.recovery)) == (2.0, ["clean"])
    assert suffixes(path.nodes) == ["brush", "polish", "buff", "pay"]


def test_a_step_with_another_way_on_recovers_nothing():
    blueprint = a_blueprint(SHOESHINE, ARROWS, repeats=[("buff", "polish")], attributes=POLISH)
    assert not recovery_steps(blueprint_graph(blueprint))


def test_a_step_that_repeats_itself_only_is_no_recovery():
    blueprint = a_blueprint({"a": "onstage"}, repeats=[("a", "a")], attributes={"a": {"is_fail": True}})
    assert not recovery_steps(blueprint_graph(blueprint))


def test_a_repeat_to_a_step_that_does_not_fail_is_no_recovery():
    blueprint = a_blueprint(SHOESHINE, ARROWS, repeats=[("clean", "polish")], minutes=MINUTES)
    assert not recovery_steps(blueprint_graph(blueprint))


def test_a_missing_time_counts_as_nothing_and_is_named():
    path = path_of(dict.fromkeys("abc", "onstage"), [("a", "b"), ("b", "c")], minutes={"a": 1, "c": 2})
    assert (path.minutes, suffixes(path.untimed)) == (3, ["b"])


def test_of_equally_long_ways_the_one_with_more_steps_is_taken_then_the_first_on_the_map():
    arrows = [("a", "d"), ("a", "c"), ("a", "b"), ("b", "d"), ("c", "d")]
    assert suffixes(path_of(dict.fromkeys("abcd", "onstage"), arrows, minutes={"a": 1, "d": 1}).nodes) == [
        "a",
        "b",
        "d",
    ]


def test_the_order_of_adding_times_decides_no_tie():
    steps = dict.fromkeys("abcdefgh", "onstage")
    arrows = [("a", "b"), ("b", "c"), ("c", "h"), ("a", "d"), ("d", "e"), ("e", "h")]
    minutes = {"a": 0.1, "b": 0.1, "c": 0.7, "d": 0.7, "e": 0.1, "h": 0.1}
    assert suffixes(path_of(steps, arrows, minutes=minutes).nodes) == ["a", "b", "c", "h"]


def test_untimed_ends_are_cut_off_up_to_the_customer():
    steps = {
        "c1": "customer_actions",
        "c2": "customer_actions",
        "o": "onstage",
        "b": "backstage",
        "c3": "customer_actions",
    }
    steps |= {"c4": "customer_actions"}
    arrows = [("c1", "c2"), ("c2", "o"), ("o", "b"), ("b", "c3"), ("c3", "c4")]
    path = path_of(steps, arrows, minutes={"b": 5}, non_visual=[("b", "c3")])
    assert suffixes(path.nodes) == ["c2", "o", "b", "c3"]
    assert suffixes(path_of(steps, arrows, minutes={"o": 1, "b": 5, "c2": 2}).nodes) == ["c2", "o", "b", "c3"]


def test_a_step_that_no_arrow_touches_is_on_no_path():
    path = path_of(dict.fromkeys("abx", "onstage"), [("a", "b")], minutes={"a": 1, "x": 100})
    assert (suffixes(path.nodes), path.minutes) == (["a"], 1)


@pytest.mark.parametrize(
    ("steps", "arrows", "minutes", "obstacle"),
    [
        ({}, [], {}, Obstacle.NO_ARROWS),
        ({"a": "onstage"}, [], {"a": 1}, Obstacle.NO_ARROWS),
        ({"a": "onstage", "b": "onstage"}, [("a", "b")], {}, Obstacle.NO_TIMES),
        ({"a": "onstage"}, [("a", "a")], {"a": 1}, Obstacle.CYCLE),
    ],
)
def test_without_a_path_there_is_a_reason(steps, arrows, minutes, obstacle):
    path = path_of(steps, arrows, minutes=minutes)
    assert (path.nodes, path.minutes, path.obstacle) == ((), None, obstacle)


def test_a_cycle_that_no_repeat_marks_is_named():
    path = path_of(dict.fromkeys("abcd", "onstage"), [("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")], minutes={"a": 1})
    assert path.obstacle is Obstacle.CYCLE
    assert sorted(suffixes(path.cycle)) == ["b", "c"]


def test_one_failure_adds_the_way_from_the_fail_point_back_to_it():
    blueprint = a_blueprint(SHOESHINE, ARROWS, repeats=[("clean", "polish")], minutes=MINUTES, attributes=POLISH)
    (branch,) = failure_branches(blueprint_graph(blueprint))
    assert (branch.flow_id, suffixes(branch.nodes)) == ("flow:clean-polish", ["polish", "clean"])
    assert (branch.minutes, branch.total_minutes) == (1.25, 3.25)


def test_a_failure_off_the_critical_path_may_cost_nothing():
    steps = dict.fromkeys("abcd", "onstage")
    blueprint = a_blueprint(
        steps,
        [("a", "b"), ("b", "d"), ("a", "c"), ("c", "d")],
        repeats=[("c", "c")],
        minutes={"a": 1, "b": 10, "c": 2, "d": 1},
        attributes={"c": {"is_fail": True}},
    )
    (branch,) = failure_branches(blueprint_graph(blueprint))
    assert (branch.minutes, branch.total_minutes) == (2, 12)
    dearer = blueprint.with_records(changed=[blueprint.get("step:c").replaced({"standard_minutes": 6.0})])
    assert failure_branches(blueprint_graph(dearer))[0].total_minutes == 14


def test_where_no_way_leads_to_the_repeat_the_two_steps_themselves_count():
    arrows = [("brush", "polish"), ("polish", "buff")]
    blueprint = a_blueprint(SHOESHINE, arrows, repeats=[("clean", "polish")], minutes=MINUTES, attributes=POLISH)
    (branch,) = failure_branches(blueprint_graph(blueprint))
    assert (suffixes(branch.nodes), branch.minutes) == (["polish", "clean"], 1.25)


def test_branches_stand_by_fail_point_and_arrow():
    steps = dict.fromkeys("abc", "onstage")
    fail = {"is_fail": True}
    blueprint = a_blueprint(
        steps,
        [("a", "b"), ("b", "c")],
        repeats=[("c", "b"), ("c", "a"), ("b", "a")],
        minutes={"a": 1, "b": 2, "c": 4},
        attributes={"a": fail, "b": fail},
    )
    found = [
        (branch.flow_id, branch.minutes, branch.total_minutes)
        for branch in failure_branches(blueprint_graph(blueprint))
    ]
    assert found == [("flow:b-a", 3, 6), ("flow:c-a", 7, 10), ("flow:c-b", 6, 9)]


def test_there_are_no_branches_without_a_path():
    blueprint = a_blueprint(SHOESHINE, ARROWS, repeats=[("clean", "polish")], attributes=POLISH)
    assert failure_branches(blueprint_graph(blueprint)) == ()


def test_many_long_branches_are_followed_as_far_as_the_work_allows():
    names = [f"s{number}" for number in range(900)]
    blueprint = a_blueprint(
        dict.fromkeys(names, "onstage"),
        list(pairwise(names)),
        repeats=[(name, "s0") for name in names],
        minutes=dict.fromkeys(names, 1),
        attributes={"s0": {"is_fail": True}},
    )
    found = failure_branches(blueprint_graph(blueprint))
    assert len(found) < len(names)
    assert BRANCH_WORK < 900 + sum(len(branch.nodes) for branch in found) < BRANCH_WORK + 900
