"""Commands that set the whole document: import, and restoring an earlier revision. Never accepted from a browser."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, InstanceOf

from cxdesign.commands.base import Command, shortened
from cxdesign.domain.change import Change, difference
from cxdesign.domain.document import Document
from cxdesign.domain.journey import PROJECT_ID, Project


class ImportDocument(Command):
    """Make the document equal to one that was read from a file, a sample or a template."""

    name: ClassVar[str] = "import_document"
    document: Annotated[InstanceOf[Document], Field(exclude=True)]
    origin: str = ""

    def plan(self, document: Document) -> Change:
        return difference(document, self.document)

    def subject(self, document: Document) -> str:
        return shortened(self.origin or self.document.project.name)


class RestoreRevision(Command):
    """Make the document equal to what it was at an earlier revision; the name of the project stays."""

    name: ClassVar[str] = "restore_revision"
    document: Annotated[InstanceOf[Document], Field(exclude=True)]
    revision: int
    label: str = ""

    def plan(self, document: Document) -> Change:
        kept = self.document.expect(PROJECT_ID, Project).replaced({"name": document.project.name})
        return difference(document, self.document.with_records(changed=(kept,)))

    def subject(self, document: Document) -> str:
        return shortened(self.label or str(self.revision))
