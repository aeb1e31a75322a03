"""Commands about criteria that somebody has made their own.

Once somebody has rated by them, only how much they weigh may change: what a rating was an answer to has to stay.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Attributes, Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Patch, Put, patch, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import (
    Code,
    CriteriaSet,
    Criterion,
    CriterionAttributes,
    EvaluationRound,
    RatingEntry,
    criterion_id,
)
from cxdesign.domain.order import keys_between
from cxdesign.domain.records import Name, RecordId
from cxdesign.errors import CommandInvalid, IntegrityError

CRITERIA_LIMIT = 100
"""Most criteria of one set (ours)."""
FREE = frozenset({"weight", "is_used"})
"""What may change of a criterion that has been rated."""


class CopiedCriterion(CriterionAttributes):
    """A criterion as it is copied: its code and all that is said of it."""

    code: Code


class CopyCriteria(Command):
    """Make a set of criteria of one's own from others, in their order."""

    name: ClassVar[str] = "copy_criteria"
    set_id: NewId
    set_name: Name
    criteria: Annotated[tuple[CopiedCriterion, ...], Field(min_length=1, max_length=CRITERIA_LIMIT)]

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.set_id, "criteria_set")
        codes = [criterion.code for criterion in self.criteria]
        if len(set(codes)) < len(codes):
            raise CommandInvalid("criterion_twice", id=next(code for code in codes if codes.count(code) > 1))
        order, _ = place_before(document, document.entries(CriteriaSet), None)
        keys = keys_between(None, None, len(self.criteria))
        copied = (
            Put(_criterion(self.set_id, one.code, key, one)) for one, key in zip(self.criteria, keys, strict=True)
        )
        return (Put(CriteriaSet(id=self.set_id, name=self.set_name, order=order)), *copied)

    def subject(self, document: Document) -> str:
        return shortened(self.set_name)


class OnCriteriaSet(Command):
    """What the commands about an existing set share."""

    set_id: RecordId

    def criteria_set(self, document: Document) -> CriteriaSet:
        """Return the set, or refuse."""
        return document.expect(self.set_id, CriteriaSet)

    def subject(self, document: Document) -> str:
        return shortened(self.criteria_set(document).name)


class RenameCriteriaSet(OnCriteriaSet):
    """Give a set of criteria another name."""

    name: ClassVar[str] = "rename_criteria_set"
    new_name: Name

    def plan(self, document: Document) -> Change:
        return patch(self.criteria_set(document), name=self.new_name)


class RemoveCriteriaSet(OnCriteriaSet):
    """Remove a set with its criteria, when no round asks them."""

    name: ClassVar[str] = "remove_criteria_set"

    def plan(self, document: Document) -> Change:
        found = self.criteria_set(document)
        for asked in document.entries(EvaluationRound):
            if asked.set_id == found.id:
                raise IntegrityError("criteria_set_in_use", name=asked.name)
        return removal(document, found)


class AddCriterion(OnCriteriaSet):
    """Add a criterion at the end of a set."""

    name: ClassVar[str] = "add_criterion"
    code: Code
    attributes: CriterionAttributes

    def plan(self, document: Document) -> Change:
        found = self.criteria_set(document)
        _require_unrated(document, found.id)
        if criterion_id(found.id, self.code) in document:
            raise CommandInvalid("criterion_twice", id=self.code)
        siblings = document.criteria(found.id)
        if len(siblings) >= CRITERIA_LIMIT:
            raise CommandInvalid("criteria_too_many", limit=CRITERIA_LIMIT)
        order, aside = place_before(document, siblings, None)
        return (*aside, Put(_criterion(found.id, self.code, order, self.attributes)))


class OnCriterion(Command):
    """What the commands about one criterion share."""

    criterion_id: RecordId

    def criterion(self, document: Document) -> Criterion:
        """Return the criterion, or refuse."""
        return document.expect(self.criterion_id, Criterion)

    def subject(self, document: Document) -> str:
        criterion = self.criterion(document)
        return shortened(f"{criterion.code} {criterion.name}")


class EditCriterion(OnCriterion):
    """Change fields of a criterion; those not named stay as they are."""

    name: ClassVar[str] = "edit_criterion"
    attributes: Attributes

    def plan(self, document: Document) -> Change:
        criterion = self.criterion(document)
        unknown = sorted(self.attributes.keys() - CriterionAttributes.model_fields.keys())
        if unknown:
            raise CommandInvalid("entry_field_unknown", kind="criterion", fields=", ".join(unknown)[:200])
        if self.attributes.keys() - FREE:
            _require_unrated(document, criterion.set_id)
        return patch_fields(criterion, self.attributes)


class RemoveCriterion(OnCriterion):
    """Remove a criterion from its set."""

    name: ClassVar[str] = "remove_criterion"

    def plan(self, document: Document) -> Change:
        criterion = self.criterion(document)
        _require_unrated(document, criterion.set_id)
        return removal(document, criterion)


def require_words_kept(document: Document, change: Change) -> None:
    """Refuse a change of criteria that somebody has rated by, but for how much they weigh.

    Raises
    ------
    IntegrityError
        ``criteria_in_use``.
    """
    for edit in change:
        criterion = document.get(edit.id) or getattr(edit, "record", None)
        if isinstance(criterion, Criterion) and not (isinstance(edit, Patch) and edit.after.keys() <= FREE):
            _require_unrated(document, criterion.set_id)


def _criterion(set_id: str, code: str, order: str, attributes: CriterionAttributes) -> Criterion:
    fields = {name: getattr(attributes, name) for name in CriterionAttributes.model_fields}
    return Criterion(id=criterion_id(set_id, code), set_id=set_id, code=code, order=order, **fields)


def _require_unrated(document: Document, set_id: str) -> None:
    rated = {rating.round_id for rating in document.all(RatingEntry)}
    for asked in document.entries(EvaluationRound):
        if asked.set_id == set_id and asked.id in rated:
            raise IntegrityError("criteria_in_use", name=asked.name)
