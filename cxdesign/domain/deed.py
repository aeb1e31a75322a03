"""A deed of who leads as a value, and what all deeds need: finding a part, and refusing what does not fit."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from cxdesign.domain.agenda import Agenda, Prompt, PromptState, Step
from cxdesign.errors import CommandInvalid


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


def expect_step(agenda: Agenda, step_id: str) -> Step:
    """Return the step with an id.

    Raises
    ------
    CommandInvalid
        ``prompt_unknown``.
    """
    step = next((one for one in agenda.steps if one.id == step_id), None)
    if step is None:
        raise CommandInvalid("prompt_unknown")
    return step


def with_step(agenda: Agenda, changed: Step) -> Agenda:
    """Return the agenda with a step in the place of the one with its id."""
    return agenda.with_steps(*(changed if one.id == changed.id else one for one in agenda.steps))


def require_waiting(prompt: Prompt) -> Prompt:
    """Return a prompt that was not started yet.

    Raises
    ------
    CommandInvalid
        ``prompt_started``.
    """
    if prompt.state is not PromptState.WAITING:
        raise CommandInvalid("prompt_started", name=prompt.question)
    return prompt


def require_free(part_id: str, parts: Sequence[Step | Prompt]) -> None:
    """Refuse an id that is taken.

    Raises
    ------
    CommandInvalid
        ``prompt_unknown``.
    """
    if any(part.id == part_id for part in parts):
        raise CommandInvalid("prompt_unknown")
