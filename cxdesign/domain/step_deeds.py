"""What a facilitator does with the steps of an agenda: add, change, order, begin, end, lengthen and skip them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from cxdesign.domain.agenda import STEPS_AT_MOST, Agenda, PartId, Step, WholeMinutes
from cxdesign.domain.deed import Deed, expect_step, require_free, require_waiting, with_step
from cxdesign.domain.records import Flag, Name
from cxdesign.errors import CommandInvalid

MORE_AT_MOST = 480
"""Most minutes a step may be given on the way (ours)."""


class AddStep(Deed):
    """Add a step at the end of the agenda."""

    name: Literal["add_step"]
    step_id: PartId
    step_name: Name
    minutes: WholeMinutes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        require_free(self.step_id, agenda.steps)
        if len(agenda.steps) >= STEPS_AT_MOST:
            raise CommandInvalid("steps_full", limit=STEPS_AT_MOST)
        return agenda.with_steps(*agenda.steps, Step(id=self.step_id, name=self.step_name, minutes=self.minutes))


class EditStep(Deed):
    """Change the name and the minutes of a step."""

    name: Literal["edit_step"]
    step_id: PartId
    step_name: Name
    minutes: WholeMinutes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        step = expect_step(agenda, self.step_id)
        return with_step(agenda, step.changed(name=self.step_name, minutes=self.minutes))


class RemoveStep(Deed):
    """Take a step out of the agenda, as long as it was not begun and none of its prompts started."""

    name: Literal["remove_step"]
    step_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        step = expect_step(agenda, self.step_id)
        _require_fresh(step)
        return agenda.with_steps(*(one for one in agenda.steps if one is not step))


class MoveStep(Deed):
    """Let a step change places with the one before or after it."""

    name: Literal["move_step"]
    step_id: PartId
    by: Literal[-1, 1]

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        return agenda.with_steps(*_swapped(agenda.steps, expect_step(agenda, self.step_id), self.by))


class BeginStep(Deed):
    """Let the time of a step run, and no other step's; a step without a question is begun so."""

    name: Literal["begin_step"]
    step_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        return agenda.at_step(expect_step(agenda, self.step_id).id, at)


class EndStep(Deed):
    """Let the time of a step end; its questions stay as they are."""

    name: Literal["end_step"]
    step_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        return with_step(agenda, expect_step(agenda, self.step_id).ended(at))


class ExtendStep(Deed):
    """Give a step more minutes; what was planned stays known."""

    name: Literal["extend_step"]
    step_id: PartId
    minutes: Annotated[WholeMinutes, Field(le=60)] = 2

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        step = expect_step(agenda, self.step_id)
        if step.more_minutes + self.minutes > MORE_AT_MOST:
            raise CommandInvalid("step_too_long", name=step.name, limit=MORE_AT_MOST)
        return with_step(agenda, step.changed(more_minutes=step.more_minutes + self.minutes))


class SkipStep(Deed):
    """Leave out a step that was not begun, or take it up again."""

    name: Literal["skip_step"]
    step_id: PartId
    is_skipped: Flag

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        step = expect_step(agenda, self.step_id)
        if self.is_skipped:
            _require_fresh(step)
        return with_step(agenda, step.changed(is_skipped=self.is_skipped))


AnyStepDeed = AddStep | EditStep | RemoveStep | MoveStep | BeginStep | EndStep | ExtendStep | SkipStep
"""Every deed on a step as a whole."""


def _require_fresh(step: Step) -> None:
    if step.runs:
        raise CommandInvalid("prompt_started", name=step.name)
    for prompt in step.prompts:
        require_waiting(prompt)


def _swapped(steps: Sequence[Step], step: Step, by: int) -> list[Step]:
    order = list(steps)
    place = order.index(step)
    other = place + by
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return order
