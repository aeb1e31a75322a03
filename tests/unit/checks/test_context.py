from __future__ import annotations

import pytest

from cxdesign.checks.context import Context
from cxdesign.domain.vocabulary import FlowKind, LaneRole, RelationType
from tests.builders import a_blueprint, a_journey, a_whole_project, enriched
from tests.unit.checks.examples import LANES, SERVED, TODAY


def of(document):
    return Context(document, TODAY)


def test_records_stand_by_column_then_lane_then_order_and_entries_after_the_map():
    context = of(a_whole_project())
    ids = [
        "standard:answer",
        "persona:ann",
        "step:sleep",
        "flow:ask-greet",
        "touchpoint:t2",
        "step:sign",
        "touchpoint:t1",
    ]
    assert sorted(ids, key=context.place) == [
        "touchpoint:t1",
        "flow:ask-greet",
        "step:sign",
        "touchpoint:t2",
        "step:sleep",
        "persona:ann",
        "standard:answer",
    ]


def test_every_record_has_a_place():
    document = a_whole_project()
    assert len({of(document).place(record.id) for record in document}) == len(document)


def test_arrows_mean_what_their_lanes_say():
    context = of(a_blueprint(LANES, flows=[("ask", "greet"), ("ask", "cook")], non_visual=[("cook", "ask")]))
    assert [context.kind(flow) for flow in context.flows] == [None, FlowKind.INTERACTS, FlowKind.INTERACTS]
    assert context.neighbours["step:ask"] == {"step:greet", "step:cook"}


def test_an_arrow_to_itself_joins_nothing():
    context = of(a_blueprint(SERVED, flows=[("ask", "ask")]))
    assert context.neighbours == {}
    assert context.role(context.step("step:ask")) is LaneRole.CUSTOMER_ACTIONS


def test_repeats_are_no_ways_on():
    context = of(a_blueprint(SERVED, flows=[("ask", "greet")], repeats=[("greet", "ask")]))
    assert list(context.ways.edges) == [("step:ask", "step:greet")]


def test_relations_are_found_from_both_ends():
    context = of(a_whole_project())
    assert context.targets(RelationType.SERVES, "feature:letter") == ("need:quiet",)
    assert context.sources(RelationType.SERVES, "need:quiet") == ("feature:letter",)
    assert context.targets(RelationType.SERVES, "need:quiet") == ()


def test_standards_govern_a_touchpoint_itself_and_through_its_steps():
    relations = [("governed_by", "touchpoint:t1", "standard:a"), ("governed_by", "step:greet", "standard:b")]
    document = enriched(a_blueprint(SERVED), {"standard:a": {}, "standard:b": {}}, relations=relations)
    assert of(document).governing("touchpoint:t1") == (("touchpoint:t1", "standard:a"), ("step:greet", "standard:b"))


@pytest.mark.parametrize("touchpoint", ["touchpoint:t3", "touchpoint:none"])
def test_where_there_is_nothing_there_is_nothing(touchpoint):
    context = of(a_journey())
    assert (context.steps_at(touchpoint), context.governing(touchpoint)) == ((), ())
