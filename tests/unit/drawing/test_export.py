"""Every file of a map read back: what stands on the map stands in it, in both languages."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from html.parser import HTMLParser

import numpy as np
import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from cxdesign.charts.glyphs import missing_glyphs
from cxdesign.domain.map_views import MapName
from cxdesign.drawing.export import FILE_FORMATS, LARGEST, MEDIA_TYPES, FileOptions, export
from cxdesign.drawing.options import DrawOptions
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from tests.builders import a_journey
from tests.unit.drawing.reading import flat, words_of

SAMPLE = {"journey": "hotel", "blueprint": "food_delivery", "empathy": "hotel", "scenes": "gym"}


@cache
def made(name: str, file_format: str, locale: str) -> bytes:
    return export(load_starter(SAMPLE[name], locale), name, file_format, DrawOptions(locale=locale))


def missing(name: str, locale: str, text: str) -> list[str]:
    found = flat(text)
    return [word for word in words_of(load_starter(SAMPLE[name], locale), name) if flat(word) not in found]


class Words(HTMLParser):
    def __init__(self):
        super().__init__()
        self.words = []
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.skipif(bool(missing_glyphs("中")), reason="no font with Chinese letters here")
@pytest.mark.parametrize(
    ("name", "locale"), [("journey", "zh-CN"), ("blueprint", "en"), ("empathy", "en"), ("scenes", "zh-CN")]
)
def test_a_pdf_holds_every_text_as_text(name, locale):
    [page] = PdfReader(io.BytesIO(made(name, "pdf", locale))).pages
    assert not missing(name, locale, page.extract_text())


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", MapName)
def test_a_workbook_holds_every_text_on_its_sheets(name, locale):
    book = load_workbook(io.BytesIO(made(name, "xlsx", locale)))
    cells = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    ]
    assert not missing(name, locale, "\n".join(cells))
    assert all(sheet.freeze_panes for sheet in book)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", ["journey", "blueprint", "scenes"])
def test_a_csv_file_holds_every_text_of_the_grid(name, locale):
    rows = list(csv.reader(io.StringIO(made(name, "csv", locale).decode("utf-8-sig"))))
    assert len({len(row) for row in rows}) == 1
    assert not missing(name, locale, "\n".join(cell for row in rows for cell in row))


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", MapName)
def test_a_page_says_every_text_in_words_and_loads_nothing(name, locale):
    page = Words()
    page.feed(made(name, "html", locale).decode())
    assert not missing(name, locale, "".join(page.words))
    assert not [attrs for _, attrs in page.tags if {"src", "href", "onclick", "style"} & set(attrs)]
    assert {"h1", "h2"} <= {tag for tag, _ in page.tags}


@pytest.mark.parametrize("name", MapName)
def test_a_png_has_the_pixels_that_were_asked_for(name):
    document = load_starter(SAMPLE[name], "en")
    options = DrawOptions(width=1280)
    data = export(document, name, "png", options, file=FileOptions(scale=0.5))
    assert abs(Image.open(io.BytesIO(data)).width - 640) <= 1
    assert np.asarray(Image.open(io.BytesIO(data)).convert("L")).std() > 2


def test_a_png_too_large_for_the_server_is_drawn_smaller(monkeypatch):
    monkeypatch.setattr("cxdesign.drawing.export.LARGEST_AREA", 40_000.0)
    image = Image.open(io.BytesIO(export(a_journey(), "journey", "png")))
    assert 30_000 < image.width * image.height < 41_000


def test_a_png_too_large_for_any_program_is_drawn_smaller():
    document = a_journey(stages={"s": [f"t{number}" for number in range(150)]})
    image = Image.open(io.BytesIO(export(document, "journey", "png")))
    assert image.width <= LARGEST + 1


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-2", "@x", "'=1"])
def test_no_table_holds_a_formula(text):
    document = a_journey(stages={"s": ["t"]}, cards={"note:c": ("t", "pains", text)})
    rows = list(csv.reader(io.StringIO(export(document, "journey", "csv").decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if re.match(r"[=@+\-](?!\d)", cell)]
    book = load_workbook(io.BytesIO(export(document, "journey", "xlsx")))
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_markup_of_users_is_text_in_a_page():
    document = a_journey(stages={"s": ["t"]}, cards={"note:c": ("t", "pains", '<img src=x onerror=alert(1)>"&')})
    page = Words()
    page.feed(export(document, "journey", "html").decode())
    assert not [tag for tag, _ in page.tags if tag == "img"]
    assert '<img src=x onerror=alert(1)>"&' in "".join(page.words)


@pytest.mark.parametrize("file_format", FILE_FORMATS)
@pytest.mark.parametrize("name", MapName)
def test_an_empty_map_makes_every_file(name, file_format):
    assert export(a_journey(stages={}), name, file_format)
    assert file_format in MEDIA_TYPES
