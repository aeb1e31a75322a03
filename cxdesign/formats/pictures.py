"""Pictures as they come and as they are kept.

Taken: PNG, JPEG, WebP and GIF, of which only the first frame. Not taken: drawings (SVG), documents, films, camera
formats. What is kept is drawn anew: turned as the camera said, at most 1,200 pixels long, without anything but pixels –
no place, no time, no device, no name. That also leaves behind what was hidden behind or between the pixels.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageOps, UnidentifiedImageError

from cxdesign.domain.images import IMAGE_SIDE
from cxdesign.errors import FormatError
from cxdesign.formats.format import MEGABYTE

UPLOAD_LIMIT = 5 * MEGABYTE
"""Largest file that is taken, in bytes (ours)."""
KEPT_LIMIT = 6 * MEGABYTE
"""Largest picture that is kept, in bytes: that of 1,200 by 1,200 pixels which nothing makes smaller."""
PIXEL_LIMIT = 40 * MEGABYTE
"""Most pixels of a picture that is taken (ours): a small file may claim any number."""
DRAWN_SIDE = 480
"""Longest side of a picture in a drawing, in pixels (ours): several times what it is seen at."""
PHOTO_QUALITY = 85
"""Quality of photographs, 1 to 95 (ours)."""
_TAKEN = ("PNG", "JPEG", "WEBP", "GIF")
_KEPT = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
_MARKS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
_BROKEN = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError, OverflowError, MemoryError),
    *(struct.error, zlib.error),
)
"""What damaged pictures raise while they are read."""


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept: its bytes, size in pixels, and media type."""

    data: bytes
    width: int
    height: int
    media_type: str


def redrawn(data: bytes) -> Picture:
    """Return a picture drawn anew.

    Parameters
    ----------
    data : bytes
        A file, at most 5 MB.

    Raises
    ------
    FormatError
        ``picture_empty``; ``picture_too_large`` when the file is too long, ``picture_too_many_pixels``;
        ``picture_unknown`` when it is no PNG, JPEG, WebP or GIF; ``picture_damaged``.

    Examples
    --------
    >>> stream = io.BytesIO()
    >>> Image.new("RGB", (2400, 600)).save(stream, "PNG")
    >>> found = redrawn(stream.getvalue())
    >>> found.width, found.height, found.media_type
    (1200, 300, 'image/png')
    """
    if not data:
        raise FormatError("picture_empty")
    if len(data) > UPLOAD_LIMIT:
        raise FormatError("picture_too_large", limit=UPLOAD_LIMIT // MEGABYTE)
    with _opened(data, _TAKEN) as image:
        kind = image.format or ""
        if kind == "JPEG":
            image.draft("RGB", (IMAGE_SIDE, IMAGE_SIDE))
        upright = ImageOps.exif_transpose(_first_frame(image))
        upright.thumbnail((IMAGE_SIDE, IMAGE_SIDE), Image.Resampling.LANCZOS)
        return _saved(upright, "PNG" if kind == "GIF" else kind)


def checked(data: bytes) -> Picture:
    """Return a picture that was kept and now comes from a file.

    Raises
    ------
    FormatError
        As :func:`redrawn`, when it is none that this program would keep.
    """
    if len(data) > KEPT_LIMIT:
        raise FormatError("picture_too_large", limit=KEPT_LIMIT // MEGABYTE)
    with _opened(data, tuple(_KEPT)) as image:
        if max(image.size) > IMAGE_SIDE:
            raise FormatError("picture_too_many_pixels", limit=PIXEL_LIMIT // MEGABYTE)
        image.load()
        return Picture(data, image.width, image.height, _KEPT[image.format or ""])


def reduced(data: bytes, side: int = DRAWN_SIDE) -> Picture:
    """Return a picture that is kept, as it stands in a drawing: small, and of a kind that every program shows.

    Raises
    ------
    FormatError
        As :func:`checked`.
    """
    with _opened(data, tuple(_KEPT)) as image:
        frame = _first_frame(image)
        frame.thumbnail((side, side), Image.Resampling.LANCZOS)
        is_photo = image.format == "JPEG" or (image.format == "WEBP" and frame.mode == "RGB")
        return _saved(frame, "JPEG" if is_photo else "PNG")


def media_type(data: bytes) -> str:
    r"""Return the media type of a picture that is kept.

    >>> media_type(b"\xff\xd8\xff\xe0")
    'image/jpeg'
    """
    return next((name for mark, name in _MARKS.items() if data.startswith(mark)), "application/octet-stream")


@contextmanager
def _opened(data: bytes, kinds: tuple[str, ...]) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of damaged side matter, which is left behind
            with _recognised(data, kinds) as image:
                if image.width * image.height > PIXEL_LIMIT:
                    raise FormatError("picture_too_many_pixels", limit=PIXEL_LIMIT // MEGABYTE)
                yield image
    except Image.DecompressionBombError as error:
        raise FormatError("picture_too_many_pixels", limit=PIXEL_LIMIT // MEGABYTE) from error
    except _BROKEN as error:
        raise FormatError("picture_damaged") from error


def _recognised(data: bytes, kinds: tuple[str, ...]) -> Image.Image:
    try:
        return Image.open(io.BytesIO(data), formats=kinds)
    except UnidentifiedImageError as error:
        raise FormatError("picture_unknown") from error


def _first_frame(image: Image.Image) -> Image.Image:
    image.seek(0)
    image.load()
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    return (
        image if image.mode in {"RGB", "RGBA", "L"} and not has_alpha else image.convert("RGBA" if has_alpha else "RGB")
    )


def _saved(image: Image.Image, kind: str) -> Picture:
    """Write pixels and nothing else: a fresh picture knows nothing of where it came from."""
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    if kind == "JPEG":
        bare = bare.convert("RGB")
    stream = io.BytesIO()
    bare.save(stream, kind, **({"optimize": True} if kind == "PNG" else {"quality": PHOTO_QUALITY}))
    return Picture(stream.getvalue(), bare.width, bare.height, _KEPT[kind])
