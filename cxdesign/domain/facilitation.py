"""What a facilitator does with an agenda: each deed is a value, and what it comes to a pure function of the agenda.

Nothing here is undone: whoever has seen what was revealed has seen it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field

from cxdesign.domain.agenda import (
    CONCLUSIONS_AT_MOST,
    THOUGHT_LENGTH,
    THOUGHTS_AT_MOST,
    Agenda,
    Conclusion,
    PartId,
    PlaceId,
    Prompt,
    PromptAttributes,
    PromptKind,
    PromptState,
    Thought,
    ThoughtText,
    WholeMinutes,
)
from cxdesign.domain.deed import Deed, expect_step, require_free, require_waiting, with_step
from cxdesign.domain.piles import PiledIds, piled, taken_off, with_piles
from cxdesign.domain.records import Flag, RecordId
from cxdesign.domain.step_deeds import AnyStepDeed
from cxdesign.domain.vocabulary import Outcome
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
            return _started(agenda, prompt, at)
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


class AddPrompt(Deed):
    """Add a prompt at the end of a step."""

    name: Literal["add_prompt"]
    step_id: PartId
    prompt_id: PartId
    prompt: PromptAttributes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        require_free(self.prompt_id, agenda.prompts)
        step = expect_step(agenda, self.step_id)
        new = Prompt(id=self.prompt_id, **dict(self.prompt))
        return with_step(agenda, step.changed(prompts=(*step.prompts, new)))


class EditPrompt(Deed):
    """Change a prompt that was not started yet."""

    name: Literal["edit_prompt"]
    prompt_id: PartId
    prompt: PromptAttributes

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        known = require_waiting(expect_prompt(agenda, self.prompt_id))
        return agenda.with_prompt(Prompt(id=known.id, reset_count=known.reset_count, **dict(self.prompt)))


class RemovePrompt(Deed):
    """Take out a prompt that was not started yet."""

    name: Literal["remove_prompt"]
    prompt_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        require_waiting(expect_prompt(agenda, self.prompt_id))
        return agenda.with_steps(
            *(
                step.changed(prompts=tuple(one for one in step.prompts if one.id != self.prompt_id))
                for step in agenda.steps
            )
        )


class Conclude(Deed):
    """Record what was decided, or say otherwise what was recorded under the same id."""

    name: Literal["conclude"]
    conclusion_id: PartId
    outcome: Outcome | None = None
    text: Annotated[str, Field(max_length=THOUGHT_LENGTH)] = ""

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        words = self.text.strip()
        if self.outcome is None and not words:
            raise CommandInvalid("conclusion_empty")
        known = next((one for one in agenda.concluded if one.id == self.conclusion_id), None)
        if known is None and len(agenda.concluded) >= CONCLUSIONS_AT_MOST:
            raise CommandInvalid("conclusions_full", limit=CONCLUSIONS_AT_MOST)
        decided = Conclusion(
            id=self.conclusion_id, outcome=self.outcome, text=words, at=at if known is None else known.at
        )
        if known is None:
            return agenda.with_concluded(*agenda.concluded, decided)
        return agenda.with_concluded(*(decided if one is known else one for one in agenda.concluded))


class Withdraw(Deed):
    """Take back what was recorded as decided."""

    name: Literal["withdraw"]
    conclusion_id: PartId

    def on(self, agenda: Agenda, at: datetime) -> Agenda:
        return agenda.with_concluded(*(one for one in agenda.concluded if one.id != self.conclusion_id))


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
    | Conclude
    | Withdraw
    | AnyStepDeed
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


def taken_over(agenda: Agenda, prompt_id: str) -> Agenda:
    """Return the agenda with a prompt marked: what it came to is on the map, or a round of the evaluation."""
    return agenda.with_prompt(expect_prompt(agenda, prompt_id).changed(is_taken_over=True))


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


def _started(agenda: Agenda, prompt: Prompt, at: datetime) -> Agenda:
    """Return the agenda with a prompt open on everybody's screen, its step on, and what was open before locked."""
    if prompt.kind is PromptKind.RANKING and not prompt.ranked_ids:
        raise CommandInvalid("ranking_unchosen", name=prompt.question)
    step = agenda.step_of(prompt.id)
    after = _left(agenda, prompt.id).with_prompt(prompt.started(at)).showing(prompt.id)
    return after.at_step(None if step is None else step.id, at)


def _left(agenda: Agenda, next_id: str | None) -> Agenda:
    """Return the agenda after everybody's screen leaves its prompt: what was open takes no more answers."""
    current = agenda.current
    if current is None or current.id == next_id or current.state not in {PromptState.OPEN, PromptState.HIDDEN}:
        return agenda
    return agenda.with_prompt(current.stopped(PromptState.LOCKED))
