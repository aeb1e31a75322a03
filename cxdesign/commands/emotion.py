"""The command about the emotion curve."""

from __future__ import annotations

from typing import ClassVar

from cxdesign.commands.base import Command, shortened
from cxdesign.domain.change import Change, Put, Remove, patch
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Emotion, EmotionValue, Touchpoint, emotion_id
from cxdesign.domain.records import RecordId
from cxdesign.domain.vocabulary import CurveState


class SetEmotion(Command):
    """State what is felt at a touchpoint, now or as the target; None takes the statement back."""

    name: ClassVar[str] = "set_emotion"
    touchpoint_id: RecordId
    state: CurveState
    value: EmotionValue | None

    def plan(self, document: Document) -> Change:
        touchpoint = document.expect(self.touchpoint_id, Touchpoint)
        record_id = emotion_id(touchpoint.id, self.state)
        known = document.get(record_id)
        if self.value is None:
            return () if known is None else (Remove(known),)
        if known is None:
            return (Put(Emotion(id=record_id, touchpoint_id=touchpoint.id, state=self.state, value=self.value)),)
        return patch(known, value=self.value)

    def subject(self, document: Document) -> str:
        return shortened(document.expect(self.touchpoint_id, Touchpoint).name)
