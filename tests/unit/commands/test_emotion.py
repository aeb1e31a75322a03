from __future__ import annotations

import pytest

from cxdesign.commands import TakeCurve, parse
from cxdesign.domain.change import apply
from cxdesign.domain.vocabulary import CurveState
from cxdesign.errors import CommandInvalid
from tests.builders import a_journey
from tests.performing import perform, planned, refused

JOURNEY = a_journey(now={"t1": 2})


@pytest.mark.parametrize("state", CurveState)
@pytest.mark.parametrize("touchpoint", ["t1", "t2"])
@pytest.mark.parametrize("value", [-5, 0, 5])
def test_an_emotion_is_stated_and_stated_anew(touchpoint, state, value):
    after = perform(JOURNEY, "set_emotion", touchpoint_id=f"touchpoint:{touchpoint}", state=state.value, value=value)
    assert after.emotion(f"touchpoint:{touchpoint}", state) == value


def test_an_emotion_is_taken_back():
    after = perform(JOURNEY, "set_emotion", touchpoint_id="touchpoint:t1", state="now", value=None)
    assert after.emotion("touchpoint:t1", CurveState.NOW) is None
    assert after.get("emotion:t1.team.now") is None


def test_what_is_so_already_changes_nothing():
    assert planned(JOURNEY, "set_emotion", touchpoint_id="touchpoint:t1", state="now", value=2) == ()
    assert planned(JOURNEY, "set_emotion", touchpoint_id="touchpoint:t2", state="now", value=None) == ()


def test_an_emotion_keeps_where_it_comes_from():
    known = JOURNEY.get("emotion:t1.team.now")
    sourced = JOURNEY.with_records(changed=[known.replaced({"source": "Interview 3", "provenance": "source"})])
    after = perform(sourced, "set_emotion", touchpoint_id="touchpoint:t1", state="now", value=-1)
    assert after.get("emotion:t1.team.now").source == "Interview 3"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"touchpoint_id": "touchpoint:none"}, "touchpoint_unknown"),
        ({"touchpoint_id": "stage:s1"}, "touchpoint_unknown"),
        ({"state": "later"}, "command_invalid"),
        ({"state": None}, "command_invalid"),
        ({"value": 6}, "number_invalid"),
        ({"value": 10**300}, "number_invalid"),
        ({"value": True}, "number_invalid"),
        ({"value": 1.5}, "number_invalid"),
        ({"value": "1"}, "number_invalid"),
        ({"value": float("nan")}, "number_invalid"),
    ],
)
def test_an_emotion_is_not_stated(fields, code):
    sound = {"touchpoint_id": "touchpoint:t1", "state": "now", "value": 1}
    assert refused(JOURNEY, "set_emotion", **{**sound, **fields}) == code


def test_a_value_must_be_given():
    assert refused(JOURNEY, "set_emotion", touchpoint_id="touchpoint:t1", state="now") == "command_invalid"


def test_an_emotion_fits_the_longest_id():
    suffix = "x" * 64
    journey = a_journey(stages={"s": [suffix]}, cards={})
    after = perform(journey, "set_emotion", touchpoint_id=f"touchpoint:{suffix}", state="target", value=1)
    assert after.emotion(f"touchpoint:{suffix}", CurveState.TARGET) == 1


def test_the_subject_is_the_touchpoint():
    payload = {"name": "set_emotion", "touchpoint_id": "touchpoint:t1", "state": "now", "value": 1}
    assert parse(payload).subject(JOURNEY) == "Touchpoint t1"


def test_the_curve_of_a_room_is_taken_over_where_it_could_judge():
    command = TakeCurve(question="How does it feel?", values={"touchpoint:t1": -3, "touchpoint:t2": 4})
    after = apply(JOURNEY, command.plan(JOURNEY), revision=2)
    assert [after.emotion(f"touchpoint:{one}", CurveState.NOW) for one in ("t1", "t2", "t3")] == [-3, 4, None]
    assert command.subject(JOURNEY) == "How does it feel?"
    assert command.plan(after) == ()


def test_a_touchpoint_that_is_gone_is_passed_over():
    command = TakeCurve(question="How?", values={"touchpoint:none": 1, "touchpoint:t1": 1})
    assert [edit.id for edit in command.plan(JOURNEY)] == ["emotion:t1.team.now"]


def test_nobody_sends_a_rooms_curve():
    with pytest.raises(CommandInvalid, match="command_unknown"):
        parse({"name": "take_curve", "question": "x", "values": {"touchpoint:t1": 1}})


def test_what_a_room_stated_is_taken_over_whole_and_stays_when_the_team_states_another_value():
    counts = (0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0)
    take = TakeCurve(question="How?", values={"touchpoint:t1": -2}, counts={"touchpoint:t1": counts})
    taken = apply(JOURNEY, take.plan(JOURNEY))
    assert taken.get("emotion:t1.team.now").room_counts == counts
    after = perform(taken, "set_emotion", touchpoint_id="touchpoint:t1", state="now", value=0)
    assert (after.emotion("touchpoint:t1", CurveState.NOW), after.get("emotion:t1.team.now").room_counts) == (0, counts)


def test_a_curve_that_is_taken_over_anew_leaves_nothing_of_the_one_before():
    first = TakeCurve(question="How?", values={"touchpoint:t1": 5}, counts={"touchpoint:t1": (0,) * 10 + (3,)})
    second = TakeCurve(question="And now?", values={"touchpoint:t1": 1})
    taken = apply(JOURNEY, first.plan(JOURNEY))
    assert apply(taken, second.plan(taken)).get("emotion:t1.team.now").room_counts == ()
