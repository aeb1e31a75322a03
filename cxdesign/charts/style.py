"""How charts look: hairlines instead of boxes, small quiet labels, tabular figures, fonts that end in the CJK families.

Colours come from a palette. In a page it is :func:`cxdesign.views.palette.themed`: the drawing then follows the theme
at once, because its colours are variables of the style sheet. Files get :data:`~cxdesign.views.palette.LIGHT`.
"""

from __future__ import annotations

from typing import Any, Literal, TypeVar, cast

import altair as alt

from cxdesign.charts.picture import Drawing
from cxdesign.views.palette import Palette

CHOSEN = "chosen"
"""Name of the parameter that holds what was chosen."""
ID = "id"
"""Field of the data that says what a mark is about."""
FONT = (
    "Inter, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei',"
    " 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', sans-serif"
)
"""The same families as the pages (tested)."""
LABEL, TEXT, FIGURE = 11.5, 12.5, 14.0
"""Sizes of lettering: scales and captions, names, figures."""
STRONG: Literal[600] = 600
DIMMED = 0.35
"""How much of the others shows when something is chosen."""

DrawingT = TypeVar("DrawingT", bound=Drawing)


def styled(chart: DrawingT, palette: Palette) -> DrawingT:
    """Return a whole chart in the look of the workbench; nothing in it needs a colour for axes or plain text.

    >>> from cxdesign.views.palette import LIGHT
    >>> chart = styled(alt.Chart(alt.InlineData(values=[{"x": 1}])).mark_point().encode(x="x:Q"), LIGHT)
    >>> chart.to_dict()["config"]["axis"]["labelColor"]
    '#686e72'
    """
    found = cast("DrawingT", chart.copy(deep=False))  # altair says "any drawing"
    found.usermeta = {"embedOptions": {"renderer": "svg", "actions": False}}
    found.config = _config(palette)
    return found


def sized(chart: alt.LayerChart, width: float, height: float, palette: Palette) -> alt.LayerChart:
    """Return a whole chart of layers in its size and in the look of the workbench."""
    found = styled(chart, palette)
    found.width, found.height = width, height
    return found


def _config(palette: Palette) -> dict[str, Any]:  # Any: a part of a specification
    return {
        "background": "transparent",
        "font": FONT,
        "padding": 4,
        "view": {"stroke": None},
        "axis": _axis(palette),
        "text": {"color": palette["ink"], "fontSize": TEXT},
        "rule": {"color": palette["hair-2"]},
        "legend": {
            "labelColor": palette["ink-2"],
            "labelFontSize": LABEL,
            "titleColor": palette["ink-3"],
            "titleFontSize": LABEL,
            "titleFontWeight": "normal",
            "symbolStrokeWidth": 0,
        },
        "title": {"color": palette["ink"], "fontSize": TEXT, "fontWeight": STRONG, "anchor": "start"},
    }


def _axis(palette: Palette) -> dict[str, Any]:  # Any: a part of a specification
    return {
        "domain": False,
        "ticks": False,
        "gridColor": palette["hair"],
        "labelColor": palette["ink-3"],
        "labelFontSize": LABEL,
        "labelFontWeight": "normal",
        "labelPadding": 5,
        "titleColor": palette["ink-3"],
        "titleFontSize": LABEL,
        "titleFontWeight": "normal",
    }


def chosen() -> alt.Parameter:
    """Return the parameter that makes marks clickable by their ``id``; add it to one layer or to a whole chart."""
    return alt.selection_point(name=CHOSEN, fields=[ID])


def emphasised(parameter: alt.Parameter, full: float = 1.0) -> Any:  # Any: altair names no type for a condition
    """Return an opacity: all that is chosen stays as it is, the rest steps back."""
    return alt.condition(parameter, alt.value(full), alt.value(full * DIMMED))
