"""The emotion curves of two designs in one drawing: the left one dashed, the right one drawn through."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import altair as alt

from cxdesign.analysis.changes import Difference
from cxdesign.analysis.emotion import CurveFigures, curve_figures
from cxdesign.analysis.overlay import overlaid
from cxdesign.charts.lettering import broken
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import Row, encoded, layered, marks_of, number
from cxdesign.charts.style import LABEL, STRONG, TEXT, sized
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal, emotion
from cxdesign.views.palette import Palette

COLUMN, LEAST, HEIGHT, NAMES = 78.0, 400.0, 250.0, 52.0
"""Width of a touchpoint, least width, height of the plane and of the names below it."""
LOWEST, HIGHEST = -5, 5
NAME_LINES = 3
SIGNED = "datum.value > 0 ? '+' + datum.value : datum.value < 0 ? '−' + -datum.value : '0'"
"""How the scale writes its values, as all figures of emotions are written."""
NEAR, FAR = 15, 29
"""How far the words of a mark stand from its point: above it, below a trough under zero."""
NOTHING = "–"


def curve_pair_picture(difference: Difference, state: CurveState, translate: Translator, palette: Palette) -> Picture:
    """Return one curve of both designs over the touchpoints of both, with peak, trough and end of each.

    Touchpoints that only the left design has stand where they stood.
    """
    touchpoints = overlaid(difference).touchpoints
    sides = [("left", difference.left), ("right", difference.right)]
    left, right = (list(_rows(name, document, touchpoints, state, translate)) for name, document in sides)
    rows = [*(_beside(one, other) for one, other in zip(left, right, strict=True)), *right]
    title = translate("changes.curves_title", state=translate(f"enum.state.{state.value}"))
    table = _table(touchpoints, sides, state, translate)
    note = translate("changes.curves_note", count=len(touchpoints))
    stated = [row for row in rows if row["value"] is not None]
    if not stated:
        return Picture("curve_pair", title, translate("changes.no_curves"), note, table)
    figures = [curve_figures(document, state) for _, document in sides]
    sentence = translate("changes.curves_said", **_said(figures))
    return Picture("curve_pair", title, sentence, note, table, _chart(rows, touchpoints, translate, palette))


def _beside(one: Row, other: Row) -> Row:
    """Return a point whose words make room for those of the other design at the same place."""
    is_close = other["mark"] and one["value"] == other["value"]
    return {**one, "shift": number(one["shift"]) / NEAR * FAR} if is_close else one


def _said(figures: Sequence[CurveFigures]) -> dict[str, str]:
    values = [found.figures.peak_end.value if found.figures.peak_end else None for found in figures]
    before, after = (NOTHING if value is None else decimal(value, 1) for value in values)
    return {"before": before, "after": after}


def _rows(
    side: str, document: Document, touchpoints: Sequence[Touchpoint], state: CurveState, translate: Translator
) -> Iterator[Row]:
    marks = _marks(curve_figures(document, state), translate)
    for place, touchpoint in enumerate(touchpoints):
        value = document.emotion(touchpoint.id, state) if touchpoint.id in document else None
        words = translate(f"changes.{side}")
        yield {
            "side": side,
            "place": place + 0.5,
            "value": value,
            "mark": translate("figure.separator").join(marks.get(touchpoint.id, ())),
            "shift": NEAR if (value or 0) < 0 else -NEAR,
            "said": "" if value is None else f"{words}, {touchpoint.name}: {emotion(value)}",
        }


def _marks(figures: CurveFigures, translate: Translator) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, moment in (
        ("peak", figures.figures.peak),
        ("trough", figures.figures.trough),
        ("end", figures.figures.end),
    ):
        touchpoint_id = figures.touchpoint_id(moment)
        if touchpoint_id is not None:
            found.setdefault(touchpoint_id, []).append(translate(f"changes.mark_{name}"))
    return found


def _table(
    touchpoints: Sequence[Touchpoint], sides: Sequence[tuple[str, Document]], state: CurveState, translate: Translator
) -> Table:
    columns = (translate("changes.kind_touchpoint"), translate("changes.left"), translate("changes.right"))
    documents = [document for _, document in sides]
    rows = [(one.name, *(_value(document, one.id, state) for document in documents)) for one in touchpoints]
    return Table(columns, tuple(rows))


def _value(document: Document, touchpoint_id: str, state: CurveState) -> str:
    value = document.emotion(touchpoint_id, state) if touchpoint_id in document else None
    return NOTHING if value is None else emotion(value)


def _chart(
    rows: Sequence[Row], touchpoints: Sequence[Touchpoint], translate: Translator, palette: Palette
) -> alt.LayerChart:
    width = max(LEAST, COLUMN * len(touchpoints))
    x = _axis("place", len(touchpoints))
    names: list[Row] = [
        {"place": place + 0.5, "text": "\n".join(broken(one.name, LABEL, width / len(touchpoints) - 8)[:NAME_LINES])}
        for place, one in enumerate(touchpoints)
    ]
    zero = encoded(marks_of([{"value": 0}]).mark_rule(color=palette["hair-2"], aria=False), y=_height())
    lower = marks_of(names).mark_text(
        baseline="top", lineBreak="\n", fontSize=LABEL, color=palette["ink-3"], aria=False
    )
    curves = [layer for side in ("left", "right") for layer in _curve(side, rows, x, palette)]
    below = encoded(lower, x=x, y=alt.value(HEIGHT + 8), text="text:N")
    legend = _legend(translate, palette)
    return sized(layered(zero, *curves, below, *legend), width, HEIGHT, palette)


def _axis(field: str, count: int) -> alt.X:
    return alt.X(f"{field}:Q", scale=alt.Scale(domain=[0, count], nice=False, zero=False), axis=None)


def _height() -> alt.Y:
    scale = alt.Scale(domain=[LOWEST, HIGHEST], nice=False, zero=False)
    axis = alt.Axis(values=list(range(LOWEST, HIGHEST + 1)), title=None, grid=True, labelExpr=SIGNED)
    return alt.Y("value:Q", scale=scale, axis=axis)


def _curve(side: str, rows: Sequence[Row], x: alt.X, palette: Palette) -> list[alt.Chart]:
    is_left = side == "left"
    colour = palette["ink-3" if is_left else "accent"]
    mine = [row for row in rows if row["side"] == side]
    stated = [row for row in mine if row["value"] is not None]
    style: dict[str, Any] = {"interpolate": "monotone", "strokeWidth": 2, "color": colour, "aria": False}
    if is_left:
        style["strokeDash"] = [5, 4]
    lines = [
        encoded(marks_of(run).mark_line(**style), x=x, y=_height())
        for is_there, run in _runs(mine)
        if is_there and len(run) > 1
    ]
    points = marks_of(stated).mark_point(
        filled=True, opacity=1, size=math.pi * 4.5**2, color=colour, shape="diamond" if is_left else "circle", aria=True
    )
    said = alt.Tooltip("said:N", title=" ")
    marked = {
        shift: [row for row in stated if row["mark"] and row["shift"] == shift] for shift in (-FAR, -NEAR, NEAR, FAR)
    }
    words = [
        encoded(
            marks_of(there).mark_text(dy=shift, fontSize=LABEL, fontWeight=STRONG, color=colour, aria=False),
            x=x,
            y=_height(),
            text="mark:N",
        )
        for shift, there in marked.items()
        if there
    ]
    return [
        *lines,
        encoded(points, x=x, y=_height(), description="said:N", tooltip=said),
        *words,
    ]


def _runs(rows: Sequence[Row]) -> list[tuple[bool, list[Row]]]:
    """Return neighbouring points together; a missing value is a gap."""
    return [(is_there, list(run)) for is_there, run in groupby(rows, key=lambda row: row["value"] is not None)]


def _legend(translate: Translator, palette: Palette) -> list[alt.Chart]:
    found = []
    for place, (side, colour, sign) in enumerate((("left", "ink-3", "◆ – –"), ("right", "accent", "● —"))):
        words = [{"text": f"{sign}  {translate(f'changes.{side}')}"}]
        mark = marks_of(words).mark_text(align="left", fontSize=TEXT, color=palette[colour], aria=False)
        found.append(encoded(mark, x=alt.value(8 + 170 * place), y=alt.value(-14), text="text:N"))
    return found
