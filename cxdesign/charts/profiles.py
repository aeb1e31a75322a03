"""Profiles of several designs side by side: for each dimension and the total, a line a design, mean and interval."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import altair as alt

from cxdesign.charts.lettering import cut
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import HEADS, Row, Rows, caption, column, framed, layered
from cxdesign.charts.style import STRONG, TEXT
from cxdesign.charts.words import span
from cxdesign.i18n import Translator
from cxdesign.scoring.comparison import DIMENSIONS, Alternative
from cxdesign.scoring.uncertainty import Interval
from cxdesign.views.evaluation import figure, listed
from cxdesign.views.palette import Palette

WIDTH, LINE, HEAD = 352.0, 18.0, 26.0
NAMES, SCALE, MEANS = 10.0, (134.0, 304.0), 346.0
"""Where names begin, the scale's stretch, and the right edge of the means; as wide as a phone."""
TOTAL = "total"


def profiles_picture(alternatives: Sequence[Alternative], translate: Translator, palette: Palette) -> Picture:
    """Return means and intervals of the dimensions and the total of several designs, in the order given.

    A line opens as its dimension, a colon and the id of the design.
    """
    values = list(_values(alternatives, translate))
    table = Table(
        (
            *(translate(f"chart.{name}") for name in ("dimension", "alternative", "mean")),
            _spread(alternatives, translate),
        ),
        tuple((str(row["group"]), str(row["full"]), str(row["mean"]), str(row["span"])) for row in values),
        tuple(str(row["id"]) for row in values),
    )
    title, note = translate("chart.profiles"), translate("chart.profiles_note", count=len(alternatives))
    if all(row["value"] is None for row in values):
        return Picture("profiles", title, translate("chart.nothing_rated"), note, table)
    totals = [f"{row['full']} {row['mean']}" for row in values if row["group_id"] == TOTAL]
    sentence = translate("chart.profiles_said", totals=listed(totals, translate))
    return Picture("profiles", title, sentence, note, table, _chart(values, len(alternatives), translate, palette))


def _spread(alternatives: Sequence[Alternative], translate: Translator) -> str:
    """Return what the bars are: intervals, ranges of single raters, or some of each."""
    kinds = {one.report.uncertainty.kind for one in alternatives if one.report.uncertainty.kind != "none"}
    return translate(f"chart.interval_{kinds.pop()}" if len(kinds) == 1 else "chart.interval_mixed")


def _values(alternatives: Sequence[Alternative], translate: Translator) -> Iterator[Row]:
    names = [*(translate(f"enum.dimension.{name}") for name in DIMENSIONS), translate("chart.profiles_total")]
    block = HEAD + LINE * len(alternatives)
    for place, (group_id, group) in enumerate(zip((*DIMENSIONS, TOTAL), names, strict=True)):
        for line, one in enumerate(alternatives):
            value, interval = _figures(one, group_id)
            yield {
                "id": f"{group_id}:{one.id}",
                "group_id": group_id,
                "group": group,
                "head": place * block + 10,
                "full": one.name,
                "name": cut(one.name, TEXT, SCALE[0] - NAMES - 14),
                "value": value,
                "low": None if interval is None else interval.low,
                "high": None if interval is None else interval.high,
                "mean": figure(value),
                "span": span(interval),
                "y": place * block + HEAD + (line + 0.5) * LINE - 4,
                "said": f"{group}, {one.name}: {figure(value)} {span(interval)}",
            }


def _figures(one: Alternative, group_id: str) -> tuple[float | None, Interval | None]:
    if group_id == TOTAL:
        return one.report.total, one.report.uncertainty.total
    means = {dimension.dimension_id: dimension.mean for dimension in one.report.dimensions}
    return means.get(group_id), dict(one.report.uncertainty.dimensions).get(group_id)


def _chart(values: Sequence[Row], count: int, translate: Translator, palette: Palette) -> alt.LayerChart:
    rows = Rows(WIDTH, (HEAD + LINE * count) * (len(DIMENSIONS) + 1), palette)
    heads = [{"y": row["head"], "text": row["group"]} for row in values[::count]]
    spans = [row for row in values if row["low"] is not None]
    means = [row for row in values if row["value"] is not None]
    rules = (rows.rule((HEAD + LINE * count) * place - 1) for place in range(1, len(DIMENSIONS) + 1))
    return framed(
        layered(
            *rules,
            rows.bars(spans, column("low", *SCALE), "high", thick=6, opacity=0.28),
            rows.dots(means, column("value", *SCALE), 4.5),
            rows.words(heads, 0, size=TEXT, weight=STRONG),
            rows.words(values, NAMES, field="name"),
            rows.words(values, MEANS, field="mean", align="right", weight=STRONG),
            caption(rows, translate("chart.mean"), MEANS, HEADS, "right"),
            rows.hits(values, height=LINE),
        ),
        rows,
    )
