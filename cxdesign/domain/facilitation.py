"""What a facilitator does with an agenda: each deed is a value, and what it comes to a pure function of the agenda.

Nothing here is undone: whoever has seen what was revealed has seen it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.domain.agenda import (
    Agenda,
    PartId,
    Prompt,
    PromptAttributes,
    PromptState,
    Step,
    WholeMinutes,
)
from cxdesign.domain.records import Name
from cxdesign.errors import CommandInvalid

WAYS: Mapping[PromptState, frozenset[PromptState]] = MappingProxyType(
    {
        PromptState.WAITING: frozenset({PromptState.OPEN}),
        PromptState.OPEN: frozenset({PromptState.HIDDEN, PromptState.LOCKED, PromptState.REVEALED}),
        PromptState.HIDDEN: frozenset({PromptState.OPEN, PromptState.LOCKED, PromptState.REVEALED}),
        PromptState.LOCKED: frozenset({PromptState.OPEN, PromptState.REVEALED}),
        PromptState.REVEALED: frozenset(),
    }
)
"""Which state may follow which. What was revealed stays so: answers given after it would not be one's own."""
P = TypeVar("P", Step, Prompt)


class Deed(BaseModel):
    """One thing a facilitator does."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @abstractmethod
    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        """Return the agenda after the deed.

        Raises
        ------
        CommandInvalid
            When what it names is not there, or it does not fit.
        """


class SetState(Deed):
    """Start, hide, lock or reveal a prompt; who starts one shows it to everybody, and locks what was open before."""

    name: Literal["set_state"]
    prompt_id: PartId
    state: PromptState

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        prompt = expect_prompt(agenda, self.prompt_id)
        if self.state not in WAYS[prompt.state]:
            raise CommandInvalid("prompt_state_refused", name=prompt.question)
        if self.state is PromptState.OPEN:
            return _left(agenda, self.prompt_id).with_prompt(prompt.started(at)).showing(prompt.id)
        after = agenda.with_prompt(prompt.changed(state=self.state, ends_at=None))
        return _left(after, self.prompt_id).showing(prompt.id) if self.state is PromptState.REVEALED else after


class Show(Deed):
    """Put something revealed on everybody's screen again, or None: all wait."""

    name: Literal["show"]
    prompt_id: PartId | None

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        if self.prompt_id is not None and not expect_prompt(agenda, self.prompt_id).is_revealed:
            raise CommandInvalid("prompt_state_refused", name=expect_prompt(agenda, self.prompt_id).question)
        return _left(agenda, self.prompt_id).showing(self.prompt_id)


class AddTime(Deed):
    """Give the open prompt more minutes from what is left, or from now when its time is over."""

    name: Literal["add_time"]
    prompt_id: PartId
    minutes: WholeMinutes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        prompt = expect_prompt(agenda, self.prompt_id)
        if prompt.state is not PromptState.OPEN:
            raise CommandInvalid("prompt_state_refused", name=prompt.question)
        begin = max(at, prompt.ends_at or at)
        return agenda.with_prompt(prompt.changed(ends_at=begin + timedelta(minutes=self.minutes)))


class AddStep(Deed):
    """Add a step at the end of the agenda."""

    name: Literal["add_step"]
    step_id: PartId
    step_name: Name
    minutes: WholeMinutes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        _require_free(self.step_id, agenda.steps)
        return agenda.with_steps(*agenda.steps, Step(id=self.step_id, name=self.step_name, minutes=self.minutes))


class EditStep(Deed):
    """Change the name and the minutes of a step."""

    name: Literal["edit_step"]
    step_id: PartId
    step_name: Name
    minutes: WholeMinutes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        step = _expect_step(agenda, self.step_id)
        return _with_step(agenda, step.changed(name=self.step_name, minutes=self.minutes))


class RemoveStep(Deed):
    """Take a step out of the agenda, as long as none of its prompts was started."""

    name: Literal["remove_step"]
    step_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        step = _expect_step(agenda, self.step_id)
        for prompt in step.prompts:
            _require_waiting(prompt)
        return agenda.with_steps(*(one for one in agenda.steps if one is not step))


class MoveStep(Deed):
    """Let a step change places with the one before or after it."""

    name: Literal["move_step"]
    step_id: PartId
    by: Literal[-1, 1]

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        return agenda.with_steps(*_swapped(agenda.steps, _expect_step(agenda, self.step_id), self.by))


class AddPrompt(Deed):
    """Add a prompt at the end of a step."""

    name: Literal["add_prompt"]
    step_id: PartId
    prompt_id: PartId
    prompt: PromptAttributes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        _require_free(self.prompt_id, agenda.prompts)
        step = _expect_step(agenda, self.step_id)
        new = Prompt(id=self.prompt_id, **dict(self.prompt))
        return _with_step(agenda, step.changed(prompts=(*step.prompts, new)))


class EditPrompt(Deed):
    """Change a prompt that was not started yet."""

    name: Literal["edit_prompt"]
    prompt_id: PartId
    prompt: PromptAttributes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        known = _require_waiting(expect_prompt(agenda, self.prompt_id))
        return agenda.with_prompt(Prompt(id=known.id, **dict(self.prompt)))


class RemovePrompt(Deed):
    """Take out a prompt that was not started yet."""

    name: Literal["remove_prompt"]
    prompt_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        _require_waiting(expect_prompt(agenda, self.prompt_id))
        return agenda.with_steps(
            *(
                step.changed(prompts=tuple(one for one in step.prompts if one.id != self.prompt_id))
                for step in agenda.steps
            )
        )


AnyDeed = SetState | Show | AddTime | AddStep | EditStep | RemoveStep | MoveStep | AddPrompt | EditPrompt | RemovePrompt
"""Every deed there is."""
NamedDeed = Annotated[AnyDeed, Field(discriminator="name")]
"""A deed as it is read from the wire: its name says which."""


def expect_prompt(agenda: Agenda, prompt_id: str) -> Prompt:
    """Return the prompt with an id.

    Raises
    ------
    CommandInvalid
        ``prompt_unknown``.
    """
    prompt = agenda.prompt(prompt_id)
    if prompt is None:
        raise CommandInvalid("prompt_unknown")
    return prompt


def _expect_step(agenda: Agenda, step_id: str) -> Step:
    step = next((one for one in agenda.steps if one.id == step_id), None)
    if step is None:
        raise CommandInvalid("prompt_unknown")
    return step


def _left(agenda: Agenda, next_id: str | None) -> Agenda:
    """Return the agenda after everybody's screen leaves its prompt: what was open takes no more answers."""
    current = agenda.current
    if current is None or current.id == next_id or current.state not in {PromptState.OPEN, PromptState.HIDDEN}:
        return agenda
    return agenda.with_prompt(current.changed(state=PromptState.LOCKED, ends_at=None))


def _require_waiting(prompt: Prompt) -> Prompt:
    if prompt.state is not PromptState.WAITING:
        raise CommandInvalid("prompt_started", name=prompt.question)
    return prompt


def _require_free(part_id: str, parts: Sequence[Step | Prompt]) -> None:
    if any(part.id == part_id for part in parts):
        raise CommandInvalid("prompt_unknown")


def _with_step(agenda: Agenda, changed: Step) -> Agenda:
    return agenda.with_steps(*(changed if one.id == changed.id else one for one in agenda.steps))


def _swapped(parts: Sequence[P], part: P, by: int) -> list[P]:
    order: list[Any] = list(parts)  # Any: steps or prompts
    place = order.index(part)
    other = place + by
    if 0 <= other < len(order):
        order[place], order[other] = order[other], order[place]
    return order
