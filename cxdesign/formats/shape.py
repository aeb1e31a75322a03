"""What the cells of a column hold, derived from the type of the field: how a value is written and read back."""

from __future__ import annotations

import re
import types
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum, auto
from types import MappingProxyType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from cxdesign.analysis.durations import in_minutes
from cxdesign.domain.records import NAME_LENGTH, Minutes
from cxdesign.domain.vocabulary import Level
from cxdesign.formats.grid import Value
from cxdesign.formats.row_names import MARKED, is_marked, whole_number
from cxdesign.i18n import LOCALES, Translator, catalogue

_AREAS = {"CurveState": "state", "RelationType": "relation"}
_EXACT = 1e15
"""Beyond it a number with decimals is no longer written without them."""
_SHORTEST = 2
"""Fewest characters by which a choice is known from its beginning."""
_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ]00:00:00)?")
_DURATION = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*([^\W\d]+)")
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:e[+-]?[0-9]{1,3})?", re.IGNORECASE)
_SEVERAL = re.compile(r"\s*[,;/、，；\n]\s*")


class Kind(Enum):
    """The kinds of values a cell can hold."""

    TEXT = auto()
    FLAG = auto()
    VERDICT = auto()
    WHOLE = auto()
    DECIMAL = auto()
    MINUTES = auto()
    DAY = auto()
    CHOICE = auto()
    SEVERAL = auto()
    REFERENCE = auto()


@dataclass(frozen=True)
class Shape:
    """What a cell holds; ``values`` is the enumeration of a choice, ``limit`` the longest text."""

    kind: Kind
    values: type[StrEnum] | None = None
    limit: int = NAME_LENGTH


def shape_of(model: type[BaseModel], field: str) -> Shape:
    """Return what a cell for a field of a record holds.

    >>> from cxdesign.domain.registers import Risk, Scene
    >>> shape_of(Risk, "severity").kind, shape_of(Scene, "senses").values.__name__
    (<Kind.WHOLE: 4>, 'Sense')
    """
    if field.endswith("_id"):
        return Shape(Kind.REFERENCE)
    found_field = model.model_fields[field]
    annotation = found_field.annotation
    types_found = [found for found in _types(annotation) if found is not type(None)]
    is_optional = type(None) in set(_types(annotation))
    wanted = types_found[0]
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return Shape(Kind.SEVERAL if get_origin(_bare(annotation)) is tuple else Kind.CHOICE, wanted)
    if wanted is bool:
        return Shape(Kind.VERDICT if is_optional else Kind.FLAG)
    if wanted is float:
        return Shape(Kind.MINUTES if Minutes in get_args(annotation) else Kind.DECIMAL)
    limit = next((part.max_length for part in found_field.metadata if hasattr(part, "max_length")), NAME_LENGTH)
    return Shape({int: Kind.WHOLE, date: Kind.DAY}.get(wanted, Kind.TEXT), limit=limit)


def to_cell(value: Any, shape: Shape, translate: Translator) -> Value:  # Any: the value of a field of this shape
    """Return a value as a cell shows it in the reader's language; None, an empty text and a flag not set are blank."""
    if shape.kind is Kind.VERDICT and value is not None:
        return translate(f"format.cell.{'yes' if value else 'no'}")
    if value is None or value is False or value == ():
        return None
    match shape.kind:
        case Kind.FLAG:
            cell: Value = MARKED
        case Kind.SEVERAL:
            cell = translate("figure.separator").join(_label(member, translate) for member in value)
        case Kind.CHOICE:
            cell = _label(value, translate)
        case Kind.WHOLE | Kind.DECIMAL | Kind.MINUTES:
            cell = int(value) if float(value).is_integer() and abs(value) < _EXACT else float(value)
        case _:
            cell = str(value) or None
    return cell


def from_cell(text: str, shape: Shape) -> Any:  # Any: the value of a field of this shape, as JSON has it
    """Return the value a cell shows, in whichever language; None when it shows none of this shape.

    >>> from cxdesign.domain.vocabulary import KanoClass
    >>> from_cell("Must-be", Shape(Kind.CHOICE, KanoClass)), from_cell("45 s", Shape(Kind.MINUTES))
    ('must_be', 0.75)
    """
    return _READERS[shape.kind](text, shape)


def plain(text: str) -> str:
    """Return a name or label for comparison: one line, no bullet, no difference of case or width.

    >>> plain(" •  Ｗaits IN line")
    'waits in line'
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).lstrip("•·●▪‣ ")


def _label(member: StrEnum, translate: Translator) -> str:
    return member.value if isinstance(member, Level) else translate(f"enum.{_area(type(member))}.{member.value}")


def _area(values: type[StrEnum]) -> str:
    return _AREAS.get(values.__name__) or re.sub(r"(?<!^)(?=[A-Z])", "_", values.__name__).lower()


def _member(text: str, shape: Shape) -> str | None:
    """Return the choice a text names: by a label in either language or its name, or by the beginning of just one."""
    wanted = plain(text)
    labels = {str(member.value): _labels(member) for member in shape.values or ()}
    exact = [value for value, known in labels.items() if wanted in known]
    if exact or len(wanted) < _SHORTEST:
        return exact[0] if exact else None
    begun = [value for value, known in labels.items() if any(label.startswith(wanted) for label in known)]
    return begun[0] if len(begun) == 1 else None


def _labels(member: StrEnum) -> frozenset[str]:
    names = [member.value, member.value.replace("_", " ")]
    if not isinstance(member, Level):
        names += [catalogue(locale)[f"enum.{_area(type(member))}.{member.value}"] for locale in LOCALES]
    return frozenset(map(plain, names))


def _day(text: str) -> str | None:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", text.strip()))
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None


def _decimal(text: str) -> float | None:
    number = unicodedata.normalize("NFKC", text.strip()).replace("−", "-")
    return float(number.replace(",", ".")) if _DECIMAL.fullmatch(number) else None


def _minutes(text: str) -> float | None:
    number = _decimal(text)
    if number is not None:
        return number
    found = _DURATION.fullmatch(unicodedata.normalize("NFKC", text.strip()))
    return in_minutes(float(found[1]), found[2]) if found else None


def _members(text: str, shape: Shape) -> list[str] | None:
    members = [_member(word, shape) for word in _SEVERAL.split(text) if word]
    return [member for member in members if member] if all(members) else None


_READERS: Mapping[Kind, Callable[[str, Shape], Any]] = MappingProxyType(
    {
        Kind.TEXT: lambda text, _: text,
        Kind.FLAG: lambda text, _: is_marked(text),
        Kind.VERDICT: lambda text, _: is_marked(text),
        Kind.WHOLE: lambda text, _: whole_number(text),
        Kind.DECIMAL: lambda text, _: _decimal(text),
        Kind.MINUTES: lambda text, _: _minutes(text),
        Kind.DAY: lambda text, _: _day(text),
        Kind.CHOICE: _member,
        Kind.SEVERAL: _members,
        Kind.REFERENCE: lambda text, _: text,
    }
)  # Any: see from_cell


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _types(annotation: Any) -> Iterator[Any]:
    """Yield the plain types within an annotation; an ellipsis is none."""
    if get_origin(annotation) is Annotated:
        yield from _types(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, types.UnionType, tuple}:
        for part in get_args(annotation):
            yield from _types(part)
    elif annotation is not Ellipsis:
        yield annotation
