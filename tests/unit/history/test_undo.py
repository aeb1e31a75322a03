from __future__ import annotations

import pytest

from cxdesign.domain.cards import Note
from cxdesign.domain.change import Put, Remove, apply, inverse, patch
from cxdesign.domain.journey import Touchpoint
from cxdesign.errors import UndoRefused
from cxdesign.history.undo import Entry, UndoStacks, plan_inverse
from tests.builders import a_journey

ANN, BEN = "actor:ann", "actor:ben"
JOURNEY = a_journey()


def did(revision, actor_id=ANN, *, command="rename_stage", is_empty=False, undoes=None, redoes=None):
    return Entry(revision, actor_id, command, f"subject {revision}", is_empty, undoes, redoes)


def stacks(*entries):
    return UndoStacks([did(1, command="import_document"), *entries])


def test_nobody_takes_back_what_began_the_project():
    assert stacks().undoable(ANN) == ()
    assert stacks().redoable(ANN) == ()


def test_each_person_takes_back_their_own_newest_first():
    folded = stacks(did(2), did(3, BEN), did(4))
    assert folded.undoable(ANN) == (4, 2)
    assert folded.undoable(BEN) == (3,)
    assert folded.undoable("actor:somebody") == ()


def test_what_changed_nothing_is_not_taken_back_and_keeps_what_may_be_brought_back():
    folded = stacks(did(2), did(3, undoes=2), did(4, command="name_version", is_empty=True))
    assert folded.undoable(ANN) == ()
    assert folded.redoable(ANN) == (3,)


def test_undo_redo_undo_redo():
    folded = stacks(did(2))
    folded.add(did(3, command="undo", undoes=2))
    assert (folded.undoable(ANN), folded.redoable(ANN)) == ((), (3,))
    folded.add(did(4, command="redo", redoes=3))
    assert (folded.undoable(ANN), folded.redoable(ANN)) == ((4,), ())
    folded.add(did(5, command="undo", undoes=4))
    assert (folded.undoable(ANN), folded.redoable(ANN)) == ((), (5,))
    assert folded.origin(5).subject == "subject 2"


def test_a_new_edit_forgets_ones_own_redo_only():
    folded = stacks(did(2), did(3, BEN), did(4, undoes=2), did(5, BEN, undoes=3), did(6))
    assert folded.redoable(ANN) == ()
    assert folded.redoable(BEN) == (5,)


def test_an_older_operation_is_taken_back_when_the_newer_is_passed_over():
    folded = stacks(did(2), did(3), did(4, undoes=2))
    assert folded.undoable(ANN) == (3,)
    assert folded.redoable(ANN) == (4,)


def test_the_origin_of_any_other_operation_is_itself():
    assert stacks(did(2)).origin(2).revision == 2


def renaming(document, name):
    return patch(document.expect("touchpoint:t1", Touchpoint), name=name)


def test_an_inverse_is_planned_on_a_newer_document():
    change = renaming(JOURNEY, "Lobby")
    newer = apply(apply(JOURNEY, change), patch(JOURNEY.expect("touchpoint:t2", Touchpoint), name="Bar"))
    assert plan_inverse(newer, change) == inverse(change)


def test_another_field_of_the_same_record_does_not_stand_in_the_way():
    change = renaming(JOURNEY, "Lobby")
    after = apply(JOURNEY, change)
    newer = apply(after, patch(after.expect("touchpoint:t1", Touchpoint), importance=5))
    undone = apply(newer, plan_inverse(newer, change)).expect("touchpoint:t1", Touchpoint)
    assert (undone.name, undone.importance) == ("Touchpoint t1", 5)


def test_the_same_field_changed_since_stands_in_the_way():
    change = renaming(JOURNEY, "Lobby")
    after = apply(JOURNEY, change)
    with pytest.raises(UndoRefused, match="change_overtaken") as caught:
        plan_inverse(apply(after, renaming(after, "Bar")), change)
    assert caught.value.params == {"id": "touchpoint:t1"}


def test_a_field_changed_and_changed_back_is_as_it_was_left():
    change = renaming(JOURNEY, "Lobby")
    after = apply(JOURNEY, change)
    other = apply(after, renaming(after, "Bar"))
    back = apply(other, renaming(other, "Lobby"))
    assert plan_inverse(back, change) == inverse(change)


def test_a_removed_record_stands_in_the_way():
    change = renaming(JOURNEY, "Lobby")
    with pytest.raises(UndoRefused):
        plan_inverse(JOURNEY.with_records(removed=["touchpoint:t1"]), change)


NOTE = Note(id="note:new", touchpoint_id="touchpoint:t1", lane_id="lane:pains", order="a0", text="x")


def test_an_added_record_is_removed_while_it_is_as_it_was_added():
    added = apply(JOURNEY, (Put(NOTE),))
    assert plan_inverse(added, (Put(NOTE),)) == (Remove(NOTE),)
    for newer in (JOURNEY, apply(added, patch(NOTE, text="y"))):
        with pytest.raises(UndoRefused):
            plan_inverse(newer, (Put(NOTE),))


def test_a_removed_record_is_put_back_unless_its_id_is_taken():
    change = (Remove(NOTE),)
    assert plan_inverse(JOURNEY, change) == (Put(NOTE),)
    with pytest.raises(UndoRefused):
        plan_inverse(apply(JOURNEY, (Put(NOTE),)), change)


def test_sets_and_numbers_are_compared_as_stored():
    touchpoint = JOURNEY.expect("touchpoint:t1", Touchpoint)
    change = patch(touchpoint, levels=("L2", "L1"), wait_minutes=3, setting="both")
    after = apply(JOURNEY, change)
    assert apply(after, plan_inverse(after, change)) == JOURNEY


def test_all_or_nothing():
    change = renaming(JOURNEY, "Lobby") + patch(JOURNEY.expect("touchpoint:t2", Touchpoint), name="Bar")
    after = apply(JOURNEY, change)
    newer = apply(after, patch(after.expect("touchpoint:t2", Touchpoint), name="Café"))
    with pytest.raises(UndoRefused) as caught:
        plan_inverse(newer, change)
    assert caught.value.params == {"id": "touchpoint:t2"}
