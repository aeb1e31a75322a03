from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.map_views import MapView
from tests.builders import a_journey
from tests.performing import perform, planned, refused

SHOWN = {
    "lane_ids": ["lane:pains"],
    "folded_ids": ["stage:s1"],
    "curves": ["now"],
    "persona_id": "persona:gone",
    "density": "comfortable",
    "zoom": 125,
}
NEW = {"view_id": "view:new", "view_name": " Only   pains ", "map_name": "journey"}


def with_views(*names):
    document = a_journey()
    for name in names:
        document = perform(document, "add_view", view_id=f"view:{name}", view_name=name, map_name="journey")
    return document


VIEWS = with_views("a", "b", "c")


def order(document):
    return " ".join(view.name for view in document.entries(MapView))


def test_a_view_is_saved_after_the_others_with_all_that_is_shown():
    after = perform(VIEWS, "add_view", **NEW, **SHOWN)
    assert order(after) == "a b c Only pains"
    view = after.expect("view:new", MapView)
    assert view.to_dict() == {
        **SHOWN,
        "kind": "view",
        "id": "view:new",
        "map_name": "journey",
        "name": "Only pains",
        "order": view.order,
    }


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"view_id": "view:a"}, "record_exists"),
        ({"view_id": "lane:new"}, "id_kind_mismatch"),
        ({"view_name": " "}, "text_empty"),
        ({"view_name": "x" * 201}, "text_too_long"),
        ({"map_name": "atlas"}, "command_invalid"),
        ({"zoom": 300}, "number_invalid"),
        ({"colour": "red"}, "command_invalid"),
    ],
)
def test_a_view_is_not_saved(fields, code):
    assert refused(VIEWS, "add_view", **{**NEW, **fields}) == code


def test_a_view_is_renamed():
    assert order(perform(VIEWS, "rename_view", view_id="view:b", new_name="Feelings")) == "a Feelings c"
    assert planned(VIEWS, "rename_view", view_id="view:b", new_name="b") == ()
    assert refused(VIEWS, "rename_view", view_id="view:b", new_name="") == "text_empty"


def test_a_view_shows_something_else_once_it_is_updated():
    after = perform(VIEWS, "update_view", view_id="view:b", **SHOWN)
    assert after.expect("view:b", MapView).lane_ids == ("lane:pains",)
    again = perform(after, "update_view", view_id="view:b")
    assert again == VIEWS


@pytest.mark.parametrize(("before", "expected"), [("a", "c a b"), ("b", "a c b"), (None, "a b c")])
def test_a_view_is_moved(before, expected):
    before_id = before and f"view:{before}"
    assert order(perform(VIEWS, "move_view", view_id="view:c", before_id=before_id)) == expected


def test_a_view_goes_and_takes_nothing_along():
    after = perform(VIEWS, "remove_view", view_id="view:b")
    assert order(after) == "a c"
    assert len(after) == len(VIEWS) - 1


def test_a_lane_or_stage_that_goes_leaves_the_views_alone():
    shown = perform(VIEWS, "update_view", view_id="view:a", **SHOWN)
    after = perform(perform(shown, "remove_lane", lane_id="lane:pains"), "remove_stage", stage_id="stage:s1")
    assert after.expect("view:a", MapView).lane_ids == ("lane:pains",)


@pytest.mark.parametrize("name", ["rename_view", "update_view", "move_view", "remove_view"])
@pytest.mark.parametrize("view_id", ["view:none", "lane:pains"])
def test_a_view_that_is_not_there_cannot_be_changed(name, view_id):
    fields = {"new_name": "x"} if name == "rename_view" else {}
    assert refused(VIEWS, name, view_id=view_id, **fields) == "view_unknown"


def test_the_history_calls_a_view_by_its_name():
    assert parse({"name": "add_view", **NEW}).subject(VIEWS) == "Only pains"
    assert parse({"name": "remove_view", "view_id": "view:a"}).subject(VIEWS) == "a"
