"""Commands that set the whole document: import, and restoring an earlier revision. Never accepted from a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, InstanceOf

from cxdesign.commands.base import Command, shortened
from cxdesign.domain.change import Change, difference
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EVALUATION_KINDS, EvaluationRound, RatingEntry
from cxdesign.domain.journey import PROJECT_ID, Project
from cxdesign.domain.records import Record
from cxdesign.domain.relations import Relation
from cxdesign.domain.vocabulary import RelationType
from cxdesign.errors import IntegrityError

BESIDE = (*EVALUATION_KINDS, "answer_set", "comment", "view")
"""Kinds of records that are no part of a design: what people say of it, and ways to look at it."""


class ImportDocument(Command):
    """Make the document equal to one from a file, a sample or a template; not while somebody is rating."""

    name: ClassVar[str] = "import_document"
    document: Annotated[InstanceOf[Document], Field(exclude=True)]
    origin: str = ""

    def plan(self, document: Document) -> Change:
        rated = {rating.round_id for rating in document.all(RatingEntry)}
        for found in document.all(EvaluationRound):
            if found.is_open and found.id in rated:
                raise IntegrityError("round_open", name=found.name)
        return difference(document, self.document)

    def subject(self, document: Document) -> str:
        return shortened(self.origin or self.document.project.name)


class RestoreRevision(Command):
    """Make the document equal to what it was at an earlier revision.

    What is set back is the design. The project's name, its evaluation, its answers and its saved views stay; so do
    comments and links to answers, but for those on what is not there then.
    """

    name: ClassVar[str] = "restore_revision"
    document: Annotated[InstanceOf[Document], Field(exclude=True)]
    revision: int
    label: str = ""

    def plan(self, document: Document) -> Change:
        # what people have said of a design stays when the design is set back
        named = self.document.expect(PROJECT_ID, Project).replaced({"name": document.project.name})
        earlier = [record.id for record in _said(self.document)]
        restored = self.document.with_records(removed=earlier).with_records(changed=[named])
        kept = [record for record in _said(document) if _has_place(record, restored)]
        return difference(document, restored.with_records(changed=kept))

    def subject(self, document: Document) -> str:
        return shortened(self.label or str(self.revision))


def _said(document: Document) -> Iterator[Record]:
    """Return what is no part of the design but stands beside it, and what links the two."""
    for kind in BESIDE:
        yield from document.of_kind(kind)
    yield from (found for found in document.all(Relation) if found.relation is RelationType.MEASURED_BY)


def _has_place(record: Record, design: Document) -> bool:
    """Return whether what a comment or a link to answers is about is there."""
    if isinstance(record, Comment):
        return record.about_id in design
    return not isinstance(record, Relation) or record.source_id in design
