import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxdesign.graph.dominators import immediate_dominators

NODES = st.integers(0, 9)


@settings(max_examples=500, deadline=None)
@given(st.lists(st.tuples(NODES, NODES), max_size=30))
def test_they_are_those_of_networkx_cycles_included(edges):
    graph = nx.DiGraph([(0, 0), *edges])
    expected = nx.immediate_dominators(graph, 0)
    expected.pop(0, None)  # networkx before 3.6 gives the start to itself
    assert immediate_dominators(graph, 0) == expected


def test_a_node_alone_dominates_nothing_and_an_unknown_start_is_refused():
    graph = nx.DiGraph()
    graph.add_node("a")
    assert immediate_dominators(graph, "a") == {}
    with pytest.raises(KeyError):
        immediate_dominators(graph, "b")


def test_long_chains_and_cycles_back_to_back_are_no_burden():
    count = 3_000
    graph = nx.DiGraph([("r", "a0"), ("r", f"b{count}")])
    graph.add_edges_from((f"a{number}", f"a{number + 1}") for number in range(count))
    graph.add_edges_from((f"b{number}", f"b{number + 1}") for number in range(count))
    graph.add_edges_from((f"b{number + 1}", f"b{number}") for number in range(count))
    graph.add_edges_from((f"a{number}", f"b{number}") for number in range(count))
    above = immediate_dominators(graph, "r")
    assert {above[f"b{number}"] for number in range(count)} == {"r"}
    assert above[f"a{count}"] == f"a{count - 1}"
