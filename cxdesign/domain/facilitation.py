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
    THOUGHTS_AT_MOST,
    Agenda,
    PartId,
    PlaceId,
    Prompt,
    PromptAttributes,
    PromptState,
    Step,
    Thought,
    ThoughtText,
    WholeMinutes,
)
from cxdesign.domain.piles import PiledIds, piled, taken_off, with_piles
from cxdesign.domain.records import Flag, Name, RecordId
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
THOUGHTS_EACH = 20
"""Most thoughts one participant sets aside (ours)."""
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
        after = agenda.with_prompt(prompt.stopped(self.state))
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
        prompt = _expect_open(agenda, self.prompt_id)
        if prompt.paused_left is not None:
            left = max(0, prompt.paused_left) + 60 * self.minutes
            return agenda.with_prompt(prompt.changed(paused_left=left))
        begin = max(at, prompt.ends_at or at)
        return agenda.with_prompt(prompt.changed(ends_at=begin + timedelta(minutes=self.minutes)))


class PauseTime(Deed):
    """Let the time of the open prompt stand still; answers are taken all the same. Done again, it changes nothing."""

    name: Literal["pause_time"]
    prompt_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        prompt = _expect_open(agenda, self.prompt_id)
        if prompt.ends_at is None:
            return agenda
        left = round((prompt.ends_at - at).total_seconds())
        return agenda.with_prompt(prompt.changed(ends_at=None, paused_left=left))


class ResumeTime(Deed):
    """Let the time of the open prompt go on from where it stood."""

    name: Literal["resume_time"]
    prompt_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        prompt = _expect_open(agenda, self.prompt_id)
        if prompt.paused_left is None:
            return agenda
        ends_at = at + timedelta(seconds=prompt.paused_left)
        return agenda.with_prompt(prompt.changed(ends_at=ends_at, paused_left=None))


class CallTo(Deed):
    """Call everybody to a stage or touchpoint of the map, or None: let them go."""

    name: Literal["call_to"]
    place_id: PlaceId | None

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        return agenda.calling(self.place_id)


class Park(Deed):
    """Set a thought aside for later; sent again, it changes nothing."""

    name: Literal["park"]
    thought_id: PartId
    text: ThoughtText

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        return parked(agenda, Thought(id=self.thought_id, text=self.text))


class DealWith(Deed):
    """Mark a thought that was set aside as dealt with, or as still to be."""

    name: Literal["deal_with"]
    thought_id: PartId
    is_dealt_with: Flag

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        if not any(one.id == self.thought_id for one in agenda.parked):
            raise CommandInvalid("prompt_unknown")
        change = {"is_dealt_with": self.is_dealt_with}
        return agenda.with_parked(
            *(one.model_copy(update=change) if one.id == self.thought_id else one for one in agenda.parked)
        )


class PileUp(Deed):
    """Put cards that came in on another, or on the pile that it is part of; done again, it changes nothing."""

    name: Literal["pile_up"]
    prompt_id: PartId
    card_ids: PiledIds
    onto_id: RecordId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        prompt = expect_prompt(agenda, self.prompt_id)
        return agenda.with_prompt(with_piles(prompt, piled(prompt.piles, self.card_ids, self.onto_id)))


class TakeOff(Deed):
    """Take cards off the piles they are part of."""

    name: Literal["take_off"]
    prompt_id: PartId
    card_ids: PiledIds

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        prompt = expect_prompt(agenda, self.prompt_id)
        return agenda.with_prompt(with_piles(prompt, taken_off(prompt.piles, self.card_ids)))


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


AnyDeed = (
    SetState
    | Show
    | AddTime
    | PauseTime
    | ResumeTime
    | CallTo
    | Park
    | DealWith
    | PileUp
    | TakeOff
    | AddStep
    | EditStep
    | RemoveStep
    | MoveStep
    | AddPrompt
    | EditPrompt
    | RemovePrompt
)
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


def parked(agenda: Agenda, thought: Thought) -> Agenda:
    """Return the agenda with one more thought set aside; one that is there already changes nothing.

    Raises
    ------
    CommandInvalid
        ``thoughts_spent`` when this person has set aside as many as one may, ``thoughts_full`` when all have.
    """
    if any(one.id == thought.id for one in agenda.parked):
        return agenda
    mine = sum(one.number == thought.number for one in agenda.parked)
    if thought.number is not None and mine >= THOUGHTS_EACH:
        raise CommandInvalid("thoughts_spent", limit=THOUGHTS_EACH)
    if len(agenda.parked) >= THOUGHTS_AT_MOST:
        raise CommandInvalid("thoughts_full", limit=THOUGHTS_AT_MOST)
    return agenda.with_parked(*agenda.parked, thought)


def _expect_open(agenda: Agenda, prompt_id: str) -> Prompt:
    prompt = expect_prompt(agenda, prompt_id)
    if prompt.state is not PromptState.OPEN:
        raise CommandInvalid("prompt_state_refused", name=prompt.question)
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
    return agenda.with_prompt(current.stopped(PromptState.LOCKED))


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
