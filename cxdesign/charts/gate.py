"""The base gate: the share of the delight that counts, along the base, with the point where this design stands."""

from __future__ import annotations

from typing import Any

import altair as alt

from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import Row, layered, marks_of
from cxdesign.charts.style import STRONG, TEXT, chosen, sized
from cxdesign.charts.words import interval_name, span
from cxdesign.i18n import Translator
from cxdesign.scoring.pyramid import HIGHEST, LOWEST, Gate
from cxdesign.scoring.uncertainty import Interval, Uncertainty
from cxdesign.views.evaluation import figure
from cxdesign.views.numbers import trimmed
from cxdesign.views.opened import figure_id
from cxdesign.views.palette import Palette

WIDTH, HEIGHT = 160.0, 190.0


def gate_picture(
    gate: Gate, translate: Translator, palette: Palette, *, uncertainty: Uncertainty | None = None
) -> Picture:
    """Return the gate in its mode with the base as a point; a band is the base's interval.

    Without a base the gate is drawn all the same, without a point.
    """
    columns = ["chart.gate_base", "chart.gate_factor", "chart.gate_mode"]
    row = [figure(gate.base), figure(gate.factor), translate(f"enum.gate_mode.{gate.mode}")]
    heads, band = [translate(key) for key in columns], None
    if uncertainty is not None:
        band = uncertainty.base
        heads.append(interval_name(uncertainty, translate))
        row.append(span(band))
    return Picture(
        "gate",
        translate("chart.gate"),
        _sentence(gate, translate),
        translate("chart.gate_note"),
        Table(tuple(heads), (tuple(row),), (figure_id("gate"),)),
        _chart(gate, band, translate, palette),
    )


def _sentence(gate: Gate, translate: Translator) -> str:
    low, high = (trimmed(limit, 2) for limit in gate.thresholds)
    course = translate(f"chart.gate_said_{gate.mode}", low=low, high=high, hard=trimmed(gate.hard, 2))
    if gate.base is None:
        return translate("chart.gate_said_nowhere", gate=course)
    return translate("chart.gate_said_at", gate=course, base=figure(gate.base), factor=figure(gate.factor))


def _chart(gate: Gate, band: Interval | None, translate: Translator, palette: Palette) -> alt.LayerChart:
    points = [{"base": base, "share": share, "order": place} for place, (base, share) in enumerate(_course(gate))]
    line = marks_of(points).mark_line(color=palette["ink"], strokeWidth=1.75, strokeJoin="round", aria=False)
    layers = [line.encode(x=_base(gate), y=_share(translate), order="order:Q")]
    if band is not None:
        spread = marks_of([{"base": band.low, "to": band.high}]).mark_rect(color=palette["paper-2"], aria=False)
        layers.insert(0, spread.encode(x=_base(gate), x2="to:Q", y=alt.value(0), y2=alt.value(HEIGHT)))
    if gate.base is not None and gate.factor is not None:
        layers += _point(gate, gate.base, gate.factor, translate, palette)
    return sized(layered(*layers), WIDTH, HEIGHT, palette)


def _point(gate: Gate, base: float, factor: float, translate: Translator, palette: Palette) -> list[alt.Chart]:
    """Return the point with its lines to the scales and its figures beside it."""
    said = translate("chart.gate_point", base=figure(base), factor=figure(factor))
    lines = (f"B = {figure(base)}", f"g = {figure(factor)}")
    values: list[Row] = [
        {"id": figure_id("gate"), "base": base, "share": factor, "said": said, "b": lines[0], "g": lines[1]}
    ]
    chart = marks_of(values).encode(x=_base(gate), y=_share(translate))
    parameter = chosen()
    is_low, is_left = factor < 1, base > (LOWEST + HIGHEST) / 2 + 0.5
    colour = palette["div-n5" if is_low else "accent"]
    guide: dict[str, Any] = {"color": palette["hair-2"], "strokeDash": [2, 3], "aria": False}
    lettering: dict[str, Any] = {
        "align": "right" if is_left else "left",
        "dx": -11 if is_left else 11,
        "color": colour,
        "aria": False,
    }
    drop = 10 if factor > 0.85 else -18 if factor < 0.15 else -2
    dot = chart.mark_point(filled=True, opacity=1, size=95, color=colour, cursor="pointer")
    return [
        chart.mark_rule(**guide).encode(y2=alt.value(HEIGHT)),
        chart.mark_rule(**guide).encode(x2=alt.value(0)),
        chart.mark_text(**lettering, dy=drop, fontWeight=STRONG, fontSize=TEXT).encode(text="b:N"),
        chart.mark_text(**lettering, dy=drop + 15, fontSize=TEXT).encode(text="g:N"),
        dot.encode(tooltip=alt.Tooltip("said:N", title=" "), description="said:N").add_params(parameter),
    ]


def _base(gate: Gate) -> alt.X:
    axis = alt.Axis(values=_marks(gate), format=".2~f", grid=False, domain=True, ticks=True, tickSize=4, title=None)
    return alt.X("base:Q", scale=alt.Scale(domain=[LOWEST, HIGHEST], nice=False, zero=False), axis=axis)


def _share(translate: Translator) -> alt.Y:
    title = translate("chart.gate_axis")
    axis = alt.Axis(values=[0, 0.5, 1], format="~g", title=title, titleAngle=0, titleAlign="left", titleAnchor="end")
    axis.titleX, axis.titleY = -16, -14
    return alt.Y("share:Q", scale=alt.Scale(domain=[0, 1]), axis=axis)


def _course(gate: Gate) -> list[tuple[float, float]]:
    """Return the corners of the gate's line."""
    if gate.mode == "off":
        return [(LOWEST, 1.0), (HIGHEST, 1.0)]
    low, high = (gate.hard, gate.hard) if gate.mode == "hard" else gate.thresholds
    return [(LOWEST, 0.0), (low, 0.0), (high, 1.0), (HIGHEST, 1.0)]


def _marks(gate: Gate) -> list[float]:
    inner = {"ramp": gate.thresholds, "hard": (gate.hard,), "off": (3.0,)}[gate.mode]
    return sorted({LOWEST, *inner, HIGHEST})
