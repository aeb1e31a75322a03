"""Rows that all columns of a chart share: each mark finds its row by the field ``y``, in units of the drawing.

A column has its own scale across a stretch of the width; names and figures stand at fixed places. Above each row lies
an unseen sheet that is clicked, so that the target is the whole row, and that says the row to screen readers. The marks
themselves are silent.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import altair as alt

from cxdesign.charts.style import LABEL, STRONG, TEXT, chosen, sized
from cxdesign.views.palette import Palette

Value: TypeAlias = str | float | bool | None
Row: TypeAlias = dict[str, Value]
Values: TypeAlias = Sequence[Mapping[str, Value]]
Align = Literal["left", "center", "right"]
HEADS = -10.5
"""Height at which heads of columns stand level with the labels of a scale."""
SHADE = 0.12
"""How strongly the chosen row is tinted."""


@dataclass(frozen=True)
class Rows:
    """A drawing of rows: its size without the scales above it, and its colours."""

    width: float
    height: float
    palette: Palette

    def y(self, field: str = "y") -> alt.Y:
        """Return the vertical place of a mark, from a field in units of the drawing."""
        scale = alt.Scale(domain=[0, self.height], range=[0, self.height], nice=False, zero=False)
        return alt.Y(f"{field}:Q", scale=scale, axis=None)

    def words(
        self,
        values: Values,
        x: float,
        *,
        field: str = "text",
        align: Align = "left",
        size: float = TEXT,
        weight: int = 400,
        colour: str = "ink",
    ) -> alt.Chart:
        """Return words at one place of their rows."""
        style: dict[str, Any] = {"fontSize": size, "fontWeight": weight, "color": self.palette[colour], "aria": False}
        said = [{"y": row["y"], "text": row[field]} for row in values]
        mark = marks_of(said).mark_text(align=align, baseline="middle", lineBreak="\n", **style)
        return encoded(mark, x=alt.value(x), y=self.y(), text="text:N")

    def dots(self, values: Values, x: alt.X, radius: float, colour: str = "accent") -> alt.Chart:
        """Return filled dots."""
        mark = marks_of(values).mark_point(
            filled=True, opacity=1, size=math.pi * radius**2, color=self.palette[colour], aria=False
        )
        return encoded(mark, x=x, y=self.y())

    def bars(
        self, values: Values, x: alt.X, to: str, *, thick: float, colour: str = "accent", opacity: float = 1
    ) -> alt.Chart:
        """Return bars from ``x`` to the field ``to``."""
        mark = marks_of(values).mark_bar(height=thick, color=self.palette[colour], opacity=opacity, aria=False)
        return encoded(mark, x=x, x2=f"{to}:Q", y=self.y())

    def flags(self, values: Values, x: alt.X, field: str, *, align: Align, shift: float) -> alt.Chart:
        """Return bold figures beside what they flag."""
        style: dict[str, Any] = {"fontWeight": STRONG, "color": self.palette["div-n5"], "aria": False}
        mark = marks_of(values).mark_text(align=align, dx=shift, **style)
        return encoded(mark, x=x, y=self.y(), text=f"{field}:N")

    def rule(self, y: float, colour: str = "hair-2", start: float = 0) -> alt.Chart:
        """Return a hairline across the drawing."""
        mark = marks_of([{"y": y}]).mark_rule(color=self.palette[colour], aria=False)
        return encoded(mark, y=self.y(), x=alt.value(start), x2=alt.value(self.width))

    def hits(self, values: Values, *, height: float) -> alt.Chart:
        """Return the sheets to click, one for each row.

        Parameters
        ----------
        values : sequence of mappings
            With ``id``, ``y`` and ``said``, what a screen reader reads out, also shown where the mouse points.
        height : float
            Of each.
        """
        parameter = chosen()
        kept = ("id", "said")
        placed = [
            {
                **{name: row[name] for name in kept},
                "top": number(row["y"]) - height / 2,
                "foot": number(row["y"]) + height / 2,
            }
            for row in values
        ]
        sheets = encoded(
            marks_of(placed).mark_rect(color=self.palette["accent"], cursor="pointer", aria=True),
            x=alt.value(0),
            x2=alt.value(self.width),
            y=self.y("top"),
            y2="foot:Q",
            opacity=alt.condition(parameter, alt.value(SHADE), alt.value(0), empty=False),
            description="said:N",
            tooltip=alt.Tooltip("said:N", title=" "),
        )
        return sheets.add_params(parameter)


def column(
    field: str,
    start: float,
    end: float,
    *,
    domain: tuple[float, float] = (1, 5),
    marks: Sequence[float] = (1, 2, 3, 4, 5),
    labels: str | None = None,
) -> alt.X:
    """Return a scale from ``start`` to ``end`` of the width, its labels above and hairlines below them."""
    axis = alt.Axis(
        orient="top",
        values=list(marks),
        title=None,
        grid=True,
        labelExpr=labels or alt.Undefined,
        labelFlush=False,
        format=".2~f",
    )
    scale = alt.Scale(domain=list(domain), range=[start, end], nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=axis)


def aligned(field: str, start: float, end: float, domain: tuple[float, float] = (1, 5)) -> alt.X:
    """Return the scale of a column again, without labels and hairlines of its own."""
    scale = alt.Scale(domain=list(domain), range=[start, end], nice=False, zero=False)
    return alt.X(f"{field}:Q", scale=scale, axis=None)


def marks_of(values: Values) -> alt.Chart:
    """Return a chart of values without any mark yet.

    The values go in as a tuple, which altair hands on as it is; a list it would copy whenever layers are put together.
    """
    data: Any = {"values": tuple(dict(row) for row in values)}  # Any: a part of a specification
    return alt.Chart(data)


def encoded(mark: alt.Chart, **channels: Any) -> alt.Chart:  # Any: channels of altair
    """Return marks with their channels: channel objects, values of :func:`altair.value`, or a field with its type.

    Bare values and fields are wrapped here, because altair would look for the fitting class each time anew.
    """
    found: alt.Chart = mark.encode(**{name: _wrapped(name, channel) for name, channel in channels.items()})
    return found


def _wrapped(name: str, channel: Any) -> Any:  # Any: channels of altair
    if isinstance(channel, str):
        return _FIELDS[name](channel)
    return _VALUES[name](channel["value"]) if isinstance(channel, dict) and set(channel) == {"value"} else channel


_FIELDS: Mapping[str, Any] = MappingProxyType(
    {"x2": alt.X2, "y2": alt.Y2, "text": alt.Text, "order": alt.Order, "description": alt.Description}
)
_VALUES: Mapping[str, Any] = MappingProxyType(
    {"x": alt.XValue, "x2": alt.X2Value, "y": alt.YValue, "y2": alt.Y2Value, "strokeWidth": alt.StrokeWidthValue}
)
"""Classes of channels, by name."""


def layered(*layers: alt.Chart | alt.LayerChart) -> alt.LayerChart:
    """Return layers as one drawing, the first one at the back."""
    return alt.LayerChart(layer=list(layers))


def framed(chart: alt.LayerChart, rows: Rows) -> alt.LayerChart:
    """Return a whole drawing of rows in its size and look."""
    return sized(chart, rows.width, rows.height, rows.palette)


def caption(rows: Rows, text: str, x: float, y: float, align: Align = "left") -> alt.Chart:
    """Return small quiet words at a place: the head of a column, a remark below the rows."""
    return rows.words([{"y": y, "text": text}], x, align=align, size=LABEL, colour="ink-3")


def number(value: Value) -> float:
    """Return a value that is known to be a number."""
    assert isinstance(value, int | float)
    return float(value)
