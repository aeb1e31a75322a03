"""The profile of the dimensions: means with their intervals on one scale, and the total, which is never shown alone."""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import HEADS, Row, Rows, caption, column, framed, layered
from cxdesign.charts.style import FIGURE, LABEL, STRONG
from cxdesign.charts.words import interval_name, span
from cxdesign.i18n import Translator
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.uncertainty import Interval
from cxdesign.views.evaluation import figure, listed, report_note, said
from cxdesign.views.opened import figure_id
from cxdesign.views.palette import Palette

WIDTH, PITCH = 236.0, 52.0
SCALE_END, MEANS, COUNTS = 176.0, 214.0, 236.0
"""Where the scale ends, and the right edges of the columns of figures."""


def dimension_picture(report: ScoreReport, translate: Translator, palette: Palette) -> Picture:
    """Return the profile of the dimensions with mean, interval and number of criteria k, the total below a rule."""
    values = [*_dimensions(report, translate), _total(report, translate)]
    table = Table(
        (
            translate("chart.dimension"),
            translate("chart.mean"),
            interval_name(report.uncertainty, translate),
            translate("chart.criteria_count"),
        ),
        tuple((str(row["name"]), str(row["mean"]), str(row["span"]), str(row["k"])) for row in values),
        tuple(str(row["id"]) for row in values),
    )
    title, note = translate("chart.dimensions"), report_note(report, translate)
    if all(row["value"] is None for row in values):
        return Picture("dimensions", title, translate("chart.nothing_rated"), note, table)
    sentence = translate(
        "chart.dimensions_said",
        parts=listed([f"{row['name']} {row['mean']}" for row in values[:-1]], translate),
        total=figure(report.total),
        arithmetic=figure(report.arithmetic),
    )
    return Picture("dimensions", title, sentence, note, table, _chart(values, report, translate, palette))


def _dimensions(report: ScoreReport, translate: Translator) -> list[Row]:
    names = {dimension.id: said(dimension.name, translate) for dimension in report.catalogue.dimensions}
    intervals = dict(report.uncertainty.dimensions)
    return [
        _row(
            figure_id("dimension", score.dimension_id),
            names[score.dimension_id],
            score.mean,
            interval=intervals.get(score.dimension_id),
            count=len(score.shares) - len(score.missing),
            place=place,
        )
        for place, score in enumerate(report.dimensions)
    ]


def _total(report: ScoreReport, translate: Translator) -> Row:
    count = len(report.criteria) - len(report.missing)
    name, interval = translate("chart.total_geometric"), report.uncertainty.total
    place = len(report.dimensions)
    return _row(figure_id("total"), name, report.total, interval=interval, count=count, place=place)


def _row(row_id: str, name: str, value: float | None, *, interval: Interval | None, count: int, place: int) -> Row:
    return {
        "id": row_id,
        "name": name,
        "value": value,
        "low": None if interval is None else interval.low,
        "high": None if interval is None else interval.high,
        "mean": figure(value),
        "span": span(interval),
        "k": str(count),
        "top": place * PITCH + 16,
        "middle": place * PITCH + 27,
        "y": place * PITCH + 36,
        "said": f"{name}: {figure(value)} {span(interval)}",
    }


def _chart(values: Sequence[Row], report: ScoreReport, translate: Translator, palette: Palette) -> alt.LayerChart:
    rows = Rows(WIDTH, len(values) * PITCH, palette)
    arithmetic = translate("chart.arithmetic_too", arithmetic=figure(report.arithmetic))
    chart = layered(
        rows.rule((len(values) - 1) * PITCH + 3),
        *_marks(rows, values[:-1], "accent"),
        *_marks(rows, values[-1:], "ink"),
        rows.words([{**row, "y": row["top"]} for row in values], 0, field="name"),
        rows.words(values, MEANS, field="mean", align="right", size=FIGURE, weight=STRONG),
        rows.words(values, COUNTS, field="k", align="right", size=LABEL, colour="ink-3"),
        caption(rows, translate("chart.mean"), MEANS, HEADS, "right"),
        caption(rows, translate("chart.k"), COUNTS, HEADS, "right"),
        caption(rows, arithmetic, 0, rows.height + 12),
        rows.hits([{**row, "y": row["middle"]} for row in values], height=PITCH - 4),
    )
    return framed(chart, rows)


def _marks(rows: Rows, values: Sequence[Row], colour: str) -> tuple[alt.Chart, alt.Chart]:
    spans = [row for row in values if row["low"] is not None]
    means = [row for row in values if row["value"] is not None]
    bars = rows.bars(spans, column("low", 4, SCALE_END), "high", thick=7, colour=colour, opacity=0.28)
    return bars, rows.dots(means, column("value", 4, SCALE_END), 5, colour)
