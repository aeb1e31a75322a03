"""Dominators, cuts and articulation points against networkx and against plain removal, on random service graphs."""

from __future__ import annotations

import random
from itertools import combinations

import networkx as nx
import pytest

from cxdesign.domain.vocabulary import LaneRole
from cxdesign.graph.blueprint import blueprint_graph, onward_graph
from cxdesign.graph.dominators import immediate_dominators
from cxdesign.graph.structure import articulation_points, minimum_cut, separates, starts, suppliers, unavoidable
from tests.blueprints import a_blueprint

LANES = (LaneRole.CUSTOMER_ACTIONS, LaneRole.ONSTAGE, LaneRole.BACKSTAGE, LaneRole.SUPPORT)
HUNDREDS = [range(100), range(100, 200)]
"""Which graphs are drawn."""
REACH = {LANES[0]: LANES[:2], LANES[1]: LANES, LANES[2]: LANES[1:], LANES[3]: LANES[1:]}


def a_service_graph(number: int) -> nx.DiGraph:
    """Return the arrows of a random blueprint: a chain of customer steps, each served through the lanes below it."""
    dice = random.Random(number)
    columns = dice.randint(3, 7)
    steps = {f"{lane.value}{column}": lane.value for lane in LANES for column in range(columns) if dice.random() < 0.8}
    steps |= {f"customer_actions{column}": "customer_actions" for column in range(columns)}
    arrows = [(f"customer_actions{column}", f"customer_actions{column + 1}") for column in range(columns - 1)]
    names = list(steps)
    for source, target in dice.sample([(a, b) for a in names for b in names if a != b], k=min(40, len(names) * 2)):
        lanes = LaneRole(steps[source]), LaneRole(steps[target])
        if lanes[1] in REACH[lanes[0]] and names.index(source) % columns <= names.index(target) % columns:
            arrows.append((source, target))
    return onward_graph(blueprint_graph(a_blueprint(steps, dict.fromkeys(arrows))))


def has_way(graph, start, end, without=()):
    left = graph.copy()
    left.remove_nodes_from(without)
    return start in left and end in left and nx.has_path(left, start, end)


@pytest.mark.parametrize("numbers", HUNDREDS, ids=str)
def test_structure_agrees_with_plain_removal(numbers):
    for number in numbers:
        structure_agrees(number)


def structure_agrees(number):
    graph = a_service_graph(number)
    start, end = "step:customer_actions0", max(step for step in graph if step.startswith("step:customer_actions"))
    needed = {node for node in graph if not has_way(graph, start, end, [node])}
    assert set(unavoidable(graph, start, end)) == needed
    by_networkx = nx.immediate_dominators(graph, start)
    by_networkx.pop(start, None)  # networkx before 3.6 gives the start to itself
    assert immediate_dominators(graph, start) == by_networkx
    assert {node for node in graph if separates(graph, [node], start, end)} == needed
    pieces = nx.number_connected_components(graph.to_undirected())
    broken = {
        node
        for node in graph
        if nx.number_connected_components(nx.subgraph(graph, set(graph) - {node}).to_undirected()) > pieces
    }
    assert set(articulation_points(graph)) == broken

    cut = minimum_cut(graph, start, end)
    if graph.has_edge(start, end):
        assert cut is None
        graph = nx.restricted_view(graph, [], [(start, end)]).copy()
        cut = minimum_cut(graph, start, end)
    if not graph.has_edge(end, start):  # networkx takes an arrow back for one ahead
        assert len(cut) == len(nx.minimum_node_cut(graph, start, end))
    assert not has_way(graph, start, end, cut)
    middle = [node for node in graph if node not in (start, end)]
    for fewer in combinations(middle, len(cut) - 1) if cut and len(cut) <= 3 else ():
        assert has_way(graph, start, end, fewer)


@pytest.mark.parametrize("numbers", HUNDREDS, ids=str)
def test_what_support_cuts_off_agrees_with_plain_removal(numbers):
    for number in numbers:
        what_support_cuts_off_agrees(number)


def what_support_cuts_off_agrees(number):
    graph = a_service_graph(number)
    contacts = {node for node, lane in graph.nodes(data="lane") if lane in ("onstage", "backstage")}
    begin = starts(graph)

    def reached(without=None):
        left = nx.restricted_view(graph, [without] if without else [], [])
        return {node for start in begin if start in left for node in (start, *nx.descendants(left, start))}

    assert reached() == set(graph)
    for supplier in suppliers(graph):
        assert supplier.cut_off == len(contacts - reached(supplier.step_id))
        sole = {
            c
            for c in contacts
            if [p for p in graph.pred[c] if graph.nodes[p]["lane"] == "support"] == [supplier.step_id]
        }
        assert set(supplier.solely) == sole
