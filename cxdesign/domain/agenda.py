"""The agenda of a workshop: steps with minutes, and in each the prompts that go to everybody's phone.

An agenda belongs to a session, not to the design: it is no record of a document. What the facilitator does with it
stands in :mod:`cxdesign.domain.facilitation`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cxdesign.domain.evaluation import Code
from cxdesign.domain.records import Flag, Line, Name, RecordId, Text
from cxdesign.domain.vocabulary import EmpathyArea, Outcome, RaterRole

STEPS_AT_MOST = 30
PROMPTS_AT_MOST = 20
"""Most steps of an agenda, and most prompts of a step (ours)."""
DOTS_AT_MOST = 20
"""Most dots a person gets (ours)."""
THOUGHTS_AT_MOST = 300
"""Most thoughts that are set aside in a workshop (ours)."""
THOUGHT_LENGTH = 500
"""Longest thought, and longest words of a conclusion (ours)."""
CONCLUSIONS_AT_MOST = 50
"""Most conclusions of a workshop (ours)."""
RUNS_AT_MOST = 100
"""How often a step may be gone back to (ours)."""
TOUCHPOINTS = "touchpoints"
"""What dots are given to, where not to the cards of a lane."""
PERSONA = "persona"
"""Where cards of an empathy map go when no persona is named: to the one the project aims at, or its first."""
CRITERIA_ALWAYS: tuple[str, ...] = ("C1", "C2")
"""The criteria every choice holds: without the base a design is not judged (ours)."""
CRITERIA_AT_MOST = 8
"""Most criteria of a prompt (ours): more nobody answers on a phone with care."""
PILES_AT_MOST, PILED_AT_MOST = 100, 200
"""Most piles of a prompt, and most cards of a pile (ours)."""
RANKED_AT_LEAST, RANKED_AT_MOST = 3, 10
"""Fewest and most items to be put in order (ours)."""


class PromptKind(StrEnum):
    """What a prompt asks for: cards, dots, how each touchpoint felt, grades by criteria, an order, or a text."""

    CARDS = "cards"
    DOTS = "dots"
    FEELINGS = "feelings"
    CRITERIA = "criteria"
    RANKING = "ranking"
    TEXT = "text"


class PromptState(StrEnum):
    """Where a prompt stands. Answers are taken while it is open only, and shown to nobody before it is revealed."""

    WAITING = "waiting"
    OPEN = "open"
    HIDDEN = "hidden"
    LOCKED = "locked"
    REVEALED = "revealed"


PartId = Annotated[str, Field(pattern=r"^[a-z0-9]{1,32}$")]
"""The id of a step or prompt within its agenda."""
WholeMinutes = Annotated[int, Field(ge=1, le=480, strict=True)]
Pile = Annotated[tuple[RecordId, ...], Field(min_length=2, max_length=PILED_AT_MOST)]
Target = Annotated[str, Field(pattern=r"^[a-z_]+(?::[A-Za-z0-9_.-]{1,64})?$", max_length=96)]
"""Where cards go, or what dots and places are given to.

A lane, the first lane of a role, or :data:`TOUCHPOINTS`; for cards of an empathy map a persona, or :data:`PERSONA`.
"""


class PromptAttributes(BaseModel):
    """What a facilitator says of a prompt.

    ``criteria`` are the codes of the criteria that are asked: the workbench's, or those of the project's own set
    ``set_id``. ``ranked_ids`` are the touchpoints or cards to be put in order; none while they are not chosen yet.
    ``area`` is the area of the empathy map of the persona ``target`` names to which cards go; None: they go to a lane.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: PromptKind
    question: Name
    hint: Line = ""
    minutes: WholeMinutes = 5
    target: Target = TOUCHPOINTS
    dots: Annotated[int, Field(ge=1, le=DOTS_AT_MOST, strict=True)] = 3
    is_author_shown: Flag = False
    criteria: Annotated[tuple[Code, ...], Field(max_length=CRITERIA_AT_MOST)] = ()
    set_id: RecordId | None = None
    area: EmpathyArea | None = None
    ranked_ids: Annotated[tuple[RecordId, ...], Field(max_length=RANKED_AT_MOST)] = ()

    @model_validator(mode="after")
    def _says_what_it_is_about(self) -> Self:
        if len({*self.criteria}) < len(self.criteria) or len({*self.ranked_ids}) < len(self.ranked_ids):
            raise ValueError("something is named twice")
        if self.kind is PromptKind.CRITERIA and not self.criteria:
            raise ValueError("no criterion is asked")
        if self.kind is PromptKind.CRITERIA and self.set_id is None and not {*CRITERIA_ALWAYS} <= {*self.criteria}:
            raise ValueError("the criteria of the base are always asked")
        if self.kind is PromptKind.RANKING and 0 < len(self.ranked_ids) < RANKED_AT_LEAST:
            raise ValueError("too little to be put in order")
        if self.area is not None and (self.kind is not PromptKind.CARDS or self.target.partition(":")[0] != PERSONA):
            raise ValueError("only cards go to an area of a persona")
        return self


class Prompt(PromptAttributes):
    """One thing that everybody is asked; ``paused_left`` are the seconds that are left while its time stands still.

    ``piles`` are the cards that came in as who leads has put them together, each pile from its first card on.
    ``is_taken_over`` says that what it came to was put on the map, or became a round of the evaluation; ``reset_count``
    is how often its answers were forgotten, and stays when it is asked otherwise after that: by it an answer to another
    run is told apart.
    """

    id: PartId
    state: PromptState = PromptState.WAITING
    ends_at: datetime | None = None
    paused_left: int | None = None
    piles: Annotated[tuple[Pile, ...], Field(max_length=PILES_AT_MOST)] = ()
    reset_count: Annotated[int, Field(ge=0, strict=True)] = 0
    is_taken_over: Flag = False

    @property
    def is_revealed(self) -> bool:
        """Whether everybody may see what was answered."""
        return self.state is PromptState.REVEALED

    @property
    def is_nameless(self) -> bool:
        """Whether it asks for cards without authors: they land at once, so who has written tells whose they are."""
        return self.kind is PromptKind.CARDS and not self.is_author_shown

    @property
    def run_id(self) -> str:
        """What the ids of cards follow from: those of an earlier run are not reached from this one."""
        return f"{self.id}.{self.reset_count}" if self.reset_count else self.id

    def changed(self, **fields: Any) -> Prompt:  # Any: values of fields, which are checked
        """Return the prompt with other values, checked."""
        return Prompt.model_validate({**dict(self), **fields})

    def started(self, at: datetime) -> Prompt:
        """Return the prompt open, its time running; what was stopped before begins its time anew."""
        return self.changed(state=PromptState.OPEN, ends_at=at + timedelta(minutes=self.minutes), paused_left=None)

    def stopped(self, state: PromptState) -> Prompt:
        """Return the prompt in a state in which no time runs."""
        return self.changed(state=state, ends_at=None, paused_left=None)


class Run(BaseModel):
    """A time in which a step was on; ``ended_at`` is None while it is."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    began_at: datetime
    ended_at: datetime | None = None


class Step(BaseModel):
    """A part of the workshop.

    ``minutes`` are planned, ``more_minutes`` were given to it on the way; ``runs`` are the times in which it was on: a
    step that is gone back to has several.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: PartId
    name: Name
    minutes: WholeMinutes
    more_minutes: Annotated[int, Field(ge=0, le=480, strict=True)] = 0
    is_skipped: Flag = False
    prompts: Annotated[tuple[Prompt, ...], Field(max_length=PROMPTS_AT_MOST)] = ()
    runs: Annotated[tuple[Run, ...], Field(max_length=RUNS_AT_MOST)] = ()

    @property
    def is_on(self) -> bool:
        """Whether its time is running."""
        return bool(self.runs) and self.runs[-1].ended_at is None

    def took(self, at: datetime) -> timedelta | None:
        """Return how long it has been on by a time, None when it never was."""
        if not self.runs:
            return None
        return sum(((run.ended_at or at) - run.began_at for run in self.runs), timedelta())

    def begun(self, at: datetime) -> Step:
        """Return the step on; where it is on already, or was begun too often, its runs stay as they are."""
        if self.is_on or len(self.runs) >= RUNS_AT_MOST:
            return self
        return self.changed(runs=(*self.runs, Run(began_at=at)), is_skipped=False)

    def ended(self, at: datetime) -> Step:
        """Return the step with its time over."""
        if not self.is_on:
            return self
        *before, last = self.runs
        return self.changed(runs=(*before, Run(began_at=last.began_at, ended_at=max(at, last.began_at))))

    def changed(self, **fields: Any) -> Step:  # Any: values of fields, which are checked
        """Return the step with other values, checked."""
        return Step.model_validate({**dict(self), **fields})


ThoughtText = Annotated[Text, Field(max_length=THOUGHT_LENGTH)]
PlaceId = Annotated[str, Field(pattern=r"^(?:stage|touchpoint):[A-Za-z0-9_.-]{1,64}$")]
"""The id of a stage or a touchpoint of the map."""


class Thought(BaseModel):
    """Something set aside for later; of who set it aside the role and number are kept, no name.

    ``number`` is None for who leads.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: PartId
    text: ThoughtText
    role: RaterRole = RaterRole.FACILITATOR
    number: int | None = None
    is_dealt_with: Flag = False


class Conclusion(BaseModel):
    """What was decided: whether the design is accepted, worked on or given up, or something else in words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: PartId
    outcome: Outcome | None = None
    text: Annotated[str, Field(max_length=THOUGHT_LENGTH)] = ""
    at: datetime

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.outcome is None and not self.text.strip():
            raise ValueError("nothing is decided")
        return self


class Call(BaseModel):
    """A place of the map everybody is called to; ``number`` counts the calls, so that the same place is a new call."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place_id: PlaceId | None
    number: int = 1


class Agenda(BaseModel):
    """The steps in their order, the prompt on everybody's screen, what was set aside and decided, and the last call."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    steps: Annotated[tuple[Step, ...], Field(max_length=STEPS_AT_MOST)] = ()
    current_id: PartId | None = None
    parked: Annotated[tuple[Thought, ...], Field(max_length=THOUGHTS_AT_MOST)] = ()
    concluded: Annotated[tuple[Conclusion, ...], Field(max_length=CONCLUSIONS_AT_MOST)] = ()
    call: Call | None = None

    @property
    def prompts(self) -> tuple[Prompt, ...]:
        """All prompts in their order."""
        return tuple(prompt for step in self.steps for prompt in step.prompts)

    @property
    def minutes(self) -> int:
        """How long all steps take by plan, those left out not counted."""
        return sum(step.minutes + step.more_minutes for step in self.steps if not step.is_skipped)

    @property
    def current(self) -> Prompt | None:
        """The prompt that everybody's screen shows, None while all wait."""
        return self.prompt(self.current_id)

    def prompt(self, prompt_id: str | None) -> Prompt | None:
        """Return the prompt with an id, None when there is none."""
        return next((prompt for prompt in self.prompts if prompt.id == prompt_id), None)

    def step_of(self, prompt_id: str) -> Step | None:
        """Return the step a prompt belongs to, None when there is no such prompt."""
        return next((step for step in self.steps if any(one.id == prompt_id for one in step.prompts)), None)

    def with_steps(self, *steps: Step) -> Agenda:
        """Return the agenda with other steps, checked."""
        return Agenda.model_validate({**dict(self), "steps": steps})

    def with_prompt(self, changed: Prompt) -> Agenda:
        """Return the agenda with a prompt in the place of the one with its id."""
        return self.with_steps(
            *(
                step.changed(prompts=tuple(changed if one.id == changed.id else one for one in step.prompts))
                for step in self.steps
            )
        )

    def at_step(self, step_id: str | None, at: datetime) -> Agenda:
        """Return the agenda with the time of one step running, and of no other; with None, of none at all."""
        moved = (step.begun(at) if step.id == step_id else step.ended(at) for step in self.steps)
        return self.with_steps(*moved)

    def with_concluded(self, *conclusions: Conclusion) -> Agenda:
        """Return the agenda with other conclusions, checked."""
        return Agenda.model_validate({**dict(self), "concluded": conclusions})

    def with_parked(self, *thoughts: Thought) -> Agenda:
        """Return the agenda with other thoughts set aside, checked."""
        return Agenda.model_validate({**dict(self), "parked": thoughts})

    def showing(self, prompt_id: str | None) -> Agenda:
        """Return the agenda with another prompt on everybody's screen, or none; nobody is called elsewhere then."""
        return self.calling(None).model_copy(update={"current_id": prompt_id})

    def calling(self, place_id: str | None) -> Agenda:
        """Return the agenda with everybody called to a place of the map, or let go."""
        if place_id is None and (self.call is None or self.call.place_id is None):
            return self
        number = 1 if self.call is None else self.call.number + 1
        return self.model_copy(update={"call": Call(place_id=place_id, number=number)})
