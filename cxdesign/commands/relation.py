"""Commands about what one record is to another, about scenes' cells, and about findings set aside."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Command, removal, shortened
from cxdesign.domain.change import Change, Put, patch
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import Record, RecordId, Remark, kind_of
from cxdesign.domain.registers import Relevance, Scene, SceneCell
from cxdesign.domain.relations import ENDS, SINGLE, Dismissal, Relation, dismissal_id, relation_id, scene_cell_id
from cxdesign.domain.vocabulary import RelationType
from cxdesign.errors import IntegrityError


class Relate(Command):
    """Say that one record is something to another; where there can be one such, the old one goes."""

    name: ClassVar[str] = "relate"
    relation: RelationType
    source_id: RecordId
    target_id: RecordId

    def plan(self, document: Document) -> Change:
        for end, kinds in zip((self.source_id, self.target_id), ENDS[self.relation], strict=True):
            if kind_of(end) not in kinds:
                raise IntegrityError("relation_does_not_fit", id=end)
            _expect(document, end)
        new_id = relation_id(self.relation, self.source_id, self.target_id)
        if new_id in document:
            return ()
        change: Change = ()
        if self.relation in SINGLE:
            for old in document.all(Relation):
                if old.relation is self.relation and old.source_id == self.source_id:
                    change += removal(document, old)
        ends = {"source_id": self.source_id, "target_id": self.target_id}
        return (*change, Put(Relation(id=new_id, relation=self.relation, **ends)))

    def subject(self, document: Document) -> str:
        return _pair(document, self.source_id, self.target_id)


class Unrelate(Command):
    """Take back what one record is to another."""

    name: ClassVar[str] = "unrelate"
    relation_id: RecordId

    def plan(self, document: Document) -> Change:
        return removal(document, document.expect(self.relation_id, Relation))

    def subject(self, document: Document) -> str:
        relation = document.expect(self.relation_id, Relation)
        return _pair(document, relation.source_id, relation.target_id)


class SetSceneCell(Command):
    """Let a touchpoint take part in a scene, with its relevance for customer and enterprise; None is not judged yet.

    A relevance that is not named stays as it is, so that two people judge the two views of one cell at once.
    """

    name: ClassVar[str] = "set_scene_cell"
    touchpoint_id: RecordId
    scene_id: RecordId
    customer_relevance: Relevance | None = None
    enterprise_relevance: Relevance | None = None

    def plan(self, document: Document) -> Change:
        touchpoint = document.expect(self.touchpoint_id, Touchpoint)
        scene = document.expect(self.scene_id, Scene)
        new_id = scene_cell_id(touchpoint.id, scene.id)
        values = self.model_dump(include={"customer_relevance", "enterprise_relevance"}, exclude_unset=True)
        known = document.get(new_id)
        if known is not None:
            return patch(known, **values)
        return (Put(SceneCell(id=new_id, source_id=touchpoint.id, target_id=scene.id, **values)),)

    def subject(self, document: Document) -> str:
        return _pair(document, self.touchpoint_id, self.scene_id)


class RemoveSceneCell(Command):
    """Take a touchpoint out of a scene."""

    name: ClassVar[str] = "remove_scene_cell"
    scene_cell_id: RecordId

    def plan(self, document: Document) -> Change:
        return removal(document, document.expect(self.scene_cell_id, SceneCell))

    def subject(self, document: Document) -> str:
        cell = document.expect(self.scene_cell_id, SceneCell)
        return _pair(document, cell.source_id, cell.target_id)


class OnFinding(Command):
    """What the commands about a finding share."""

    rule: Annotated[str, Field(pattern=r"^R\d{2}$")]
    record_ids: Annotated[tuple[RecordId, ...], Field(max_length=200)] = ()

    def subject(self, document: Document) -> str:
        return self.rule


class DismissFinding(OnFinding):
    """Set a finding aside, with the reason; a second time changes the reason."""

    name: ClassVar[str] = "dismiss_finding"
    reason: Remark = ""

    def plan(self, document: Document) -> Change:
        new_id = dismissal_id(self.rule, self.record_ids)
        known = document.get(new_id)
        if known is not None:
            return patch(known, reason=self.reason)
        return (Put(Dismissal(id=new_id, rule=self.rule, record_ids=self.record_ids, reason=self.reason)),)


class ReopenFinding(OnFinding):
    """Take a finding up again that was set aside."""

    name: ClassVar[str] = "reopen_finding"

    def plan(self, document: Document) -> Change:
        known = document.get(dismissal_id(self.rule, self.record_ids))
        return () if known is None else removal(document, known)


class LapseDismissals(Command):
    """Take back dismissals whose findings are gone; never accepted from a browser.

    Which findings are gone was judged on one revision of the document: on any other one the command is refused.
    """

    name: ClassVar[str] = "lapse_dismissals"
    dismissal_ids: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    revision: int

    def plan(self, document: Document) -> Change:
        if document.revision != self.revision:
            raise IntegrityError("document_moved_on", revision=self.revision)
        return tuple(edit for dismissal in self._dismissals(document) for edit in removal(document, dismissal))

    def subject(self, document: Document) -> str:
        known = (document.get(dismissal_id) for dismissal_id in self.dismissal_ids)
        return shortened(", ".join(sorted({record.rule for record in known if isinstance(record, Dismissal)})))

    def _dismissals(self, document: Document) -> list[Dismissal]:
        return [document.expect(dismissal_id, Dismissal) for dismissal_id in self.dismissal_ids]


def _expect(document: Document, record_id: str) -> Record:
    record = document.get(record_id)
    if record is None:
        raise IntegrityError("reference_unknown", id=record_id)
    return record


def _pair(document: Document, source_id: str, target_id: str) -> str:
    records = (_expect(document, record_id) for record_id in (source_id, target_id))
    words = (getattr(record, "name", None) or getattr(record, "text", "") for record in records)
    return shortened(" → ".join(shortened(str(word))[:38] for word in words))
