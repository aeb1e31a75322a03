from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.cards import StepAttributes
from tests.builders import LANES, a_journey, a_whole_project
from tests.performing import perform, planned, refused

JOURNEY = a_journey(
    lanes={**LANES, "more": "notes"},
    cards={
        "step:c1": ("t1", "customer_actions", "Books a room"),
        "step:c2": ("t1", "customer_actions", "Reads the confirmation"),
        "note:c3": ("t2", "pains", "Waits in line"),
        "note:c5": ("t2", "pains", "Signs twice"),
        "feature:c4": ("t3", "opportunities", "A letter after the stay"),
    },
)
ACTIONS = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:customer_actions"}


def cell(document, touchpoint, lane):
    return " ".join(card.id for card in document.cards(f"touchpoint:{touchpoint}", f"lane:{lane}"))


@pytest.mark.parametrize(
    ("before_id", "expected"),
    [
        (None, "step:c1 step:c2 step:new"),
        ("step:c2", "step:c1 step:new step:c2"),
        ("step:c1", "step:new step:c1 step:c2"),
    ],
)
def test_a_card_is_added_before_another_one_or_at_the_end(before_id, expected):
    after = perform(JOURNEY, "add_card", card_id="step:new", **ACTIONS, text="Packs", before_id=before_id)
    assert cell(after, "t1", "customer_actions") == expected


@pytest.mark.parametrize(
    ("card_id", "lane"),
    [("step:n", "evidence"), ("step:n", "onstage"), ("step:n", "backstage"), ("step:n", "support"),
     ("step:n", "customer_actions"), ("note:n", "thinking"), ("note:n", "pains"), ("note:n", "more"),
     ("feature:n", "opportunities")],
)  # fmt: skip
def test_the_kind_of_a_card_follows_from_its_lane(card_id, lane):
    place = {"touchpoint_id": "touchpoint:t3", "lane_id": f"lane:{lane}"}
    after = perform(JOURNEY, "add_card", card_id=card_id, **place, text="x")
    assert cell(after, "t3", lane).endswith(card_id)


@pytest.mark.parametrize(
    "text",
    ["<img src=x onerror=alert(1)>", "👩‍👩‍👧‍👦", "\u200fשלום\u202e", "one\n\n two ", "=cmd|' /C calc'!A0", "{subject}"],
)
def test_a_text_is_kept_as_typed(text):
    after = perform(JOURNEY, "add_card", card_id="step:new", **ACTIONS, text=text)
    assert after.get("step:new").text == text
    assert perform(JOURNEY, "edit_card", card_id="note:c3", text=text).get("note:c3").text == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "text_empty"),
        (" \n ", "text_empty"),
        ("x" * 10_001, "text_too_long"),
        ("🙂" * 10_001, "text_too_long"),
        ("a\x00", "command_invalid"),
        ("\x7f", "command_invalid"),
        ("\ud83d", "command_invalid"),
        (None, "command_invalid"),
        (b"x", "command_invalid"),
        (["x"], "command_invalid"),
    ],
)
def test_a_text_is_refused(text, code):
    assert refused(JOURNEY, "add_card", card_id="step:new", **ACTIONS, text=text) == code
    assert refused(JOURNEY, "edit_card", card_id="step:c1", text=text) == code


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"card_id": "step:c1"}, "record_exists"),
        ({"card_id": "note:new"}, "id_kind_mismatch"),
        ({"card_id": "stage:new"}, "id_kind_mismatch"),
        ({"touchpoint_id": "touchpoint:none"}, "touchpoint_unknown"),
        ({"touchpoint_id": "stage:s1"}, "touchpoint_unknown"),
        ({"lane_id": "lane:none"}, "lane_unknown"),
        ({"lane_id": "lane:emotion"}, "lane_holds_no_cards"),
        ({"lane_id": "lane:channel"}, "lane_holds_no_cards"),
        ({"lane_id": "lane:pyramid"}, "lane_holds_no_cards"),
        ({"before_id": "note:c3"}, "anchor_unknown"),
        ({"before_id": "step:none"}, "anchor_unknown"),
        ({"level": "L1"}, "command_invalid"),
    ],
)
def test_a_card_is_not_added(fields, code):
    assert refused(JOURNEY, "add_card", **{"card_id": "step:new", **ACTIONS, "text": "x", **fields}) == code


@pytest.mark.parametrize(
    ("card", "touchpoint", "lane", "before", "expected"),
    [
        ("step:c2", "t1", "customer_actions", "step:c1", "step:c2 step:c1"),
        ("step:c1", "t1", "customer_actions", None, "step:c2 step:c1"),
        ("step:c1", "t2", "customer_actions", None, "step:c1"),
        ("note:c3", "t2", "more", None, "note:c3"),
        ("note:c5", "t2", "pains", "note:c3", "note:c5 note:c3"),
    ],
)
def test_a_card_is_moved(card, touchpoint, lane, before, expected):
    place = {"touchpoint_id": f"touchpoint:{touchpoint}", "lane_id": f"lane:{lane}", "before_id": before}
    assert cell(perform(JOURNEY, "move_card", card_id=card, **place), touchpoint, lane) == expected


@pytest.mark.parametrize(
    ("card", "lane", "becomes"),
    [
        ("step:c1", "pains", "note:c1"),
        ("step:c1", "opportunities", "feature:c1"),
        ("note:c3", "customer_actions", "step:c3"),
        ("note:c3", "opportunities", "feature:c3"),
        ("feature:c4", "thinking", "note:c4"),
        ("feature:c4", "customer_actions", "step:c4"),
    ],
)
def test_a_card_becomes_what_the_lane_holds_and_keeps_what_both_have(card, lane, becomes):
    shared = {"evidence": "test", "is_fail": True, "is_wait": True, "provenance": "ours", "source": "Interview"}
    journey = perform(JOURNEY, "edit_card_attributes", card_id=card, attributes=shared)
    if card.startswith("feature"):
        journey = perform(journey, "edit_card_attributes", card_id=card, attributes={"level": "L2"})
    after = perform(journey, "move_card", card_id=card, touchpoint_id="touchpoint:t2", lane_id=f"lane:{lane}")
    assert after.get(card) is None
    assert after.get(becomes).model_dump(mode="json", include=set(shared)) == shared
    assert after.get(becomes).text == journey.get(card).text


def test_a_card_moved_to_another_kind_stands_before_its_anchor():
    place = {"touchpoint_id": "touchpoint:t2", "lane_id": "lane:pains", "before_id": "note:c5"}
    assert cell(perform(JOURNEY, "move_card", card_id="step:c1", **place), "t2", "pains") == "note:c3 note:c1 note:c5"


def test_a_card_at_its_place_is_not_changed():
    for before in ("step:c2", "step:c1"):
        assert planned(JOURNEY, "move_card", card_id="step:c1", **ACTIONS, before_id=before) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"touchpoint_id": "touchpoint:none"}, "touchpoint_unknown"),
        ({"lane_id": "lane:none"}, "lane_unknown"),
        ({"lane_id": "lane:emotion"}, "lane_holds_no_cards"),
        ({"before_id": "note:c3"}, "anchor_unknown"),
        ({"touchpoint_id": "touchpoint:t2", "before_id": "step:c1"}, "anchor_unknown"),
        ({"lane_id": "lane:pains", "before_id": "step:c1"}, "anchor_unknown"),
    ],
)
def test_a_card_is_not_moved(fields, code):
    assert refused(JOURNEY, "move_card", **{"card_id": "step:c1", **ACTIONS, **fields}) == code


def test_a_card_does_not_take_the_id_of_another_one():
    twin = perform(
        JOURNEY, "add_card", card_id="note:c1", touchpoint_id="touchpoint:t1", lane_id="lane:pains", text="x"
    )
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    assert refused(twin, "move_card", card_id="step:c1", **place) == "record_exists"


def test_a_card_is_edited_and_removed():
    assert perform(JOURNEY, "edit_card", card_id="step:c1", text="Calls").get("step:c1").text == "Calls"
    assert planned(JOURNEY, "edit_card", card_id="step:c1", text="Books a room") == ()
    assert perform(JOURNEY, "remove_card", card_id="step:c1").get("step:c1") is None


@pytest.mark.parametrize(
    "attributes",
    [{"evidence": "observation"}, {"is_fail": True}, {"is_wait": True}, {"provenance": "public"}, {"source": "Log 3"}],
)
@pytest.mark.parametrize("card", ["step:c1", "note:c3", "feature:c4"])
def test_attributes_of_any_card_are_edited(card, attributes):
    after = perform(JOURNEY, "edit_card_attributes", card_id=card, attributes=attributes)
    expected = {**JOURNEY.get(card).model_dump(mode="json"), **attributes}
    assert after.get(card).model_dump(mode="json") == expected


def test_only_a_feature_gets_a_level():
    after = perform(JOURNEY, "edit_card_attributes", card_id="feature:c4", attributes={"level": "L4"})
    assert after.get("feature:c4").level == "L4"
    assert perform(after, "edit_card_attributes", card_id="feature:c4", attributes={"level": None}) == JOURNEY
    for card in ("step:c1", "note:c3"):
        for level in ("L4", None):
            fields = {"card_id": card, "attributes": {"level": level}}
            assert refused(JOURNEY, "edit_card_attributes", **fields) == "level_only_on_features"


@pytest.mark.parametrize(
    "attributes",
    [None, [], {"text": "x"}, {"lane_id": "lane:pains"}, {"is_fail": 1}, {"evidence": "E0"}, {"evidence": None},
     {"level": "L7"}, {"source": None}, {"source": "a\x00"}],
)  # fmt: skip
def test_wrong_attributes_are_refused(attributes):
    assert refused(JOURNEY, "edit_card_attributes", card_id="feature:c4", attributes=attributes) == "command_invalid"


STEP_FIELDS = {
    "standard_minutes": 2.5,
    "tolerance_minutes": 0,
    "wait_minutes": 7,
    "wait_information": "Three guests before you",
    "detection": "Guest calls",
    "recovery_acknowledge": "Says sorry",
    "recovery_remedy": "Finds a room",
    "recovery_improve": "Checks the list",
    "recovery_compensate": "Breakfast",
    "empowered_role": "Front desk",
    "initiative": "proactive",
    "variability": "flexible",
}


def test_every_attribute_of_a_step_has_a_value_here():
    assert set(STEP_FIELDS) == set(StepAttributes.model_fields)


@pytest.mark.parametrize("field", STEP_FIELDS)
def test_attributes_of_a_step_are_edited_and_no_other_card_has_them(field):
    attributes = {field: STEP_FIELDS[field]}
    after = perform(JOURNEY, "edit_card_attributes", card_id="step:c1", attributes=attributes)
    assert after.get("step:c1").model_dump(mode="json")[field] == STEP_FIELDS[field]
    empty = {field: StepAttributes.model_fields[field].default}
    assert perform(after, "edit_card_attributes", card_id="step:c1", attributes=empty) == JOURNEY
    for card in ("note:c3", "feature:c4"):
        assert refused(JOURNEY, "edit_card_attributes", card_id=card, attributes=attributes) == "attribute_unknown"


@pytest.mark.parametrize("field", ["standard_minutes", "tolerance_minutes", "wait_minutes"])
@pytest.mark.parametrize("value", [-1, "5", "soon", True, float("nan"), 10**400])
def test_a_time_that_is_negative_or_no_number_is_refused(field, value):
    fields = {"card_id": "step:c1", "attributes": {field: value}}
    assert refused(JOURNEY, "edit_card_attributes", **fields) == "number_invalid"


def test_only_a_feature_is_renewed():
    attributes = {"refreshed_on": "2025-11-21"}
    after = perform(JOURNEY, "edit_card_attributes", card_id="feature:c4", attributes=attributes)
    assert after.get("feature:c4").to_dict()["refreshed_on"] == "2025-11-21"
    assert refused(JOURNEY, "edit_card_attributes", card_id="step:c1", attributes=attributes) == "attribute_unknown"


PROJECT = a_whole_project()


def joined(document, card_id):
    ends = (record for kind in ("flow", "relation") for record in document.of_kind(kind))
    return [record.id for record in ends if card_id in {record.source_id, record.target_id}]


@pytest.mark.parametrize("card_id", ["step:greet", "step:assign", "feature:letter"])
@pytest.mark.parametrize("lane", ["pains", "opportunities", "thinking"])
def test_a_card_that_becomes_another_kind_loses_its_arrows_and_relations(card_id, lane):
    assert joined(PROJECT, card_id)
    after = perform(PROJECT, "move_card", card_id=card_id, touchpoint_id="touchpoint:t1", lane_id=f"lane:{lane}")
    assert bool(joined(after, card_id)) == (card_id in after)
    assert (card_id in after) == (card_id.startswith("feature") and lane == "opportunities")


def test_a_step_that_moves_to_another_lane_of_the_blueprint_keeps_its_arrows():
    place = {"touchpoint_id": "touchpoint:t2", "lane_id": "lane:support"}
    after = perform(PROJECT, "move_card", card_id="step:greet", **place)
    assert joined(after, "step:greet") == joined(PROJECT, "step:greet")


def test_a_card_is_removed_with_its_arrows_and_relations():
    after = perform(PROJECT, "remove_card", card_id="step:greet")
    assert not joined(after, "step:greet")
    assert len(list(after.of_kind("flow"))) == len(list(PROJECT.of_kind("flow"))) - 2


REST = {
    "edit_card": {"text": "x"},
    "move_card": ACTIONS,
    "remove_card": {},
    "edit_card_attributes": {"attributes": {}},
}


def test_a_card_that_became_another_kind_meanwhile_is_still_found():
    moved = perform(
        JOURNEY, "move_card", card_id="note:c3", touchpoint_id="touchpoint:t2", lane_id="lane:opportunities"
    )
    assert perform(moved, "edit_card", card_id="note:c3", text="Waits long").get("feature:c3").text == "Waits long"
    marked = perform(moved, "edit_card_attributes", card_id="note:c3", attributes={"is_fail": True})
    assert marked.get("feature:c3").is_fail
    back = perform(moved, "move_card", card_id="note:c3", touchpoint_id="touchpoint:t1", lane_id="lane:pains")
    assert cell(back, "t1", "pains") == "note:c3"
    assert perform(moved, "remove_card", card_id="step:c3").get("feature:c3") is None
    assert refused(moved, "edit_card", card_id="touchpoint:c3", text="x") == "card_unknown"


@pytest.mark.parametrize("name", REST)
@pytest.mark.parametrize("card_id", ["step:none", "touchpoint:t1", "project:main", "emotion:t1.team.now"])
def test_an_unknown_card_is_refused(name, card_id):
    assert refused(JOURNEY, name, card_id=card_id, **REST[name]) == "card_unknown"


def test_the_subject_is_the_text():
    assert parse({"name": "remove_card", "card_id": "step:c1"}).subject(JOURNEY) == "Books a room"
    assert parse({"name": "add_card", "card_id": "step:x", **ACTIONS, "text": "a\nb"}).subject(JOURNEY) == "a b"
