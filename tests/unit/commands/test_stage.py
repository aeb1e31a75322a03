from __future__ import annotations

import pytest

from cxdesign.commands import parse
from tests.builders import a_journey, an_empty_journey
from tests.performing import perform, planned, refused

JOURNEY = a_journey(stages={"s1": ["t1"], "s2": ["t2"], "s3": []})


def order(document):
    return " ".join(stage.id.removeprefix("stage:") for stage in document.stages)


@pytest.mark.parametrize(("before_id", "expected"), [(None, "s1 s2 s3 new"), ("stage:s1", "new s1 s2 s3")])
def test_a_stage_is_added_before_another_one_or_at_the_end(before_id, expected):
    after = perform(JOURNEY, "add_stage", stage_id="stage:new", stage_name="After", before_id=before_id)
    assert order(after) == expected
    assert after.stages[expected.split().index("new")].name == "After"


def test_the_first_stage_is_added():
    assert order(perform(an_empty_journey(), "add_stage", stage_id="stage:s1", stage_name="Before")) == "s1"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"stage_id": "stage:s1"}, "record_exists"),
        ({"stage_id": "touchpoint:new"}, "id_kind_mismatch"),
        ({"stage_id": "stage:"}, "command_invalid"),
        ({"stage_id": "stage:" + "x" * 65}, "command_invalid"),
        ({"stage_id": None}, "command_invalid"),
        ({"before_id": "stage:none"}, "anchor_unknown"),
        ({"before_id": "stage:new"}, "anchor_unknown"),
        ({"before_id": "touchpoint:t1"}, "anchor_unknown"),
        ({"before_id": 3}, "command_invalid"),
        ({"stage_name": " "}, "text_empty"),
        ({"stage_name": "x" * 201}, "text_too_long"),
        ({"stage_name": "a\x00b"}, "command_invalid"),
        ({"stage_name": "\ud800"}, "command_invalid"),
        ({"order": "a0"}, "command_invalid"),
    ],
)
def test_a_stage_is_not_added(fields, code):
    assert refused(JOURNEY, "add_stage", **{"stage_id": "stage:new", "stage_name": "After", **fields}) == code


def test_a_stage_is_renamed():
    after = perform(JOURNEY, "rename_stage", stage_id="stage:s2", new_name=" Check-in ")
    assert after.stages[1].name == "Check-in"
    assert planned(JOURNEY, "rename_stage", stage_id="stage:s2", new_name="Stage s2") == ()


@pytest.mark.parametrize(
    ("before_id", "expected"),
    [("stage:s1", "s2 s1 s3"), (None, "s1 s3 s2"), ("stage:s3", "s1 s2 s3"), ("stage:s2", "s1 s2 s3")],
)
def test_a_stage_is_moved_with_its_touchpoints(before_id, expected):
    after = perform(JOURNEY, "move_stage", stage_id="stage:s2", before_id=before_id)
    assert order(after) == expected
    assert next(t.id for t in after.touchpoints) == ("touchpoint:t2" if expected.startswith("s2") else "touchpoint:t1")


def test_a_stage_that_is_at_its_place_is_not_changed():
    assert planned(JOURNEY, "move_stage", stage_id="stage:s2", before_id="stage:s3") == ()
    assert planned(JOURNEY, "move_stage", stage_id="stage:s2", before_id="stage:s2") == ()


def test_a_stage_is_not_moved_across_a_path():
    journey = a_journey(paths={"p": ("t1", "t3")})
    assert refused(journey, "move_stage", stage_id="stage:s1", before_id=None) == "path_cycle"


def test_a_stage_is_removed_with_all_that_stands_on_it():
    after = perform(a_journey(now={"t1": 2}), "remove_stage", stage_id="stage:s1")
    assert order(after) == "s2"
    assert {record.id for record in after if record.kind != "lane"} == {
        "project:main",
        "stage:s2",
        "touchpoint:t3",
        "feature:c4",
    }


@pytest.mark.parametrize("name", ["rename_stage", "move_stage", "remove_stage"])
@pytest.mark.parametrize("stage_id", ["stage:none", "touchpoint:t1", "project:main"])
def test_an_unknown_stage_is_refused(name, stage_id):
    fields = {"new_name": "x"} if name == "rename_stage" else {}
    assert refused(JOURNEY, name, stage_id=stage_id, **fields) == "stage_unknown"


def test_subjects():
    assert parse({"name": "rename_stage", "stage_id": "stage:s1", "new_name": "Arrival"}).subject(JOURNEY) == "Stage s1"
    assert parse({"name": "move_stage", "stage_id": "stage:s1"}).subject(JOURNEY) == "Stage s1"
    assert parse({"name": "remove_stage", "stage_id": "stage:s1"}).subject(JOURNEY) == "Stage s1"
