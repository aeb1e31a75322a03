"""What people say about a record of the design: comments, the answers to them, and what they mention."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from cxdesign.domain.records import TEXT_LENGTH, Flag, Line, Record, RecordId, Text

ABOUT_KINDS: tuple[str, ...] = (
    *("project", "stage", "touchpoint", "lane", "step", "note", "feature", "path", "flow"),
    *("persona", "empathy_note", "need", "performer", "standard", "promise", "datapoint", "objective", "risk"),
    *("scene", "scene_cell", "peak_criterion", "empowerment", "session", "idea"),
)
"""The kinds of records that can be commented on: everything a design is made of, nothing people rate it by."""
_RULE = re.compile(r"(?<![A-Za-z0-9])R\d{2}(?![A-Za-z0-9])")


def kept_moment(at: datetime) -> datetime:
    """Return a point in time as records keep it: in UTC, to the millisecond.

    >>> kept_moment(datetime(2026, 11, 26, 1, 45, 2, 123456, tzinfo=UTC)).microsecond
    123000
    """
    here = at.astimezone(UTC)
    return here.replace(microsecond=here.microsecond // 1000 * 1000)


def _moment(value: object) -> object:
    """Take a point in time with its zone, and keep it to the millisecond; refuse numbers and times without a zone."""
    if isinstance(value, str):
        value = datetime.fromisoformat(value)
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("must be a point in time with its zone")
    try:
        return kept_moment(value)
    except OverflowError as error:  # at either end of the calendar there is no such time in UTC
        raise ValueError("must be a point in time of this calendar") from error


def _written(value: datetime) -> str:
    return value.isoformat(timespec="milliseconds").replace("+00:00", "Z")


Moment = Annotated[
    datetime,
    BeforeValidator(_moment),
    PlainSerializer(_written, when_used="json"),
    Field(ge=datetime(1900, 1, 1, tzinfo=UTC), le=datetime(2199, 12, 31, tzinfo=UTC)),
]
"""A point in time, kept in UTC to the millisecond and written as ``2026-11-26T01:45:02.000Z``."""


class Comment(Record):
    """One comment on a record, or an answer to one.

    ``author`` is the id of the person, whose name is looked up so that it can be redacted; empty, and a time that is
    None, mean that nobody knows. An answer names the comment its thread began with. Only that one is resolved.
    """

    kind: Literal["comment"] = "comment"
    references: ClassVar[dict[str, tuple[str, ...]]] = {"about_id": ABOUT_KINDS, "reply_to_id": ("comment",)}

    text: Text
    about_id: RecordId
    author: Line = ""
    written_at: Moment | None = None
    edited_at: Moment | None = None
    reply_to_id: RecordId | None = None
    is_resolved: Flag = False

    @model_validator(mode="after")
    def _answers_another(self) -> Self:
        if self.reply_to_id == self.id:
            raise ValueError("a comment cannot answer itself")
        return self


def in_time(comments: Iterable[Comment]) -> tuple[Comment, ...]:
    """Return comments in the order they were written, those of unknown time first; equal times by id."""
    return tuple(sorted(comments, key=lambda c: ("" if c.written_at is None else _written(c.written_at), c.id)))


def mentioned_rules(text: str) -> tuple[str, ...]:
    """Return the rules a text mentions, once each, in the order of the text.

    >>> mentioned_rules("R12 again, like R03 and R12; not R1, R123 or XR12")
    ('R12', 'R03')
    """
    return tuple(dict.fromkeys(_RULE.findall(text)))


def with_mentions_of(text: str, names: Iterable[str], others: Iterable[str], label: str) -> str:
    """Return a text in which ``@label`` stands where it mentioned somebody by one of their names.

    A name that somebody else goes by too, or that is the beginning of a longer one of theirs, is left as it is.

    >>> with_mentions_of("@Ann, @Ann Lee: see @Ben", ["Ann"], ["Ann Lee", "Ben"], "Former participant 1")
    '@Former participant 1, @Ann Lee: see @Ben'
    """
    theirs = {name for name in others if name}
    own = {name for name in names if name} - theirs
    if not own:
        return text
    known = sorted(own | theirs, key=len, reverse=True)
    pattern = re.compile("@(" + "|".join(map(re.escape, known)) + r")(?!\w)")
    return pattern.sub(lambda match: f"@{label}" if match[1] in own else match[0], text)[:TEXT_LENGTH]


def mentioned_people(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some names that a text mentions as ``@name``; of two that begin alike, the longer one.

    >>> mentioned_people("@Ann Lee, see @Ben", ["Ann", "Ann Lee", "Ben", "Cat"])
    ('Ann Lee', 'Ben')
    """
    known = sorted({name for name in names if name}, key=len, reverse=True)
    if not known:
        return ()
    pattern = re.compile("@(" + "|".join(map(re.escape, known)) + r")(?!\w)")
    return tuple(dict.fromkeys(pattern.findall(text)))
