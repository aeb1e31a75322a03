from __future__ import annotations

import math

import pytest
from pydantic import ValidationError

from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.journey import PROJECT_ID, Emotion, Lane, Path, Project, Touchpoint, emotion_id
from cxdesign.domain.vocabulary import CurveState, LaneRole


def a_touchpoint(**fields):
    return Touchpoint.model_validate(
        {"id": "touchpoint:t1", "name": "Front desk", "stage_id": "stage:s1", "order": "a0", **fields}
    )


def an_emotion(**fields):
    place = {"id": "emotion:t1.team.now", "touchpoint_id": "touchpoint:t1", "state": "now", "value": 0}
    return Emotion.model_validate({**place, **fields})


def test_there_is_one_id_a_project_can_have():
    assert Project(id=PROJECT_ID, name="A stay").to_dict() == {"kind": "project", "id": PROJECT_ID, "name": "A stay"}
    with pytest.raises(ValidationError):
        Project.model_validate({"id": "project:other", "name": "A stay"})


def test_a_touchpoint_says_nothing_that_was_not_said():
    touchpoint = a_touchpoint()
    missing = ("setting", "service_subject", "phase", "service_link", "initiative", "variability", "importance")
    minutes = ("duration_minutes", "wait_minutes", "tolerance_minutes")
    assert all(getattr(touchpoint, name) is None for name in (*missing, *minutes, "provenance"))
    assert touchpoint.environments == touchpoint.levels == touchpoint.senses == ()
    assert (touchpoint.channel, touchpoint.owner, touchpoint.source) == ("", "", "")


def test_sets_are_stored_sorted_and_once():
    touchpoint = a_touchpoint(levels=["L3", "L1", "L3"], senses=["touch", "sight"], environments=("physical",))
    assert touchpoint.levels == ("L1", "L3")
    assert touchpoint.senses == ("sight", "touch")
    assert touchpoint == a_touchpoint(
        levels=["L1", "L3"], senses=["sight", "touch", "touch"], environments=["physical"]
    )


@pytest.mark.parametrize("field", ["duration_minutes", "wait_minutes", "tolerance_minutes"])
@pytest.mark.parametrize(
    "value", [-1, -0.001, math.nan, math.inf, -math.inf, 5_256_001, 1e308, 10**400, True, "5", [], {"a": 1}]
)
def test_minutes_are_between_zero_and_ten_years(field, value):
    with pytest.raises(ValidationError):
        a_touchpoint(**{field: value})


@pytest.mark.parametrize("value", [0, 0.5, 5_256_000, None])
def test_minutes_may_be_fractions_or_missing(value):
    assert a_touchpoint(wait_minutes=value).wait_minutes == value


@pytest.mark.parametrize("value", [0, 6, -1, 10**30, True, 3.0, "3", math.nan, [3]])
def test_importance_is_a_whole_number_from_one_to_five(value):
    with pytest.raises(ValidationError):
        a_touchpoint(importance=value)


@pytest.mark.parametrize("value", [-6, 6, 10**4000, True, False, 0.0, "0", None, math.nan])
def test_an_emotion_is_a_whole_number_from_minus_five_to_five(value):
    with pytest.raises(ValidationError):
        an_emotion(value=value)


@pytest.mark.parametrize("value", range(-5, 6))
def test_every_value_of_the_scale_is_taken(value):
    assert an_emotion(value=value).value == value


@pytest.mark.parametrize(
    "fields",
    [{"id": "emotion:t2.team.now"}, {"id": "emotion:t1.team.target"}, {"state": "target"}, {"id": "emotion:x"}],
)
def test_the_id_of_an_emotion_is_made_of_its_place(fields):
    with pytest.raises(ValidationError, match="made of its touchpoint and state"):
        an_emotion(**fields)


@pytest.mark.parametrize("state", CurveState)
def test_an_emotion_fits_the_longest_id_of_a_touchpoint(state):
    touchpoint_id = "touchpoint:" + "x" * 64
    record_id = emotion_id(touchpoint_id, state)
    assert Emotion(id=record_id, touchpoint_id=touchpoint_id, state=state, value=1).id == record_id


@pytest.mark.parametrize("value", ["Online", "online ", "", 1, True, ["online"]])
def test_an_unknown_value_of_an_enumeration_is_refused(value):
    with pytest.raises(ValidationError):
        a_touchpoint(setting=value)


@pytest.mark.parametrize("value", ["L1", {"L1": 1}, [["L1"]], [None], 1])
def test_levels_are_a_list_of_levels(value):
    with pytest.raises(ValidationError):
        a_touchpoint(levels=value)


def test_a_lane_without_a_name_bears_that_of_its_role():
    assert Lane(id="lane:pains", role=LaneRole.PAINS, order="a0").name is None
    with pytest.raises(ValidationError, match="empty"):
        Lane(id="lane:pains", role=LaneRole.PAINS, order="a0", name="")


def test_a_path_leads_forward_unless_it_is_marked_as_repeat():
    path = Path(id="path:p1", source_id="touchpoint:t1", target_id="touchpoint:t2")
    assert path.is_repeat is False


def test_every_reference_names_kinds_there_are():
    for record_type in RECORD_TYPES.values():
        for kinds in record_type.references.values():
            assert set(kinds) <= set(RECORD_TYPES)
