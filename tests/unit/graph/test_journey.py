import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.graph.build import build_graph
from cxdesign.graph.journey import SKIPS_IN_A_ROW, journey_graph, journey_subgraph
from tests.builders import a_journey, an_empty_journey
from tests.golden.hotel import the_hotel


def ways(graph):
    return [(s[11:], t[11:], e["skips"]) for s, t, e in graph.edges(data=True) if e["kind"] == "next"]


def test_next_follows_the_journey_across_stages():
    graph = journey_graph(a_journey({"s1": ["t1", "t2"], "s2": ["t3"]}))
    assert ways(graph) == [("t1", "t2", ()), ("t2", "t3", ())]
    assert [data["place"] for _, data in graph.nodes(data=True)] == [1, 2, 1, 2, 3]


def test_a_touchpoint_that_may_be_skipped_has_a_next_past_it():
    journey = a_journey({"s1": ["t1", "t2", "t3"]}, attributes={"t2": {"may_be_skipped": True}})
    assert ways(journey_graph(journey)) == [("t1", "t2", ()), ("t1", "t3", ("touchpoint:t2",)), ("t2", "t3", ())]


def test_several_in_a_row_may_be_skipped():
    skipped = {"may_be_skipped": True}
    journey = a_journey({"s1": ["t1", "t2", "t3", "t4"]}, attributes={"t2": skipped, "t3": skipped})
    graph = journey_graph(journey)
    assert ("t1", "t4", ("touchpoint:t2", "touchpoint:t3")) in ways(graph)
    assert ("t2", "t4", ("touchpoint:t3",)) in ways(graph)
    assert len(ways(graph)) == 6


def test_the_graph_stays_in_proportion_when_everything_may_be_skipped():
    suffixes = [f"t{number}" for number in range(100)]
    journey = a_journey({"s1": suffixes}, attributes={key: {"may_be_skipped": True} for key in suffixes})
    assert max(len(skips) for _, _, skips in ways(journey_graph(journey))) == SKIPS_IN_A_ROW
    assert len(ways(journey_graph(journey))) <= 100 * (SKIPS_IN_A_ROW + 1)


def test_the_first_and_the_last_touchpoint_have_nothing_past_them():
    skipped = {"may_be_skipped": True}
    journey = a_journey({"s1": ["t1", "t2"]}, attributes={"t1": skipped, "t2": skipped})
    assert ways(journey_graph(journey)) == [("t1", "t2", ())]


def test_extra_paths_are_next_too_and_repeats_say_so():
    journey = a_journey({"s1": ["t1", "t2", "t3"]}, paths={"p": ("t1", "t3")}, repeats={"r": ("t3", "t1")})
    graph = journey_graph(journey)
    assert graph.edges["touchpoint:t1", "touchpoint:t3", "path:p"]["is_repeat"] is False
    assert graph.edges["touchpoint:t3", "touchpoint:t1", "path:r"]["is_repeat"] is True


def test_without_repeats_next_forms_no_cycle():
    graph = journey_graph(a_journey({"s1": ["t1", "t2"]}, repeats={"r": ("t2", "t1")}))
    onward = [(s, t) for s, t, e in graph.edges(data=True) if e["kind"] == "next" and not e["is_repeat"]]
    assert nx.is_directed_acyclic_graph(nx.DiGraph(onward))
    assert not nx.is_directed_acyclic_graph(graph)


def test_an_empty_journey_is_an_empty_graph():
    graph = journey_graph(an_empty_journey())
    assert len(graph) == 0
    assert graph.graph == {"name": "A stay at the hotel", "satisfaction_line": 0, "delight_line": 3}


@pytest.mark.parametrize("journey", [the_hotel(), an_empty_journey(), a_journey()], ids=["hotel", "empty", "small"])
def test_the_subgraph_of_the_whole_is_the_journey(journey):
    whole = build_graph(journey)
    part = journey_subgraph(whole)
    assert nx.utils.graphs_equal(part, journey_graph(journey))
    assert list(part) == list(journey_graph(journey))
    assert list(part.edges(keys=True)) == list(journey_graph(journey).edges(keys=True))


@given(st.lists(st.booleans(), min_size=2, max_size=12))
def test_exactly_what_may_be_skipped_can_be_avoided(flags):
    suffixes = [f"t{number}" for number in range(len(flags))]
    journey = a_journey(
        {"s1": suffixes}, attributes={s: {"may_be_skipped": flag} for s, flag in zip(suffixes, flags, strict=True)}
    )
    graph = nx.DiGraph((s, t) for s, t, e in journey_graph(journey).edges(data=True) if e["kind"] == "next")
    first, last = f"touchpoint:{suffixes[0]}", f"touchpoint:{suffixes[-1]}"
    for suffix, flag in list(zip(suffixes, flags, strict=True))[1:-1]:
        without = graph.copy()
        without.remove_node(f"touchpoint:{suffix}")
        assert nx.has_path(without, first, last) is flag
