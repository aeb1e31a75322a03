from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from cxdesign.domain.change import (
    Patch,
    Put,
    Remove,
    apply,
    difference,
    from_edits,
    inverse,
    patch,
    patch_fields,
    squash,
    to_edits,
)
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Stage, Touchpoint
from cxdesign.errors import IntegrityError
from tests.builders import a_journey

STAGE = Stage(id="stage:new", name="After", order="a5")


def renamed(document, name):
    return patch(document.expect("touchpoint:t1", Touchpoint), name=name)


def test_a_patch_names_only_what_changes():
    touchpoint = a_journey().expect("touchpoint:t1", Touchpoint)
    assert patch(touchpoint, name="Lobby", is_peak=False) == (
        Patch("touchpoint:t1", {"name": "Touchpoint t1"}, {"name": "Lobby"}),
    )
    assert patch(touchpoint, name=" Touchpoint  t1 ") == ()


def test_a_patch_of_a_wrong_value_is_refused():
    touchpoint = a_journey().expect("touchpoint:t1", Touchpoint)
    with pytest.raises(ValidationError):
        patch_fields(touchpoint, {"importance": 9})
    with pytest.raises(ValidationError):
        patch_fields(touchpoint, {"unknown": 9})


def test_a_change_is_taken_back_by_its_inverse_in_reverse_order():
    journey = a_journey()
    change = (Put(STAGE), *renamed(journey, "Lobby"), Remove(journey.expect("step:c1", type(journey.get("step:c1")))))
    assert [type(edit) for edit in inverse(change)] == [Put, Patch, Remove]
    assert apply(apply(journey, change), inverse(change)) == journey


def test_apply_numbers_the_document_when_asked():
    assert apply(a_journey(revision=4), ()).revision == 4
    assert apply(a_journey(revision=4), (), revision=5).revision == 5


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((Put(STAGE), Put(STAGE)), "record_exists"),
        ((Patch("stage:new", {"name": "a"}, {"name": "b"}),), "record_missing"),
        ((Remove(STAGE),), "record_missing"),
        ((Put(STAGE), Remove(STAGE), Remove(STAGE)), "record_missing"),
        ((Put(STAGE), Remove(STAGE), Patch("stage:new", {}, {})), "record_missing"),
        ((Patch("stage:s1", {"name": "Stage s1"}, {"name": ""}),), "record_invalid"),
        ((Patch("stage:s1", {}, {"unknown": 1}),), "record_invalid"),
    ],
)
def test_a_change_that_does_not_fit_is_refused_and_leaves_the_document_alone(change, code):
    journey = a_journey()
    before = tuple(journey)
    with pytest.raises(IntegrityError, match=code):
        apply(journey, change)
    assert tuple(journey) == before


def test_edits_of_one_record_follow_each_other():
    journey = a_journey()
    renamed_stage = Patch("stage:new", {"name": "After"}, {"name": "Later"})
    change = (Put(STAGE), renamed_stage, Remove(STAGE.replaced({"name": "Later"})), Put(STAGE))
    assert apply(journey, change) == apply(journey, (Put(STAGE),))
    assert apply(apply(journey, change), inverse(change)) == journey


def test_the_difference_of_a_document_and_itself_is_nothing():
    assert difference(a_journey(), a_journey(revision=9)) == ()


def test_the_difference_leads_from_one_document_to_the_other():
    before = a_journey(now={"t1": 2}, end="t3")
    after = a_journey(
        stages={"s2": ["t4", "t3"]}, name="Another", target={"t3": 5}, attributes={"t3": {"importance": 5}}
    )
    assert apply(before, difference(before, after)) == after
    assert apply(Document(), difference(Document(), after)) == after
    assert apply(before, difference(before, Document())) == Document()


@pytest.mark.parametrize("steps", [(), ("A",), ("A", "B"), ("A", "Touchpoint t1")])
def test_squash_has_the_effect_of_the_sequence(steps):
    journey = a_journey()
    document, changes = journey, []
    for name in steps:
        changes.append(renamed(document, name))
        document = apply(document, changes[-1])
    squashed = squash(changes)
    assert apply(journey, squashed) == document
    assert len(squashed) <= 1
    assert bool(squashed) == (document != journey)


def test_squash_joins_every_pair_of_edits():
    old = a_journey().expect("stage:s1", Stage)
    new = old.replaced({"name": "B"})
    to_b = Patch("stage:s1", {"name": "Stage s1"}, {"name": "B"})
    assert squash([(Put(old),), (to_b,)]) == (Put(new),)
    assert squash([(Put(old),), (Remove(old),)]) == ()
    assert squash([(to_b,), (Remove(new),)]) == (Remove(old),)
    assert squash([(Remove(old),), (Put(new),)]) == (to_b,)
    assert squash([(Remove(old),), (Put(old),)]) == ()
    assert squash([(to_b,), (Patch("stage:s1", {"order": "a0"}, {"order": "a9"}),)]) == (
        Patch("stage:s1", {"name": "Stage s1", "order": "a0"}, {"name": "B", "order": "a9"}),
    )


@pytest.mark.parametrize("pair", [(Put(STAGE), Put(STAGE)), (Remove(STAGE), Remove(STAGE))])
def test_squash_refuses_edits_that_cannot_follow_each_other(pair):
    with pytest.raises(IntegrityError, match="edit_invalid"):
        squash([pair])


def test_edits_survive_being_written_as_json():
    journey = a_journey(attributes={"t1": {"levels": ("L1",), "wait_minutes": 2.5}})
    touchpoint = journey.expect("touchpoint:t1", Touchpoint)
    change = (*patch(touchpoint, levels=("L2", "L1"), senses=("sight",), wait_minutes=None), Put(STAGE), Remove(STAGE))
    assert from_edits(json.loads(json.dumps(to_edits(change)))) == change


def test_edits_as_json_are_what_the_browser_folds():
    touchpoint = a_journey().expect("touchpoint:t1", Touchpoint)
    record = {"kind": "stage", "id": "stage:new", "name": "After", "order": "a5"}
    assert to_edits((Put(STAGE), *patch(touchpoint, is_peak=True), Remove(STAGE))) == [
        {"op": "put", "record": record},
        {"op": "patch", "id": "touchpoint:t1", "before": {"is_peak": False}, "after": {"is_peak": True}},
        {"op": "remove", "record": record},
    ]


@pytest.mark.parametrize(
    "edit",
    [
        {},
        "put",
        None,
        {"op": "merge", "record": {}},
        {"op": "put"},
        {"op": "put", "record": []},
        {"op": "patch", "id": 7, "before": {}, "after": {}},
        {"op": "patch", "id": "stage:s1", "before": {}},
        {"op": "patch", "id": "x" * 1000, "after": {}},
    ],
)
def test_edits_that_are_none_are_refused(edit):
    with pytest.raises(IntegrityError, match="edit_invalid"):
        from_edits([edit])
