"""The JSON Schema of the native file, made from the record types.

``python -m cxdesign.formats.native_schema`` writes it to ``data/schema``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from cxdesign.domain.document import RECORD_TYPES
from cxdesign.domain.integrity import RECORD_LIMIT
from cxdesign.formats.native import FORMAT_NAME
from cxdesign.migrations import SCHEMA_VERSION
from cxdesign.resources import data_folder

_ANY_KIND = "^[a-z_]+:"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def native_schema() -> dict[str, Any]:  # Any: JSON
    """Return the JSON Schema (draft 2020-12) of the present native file.

    >>> native_schema()["properties"]["schema_version"]
    {'const': 4}
    """
    union = reduce(or_, RECORD_TYPES.values())
    records: Any = Annotated[union, Field(discriminator="kind")]  # Any: a type built at run time
    schema = TypeAdapter(list[records]).json_schema()
    definitions = schema.pop("$defs")
    for kind, record_type in RECORD_TYPES.items():
        definition = definitions[record_type.__name__]
        definition["required"] = sorted({"kind", "id", *definition.get("required", ())})
        for field, kinds in {"id": (kind,), **record_type.references}.items():
            _narrow(definition["properties"][field], kinds)
    return {
        "$schema": _DIALECT,
        "title": "Service design document",
        "type": "object",
        "properties": {
            "$schema": {"type": "string"},
            "format": {"const": FORMAT_NAME},
            "schema_version": {"const": SCHEMA_VERSION},
            "records": {"type": "array", "maxItems": RECORD_LIMIT, "items": schema["items"]},
            "pictures": {
                "type": "object",
                "propertyNames": {"pattern": "^[0-9a-f]{64}$"},
                "additionalProperties": {"type": "string", "contentEncoding": "base64"},
            },
        },
        "required": ["format", "schema_version", "records"],
        "additionalProperties": False,
        "$defs": definitions,
    }


def _narrow(field: dict[str, Any], kinds: Iterable[str]) -> None:  # Any: JSON
    """Let a field of ids take only ids of these kinds, as the models check after the schema's own types."""
    if "pattern" in field:
        field["pattern"] = field["pattern"].replace(_ANY_KIND, f"^({'|'.join(kinds)}):")


def schema_text() -> str:
    """Return the published form of the schema."""
    return json.dumps(native_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    folder = data_folder() / "schema"
    folder.mkdir(exist_ok=True)
    (folder / f"{FORMAT_NAME}-{SCHEMA_VERSION}.schema.json").write_text(schema_text(), "utf-8")
