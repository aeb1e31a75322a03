"""Pictures on a drawing: as small as they are seen, and part of the file."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import lru_cache

from cxdesign.domain.images import Depicted
from cxdesign.drawing.pen import Pen, number, written
from cxdesign.errors import FormatError
from cxdesign.formats.pictures import reduced
from cxdesign.i18n import Translator

MOST = 84.0
"""Greatest height of a picture on a card."""
BELOW = 4.0
"""Between a picture and the text below it."""


@dataclass(frozen=True)
class PlacedPicture:
    """A picture and the room it takes; ``alt`` is what is seen on it."""

    address: str
    alt: str
    width: float
    height: float

    def draw(self, pen: Pen, x: float, y: float) -> None:
        """Draw it with its upper left corner at a place; what does not fit its room is cut off around its middle."""
        told = f"<title>{written(self.alt)}</title>" if self.alt else ""
        pen.parts.append(
            f'<image x="{number(x)}" y="{number(y)}" width="{number(self.width)}" height="{number(self.height)}"'
            f' preserveAspectRatio="xMidYMid slice" href="{self.address}">{told}</image>'
        )


def placed(pen: Pen, record: Depicted, room: float) -> PlacedPicture | None:
    """Return the picture of a record, at most as wide as the room; None when it has none or its bytes are not there."""
    address = _address(pen, record)
    if not address or not record.image_width or not record.image_height:
        return None
    ratio = record.image_width / record.image_height
    width = min(room, MOST * ratio)
    return PlacedPicture(address, record.image_alt, width, width / ratio)


def portrait(pen: Pen, record: Depicted, side: float) -> PlacedPicture | None:
    """Return the picture of a record in a square."""
    address = _address(pen, record)
    return PlacedPicture(address, record.image_alt, side, side) if address else None


def picture_words(record: Depicted, translate: Translator) -> tuple[str, ...]:
    """Return what is said of a record's picture where it is not seen: a sentence, or nothing."""
    if not record.has_image:
        return ()
    if not record.image_alt:
        return (translate("image.no_words"),)
    return (translate("image.words", words=record.image_alt),)


def _address(pen: Pen, record: Depicted) -> str:
    data = pen.pictures.get(record.image or "")
    return _embedded(data) if data and record.has_image else ""


@lru_cache(maxsize=128)
def _embedded(data: bytes) -> str:
    try:
        small = reduced(data)
    except FormatError:
        return ""
    return f"data:{small.media_type};base64,{base64.b64encode(small.data).decode()}"
