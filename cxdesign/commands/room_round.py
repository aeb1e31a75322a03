"""What a room said to the criteria, taken over into the evaluation. Never accepted from a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.commands.base import Command, NewId, shortened
from cxdesign.commands.placing import place_before
from cxdesign.domain.change import Change, Put
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Code, EvaluationRound, RaterEntry, RatingEntry, rating_id, room_rater_id
from cxdesign.domain.order import keys_between
from cxdesign.domain.records import Grade, Name, RecordId
from cxdesign.domain.vocabulary import Evidence, RaterRole, RoundState


class GivenRating(BaseModel):
    """What somebody said to one criterion; without a score: cannot judge."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    criterion: Code
    score: Grade | None
    evidence: Evidence = Evidence.ASSUMPTION


class GivenRater(BaseModel):
    """Somebody without a name, from which side, and what they said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    role: RaterRole
    ratings: Annotated[tuple[GivenRating, ...], Field(min_length=1)]


class TakeRound(Command):
    """Take over the answers of a room as a revealed round: one step, which undo takes back.

    ``set_id`` names the project's own criteria that were asked, None the workbench's. Raters have a role and no name,
    and nothing tells which participant one was. A round that is there is taken over already. The answers stand in the
    change only.
    """

    name: ClassVar[str] = "take_round"
    round_id: NewId
    question: Name
    set_id: RecordId | None = None
    raters: Annotated[tuple[GivenRater, ...], Field(min_length=1, exclude=True)]

    def plan(self, document: Document) -> Change:
        if self.round_id in document:
            return ()
        order, room = place_before(document, document.entries(EvaluationRound), None)
        new = EvaluationRound(
            id=self.round_id,
            name=self.question,
            order=order,
            set_id=self.set_id,
            state=RoundState.REVEALED,
            rated_revision=document.revision,
        )
        return (*room, Put(new), *self._said(document))

    def subject(self, document: Document) -> str:
        return shortened(self.question)

    def _said(self, document: Document) -> Iterator[Put]:
        known = document.entries(RaterEntry)
        keys = keys_between(known[-1].order if known else None, None, len(self.raters))
        for number, (given, order) in enumerate(zip(self.raters, keys, strict=True)):
            rater = room_rater_id(self.round_id, number)
            yield Put(RaterEntry(id=rater, role=given.role, order=order))
            for rating in given.ratings:
                place = {"round_id": self.round_id, "rater_id": rater, "criterion": rating.criterion}
                said = {"score": rating.score, "evidence": rating.evidence}
                yield Put(RatingEntry(id=rating_id(*place.values()), **place, **said))
