from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from cxdesign.formats.report.layout import report_pages
from cxdesign.formats.report.placed import A4
from cxdesign.formats.report.printed import missing_letters, write_pages
from cxdesign.services.starters import load_starter
from tests.builders import a_journey
from tests.reports import HOSTILE, TODAY, a_report


def opened(report, **options):
    return PdfReader(io.BytesIO(write_pages(report, TODAY, **options)))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("sample", "locale"), [("food_delivery", "zh-CN"), ("city_hotel", "en")])
def test_every_text_can_be_selected(sample, locale):
    report = a_report(load_starter(sample, locale), locale, author="Mei Lin")
    missing = missing_letters(report)
    found = squeezed("".join(page.extract_text() for page in opened(report).pages))
    lost = [
        line.text
        for page in report_pages(report, A4)
        for element in page.elements
        for line in getattr(element, "lines", ())
        if squeezed(line.text) not in found and not set(line.text) & set(missing)
    ]
    assert lost == []
    assert "MeiLin" in found


def test_pages_are_a4_and_bookmarks_lead_to_the_sections():
    told: list[tuple[int, int]] = []
    reader = opened(a_report(a_journey(now={"t1": 1, "t2": 2})), tell=lambda done, total: told.append((done, total)))
    page = reader.pages[0]
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (842, 595)
    titles = [one.title for one in reader.outline]
    assert titles == ["A stay at the hotel", "Journey", "Emotion curve", "Findings", "Method and sources"]
    assert told[-1] == (len(reader.pages), len(reader.pages))
    assert reader.metadata.title == "A stay at the hotel"
    assert reader.root_object["/Lang"] == "en"


def test_what_no_font_has_is_a_box_and_named():
    document = a_journey(cards={"note:c": ("t1", "pains", "odd \U0010fffe letter")})
    reader = opened(a_report(document, wanted=("journey",)))
    text = "".join(page.extract_text() for page in reader.pages)
    assert "odd" in text


def test_hostile_texts_make_pages():
    cards = {
        "note:a": ("t1", "pains", HOSTILE["endless"][:1_500]),
        "note:b": ("t2", "pains", HOSTILE["right_to_left"] + HOSTILE["pictographs"] + HOSTILE["unholdable"]),
        "note:c": ("t3", "pains", HOSTILE["markup"]),
    }
    reader = opened(a_report(a_journey(cards=cards), wanted=("journey",)))
    text = "".join(page.extract_text() for page in reader.pages)
    assert text.count("W") >= 1_500
    assert "=cmd()" in text
