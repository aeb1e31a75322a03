"""Commands about sets of answers that figures are computed from."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.answers import COLUMN_LIMIT, ROW_LIMIT, AnswerSet, AnswerSetAttributes, Row
from cxdesign.domain.change import Change, Put, patch, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import Name, RecordId
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.vocabulary import Metric, RelationType


class AddAnswers(Command):
    """Add a set of answers at the end, linked with the touchpoints it measures; the rows stand in the change only."""

    name: ClassVar[str] = "add_answers"
    answer_set_id: NewId
    set_name: Name
    metric: Metric
    columns: Annotated[tuple[Name, ...], Field(min_length=1, max_length=COLUMN_LIMIT)]
    rows: Annotated[tuple[Row, ...], Field(max_length=ROW_LIMIT, exclude=True)]
    attributes: AnswerSetAttributes = AnswerSetAttributes()
    touchpoint_ids: Annotated[tuple[RecordId, ...], Field(max_length=200)] = ()

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.answer_set_id, "answer_set")
        order, _ = place_before(document, document.entries(AnswerSet), None)
        new = AnswerSet(
            id=self.answer_set_id,
            name=self.set_name,
            order=order,
            metric=self.metric,
            columns=self.columns,
            rows=self.rows,
            **self.attributes.model_dump(),
        )
        measured = (document.expect(found, Touchpoint).id for found in dict.fromkeys(self.touchpoint_ids))
        return (Put(new), *(Put(_measured_by(touchpoint_id, new.id)) for touchpoint_id in measured))

    def subject(self, document: Document) -> str:
        return shortened(self.set_name)


class OnAnswers(Command):
    """What the commands about an existing set share."""

    answer_set_id: RecordId

    def answers(self, document: Document) -> AnswerSet:
        """Return the set, or refuse."""
        return document.expect(self.answer_set_id, AnswerSet)

    def subject(self, document: Document) -> str:
        return shortened(self.answers(document).name)


class RenameAnswers(OnAnswers):
    """Give a set of answers another name."""

    name: ClassVar[str] = "rename_answers"
    new_name: Name

    def plan(self, document: Document) -> Change:
        return patch(self.answers(document), name=self.new_name)


class EditAnswers(OnAnswers):
    """Change what is known of a set of answers; the answers themselves stay as they came."""

    name: ClassVar[str] = "edit_answers"
    attributes: AnswerSetAttributes

    def plan(self, document: Document) -> Change:
        return patch_fields(self.answers(document), self.attributes.model_dump(exclude_unset=True))


class RemoveAnswers(OnAnswers):
    """Remove a set of answers with its links."""

    name: ClassVar[str] = "remove_answers"

    def plan(self, document: Document) -> Change:
        return removal(document, self.answers(document))


def _measured_by(touchpoint_id: str, answer_set_id: str) -> Relation:
    new_id = relation_id(RelationType.MEASURED_BY, touchpoint_id, answer_set_id)
    ends = {"source_id": touchpoint_id, "target_id": answer_set_id}
    return Relation(id=new_id, relation=RelationType.MEASURED_BY, **ends)
