"""What a participant may answer to a prompt: which role may, and which values fit."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from typing import Annotated

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from cxdesign.domain.agenda import Prompt, PromptKind, PromptState
from cxdesign.domain.records import Grade, Text
from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.errors import CommandInvalid, PermissionDenied

TEXT_AT_MOST = 500
"""Longest text of a participant (ours)."""
CARDS_AT_MOST = 30
"""Most cards of one person to one prompt (ours)."""
WHOLE = "text"
"""The one item of a prompt that asks for a text."""
ORDER = "order"
"""The one item of a prompt that asks for an order: the answer names all things, the first place first."""
EVIDENCE = ".evidence"
"""What the item for the evidence of a grade adds to the code of its criterion."""
LOOKED_ON = frozenset({PromptKind.DOTS, PromptKind.FEELINGS, PromptKind.CRITERIA, PromptKind.RANKING})
"""Prompts that observers look on at: they neither rate nor vote."""
Value = int | str | None
"""An answer: an emotion, grade or dots, a text, evidence or order, or None for "cannot judge"."""
ROLES: tuple[RaterRole, ...] = (
    RaterRole.CUSTOMER,
    RaterRole.FRONT_LINE,
    RaterRole.BACK_OFFICE,
    RaterRole.MANAGER,
    RaterRole.DESIGNER,
    RaterRole.OBSERVER,
)
"""From which sides somebody may take part."""
_UNSEEN = frozenset({"Cc", "Cf", "Mc", "Me", "Mn", "Zl", "Zp", "Zs"})
_UNSEEN_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""What Unicode calls letters or symbols though nothing is seen of them: fillers of Hangul, the blank of Braille."""


def is_blank(text: str) -> bool:
    """Return whether nothing of a text is seen: spaces, characters without width, and marks that stand on none.

    >>> is_blank(" " + chr(0x200B)), is_blank(chr(0x200B) + "好")
    (True, False)
    """
    return all(one.isspace() or one in _UNSEEN_LETTERS or unicodedata.category(one) in _UNSEEN for one in text)


def _seen(text: str) -> str:
    if is_blank(text):
        raise ValueError("must not be empty")
    return text


_EMOTION: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(ge=-5, le=5, strict=True)])
_DOTS: TypeAdapter[int] = TypeAdapter(Annotated[int, Field(ge=0, strict=True)])
_GRADE: TypeAdapter[int] = TypeAdapter(Grade)
_PROOF: TypeAdapter[Evidence] = TypeAdapter(Evidence)
_TEXT: TypeAdapter[str] = TypeAdapter(Annotated[Text, Field(max_length=TEXT_AT_MOST), AfterValidator(_seen)])


def may_answer(role: RaterRole, kind: PromptKind) -> bool:
    """Return whether a role answers prompts of a kind: observers neither rate nor vote.

    >>> may_answer(RaterRole.OBSERVER, PromptKind.DOTS), may_answer(RaterRole.CUSTOMER, PromptKind.DOTS)
    (False, True)
    """
    return role is not RaterRole.OBSERVER or kind not in LOOKED_ON


def require_answerable(prompt: Prompt | None, prompt_id: str, role: RaterRole, *, run: int) -> Prompt:
    """Return the prompt on everybody's screen, or refuse an answer that is not for it.

    ``run`` is the one the answer was meant for: after a reset something else may be asked, or with one's name.

    Raises
    ------
    CommandInvalid
        ``prompt_not_open``, ``prompt_changed``.
    PermissionDenied
        ``observers_look``.
    """
    if prompt is None or prompt.id != prompt_id or prompt.state is not PromptState.OPEN:
        raise CommandInvalid("prompt_not_open")
    if prompt.reset_count != run:
        raise CommandInvalid("prompt_changed")
    if not may_answer(role, prompt.kind):
        raise PermissionDenied("observers_look")
    return prompt


def checked_value(
    prompt: Prompt, item: str, value: object, items: Collection[str], given: Mapping[str, Value]
) -> Value:
    """Return an answer as it is kept.

    Parameters
    ----------
    prompt : Prompt
        What is asked.
    item : str
        What the answer is about.
    value : object
        What was sent.
    items : collection of str
        What may be answered about, or put in order.
    given : mapping
        What this person has answered so far, by item.

    Raises
    ------
    CommandInvalid
        ``answer_invalid`` when the value or the item is none of those asked for, ``dots_spent`` when it takes more dots
        than there are.
    """
    if item not in items_answered(prompt.kind, items):
        raise CommandInvalid("answer_invalid")
    try:
        match prompt.kind:
            case PromptKind.FEELINGS:
                return None if value is None else _EMOTION.validate_python(value)
            case PromptKind.DOTS:
                return _within(prompt, item, _DOTS.validate_python(value), given)
            case PromptKind.CRITERIA if item.endswith(EVIDENCE):
                return None if value is None else _PROOF.validate_python(value).value
            case PromptKind.CRITERIA:
                return None if value is None else _GRADE.validate_python(value)
            case PromptKind.RANKING:
                return _ordered(value, items)
            case _:
                return _TEXT.validate_python(value)
    except ValidationError as error:
        raise CommandInvalid("answer_invalid") from error


def items_answered(kind: PromptKind, items: Collection[str]) -> frozenset[str]:
    """Return under which items the answers to a prompt are kept, when it is about these.

    >>> sorted(items_answered(PromptKind.CRITERIA, ["C1"])), *items_answered(PromptKind.RANKING, ["a", "b"])
    (['C1', 'C1.evidence'], 'order')
    """
    match kind:
        case PromptKind.CRITERIA:
            return frozenset(items) | {f"{item}{EVIDENCE}" for item in items}
        case PromptKind.RANKING:
            return frozenset({ORDER})
        case _:
            return frozenset(items)


def order_of(value: Value) -> tuple[str, ...]:
    """Return what an answer puts in order, the first place first.

    >>> order_of("note:b note:a")
    ('note:b', 'note:a')
    """
    return tuple(value.split()) if isinstance(value, str) else ()


def _ordered(value: object, items: Collection[str]) -> str:
    """Return an order of all items, or refuse: each has one place."""
    order = value.split() if isinstance(value, str) else []
    if not order or sorted(order) != sorted(items):
        raise CommandInvalid("answer_invalid")
    return " ".join(order)


def _within(prompt: Prompt, item: str, dots: int, given: Mapping[str, Value]) -> int:
    others = sum(value for one, value in given.items() if one != item and isinstance(value, int))
    if dots + others > prompt.dots:
        raise CommandInvalid("dots_spent", dots=prompt.dots)
    return dots
