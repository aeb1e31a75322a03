"""The formats a workshop may begin with, as data (``data/catalogues/workshops-1.json``).

An agenda made of one is free to change. Its words are stored in the language it was opened in and are told to everybody
in the reader's, as long as they are those of a format: what somebody has changed is the same for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.domain.agenda import Agenda, Prompt, PromptKind, Step, Target, WholeMinutes
from cxdesign.errors import CommandInvalid
from cxdesign.i18n import LOCALES
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


def agenda_words(locale: str) -> Mapping[str, str]:
    """Return what each text of the formats, in whatever other language it stands, is called in this one."""
    return {text: known.of(locale) for text, known in _by_wording().items() if known.of(locale) != text}


def spoken(agenda: Agenda, locale: str) -> Agenda:
    """Return an agenda as it reads in a language: texts of the formats in that language, all others as they are.

    >>> spoken(make_agenda("taster", "en"), "zh-CN") == make_agenda("taster", "zh-CN")
    True
    """
    words = agenda_words(locale)
    steps = (
        step.model_copy(
            update={
                "name": words.get(step.name, step.name),
                "prompts": tuple(
                    one.model_copy(update={"question": words.get(one.question, one.question)}) for one in step.prompts
                ),
            }
        )
        for step in agenda.steps
    )
    return agenda.model_copy(update={"name": words.get(agenda.name, agenda.name), "steps": tuple(steps)})


@cache
def _by_wording() -> Mapping[str, Text]:
    """Return the texts of the formats by each of their wordings."""
    return MappingProxyType({text.of(locale): text for text in _texts() for locale in LOCALES})


def _texts() -> Iterator[Text]:
    for one in formats():
        yield one.name
        for step in one.steps:
            yield step.name
            yield from (prompt.question for prompt in step.prompts)


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
