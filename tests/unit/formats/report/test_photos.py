from __future__ import annotations

import hashlib
import io
from datetime import date

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pypdf import PdfReader

from cxdesign.formats.report.placed import A4, SLIDE, PlacedPhoto
from cxdesign.formats.report.writing import ReportOptions, preview, write_report
from tests.builders import a_journey
from tests.photographs import a_picture
from tests.reports import overflowing

OPTIONS = ReportOptions(date(2026, 3, 1), wanted=("journey",))
LONG = "words that go on " * 400


def pictured(count: int = 3, *, alt: str = "Twelve people in line", width: int = 900, height: int = 600):
    """A journey with pictures on so many cards, the last of them with very long words; and the pictures."""
    texts = [f"Card {number}" for number in range(1, count)] + [LONG[:1900]]
    data = a_picture(width, height, kind="JPEG")
    digest = hashlib.sha256(data).hexdigest()
    fields = {"image": digest, "image_width": width, "image_height": height, "image_alt": alt}
    cards = {f"note:c{place}": ("t1", "pains", text.strip()) for place, text in enumerate(texts)}
    document = a_journey(cards=cards)
    changed = [document.get(card_id).replaced(fields) for card_id in cards]
    return document.with_records(changed=changed), {digest: data}


def test_slides_show_pictures_small_enough_and_say_what_is_seen_on_them():
    document, pictures = pictured()
    slides = Presentation(io.BytesIO(write_report(document, "pptx", OPTIONS, pictures=pictures)))
    shapes = [one for slide in slides.slides for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    assert [one._element.xpath(".//p:cNvPr")[0].get("descr") for one in shapes] == ["Twelve people in line"] * 3
    assert all(max(one.image.size) == 640 for one in shapes)


def test_a_picture_without_words_is_told_by_those_of_its_card():
    document, pictures = pictured(2, alt="")
    (page,) = [p for p in preview(document, "pptx", OPTIONS, pictures=pictures) if photos(p)]
    assert photos(page)[0].photo.alt == "Picture of: Card 1"


def test_pages_to_print_hold_the_pictures():
    document, pictures = pictured()
    reader = PdfReader(io.BytesIO(write_report(document, "pdf", OPTIONS, pictures=pictures)))
    assert max(len(page.images) for page in reader.pages) >= 2


@pytest.mark.parametrize(("kind", "sheet"), [("pptx", SLIDE), ("pdf", A4)])
@pytest.mark.parametrize("size", [(1200, 20), (20, 1200), (4, 4)])
def test_pictures_and_their_words_stay_on_their_page(kind, sheet, size):
    document, pictures = pictured(7, width=size[0], height=size[1])
    assert not list(overflowing(preview(document, kind, OPTIONS, pictures=pictures), sheet))


def test_more_pictures_than_are_shown_and_missing_ones_are_told():
    document, pictures = pictured(30)
    text = " ".join(slide_texts(write_report(document, "pptx", OPTIONS, pictures=pictures)))
    assert "The first 24 of 30 pictures." in text
    text = " ".join(slide_texts(write_report(document, "pptx", OPTIONS)))
    assert "not in the project any more: 30." in text


def test_what_is_no_picture_leaves_a_report_whole():
    document, pictures = pictured(2)
    broken = dict.fromkeys(pictures, b"no picture")
    assert write_report(document, "pdf", OPTIONS, pictures=broken)[:5] == b"%PDF-"
    assert write_report(document, "pptx", OPTIONS, pictures=broken)[:2] == b"PK"


def photos(page) -> list[PlacedPhoto]:
    return [one for one in page.elements if isinstance(one, PlacedPhoto)]


def slide_texts(data: bytes) -> list[str]:
    slides = Presentation(io.BytesIO(data))
    return [one.text_frame.text for slide in slides.slides for one in slide.shapes if one.has_text_frame]
