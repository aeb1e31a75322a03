"""Scenes as cuts through the journey: whether a way leads past them, which one, and what holds them."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from cxdesign.graph.journey import journey_graph
from cxdesign.graph.scenes import scene_passages
from cxdesign.graph.structure import unavoidable
from tests.builders import a_journey, enriched

NAMES = [f"t{number}" for number in range(1, 7)]


def a_scene(document, *members):
    return enriched(document, {"scene:s": {}}, cells={(member, "s"): (None, None) for member in members})


def passage(document, *members):
    (found,) = scene_passages(a_scene(document, *members))
    return found


def short(ids):
    return [one.removeprefix("touchpoint:") for one in ids]


def skipping(*names, **further):
    return a_journey({"s": NAMES}, attributes={name: {"may_be_skipped": True} for name in names}, **further)


def test_a_touchpoint_that_may_not_be_skipped_holds_its_scene():
    found = passage(skipping("t3"), "t2", "t3")
    assert found.bypass is None
    assert short(found.touchpoint_ids) == ["t2", "t3"]
    assert short(found.held_by) == ["t2"]


def test_the_way_past_passes_over_nothing_but_the_scene():
    found = passage(skipping("t2", "t3", "t5"), "t3", "t2")
    assert short(found.bypass) == ["t1", "t4", "t5", "t6"]
    assert found.held_by == ()


def test_the_way_past_uses_an_extra_path_where_it_must():
    found = passage(skipping("t5", paths={"p": ("t1", "t4")}), "t3", "t5")
    assert short(found.bypass) == ["t1", "t4", "t6"]


def test_a_repeat_is_no_way_past():
    assert passage(skipping(repeats={"p": ("t1", "t4")}), "t3").bypass is None


def test_a_scene_can_be_unavoidable_though_none_of_its_touchpoints_is():
    document = skipping(paths={"p": ("t1", "t3"), "q": ("t2", "t4")})
    found = passage(document, "t2", "t3")
    assert (found.bypass, found.held_by) == (None, ())


def test_a_scene_that_is_the_whole_journey_leaves_an_empty_way_if_all_may_be_skipped():
    document = a_journey({"s": ["t1", "t2"]}, attributes={name: {"may_be_skipped": True} for name in ("t1", "t2")})
    assert passage(document, "t1", "t2").bypass == ()


def test_a_scene_without_touchpoints_is_passed_by_everybody():
    found = passage(skipping())
    assert (found.touchpoint_ids, short(found.bypass), found.held_by) == ((), NAMES, ())


@pytest.mark.parametrize("number", range(100))
def test_the_way_and_what_holds_agree_with_the_graph(number):
    chance = random.Random(number)
    pairs = chance.sample(list(combinations(NAMES, 2)), 2)
    document = skipping(
        *(name for name in NAMES[1:-1] if chance.random() < 0.4), paths={f"p{n}": pair for n, pair in enumerate(pairs)}
    )
    members = chance.sample(NAMES, chance.randint(1, 4))
    graph = journey_graph(document)
    ways = nx.DiGraph((s, t) for s, t, edge in graph.edges(data=True) if edge["kind"] == "next")
    found = passage(document, *members)
    held = set(unavoidable(ways, "touchpoint:t1", "touchpoint:t6")) & set(found.touchpoint_ids)
    assert set(found.held_by) == held
    if found.bypass is not None:
        assert not set(found.bypass) & set(found.touchpoint_ids)
        assert all(
            ways.has_edge(source, target) for source, target in zip(found.bypass, found.bypass[1:], strict=False)
        )
        assert (found.bypass[0], found.bypass[-1]) == ("touchpoint:t1", "touchpoint:t6")
