"""The four quadrants of the scene matrix: how much a touchpoint matters to the customer, and to the enterprise.

Cells with the same two relevances stand side by side. Each quadrant is named in it; what belongs to it has its colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from cxdesign.analysis.peaks import HIGH_RELEVANCE, CellReading, Quadrant
from cxdesign.charts.labels import STEP, Spot, placed_labels
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import Row, layered, marks_of
from cxdesign.charts.style import LABEL, STRONG, chosen, sized
from cxdesign.i18n import Translator
from cxdesign.views.evaluation import DASH, listed
from cxdesign.views.opened import figure_id
from cxdesign.views.palette import Palette

WIDTH, HEIGHT = 440.0, 300.0
LOW, HIGH = 0.0, 5.9
"""The scale: relevance 0 … 5, with room for what stands beside a 5."""
LINE = HIGH_RELEVANCE - 0.5
"""Where high begins, between 3 and 4."""
QUADRANTS: Mapping[Quadrant, tuple[str, str]] = {
    "candidate": ("accent-soft", "accent"),
    "neglected": ("zone-delight", "div-p5"),
    "firm_centred": ("zone-below", "div-n5"),
    "standardise": ("paper", "ink-3"),
}
"""Ground and lettering of the quadrants."""


def quadrant_picture(
    cells: Sequence[CellReading], names: Mapping[str, str], translate: Translator, palette: Palette
) -> Picture:
    """Return the cells of a scene matrix by relevance; ``names`` are those of touchpoints and scenes by id, as typed.

    Cells without one of the relevances are left out of the drawing and stand in the table.
    """
    table = Table(
        tuple(
            translate(f"chart.{name}")
            for name in ("touchpoint", "scene", "customer_relevance", "enterprise_relevance", "quadrant")
        ),
        tuple(_cells(cell, names, translate) for cell in cells),
        tuple(figure_id("cell", cell.cell_id) for cell in cells),
    )
    title, note = translate("chart.quadrants"), translate("chart.quadrants_note", high=HIGH_RELEVANCE)
    known = [cell for cell in cells if cell.quadrant is not None]
    if not known:
        return Picture("quadrants", title, translate("chart.quadrants_none"), note, table)
    counts = {name: sum(cell.quadrant == name for cell in known) for name in QUADRANTS}
    sentence = translate("chart.quadrants_said", **counts)
    return Picture("quadrants", title, sentence, note, table, _chart(known, names, translate, palette))


def _cells(cell: CellReading, names: Mapping[str, str], translate: Translator) -> tuple[str, ...]:
    relevances = (DASH if value is None else str(value) for value in (cell.customer, cell.enterprise))
    place = DASH if cell.quadrant is None else translate(f"chart.quadrant_{cell.quadrant}")
    return (names.get(cell.touchpoint_id, DASH), names.get(cell.scene_id, DASH), *relevances, place)


def _chart(
    cells: Sequence[CellReading], names: Mapping[str, str], translate: Translator, palette: Palette
) -> alt.LayerChart:
    groups: dict[tuple[int, int], list[CellReading]] = {}
    for cell in cells:
        if cell.customer is not None and cell.enterprise is not None:
            groups.setdefault((cell.customer, cell.enterprise), []).append(cell)
    layers = [*_grounds(translate, palette), *_titles(translate, palette), *_labels(groups, names, translate, palette)]
    parameter = chosen()
    for name, (_, colour) in QUADRANTS.items():
        dots = [dot for group in groups.values() for dot in _dots(group, names, translate) if dot["quadrant"] == name]
        if not dots:
            continue
        paint = palette["ink-4" if name == "standardise" else colour]
        mark = marks_of(dots).mark_point(filled=True, opacity=1, size=58, color=paint, cursor="pointer")
        layer = mark.encode(
            x=_x(translate),
            y=_y(translate),
            description="said:N",
            tooltip=alt.Tooltip("said:N", title=" "),
            stroke=alt.condition(parameter, alt.value(palette["ink"]), alt.value("transparent"), empty=False),
            strokeWidth=alt.value(2),
        )
        layers.append(layer)
    layers[-1] = layers[-1].add_params(parameter)
    return sized(layered(*layers), WIDTH, HEIGHT, palette)


def _dots(group: Sequence[CellReading], names: Mapping[str, str], translate: Translator) -> list[Row]:
    first = -(len(group) - 1) / 2
    return [
        {
            "id": figure_id("cell", cell.cell_id),
            "enterprise": (cell.enterprise or 0) + (first + place) * STEP / WIDTH * (HIGH - LOW),
            "customer": cell.customer,
            "quadrant": cell.quadrant,
            "said": translate(
                "chart.cell",
                touchpoint=names.get(cell.touchpoint_id, DASH),
                scene=names.get(cell.scene_id, DASH),
                customer=cell.customer,
                enterprise=cell.enterprise,
            ),
        }
        for place, cell in enumerate(group)
    ]


def _labels(
    groups: Mapping[tuple[int, int], Sequence[CellReading]],
    names: Mapping[str, str],
    translate: Translator,
    palette: Palette,
) -> list[alt.Chart]:
    """Return the names of all that is worth a look, where there is room; the rest speaks when it is pointed at."""
    ordered = sorted(groups.items(), key=lambda found: (-sum(found[0]), found[0]))
    points = [Spot(_left(enterprise), _top(customer), len(group)) for (customer, enterprise), group in ordered]
    texts = []
    for _, group in ordered:
        found = [names.get(cell.touchpoint_id, DASH) for cell in group if cell.quadrant != "standardise"]
        texts.append(listed(list(dict.fromkeys(found)), translate))
    layers = []
    for label in placed_labels(points, texts, size=(WIDTH, HEIGHT), letters=LABEL):
        words = marks_of([{"text": label.text}]).mark_text(
            align=label.align, baseline="middle", fontSize=LABEL, color=palette["ink"], aria=False
        )
        layers.append(words.encode(x=alt.value(label.x), y=alt.value(label.y), text="text:N"))
    return layers


def _left(enterprise: float) -> float:
    return (enterprise - LOW) / (HIGH - LOW) * WIDTH


def _top(customer: float) -> float:
    return (HIGH - customer) / (HIGH - LOW) * HEIGHT


def _grounds(translate: Translator, palette: Palette) -> list[alt.Chart]:
    places: Mapping[Quadrant, tuple[float, float, float, float]] = {
        "candidate": (LINE, LINE, HIGH, HIGH),
        "neglected": (LOW, LINE, LINE, HIGH),
        "firm_centred": (LINE, LOW, HIGH, LINE),
    }
    return [
        marks_of([{"enterprise": left, "customer": low, "right": right, "top": top}])
        .mark_rect(color=palette[QUADRANTS[name][0]], aria=False)
        .encode(x=_x(translate), y=_y(translate), x2="right:Q", y2="top:Q")
        for name, (left, low, right, top) in places.items()
    ]


def _titles(translate: Translator, palette: Palette) -> list[alt.Chart]:
    places = {
        "candidate": (WIDTH - 6, 11, "right"),
        "neglected": (6, 11, "left"),
        "firm_centred": (WIDTH - 6, HEIGHT - 10, "right"),
        "standardise": (6, HEIGHT - 10, "left"),
    }
    found = []
    for name, (x, y, align) in places.items():
        words = [{"text": translate(f"chart.quadrant_{name}")}]
        colour = palette[QUADRANTS[name][1]]  # type: ignore[index]  # the same names
        weight = 400 if name == "standardise" else STRONG
        style: dict[str, Any] = {"align": align, "fontWeight": weight, "color": colour, "aria": False}
        mark = marks_of(words).mark_text(fontSize=LABEL, **style)
        found.append(mark.encode(x=alt.value(x), y=alt.value(y), text="text:N"))
    return found


def _x(translate: Translator) -> alt.X:
    axis = alt.Axis(
        values=list(range(6)),
        format="d",
        grid=False,
        domain=True,
        title=translate("chart.enterprise_axis"),
        titleAnchor="end",
    )
    return alt.X("enterprise:Q", scale=alt.Scale(domain=[LOW, HIGH], nice=False), axis=axis)


def _y(translate: Translator) -> alt.Y:
    axis = alt.Axis(
        values=list(range(6)),
        format="d",
        grid=False,
        domain=True,
        title=translate("chart.customer_axis"),
        titleAngle=0,
        titleAlign="left",
        titleX=-18,
        titleY=-12,
    )
    return alt.Y("customer:Q", scale=alt.Scale(domain=[LOW, HIGH], nice=False), axis=axis)
