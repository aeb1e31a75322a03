from __future__ import annotations

import io
import random
import struct
import zlib

import pytest
from PIL import Image

from cxdesign.domain.images import IMAGE_SIDE
from cxdesign.errors import FormatError
from cxdesign.formats.pictures import KEPT_LIMIT, UPLOAD_LIMIT, checked, media_type, redrawn
from tests.photographs import a_picture

GPS, ORIENTATION, MAKER = 0x8825, 0x0112, 0x010F


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def with_exif(**save) -> bytes:
    image = Image.new("RGB", (60, 20), "white")
    image.putpixel((0, 0), (0, 0, 0))
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[MAKER] = "Secret camera"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    stream = io.BytesIO()
    image.save(stream, "JPEG", exif=exif, comment=b"written by Ann", **save)
    return stream.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says how large it is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_keeps_its_kind_and_small_size(kind):
    found = redrawn(a_picture(80, 40, kind=kind))
    assert (found.width, found.height, opened(found.data).format) == (80, 40, kind)
    assert found.media_type == media_type(found.data) == f"image/{kind.lower()}"
    assert checked(found.data) == found


def test_a_large_picture_is_made_small():
    found = redrawn(a_picture(3000, 1500, kind="JPEG"))
    assert (found.width, found.height) == (IMAGE_SIDE, IMAGE_SIDE // 2)


def test_of_a_film_the_first_frame_is_kept():
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    stream = io.BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    found = opened(redrawn(stream.getvalue()).data)
    assert (found.format, getattr(found, "n_frames", 1), found.convert("RGB").getpixel((4, 4))) == (
        "PNG",
        1,
        (255, 0, 0),
    )


def test_a_photograph_is_turned_upright_and_forgets_where_and_by_whom_it_was_taken():
    data = with_exif()
    assert b"Secret camera" in data
    found = redrawn(data)
    assert (found.width, found.height) == (20, 60)
    assert not opened(found.data).getexif()
    assert not opened(found.data).info.get("comment")
    assert b"Secret" not in found.data
    assert b"Ann" not in found.data


def test_what_hides_behind_a_picture_is_left_behind():
    found = redrawn(a_picture(30, 30) + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in found.data


def test_transparency_is_kept():
    stream = io.BytesIO()
    Image.new("RGBA", (10, 10), (255, 0, 0, 0)).save(stream, "PNG")
    assert opened(redrawn(stream.getvalue()).data).getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_every_mode_of_pixels_is_taken(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    stream = io.BytesIO()
    Image.new(mode, (12, 8)).save(stream, kind)
    assert redrawn(stream.getvalue()).width == 12


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "picture_empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * UPLOAD_LIMIT, "picture_too_large"),
        (claiming(30_000, 30_000), "picture_too_many_pixels"),
        (claiming(8_000, 8_000), "picture_too_many_pixels"),
        (claiming(400, 400), "picture_damaged"),
        (a_picture(200, 200, kind="JPEG")[:700], "picture_damaged"),
        (a_picture(200, 200)[:60], "picture_damaged"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "picture_unknown"),
        (b"<!doctype html><script>alert(1)</script>", "picture_unknown"),
        (b"\x89PNG\r\n\x1a\n<svg onload=alert(1)>", "picture_unknown"),
        (b"%PDF-1.7", "picture_unknown"),
        (b"GIF89a", "picture_unknown"),
    ],
)
def test_what_is_no_sound_picture_is_refused(data, code):
    with pytest.raises(FormatError) as refused:
        redrawn(data)
    assert refused.value.code == code


def test_a_format_that_is_not_taken_is_refused_however_good_it_is():
    with pytest.raises(FormatError) as refused:
        redrawn(a_picture(10, 10, kind="TIFF"))
    assert refused.value.code == "picture_unknown"


@pytest.mark.parametrize("data", [a_picture(1300, 10), claiming(300, 300), b"<svg/>", b"\0" * (KEPT_LIMIT + 1)])
def test_a_file_brings_only_pictures_that_this_program_would_keep(data):
    with pytest.raises(FormatError):
        checked(data)


def test_the_largest_picture_that_is_kept_is_read_back():
    noise = random.Random(1).randbytes(4 * IMAGE_SIDE**2)
    stream = io.BytesIO()
    Image.frombytes("RGBA", (IMAGE_SIDE, IMAGE_SIDE), noise).save(stream, "PNG")
    assert UPLOAD_LIMIT < len(stream.getvalue()) <= KEPT_LIMIT
    assert checked(stream.getvalue()).width == IMAGE_SIDE
