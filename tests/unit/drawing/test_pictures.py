from __future__ import annotations

import base64
import hashlib
import io
import re

import pypdf
import pytest
from PIL import Image

from cxdesign.domain.records import Record
from cxdesign.drawing.export import export
from cxdesign.drawing.losses import Missing, losses
from cxdesign.drawing.maps import draw_map
from cxdesign.drawing.options import DrawOptions
from cxdesign.formats.pictures import redrawn
from cxdesign.services.starters import load_starter

ALT = "Twelve people <in> line"
RED = (255, 0, 0)


def pictured(kind: str, file_kind: str = "JPEG"):
    """A hotel of which one record of a kind has a red picture; the document and how it is drawn."""
    document = load_starter("hotel_stay", "en")
    picture = redrawn(red(file_kind))
    digest = hashlib.sha256(picture.data).hexdigest()
    fields = {"image": digest, "image_width": picture.width, "image_height": picture.height, "image_alt": ALT}
    record: Record = next(iter(document.of_kind(kind))).replaced(fields)
    return document.with_records(changed=[record]), DrawOptions(pictures={digest: picture.data})


def red(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (900, 600), RED).save(stream, kind)
    return stream.getvalue()


CASES = [("journey", "note"), ("blueprint", "step"), ("empathy", "empathy_note"), ("empathy", "persona")]


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_a_picture_is_part_of_the_drawing_and_small(name, kind):
    document, options = pictured(kind)
    svg = draw_map(document, name, options).svg
    (address,) = re.findall(r'<image [^>]*href="data:image/jpeg;base64,([^"]+)"', svg)
    image = Image.open(io.BytesIO(base64.b64decode(address)))
    assert max(image.size) == 480
    assert "Twelve people &lt;in&gt; line" in svg
    assert draw_map(document, name, options).svg == svg


@pytest.mark.parametrize(("name", "kind"), CASES)
def test_a_picture_without_its_file_leaves_the_map_whole_and_is_told(name, kind):
    document, options = pictured(kind)
    assert "<image" not in draw_map(document, name, DrawOptions()).svg
    assert Missing("pictures_missing", 1) in losses(document, name, "svg", DrawOptions())
    assert not any(loss.code.startswith("pictures") for loss in losses(document, name, "svg", options))
    assert Missing("pictures", 1) in losses(document, name, "xlsx", options)


def test_a_card_grows_by_its_picture():
    document, options = pictured("note")
    assert draw_map(document, "journey", options).height > draw_map(document, "journey", DrawOptions()).height


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_every_kind_of_picture_is_seen_in_a_png(kind):
    document, options = pictured("note", kind)
    drawn = Image.open(io.BytesIO(export(document, "journey", "png", options))).convert("RGB")
    assert sum(count for count, (r, g, b) in drawn.getcolors(1 << 24) if r > 240 and g < 20 and b < 20) > 500


def test_a_pdf_holds_the_picture():
    document, options = pictured("note")
    pages = pypdf.PdfReader(io.BytesIO(export(document, "journey", "pdf", options))).pages
    assert any(list(page.images) for page in pages)


def test_a_page_shows_the_picture_and_says_what_is_seen_on_it():
    document, options = pictured("note")
    page = export(document, "journey", "html", options).decode()
    assert "img-src data:" in page
    assert page.count("data:image/jpeg") == 1
    assert "Picture: Twelve people &lt;in&gt; line" in page


def test_bytes_that_are_no_picture_are_not_drawn():
    document, options = pictured("note")
    broken = DrawOptions(pictures=dict.fromkeys(options.pictures, b"<svg onload=alert(1)>"))
    assert "<image" not in draw_map(document, "journey", broken).svg


def test_a_picture_in_a_file_is_no_larger_than_it_is_seen():
    document, options = pictured("note")
    assert len(export(document, "journey", "svg", options)) < 300_000
