from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.commands.soundness import require_sound_flow
from cxdesign.domain.blueprint import Flow
from cxdesign.domain.vocabulary import BLUEPRINT_ROLES
from cxdesign.errors import IntegrityError
from tests.builders import LANES, a_blueprint, a_journey
from tests.performing import perform, planned, refused

STEPS = {
    "sign": ("t1", "evidence", "Sign"),
    "ask": ("t1", "customer_actions", "Asks"),
    "greet": ("t1", "onstage", "Greets"),
    "assign": ("t1", "backstage", "Assigns a room"),
    "book": ("t1", "support", "Booking system"),
    "sleep": ("t2", "customer_actions", "Sleeps"),
}
BLUEPRINT = a_blueprint(STEPS, flows=[("ask", "greet"), ("greet", "assign")])
JOURNEY = a_journey(lanes={role: role for role in LANES if role == "customer_actions" or role not in BLUEPRINT_ROLES})


def arrow(source, target, **marks):
    return {"flow_id": "flow:new", "source_id": f"step:{source}", "target_id": f"step:{target}", **marks}


def test_a_blueprint_gets_the_lanes_it_does_not_have_yet():
    after = perform(JOURNEY, "set_up_blueprint")
    assert [lane.role.value for lane in after.lanes][-4:] == ["evidence", "onstage", "backstage", "support"]
    assert all(after.lane_of(role) for role in BLUEPRINT_ROLES)
    assert [lane.id for lane in after.lanes][: len(JOURNEY.lanes)] == [lane.id for lane in JOURNEY.lanes]
    assert planned(after, "set_up_blueprint") == ()


def test_a_lane_of_the_blueprint_takes_no_id_that_is_taken():
    taken = perform(JOURNEY, "add_lane", lane_id="lane:onstage", lane_name="Ideas")
    assert perform(taken, "set_up_blueprint").get("lane:onstage1").role == "onstage"


def test_a_blueprint_is_set_up_where_there_is_no_lane_at_all():
    after = perform(a_journey(lanes={}), "set_up_blueprint")
    assert [lane.role for lane in after.lanes] == list(BLUEPRINT_ROLES)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("ask", "sleep"),
        ("greet", "ask"),
        ("assign", "greet"),
        ("assign", "book"),
        ("book", "assign"),
        ("book", "greet"),
    ],
)
def test_an_arrow_is_drawn(source, target):
    empty = a_blueprint(STEPS)
    flow = perform(empty, "add_flow", **arrow(source, target)).get("flow:new")
    assert (flow.source_id, flow.target_id, flow.is_repeat) == (f"step:{source}", f"step:{target}", False)


@pytest.mark.parametrize(("source", "target"), [("ask", "assign"), ("assign", "ask")])
def test_customer_and_backstage_meet_without_seeing_each_other_only(source, target):
    empty = a_blueprint(STEPS)
    assert refused(empty, "add_flow", **arrow(source, target)) == "flow_needs_non_visual"
    assert perform(empty, "add_flow", **arrow(source, target, is_non_visual=True)).get("flow:new").is_non_visual


@pytest.mark.parametrize("is_non_visual", [False, True])
@pytest.mark.parametrize(
    ("source", "target"), [("ask", "book"), ("book", "ask"), ("sign", "ask"), ("ask", "sign"), ("sign", "sign")]
)
def test_an_arrow_that_jumps_a_lane_is_refused(source, target, is_non_visual):
    code = "flow_to_itself" if source == target else "flow_jumps_lane"
    assert refused(BLUEPRINT, "add_flow", **arrow(source, target, is_non_visual=is_non_visual)) == code


@pytest.mark.parametrize("is_repeat", [False, True])
def test_an_arrow_to_itself_is_refused(is_repeat):
    assert refused(BLUEPRINT, "add_flow", **arrow("ask", "ask", is_repeat=is_repeat)) == "flow_to_itself"


def test_a_way_back_has_to_be_a_repeat():
    assert refused(BLUEPRINT, "add_flow", **arrow("greet", "ask")) == "flow_cycle"
    longer = perform(BLUEPRINT, "add_flow", **arrow("assign", "book"))
    assert refused(longer, "add_flow", **{**arrow("book", "greet"), "flow_id": "flow:back"}) == "flow_cycle"
    assert perform(BLUEPRINT, "add_flow", **arrow("greet", "ask", is_repeat=True)).get("flow:new").is_repeat


def test_repeats_close_no_circle():
    looping = a_blueprint(STEPS, repeats=[("greet", "ask")])
    assert perform(looping, "add_flow", **arrow("ask", "greet")).get("flow:new")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"flow_id": "flow:ask-greet"}, "record_exists"),
        ({"flow_id": "path:new"}, "id_kind_mismatch"),
        ({"source_id": "step:none"}, "step_unknown"),
        ({"target_id": "step:none"}, "step_unknown"),
        ({"target_id": "touchpoint:t1"}, "step_unknown"),
        ({"target_id": "step:greet"}, "flow_twice"),
        ({"is_repeat": "yes"}, "command_invalid"),
        ({"is_non_visual": None}, "command_invalid"),
        ({"source_id": None}, "command_invalid"),
        ({"label": "x"}, "command_invalid"),
    ],
)
def test_an_arrow_is_not_drawn(fields, code):
    assert refused(BLUEPRINT, "add_flow", **{**arrow("ask", "sleep"), **fields}) == code


def test_the_refusal_names_the_rule():
    with pytest.raises(IntegrityError) as caught:
        parse({"name": "add_flow", **arrow("ask", "book")}).plan(BLUEPRINT)
    assert caught.value.params == {"rule": "R08"}


def test_an_arrow_is_led_elsewhere():
    after = perform(BLUEPRINT, "edit_flow", flow_id="flow:ask-greet", target_id="step:sleep")
    assert (after.get("flow:ask-greet").source_id, after.get("flow:ask-greet").target_id) == ("step:ask", "step:sleep")
    turned = perform(BLUEPRINT, "edit_flow", flow_id="flow:ask-greet", source_id="step:greet", target_id="step:ask")
    assert turned.get("flow:ask-greet").source_id == "step:greet"
    assert planned(BLUEPRINT, "edit_flow", flow_id="flow:ask-greet") == ()
    assert planned(BLUEPRINT, "edit_flow", flow_id="flow:ask-greet", source_id="step:ask") == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"target_id": "step:ask"}, "flow_to_itself"),
        ({"target_id": "step:book"}, "flow_jumps_lane"),
        ({"target_id": "step:assign"}, "flow_needs_non_visual"),
        ({"source_id": "step:assign"}, "flow_cycle"),
        ({"source_id": "step:greet", "target_id": "step:assign"}, "flow_twice"),
        ({"target_id": "step:none"}, "step_unknown"),
    ],
)
def test_an_arrow_is_not_led_elsewhere(fields, code):
    assert refused(BLUEPRINT, "edit_flow", flow_id="flow:ask-greet", **fields) == code


def test_what_a_file_brought_in_is_mended_by_a_mark():
    unsound = a_blueprint(STEPS, flows=[("ask", "greet"), ("greet", "ask"), ("ask", "assign")])
    mended = perform(unsound, "edit_flow", flow_id="flow:greet-ask", is_repeat=True)
    mended = perform(mended, "edit_flow", flow_id="flow:ask-assign", is_non_visual=True)
    for flow in mended.all(Flow):
        require_sound_flow(mended, flow)
    assert refused(mended, "edit_flow", flow_id="flow:greet-ask", is_repeat=False) == "flow_cycle"


def test_an_arrow_elsewhere_is_drawn_although_a_file_brought_in_a_circle():
    unsound = a_blueprint(STEPS, flows=[("ask", "greet"), ("greet", "ask")])
    assert perform(unsound, "add_flow", **arrow("assign", "book")).get("flow:new")


def test_an_arrow_is_removed():
    assert perform(BLUEPRINT, "remove_flow", flow_id="flow:ask-greet").get("flow:ask-greet") is None


@pytest.mark.parametrize("name", ["edit_flow", "remove_flow"])
@pytest.mark.parametrize("flow_id", ["flow:none", "step:ask"])
def test_an_unknown_arrow_is_refused(name, flow_id):
    assert refused(BLUEPRINT, name, flow_id=flow_id) == "flow_unknown"


def test_subjects_name_both_ends():
    long = a_blueprint({"a": ("t1", "onstage", "x" * 90), "b": ("t1", "onstage", "Greets\nguests")}, flows=[("a", "b")])
    subject = parse({"name": "remove_flow", "flow_id": "flow:a-b"}).subject(long)
    assert subject == f"{'x' * 38} → Greets guests"
    assert parse({"name": "add_flow", **arrow("ask", "sleep")}).subject(BLUEPRINT) == "Asks → Sleeps"
    assert parse({"name": "set_up_blueprint"}).subject(BLUEPRINT) == "A stay at the hotel"
