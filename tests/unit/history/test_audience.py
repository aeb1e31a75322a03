from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from cxdesign.domain.cards import Note
from cxdesign.domain.change import Put, Remove, apply, inverse, patch
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.integrity import check_all
from cxdesign.formats import native
from cxdesign.history.audience import SHOWN_TO_VIEWERS, Reader, visible_document, visible_to
from cxdesign.history.operation import Operation, SealedOperation
from tests.builders import a_journey

DOCUMENTS = Path(__file__).parents[2] / "documents"
ANN, BEN, VIEWER = Reader("actor:ann"), Reader("actor:ben"), Reader()


def an_operation(revision=2, *, is_sealed=True, suffix="new"):
    note = Note(id=f"note:{suffix}", touchpoint_id="touchpoint:t1", lane_id="lane:pains", order="a0", text="secret")
    at = datetime(2025, 1, 1, tzinfo=UTC)
    return Operation(revision, "id", "actor:ann", at, "add_card", "secret", (Put(note),), is_sealed=is_sealed)


def test_an_open_operation_is_seen_by_everybody():
    operation = an_operation(is_sealed=False)
    assert visible_to(ANN, operation) is operation
    assert visible_to(BEN, operation) is operation


def test_of_a_sealed_operation_others_see_the_number_only():
    operation = an_operation()
    assert visible_to(ANN, operation) is operation
    seen = visible_to(BEN, operation)
    assert seen == SealedOperation(2)
    assert "secret" not in repr(seen)


def test_what_everybody_does_after_what_is_sealed_stays():
    sealed = an_operation(2)
    document = apply(a_journey(), sealed.change, revision=2)
    document = apply(document, patch(document.get("touchpoint:t1"), name="Lobby"), revision=3)
    withdrawn = replace(sealed, revision=4, change=inverse(sealed.change))
    for operations, head in (([sealed], document), ([sealed, withdrawn], apply(document, withdrawn.change))):
        seen = visible_document(BEN, head, operations)
        assert seen.get("touchpoint:t1").name == "Lobby"
        assert seen.get("note:new") is None


def test_each_sees_their_own_of_what_several_have_sealed():
    ann, ben = an_operation(2), replace(an_operation(3, suffix="ben"), actor_id="actor:ben")
    document = apply(apply(a_journey(), ann.change), ben.change)
    assert [seen.get("note:new") is None for seen in each(document, [ann, ben])] == [False, True, True]
    assert [seen.get("note:ben") is None for seen in each(document, [ann, ben])] == [True, False, True]


def test_of_what_everybody_knew_before_others_see_the_last_they_may():
    known = an_operation(is_sealed=False).change[0].record
    document = a_journey().with_records(changed=[known])
    later, changes = document, []
    for text in ("secret 1", "secret 2"):
        changes.append(patch(later.get("note:new"), text=text))
        later = apply(later, changes[-1])
    changes.append(inverse((Put(later.get("note:new")),)))
    for count in (1, 2, 3):
        head = document
        for change in changes[:count]:
            head = apply(head, change)
        sealed = [replace(an_operation(number), change=change) for number, change in enumerate(changes[:count], 2)]
        assert visible_document(BEN, head, sealed) == document


def each(document, sealed):
    return [visible_document(reader, document, sealed) for reader in (ANN, BEN, Reader("actor:cat"))]


def test_others_see_the_document_without_what_is_sealed():
    sealed = [an_operation(2), an_operation(3, suffix="more")]
    document = a_journey()
    for operation in sealed:
        document = apply(document, operation.change, revision=operation.revision)
    assert visible_document(ANN, document, sealed) == document
    seen = visible_document(BEN, document, sealed)
    assert seen == a_journey()
    assert seen.revision == 3


def every_record() -> Document:
    """Return a document with records of every kind."""
    return native.read((DOCUMENTS / "v4.json").read_bytes()).document


def test_every_kind_is_of_the_design_or_said_of_it():
    assert {record.kind for record in every_record()} == set(RECORD_TYPES)
    assert set(RECORD_TYPES) - SHOWN_TO_VIEWERS == {
        *("comment", "dismissal", "peak_criterion", "peak_score", "peak_judgement", "peak_weighting"),
        *("criteria_set", "criterion", "round", "rater", "rating", "decision", "answer_set"),
        *("environment_canvas", "participation", "empowerment", "session", "idea"),
    }


def test_a_viewer_gets_the_design_and_nothing_that_is_said_of_it():
    document = every_record()
    seen = visible_document(VIEWER, document, [])
    assert {record.kind for record in seen} == SHOWN_TO_VIEWERS
    assert seen.revision == document.revision
    lost = {record.id for record in document if record.kind in SHOWN_TO_VIEWERS and record.id not in seen}
    assert {document.get(record_id).target_id.partition(":")[0] for record_id in lost} == {"answer_set", "empowerment"}
    check_all(seen)


def test_everybody_at_work_gets_what_is_said_too():
    document = every_record()
    assert visible_document(ANN, document, []) is document


def test_of_an_operation_a_viewer_sees_what_it_does_to_the_design():
    note = an_operation().change[0].record
    comment = Comment(id="comment:1", text="secret", about_id=note.id, author="actor:ann")
    both = replace(an_operation(is_sealed=False), change=(Put(note), Put(comment)), payload={"text": "secret"})
    seen = visible_to(VIEWER, both)
    assert (seen.change, seen.payload) == ((Put(note),), {})
    for change in ((Put(comment),), patch(comment, is_resolved=True), (Remove(comment),), ()):
        assert visible_to(VIEWER, replace(both, change=change)) == SealedOperation(2)
        assert visible_to(ANN, replace(both, change=change)).change == change
    assert visible_to(VIEWER, replace(both, change=patch(note, text="new"))).change == patch(note, text="new")
