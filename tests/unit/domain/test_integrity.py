from __future__ import annotations

import pytest

from cxdesign.domain.blueprint import Flow
from cxdesign.domain.cards import Note, Step
from cxdesign.domain.change import Patch, Put, Remove, apply
from cxdesign.domain.document import Document
from cxdesign.domain.integrity import RECORD_LIMIT, check, check_all, referring
from cxdesign.domain.journey import Emotion, Lane, Path, Stage, Touchpoint
from cxdesign.domain.relations import Dismissal, Relation, dismissal_id, relation_id
from cxdesign.domain.vocabulary import CurveState, LaneRole, RelationType
from cxdesign.errors import IntegrityError
from tests.builders import a_journey, enriched

JOURNEY = enriched(
    a_journey(now={"t1": 1}, end="t3", paths={"p1": ("t1", "t3")}, repeats={"p2": ("t3", "t1")}),
    {"persona:ann": {"is_target": True}, "persona:ben": {}, "need:quiet": {"persona_id": "persona:ann"}},
    notes={"loud": ("ann", "say", "Too loud")},
    relations=[("serves", "feature:c4", "need:quiet"), ("stems_from", "need:quiet", "empathy_note:loud")],
)


def record(record_id):
    found = JOURNEY.get(record_id)
    assert found is not None
    return found


def a_path(source, target, *, is_repeat=False, suffix="new"):
    ends = {"source_id": f"touchpoint:{source}", "target_id": f"touchpoint:{target}"}
    return Put(Path(id=f"path:{suffix}", is_repeat=is_repeat, **ends))


def a_flow(source, target, **marks):
    return Put(Flow(id="flow:new", source_id=source, target_id=target, **marks))


def a_step(touchpoint="touchpoint:t1", lane="lane:customer_actions"):
    return Put(Step(id="step:new", touchpoint_id=touchpoint, lane_id=lane, order="a0", text="x"))


def arises(place):
    link = (RelationType.ARISES_AT, "need:quiet", place)
    return Put(Relation(id=relation_id(*link), relation=link[0], source_id=link[1], target_id=link[2]))


BROKEN = {
    "the project gone": ("project_missing", (Remove(record("project:main")),)),
    "a stage removed under its touchpoints": ("reference_unknown", (Remove(record("stage:s2")),)),
    "a touchpoint removed under its cards": ("reference_unknown", (Remove(record("touchpoint:t2")),)),
    "a lane removed under its cards": ("reference_unknown", (Remove(record("lane:pains")),)),
    "a touchpoint in no stage": (
        "reference_unknown",
        (Put(Touchpoint(id="touchpoint:new", name="x", stage_id="stage:none", order="a0")),),
    ),
    "a stage where a lane should be": ("reference_unknown", (a_step(lane="stage:s1"),)),
    "a card at no touchpoint": ("reference_unknown", (a_step(touchpoint="touchpoint:none"),)),
    "an emotion at no touchpoint": (
        "reference_unknown",
        (Put(Emotion(id="emotion:x.team.now", touchpoint_id="touchpoint:x", state=CurveState.NOW, value=1)),),
    ),
    "a step in a lane of notes": ("card_kind_mismatch", (a_step(lane="lane:pains"),)),
    "a card in a lane without cards": ("card_kind_mismatch", (a_step(lane="lane:emotion"),)),
    "another role for a lane with cards": (
        "card_kind_mismatch",
        (Patch("lane:pains", {"role": "pains"}, {"role": "opportunities"}),),
    ),
    "a lane taken out and put back with another role": (
        "card_kind_mismatch",
        (
            Remove(record("lane:pains")),
            Put(Lane(id="lane:pains", role=LaneRole.CUSTOMER_ACTIONS, order=record("lane:pains").order)),
        ),
    ),
    "two emotion lanes": ("lane_role_twice", (Put(Lane(id="lane:new", role=LaneRole.EMOTION, order="a9")),)),
    "two planned ends": ("end_twice", (Patch("touchpoint:t1", {"is_end": False}, {"is_end": True}),)),
    "two onstage lanes": (
        "lane_role_twice",
        (Put(Lane(id="lane:new", role=LaneRole.ONSTAGE, order="a9")),),
    ),
    "a need that arises at two places": ("relation_twice", tuple(map(arises, ("touchpoint:t1", "touchpoint:t2")))),
    "two target audiences": ("target_twice", (Patch("persona:ben", {"is_target": False}, {"is_target": True}),)),
    "an arrow from nowhere": ("reference_unknown", (a_flow("step:none", "step:c1"),)),
    "an arrow to a note": ("reference_unknown", (a_flow("step:c1", "note:c3"),)),
    "an empathy note of nobody": (
        "reference_unknown",
        (Patch("empathy_note:loud", {"persona_id": "persona:ann"}, {"persona_id": "persona:none"}),),
    ),
    "a need of nobody": (
        "reference_unknown",
        (Patch("need:quiet", {"persona_id": "persona:ann"}, {"persona_id": "persona:none"}),),
    ),
    "a persona removed under its notes": ("reference_unknown", (Remove(record("persona:ann")),)),
    "a card removed under its relation": ("reference_unknown", (Remove(record("feature:c4")),)),
    "a path to itself": ("path_to_itself", (a_path("t1", "t1"),)),
    "a repeat to itself": ("path_to_itself", (a_path("t1", "t1", is_repeat=True),)),
    "a path back": ("path_cycle", (a_path("t3", "t1"),)),
    "a repeat that is no longer marked": ("path_cycle", (Patch("path:p2", {"is_repeat": True}, {"is_repeat": False}),)),
    "a path that leads back after a touchpoint moved": (
        "path_cycle",
        (Patch("touchpoint:t1", {"stage_id": "stage:s1"}, {"stage_id": "stage:s2", "order": "a9"}),),
    ),
    "a path that leads back after a stage moved": (
        "path_cycle",
        (Patch("stage:s2", {"order": "a1"}, {"order": "Zz"}),),
    ),
}


def test_the_builders_make_sound_documents():
    check_all(JOURNEY)
    check_all(a_journey(stages={}))


@pytest.mark.parametrize(("code", "change"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_document_is_refused_alike_by_its_change_and_as_a_whole(code, change):
    after = apply(JOURNEY, change)
    with pytest.raises(IntegrityError) as by_change:
        check(after, change)
    with pytest.raises(IntegrityError) as as_a_whole:
        check_all(after)
    assert (by_change.value.code, as_a_whole.value.code) == (code, code)


ALLOWED = {
    "nothing": (),
    "a path forward": (a_path("t1", "t2"),),
    "a repeat back": (a_path("t2", "t1", is_repeat=True),),
    "a second path between the same two": (a_path("t1", "t3"),),
    "two lanes of notes": tuple(Put(Lane(id=f"lane:{s}", role=LaneRole.NOTES, order="a9")) for s in "ab"),
    "a second lane of pains": (Put(Lane(id="lane:more", role=LaneRole.PAINS, order="a9")),),
    "another role for an empty lane": (Patch("lane:thinking", {"role": "thinking"}, {"role": "opportunities"}),),
    "the end given to another touchpoint": (
        Patch("touchpoint:t3", {"is_end": True}, {"is_end": False}),
        Patch("touchpoint:t1", {"is_end": False}, {"is_end": True}),
    ),
    "a second lane of customer actions": (Put(Lane(id="lane:more", role=LaneRole.CUSTOMER_ACTIONS, order="a9")),),
    "an arrow to itself, which is a finding": (a_flow("step:c1", "step:c1"),),
    "the target audience given to another persona": (
        Patch("persona:ann", {"is_target": True}, {"is_target": False}),
        Patch("persona:ben", {"is_target": False}, {"is_target": True}),
    ),
    "a need of customers in general": (Patch("need:quiet", {"persona_id": "persona:ann"}, {"persona_id": None}),),
    "a finding set aside whose records are gone": (
        Put(
            Dismissal(id=dismissal_id("R09", ["step:gone"]), rule="R09", record_ids=("step:gone",), reason="On purpose")
        ),
    ),
    "a card that comes and goes": (a_step(), Remove(a_step().record)),
}


@pytest.mark.parametrize("change", ALLOWED.values(), ids=ALLOWED.keys())
def test_a_sound_document_is_let_through(change):
    after = apply(JOURNEY, change)
    check(after, change)
    check_all(after)


def test_a_document_without_project_is_refused():
    with pytest.raises(IntegrityError, match="project_missing"):
        check_all(Document())


def test_a_document_beyond_the_limit_is_refused_but_may_shrink():
    stages = [Stage(id=f"stage:many{number}", name="x", order="a0") for number in range(RECORD_LIMIT - len(JOURNEY))]
    full = JOURNEY.with_records(changed=stages)
    check_all(full)
    change = (a_step(),)
    over = apply(full, change)
    for refusing in (lambda: check(over, change), lambda: check_all(over)):
        with pytest.raises(IntegrityError, match="document_too_large"):
            refusing()
    check(full, (Remove(over.expect("step:new", Step)),))


def test_what_points_to_a_record():
    assert {found.id for found in referring(JOURNEY, ["touchpoint:t1"])} == {
        "step:c1",
        "step:c2",
        "emotion:t1.team.now",
        "path:p1",
        "path:p2",
    }
    assert [found.id for found in referring(JOURNEY, ["stage:s1"])] == ["touchpoint:t1", "touchpoint:t2"]
    assert [found.id for found in referring(JOURNEY, ["lane:pains"])] == ["note:c3"]
    assert referring(JOURNEY, ["note:c3"]) == ()
    assert referring(JOURNEY, []) == ()
    assert [found.id for found in referring(JOURNEY, ["persona:ann"])] == ["empathy_note:loud", "need:quiet"]
    assert {found.kind for found in referring(JOURNEY, ["need:quiet"])} == {"relation"}


def test_what_points_to_a_record_twice_is_named_once():
    journey = a_journey(paths={"p": ("t1", "t2")})
    assert [found.id for found in referring(journey, ["touchpoint:t1", "touchpoint:t2"]) if found.kind == "path"] == [
        "path:p"
    ]


def test_an_unknown_record_points_nowhere():
    note = Note(id="note:x", touchpoint_id="touchpoint:t1", lane_id="lane:none", order="a0", text="x")
    with pytest.raises(IntegrityError) as caught:
        check_all(JOURNEY.with_records(changed=[note]))
    assert caught.value.params == {"id": "note:x", "field": "lane_id", "target": "lane:none"}


def test_an_unsound_stage_order_is_no_matter_of_integrity():
    check_all(JOURNEY.with_records(changed=[Stage(id="stage:s9", name="x", order="a0")]))
