"""The workbench's own file: JSON with every record of a document, without loss.

``{"format": "cxdesign", "schema_version": 4, "records": [ … ]}`` in UTF-8, one record a line, by kind and id, so that
two versions of a file can be compared line by line. The JSON Schema is ``data/schema/cxdesign-4.schema.json``. A file
is read completely or not at all. Fields at their default are left out, so a changed default is a change of the schema.
Not carried: the history, named versions and who did what.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from pydantic import ValidationError

from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.integrity import RECORD_LIMIT, check_all
from cxdesign.domain.records import Record
from cxdesign.errors import FormatError, IntegrityError
from cxdesign.formats import strict_json
from cxdesign.formats.encoding import first_character
from cxdesign.formats.format import (
    DEFAULT_READ,
    DEFAULT_WRITE,
    Format,
    Loss,
    ReadOptions,
    ReadResult,
    WriteOptions,
    shown,
)
from cxdesign.migrations import SCHEMA_VERSION, migrate

FORMAT_NAME = "cxdesign"
VERSION_LIMIT = 10_000
"""Highest version that is taken for one of a newer program (ours)."""
UNKNOWN_MEMBERS_TOLD = 100
"""Most unknown members that are told as losses (ours)."""
_FIRST_FIELDS = ("kind", "id", "name", "role", "stage_id", "touchpoint_id", "lane_id", "order", "text")
_MEMBERS = {"$schema", "format", "schema_version", "records"}


def write(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:  # noqa: ARG001  # every writer has options
    r"""Return the document as a native file.

    >>> write(Document()).decode()
    '{"format": "cxdesign", "schema_version": 4, "records": [\n\n]}\n'
    """
    records = ",\n".join(json.dumps(_ordered(record), ensure_ascii=False, allow_nan=False) for record in document)
    head = f'{{"format": "{FORMAT_NAME}", "schema_version": {SCHEMA_VERSION}, "records": ['
    return f"{head}\n{records}\n]}}\n".encode()


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> ReadResult:  # noqa: ARG001  # every reader has options
    """Return the document in a native file.

    Parameters
    ----------
    data : bytes
        The file: UTF-8, with or without a byte-order mark, at most 20 MB.

    Raises
    ------
    FormatError
        ``file_empty``, ``file_too_large``, ``file_encoding``, ``json_syntax``, ``json_too_deep``, ``json_not_finite``,
        ``json_duplicate_key``, ``json_not_document``, ``schema_version_invalid``, ``records_not_list``,
        ``record_not_object``, ``record_kind_unknown``, ``record_malformed``, ``record_duplicate``, or a code of
        :func:`cxdesign.domain.integrity.check_all`.
    MigrationError
        ``document_newer`` when a newer program wrote the file.
    """
    content = strict_json.read(data)
    if not isinstance(content, dict) or content.get("format") != FORMAT_NAME:
        raise FormatError("json_not_document")
    version, stored = content.get("schema_version"), content.get("records")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= VERSION_LIMIT:
        raise FormatError("schema_version_invalid", found=shown(version))
    unknown = (name for name in content if name not in _MEMBERS)
    losses = tuple(Loss("member_unknown", {"name": shown(name)}) for name in islice(unknown, UNKNOWN_MEMBERS_TOLD))
    records = _records(migrate(_objects(stored), version))
    document = Document(records)
    try:
        check_all(document)
    except IntegrityError as error:
        raise FormatError(error.code, **error.params) from error
    return ReadResult(document, losses, FORMAT.name)


def _ordered(record: Record) -> dict[str, Any]:
    fields = record.to_dict()
    return {**{name: fields[name] for name in _FIRST_FIELDS if name in fields}, **fields}


def _objects(stored: object) -> list[Mapping[str, Any]]:  # Any: JSON
    if not isinstance(stored, list):
        raise FormatError("records_not_list")
    if len(stored) > RECORD_LIMIT:
        raise FormatError("document_too_large", limit=RECORD_LIMIT)
    for number, item in enumerate(stored, start=1):
        if not isinstance(item, dict):
            raise FormatError("record_not_object", number=number)
    return stored


def _records(stored: list[Mapping[str, Any]]) -> list[Record]:  # Any: JSON
    records: dict[str, Record] = {}
    for number, item in enumerate(stored, start=1):
        record = _record(item, number)
        if record.id in records:
            raise FormatError("record_duplicate", id=record.id, number=number)
        records[record.id] = record
    return list(records.values())


def _record(item: Mapping[str, Any], number: int) -> Record:  # Any: JSON
    kind = item.get("kind")
    if not isinstance(kind, str) or kind not in RECORD_TYPES:
        raise FormatError("record_kind_unknown", kind=shown(kind), number=number)
    try:
        return RECORD_TYPES[kind].model_validate_json(json.dumps(item), strict=True)
    except ValidationError as error:
        fields, reason = strict_json.problems(error, "id")
        name = shown(item.get("id"))
        raise FormatError("record_malformed", number=number, id=name, fields=fields, reason=reason) from error


def _sniff(data: bytes) -> bool:
    return first_character(data) in {"{", "["}


FORMAT = Format(
    name="native",
    suffixes=(".json",),
    media_type="application/json",
    sniff=_sniff,
    read=read,
    write=write,
    cannot_carry=("history",),
)
