from __future__ import annotations

import io
import posixpath
import re
import zipfile
from functools import cache

import pytest
from defusedxml import ElementTree
from pptx import Presentation
from pptx.util import Emu

from cxdesign.charts.widths import wrapped
from cxdesign.formats.report.lettered import held
from cxdesign.formats.report.slides import write_slides
from cxdesign.i18n import LOCALES
from cxdesign.services.starters import load_starter
from tests.builders import a_journey
from tests.reports import HOSTILE, SAMPLES, TODAY, a_hostile_journey, a_report


def opened(report):
    return read(write_slides(report, TODAY))


def read(content: bytes):
    return Presentation(io.BytesIO(content))


@cache
def written(sample: str, locale: str) -> bytes:
    """Return the file of a sample, which several tests look at."""
    return write_slides(a_report(load_starter(sample, locale), locale, author="Mei Lin"), TODAY)


def told(slides) -> str:
    """Return every text of the slides, white space left out."""
    found = []
    for slide in slides.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                found.append(shape.text_frame.text)
            if shape.has_table:
                found += [cell.text for row in shape.table.rows for cell in row.cells]
            if shape.has_chart:
                chart = shape.chart
                found += [*chart.plots[0].categories, *(one.name for one in chart.plots[0].series)]
                found += [chart.chart_title.text_frame.text] if chart.has_title else []
    return squeezed(" ".join(found))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize(("sample", "locale"), list(zip(SAMPLES, LOCALES * 2, strict=True)))
def test_every_text_of_the_report_is_on_a_slide(sample, locale):
    report = a_report(load_starter(sample, locale), locale, author="Mei Lin")
    found = told(read(written(sample, locale)))
    lost = [part for text in report.texts() for part in text.split("\n") if squeezed(held(part)) not in found]
    marks = {
        mark.text for section in report.sections for block in section.blocks for mark in getattr(block, "marks", ())
    }
    assert set(lost) <= marks  # these are labels of points


def test_titles_are_titles_and_the_outline_can_be_read():
    slides = read(written("hotel", "en"))
    titles = [slide.shapes.title.text_frame.text for slide in slides.slides]
    assert titles[:3] == ["Business hotel in twelve moments", "Journey 1/3", "Journey 2/3"]
    assert len(titles) == len(set(titles))
    assert (slides.slide_width, slides.slide_height) == (Emu(12192000), Emu(6858000))


def test_the_charts_hold_the_figures():
    slides = read(written("hotel", "en"))
    charts = [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]
    curve, dimensions, levels = charts
    assert list(curve.plots[0].series[0].values)[:5] == [1, 1, 1, -1, 1]
    assert [round(value, 2) for value in dimensions.plots[0].series[0].values] == [3.67, 3.13, 3.36]
    assert [round(value, 2) for value in levels.plots[0].series[0].values] == [3.78, 2.67, 4.17, 3.92]
    book = curve.part.chart_workbook.xlsx_part.blob
    assert zipfile.ZipFile(io.BytesIO(book)).testzip() is None


def test_a_missing_emotion_is_a_gap_in_the_chart():
    document = a_journey(now={"t1": 2, "t3": -1})
    chart = next(s.chart for slide in opened(a_report(document)).slides for s in slide.shapes if s.has_chart)
    assert list(chart.plots[0].series[0].values) == [2, None, -1]


def test_charts_and_tables_say_what_they_show():
    for slide in read(written("city_hotel", "en")).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_the_sources_stand_in_the_notes():
    slides = read(written("hotel", "en"))
    notes = [slide.notes_slide.notes_text_frame.text for slide in slides.slides if slide.has_notes_slide]
    assert any("Kahneman" in note for note in notes)


def test_letters_of_both_scripts_have_a_font():
    slides = read(written("food_delivery", "zh-CN"))
    runs = slides.slides[1].shapes[-1]._element.xpath(".//a:rPr")
    assert all(run.xpath("./a:ea") and run.xpath("./a:latin") for run in runs)


@pytest.fixture(scope="module")
def hostile():
    """The file of a hostile journey: it takes long to write."""
    return write_slides(a_report(a_hostile_journey(), author="Mei"), TODAY)


def test_no_text_is_larger_than_its_box_and_none_leaves_the_slide(hostile):
    slides = read(hostile)
    for slide in slides.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= slides.slide_width
            assert shape.top + shape.height <= slides.slide_height
            if shape.has_text_frame:
                assert _height(shape) <= shape.height.pt + 0.5


def _height(shape) -> float:
    """Return how high the text of a box is, measured anew."""
    return sum(
        _lines(paragraph, shape.width.pt) * paragraph.line_spacing.pt for paragraph in shape.text_frame.paragraphs
    )


def _lines(paragraph, width) -> int:
    if not paragraph.runs:
        return 0
    font = paragraph.runs[0].font
    return len(wrapped(paragraph.text, font.size.pt, width, is_bold=bool(font.bold)))


def test_hostile_texts_arrive_whole(hostile):
    found = told(read(hostile))
    assert found.count("服务设计，") > 1_900
    assert found.count("longwordsandshortones") >= 2 * HOSTILE["long"].count("long") - 60  # some are parted by a page
    assert found.count("W") > 20_000
    assert "مرحبا" in found
    assert "ab" in found
    assert squeezed(HOSTILE["markup"]) in found


@pytest.mark.parametrize("kind", ["sample", "hostile"])
def test_the_file_is_sound(kind, hostile):
    """Every part is well-formed, has a type, and every relation leads to a part."""
    content = {"sample": written("food_delivery", "zh-CN"), "hostile": hostile}[kind]
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = set(file.namelist())
        assert file.testzip() is None
        assert len(names) == len(file.namelist())
        types = ElementTree.fromstring(file.read("[Content_Types].xml"))
        known = {one.get("PartName", "").lstrip("/") for one in types} | {one.get("Extension") for one in types}
        for name in names - {"[Content_Types].xml"}:
            assert name in known or name.rpartition(".")[2] in known, name
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(file.read(name))
        for name in [one for one in names if one.endswith(".rels")]:
            folder = posixpath.dirname(posixpath.dirname(name))
            for relation in ElementTree.fromstring(file.read(name)):
                if relation.get("TargetMode") != "External":
                    target = relation.get("Target")
                    found = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
                    assert found.lstrip("/") in names, (name, target)


def test_the_layouts_are_the_two_that_are_used():
    slides = opened(a_report(a_journey()))
    assert [layout.name for layout in slides.slide_layouts] == ["Title Slide", "Title Only"]


def test_the_same_report_is_the_same_file():
    report = a_report(a_journey())
    first, second = (zipfile.ZipFile(io.BytesIO(write_slides(report, TODAY))) for _ in range(2))
    assert [first.read(n) for n in first.namelist()] == [second.read(n) for n in second.namelist()]
