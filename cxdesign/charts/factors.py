"""The quick check by the six factors of GB/T 42509-2023, derived from the criteria: a mean of each on one scale."""

from __future__ import annotations

from collections.abc import Iterable

import altair as alt

from cxdesign.charts.lettering import broken, width_of
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import HEADS, Row, Rows, caption, column, framed, layered
from cxdesign.charts.style import TEXT
from cxdesign.i18n import Translator
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import figure, listed, report_note, said
from cxdesign.views.opened import figure_id
from cxdesign.views.palette import Palette

WIDTH, PITCH, TALL = 360.0, 22.0, 36.0
"""Rows are tall when a name needs two lines."""
NAMES, SCALE, MEANS = 18.0, (206.0, 318.0), 360.0
"""Where the names begin, the scale's stretch, and the right edge of the means."""


def factor_picture(report: ScoreReport, translate: Translator, palette: Palette) -> Picture:
    """Return the six factors with their means; a factor without any result keeps its row, with a dash."""
    values = _values(report, translate)
    table = Table(
        (translate("chart.factor"), translate("chart.mean"), translate("chart.criteria")),
        tuple((f"{row['sign']} {row['name']}", str(row["mean"]), str(row["criteria"])) for row in values),
        tuple(str(row["id"]) for row in values),
    )
    title, note = translate("chart.factors"), report_note(report, translate)
    if all(row["value"] is None for row in values):
        return Picture("factors", title, translate("chart.nothing_rated"), note, table)
    sentence = translate(
        "chart.factors_said", parts=listed([f"{row['name']} {row['mean']}" for row in values], translate)
    )
    return Picture("factors", title, sentence, note, table, _chart(values, translate, palette))


def _values(report: ScoreReport, translate: Translator) -> list[Row]:
    names = {factor.id: said(factor.name, translate) for factor in report.catalogue.factors}
    pitch = _pitch(names.values())
    return [
        {
            "id": figure_id("factor", score.factor_id),
            "sign": score.factor_id,
            "name": names[score.factor_id],
            "lines": "\n".join(broken(names[score.factor_id], TEXT, SCALE[0] - NAMES - 8)),
            "criteria": listed(list(score.criteria), translate),
            "value": score.mean,
            "mean": figure(score.mean),
            "y": (place + 0.5) * pitch,
            "said": f"{names[score.factor_id]}: {figure(score.mean)}",
        }
        for place, score in enumerate(report.factors)
    ]


def _chart(values: list[Row], translate: Translator, palette: Palette) -> alt.LayerChart:
    pitch = _pitch(str(row["name"]) for row in values)
    rows = Rows(WIDTH, len(values) * pitch, palette)
    means = [row for row in values if row["value"] is not None]
    chart = layered(
        rows.dots(means, column("value", *SCALE), 4.5, "ink-2"),
        rows.words(values, 0, field="sign", colour="ink-3"),
        rows.words(values, NAMES, field="lines"),
        rows.words(values, MEANS, field="mean", align="right"),
        caption(rows, translate("chart.mean"), MEANS, HEADS, "right"),
        rows.hits(values, height=pitch),
    )
    return framed(chart, rows)


def _pitch(names: Iterable[str]) -> float:
    return PITCH if all(width_of(name, TEXT) <= SCALE[0] - NAMES - 8 for name in names) else TALL
