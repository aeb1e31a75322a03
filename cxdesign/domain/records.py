"""The base of all records, and the value types they share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from cxdesign.domain.order import is_order_key

NAME_LENGTH = 200
TEXT_LENGTH = 10_000
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def is_printable(text: str) -> bool:
    r"""Return whether a text holds nothing a record refuses: control characters that nobody can read.

    >>> is_printable("one\ntwo"), is_printable("bell \x07")
    (True, False)
    """
    return _FORBIDDEN.search(text) is None


def _without_control_characters(text: str) -> str:
    if not is_printable(text):
        raise ValueError("control characters are not allowed")
    return text


def _one_line(text: str) -> str:
    return " ".join(_without_control_characters(text).split())


def _not_empty(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text


def _unix_line_ends(text: object) -> object:
    return text.replace("\r\n", "\n").replace("\r", "\n") if isinstance(text, str) else text


def _calendar_day(value: object) -> object:
    """Take YYYY-MM-DD for a date, and refuse what else would be taken for one: numbers of seconds, points in time."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return date.fromisoformat(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise ValueError("must be a day, written YYYY-MM-DD")


def _known_order_key(key: str) -> str:
    if not is_order_key(key):
        raise ValueError("not an order key")
    return key


Line = Annotated[str, Field(max_length=NAME_LENGTH, strict=True), AfterValidator(_one_line)]
"""One line of at most 200 characters, may be empty; runs of white space become one space."""

Name = Annotated[Line, AfterValidator(_not_empty)]
"""One line of 1 to 200 characters; runs of white space become one space."""

Remark = Annotated[
    str,
    Field(max_length=TEXT_LENGTH, strict=True),
    BeforeValidator(_unix_line_ends),
    AfterValidator(_without_control_characters),
]
"""At most 10,000 characters, may be empty, keeps its line breaks."""

Text = Annotated[Remark, AfterValidator(_not_empty)]
"""1 to 10,000 characters, not only white space, keeps its line breaks."""

OrderKey = Annotated[str, Field(max_length=200), AfterValidator(_known_order_key)]
"""A fractional order key, see :mod:`cxdesign.domain.order`."""

Flag = Annotated[bool, Field(strict=True)]
"""True or false; nothing is taken for one of them."""

RecordId = Annotated[str, Field(max_length=96, pattern=r"^[a-z_]+:[A-Za-z0-9_.-]{1,64}$")]
"""``kind:suffix``; ids made of another id add to the suffix, see :class:`cxdesign.domain.journey.Emotion`."""


Suffix = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,64}$")]
"""The part of a record id after its kind."""

Minutes = Annotated[float, Field(ge=0, le=5_256_000, allow_inf_nan=False, strict=True)]
"""A duration in minutes, 0 to ten years."""

Grade = Annotated[int, Field(ge=1, le=5, strict=True)]
"""A grade from 1 (least) to 5 (most)."""

Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2199, 12, 31)), BeforeValidator(_calendar_day)]
"""A calendar day, written YYYY-MM-DD."""


def in_order(values: Iterable[str]) -> tuple[str, ...]:
    """Return the values once each and sorted, so that equal sets are stored equally."""
    return tuple(sorted(set(values)))


def kind_of(record_id: str) -> str:
    """Return the kind in a record id.

    >>> kind_of("touchpoint:01J")
    'touchpoint'
    """
    return record_id.partition(":")[0]


def suffix_of(record_id: str) -> str:
    """Return the part of a record id after its kind.

    >>> suffix_of("touchpoint:01J")
    '01J'
    """
    return record_id.partition(":")[2]


def joint_id(kind: str, *parts: str) -> str:
    """Return the one id a record of this kind made of several parts can have, so that two writers meet in one record.

    >>> joint_id("relation", "serves", "feature:a", "need:b")
    'relation:fe766ee4b84119f8bef2b2d1'
    """
    return f"{kind}:{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:24]}"


class Record(BaseModel):
    """One immutable item of a document, with a typed id.

    ``references`` names the fields that hold ids of other records and the kinds each may point to: integrity and
    the consequences of a removal are read from it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", use_enum_values=False)

    references: ClassVar[dict[str, tuple[str, ...]]] = {}

    kind: str
    id: RecordId

    @model_validator(mode="after")
    def _id_has_the_kind(self) -> Self:
        if kind_of(self.id) != self.kind:
            raise ValueError(f"id of a {self.kind} must start with {self.kind}:")
        return self

    def to_dict(self) -> dict[str, Any]:  # Any: JSON
        """Return the record as JSON-able data, without fields at their default."""
        return {"kind": self.kind, **self.model_dump(mode="json", exclude_defaults=True)}

    def replaced(self, fields: Sequence[tuple[str, Any]] | dict[str, Any]) -> Self:
        """Return a validated copy with other values in the given fields."""
        values = {name: getattr(self, name) for name in type(self).model_fields}
        return self.model_validate({**values, **dict(fields)})


class Link(Record):
    """A record that joins two others: ``source_id`` and ``target_id``."""

    source_id: RecordId
    target_id: RecordId
