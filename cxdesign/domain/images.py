"""What a record knows of its picture. The bytes lie in the store, under the digest of what they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from cxdesign.domain.records import Line

IMAGE_SIDE = 1200
"""Longest side of a picture in pixels (ours)."""

ImageDigest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$", strict=True)]
"""SHA-256 of a picture's bytes, in hexadecimal digits."""

Pixels = Annotated[int, Field(ge=1, le=IMAGE_SIDE, strict=True)]


class Depicted(BaseModel):
    """What a record with a picture has: which one, how large, and what is seen on it for whoever does not see it.

    Without width and height a picture is not shown: nothing could keep its place before it comes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    image: ImageDigest | None = None
    image_width: Pixels | None = None
    image_height: Pixels | None = None
    image_alt: Line = ""

    @property
    def has_image(self) -> bool:
        """Whether there is a picture to show."""
        return self.image is not None and self.image_width is not None and self.image_height is not None


IMAGE_FIELDS = tuple(Depicted.model_fields)


def image_digests(records: Iterable[object]) -> tuple[str, ...]:
    """Return the digests of all pictures records name, once each, in order.

    >>> image_digests([])
    ()
    """
    return tuple(sorted({record.image for record in records if isinstance(record, Depicted) and record.image}))
