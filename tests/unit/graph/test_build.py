import random

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from cxdesign.domain.document import Document
from cxdesign.graph.build import build_graph
from tests.builders import a_journey
from tests.golden.hotel import the_hotel


def test_nodes_carry_kind_and_the_fields_as_plain_values():
    journey = a_journey(
        {"s1": ["t1"]},
        attributes={"t1": {"environments": ("physical", "digital"), "phase": "recall", "channel": "App"}},
    )
    node = build_graph(journey).nodes["touchpoint:t1"]
    assert node["kind"] == "touchpoint"
    assert node["environments"] == ("digital", "physical")
    assert type(node["phase"]) is str
    assert node["owner"] == ""
    assert node["importance"] is None
    assert "id" not in node


def test_cards_stand_at_their_touchpoint_with_their_lane():
    graph = build_graph(a_journey())
    assert graph.edges["note:c3", "touchpoint:t2", "at"]["kind"] == "at"
    node = graph.nodes["note:c3"]
    assert (node["lane"], node["lane_name"], node["is_hidden"], node["text"]) == ("pains", None, False, "Waits in line")
    assert graph.nodes["step:c1"]["lane_place"] < node["lane_place"]


def test_touchpoints_carry_their_emotions_and_none_where_nobody_has_said():
    graph = build_graph(a_journey(now={"t1": -2}, target={"t1": 3}))
    assert (graph.nodes["touchpoint:t1"]["emotion_now"], graph.nodes["touchpoint:t1"]["emotion_target"]) == (-2, 3)
    assert graph.nodes["touchpoint:t2"]["emotion_now"] is None


def test_levels_are_the_touchpoints_own_and_those_of_its_features():
    journey = a_journey({"s1": ["t1"]}, cards={"feature:f": ("t1",)}, attributes={"t1": {"levels": ("L4", "L1")}})
    feature = journey.get("feature:f").replaced({"level": "L3"})
    node = build_graph(journey.with_records(changed=[feature])).nodes["touchpoint:t1"]
    assert node["own_levels"] == ("L1", "L4")
    assert node["levels"] == ("L1", "L3", "L4")


def test_nodes_stand_in_the_order_of_the_map():
    nodes = list(build_graph(a_journey()))
    assert nodes == [
        *("stage:s1", "stage:s2", "touchpoint:t1", "touchpoint:t2", "touchpoint:t3"),
        *("step:c1", "step:c2", "note:c3", "feature:c4"),
    ]


def test_the_document_stays_as_it_was():
    journey = the_hotel()
    before = list(journey)
    build_graph(journey).remove_node("touchpoint:m1")
    assert list(journey) == before


@given(st.integers(0, 2**32))
def test_the_order_in_which_records_come_does_not_matter(number):
    records = list(the_hotel())
    expected = build_graph(Document(records))
    random.Random(number).shuffle(records)
    graph = build_graph(Document(records))
    assert nx.utils.graphs_equal(graph, expected)
    assert list(graph.nodes(data=True)) == list(expected.nodes(data=True))
    assert list(graph.edges(keys=True, data=True)) == list(expected.edges(keys=True, data=True))
