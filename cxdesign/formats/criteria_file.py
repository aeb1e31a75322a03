"""A set of criteria as a file of its own, to be carried from project to project.

``{"format": "cxdesign-criteria", "version": 1, "name": …, "criteria": [ … ]}`` in UTF-8, one criterion a line. A file
is read completely or not at all. Not carried: rounds and ratings.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from cxdesign.commands.criteria import CRITERIA_LIMIT, CopiedCriterion
from cxdesign.domain.records import Name
from cxdesign.errors import FormatError
from cxdesign.formats import strict_json
from cxdesign.formats.format import shown

FORMAT_NAME = "cxdesign-criteria"
VERSION = 1
MEDIA_TYPE = "application/json"
_MEMBERS = {"format", "version", "name", "criteria"}
_NAME: TypeAdapter[str] = TypeAdapter(Name)


@dataclass(frozen=True)
class CriteriaFile:
    """What such a file holds."""

    name: str
    criteria: tuple[CopiedCriterion, ...]


def write(name: str, criteria: Sequence[CopiedCriterion]) -> bytes:
    r"""Return a set of criteria as a file.

    >>> write("Ours", []).decode()
    '{"format": "cxdesign-criteria", "version": 1, "name": "Ours", "criteria": [\n\n]}\n'
    """
    lines = ",\n".join(json.dumps(one.model_dump(mode="json"), ensure_ascii=False, allow_nan=False) for one in criteria)
    title = json.dumps(name, ensure_ascii=False)
    return f'{{"format": "{FORMAT_NAME}", "version": {VERSION}, "name": {title}, "criteria": [\n{lines}\n]}}\n'.encode()


def read(data: bytes) -> CriteriaFile:
    """Return the set of criteria in a file.

    Parameters
    ----------
    data : bytes
        The file: UTF-8, with or without a byte-order mark, at most 20 MB.

    Raises
    ------
    FormatError
        A code of :func:`cxdesign.formats.strict_json.read`; ``criteria_file_unknown`` when it is no such file,
        ``criteria_file_newer`` when a newer program wrote it, ``criteria_too_many``, ``criterion_malformed`` with
        ``number``, ``id``, ``fields`` and ``reason``, or ``criterion_twice``.

    Examples
    --------
    >>> read(write("Ours", [])[:-3] + b"]}")
    Traceback (most recent call last):
    ...
    cxdesign.errors.FormatError: criteria_file_unknown
    """
    content = strict_json.read(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT_NAME or content.keys() - _MEMBERS:
        raise FormatError("criteria_file_unknown")
    version, stored = content.get("version"), content.get("criteria")
    if isinstance(version, int) and not isinstance(version, bool) and version > VERSION:
        raise FormatError("criteria_file_newer")
    if version != VERSION or isinstance(version, bool) or not isinstance(stored, list) or not stored:
        raise FormatError("criteria_file_unknown")
    if len(stored) > CRITERIA_LIMIT:
        raise FormatError("criteria_too_many", limit=CRITERIA_LIMIT)
    criteria = tuple(_criterion(item, number) for number, item in enumerate(stored, start=1))
    _refuse_doubles(criteria)
    return CriteriaFile(_name(content.get("name")), criteria)


def _name(found: object) -> str:
    try:
        return _NAME.validate_python(found)
    except ValidationError as error:
        raise FormatError("criteria_file_unknown") from error


def _criterion(item: object, number: int) -> CopiedCriterion:
    fields: Mapping[str, Any] = item if isinstance(item, dict) else {}  # Any: JSON
    try:
        return CopiedCriterion.model_validate_json(json.dumps(item), strict=True)
    except ValidationError as error:
        wrong, reason = strict_json.problems(error, "code")
        code = shown(fields.get("code"))
        raise FormatError("criterion_malformed", number=number, id=code, fields=wrong, reason=reason) from error


def _refuse_doubles(criteria: Sequence[CopiedCriterion]) -> None:
    codes = [criterion.code for criterion in criteria]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is not None:
        raise FormatError("criterion_twice", id=twice)
