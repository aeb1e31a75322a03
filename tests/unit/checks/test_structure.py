from __future__ import annotations

import networkx as nx

from cxdesign.checks.context import Context
from cxdesign.checks.structure import loop_closers
from tests.builders import a_blueprint
from tests.unit.checks.examples import LANES, SERVED, TODAY, results

ROW = {name: (f"t{number}", "customer_actions") for number, name in enumerate("abcd", start=1)}


def test_of_a_long_loop_only_the_arrow_that_leads_back_is_reported():
    document = a_blueprint(ROW, flows=[("a", "b"), ("b", "c"), ("c", "d"), ("d", "a")])
    assert results("R02", document) == [("flow_cycle", "flow:d-a", "step:d", "step:a")]


def test_an_arrow_that_leads_back_without_a_loop_is_allowed():
    assert results("R02", a_blueprint(ROW, flows=[("d", "a"), ("a", "b")])) == []


def test_of_two_loops_both_closing_arrows_are_reported():
    document = a_blueprint(ROW, flows=[("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")])
    assert [finding[1] for finding in results("R02", document)] == ["flow:b-a", "flow:d-c"]


def test_without_the_closing_arrows_there_is_no_loop():
    flows = [(one, other) for one in ROW for other in ROW if one != other]
    document = a_blueprint(ROW, flows=flows)
    closing = {flow.id for flow in loop_closers(Context(document, TODAY))}
    left = nx.DiGraph((one, other) for one, other in flows if f"flow:{one}-{other}" not in closing)
    assert nx.is_directed_acyclic_graph(left)


def test_a_marked_way_back_closes_no_loop_though_an_unmarked_arrow_is_beside_it():
    document = a_blueprint(ROW, flows=[("a", "b")], repeats=[("b", "a")])
    assert results("R02", document) == []


def test_an_onstage_step_joined_to_backstage_only_still_lacks_its_customer():
    document = a_blueprint(LANES, flows=[("greet", "cook"), ("cook", "buy")])
    assert results("R07", document) == [("orphan", "step:ask"), ("onstage", "step:greet")]


def test_an_arrow_from_evidence_joins_nobody():
    document = a_blueprint({**LANES, "bill": ("t1", "evidence")}, flows=[("bill", "cook")])
    assert ("orphan", "step:cook") in results("R07", document)


def test_evidence_in_either_column_of_an_interaction_counts():
    steps = {"ask": ("t1", "customer_actions"), "greet": ("t2", "onstage"), "bill": ("t2", "evidence")}
    assert results("R09", a_blueprint(steps, flows=[("ask", "greet")])) == []


def test_a_column_without_evidence_is_reported_once():
    steps = {**SERVED, "pay": ("t1", "customer_actions")}
    document = a_blueprint(steps, flows=[("ask", "greet"), ("pay", "greet")])
    assert results("R09", document) == [("plain", "touchpoint:t1")]
