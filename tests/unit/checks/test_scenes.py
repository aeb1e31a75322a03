from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from cxdesign.graph.journey import journey_graph
from cxdesign.graph.structure import separates
from tests.builders import a_journey
from tests.unit.checks.examples import a_scene, results

NAMES = [f"t{number}" for number in range(1, 7)]


def a_random_journey(chance):
    """Return a journey some of whose touchpoints may be skipped, never the first or last, with extra paths."""
    attributes = {name: {"may_be_skipped": chance.random() < 0.4} for name in NAMES[1:-1]}
    pairs = chance.sample(list(combinations(NAMES, 2)), 2)
    return a_journey({"s": NAMES}, attributes=attributes, paths={f"p{n}": pair for n, pair in enumerate(pairs)})


@pytest.mark.parametrize("number", range(100))
def test_a_scene_is_avoidable_exactly_when_a_way_is_left_in_the_graph(number):
    chance = random.Random(number)
    document = a_random_journey(chance)
    members = chance.sample(NAMES, chance.randint(1, 4))
    graph = journey_graph(document)
    ways = nx.DiGraph((s, t) for s, t, edge in graph.edges(data=True) if edge["kind"] == "next")
    gone = [f"touchpoint:{member}" for member in members]
    is_cut = separates(ways, gone, "touchpoint:t1", "touchpoint:t6")
    assert (results("R10", a_scene(document, *members)) == []) is is_cut


def test_the_last_touchpoint_may_be_skipped_too():
    document = a_journey({"s": NAMES}, attributes={"t6": {"may_be_skipped": True}})
    assert results("R10", a_scene(document, "t6"))
    assert results("R10", a_scene(document, "t5")) == []
