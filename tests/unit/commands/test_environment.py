from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.environment import CANVAS_ID, EnvironmentCanvas, Participation
from tests.builders import a_journey, a_participation
from tests.performing import perform, planned, refused

PROJECT = a_journey({"s1": ["t1"], "s2": ["t2"]})
CELL = {"stage_id": "stage:s1", "stakeholder": "customer"}


def levels(document):
    return {(one.stage_id, one.stakeholder.value): one.level.value for one in document.all(Participation)}


def test_the_first_answer_makes_the_canvas_and_others_stay():
    first = perform(PROJECT, "edit_environment", participants="Six guests")
    after = perform(first, "edit_environment", privacy="No names")
    canvas = after.expect(CANVAS_ID, EnvironmentCanvas)
    assert (canvas.participants, canvas.privacy) == ("Six guests", "No names")
    assert perform(after, "edit_environment", participants="").get(CANVAS_ID).participants == ""
    assert parse({"name": "edit_environment"}).subject(PROJECT) == PROJECT.project.name


@pytest.mark.parametrize("fields", [{}, {"place": ""}, {"place": None}])
def test_nothing_said_makes_no_canvas(fields):
    assert planned(PROJECT, "edit_environment", **fields) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"place": "x" * 10_001}, "text_too_long"),
        ({"place": 3}, "command_invalid"),
        ({"colour": "red"}, "command_invalid"),
    ],
)
def test_a_wrong_answer_is_refused(fields, code):
    assert refused(PROJECT, "edit_environment", **fields) == code


def test_a_role_takes_part_as_far_as_was_said_last():
    once = perform(PROJECT, "set_participation", **CELL, level="consult")
    after = perform(once, "set_participation", **CELL, level="decide")
    after = perform(after, "set_participation", stage_id="stage:s2", stakeholder="front_line", level="inform")
    assert levels(after) == {("stage:s1", "customer"): "decide", ("stage:s2", "front_line"): "inform"}
    assert planned(after, "set_participation", **CELL, level="decide") == ()


def test_what_was_said_is_taken_back():
    said = PROJECT.with_records(changed=[a_participation("s1", "customer", "involve")])
    assert levels(perform(said, "set_participation", **CELL)) == {}
    assert planned(PROJECT, "set_participation", **CELL) == ()


def test_with_a_stage_goes_who_takes_part_in_it():
    said = PROJECT.with_records(changed=[a_participation("s1", "customer", "involve")])
    assert levels(perform(said, "remove_stage", stage_id="stage:s1")) == {}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"stage_id": "stage:gone"}, "stage_unknown"),
        ({"stakeholder": "observer"}, "command_invalid"),
        ({"level": "lead"}, "command_invalid"),
    ],
)
def test_a_wrong_participation_is_refused(fields, code):
    assert refused(PROJECT, "set_participation", **{**CELL, "level": "involve", **fields}) == code
