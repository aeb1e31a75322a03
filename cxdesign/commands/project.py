"""Commands about the project as a whole."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Command, shortened
from cxdesign.domain.change import Change, patch, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Amount, EmotionValue
from cxdesign.domain.records import Line, Name, Remark
from cxdesign.domain.vocabulary import ServiceLink


class RenameProject(Command):
    """Give the project another name."""

    name: ClassVar[str] = "rename_project"
    new_name: Name

    def plan(self, document: Document) -> Change:
        return patch(document.project, name=self.new_name)

    def subject(self, document: Document) -> str:
        return shortened(document.project.name)


class EditProject(Command):
    """Change the project's description, what it is based on, the lines of the emotion curve, or the links left out."""

    name: ClassVar[str] = "edit_project"
    description: Remark | None = None
    based_on: Line | None = None
    satisfaction_line: EmotionValue | None = None
    delight_line: EmotionValue | None = None
    waived_links: tuple[ServiceLink, ...] | None = None

    def plan(self, document: Document) -> Change:
        return patch_fields(document.project, self.model_dump(exclude_none=True))

    def subject(self, document: Document) -> str:
        return shortened(document.project.name)


class LeaveLinksOut(Command):
    """Leave service links out on purpose, beside those left out already."""

    name: ClassVar[str] = "leave_links_out"
    links: Annotated[tuple[ServiceLink, ...], Field(min_length=1)]

    def plan(self, document: Document) -> Change:
        return patch_fields(document.project, {"waived_links": {*document.project.waived_links, *self.links}})

    def subject(self, document: Document) -> str:
        return shortened(document.project.name)


class EditEconomics(Command):
    """Change what one delivery of the service earns and costs; those not named stay, None takes the statement back."""

    name: ClassVar[str] = "edit_economics"
    currency: Line = ""
    price: Amount | None = None
    fixed_cost: Amount | None = None
    minute_cost: Amount | None = None

    def plan(self, document: Document) -> Change:
        return patch_fields(document.project, self.model_dump(exclude_unset=True))

    def subject(self, document: Document) -> str:
        return shortened(document.project.name)


class NameVersion(Command):
    """Give the present state a name; the document stays as it is, the operation is the version."""

    name: ClassVar[str] = "name_version"
    version_name: Name

    def plan(self, document: Document) -> Change:
        return ()

    def subject(self, document: Document) -> str:
        return shortened(self.version_name)
