import networkx as nx
import pytest

from cxdesign.graph.blueprint import blueprint_graph, onward_graph
from cxdesign.graph.structure import (
    articulation_points,
    minimum_cut,
    reachable,
    separates,
    starts,
    suppliers,
    support_betweenness,
    unavoidable,
)
from tests.blueprints import a_blueprint

DIAMOND = nx.DiGraph([("a", "b"), ("a", "c"), ("b", "d"), ("c", "d"), ("d", "e")])


def onward_of(steps, arrows):
    return onward_graph(blueprint_graph(a_blueprint(steps, arrows)))


def test_what_is_reachable_stands_in_the_order_of_the_graph():
    assert reachable(DIAMOND, ["d", "c"]) == ("c", "d", "e")
    assert reachable(DIAMOND, ["nowhere"]) == ()


def test_starts_of_an_empty_graph_and_of_cycles():
    assert starts(nx.DiGraph()) == ()
    assert starts(nx.DiGraph([("c", "d"), ("a", "b"), ("b", "a"), ("b", "c")])) == ("a",)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("a", "e", ("a", "d", "e")),
        ("a", "a", ("a",)),
        ("b", "c", ()),
        ("a", "nowhere", ()),
        ("nowhere", "a", ()),
    ],
)
def test_what_cannot_be_avoided(start, end, expected):
    assert unavoidable(DIAMOND, start, end) == expected


def test_taking_out_an_end_separates():
    assert separates(DIAMOND, ["a"], "a", "e")
    assert separates(DIAMOND, ["e"], "a", "e")
    assert separates(DIAMOND, [], "e", "a")
    assert not separates(DIAMOND, ["b"], "a", "e")


def test_articulation_points_stand_in_the_order_of_the_graph():
    assert articulation_points(nx.DiGraph([("d", "c"), ("b", "c"), ("a", "b")])) == ("c", "b")
    assert articulation_points(nx.DiGraph()) == ()


def test_a_cut_needs_as_many_nodes_as_there_are_separate_ways():
    assert minimum_cut(DIAMOND, "a", "d") == ("b", "c")
    assert minimum_cut(DIAMOND, "a", "e") == ("d",)
    assert minimum_cut(DIAMOND, "d", "e") is None
    assert minimum_cut(DIAMOND, "a", "a") is None
    assert minimum_cut(DIAMOND, "e", "a") == ()
    assert minimum_cut(DIAMOND, "a", "nowhere") == ()


def test_an_arrow_back_from_the_end_changes_no_cut():
    graph = nx.DiGraph([*DIAMOND.edges, ("d", "a")])
    assert minimum_cut(graph, "a", "d") == ("b", "c")
    assert graph.has_edge("d", "a")


def test_a_sole_supplier_is_the_only_support_step_that_leads_to_a_contact_step():
    steps = {"c": "customer_actions", "o": "onstage", "b": "backstage", "s": "support", "p": "support"}
    found = suppliers(onward_of(steps, [("c", "o"), ("o", "b"), ("s", "o"), ("s", "b"), ("p", "b")]))
    assert [(supplier.step_id, supplier.supplies, supplier.solely) for supplier in found] == [
        ("step:s", ("step:o", "step:b"), ("step:o",)),
        ("step:p", ("step:b",), ()),
    ]
    assert [(supplier.cut_off, supplier.contacts, supplier.share) for supplier in found] == [(0, 2, 0.0), (0, 2, 0.0)]


def test_a_request_to_support_is_no_supply_but_passing_through_it_can_cut_off():
    steps = {"c": "customer_actions", "o": "onstage", "b": "backstage", "s": "support"}
    (found,) = suppliers(onward_of(steps, [("c", "o"), ("o", "s"), ("s", "b")]))
    assert (found.supplies, found.cut_off, found.share) == (("step:b",), 1, 0.5)


def test_what_a_support_step_cuts_off_goes_through_others_too():
    steps = {"o": "onstage", "b": "backstage", "s": "support", "p": "support"}
    found = suppliers(onward_of(steps, [("p", "s"), ("s", "b"), ("b", "o")]))
    assert {supplier.step_id: (len(supplier.solely), supplier.share) for supplier in found} == {
        "step:s": (1, 1.0),
        "step:p": (0, 1.0),
    }


def test_without_contact_steps_nothing_is_cut_off():
    (found, _) = suppliers(onward_of({"s": "support", "p": "support"}, [("s", "p")]))
    assert found.share == 0.0
    assert suppliers(nx.DiGraph()) == ()


def test_cycles_of_support_steps_are_looked_at_like_starts():
    steps = {"o": "onstage", "s": "support", "p": "support"}
    found = suppliers(onward_of(steps, [("s", "p"), ("p", "s"), ("p", "o")]))
    assert [supplier.cut_off for supplier in found] == [1, 1]


def test_betweenness_is_that_of_networkx_and_an_estimate_where_the_graph_is_large():
    steps = {"a": "onstage", "b": "onstage", "c": "onstage", "s": "support", "p": "support"}
    graph = onward_of(steps, [("a", "s"), ("s", "b"), ("p", "s"), ("s", "c"), ("c", "p")])
    exact = nx.betweenness_centrality(graph)
    found = support_betweenness(graph)
    assert found.values == pytest.approx({step: exact[step] for step in ("step:s", "step:p")})
    assert not found.is_estimate
    line = nx.path_graph(1000, create_using=nx.DiGraph)
    nx.set_node_attributes(line, "support", "lane")
    estimate = support_betweenness(line)
    assert estimate.is_estimate
    assert estimate.values[500] == pytest.approx(nx.betweenness_centrality(line)[500], rel=0.05)


def test_betweenness_of_two_steps_is_nothing():
    assert support_betweenness(onward_of({"s": "support", "p": "support"}, [("s", "p")])).values == {
        "step:s": 0.0,
        "step:p": 0.0,
    }
