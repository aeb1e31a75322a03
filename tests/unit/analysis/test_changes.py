from __future__ import annotations

import pytest

from cxdesign.analysis.changes import ChangeKind, compare, design_of, touchpoint_of
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import Record
from tests.builders import a_journey, a_whole_project, enriched
from tests.performing import performed as perform

ADDED, CHANGED, MOVED, REMOVED = ChangeKind
JOURNEY = a_journey(now={"t1": 1, "t2": -2})


def after(document: Document, *commands: dict) -> Document:
    for command in commands:
        document = perform(document, command)
    return document


def told(left: Document, right: Document) -> dict[str, tuple[ChangeKind, ...]]:
    return {change.record.id: change.kinds for change in compare(left, right).changes if change.leader_id is None}


def test_equal_documents_do_not_differ():
    found = compare(a_whole_project(), a_whole_project())
    assert (found.changes, found.rekeyed, sum(found.counts.values())) == ((), (), 0)


def test_an_added_a_changed_and_a_removed_card_are_told_apart():
    right = after(
        JOURNEY,
        {
            "name": "add_card",
            "card_id": "note:n",
            "touchpoint_id": "touchpoint:t1",
            "lane_id": "lane:pains",
            "text": "New",
        },
        {"name": "edit_card", "card_id": "step:c1", "text": "Books in the app"},
        {"name": "remove_card", "card_id": "feature:c4"},
    )
    assert told(JOURNEY, right) == {"note:n": (ADDED,), "step:c1": (CHANGED,), "feature:c4": (REMOVED,)}
    [text] = next(change for change in compare(JOURNEY, right).changes if change.record.id == "step:c1").fields
    assert (text.name, text.before, text.after) == ("text", "Books a room", "Books in the app")


def test_a_card_in_another_cell_was_moved_and_one_that_is_worded_anew_too_was_changed_as_well():
    move = {"name": "move_card", "card_id": "note:c3", "touchpoint_id": "touchpoint:t3", "lane_id": "lane:pains"}
    assert told(JOURNEY, after(JOURNEY, move)) == {"note:c3": (MOVED,)}
    reworded = {"name": "edit_card", "card_id": "note:c3", "text": "Waits again"}
    assert told(JOURNEY, after(JOURNEY, move, reworded)) == {"note:c3": (CHANGED, MOVED)}


def test_a_card_that_becomes_another_kind_in_its_new_lane_is_still_the_same_card():
    move = {
        "name": "move_card",
        "card_id": "note:c3",
        "touchpoint_id": "touchpoint:t2",
        "lane_id": "lane:opportunities",
    }
    [change] = compare(JOURNEY, after(JOURNEY, move)).changes
    assert (change.before.id, change.after.id, change.kinds) == ("note:c3", "feature:c3", (MOVED,))


def test_one_touchpoint_that_changes_places_is_one_move():
    journey = a_journey({"s1": ("t1", "t2", "t3", "t4")})
    last = journey.expect("touchpoint:t4", Touchpoint)
    [change] = compare(journey, journey.with_records(changed=[last.replaced({"order": "Zz"})])).changes
    assert (change.record.id, change.kinds, change.positions) == ("touchpoint:t4", (MOVED,), (4, 1))


def test_keys_that_change_without_a_change_of_order_are_not_told():
    second = JOURNEY.expect("touchpoint:t2", Touchpoint)
    found = compare(JOURNEY, JOURNEY.with_records(changed=[second.replaced({"order": "a1V"})]))
    assert (found.changes, [patch.id for patch in found.rekeyed]) == ((), ["touchpoint:t2"])


def test_what_went_with_a_touchpoint_is_told_with_it():
    found = compare(JOURNEY, after(JOURNEY, {"name": "remove_touchpoint", "touchpoint_id": "touchpoint:t2"}))
    leaders = {change.record.id: change.leader_id for change in found.changes}
    assert leaders["emotion:t2.team.now"] == "touchpoint:t2"
    assert leaders["note:c3"] is None
    assert found.counts[REMOVED] == 2


def test_the_title_of_the_project_and_what_people_said_are_no_part_of_the_design():
    whole = a_whole_project()
    named = whole.with_records(
        changed=[whole.project.replaced({"name": "Another", "origin_project": "x", "origin_revision": 3})]
    )
    assert compare(whole, named).changes == ()
    assert not any(record.kind in {"rating", "round", "answer_set", "dismissal"} for record in design_of(whole))
    told_of = whole.with_records(changed=[whole.project.replaced({"description": "Otherwise"})])
    assert told(whole, told_of) == {"project:main": (CHANGED,)}


def test_changes_stand_in_the_order_of_the_map():
    right = after(
        JOURNEY,
        {"name": "rename_touchpoint", "touchpoint_id": "touchpoint:t3", "new_name": "Third"},
        {"name": "edit_card", "card_id": "step:c1", "text": "First"},
        {"name": "set_emotion", "touchpoint_id": "touchpoint:t1", "state": "now", "value": 3},
    )
    found = compare(JOURNEY, right)
    assert [change.record.id for change in found.changes] == ["step:c1", "emotion:t1.team.now", "touchpoint:t3"]
    assert [found.stage_id(change) for change in found.changes] == ["stage:s1", "stage:s1", "stage:s2"]


@pytest.mark.parametrize(
    ("record_id", "place"), [("step:c1", "touchpoint:t1"), ("emotion:t2.team.now", "touchpoint:t2"), ("stage:s1", None)]
)
def test_the_touchpoint_a_record_stands_at(record_id, place):
    found = touchpoint_of(JOURNEY, JOURNEY.expect(record_id, Record))
    assert (found.id if found else None) == place


def test_registers_are_compared_too():
    right = enriched(JOURNEY, {"need:quiet": {"name": "Quiet"}, "persona:ann": {"name": "Ann"}})
    assert told(JOURNEY, right) == {"persona:ann": (ADDED,), "need:quiet": (ADDED,)}
    assert compare(JOURNEY, right).stage_id(compare(JOURNEY, right).changes[0]) is None
