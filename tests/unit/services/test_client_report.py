from __future__ import annotations

import io
import re
from datetime import date

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pypdf import PdfReader

from cxdesign.formats.report.placed import A4, SLIDE, PlacedPicture, Words
from cxdesign.formats.report.writing import ReportOptions
from cxdesign.i18n import Translator
from cxdesign.services.client_report import preview, write_client_report, write_environment
from cxdesign.services.starters import load_starter
from tests.builders import a_journey, a_large_journey

OPTIONS = ReportOptions(date(2026, 3, 1), wanted=("journey", "blueprint"))


@pytest.mark.parametrize(("kind", "sheet"), [("pdf", A4), ("pptx", SLIDE)])
def test_pages_begin_a_section_with_its_map(kind, sheet):
    pages = preview(load_starter("food_delivery", "en"), kind, OPTIONS)
    drawn = [page for page in pages if any(isinstance(one, PlacedPicture) for one in page.elements)]
    assert [page.title.split(" 1/")[0] for page in drawn] == ["Journey", "Service blueprint"]
    for page in drawn:
        place = page.elements[0].place
        assert sheet.margin - 0.01 <= place.x
        assert place.x + place.width <= sheet.width - sheet.margin + 0.01
        assert place.y + place.height <= sheet.bottom + 0.01


@pytest.mark.parametrize("kind", ["pptx", "pdf"])
def test_a_section_left_out_draws_no_map(kind):
    pages = preview(a_journey(), kind, ReportOptions(OPTIONS.today, wanted=("findings",)))
    assert not [one for page in pages for one in page.elements if isinstance(one, PlacedPicture)]


def test_slides_show_the_maps_as_pictures_that_say_what_they_are():
    slides = Presentation(io.BytesIO(write_client_report(load_starter("food_delivery", "en"), "pptx", OPTIONS)))
    pictures = [one for slide in slides.slides for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.PICTURE]
    told = [one._element.xpath(".//p:cNvPr")[0].get("descr") for one in pictures]
    assert [text.partition(":")[0] for text in told] == ["Journey", "Service blueprint"]
    assert all(one.image.size[0] > 2 * one.width.pt for one in pictures)


def test_the_words_of_the_map_can_be_selected():
    document = a_journey(cards={"note:c": ("t1", "thinking", "Only the map shows this thought")})
    reader = PdfReader(io.BytesIO(write_client_report(document, "pdf", OPTIONS)))
    assert "Only the map" in " ".join(reader.pages[1].extract_text().split())


def test_an_empty_project_has_no_map():
    assert write_client_report(load_starter("empty", "en"), "pdf", OPTIONS)[:5] == b"%PDF-"


def test_a_report_of_a_large_map_shows_its_beginning_and_says_what_it_leaves_out():
    pages = preview(a_large_journey(1600), "pptx", ReportOptions(OPTIONS.today))
    texts = " ".join(
        line.text for page in pages for one in page.elements if isinstance(one, Words) for line in one.lines
    )
    assert "the first 7 of 25 stages" in texts
    assert "The first 120 of 200 touchpoints" in texts
    assert re.search(r"60 of \d{3} findings, the most severe first", texts)
    assert len(pages) < 50


def test_a_long_journey_goes_on_over_slides_so_that_its_words_are_larger():
    pages = preview(a_large_journey(240), "pptx", ReportOptions(OPTIONS.today, wanted=("journey",)))
    drawn = [one.picture for page in pages for one in page.elements if isinstance(one, PlacedPicture)]
    assert len(drawn) > 1
    assert len({one.svg for one in drawn}) == len(drawn)
    [whole] = [
        one
        for page in preview(a_large_journey(240), "pdf", ReportOptions(OPTIONS.today, wanted=("journey",)))
        for one in page.elements
        if isinstance(one, PlacedPicture)
    ]
    assert max(one.width for one in drawn) < whole.picture.width


def test_the_environment_alone_is_a_file_to_print():
    data = write_environment(load_starter("hotel", "en"), Translator("en"), date(2026, 11, 26))
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "Reception" in text
    assert "Participation" in text
