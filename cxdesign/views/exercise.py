"""The exercises in one language: dots of progress, and how an answer was marked."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from cxdesign.i18n import Translator
from cxdesign.scoring.attempt import Given, item_of, result
from cxdesign.scoring.exercise import Answer, PyramidExercise, mark_item
from cxdesign.views.numbers import trimmed

STEP, RADIUS = 15, 5
_DOTS = {
    "full": '<circle cx="{x}" cy="8" r="5" fill="var(--accent-line)"/>',
    "half": '<circle cx="{x}" cy="8" r="4.2" fill="none" stroke="var(--accent-line)" stroke-width="1.6"/>'
    '<path d="M{x} 3.8A4.2 4.2 0 0 0 {x} 12.2Z" fill="var(--accent-line)"/>',
    "wrong": '<circle cx="{x}" cy="8" r="4.2" fill="none" stroke="var(--kind-pain)" stroke-width="1.6"/>'
    '<path d="M{left} 10.4L{right} 5.6" stroke="var(--kind-pain)" stroke-width="1.4"/>',
    "next": '<circle cx="{x}" cy="8" r="5" fill="var(--hair)"/>',
}
_HERE = '<circle cx="{x}" cy="8" r="6.2" fill="none" stroke="var(--accent)" stroke-width="2"/>'


def dots_svg(exercise: PyramidExercise, given: Sequence[Given], at: int, translate: Translator) -> str:
    """Return a dot for every item as an SVG element: filled, half, crossed, still to come; a ring is where one stands.

    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> dots_svg(pyramid_exercise(), [], 1, Translator("en")).count("<circle")
    25
    """
    kinds = {one.number: _kind(mark_item(item_of(exercise, one.number), one.answer).credit) for one in given}
    parts = []
    for place, item in enumerate(exercise.items):
        x = RADIUS + 2.5 + place * STEP
        parts.append(_DOTS[kinds.get(item.number, "next")].format(x=x, left=x - 2.4, right=x + 2.4))
        if item.number == at:
            parts.append(_HERE.format(x=x))
    width = STEP * len(exercise.items)
    label = quoteattr(progress(exercise, given, translate))
    head = f'<svg viewBox="0 0 {width} 16" width="{width}" role="img" aria-label={label}>'
    return head + "".join(parts) + "</svg>"


def _kind(credit: float) -> str:
    return "full" if credit == 1 else "half" if credit else "wrong"


def progress(exercise: PyramidExercise, given: Sequence[Given], translate: Translator) -> str:
    """Return how far one is, in words.

    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> progress(pyramid_exercise(), [Given(1, "L1"), Given(2, "L1")], Translator("en"))
    '2 of 24 answered: 1 right, 0 half right, 1 not right'
    """
    found = result(exercise, given)
    return translate(
        "exercises.progress",
        answered=found.total,
        total=len(exercise.items),
        right=len(found.full),
        half=len(found.half),
        wrong=len(found.wrong),
    )


def answer_name(answer: Answer, translate: Translator) -> str:
    """Return an answer as a reader knows it.

    >>> answer_name("none", Translator("en")), answer_name("L1", Translator("en"))
    ('None of them', 'L1 Core promise')
    """
    name = str(answer)
    if name == "none":
        return translate("exercises.none")
    return translate("exercises.level", level=name, name=translate(f"pyramid.short_{name}"))


def points_sentence(exercise: PyramidExercise, given: Sequence[Given], translate: Translator) -> str:
    """Return the points and what share of the answers they are.

    >>> from cxdesign.scoring.exercise import pyramid_exercise
    >>> points_sentence(pyramid_exercise(), [Given(1, "L1"), Given(2, "L1")], Translator("en"))
    '1 of 2 points (50 %)'
    """
    found = result(exercise, given)
    share = trimmed(100 * (found.share or 0), 0)
    return translate("exercises.points", points=trimmed(found.points, 1), total=found.total, percent=share)
