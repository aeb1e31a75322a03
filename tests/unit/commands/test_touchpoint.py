from __future__ import annotations

import math

import pytest

from cxdesign.commands import parse
from cxdesign.domain.journey import TouchpointAttributes
from tests.builders import a_journey
from tests.performing import perform, planned, refused

JOURNEY = a_journey(end="t3", paths={"p1": ("t1", "t3")})
FREE = a_journey()


def order(document):
    return " ".join(touchpoint.id.removeprefix("touchpoint:") for touchpoint in document.touchpoints)


@pytest.mark.parametrize(
    ("stage", "before", "expected"),
    [
        ("s1", None, "t1 t2 new t3"),
        ("s1", "t2", "t1 new t2 t3"),
        ("s2", "t3", "t1 t2 new t3"),
        ("s2", None, "t1 t2 t3 new"),
    ],
)
def test_a_touchpoint_is_added(stage, before, expected):
    before_id = None if before is None else f"touchpoint:{before}"
    new = {"touchpoint_id": "touchpoint:new", "touchpoint_name": "Lobby", "stage_id": f"stage:{stage}"}
    assert order(perform(JOURNEY, "add_touchpoint", **new, before_id=before_id)) == expected


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"touchpoint_id": "touchpoint:t1"}, "record_exists"),
        ({"touchpoint_id": "stage:new"}, "id_kind_mismatch"),
        ({"stage_id": "stage:none"}, "stage_unknown"),
        ({"stage_id": "touchpoint:t1"}, "stage_unknown"),
        ({"before_id": "touchpoint:t3"}, "anchor_unknown"),
        ({"touchpoint_name": ""}, "text_empty"),
        ({"importance": 3}, "command_invalid"),
    ],
)
def test_a_touchpoint_is_not_added(fields, code):
    sound = {"touchpoint_id": "touchpoint:new", "touchpoint_name": "Lobby", "stage_id": "stage:s1"}
    assert refused(JOURNEY, "add_touchpoint", **{**sound, **fields}) == code


def test_a_touchpoint_is_renamed():
    after = perform(JOURNEY, "rename_touchpoint", touchpoint_id="touchpoint:t1", new_name="前台 🛎")
    assert after.get("touchpoint:t1").name == "前台 🛎"


@pytest.mark.parametrize(
    ("touchpoint", "stage", "before", "expected"),
    [
        ("t2", "s1", "t1", "t2 t1 t3"),
        ("t1", "s1", None, "t2 t1 t3"),
        ("t1", "s2", None, "t2 t3 t1"),
        ("t1", "s2", "t3", "t2 t1 t3"),
        ("t3", "s1", "t1", "t3 t1 t2"),
        ("t1", "s1", "t1", "t1 t2 t3"),
    ],
)
def test_a_touchpoint_is_moved(touchpoint, stage, before, expected):
    before_id = None if before is None else f"touchpoint:{before}"
    place = {"touchpoint_id": f"touchpoint:{touchpoint}", "stage_id": f"stage:{stage}", "before_id": before_id}
    assert order(perform(FREE, "move_touchpoint", **place)) == expected


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"stage_id": "stage:none"}, "stage_unknown"),
        ({"before_id": "touchpoint:t3"}, "anchor_unknown"),
        ({"stage_id": "stage:s2", "before_id": "touchpoint:t1"}, "anchor_unknown"),
        ({"stage_id": "stage:s2", "before_id": None}, "path_cycle"),
    ],
)
def test_a_touchpoint_is_not_moved(fields, code):
    sound = {"touchpoint_id": "touchpoint:t1", "stage_id": "stage:s1"}
    assert refused(JOURNEY, "move_touchpoint", **{**sound, **fields}) == code


def test_a_touchpoint_is_removed_with_its_cards_emotions_and_paths():
    journey = a_journey(now={"t1": 1}, target={"t1": 3}, paths={"p1": ("t1", "t3")}, repeats={"p2": ("t2", "t1")})
    after = perform(journey, "remove_touchpoint", touchpoint_id="touchpoint:t1")
    assert order(after) == "t2 t3"
    assert {record.kind for record in after} == {"project", "stage", "lane", "touchpoint", "note", "feature"}


VALUES = {
    "environments": ["digital", "interpersonal"],
    "channel": "App",
    "setting": "both",
    "owner": "Front office",
    "service_subject": "own",
    "levels": ["L1", "L4"],
    "may_be_skipped": True,
    "phase": "recall",
    "service_link": "closing",
    "initiative": "proactive",
    "variability": "flexible",
    "duration_minutes": 12.5,
    "wait_minutes": 0,
    "tolerance_minutes": 3,
    "importance": 5,
    "effort": 2,
    "customer_value": 4,
    "is_embarrassing": True,
    "refreshed_on": "2025-11-21",
    "evidence": "measurement",
    "senses": ["sight", "taste"],
    "is_fail": True,
    "provenance": "illustrative",
    "source": "Observation 4",
}


def test_every_attribute_has_a_value_here():
    assert set(VALUES) == set(TouchpointAttributes.model_fields)


@pytest.mark.parametrize("field", VALUES)
def test_an_attribute_is_edited_and_the_others_stay(field):
    after = perform(FREE, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes={field: VALUES[field]})
    expected = {**FREE.get("touchpoint:t1").model_dump(mode="json"), field: VALUES[field]}
    assert after.get("touchpoint:t1").model_dump(mode="json") == expected
    default = TouchpointAttributes().model_dump(mode="json")[field]
    assert perform(after, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes={field: default}) == FREE


def test_several_attributes_are_edited_at_once():
    after = perform(FREE, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes=VALUES)
    assert after.get("touchpoint:t1").model_dump(mode="json", include=set(VALUES)) == VALUES
    assert planned(FREE, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes={}) == ()


@pytest.mark.parametrize(
    "attributes",
    [
        None,
        [],
        "",
        {"name": "x"},
        {"order": "a0"},
        {"is_peak": True},
        {"stage_id": "stage:s1"},
        {"unknown": 1},
        {"refreshed_on": 0},
        {"refreshed_on": "21.11.2025"},
        {"refreshed_on": "2025-02-30"},
        {"refreshed_on": "2025-11-21T00:00:00"},
        {"levels": "L1"},
        {"levels": ["L9"]},
        {"levels": None},
        {"senses": [None]},
        {"may_be_skipped": 1},
        {"setting": "somewhere"},
        {"evidence": None},
        {"channel": None},
        {"channel": "a\x1b[0m"},
    ],
)
def test_wrong_attributes_are_refused(attributes):
    assert refused(FREE, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes=attributes) == "command_invalid"


@pytest.mark.parametrize(
    "attributes",
    [
        {"importance": True},
        {"importance": 0},
        {"effort": 6},
        {"wait_minutes": -1},
        {"wait_minutes": math.nan},
        {"wait_minutes": math.inf},
        {"wait_minutes": 10**400},
        {"wait_minutes": True},
        {"wait_minutes": "12"},
    ],
)
def test_a_number_that_is_none_or_out_of_its_range_is_refused(attributes):
    assert refused(FREE, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes=attributes) == "number_invalid"


def test_a_long_attribute_is_refused_with_its_limit():
    assert refused(FREE, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes={"owner": "x" * 201}) == (
        "text_too_long"
    )


def test_a_peak_is_planned_and_taken_back():
    peak = perform(JOURNEY, "mark_peak", touchpoint_id="touchpoint:t2", is_peak=True)
    assert peak.get("touchpoint:t2").is_peak
    both = perform(peak, "mark_peak", touchpoint_id="touchpoint:t1", is_peak=True)
    assert both.get("touchpoint:t2").is_peak
    assert perform(peak, "mark_peak", touchpoint_id="touchpoint:t2", is_peak=False) == JOURNEY


def test_the_end_goes_from_one_touchpoint_to_another():
    after = perform(JOURNEY, "mark_end", touchpoint_id="touchpoint:t2", is_end=True)
    assert [touchpoint.is_end for touchpoint in after.touchpoints] == [False, True, False]
    assert planned(JOURNEY, "mark_end", touchpoint_id="touchpoint:t3", is_end=True) == ()
    assert planned(JOURNEY, "mark_end", touchpoint_id="touchpoint:t2", is_end=False) == ()
    assert perform(JOURNEY, "mark_end", touchpoint_id="touchpoint:t3", is_end=False).planned_end is None


@pytest.mark.parametrize("value", [1, "yes", None])
def test_a_mark_is_true_or_false(value):
    assert refused(JOURNEY, "mark_peak", touchpoint_id="touchpoint:t1", is_peak=value) == "command_invalid"
    assert refused(JOURNEY, "mark_end", touchpoint_id="touchpoint:t1", is_end=value) == "command_invalid"


def test_a_level_is_added_and_taken_away():
    once = perform(FREE, "toggle_level", touchpoint_id="touchpoint:t1", level="L3")
    twice = perform(once, "toggle_level", touchpoint_id="touchpoint:t1", level="L1")
    assert twice.get("touchpoint:t1").levels == ("L1", "L3")
    thrice = perform(twice, "toggle_level", touchpoint_id="touchpoint:t1", level="L1")
    assert perform(thrice, "toggle_level", touchpoint_id="touchpoint:t1", level="L3") == FREE


@pytest.mark.parametrize("level", ["L0", "", None, 1, ["L1"]])
def test_an_unknown_level_is_refused(level):
    assert refused(FREE, "toggle_level", touchpoint_id="touchpoint:t1", level=level) == "command_invalid"


@pytest.mark.parametrize("is_repeat", [False, True])
def test_a_path_is_added_and_removed(is_repeat):
    ends = {"source_id": "touchpoint:t1", "target_id": "touchpoint:t3"}
    after = perform(FREE, "add_path", path_id="path:new", **ends, is_repeat=is_repeat)
    assert after.get("path:new").is_repeat is is_repeat
    assert perform(after, "remove_path", path_id="path:new") == FREE


def test_only_a_repeat_leads_back():
    back = {"path_id": "path:new", "source_id": "touchpoint:t3", "target_id": "touchpoint:t1"}
    assert refused(FREE, "add_path", **back) == "path_cycle"
    assert perform(FREE, "add_path", **back, is_repeat=True).get("path:new")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"path_id": "path:p1"}, "record_exists"),
        ({"path_id": "touchpoint:new"}, "id_kind_mismatch"),
        ({"source_id": "touchpoint:none"}, "touchpoint_unknown"),
        ({"target_id": "stage:s1"}, "touchpoint_unknown"),
        ({"target_id": "touchpoint:t1"}, "path_to_itself"),
        ({"is_repeat": "yes"}, "command_invalid"),
    ],
)
def test_a_path_is_not_added(fields, code):
    sound = {"path_id": "path:new", "source_id": "touchpoint:t1", "target_id": "touchpoint:t2"}
    assert refused(JOURNEY, "add_path", **{**sound, **fields}) == code


@pytest.mark.parametrize("path_id", ["path:none", "touchpoint:t1"])
def test_an_unknown_path_is_refused(path_id):
    assert refused(JOURNEY, "remove_path", path_id=path_id) == "path_unknown"


REST = {
    "rename_touchpoint": {"new_name": "x"},
    "move_touchpoint": {"stage_id": "stage:s1"},
    "remove_touchpoint": {},
    "edit_touchpoint": {"attributes": {}},
    "mark_peak": {"is_peak": True},
    "mark_end": {"is_end": True},
    "toggle_level": {"level": "L1"},
}


@pytest.mark.parametrize("name", REST)
@pytest.mark.parametrize("touchpoint_id", ["touchpoint:none", "stage:s1", "project:main"])
def test_an_unknown_touchpoint_is_refused(name, touchpoint_id):
    assert refused(JOURNEY, name, touchpoint_id=touchpoint_id, **REST[name]) == "touchpoint_unknown"


def test_subjects():
    assert parse({"name": "remove_path", "path_id": "path:p1"}).subject(JOURNEY) == "Touchpoint t1 → Touchpoint t3"
    assert parse({"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t1"}).subject(JOURNEY) == "Touchpoint t1"
