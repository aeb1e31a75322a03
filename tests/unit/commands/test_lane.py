from __future__ import annotations

import pytest

from cxdesign.commands import parse
from tests.builders import LANES, a_journey, a_whole_project
from tests.performing import perform, planned, refused

JOURNEY = a_journey(lanes={**LANES, "more": "notes"}, cards={"note:n1": ("t1", "more"), "note:n2": ("t2", "pains")})


def order(document):
    return [lane.id.removeprefix("lane:") for lane in document.lanes]


def test_a_lane_for_notes_is_added_before_another_one_or_at_the_end():
    after = perform(JOURNEY, "add_lane", lane_id="lane:new", lane_name="Ideas", before_id="lane:channel")
    assert order(after)[2:4] == ["new", "channel"]
    lane = after.get("lane:new")
    assert (lane.role, lane.name, lane.is_hidden) == ("notes", "Ideas", False)
    assert order(perform(JOURNEY, "add_lane", lane_id="lane:new", lane_name="Ideas"))[-1] == "new"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"lane_id": "lane:pains"}, "record_exists"),
        ({"lane_id": "note:new"}, "id_kind_mismatch"),
        ({"before_id": "lane:none"}, "anchor_unknown"),
        ({"before_id": "stage:s1"}, "anchor_unknown"),
        ({"lane_name": ""}, "text_empty"),
        ({"lane_name": None}, "command_invalid"),
        ({"role": "emotion"}, "command_invalid"),
    ],
)
def test_a_lane_is_not_added(fields, code):
    assert refused(JOURNEY, "add_lane", **{"lane_id": "lane:new", "lane_name": "Ideas", **fields}) == code


def test_a_lane_is_renamed_or_called_by_its_role():
    named = perform(JOURNEY, "rename_lane", lane_id="lane:pains", new_name="Hurdles")
    assert named.get("lane:pains").name == "Hurdles"
    assert perform(named, "rename_lane", lane_id="lane:pains", new_name=None) == JOURNEY


def test_the_new_name_must_be_given():
    assert refused(JOURNEY, "rename_lane", lane_id="lane:pains") == "command_invalid"
    assert refused(JOURNEY, "rename_lane", lane_id="lane:pains", new_name=" ") == "text_empty"


def test_a_lane_is_moved():
    after = perform(JOURNEY, "move_lane", lane_id="lane:pyramid", before_id="lane:customer_actions")
    assert order(after)[0] == "pyramid"
    assert order(perform(JOURNEY, "move_lane", lane_id="lane:emotion", before_id=None))[-1] == "emotion"
    assert planned(JOURNEY, "move_lane", lane_id="lane:emotion", before_id="lane:emotion") == ()


@pytest.mark.parametrize("lane", ["emotion", "pains", "evidence", "customer_actions", "support"])
def test_any_lane_is_hidden_and_shown(lane):
    hidden = perform(JOURNEY, "hide_lane", lane_id=f"lane:{lane}", is_hidden=True)
    assert hidden.get(f"lane:{lane}").is_hidden
    assert perform(hidden, "hide_lane", lane_id=f"lane:{lane}", is_hidden=False) == JOURNEY


@pytest.mark.parametrize("value", [1, "true", None])
def test_hidden_is_true_or_false(value):
    assert refused(JOURNEY, "hide_lane", lane_id="lane:pains", is_hidden=value) == "command_invalid"


def test_a_lane_is_removed_with_its_cards():
    after = perform(JOURNEY, "remove_lane", lane_id="lane:more")
    assert after.get("note:n1") is None
    assert after.get("note:n2") is not None
    assert "more" not in order(after)


@pytest.mark.parametrize("lane", ["channel", "emotion", "pyramid", "evidence", "onstage", "backstage", "support"])
def test_a_lane_that_lasts_is_not_removed(lane):
    assert refused(JOURNEY, "remove_lane", lane_id=f"lane:{lane}") == "lane_not_removable"


def test_customer_actions_are_removed_with_their_steps_and_what_joins_them():
    after = perform(a_whole_project(), "remove_lane", lane_id="lane:customer_actions")
    assert {flow.id for flow in after.of_kind("flow")} == {"flow:greet-assign", "flow:assign-book", "flow:book-assign"}


@pytest.mark.parametrize("lane", ["onstage", "evidence"])
def test_a_lane_of_the_blueprint_is_renamed_and_moved(lane):
    named = perform(JOURNEY, "rename_lane", lane_id=f"lane:{lane}", new_name="Front office")
    assert order(perform(named, "move_lane", lane_id=f"lane:{lane}", before_id="lane:pains"))


@pytest.mark.parametrize("name", ["rename_lane", "move_lane", "hide_lane", "remove_lane"])
@pytest.mark.parametrize("lane_id", ["lane:none", "stage:s1"])
def test_an_unknown_lane_is_refused(name, lane_id):
    fields = {"rename_lane": {"new_name": "x"}, "hide_lane": {"is_hidden": True}}.get(name, {})
    assert refused(JOURNEY, name, lane_id=lane_id, **fields) == "lane_unknown"


def test_the_subject_of_a_lane_without_a_name_is_its_role():
    assert parse({"name": "remove_lane", "lane_id": "lane:pains"}).subject(JOURNEY) == "lane.pains"
    assert parse({"name": "remove_lane", "lane_id": "lane:more"}).subject(JOURNEY) == "Notes"
    assert parse({"name": "add_lane", "lane_id": "lane:x", "lane_name": "Ideas"}).subject(JOURNEY) == "Ideas"
