from __future__ import annotations

import pytest

from cxdesign.commands import parse
from tests.builders import a_journey
from tests.performing import perform, planned, refused

JOURNEY = a_journey()


def test_a_project_is_renamed():
    assert perform(JOURNEY, "rename_project", new_name=" A   week ").project.name == "A week"


@pytest.mark.parametrize(
    "fields",
    [
        {"description": "Two\nlines <b>&amp;</b>"},
        {"based_on": "Three visits"},
        {"satisfaction_line": -5, "delight_line": 5},
        {"description": "", "based_on": ""},
    ],
)
def test_a_project_is_edited(fields):
    project = perform(JOURNEY, "edit_project", **fields).project
    assert {name: getattr(project, name) for name in fields} == fields
    assert project.name == JOURNEY.project.name


def test_what_is_not_named_stays():
    described = perform(JOURNEY, "edit_project", description="Two lines", delight_line=4)
    after = perform(described, "edit_project", satisfaction_line=1)
    assert (after.project.description, after.project.delight_line) == ("Two lines", 4)
    assert planned(described, "edit_project") == ()
    assert planned(described, "edit_project", description=None) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"satisfaction_line": 6}, "number_invalid"),
        ({"satisfaction_line": True}, "number_invalid"),
        ({"delight_line": 0.5}, "number_invalid"),
        ({"delight_line": float("nan")}, "number_invalid"),
        ({"description": "x" * 10_001}, "text_too_long"),
        ({"description": "a\x0bb"}, "command_invalid"),
        ({"based_on": ["x"]}, "command_invalid"),
        ({"project_id": "project:main"}, "command_invalid"),
    ],
)
def test_a_project_is_not_edited(fields, code):
    assert refused(JOURNEY, "edit_project", **fields) == code


@pytest.mark.parametrize(("name", "code"), [("", "text_empty"), ("x" * 201, "text_too_long"), (7, "command_invalid")])
def test_a_project_is_not_renamed(name, code):
    assert refused(JOURNEY, "rename_project", new_name=name) == code
    assert refused(JOURNEY, "name_version", version_name=name) == code


@pytest.mark.parametrize(
    "fields",
    [
        {"currency": "CNY", "price": 399.5, "fixed_cost": 180, "minute_cost": 0.75},
        {"price": 0},
        {"minute_cost": 1e12},
    ],
)
def test_price_and_costs_are_stated_and_taken_back(fields):
    after = perform(JOURNEY, "edit_economics", **fields)
    assert {name: getattr(after.project, name) for name in fields} == fields
    empty = {name: "" if name == "currency" else None for name in fields}
    assert perform(after, "edit_economics", **empty) == JOURNEY
    assert planned(after, "edit_economics") == ()


@pytest.mark.parametrize(
    "fields",
    [{"price": -1}, {"price": "3"}, {"fixed_cost": True}, {"minute_cost": float("inf")}],
)
def test_price_and_costs_are_refused(fields):
    assert refused(JOURNEY, "edit_economics", **fields) == "number_invalid"
    assert refused(JOURNEY, "edit_economics", **fields, currency=None) == "command_invalid"


def test_links_are_waived_as_a_set():
    after = perform(JOURNEY, "edit_project", waived_links=["follow_up", "closing", "follow_up"])
    assert after.project.waived_links == ("closing", "follow_up")
    assert perform(after, "edit_project", waived_links=[]) == JOURNEY
    more = perform(after, "leave_links_out", links=["solution", "closing"])
    assert more.project.waived_links == ("closing", "follow_up", "solution")
    assert planned(after, "leave_links_out", links=["closing"]) == ()
    assert refused(JOURNEY, "leave_links_out", links=[]) == "command_invalid"
    assert refused(JOURNEY, "edit_project", waived_links=["greeting"]) == "command_invalid"


def test_a_named_version_changes_nothing():
    assert planned(JOURNEY, "name_version", version_name="Before the visit") == ()
    assert perform(JOURNEY, "name_version", version_name="Before the visit") == JOURNEY


def test_subjects():
    assert parse({"name": "rename_project", "new_name": "A week"}).subject(JOURNEY) == "A stay at the hotel"
    assert parse({"name": "edit_economics"}).subject(JOURNEY) == "A stay at the hotel"
    assert parse({"name": "edit_project"}).subject(JOURNEY) == "A stay at the hotel"
    assert parse({"name": "name_version", "version_name": "v1"}).subject(JOURNEY) == "v1"
