"""Random values for fields, made after their types: a new field of a record or command needs no word here."""

from __future__ import annotations

import math
import random
import re
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cxdesign.domain.evaluation import WEIGHTS_BY_DIMENSION
from tests.builders import WEIGHTS

TEXTS = (
    "Lobby",
    "前台",
    "👩‍👩‍👧",
    "\u200fשלום\u202e",
    "<b>x</b>",
    "a" * 200,
    "x y",
    "{name}",
    "=1+1",
    "A stay at the hotel",
)
CODES = ("C1", "C2", "C3", "own_4")
DIGESTS = ("ab" * 32, "0" * 64)
POINTS = (
    *(dict.fromkeys(WEIGHTS, value) for value in (20, None)),
    *(dict(zip(WEIGHTS_BY_DIMENSION.values(), points, strict=True)) for points in ((50, 30, 20), (None, None, None))),
)
"""What the fields that make sense only together may be."""
MOMENTS = ("2026-11-26T01:45:02.000Z", "2026-11-26T01:45:02.500Z", "1999-12-31T23:59:59+08:00")
DAYS = ("1900-01-01", "2025-11-21", "2024-02-29", "2199-12-31")


def some(chance: random.Random, enumeration: type[StrEnum]) -> str:
    """Return a value of an enumeration."""
    return chance.choice([member.value for member in enumeration])


def some_fields(chance: random.Random, model: type[BaseModel], *, without: Iterable[str] = ()) -> dict[str, Any]:
    """Return values for some of a model's fields that fit, each field for itself, and as JSON has them.

    Ids are left out. Weights come all together, because only together they make sense.
    """
    fields = _fields(chance, model, without, lambda _field: chance.random() < 0.4)
    together = [points for points in POINTS if points.keys() <= model.model_fields.keys() - set(without)]
    if together and chance.random() < 0.3:
        fields.update(chance.choice(together))
    return fields


def needed_fields(chance: random.Random, model: type[BaseModel], *, without: Iterable[str] = ()) -> dict[str, Any]:
    """Return values for the fields a model cannot do without, and for some of the others."""
    fields = _fields(chance, model, without, lambda field: field.is_required())
    return {**some_fields(chance, model, without={*without, *fields}), **fields}


def _fields(
    chance: random.Random, model: type[BaseModel], without: Iterable[str], is_wanted: Callable[[FieldInfo], bool]
) -> dict[str, Any]:
    left_out = {"kind", "id", *without, *(name for points in POINTS for name in points)}
    return {
        name: a_value(chance, field)
        for name, field in model.model_fields.items()
        if name not in left_out and not name.endswith("_id") and is_wanted(field)
    }


def a_value(chance: random.Random, field: FieldInfo) -> Any:
    """Return a value for a field."""
    return _of_type(chance, field.annotation, field.metadata)


def _of_type(chance: random.Random, wanted: Any, metadata: Iterable[Any]) -> Any:
    origin, arguments = get_origin(wanted), get_args(wanted)
    if origin is Annotated:
        return _of_type(chance, arguments[0], _flat(arguments[1:]))
    if origin in {Union, types.UnionType}:
        return _of_type(chance, chance.choice(arguments), metadata)
    if origin is tuple:
        fewest = max((item.min_length for item in metadata if hasattr(item, "min_length")), default=0)
        return [_of_type(chance, arguments[0], ()) for _ in range(chance.randint(fewest, 3))]
    if isinstance(wanted, type) and issubclass(wanted, StrEnum | BaseModel):
        return some(chance, wanted) if issubclass(wanted, StrEnum) else needed_fields(chance, wanted)
    pattern = next((item.pattern for item in metadata if getattr(item, "pattern", None)), None)
    if pattern is not None:
        return chance.choice([text for text in (*CODES, *DIGESTS) if re.search(pattern, text)])
    return _plain(chance, wanted, *_bounds(metadata))


def _flat(metadata: Iterable[Any]) -> list[Any]:
    return [part for item in metadata for part in (item.metadata if isinstance(item, FieldInfo) else [item])]


def _bounds(metadata: Iterable[Any]) -> tuple[float, float]:
    found = list(metadata)
    lower = next((item.ge for item in found if hasattr(item, "ge")), -9)
    upper = next((item.le for item in found if hasattr(item, "le")), 9)
    return (lower, upper) if isinstance(lower, int | float) else (0, 0)


def _plain(chance: random.Random, wanted: Any, lower: float, upper: float) -> Any:
    if wanted is int:
        return chance.randint(int(lower), int(upper))
    if wanted is float:
        return chance.choice([chance.uniform(lower, upper), int(upper), max(0, math.ceil(lower))])
    return chance.choice(_PLAIN[wanted])


_PLAIN: Mapping[Any, Sequence[Any]] = {
    type(None): (None,),
    bool: (False, True),
    str: TEXTS,
    date: DAYS,
    datetime: MOMENTS,
}
