from __future__ import annotations

import io

from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE

from cxdesign.formats.report.layout import report_pages
from cxdesign.formats.report.placed import A4
from cxdesign.formats.report.sheets import page_svg
from cxdesign.formats.report.slides import write_slides
from cxdesign.services.starters import load_starter
from cxdesign.views.palette import LIGHT
from tests.builders import a_large_journey
from tests.reports import TODAY, a_report, charts

SHORT, LONG = (a_report(a_large_journey(count), wanted=("curve",)) for count in (80, 800))


def test_a_long_curve_is_drawn_without_points_and_with_some_numbers_only():
    for report, has_points in ((SHORT, True), (LONG, False)):
        pages = report_pages(report, A4)
        number, page = next((n, page) for n, page in enumerate(pages, 1) if charts((page,)))
        svg = page_svg(page, report, number, A4, "")
        assert ("<circle" in svg) is has_points
        assert (">5 Touchpoint" in svg) is has_points
        assert (">97</text>" in svg) is not has_points


def test_a_long_curve_of_slides_keeps_every_value():
    slides = Presentation(io.BytesIO(write_slides(LONG, TODAY)))
    (chart,) = [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]
    now = chart.plots[0].series[0]
    assert len(list(now.values)) == 100
    assert now.marker.style == XL_MARKER_STYLE.NONE
    assert [one.get("val") for one in chart.category_axis._element.xpath("c:tickLblSkip")] == ["3"]


def test_curves_have_the_colours_and_dashes_of_the_board():
    report = a_report(load_starter("hotel", "en"), wanted=("curve",))
    slides = Presentation(io.BytesIO(write_slides(report, TODAY)))
    [chart] = [shape.chart for slide in slides.slides for shape in slide.shapes if shape.has_chart]
    lines = [series.format.line for series in chart.plots[0].series]
    assert [f"#{line.color.rgb}".lower() for line in lines[:2]] == [LIGHT["ink"], LIGHT["accent"]]
    assert [line.dash_style for line in lines[:2]] == [MSO_LINE.SOLID, MSO_LINE.DASH]
    [page] = [page for page in report_pages(report, A4) if charts((page,))]
    svg = page_svg(page, report, 2, A4, "")
    assert f'stroke="{LIGHT["ink"]}" stroke-width="2"/>' in svg
    assert f'stroke="{LIGHT["accent"]}" stroke-width="1.75" stroke-dasharray="5 3.5"/>' in svg
