from __future__ import annotations

from datetime import UTC, datetime

from cxdesign.domain.cards import Note
from cxdesign.domain.change import Put, apply
from cxdesign.history.audience import visible_document, visible_to
from cxdesign.history.operation import Operation, SealedOperation
from tests.builders import a_journey

ANN, BEN = "actor:ann", "actor:ben"


def an_operation(revision=2, *, is_sealed=True, suffix="new"):
    note = Note(id=f"note:{suffix}", touchpoint_id="touchpoint:t1", lane_id="lane:pains", order="a0", text="secret")
    at = datetime(2025, 1, 1, tzinfo=UTC)
    return Operation(revision, "id", ANN, at, "add_card", "secret", (Put(note),), is_sealed=is_sealed)


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


def test_others_see_the_document_without_what_is_sealed():
    sealed = [an_operation(2), an_operation(3, suffix="more")]
    document = a_journey()
    for operation in sealed:
        document = apply(document, operation.change, revision=operation.revision)
    assert visible_document(ANN, document, sealed) == document
    seen = visible_document(BEN, document, sealed)
    assert seen == a_journey()
    assert seen.revision == 3
