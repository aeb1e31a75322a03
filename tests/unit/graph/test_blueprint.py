import networkx as nx
import pytest

from cxdesign.graph.blueprint import blueprint_graph, blueprint_subgraph, onward_graph
from cxdesign.graph.build import build_graph
from tests.blueprints import a_blueprint
from tests.builders import a_journey, an_empty_journey
from tests.golden.hotel import the_hotel


def test_an_arrow_has_the_kind_of_its_lanes_and_is_keyed_by_its_id():
    graph = blueprint_graph(
        a_blueprint(
            {"c": "customer_actions", "o": "onstage", "b": "backstage", "s": "support", "p": "support"},
            [("c", "o"), ("o", "b"), ("s", "b"), ("s", "o"), ("p", "s")],
        )
    )
    kinds = {
        key: (source[5:], target[5:], data["kind"]) for source, target, key, data in graph.edges(keys=True, data=True)
    }
    assert kinds == {
        "flow:c-o": ("c", "o", "interacts"),
        "flow:o-b": ("o", "b", "sees"),
        "flow:s-b": ("s", "b", "supports"),
        "flow:s-o": ("s", "o", "supports"),
        "flow:p-s": ("p", "s", "next"),
    }


def test_an_arrow_that_jumps_a_lane_is_a_jump_unless_it_is_a_call_to_backstage():
    lanes = {"c": "customer_actions", "b": "backstage", "s": "support", "e": "evidence"}
    arrows = [("c", "b"), ("c", "s"), ("e", "c")]
    kinds = [data["kind"] for *_, data in blueprint_graph(a_blueprint(lanes, arrows)).edges(data=True)]
    assert kinds == ["jump"] * 3
    edges = blueprint_graph(a_blueprint(lanes, [("c", "b")], non_visual=[("c", "b")])).edges(data=True)
    assert [(data["kind"], data["is_non_visual"]) for *_, data in edges] == [("interacts", True)]


def test_a_repeat_to_a_fail_point_recovers():
    lanes = dict.fromkeys("abc", "onstage")
    blueprint = a_blueprint(
        lanes, [("a", "b"), ("b", "c")], repeats=[("c", "b"), ("c", "a")], attributes={"b": {"is_fail": True}}
    )
    recovers = {key: data["recovers"] for *_, key, data in blueprint_graph(blueprint).edges(keys=True, data=True)}
    assert recovers == {"flow:a-b": False, "flow:b-c": False, "flow:c-b": True, "flow:c-a": False}


@pytest.mark.parametrize(
    "document",
    [
        the_hotel(),
        an_empty_journey(),
        a_journey(),
        a_blueprint({"e": "evidence", "c": "customer_actions", "o": "onstage"}, [("c", "o"), ("o", "c")]),
    ],
    ids=["hotel", "empty", "small", "blueprint"],
)
def test_the_subgraph_of_the_whole_is_the_blueprint(document):
    part, blueprint = blueprint_subgraph(build_graph(document)), blueprint_graph(document)
    assert nx.utils.graphs_equal(part, blueprint)
    assert list(part) == list(blueprint)
    assert list(part.edges(keys=True)) == list(blueprint.edges(keys=True))


def test_onward_are_the_joined_steps_without_repeats_and_parallel_arrows():
    blueprint = a_blueprint(
        {"e": "evidence", **dict.fromkeys("abcd", "onstage")}, [("a", "b")], repeats=[("b", "a"), ("c", "a")]
    )
    onward = onward_graph(build_graph(blueprint))
    assert [step[5:] for step in onward] == ["a", "b", "c"]
    assert list(onward.edges) == [("step:a", "step:b")]
