"""The formats a workshop may begin with, as data (``data/catalogues/workshops-1.json``).

An agenda made of one is free to change. Texts are copied in the facilitator's language, as those of a sample are.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.domain.agenda import Agenda, Prompt, PromptKind, Step, Target, WholeMinutes
from cxdesign.errors import CommandInvalid
from cxdesign.i18n.text import Text
from cxdesign.resources import data_folder

FORMATS_FILE = "workshops-1.json"


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FormatPrompt(_Entry):
    """What a format asks."""

    kind: PromptKind
    question: Text
    minutes: WholeMinutes
    target: Target = "touchpoints"
    dots: Annotated[int, Field(ge=1)] = 3
    criteria: tuple[str, ...] = ()


class FormatStep(_Entry):
    """A part of a format."""

    name: Text
    minutes: WholeMinutes
    prompts: tuple[FormatPrompt, ...]


class Format(_Entry):
    """A workshop that has proven itself; all three are ours."""

    id: str
    name: Text
    steps: Annotated[tuple[FormatStep, ...], Field(min_length=1)]

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(step.minutes for step in self.steps)


class _Formats(_Entry):
    version: Literal[1]
    provenance: Literal["ours"]
    formats: tuple[Format, ...]


@cache
def formats() -> tuple[Format, ...]:
    """Return all formats, the shortest first."""
    path = data_folder() / "catalogues" / FORMATS_FILE
    return _Formats.model_validate_json(path.read_text("utf-8")).formats


def make_agenda(format_id: str, locale: str) -> Agenda:
    """Return a new agenda in a format.

    Raises
    ------
    CommandInvalid
        ``format_unknown``.
    """
    found = next((one for one in formats() if one.id == format_id), None)
    if found is None:
        raise CommandInvalid("format_unknown")
    steps = (
        Step(
            id=f"s{number}",
            name=step.name.of(locale),
            minutes=step.minutes,
            prompts=tuple(_prompts(number, step.prompts, locale)),
        )
        for number, step in enumerate(found.steps, 1)
    )
    return Agenda(name=found.name.of(locale), steps=tuple(steps))


def _prompts(step: int, wanted: Iterable[FormatPrompt], locale: str) -> Iterable[Prompt]:
    for number, prompt in enumerate(wanted, 1):
        yield Prompt(
            id=f"p{step}x{number}",
            kind=prompt.kind,
            question=prompt.question.of(locale),
            minutes=prompt.minutes,
            target=prompt.target,
            dots=prompt.dots,
            criteria=prompt.criteria,
        )
