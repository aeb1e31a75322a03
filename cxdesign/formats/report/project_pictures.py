"""Pictures of the project as they stand in a report: as sharp as they are seen, and no larger."""

from __future__ import annotations

import base64
import io
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from cxdesign.errors import FormatError
from cxdesign.formats.pictures import Picture, reduced

SIDE = 640
"""Longest side of a picture in a report, in pixels (ours): more than two for each point it takes."""
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


@lru_cache(maxsize=64)
def shrunk(data: bytes) -> Picture | None:
    """Return a picture in the size of a report, None when it cannot be read."""
    try:
        return reduced(data, SIDE) if data else None
    except FormatError:
        return None


def embedded(data: bytes) -> str:
    """Return a picture as the address of an image in a drawing; nothing when it cannot be read.

    >>> embedded(b"no picture")
    ''
    """
    found = shrunk(data)
    return "" if found is None else f"data:{found.media_type};base64,{base64.b64encode(found.data).decode()}"


def stream(data: bytes) -> io.BytesIO | None:
    """Return a picture as a file; None when it cannot be read."""
    found = shrunk(data)
    return None if found is None else io.BytesIO(found.data)
