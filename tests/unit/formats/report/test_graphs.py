from __future__ import annotations

import io

from pptx import Presentation
from pptx.enum.chart import XL_MARKER_STYLE

from cxdesign.formats.report.layout import report_pages
from cxdesign.formats.report.placed import A4
from cxdesign.formats.report.sheets import page_svg
from cxdesign.formats.report.slides import write_slides
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
