from __future__ import annotations

import pytest

from cxdesign.formats.report.layout import cover_rest, cover_title, footer, page_title, report_pages
from cxdesign.formats.report.placed import A4, SLIDE
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from tests.builders import a_journey
from tests.reports import SAMPLES, a_hostile_journey, a_report, overflowing

SHEETS = {"slide": SLIDE, "a4": A4}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_overflows_in_a_sample(sample, locale, sheet):
    pages = report_pages(a_report(load_starter(sample, locale), locale), sheet)
    assert list(overflowing(pages, sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_nothing_overflows_with_endless_words_and_foreign_letters(sheet):
    report = a_report(a_hostile_journey(), author="M" * 60)
    pages = report_pages(report, sheet)
    assert len(pages) > 20
    assert list(overflowing(pages, sheet)) == []


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_title_page_and_the_foot_hold_the_longest_name(sheet):
    report = a_report(a_hostile_journey(), author="M" * 60)
    title, (first, facts) = cover_title(report, sheet), cover_rest(report, sheet)
    assert title.place.y > 0
    assert first.place.y >= title.place.y + title.place.height
    assert facts.place.y + facts.place.height < sheet.height
    line, number = footer(report, 999, sheet)
    assert line.place.x + line.place.width <= number.place.x
    assert line.place.y + line.place.height <= sheet.height


def test_pages_of_one_section_are_numbered():
    pages = report_pages(a_report(load_starter("hotel", "en")), SLIDE)
    titles = [page.title for page in pages if page.section_id == "journey"]
    assert titles == ["Journey 1/3", "Journey 2/3", "Journey 3/3"]
    assert page_title(pages[1], SLIDE).lines[0].text == "Journey 1/3"


def test_a_short_section_has_no_number():
    assert "Journey" in [page.title for page in report_pages(a_report(a_journey()), SLIDE)]


def test_no_page_is_empty():
    pages = report_pages(a_report(a_hostile_journey()), SLIDE)
    assert all(page.elements for page in pages[1:])
