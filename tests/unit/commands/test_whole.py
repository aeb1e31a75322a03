from __future__ import annotations

import pytest
from pydantic import ValidationError

from cxdesign.commands import ImportDocument, RestoreRevision
from cxdesign.domain.cards import Step
from cxdesign.domain.change import apply, inverse
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EVALUATION_KINDS, EvaluationRound
from cxdesign.domain.integrity import check
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.vocabulary import RelationType
from cxdesign.errors import IntegrityError
from tests.builders import a_journey, a_whole_project
from tests.evaluations import with_evaluation

JOURNEY = a_journey(now={"t1": 1}, end="t3")
OTHER = a_journey(stages={"x": ["t1"]}, name="A meal", cards={"step:c9": ("t1",)}, now={"t1": -2}, target={"t1": 3})


def done(command, document):
    change = command.plan(document)
    after = apply(document, change)
    check(after, change)
    assert apply(after, inverse(change)) == document
    return after


@pytest.mark.parametrize("document", [Document(), JOURNEY, OTHER])
def test_an_import_makes_the_document_equal_to_the_file(document):
    assert done(ImportDocument(document=OTHER, origin="meal.csv"), document) == OTHER


def test_an_import_is_about_its_origin():
    assert ImportDocument(document=OTHER, origin="meal.csv").subject(JOURNEY) == "meal.csv"
    assert ImportDocument(document=OTHER).subject(JOURNEY) == "A meal"


def test_a_restored_document_keeps_the_name_of_the_project():
    after = done(RestoreRevision(document=OTHER, revision=3, label="Before lunch"), JOURNEY)
    assert after.project.name == JOURNEY.project.name
    assert after.with_records(changed=[OTHER.project]) == OTHER


def test_a_restore_is_about_its_label_or_number():
    assert RestoreRevision(document=OTHER, revision=3).subject(JOURNEY) == "3"
    assert RestoreRevision(document=OTHER, revision=3, label="v1").subject(JOURNEY) == "v1"


RATED = with_evaluation(OTHER)
OPEN = RATED.with_records(changed=[RATED.expect("round:first", EvaluationRound).replaced({"state": "open"})])


def said(document):
    return [record for kind in EVALUATION_KINDS for record in document.of_kind(kind)]


def test_an_import_waits_while_somebody_is_rating():
    with pytest.raises(IntegrityError, match="round_open"):
        ImportDocument(document=JOURNEY).plan(OPEN)
    unrated = OPEN.with_records(removed=[record.id for record in OPEN.of_kind("rating")])
    for document in (RATED, unrated):
        assert done(ImportDocument(document=JOURNEY), document) == JOURNEY


@pytest.mark.parametrize("now", [OTHER, RATED, OPEN])
@pytest.mark.parametrize("earlier", [JOURNEY, with_evaluation(JOURNEY)])
def test_a_restored_document_keeps_what_people_have_said_since_and_nothing_else_of_it(now, earlier):
    after = done(RestoreRevision(document=earlier, revision=3), now)
    assert said(after) == said(now)
    assert after.touchpoints == earlier.touchpoints
    for kind in ("answer_set", "view"):
        assert list(after.of_kind(kind)) == list(now.of_kind(kind))


def test_a_restored_document_keeps_saved_views_and_answers_with_their_links_to_what_is_there():
    whole = a_whole_project()
    ends = {"source_id": "touchpoint:t1", "target_id": next(iter(whole.of_kind("answer_set"))).id}
    measured = Relation(
        id=relation_id(RelationType.MEASURED_BY, *ends.values()), relation=RelationType.MEASURED_BY, **ends
    )
    whole = whole.with_records(changed=[measured])
    beside = [*whole.of_kind("answer_set"), *whole.of_kind("view")]
    without = whole.with_records(removed=[measured.id, *(one.id for one in beside)])
    kept = done(RestoreRevision(document=without, revision=3), whole)
    assert all(kept.get(one.id) == one for one in (measured, *beside))
    gone = done(RestoreRevision(document=whole, revision=3), without)
    assert not any(one.id in gone for one in (measured, *beside))
    elsewhere = done(RestoreRevision(document=a_journey(stages={"x": ["t9"]}, cards={}), revision=3), whole)
    assert [one.id in elsewhere for one in (measured, *beside)] == [False] + [True] * len(beside)


def test_a_restored_document_keeps_the_comments_on_what_is_there_and_brings_none_back():
    def comment(name, about_id, **fields):
        return Comment(id=f"comment:{name}", text=name, about_id=about_id, **fields)

    card = JOURNEY.expect("step:c1", Step)
    since = JOURNEY.with_records(changed=[card.replaced({"id": "step:new"})])
    said_since = [
        comment("first", "step:c1"),
        comment("answer", "step:c1", reply_to_id="comment:first"),
        comment("gone", "step:new"),
    ]
    now = since.with_records(changed=said_since)
    earlier = JOURNEY.with_records(changed=[comment("taken_back", "step:c1")])
    after = done(RestoreRevision(document=earlier, revision=3), now)
    assert {one.id for one in after.all(Comment)} == {"comment:first", "comment:answer"}


def test_what_is_logged_of_them_is_not_the_document():
    assert ImportDocument(document=OTHER, origin="x").model_dump(mode="json") == {"origin": "x"}
    assert RestoreRevision(document=OTHER, revision=3).model_dump(mode="json") == {"revision": 3, "label": ""}


def test_a_document_is_a_document():
    with pytest.raises(ValidationError):
        ImportDocument.model_validate({"document": {"records": []}})
