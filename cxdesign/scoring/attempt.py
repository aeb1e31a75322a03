"""A run through the sorting exercise: answers one by one, the result, and what to revise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cxdesign.scoring.exercise import Answer, Item, Mark, PyramidExercise, Question, mark_item

COLUMNS = ("item", "answer", "expected", "credit", "decided_by", "own_reason")
"""What an attempt says of each item, in the order of the columns."""


@dataclass(frozen=True)
class Given:
    """The answer to one item; ``reason`` is what somebody argues in an item for discussion, empty when nothing."""

    number: int
    answer: Answer
    reason: str = ""


@dataclass(frozen=True)
class Result:
    """What a run amounts to.

    Attributes
    ----------
    points : float
        Sum of the credits.
    full, half, wrong : tuple of int
        Numbers of the items by credit.
    total : int
        Items answered.
    revise : tuple of Question
        The questions of the tree that decided items without full credit, the most missed first, on a tie the earlier.
    """

    points: float
    full: tuple[int, ...]
    half: tuple[int, ...]
    wrong: tuple[int, ...]
    total: int
    revise: tuple[Question, ...]

    @property
    def share(self) -> float | None:
        """Points as a share of the items answered, 0 … 1; None before the first answer."""
        return self.points / self.total if self.total else None


def result(exercise: PyramidExercise, given: Sequence[Given]) -> Result:
    """Return what the answers so far amount to.

    Parameters
    ----------
    exercise : PyramidExercise
        Where the items come from.
    given : sequence of Given
        The answers; items not answered do not count.

    Returns
    -------
    Result
        Points 0 … number of answers, more is better.

    Notes
    -----
    Marking: :func:`cxdesign.scoring.exercise.mark_item` (ours).

    Examples
    --------
    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> found = result(pyramid_exercise(), [Given(1, "L1"), Given(8, "L3"), Given(9, "L2")])
    >>> found.points, found.wrong, [question.id for question in found.revise]
    (1.5, (9,), ['missed', 'unexpected'])
    """
    marks = [(one.number, _mark(exercise, one)) for one in given]
    missed = [mark.step for _, mark in marks if mark.credit < 1]
    asked = [question for question in exercise.tree if question.id in missed]
    return Result(
        points=sum(mark.credit for _, mark in marks),
        full=_numbers(marks, 1.0),
        half=_numbers(marks, 0.5),
        wrong=_numbers(marks, 0.0),
        total=len(marks),
        revise=tuple(sorted(asked, key=lambda question: -missed.count(question.id))),
    )


def attempt_rows(exercise: PyramidExercise, given: Sequence[Given]) -> list[dict[str, Any]]:  # Any: JSON
    """Return an attempt as rows, without names or times.

    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> attempt_rows(pyramid_exercise(), [Given(1, "L2")])[0]["credit"]
    0.0
    """
    return [
        {
            "item": one.number,
            "answer": str(one.answer),
            "expected": str(mark.expected),
            "credit": mark.credit,
            "decided_by": mark.step,
            "own_reason": one.reason,
        }
        for one, mark in ((one, _mark(exercise, one)) for one in given)
    ]


def _mark(exercise: PyramidExercise, given: Given) -> Mark:
    return mark_item(item_of(exercise, given.number), given.answer)


def item_of(exercise: PyramidExercise, number: int) -> Item:
    """Return the item of a number.

    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> item_of(pyramid_exercise(), 13).is_for_discussion
    True
    """
    return next(item for item in exercise.items if item.number == number)


def _numbers(marks: Sequence[tuple[int, Mark]], credit: float) -> tuple[int, ...]:
    return tuple(number for number, mark in marks if mark.credit == credit)
