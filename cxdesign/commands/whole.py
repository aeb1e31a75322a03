"""Commands that set the whole document: import, and restoring an earlier revision. Never accepted from a browser."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, InstanceOf

from cxdesign.commands.base import Command, shortened
from cxdesign.domain.change import Change, difference
from cxdesign.domain.comments import Comment
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EVALUATION_KINDS, EvaluationRound, RatingEntry
from cxdesign.domain.journey import PROJECT_ID, Project
from cxdesign.errors import IntegrityError


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

    The project's name, its evaluation and its comments stay, but for comments on what is not there then.
    """

    name: ClassVar[str] = "restore_revision"
    document: Annotated[InstanceOf[Document], Field(exclude=True)]
    revision: int
    label: str = ""

    def plan(self, document: Document) -> Change:
        # what people have said of a design stays when the design is set back
        named = self.document.expect(PROJECT_ID, Project).replaced({"name": document.project.name})
        said = [record for kind in EVALUATION_KINDS for record in document.of_kind(kind)]
        earlier = [record.id for kind in (*EVALUATION_KINDS, "comment") for record in self.document.of_kind(kind)]
        restored = self.document.with_records(removed=earlier).with_records(changed=(named, *said))
        comments = [comment for comment in document.all(Comment) if comment.about_id in restored]
        return difference(document, restored.with_records(changed=comments))

    def subject(self, document: Document) -> str:
        return shortened(self.label or str(self.revision))
