"""JSON as files of the workbench are read: without doubled members, numbers that are none, or endless nesting."""

from __future__ import annotations

import json
from collections import Counter
from typing import NoReturn

from pydantic import ValidationError

from cxdesign.errors import FormatError
from cxdesign.formats.format import MEGABYTE, SIZE_LIMIT, shown

DEPTH_LIMIT = 16
"""Deepest nesting of lists and objects that is read (ours); a sound file has four levels."""


def read(data: bytes) -> object:
    """Return the value of a JSON file in UTF-8.

    Raises
    ------
    FormatError
        ``file_empty``, ``file_too_large``, ``file_encoding``, ``json_syntax``, ``json_too_deep``, ``json_not_finite``,
        ``json_duplicate_key``.

    Examples
    --------
    >>> read(b'{"name": "Ours"}')
    {'name': 'Ours'}
    >>> read(b'{"name": "Ours", "name": "Theirs"}')
    Traceback (most recent call last):
    ...
    cxdesign.errors.FormatError: json_duplicate_key(name='name')
    """
    if len(data) > SIZE_LIMIT:
        raise FormatError("file_too_large", limit=SIZE_LIMIT // MEGABYTE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError("file_encoding", line=data.count(b"\n", 0, error.start) + 1) from error
    if not text.strip():
        raise FormatError("file_empty")
    try:
        content = json.loads(text, parse_constant=_refuse_constant, object_pairs_hook=_without_doubles)
    except json.JSONDecodeError as error:
        raise FormatError("json_syntax", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise FormatError("json_too_deep", limit=DEPTH_LIMIT) from error
    except ValueError as error:  # an integer with more digits than Python converts
        raise FormatError("json_syntax", line=1, column=1) from error
    _refuse_depth(content)
    return content


def problems(error: ValidationError, whole: str) -> tuple[str, str]:
    """Return which fields of an item do not fit and why the first does not; ``whole`` stands for the item itself."""
    found = error.errors(include_url=False, include_input=False, include_context=False)
    fields = sorted({".".join(str(part) for part in problem["loc"]) or whole for problem in found})
    return shown(", ".join(fields)), shown(found[0]["msg"])


def _refuse_constant(name: str) -> NoReturn:
    raise FormatError("json_not_finite", value=name)


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    members = dict(pairs)
    if len(members) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        raise FormatError("json_duplicate_key", name=shown(next(name for name in counts if counts[name] > 1)))
    return members


def _refuse_depth(content: object) -> None:
    level = [content]
    for _ in range(DEPTH_LIMIT):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise FormatError("json_too_deep", limit=DEPTH_LIMIT)


def _children(value: object) -> list[object]:
    if isinstance(value, dict):
        return [child for child in value.values() if isinstance(child, dict | list)]
    if isinstance(value, list):
        return [child for child in value if isinstance(child, dict | list)]
    return []
