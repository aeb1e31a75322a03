"""Charts of slides: native ones, whose figures can be edited."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from pptx.chart.axis import CategoryAxis, ValueAxis
from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.chart.series import LineSeries
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.shapes.graphfrm import GraphicFrame
from pptx.slide import Slide
from pptx.util import Pt

from cxdesign.charts.widths import cut_to, wrapped
from cxdesign.formats.report.lettered import dress, held
from cxdesign.formats.report.placed import PlacedChart, Style
from cxdesign.formats.report.theme import rgb
from cxdesign.views.report.outline import Bars, Curve, Look, Series


@dataclass(frozen=True)
class Line:
    """Colour, width in points, and dashes: as SVG takes them, and as slides do."""

    colour: str
    width: float
    dashes: str = ""
    slide_dashes: MSO_LINE = MSO_LINE.SOLID


LOWEST, HIGHEST = -5, 5
"""The scale of emotions."""
LEAST, MOST = 1, 5
"""The scale of ratings."""
LINES: Mapping[Look, Line] = MappingProxyType(
    {
        "now": Line("ink", 2),
        "target": Line("accent", 1.75, "5 3.5", MSO_LINE.DASH),
        "satisfaction": Line("ink-4", 1.25),
        "delight": Line("ink-3", 1, "1.5 2.5", MSO_LINE.ROUND_DOT),
        "edge": Line("ink-4", 0.75, "4 3", MSO_LINE.DASH),
    }
)
"""Lines as the board draws them; ``edge`` is how far answers spread about a curve."""
LABEL_LINES = 3
"""Most lines of a name below the curve (ours); the full names stand in the journey."""
DENSE, NAMED = 60, 40
"""From so many points on a curve has no markers and only numbers below it; most numbers that are shown (ours)."""
AXIS = 30.0
"""What the scale at the side takes, in points."""


def add_chart(slide: Slide, placed: PlacedChart) -> GraphicFrame:
    """Put a chart on a slide and return its frame."""
    place, chart = placed.place, placed.chart
    box = Pt(place.x), Pt(place.y), Pt(place.width), Pt(place.height)
    add: Any = slide.shapes.add_chart  # Any: it names types that it neither takes nor gives
    found: GraphicFrame
    if isinstance(chart, Curve):
        found = add(XL_CHART_TYPE.LINE_MARKERS, *box, _curve_data(chart, placed))
        _curve(found.chart, chart, placed.style)
    else:
        found = add(XL_CHART_TYPE.BAR_CLUSTERED, *box, _bar_data(chart, placed))
        _bars(found.chart, chart, placed.style)
    return found


def short_names(names: Sequence[str], width: float, style: Style) -> tuple[str, ...]:
    """Return names cut to what has room in a few lines of a column, all still different by their numbers."""
    if len(names) > DENSE:
        return tuple(held(name).partition(" ")[0] for name in names)
    return tuple(
        name if len(wrapped(name, style.size, width)) <= LABEL_LINES else cut_to(name, style.size, 2.2 * width)
        for name in map(held, names)
    )


def every(count: int) -> int:
    """Return how many names one that is shown stands for.

    >>> every(12), every(1000)
    (1, 25)
    """
    return 1 if count <= DENSE else math.ceil(count / NAMED)


def _curve_data(chart: Curve, placed: PlacedChart) -> CategoryChartData:
    width = (placed.place.width - AXIS) / max(len(chart.categories), 1) - 6
    return _data(short_names(chart.categories, width, placed.style), chart.series, "+0;\N{MINUS SIGN}0;0")


def _bar_data(chart: Bars, placed: PlacedChart) -> CategoryChartData:
    names = short_names(chart.categories, placed.place.width * 0.3, placed.style)
    return _data(names, (chart.values,), "0.00")


def _data(names: Sequence[str], series: Sequence[Series], number_format: str) -> CategoryChartData:
    build: Any = CategoryChartData  # Any: untyped
    data = build(number_format=number_format)
    data.categories = names
    for one in series:
        data.add_series(held(one.name), one.values)
    found: CategoryChartData = data
    return found


def _curve(graph: Chart, chart: Curve, style: Style) -> None:
    _dressed(graph, style)
    graph.has_legend, graph.has_title = True, False
    graph.legend.position, graph.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
    dress(graph.legend.font, style)
    _scale(graph.value_axis, LOWEST, HIGHEST, style)
    _names(graph.category_axis, style)
    is_dense = len(chart.categories) > DENSE
    if is_dense:
        _skip(graph.category_axis, every(len(chart.categories)))
    for series, line in zip(graph.plots[0].series, chart.series, strict=True):
        series.smooth = False
        _line(series, line)
        if is_dense:
            series.marker.style = XL_MARKER_STYLE.NONE
    first = graph.plots[0].series[0]
    for mark in chart.marks:
        label = first.points[mark.place].data_label
        frame = label.text_frame
        frame.text = held(mark.text)
        dress(
            frame.paragraphs[0].runs[0].font,
            Style(style.size, style.leading, LINES[chart.series[0].look].colour, is_bold=True),
        )
        value = chart.series[0].values[mark.place] or 0
        label.position = XL_LABEL_POSITION.BELOW if value < 0 else XL_LABEL_POSITION.ABOVE


def _line(series: LineSeries, line: Series) -> None:
    look = LINES[line.look]
    series.format.line.color.rgb = rgb(look.colour)
    series.format.line.width = Pt(look.width)
    series.format.line.dash_style = look.slide_dashes
    if line.is_line_of_reference:
        series.marker.style = XL_MARKER_STYLE.NONE
        return
    series.marker.style, series.marker.size = XL_MARKER_STYLE.CIRCLE, 7
    series.marker.format.fill.solid()
    series.marker.format.fill.fore_color.rgb = rgb(look.colour)
    series.marker.format.line.color.rgb = rgb(look.colour)


def _skip(axis: CategoryAxis, count: int) -> None:
    """Show each so many of the names; the library has no word for that."""
    for offset in axis._element.xpath("c:lblOffset"):
        offset.addnext(offset.makeelement(qn("c:tickLblSkip"), {"val": str(count)}))


def _bars(graph: Chart, chart: Bars, style: Style) -> None:
    _dressed(graph, style)
    graph.has_legend, graph.has_title = False, True
    frame = graph.chart_title.text_frame
    frame.text = held(chart.title)
    dress(frame.paragraphs[0].runs[0].font, Style(style.size * 1.15, style.leading, "ink", is_bold=True))
    graph.chart_title.include_in_layout = False
    _scale(graph.value_axis, LEAST, MOST, style)
    _names(graph.category_axis, style)
    graph.category_axis.reverse_order = True
    graph.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    plot = graph.plots[0]
    plot.gap_width, plot.vary_by_categories, plot.has_data_labels = 70, False, True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = "0.00", False
    labels.position = XL_LABEL_POSITION.INSIDE_END
    dress(labels.font, Style(style.size, style.leading, "accent-ink", is_bold=True))
    fill = plot.series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = rgb("accent")


def _dressed(graph: Chart, style: Style) -> None:
    graph.font.size = Pt(style.size)
    dress(graph.font, style)


def _scale(axis: ValueAxis, low: float, high: float, style: Style) -> None:
    axis.minimum_scale, axis.maximum_scale, axis.major_unit = low, high, 1
    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = rgb("hair")
    axis.major_gridlines.format.line.width = Pt(0.5)
    axis.format.line.fill.background()
    axis.major_tick_mark = XL_TICK_MARK.NONE
    dress(axis.tick_labels.font, style)


def _names(axis: CategoryAxis, style: Style) -> None:
    axis.tick_label_position, axis.major_tick_mark = XL_TICK_LABEL_POSITION.LOW, XL_TICK_MARK.NONE
    axis.has_major_gridlines = False
    axis.format.line.color.rgb = rgb("hair-2")
    dress(axis.tick_labels.font, style)
    for body in axis._element.xpath("c:txPr/a:bodyPr"):  # names are broken into lines, never turned
        body.set("rot", "0")
        body.set("vert", "horz")
