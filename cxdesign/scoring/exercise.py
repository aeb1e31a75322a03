"""Learning the pyramid: the questions that tag a feature with a level, a sorting exercise, a drill, and their marking.

The texts are data (``data/exercises/pyramid-1.json``). Marking is pure; attempts are kept nowhere here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from cxdesign.domain.vocabulary import Level, Provenance
from cxdesign.i18n.text import Text
from cxdesign.resources import data_folder
from cxdesign.scoring.catalogue import Origin
from cxdesign.scoring.pyramid import HIGHEST, LOWEST, TOLERANCE, Gate, Verdict, gate

EXERCISE_FILE = "pyramid-1.json"
Step = Literal["missed", "problem", "personal", "unexpected"]
Answer = Level | Literal["none"]
NONE: Literal["none"] = "none"
"""The answer that something is no element of the experience."""
Score = Annotated[float, Field(ge=LOWEST, le=HIGHEST)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Question(_Entry):
    """One question of the decision tree and the level a yes leads to."""

    id: Step
    question: Text
    level: Level


class Item(_Entry):
    """One statement to sort.

    ``accepted`` answers get full credit, the first being the key; ``half`` get half. ``step`` is the question that
    decides, ``argument`` what speaks for another answer.
    """

    number: Annotated[int, Field(ge=1)]
    text: Text
    accepted: Annotated[tuple[Answer, ...], Field(min_length=1)]
    half: tuple[Answer, ...]
    step: Step
    reason: Text
    argument: Text | None
    origins: Annotated[tuple[Origin, ...], Field(min_length=1)]

    @property
    def key(self) -> Answer:
        """The answer that is expected."""
        return self.accepted[0]

    @property
    def is_for_discussion(self) -> bool:
        """Whether another answer can be defended."""
        return self.argument is not None


class Case(_Entry):
    """A profile of levels whose verdict and index are to be predicted."""

    number: Annotated[int, Field(ge=1)]
    levels: Annotated[tuple[Score, ...], Field(min_length=4, max_length=4)]
    verdict: Verdict
    reason: Text
    provenance: Provenance


class PyramidExercise(_Entry):
    """The tree, the items and the drill, with the names of the verdicts."""

    id: str
    version: Annotated[int, Field(ge=1)]
    tree: Annotated[tuple[Question, ...], Field(min_length=4, max_length=4)]
    tree_note: Text
    tree_provenance: Provenance
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    verdicts: Mapping[Verdict, Text]
    drill: Annotated[tuple[Case, ...], Field(min_length=1)]
    tolerance: Annotated[float, Field(ge=0)]

    @model_validator(mode="after")
    def _names_all_verdicts(self) -> PyramidExercise:
        if set(self.verdicts) != set(Verdict):
            raise ValueError("every verdict needs a name")
        return self


@dataclass(frozen=True)
class Tag:
    """What the decision tree says: level, secondary level and the question that decided; None where there is none."""

    level: Level | None
    secondary: Level | None
    step: Step | None


@dataclass(frozen=True)
class Mark:
    """How an answer to an item is marked: ``credit`` 1, 0.5 or 0, what was expected and which question decides."""

    credit: float
    expected: Answer
    step: Step


@dataclass(frozen=True)
class PredictionMark:
    """How a prediction is marked, and the gate as it is; None where nothing was predicted."""

    verdict_is_right: bool | None
    index_is_right: bool | None
    gate: Gate


@cache
def pyramid_exercise() -> PyramidExercise:
    """Return the exercise that comes with the workbench: 24 items and six cases.

    >>> exercise = pyramid_exercise()
    >>> len(exercise.items), [item.number for item in exercise.items if item.is_for_discussion]
    (24, [13, 17, 23, 24])
    """
    return PyramidExercise.model_validate_json((data_folder() / "exercises" / EXERCISE_FILE).read_bytes())


def tag(answers: Mapping[Step, bool]) -> Tag:
    """Return the level the answers to the four questions lead to.

    The first yes decides: missed L1, problem L2, personal L3, unexpected L4. What is both personal and unexpected is
    L4, with L3 as the secondary level.

    Parameters
    ----------
    answers : mapping of str to bool
        Whether the answer is yes; a question that was not asked counts as no.

    Returns
    -------
    Tag
        No level when no answer is yes: not an element of the experience.

    Notes
    -----
    The tree is ours.

    Examples
    --------
    >>> tag({"personal": True, "unexpected": True})
    Tag(level=<Level.L4: 'L4'>, secondary=<Level.L3: 'L3'>, step='unexpected')
    >>> tag({"missed": True, "unexpected": True}).level.value, tag({}).level
    ('L1', None)
    """
    first = next((question for question in pyramid_exercise().tree if answers.get(question.id, False)), None)
    if first is None:
        return Tag(None, None, None)
    if first.level is Level.L3 and answers.get("unexpected", False):
        return Tag(Level.L4, Level.L3, "unexpected")
    return Tag(first.level, None, first.id)


def mark_item(item: Item, answer: Answer) -> Mark:
    """Return how an answer to an item of the sorting exercise is marked.

    Parameters
    ----------
    item : Item
        What was to be sorted.
    answer : Level or "none"
        The answer given.

    Returns
    -------
    Mark
        Credit 1 for an accepted answer, 0.5 for one that holds too but is outweighed (level 3 where level 4 wins),
        else 0.

    Notes
    -----
    Key and credit: ours; experts may differ on the items for discussion.

    Examples
    --------
    >>> items = {item.number: item for item in pyramid_exercise().items}
    >>> [mark_item(items[18], answer).credit for answer in (Level.L4, Level.L3, Level.L1)]
    [1.0, 0.5, 0.0]
    """
    credit = 1.0 if answer in item.accepted else 0.5 if answer in item.half else 0.0
    return Mark(credit, item.key, item.step)


def mark_prediction(case: Case, verdict: Verdict | None = None, index: float | None = None) -> PredictionMark:
    """Return how a prediction of verdict and index is marked.

    Parameters
    ----------
    case : Case
        The profile.
    verdict : Verdict, optional
        The verdict predicted.
    index : float, optional
        The index predicted, right within the tolerance of the exercise (0.05, ours).

    Returns
    -------
    PredictionMark
        With the gate of the profile.

    Examples
    --------
    >>> case = pyramid_exercise().drill[2]
    >>> mark = mark_prediction(case, Verdict.HALF_GATE, 3.8)
    >>> mark.verdict_is_right, mark.index_is_right, mark.gate.index
    (True, True, 3.75)
    """
    found = gate(case.levels)
    tolerance = pyramid_exercise().tolerance + TOLERANCE
    near = None if index is None or found.index is None else abs(index - found.index) <= tolerance
    return PredictionMark(None if verdict is None else verdict is found.verdict, near, found)
