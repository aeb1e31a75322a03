from __future__ import annotations

import pytest

from cxdesign.commands import LapseDismissals, parse
from cxdesign.domain.change import apply, inverse
from cxdesign.domain.relations import ENDS, SINGLE, dismissal_id, relation_id, scene_cell_id
from cxdesign.domain.vocabulary import RelationType
from cxdesign.errors import IntegrityError
from tests.builders import a_journey, a_whole_project, enriched
from tests.performing import perform, planned, refused

PROJECT = a_whole_project()
BARE = PROJECT.with_records(removed=[record.id for record in PROJECT.of_kind("relation")])
MORE = enriched(BARE, {"performer:courier": {}, "need:fast": {}, "scene:night": {}})
CELL = scene_cell_id("touchpoint:t1", "scene:arrival")
FINDING = {"rule": "R09", "record_ids": ["step:greet", "step:book"]}


def ends(document, relation):
    found = (record for record in document.of_kind("relation") if record.relation == relation)
    return sorted((record.source_id, record.target_id) for record in found)


def any_of(kind):
    return min(record.id for record in BARE.of_kind(kind))


@pytest.mark.parametrize("relation", RelationType)
def test_every_relation_is_stated_and_taken_back(relation):
    sources, targets = ENDS[relation]
    for source in sources:
        for target in targets:
            pair = {"source_id": any_of(source), "target_id": any_of(target)}
            after = perform(BARE, "relate", relation=relation.value, **pair)
            assert ends(after, relation) == [(pair["source_id"], pair["target_id"])]
            assert planned(after, "relate", relation=relation.value, **pair) == ()
            new_id = relation_id(relation, pair["source_id"], pair["target_id"])
            assert perform(after, "unrelate", relation_id=new_id) == BARE


def test_where_there_can_be_one_a_new_one_takes_the_place_of_the_old():
    assert {relation.value for relation in SINGLE} == {"performed_by", "arises_at"}
    performed = {"relation": "performed_by", "source_id": "step:greet"}
    once = perform(MORE, "relate", **performed, target_id="performer:desk")
    other = perform(once, "relate", relation="performed_by", source_id="step:ask", target_id="performer:desk")
    twice = perform(other, "relate", **performed, target_id="performer:courier")
    assert ends(twice, "performed_by") == [("step:ask", "performer:desk"), ("step:greet", "performer:courier")]
    arises = {"relation": "arises_at", "source_id": "need:quiet"}
    moved = perform(
        perform(MORE, "relate", **arises, target_id="stage:s1"), "relate", **arises, target_id="touchpoint:t2"
    )
    assert ends(moved, "arises_at") == [("need:quiet", "touchpoint:t2")]


def test_other_relations_gather():
    serves = {"relation": "serves", "source_id": "feature:letter"}
    once = perform(MORE, "relate", **serves, target_id="need:quiet")
    assert len(ends(perform(once, "relate", **serves, target_id="need:fast"), "serves")) == 2


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"source_id": "feature:none"}, "reference_unknown"),
        ({"target_id": "need:none"}, "reference_unknown"),
        ({"source_id": "step:greet"}, "relation_does_not_fit"),
        ({"target_id": "performer:desk"}, "relation_does_not_fit"),
        ({"source_id": "need:quiet", "target_id": "feature:letter"}, "relation_does_not_fit"),
        ({"relation": "loves"}, "command_invalid"),
        ({"relation": None}, "command_invalid"),
        ({"source_id": "no id"}, "command_invalid"),
    ],
)
def test_two_records_are_not_related(fields, code):
    sound = {"relation": "serves", "source_id": "feature:letter", "target_id": "need:quiet"}
    assert refused(BARE, "relate", **{**sound, **fields}) == code


@pytest.mark.parametrize("unknown", ["relation:none", "flow:ask-greet"])
def test_an_unknown_relation_is_refused(unknown):
    assert refused(PROJECT, "unrelate", relation_id=unknown) == "relation_unknown"


def test_a_touchpoint_takes_part_in_a_scene():
    place = {"touchpoint_id": "touchpoint:t2", "scene_id": "scene:arrival"}
    after = perform(PROJECT, "set_scene_cell", **place, customer_relevance=0)
    cell = after.get(scene_cell_id("touchpoint:t2", "scene:arrival"))
    assert (cell.customer_relevance, cell.enterprise_relevance) == (0, None)
    again = perform(after, "set_scene_cell", **place, enterprise_relevance=5)
    cell = again.get(cell.id)
    assert (cell.customer_relevance, cell.enterprise_relevance) == (0, 5)
    assert planned(again, "set_scene_cell", **place) == ()
    again = perform(again, "set_scene_cell", **place, customer_relevance=None)
    cell = again.get(cell.id)
    assert (cell.customer_relevance, cell.enterprise_relevance) == (None, 5)
    assert perform(again, "remove_scene_cell", scene_cell_id=cell.id) == PROJECT


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"touchpoint_id": "touchpoint:none"}, "reference_unknown"),
        ({"scene_id": "scene:none"}, "reference_unknown"),
        ({"touchpoint_id": "stage:s1"}, "touchpoint_unknown"),
        ({"scene_id": "stage:s1"}, "scene_unknown"),
        ({"customer_relevance": 6}, "number_invalid"),
        ({"customer_relevance": -1}, "number_invalid"),
        ({"enterprise_relevance": True}, "number_invalid"),
        ({"enterprise_relevance": 2.5}, "number_invalid"),
    ],
)
def test_a_scene_cell_is_not_set(fields, code):
    sound = {"touchpoint_id": "touchpoint:t1", "scene_id": "scene:arrival"}
    assert refused(PROJECT, "set_scene_cell", **{**sound, **fields}) == code


def test_an_unknown_cell_is_refused():
    assert refused(PROJECT, "remove_scene_cell", scene_cell_id="scene_cell:none") == "scene_cell_unknown"
    assert CELL in PROJECT


def test_a_finding_is_set_aside_with_its_reason_and_taken_up_again():
    after = perform(PROJECT, "dismiss_finding", **FINDING, reason="On purpose\nuntil May")
    dismissal = after.get(dismissal_id("R09", FINDING["record_ids"]))
    assert (dismissal.rule, dismissal.record_ids) == ("R09", ("step:book", "step:greet"))
    turned = {**FINDING, "record_ids": FINDING["record_ids"][::-1]}
    again = perform(after, "dismiss_finding", **turned, reason="Later")
    assert again.get(dismissal.id).reason == "Later"
    assert perform(again, "reopen_finding", **turned) == PROJECT
    assert planned(PROJECT, "reopen_finding", **FINDING) == ()


def test_a_finding_of_no_record_and_of_records_that_are_gone_is_set_aside():
    after = perform(PROJECT, "dismiss_finding", rule="R36")
    assert after.get(dismissal_id("R36", ())).reason == ""
    assert perform(PROJECT, "dismiss_finding", rule="R36", record_ids=["step:gone"])


@pytest.mark.parametrize(
    "fields",
    [
        {"rule": "R9"},
        {"rule": None},
        {"rule": "R09\n"},
        {"record_ids": ["no id"]},
        {"record_ids": [f"step:s{number}" for number in range(201)]},
        {"record_ids": "step:book"},
        {"reason": None},
        {"reason": "\x00"},
    ],
)
def test_a_finding_is_not_set_aside(fields):
    assert refused(PROJECT, "dismiss_finding", **{**FINDING, **fields}) == "command_invalid"


def test_a_reason_has_its_limit():
    assert refused(PROJECT, "dismiss_finding", **FINDING, reason="x" * 10_001) == "text_too_long"


def test_subjects_name_both_ends():
    serves = {"relation": "serves", "source_id": "feature:letter", "target_id": "need:quiet"}
    assert parse({"name": "relate", **serves}).subject(PROJECT) == "A letter → a quiet night"
    old = relation_id(RelationType.SERVES, "feature:letter", "need:quiet")
    assert parse({"name": "unrelate", "relation_id": old}).subject(PROJECT) == "A letter → a quiet night"
    assert parse({"name": "remove_scene_cell", "scene_cell_id": CELL}).subject(PROJECT) == "Touchpoint t1 → Arrival"
    assert parse({"name": "reopen_finding", **FINDING}).subject(PROJECT) == "R09"


def test_dismissals_lapse_together_at_the_revision_they_were_judged_at():
    ids = [dismissal_id("R04", ("touchpoint:t1",)), dismissal_id("R01", ())]
    document = enriched(a_journey(revision=7), dismissals={("R04", "touchpoint:t1"): "", ("R01",): ""})
    command = LapseDismissals(dismissal_ids=ids, revision=7)
    assert command.subject(document) == "R01, R04"
    change = command.plan(document)
    after = apply(document, change)
    assert after == a_journey()
    assert apply(after, inverse(change)) == document
    with pytest.raises(IntegrityError, match="dismissal_unknown"):
        command.plan(after)
    with pytest.raises(IntegrityError, match="document_moved_on"):
        LapseDismissals(dismissal_ids=ids, revision=6).plan(document)
