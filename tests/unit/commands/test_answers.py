from __future__ import annotations

import pytest

from cxdesign.commands import parse
from cxdesign.domain.answers import AnswerSet
from cxdesign.domain.relations import Relation
from tests.builders import a_journey
from tests.performing import perform, planned, refused

NEW = {"answer_set_id": "answer_set:stay", "set_name": "After the stay", "metric": "nps", "columns": ["answer", "site"]}
ROWS = [[9, "North"], [None, "South"]]
ASKED = perform(a_journey(), "add_answers", **NEW, rows=ROWS, touchpoint_ids=["touchpoint:t1", "touchpoint:t3"])


def stay(document):
    return document.expect("answer_set:stay", AnswerSet)


def measured(document):
    return sorted(link.source_id for link in document.all(Relation) if link.target_id == "answer_set:stay")


def test_a_set_of_answers_is_added_at_the_end_and_linked_with_what_it_measures():
    assert stay(ASKED).rows == ((9.0, "North"), (None, "South"))
    assert measured(ASKED) == ["touchpoint:t1", "touchpoint:t3"]
    later = perform(ASKED, "add_answers", **{**NEW, "answer_set_id": "answer_set:x", "metric": "csat"}, rows=[])
    assert [one.id for one in later.entries(AnswerSet)] == ["answer_set:stay", "answer_set:x"]


def test_what_is_known_of_the_answers_comes_with_them():
    known = {"collected": "May 2026", "provenance": "public", "source": "Front desk"}
    after = perform(a_journey(), "add_answers", **NEW, rows=[], attributes=known)
    assert stay(after).model_dump(mode="json", include=set(known)) == known


def test_a_touchpoint_named_twice_is_linked_once():
    twice = ["touchpoint:t1", "touchpoint:t1"]
    assert measured(perform(a_journey(), "add_answers", **NEW, rows=[], touchpoint_ids=twice)) == ["touchpoint:t1"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"answer_set_id": "answer_set:stay"}, "record_exists"),
        ({"answer_set_id": "need:stay"}, "id_kind_mismatch"),
        ({"set_name": " "}, "text_empty"),
        ({"metric": "happiness"}, "command_invalid"),
        ({"columns": []}, "command_invalid"),
        ({"columns": ["answer", "answer"]}, "command_invalid"),
        ({"rows": [[1]]}, "command_invalid"),
        ({"rows": [[float("nan"), None]]}, "command_invalid"),
        ({"touchpoint_ids": ["touchpoint:none"]}, "touchpoint_unknown"),
        ({"touchpoint_ids": ["stage:s1"]}, "touchpoint_unknown"),
    ],
)
def test_answers_are_not_added(fields, code):
    new = {**NEW, "answer_set_id": "answer_set:new", "rows": ROWS}
    assert refused(ASKED, "add_answers", **{**new, **fields}) == code


def test_the_log_keeps_the_answers_in_the_change_only():
    command = parse({"name": "add_answers", **NEW, "rows": ROWS})
    assert "rows" not in command.model_dump(mode="json", exclude_defaults=True)


def test_a_set_is_renamed():
    assert (
        stay(perform(ASKED, "rename_answers", answer_set_id="answer_set:stay", new_name=" In  May ")).name == "In May"
    )
    assert planned(ASKED, "rename_answers", answer_set_id="answer_set:stay", new_name="After the stay") == ()
    assert refused(ASKED, "rename_answers", answer_set_id="answer_set:stay", new_name="") == "text_empty"


def test_fields_that_are_not_named_stay_as_they_are():
    source = perform(ASKED, "edit_answers", answer_set_id="answer_set:stay", attributes={"source": "Front desk"})
    after = perform(source, "edit_answers", answer_set_id="answer_set:stay", attributes={"collected": "May"})
    assert (stay(after).source, stay(after).collected, stay(after).rows) == ("Front desk", "May", stay(ASKED).rows)
    for wrong in ({"rows": []}, {"provenance": "hearsay"}, {"source": "x" * 201}):
        assert refused(ASKED, "edit_answers", answer_set_id="answer_set:stay", attributes=wrong) in {
            "command_invalid",
            "text_too_long",
        }


def test_a_set_goes_with_its_links_and_a_touchpoint_with_its_own():
    assert perform(ASKED, "remove_answers", answer_set_id="answer_set:stay") == a_journey()
    assert measured(perform(ASKED, "remove_touchpoint", touchpoint_id="touchpoint:t1")) == ["touchpoint:t3"]


def test_a_set_is_linked_and_unlinked_like_everything_else():
    ends = {"source_id": "touchpoint:t2", "target_id": "answer_set:stay"}
    linked = perform(ASKED, "relate", relation="measured_by", **ends)
    assert "touchpoint:t2" in measured(linked)
    link = next(one for one in linked.all(Relation) if one.source_id == "touchpoint:t2")
    assert perform(linked, "unrelate", relation_id=link.id) == ASKED


@pytest.mark.parametrize("name", ["rename_answers", "edit_answers", "remove_answers"])
@pytest.mark.parametrize("answer_set_id", ["answer_set:none", "touchpoint:t1"])
def test_an_unknown_set_is_refused(name, answer_set_id):
    fields = {"rename_answers": {"new_name": "x"}, "edit_answers": {"attributes": {}}}.get(name, {})
    assert refused(ASKED, name, answer_set_id=answer_set_id, **fields) == "answer_set_unknown"


def test_the_subject_is_the_name():
    assert parse({"name": "add_answers", **NEW, "rows": []}).subject(ASKED) == "After the stay"
    assert parse({"name": "remove_answers", "answer_set_id": "answer_set:stay"}).subject(ASKED) == "After the stay"
