"""Pictures for tests."""

from __future__ import annotations

import io

from PIL import Image


def a_picture(width: int = 64, height: int = 48, *, kind: str = "PNG", colour: str = "teal") -> bytes:
    """Return the bytes of a picture; it is not of one colour, so that it does not shrink to nothing."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image.paste(Image.new("RGB", (max(1, width // 2), max(1, height // 2)), colour))
    stream = io.BytesIO()
    image.save(stream, kind)
    return stream.getvalue()
