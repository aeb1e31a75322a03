"""The commands about the emotion curve."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cxdesign.commands.base import Command, shortened
from cxdesign.domain.change import Change, Put, Remove, patch
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Emotion, EmotionValue, RoomCounts, Touchpoint, emotion_id
from cxdesign.domain.records import Name, RecordId
from cxdesign.domain.vocabulary import CurveState


class SetEmotion(Command):
    """State what is felt at a touchpoint, now or as the target; None takes the statement back."""

    name: ClassVar[str] = "set_emotion"
    touchpoint_id: RecordId
    state: CurveState
    value: EmotionValue | None

    def plan(self, document: Document) -> Change:
        touchpoint = document.expect(self.touchpoint_id, Touchpoint)
        if self.value is not None:
            return _stated(document, touchpoint, self.state, self.value)
        known = document.get(emotion_id(touchpoint.id, self.state))
        return () if known is None else (Remove(known),)

    def subject(self, document: Document) -> str:
        return shortened(document.expect(self.touchpoint_id, Touchpoint).name)


class TakeCurve(Command):
    """Take over what a room felt as the curve as it is now: one step, which undo takes back whole.

    Touchpoints that are gone since are passed over; those the room could not judge keep what they have. ``counts`` are
    the ratings the values come from.
    """

    name: ClassVar[str] = "take_curve"
    question: Name
    values: Annotated[dict[RecordId, EmotionValue], Field(min_length=1)]
    counts: dict[RecordId, RoomCounts] = Field(default_factory=dict)

    def plan(self, document: Document) -> Change:
        found = (document.get(touchpoint_id) for touchpoint_id in self.values)
        touchpoints = [one for one in found if isinstance(one, Touchpoint)]
        return tuple(
            edit
            for one in touchpoints
            for edit in _stated(
                document, one, CurveState.NOW, self.values[one.id], room_counts=self.counts.get(one.id, ())
            )
        )

    def subject(self, document: Document) -> str:
        return shortened(self.question)


def _stated(
    document: Document, touchpoint: Touchpoint, state: CurveState, value: int, **fields: tuple[int, ...]
) -> Change:
    known = document.get(emotion_id(touchpoint.id, state))
    if known is not None:
        return patch(known, value=value, **fields)
    new = Emotion(id=emotion_id(touchpoint.id, state), touchpoint_id=touchpoint.id, state=state, value=value, **fields)
    return (Put(new),)
