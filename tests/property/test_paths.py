"""The critical path and failure branches against trying every way, on small graphs."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdesign.graph.blueprint import blueprint_graph
from cxdesign.graph.paths import critical_path, failure_branches
from tests.blueprints import a_blueprint

MINUTES = st.none() | st.sampled_from([0.0, 0.1, 0.2, 0.3, 0.5, 1.0, 2.5, 14.0]) | st.floats(0, 1000, allow_nan=False)


@st.composite
def small_blueprints(draw):
    count = draw(st.integers(1, 7))
    names = [f"s{number}" for number in range(count)]
    times = {name: minutes for name in names if (minutes := draw(MINUTES)) is not None}
    fails = draw(st.sets(st.sampled_from(names)))
    arrows = draw(st.lists(st.sampled_from(list(combinations(names, 2))), unique=True)) if count > 1 else []
    pairs = [(source, target) for source in names for target in names if (source, target) not in arrows]
    repeats = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=3))
    return a_blueprint(
        dict.fromkeys(names, "onstage"),
        arrows,
        repeats=repeats,
        minutes=times,
        attributes={name: {"is_fail": name in fails} for name in names},
    )


def every_way(graph, start=None, end=None):
    """Return every way along the arrows that are no repeats, found by trying."""
    ways = [[start]] if start else [[node] for node in graph]
    for way in ways:
        ways += [[*way, after] for after in graph.succ[way[-1]]]
    return [way for way in ways if end is None or way[-1] == end]


def minutes_of(graph, way):
    return sum(graph.nodes[node]["standard_minutes"] or 0 for node in way)


def without_repeats(graph):
    onward = nx.DiGraph()
    joined = {node for edge in graph.edges() for node in edge}
    onward.add_nodes_from((node, data) for node, data in graph.nodes(data=True) if node in joined)
    onward.add_edges_from((s, t) for s, t, data in graph.edges(data=True) if not data["is_repeat"])
    return onward


@settings(max_examples=300, deadline=None)
@given(small_blueprints())
def test_no_way_is_longer_than_the_critical_path(blueprint):
    graph = blueprint_graph(blueprint)
    path = critical_path(graph)
    clean = without_repeats(graph)
    clean.remove_nodes_from(path.recovery)
    timed = [node for node in clean if clean.nodes[node]["standard_minutes"] is not None]
    if not timed:
        assert path.minutes is None
        return
    assert path.minutes == pytest.approx(max(minutes_of(clean, way) for way in every_way(clean)), abs=1e-5)
    assert path.minutes == pytest.approx(minutes_of(clean, path.nodes))
    assert all(clean.has_edge(*pair) for pair in nx.utils.pairwise(path.nodes))


@settings(max_examples=300, deadline=None)
@given(small_blueprints())
def test_a_failure_branch_is_the_longest_way_back(blueprint):
    graph = blueprint_graph(blueprint)
    path = critical_path(graph)
    onward = without_repeats(graph)
    clean = onward.copy()
    clean.remove_nodes_from(path.recovery)
    for branch in failure_branches(graph):
        ways = every_way(onward, branch.fail_point, branch.returning)
        expected = max((minutes_of(onward, way) for way in ways), default=None)
        if expected is None:
            expected = minutes_of(onward, (branch.fail_point, branch.returning))
        assert branch.minutes == pytest.approx(expected, abs=1e-5)
        through = [minutes_of(clean, way) for way in every_way(clean) if branch.fail_point in way]
        total = max(path.minutes, max(through, default=-expected) + expected)
        assert branch.total_minutes == pytest.approx(total, abs=1e-5)
