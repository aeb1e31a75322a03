"""Commands about rounds of an evaluation, the raters, their ratings, and what is decided in the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from cxdesign.commands.base import Command, NewId, removal, require_new_id, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put, patch, patch_fields
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import (
    EVALUATION_KINDS,
    Code,
    CriteriaSet,
    Criterion,
    Decision,
    DecisionAttributes,
    EvaluationRound,
    RaterEntry,
    RatingEntry,
    Reasons,
    RoundAttributes,
    decision_id,
    is_own_rater,
    is_room_rater,
    own_rater_id,
    rating_id,
)
from cxdesign.domain.records import Flag, Grade, Line, Name, RecordId, Remark, kind_of
from cxdesign.domain.vocabulary import Evidence, RaterRole, RoundState
from cxdesign.errors import CommandInvalid, IntegrityError, PermissionDenied


class OpenRound(Command):
    """Open a round in which everybody rates alone; one that follows another keeps its criteria, weights and gate."""

    name: ClassVar[str] = "open_round"
    round_id: NewId
    round_name: Name
    design: Line = ""
    set_id: RecordId | None = None
    follows_id: RecordId | None = None

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.round_id, "round")
        fields = RoundAttributes(design=self.design).model_dump()
        set_id = self.set_id
        if self.follows_id is not None:
            earlier = document.expect(self.follows_id, EvaluationRound)
            if earlier.is_open:
                raise IntegrityError("round_open", name=earlier.name)
            fields = {name: getattr(earlier, name) for name in fields}
            set_id = earlier.set_id
        if set_id is not None:
            document.expect(set_id, CriteriaSet)
        order, _ = place_before(document, document.entries(EvaluationRound), None)
        new = EvaluationRound(
            id=self.round_id,
            name=self.round_name,
            order=order,
            set_id=set_id,
            follows_id=self.follows_id,
            rated_revision=document.revision,
            **fields,
        )
        return (Put(new),)

    def subject(self, document: Document) -> str:
        return shortened(self.round_name)


class OnRound(Command):
    """What the commands about an existing round share."""

    round_id: RecordId

    def round(self, document: Document) -> EvaluationRound:
        """Return the round, or refuse."""
        return document.expect(self.round_id, EvaluationRound)

    def subject(self, document: Document) -> str:
        return shortened(self.round(document).name)


class RenameRound(OnRound):
    """Give a round another name."""

    name: ClassVar[str] = "rename_round"
    new_name: Name

    def plan(self, document: Document) -> Change:
        return patch(self.round(document), name=self.new_name)


class EditRound(OnRound):
    """Change which design a round is about, its weights, or its gate; the ratings stay as they are."""

    name: ClassVar[str] = "edit_round"
    attributes: RoundAttributes

    def plan(self, document: Document) -> Change:
        found, fields = self.round(document), self.attributes.model_dump(exclude_unset=True)
        low, high = (fields.get(name, getattr(found, name)) for name in ("gate_low", "gate_high"))
        if low is not None and high is not None and low > high:
            raise CommandInvalid("gate_inverted", low=low, high=high)
        return patch_fields(found, fields)


class RevealRound(OnRound):
    """Show everybody all ratings of a round. Nobody can rate in it any more, and it cannot be taken back."""

    name: ClassVar[str] = "reveal_round"

    def plan(self, document: Document) -> Change:
        found = _open(self.round(document))
        if not _ratings(document, found.id):
            raise IntegrityError("round_empty", name=found.name)
        return patch(found, state=RoundState.REVEALED)


class RemoveRound(OnRound):
    """Remove a round with its ratings, its decision and its raters of a workshop; no open one that holds ratings."""

    name: ClassVar[str] = "remove_round"

    def plan(self, document: Document) -> Change:
        found = self.round(document)
        if found.is_open and _ratings(document, found.id):
            raise IntegrityError("round_open", name=found.name)
        later = (other for other in document.all(EvaluationRound) if other.follows_id == found.id)
        loosened = tuple(edit for other in later for edit in patch(other, follows_id=None))
        nowhere_else = {rating.rater_id for rating in _ratings(document, found.id) if is_room_rater(rating.rater_id)}
        return loosened + removal(document, found, *(document.expect(one, RaterEntry) for one in sorted(nowhere_else)))


class AddRater(Command):
    """Add a rater: oneself, or as a guest somebody without a screen of their own."""

    name: ClassVar[str] = "add_rater"
    rater_id: NewId
    rater_name: Line = ""
    role: RaterRole
    is_guest: Flag = False

    def permit(self, document: Document, actor_id: str) -> None:
        if not self.is_guest and self.rater_id != own_rater_id(actor_id):
            raise PermissionDenied("rater_is_another")

    def plan(self, document: Document) -> Change:
        require_new_id(document, self.rater_id, "rater")
        if self.is_guest and is_own_rater(self.rater_id):
            raise PermissionDenied("rater_is_another")
        order, _ = place_before(document, document.entries(RaterEntry), None)
        new = RaterEntry(id=self.rater_id, name=self.rater_name, role=self.role, order=order, is_guest=self.is_guest)
        return (Put(new),)

    def subject(self, document: Document) -> str:
        return shortened(self.rater_name)


class OnRater(Command):
    """What the commands about an existing rater share: only they themselves give them, but for guests."""

    rater_id: RecordId

    def rater(self, document: Document) -> RaterEntry:
        """Return the rater, or refuse."""
        return document.expect(self.rater_id, RaterEntry)

    def permit(self, document: Document, actor_id: str) -> None:
        if not self.rater(document).is_guest and self.rater_id != own_rater_id(actor_id):
            raise PermissionDenied("rater_is_another")

    def subject(self, document: Document) -> str:
        return shortened(self.rater(document).name)


class EditRater(OnRater):
    """Change a rater's name or role."""

    name: ClassVar[str] = "edit_rater"
    rater_name: Line
    role: RaterRole

    def plan(self, document: Document) -> Change:
        return patch(self.rater(document), name=self.rater_name, role=self.role)


class RemoveRater(OnRater):
    """Remove a rater with all ratings; not while a round is open in which the rater has rated."""

    name: ClassVar[str] = "remove_rater"

    def plan(self, document: Document) -> Change:
        rater = self.rater(document)
        rated = {rating.round_id for rating in document.all(RatingEntry) if rating.rater_id == rater.id}
        for found in document.all(EvaluationRound):
            if found.is_open and found.id in rated:
                raise IntegrityError("round_open", name=found.name)
        return removal(document, rater)


class OnRating(OnRater):
    """What the commands about one rating share: nobody else sees them before the round is revealed."""

    round_id: RecordId
    criterion: Code

    @property
    def seal_id(self) -> str | None:
        return self.round_id

    @property
    def sealed_ids(self) -> tuple[str, ...]:
        return (rating_id(self.round_id, self.rater_id, self.criterion),)

    def subject(self, document: Document) -> str:
        return self.criterion


class Rate(OnRating):
    """Rate a criterion; without a score: cannot judge. A second time replaces what was said."""

    name: ClassVar[str] = "rate"
    score: Grade | None
    evidence: Evidence = Evidence.ASSUMPTION
    record_ids: Reasons = ()
    note: Remark = ""

    def plan(self, document: Document) -> Change:
        found = _open(document.expect(self.round_id, EvaluationRound))
        rater = self.rater(document)
        if rater.role is RaterRole.OBSERVER:
            raise IntegrityError("observer_rates_not")
        _require_criterion(document, found, self.criterion)
        said = {"score": self.score, "evidence": self.evidence, "record_ids": self.record_ids, "note": self.note}
        new_id = rating_id(found.id, rater.id, self.criterion)
        known = document.get(new_id)
        _require_reasons(document, {*self.record_ids} - {*getattr(known, "record_ids", ())})
        if known is not None:
            return patch(known, **said)
        place = {"round_id": found.id, "rater_id": rater.id, "criterion": self.criterion}
        return (Put(RatingEntry(id=new_id, **place, **said)),)


class WithdrawRating(OnRating):
    """Take back what was said of a criterion, as if nothing had been said."""

    name: ClassVar[str] = "withdraw_rating"

    def plan(self, document: Document) -> Change:
        found = _open(document.expect(self.round_id, EvaluationRound))
        known = document.get(rating_id(found.id, self.rater(document).id, self.criterion))
        return () if known is None else removal(document, known)


class Decide(OnRound):
    """Record what a revealed round leads to; fields that are not named stay as they are. No field is no deed.

    ``is_first``: refused when there is a decision on record.
    """

    name: ClassVar[str] = "decide"
    attributes: DecisionAttributes
    is_first: Flag = False

    def plan(self, document: Document) -> Change:
        found = self.round(document)
        if found.is_open:
            raise IntegrityError("round_open", name=found.name)
        fields = self.attributes.model_dump(exclude_unset=True)
        known = document.get(decision_id(found.id))
        if known is not None and self.is_first:
            raise CommandInvalid("decision_there", name=found.name)
        if known is not None:
            return patch_fields(known, fields)
        if not any(fields.values()):
            return ()
        return (Put(Decision(id=decision_id(found.id), round_id=found.id, **fields)),)


def _open(found: EvaluationRound) -> EvaluationRound:
    if not found.is_open:
        raise IntegrityError("round_revealed", name=found.name)
    return found


def _ratings(document: Document, round_id: str) -> tuple[RatingEntry, ...]:
    return tuple(rating for rating in document.all(RatingEntry) if rating.round_id == round_id)


def _require_reasons(document: Document, record_ids: Iterable[str]) -> None:
    """Refuse reasons that are not in the design; what was there when it was named first may be gone by now."""
    for record_id in record_ids:
        if record_id not in document or kind_of(record_id) in EVALUATION_KINDS:
            raise IntegrityError("reference_unknown", id=record_id)


def _require_criterion(document: Document, found: EvaluationRound, code: str) -> None:
    """Refuse a criterion that the round's own criteria do not ask; the workbench's own are known further up only."""
    if found.set_id is None:
        return
    own = (criterion for criterion in document.all(Criterion) if criterion.set_id == found.set_id)
    if not any(criterion.code == code and criterion.is_used for criterion in own):
        raise IntegrityError("criterion_unknown", id=code)
