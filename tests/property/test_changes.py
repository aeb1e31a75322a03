"""What is reported as the difference of two designs turns the one into the other, and is no more than that."""

from __future__ import annotations

from hypothesis import given, settings

from cxdesign.analysis.changes import as_change, compare, design_of
from cxdesign.analysis.matching import Basis, aligned
from cxdesign.analysis.overlay import overlaid
from cxdesign.domain.change import apply
from cxdesign.domain.document import Document
from cxdesign.domain.integrity import check_all
from cxdesign.errors import CommandError
from tests.performing import performed
from tests.property.strategies import a_document, a_payload, chances, documents, steps


def worked_on(document: Document, chance, count: int) -> Document:
    """Return the document after some random commands, as far as they are allowed."""
    for _ in range(count):
        try:
            document = performed(document, a_payload(chance, document, junk=False))
        except CommandError:
            continue
    return document


def titled_like(document: Document, other: Document) -> Document:
    fields = ("name", "origin_project", "origin_name", "origin_revision")
    return document.with_records(
        changed=[document.project.replaced({name: getattr(other.project, name) for name in fields})]
    )


@settings(max_examples=60)
@given(documents, chances, steps)
def test_the_reported_difference_applied_to_the_left_gives_the_right(left, chance, count):
    right = worked_on(left, chance, count)
    found = compare(left, right)
    assert titled_like(apply(found.left, as_change(found)), right) == design_of(right)
    assert all(change.kinds for change in found.changes)
    assert compare(right, right).changes == ()


@settings(max_examples=40)
@given(documents, chances)
def test_two_strange_documents_are_brought_together_and_told_apart(left, chance):
    right = a_document(chance)
    found = aligned(left, right, Basis.WORDS)
    check_all(found.document)
    difference = compare(found.document, right)
    assert titled_like(apply(difference.left, as_change(difference)), right) == design_of(right)
    assert len({match.right_id for match in found.matches}) == len(found.matches)


@settings(max_examples=40)
@given(documents, chances, steps)
def test_both_designs_on_one_map_are_a_sound_map(left, chance, count):
    difference = compare(left, worked_on(left, chance, count))
    found = overlaid(difference)
    shown = {record.id for document in (left, difference.right) for record in (*document.stages, *document.touchpoints)}
    assert shown <= {record.id for record in found}
    assert [one.id for one in found.touchpoints if one.id in difference.right] == [
        one.id for one in difference.right.touchpoints
    ]
