from __future__ import annotations

import pytest

from cxdesign.domain.cards import Card, Step
from cxdesign.domain.document import ENTRY_KINDS, ENTRY_TYPES, RECORD_TYPES, Document, parse_record
from cxdesign.domain.journey import Emotion, Lane, Stage, Touchpoint
from cxdesign.domain.understanding import Need, Persona
from cxdesign.domain.vocabulary import CurveState, EmpathyArea, LaneRole
from cxdesign.errors import IntegrityError
from tests.builders import a_journey, a_whole_project, an_empty_journey, enriched


def ids(records):
    return [record.id for record in records]


def test_touchpoints_come_in_the_order_of_the_journey():
    journey = a_journey(stages={"z": ["t9", "t1"], "a": ["t5"]}, cards={})
    assert ids(journey.stages) == ["stage:z", "stage:a"]
    assert ids(journey.touchpoints) == ["touchpoint:t9", "touchpoint:t1", "touchpoint:t5"]


def test_equal_order_keys_are_sorted_by_id():
    stages = [Stage(id=f"stage:{suffix}", name=suffix, order="a0") for suffix in "cab"]
    assert ids(Document(stages).stages) == ["stage:a", "stage:b", "stage:c"]


def test_cards_of_a_cell_come_in_their_order():
    journey = a_journey()
    assert ids(journey.cards("touchpoint:t1", "lane:customer_actions")) == ["step:c1", "step:c2"]
    assert journey.cards("touchpoint:t1", "lane:pains") == ()
    assert journey.cards("touchpoint:unknown", "lane:unknown") == ()


def test_iteration_is_by_kind_and_id():
    journey = a_journey()
    assert ids(journey) == sorted(ids(journey), key=lambda record_id: record_id.split(":"))
    assert len(journey) == len(ids(journey))


def test_documents_with_the_same_records_are_equal_whatever_their_revision():
    assert a_journey(revision=1) == a_journey(revision=2)
    assert a_journey() != a_journey(name="Another stay")
    assert a_journey() != "a document"


def test_a_kind_that_became_empty_does_not_count():
    journey = an_empty_journey()
    stage = Stage(id="stage:s1", name="Before", order="a0")
    assert journey.with_records(changed=[stage]).with_records(removed=["stage:s1"]) == journey


def test_a_document_cannot_be_a_key():
    with pytest.raises(TypeError, match="unhashable"):
        hash(a_journey())


def test_with_records_leaves_the_document_as_it_was():
    journey = a_journey()
    before = tuple(journey)
    journey.with_records(removed=ids(journey))
    assert tuple(journey) == before


@pytest.mark.parametrize("view", ["stages", "lanes", "touchpoints"])
def test_sorted_views_follow_what_changed(view):
    journey = a_journey()
    assert getattr(journey, view)
    last = getattr(journey, view)[-1]
    moved = journey.with_records(changed=[last.replaced({"order": "Zz"})])
    fresh = Document(moved)
    assert getattr(moved, view) == getattr(fresh, view)
    assert getattr(journey, view)[-1] == last


def test_touchpoints_follow_their_stages():
    journey = a_journey()
    assert ids(journey.touchpoints)[0] == "touchpoint:t1"
    moved = journey.with_records(changed=[journey.stages[-1].replaced({"order": "Zz"})])
    assert ids(moved.touchpoints) == ["touchpoint:t3", "touchpoint:t1", "touchpoint:t2"]


def test_cells_follow_cards_that_come_go_change_and_move():
    journey = a_journey()
    cell = journey.cards("touchpoint:t1", "lane:customer_actions")
    first, second = cell
    new = Step(id="step:new", touchpoint_id=first.touchpoint_id, lane_id=first.lane_id, order="a0V", text="x")
    later = journey.with_records(changed=[new, first.replaced({"text": "y"})])
    assert ids(later.cards(first.touchpoint_id, first.lane_id)) == ["step:c1", "step:new", "step:c2"]
    later = later.with_records(changed=[second.replaced({"touchpoint_id": "touchpoint:t2"})], removed=["step:c1"])
    assert ids(later.cards(first.touchpoint_id, first.lane_id)) == ["step:new"]
    assert ids(later.cards("touchpoint:t2", first.lane_id)) == ["step:c2"]
    later = later.with_records(changed=[new.replaced({"order": "a5"}), new.replaced({"order": "a6"})])
    assert [card.order for card in later.cards(first.touchpoint_id, first.lane_id)] == ["a6"]
    assert journey.cards("touchpoint:t1", "lane:customer_actions") == cell


def test_get_and_expect():
    journey = a_journey()
    assert journey.get("touchpoint:t1") is journey.expect("touchpoint:t1", Touchpoint)
    assert journey.get("touchpoint:unknown") is None
    assert journey.get("no id") is None
    assert "touchpoint:t1" in journey
    assert 7 not in journey
    assert journey.expect("note:c3", Card).id == "note:c3"


@pytest.mark.parametrize(
    ("record_id", "record_type", "code"),
    [
        ("touchpoint:none", Touchpoint, "touchpoint_unknown"),
        ("stage:s1", Touchpoint, "touchpoint_unknown"),
        ("lane:none", Lane, "lane_unknown"),
        ("step:none", Card, "card_unknown"),
        ("touchpoint:t1", Card, "card_unknown"),
        ("", Stage, "stage_unknown"),
    ],
)
def test_a_record_that_is_not_there_or_of_another_type_is_refused(record_id, record_type, code):
    with pytest.raises(IntegrityError, match=code):
        a_journey().expect(record_id, record_type)


def test_all_records_of_a_type_by_id():
    assert ids(a_journey().all(Card)) == ["feature:c4", "note:c3", "step:c1", "step:c2"]
    assert ids(a_journey().all(Step)) == ["step:c1", "step:c2"]
    assert sorted(ids(a_journey().of_kind("step"))) == ["step:c1", "step:c2"]
    assert list(a_journey().of_kind("unknown")) == []


def test_emotions_by_touchpoint_and_state():
    journey = a_journey(now={"t1": -3}, target={"t1": 4})
    assert journey.emotion("touchpoint:t1", CurveState.NOW) == -3
    assert journey.emotion("touchpoint:t1", CurveState.TARGET) == 4
    assert journey.emotion("touchpoint:t2", CurveState.NOW) is None
    assert len(journey.all(Emotion)) == 2


def test_the_planned_end():
    assert a_journey().planned_end is None
    end = a_journey(end="t2").planned_end
    assert end is not None
    assert end.id == "touchpoint:t2"


def test_every_record_is_read_back_from_its_json():
    project = a_whole_project()
    assert {record.kind for record in project} == set(RECORD_TYPES)
    for record in project:
        assert parse_record(record.to_dict()) == record


@pytest.mark.parametrize("kind", ["", "person", None, 7, ["step"], "x" * 1000])
def test_an_unknown_kind_is_refused(kind):
    with pytest.raises(IntegrityError, match="record_kind_unknown") as caught:
        parse_record({"kind": kind, "id": "person:1"})
    assert len(str(caught.value.params["kind"])) <= 80


def test_a_document_is_shown_by_its_size():
    assert repr(a_journey(revision=3)) == "<Document revision 3, 21 records>"


def test_a_lane_by_its_role():
    assert a_journey().lane_of(LaneRole.ONSTAGE).id == "lane:onstage"
    assert a_journey(lanes={"a": "pains", "b": "pains"}).lane_of(LaneRole.PAINS).id == "lane:a"
    assert a_journey().lane_of(LaneRole.NOTES) is None


def test_entries_come_in_their_own_order():
    study = enriched(a_journey(), {"persona:z": {}, "need:y": {}, "persona:a": {}})
    assert ids(study.entries(Persona)) == ["persona:z", "persona:a"]
    assert ids(study.entries(Need)) == ["need:y"]


def test_notes_of_a_persona_by_area_in_their_order():
    notes = {"z": ("ann", "say", "x"), "a": ("ann", "say", "y"), "m": ("ann", "do", "z"), "b": ("ben", "say", "x")}
    study = enriched(a_journey(), {"persona:ann": {}, "persona:ben": {}}, notes=notes)
    assert ids(study.empathy_notes("persona:ann", EmpathyArea.SAY)) == ["empathy_note:z", "empathy_note:a"]
    assert ids(study.empathy_notes("persona:ben", EmpathyArea.DO)) == []


def test_the_entries_of_every_register_have_name_order_and_attributes():
    for kind, entry_type in zip(ENTRY_KINDS, ENTRY_TYPES, strict=True):
        assert RECORD_TYPES[kind] is entry_type
        assert {"name", "order", "provenance", "source"} <= entry_type.model_fields.keys()
