from __future__ import annotations

import io
from xml.etree import ElementTree

import networkx as nx
import pytest

from cxdesign.errors import FormatError
from cxdesign.formats import graphml
from cxdesign.graph.build import build_graph
from tests.builders import a_blueprint, a_journey, a_whole_project

JOURNEY = a_journey(
    now={"t1": 1},
    attributes={
        "t1": {"levels": ("L1", "L3"), "environments": ("digital", "physical")},
        "t2": {"may_be_skipped": True},
    },
    repeats={"again": ("t3", "t1")},
    end="t3",
)


def read_back(data: bytes) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(data), force_multigraph=True)


@pytest.mark.parametrize("document", [a_whole_project(), a_blueprint({}, stages={"s1": ("t1",)})])
def test_blueprint_personas_registers_and_links_are_written(document) -> None:
    graph, read = build_graph(document), read_back(graphml.write(document))
    assert dict(read.nodes(data="kind")) == dict(graph.nodes(data="kind"))
    assert sorted(kind for *_, kind in read.edges(data="kind")) == sorted(kind for *_, kind in graph.edges(data="kind"))


def test_other_programs_find_the_same_nodes_and_edges() -> None:
    graph, read = build_graph(JOURNEY), read_back(graphml.write(JOURNEY))
    assert set(read) == set(graph)
    edges = sorted((source, target, data["kind"]) for source, target, data in graph.edges(data=True))
    assert sorted((source, target, data["kind"]) for source, target, data in read.edges(data=True)) == edges


def test_sets_are_joined_and_missing_values_left_out() -> None:
    nodes = read_back(graphml.write(JOURNEY)).nodes
    assert nodes["touchpoint:t1"]["levels"] == "L1;L3"
    assert nodes["touchpoint:t1"]["environments"] == "digital;physical"
    assert nodes["touchpoint:t1"]["emotion_now"] == 1
    assert "emotion_now" not in nodes["touchpoint:t2"]
    assert "levels" not in nodes["touchpoint:t2"]
    assert nodes["touchpoint:t3"]["is_end"] is True


def test_ids_are_unique() -> None:
    root = ElementTree.fromstring(graphml.write(JOURNEY))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_any_text_gives_sound_xml() -> None:
    text = "a <b> & \ufffe \u202e 🙂 ]]>"
    read = read_back(graphml.write(a_journey(cards={"note:n": ("t1", "pains", text)})))
    assert read.nodes["note:n"]["text"] == text.replace("\ufffe", "")


def test_values_other_programs_cannot_hold_become_text() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", tags={"y", "x"}, none=None, nothing=(), number=1.5)
    assert graphml.plain_graph(graph).nodes["a"] == {"tags": "x;y", "number": 1.5}


def test_reading_is_refused() -> None:
    assert graphml.FORMAT.sniff(graphml.write(JOURNEY))
    with pytest.raises(FormatError, match="graphml_write_only"):
        graphml.read(graphml.write(JOURNEY))
