"""The workbench's own file: JSON with every record of a document, without loss.

``{"format": "cxdesign", "schema_version": 4, "records": [ … ]}`` in UTF-8, one record a line, by kind and id, so that
two versions of a file can be compared line by line. The JSON Schema is ``data/schema/cxdesign-4.schema.json``. A file
is read completely or not at all. Fields at their default are left out, so a changed default is a change of the schema.
Pictures stand behind the records, in Base64 under their digest; one that is missing, or is not what its digest says, is
told and left out. Not carried: the history, named versions and who did what.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from itertools import islice
from typing import Any

from pydantic import ValidationError

from cxdesign.domain.document import RECORD_TYPES, Document
from cxdesign.domain.images import image_digests
from cxdesign.domain.integrity import RECORD_LIMIT, check_all
from cxdesign.domain.records import Record
from cxdesign.errors import FormatError, IntegrityError
from cxdesign.formats import strict_json
from cxdesign.formats.encoding import first_character
from cxdesign.formats.format import (
    DEFAULT_READ,
    DEFAULT_WRITE,
    MEGABYTE,
    Format,
    Loss,
    ReadOptions,
    ReadResult,
    WriteOptions,
    shown,
)
from cxdesign.formats.pictures import checked
from cxdesign.migrations import SCHEMA_VERSION, migrate

FORMAT_NAME = "cxdesign"
VERSION_LIMIT = 10_000
"""Highest version that is taken for one of a newer program (ours)."""
PICTURES_LIMIT = 14 * MEGABYTE
"""Most characters that pictures take in a file (ours): the file must stay one that is read."""
UNKNOWN_MEMBERS_TOLD = 100
"""Most unknown members that are told as losses (ours)."""
_FIRST_FIELDS = ("kind", "id", "name", "role", "stage_id", "touchpoint_id", "lane_id", "order", "text")
_MEMBERS = {"$schema", "format", "schema_version", "records", "pictures"}


def write(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    r"""Return the document as a native file.

    >>> write(Document()).decode()
    '{"format": "cxdesign", "schema_version": 4, "records": [\n\n]}\n'
    """
    records = ",\n".join(json.dumps(_ordered(record), ensure_ascii=False, allow_nan=False) for record in document)
    head = f'{{"format": "{FORMAT_NAME}", "schema_version": {SCHEMA_VERSION}, "records": ['
    pictures = carried_pictures(document, options.pictures)
    tail = f',\n"pictures": {json.dumps(pictures, indent=0)}' if pictures else ""
    return f"{head}\n{records}\n]{tail}}}\n".encode()


def carried_pictures(document: Document, pictures: Mapping[str, bytes]) -> dict[str, str]:
    """Return the pictures a file holds, in Base64 by digest: those the document names, as many as there is room for.

    >>> carried_pictures(Document(), {"0" * 64: b""})
    {}
    """
    sizes = {digest: len(data) for digest, data in pictures.items()}
    return {digest: base64.b64encode(pictures[digest]).decode() for digest in carried_digests(document, sizes)}


def carried_digests(document: Document, sizes: Mapping[str, int]) -> tuple[str, ...]:
    """Return which pictures of a document a file holds, given how many bytes each takes.

    >>> carried_digests(Document(), {})
    ()
    """
    found: list[str] = []
    room = PICTURES_LIMIT
    for digest in image_digests(document):
        length = 4 * -(-sizes.get(digest, 0) // 3)
        if 0 < length <= room:
            found.append(digest)
            room -= length
    return tuple(found)


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
    pictures, unread = _pictures(document, content.get("pictures", {}))
    return ReadResult(document, (*losses, *unread), FORMAT.name, pictures)


def _pictures(document: Document, stored: object) -> tuple[dict[str, bytes], tuple[Loss, ...]]:
    """Return the pictures that are what the records say, and how many the file lacks or holds damaged."""
    members = stored if isinstance(stored, dict) else {}
    found: dict[str, bytes] = {}
    lost = {"picture_missing": 0, "picture_damaged": 0}
    for digest in image_digests(document):
        text = members.get(digest)
        data = _decoded(text, digest)
        if data is None:
            lost["picture_missing" if text is None else "picture_damaged"] += 1
        else:
            found[digest] = data
    return found, tuple(Loss(code, {"count": count}) for code, count in lost.items() if count)


def _decoded(text: object, digest: str) -> bytes | None:
    """Return the bytes of a picture, None when they are not those of the digest or no picture this program keeps."""
    try:
        data = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
        return checked(data).data if hashlib.sha256(data).hexdigest() == digest else None
    except (ValueError, FormatError):
        return None


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
