from __future__ import annotations

import pytest

from cxdesign.commands.spanning import carried_span, shortening, span_of
from tests.builders import a_journey
from tests.performing import perform, refused

JOURNEY = a_journey({"s1": ["t1", "t2"], "s2": ["t3", "t4"]}, cards={"step:c1": ("t1", "customer_actions", "Waits")})


def spanning(first, last):
    moved = perform(
        JOURNEY, "move_card", card_id="step:c1", touchpoint_id=f"touchpoint:{first}", lane_id="lane:customer_actions"
    )
    return perform(moved, "span_card", card_id="step:c1", last_touchpoint_id=f"touchpoint:{last}")


def stands(document, card_id="step:c1"):
    return [touchpoint.id.removeprefix("touchpoint:") for touchpoint in document.spanned(document.get(card_id))]


def test_a_card_spans_from_its_touchpoint_to_a_later_one_and_back():
    document = spanning("t1", "t3")
    assert stands(document) == ["t1", "t2", "t3"]
    assert stands(perform(document, "span_card", card_id="step:c1", last_touchpoint_id="touchpoint:t1")) == ["t1"]
    assert (
        perform(document, "span_card", card_id="step:c1", last_touchpoint_id=None).get("step:c1").last_touchpoint_id
        is None
    )


def test_a_card_does_not_span_backwards_or_to_what_is_not_there():
    document = spanning("t2", "t3")
    assert refused(document, "span_card", card_id="step:c1", last_touchpoint_id="touchpoint:t1") == "span_backwards"
    assert (
        refused(document, "span_card", card_id="step:c1", last_touchpoint_id="touchpoint:gone") == "touchpoint_unknown"
    )


@pytest.mark.parametrize(
    ("first", "last", "command", "expected"),
    [
        ("t1", "t3", {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t1"}, ["t2", "t3"]),
        ("t1", "t3", {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t2"}, ["t1", "t3"]),
        ("t1", "t3", {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t3"}, ["t1", "t2"]),
        ("t1", "t2", {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t2"}, ["t1"]),
        ("t1", "t4", {"name": "remove_stage", "stage_id": "stage:s1"}, ["t3", "t4"]),
        ("t1", "t4", {"name": "remove_stage", "stage_id": "stage:s2"}, ["t1", "t2"]),
    ],
)
def test_a_card_keeps_standing_at_the_touchpoints_that_stay(first, last, command, expected):
    fields = {name: value for name, value in command.items() if name != "name"}
    assert stands(perform(spanning(first, last), command["name"], **fields)) == expected


def test_a_card_goes_when_all_its_touchpoints_go():
    after = perform(spanning("t1", "t2"), "remove_stage", stage_id="stage:s1")
    assert after.get("step:c1") is None


def test_a_card_that_moves_takes_its_width_along_as_far_as_there_is_room():
    document = spanning("t1", "t2")
    place = {"card_id": "step:c1", "lane_id": "lane:customer_actions"}
    assert stands(perform(document, "move_card", touchpoint_id="touchpoint:t3", **place)) == ["t3", "t4"]
    assert stands(perform(document, "move_card", touchpoint_id="touchpoint:t4", **place)) == ["t4"]
    changed = perform(document, "move_card", card_id="step:c1", touchpoint_id="touchpoint:t2", lane_id="lane:pains")
    assert stands(changed, "note:c1") == ["t2", "t3"]


def test_a_touchpoint_that_comes_between_belongs_to_the_span_and_one_moved_before_ends_it():
    document = spanning("t1", "t2")
    new = {"touchpoint_id": "touchpoint:new", "stage_id": "stage:s1", "touchpoint_name": "New"}
    assert stands(perform(document, "add_touchpoint", before_id="touchpoint:t2", **new)) == ["t1", "new", "t2"]
    back = {"touchpoint_id": "touchpoint:t2", "stage_id": "stage:s1", "before_id": "touchpoint:t1"}
    assert stands(perform(document, "move_touchpoint", **back)) == ["t1"]


def test_a_span_is_none_where_it_ends_at_its_start():
    assert span_of("touchpoint:a", None) == {"touchpoint_id": "touchpoint:a", "last_touchpoint_id": None}
    assert shortening(JOURNEY, ()) == ()
    assert carried_span(JOURNEY, JOURNEY.get("step:c1"), "touchpoint:t4") == span_of("touchpoint:t4", None)
