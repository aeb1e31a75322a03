"""The service excellence pyramid: four levels with their means, and how much of the upper two counts.

The upper levels are striped with paper: the share of ink left is the gate factor g. The level that holds the base down
is orange and named in words, unless the gate is fully open all the same.
"""

from __future__ import annotations

import altair as alt

from cxdesign.charts.hatching import Point, stripes
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import HEADS, Row, Rows, caption, encoded, framed, layered, marks_of, number
from cxdesign.charts.style import FIGURE, LABEL, STRONG
from cxdesign.charts.words import interval_name, span
from cxdesign.domain.vocabulary import Level
from cxdesign.i18n import Translator
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import figure, listed, report_note
from cxdesign.views.opened import figure_id
from cxdesign.views.palette import Palette

WIDTH, HEIGHT, PITCH = 324.0, 212.0, 53.0
APEX, HALF = 80.0, 80.0
"""Where the top stands, and half the width of the foot."""
SIGNS, NAMES = 170.0, 192.0
STRIPE = 5.0
"""From one stripe to the next."""
UPPER = (Level.L3, Level.L4)


def pyramid_picture(report: ScoreReport, translate: Translator, palette: Palette) -> Picture:
    """Return the pyramid with mean and interval of each level, the highest on top."""
    values = _values(report, translate)
    table = Table(
        (
            translate("chart.level"),
            translate("chart.mean"),
            interval_name(report.uncertainty, translate),
            translate("chart.criteria"),
        ),
        tuple(
            (f"{row['sign']} {row['full']}", str(row["mean"]), str(row["span"]), str(row["criteria"])) for row in values
        ),
        tuple(str(row["id"]) for row in values),
    )
    title, note = translate("chart.pyramid"), report_note(report, translate)
    if all(row["value"] is None for row in values):
        return Picture("pyramid", title, translate("chart.nothing_rated"), note, table)
    sentence = _sentence(report, values, translate)
    return Picture("pyramid", title, sentence, note, table, _chart(report, values, translate, palette))


def _values(report: ScoreReport, translate: Translator) -> list[Row]:
    intervals = dict(report.uncertainty.levels)
    limiting = () if report.gate.factor == 1 else report.gate.limiting
    found: list[Row] = []
    for score in reversed(report.levels):
        level, name = score.level, translate(f"chart.level_{score.level.value}")
        mean, spread = figure(score.mean), span(intervals.get(score.level))
        found.append(
            {
                "id": figure_id("level", level.value),
                "sign": level.value,
                "name": name,
                "full": translate(f"enum.level.{level.value}"),
                "value": score.mean,
                "mean": mean,
                "span": spread,
                "beside": spread if intervals.get(level) else "",
                "criteria": listed(list(score.criteria), translate),
                "is_limiting": level in limiting,
                "y": len(found) * PITCH + PITCH / 2,
                "said": f"{level.value} {name}: {mean} {spread}",
            }
        )
    return found


def _sentence(report: ScoreReport, values: list[Row], translate: Translator) -> str:
    parts = listed([f"{row['sign']} {row['mean']}" for row in reversed(values)], translate)
    held = [f"{row['sign']} {row['name']}" for row in reversed(values) if row["is_limiting"]]
    sentence = translate("chart.pyramid_said", parts=parts)
    if held and report.gate.factor is not None:
        limit = listed(held, translate)
        sentence += translate("chart.pyramid_held", levels=limit, factor=figure(report.gate.factor))
    return sentence


def _chart(report: ScoreReport, values: list[Row], translate: Translator, palette: Palette) -> alt.LayerChart:
    rows = Rows(WIDTH, HEIGHT, palette)
    factor = report.gate.factor
    layers: list[alt.Chart] = []
    for place, row in enumerate(values):
        level = Level(str(row["sign"]))
        shape = _shape(place)
        layers.append(_body(rows, shape, level))
        if level in UPPER and factor is not None and factor < 1:
            layers.append(_stripes(rows, shape, 1 - factor))
        layers.append(_outline(rows, shape, level))
    for is_limiting in (False, True):
        layers += _lettering(
            rows, [row for row in values if row["is_limiting"] is is_limiting], is_limiting=is_limiting
        )
    layers += [rows.rule(place * PITCH, "hair", SIGNS) for place in range(1, len(values))]
    layers.append(caption(rows, interval_name(report.uncertainty, translate), NAMES, HEADS))
    layers.append(caption(rows, _remark(factor, translate), 0, HEIGHT + 14))
    layers.append(rows.hits(values, height=PITCH - 2))
    return framed(layered(*layers), rows)


def _remark(factor: float | None, translate: Translator) -> str:
    if factor is None:
        return translate("chart.pyramid_no_gate")
    return translate("chart.pyramid_open" if factor >= 1 else "chart.pyramid_striped", factor=figure(factor))


def _lettering(rows: Rows, values: list[Row], *, is_limiting: bool) -> list[alt.Chart]:
    colour, weight = ("div-n5", STRONG) if is_limiting else ("ink", 400)
    names = [{**row, "y": number(row["y"]) - 9} for row in values]
    figures = [{**row, "y": number(row["y"]) + 9} for row in values]
    return [
        rows.words(names, SIGNS, field="sign", colour="div-n5" if is_limiting else "ink-3"),
        rows.words(names, NAMES, field="name", weight=weight, colour=colour),
        rows.words(figures, NAMES, field="mean", size=FIGURE, weight=STRONG, colour=colour),
        rows.words(figures, NAMES + 41, field="beside", size=LABEL, colour="ink-3"),
    ]


def _shape(place: int) -> list[Point]:
    """Return the corners of a level's part, with a gap above it."""
    top, foot = place * PITCH + (4 if place else 0), (place + 1) * PITCH - 0.0
    left, right = (HALF * edge / HEIGHT for edge in (top, foot))
    return [(APEX - left, top), (APEX + left, top), (APEX + right, foot), (APEX - right, foot)]


def _body(rows: Rows, shape: list[Point], level: Level) -> alt.Chart:
    (x1, top), (x2, _), (x3, foot), (x4, _) = shape
    edges = [{"x": x1, "to": x2, "y": top}, {"x": x4, "to": x3, "y": foot}]
    fill = "card" if level is Level.L1 else f"lvl-{level.value[1]}"
    mark = marks_of(edges).mark_area(orient="horizontal", color=rows.palette[fill], aria=False)
    return encoded(mark, x=_x(rows, "x"), x2="to:Q", y=rows.y())


def _outline(rows: Rows, shape: list[Point], level: Level) -> alt.Chart:
    points = [{"x": x, "y": y, "order": place} for place, (x, y) in enumerate([*shape, shape[0]])]
    mark = marks_of(points).mark_line(
        color=rows.palette[f"lvl-{level.value[1]}-line"], strokeWidth=1, strokeJoin="round", aria=False
    )
    return encoded(mark, x=_x(rows, "x"), y=rows.y(), order="order:Q")


def _stripes(rows: Rows, shape: list[Point], share: float) -> alt.Chart:
    """Return stripes of paper that cover a share of a shape."""
    ends = [{"x": a[0], "y": a[1], "to": b[0], "foot": b[1]} for a, b in stripes(shape, STRIPE)]
    wide = STRIPE * share / 2**0.5
    mark = marks_of(ends).mark_rule(color=rows.palette["paper"], strokeWidth=wide, aria=False)
    return encoded(mark, x=_x(rows, "x"), x2="to:Q", y=rows.y(), y2="foot:Q")


def _x(rows: Rows, field: str) -> alt.X:
    scale = alt.Scale(domain=[0, rows.width], range=[0, rows.width], nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)
