"""What another weight would change: scores along one weight, and where the winner changes.

Weights are shown as points of 100. Lines differ by stroke and carry their names; the nearest change is orange and bold.
"""

from __future__ import annotations

from collections.abc import Sequence

import altair as alt

from cxdesign.analysis.sensitivity import CriticalWeight, WeightCurve
from cxdesign.charts.lettering import cut
from cxdesign.charts.picture import Entry, Picture, Table
from cxdesign.charts.rows import HEADS, Row, Rows, caption, column, encoded, framed, layered, marks_of, number
from cxdesign.charts.style import STRONG, TEXT, chosen, sized
from cxdesign.i18n import Translator
from cxdesign.views.evaluation import DASH, figure, listed
from cxdesign.views.numbers import trimmed
from cxdesign.views.palette import Palette

WIDTH, PITCH = 420.0, 32.0
SCALE = (150.0, 280.0)
"""The stretch of the scale of points."""
PLOT = (300.0, 200.0)
"""Size of the plot of curves."""
STROKES: Sequence[tuple[str, tuple[int, ...]]] = (
    ("accent", ()),
    ("ink", (6, 3)),
    ("div-p5", (2, 2)),
    ("div-n5", (8, 3, 2, 3)),
    ("ink-3", (1, 3)),
)
"""Colour and dashes of the lines, in the order of the alternatives; they begin again after the last."""
LEAST_APART = 14.0
"""Between two names at the ends of lines."""


def critical_picture(
    weights: Sequence[CriticalWeight],
    criteria: Sequence[Entry],
    alternatives: Sequence[Entry],
    translate: Translator,
    palette: Palette,
) -> Picture:
    """Return for each criterion its weight now and an arrow to the nearest weight at which another alternative wins.

    ``weights`` are those of :func:`cxdesign.analysis.sensitivity.critical_weights`, ``criteria`` and ``alternatives``
    in the order of the matrix.
    """
    nearest = _nearest(weights)
    values = [
        _critical_row(one, criteria[one.criterion], alternatives, place, translate, is_nearest=one is nearest)
        for place, one in enumerate(weights)
    ]
    heads = ("criterion", "weight_now", "weight_critical", "winner_then")
    cells = ("name", "now_text", "then_text", "winner")
    table = Table(
        tuple(translate(f"chart.{name}") for name in heads),
        tuple(tuple(str(row[cell]) for cell in cells) for row in values),
        tuple(str(row["id"]) for row in values),
    )
    title, note = translate("chart.critical"), translate("chart.critical_note")
    if not values:
        return Picture("critical_weights", title, translate("chart.nothing_ranked"), note, table)
    if nearest is None:
        sentence = translate("chart.critical_never")
    else:
        row = next(row for row in values if row["is_nearest"])
        parts = {"criterion": row["name"], "now": row["now_text"], "then": row["then_text"], "winner": row["winner"]}
        sentence = translate("chart.critical_said", **parts)
    return Picture("critical_weights", title, sentence, note, table, _arrows(values, translate, palette))


def _nearest(weights: Sequence[CriticalWeight]) -> CriticalWeight | None:
    """Return the criterion whose weight has the shortest way to a change, the first one of several."""
    known = [(abs(one.nearest.weight - one.weight), one) for one in weights if one.nearest is not None]
    return min(known, key=lambda pair: round(pair[0], 12))[1] if known else None


def _critical_row(
    one: CriticalWeight,
    criterion: Entry,
    alternatives: Sequence[Entry],
    place: int,
    translate: Translator,
    *,
    is_nearest: bool,
) -> Row:
    change = one.nearest
    winner = translate("chart.winner_stays") if change is None else alternatives[change.winner].name
    then = DASH if change is None else _points(change.weight)
    return {
        "id": criterion.id,
        "name": criterion.name,
        "short": cut(criterion.name, TEXT, SCALE[0] - 10),
        "now": one.weight * 100,
        "turn": None if change is None else change.weight * 100,
        "now_text": _points(one.weight),
        "then_text": then,
        "winner": winner,
        "winner_short": cut(winner, TEXT, WIDTH - SCALE[1] - 12),
        "is_nearest": is_nearest,
        "y": (place + 0.5) * PITCH,
        "said": f"{criterion.name}: {_points(one.weight)} → {then}, {winner}",
    }


def _points(share: float) -> str:
    return trimmed(share * 100, 1)


def _arrows(values: list[Row], translate: Translator, palette: Palette) -> alt.LayerChart:
    rows = Rows(WIDTH, len(values) * PITCH, palette)
    ends = [number(value) for row in values for value in (row["now"], row["turn"]) if value is not None]
    top = min(100.0, max(10.0, -(-max(ends) // 10) * 10))
    marks = list(range(0, int(top) + 1, 10 if top <= 50 else 25))
    layers: list[alt.Chart] = []
    for is_nearest, colour, weight in ((False, "ink-2", 400), (True, "div-n5", STRONG)):
        found = [row for row in values if row["is_nearest"] is is_nearest]
        moved = [row for row in found if row["turn"] is not None]
        layers += _shafts(rows, moved, colour, top, marks)
        layers.append(rows.words(found, 0, field="short", weight=weight))
        winner = "ink-2" if not is_nearest else colour
        layers.append(rows.words(found, WIDTH, field="winner_short", align="right", weight=weight, colour=winner))
    layers.append(rows.dots(values, column("now", *SCALE, domain=(0, top), marks=marks), 4))
    layers.append(caption(rows, translate("chart.winner_then"), WIDTH, HEADS, "right"))
    layers.append(caption(rows, translate("chart.critical_remark"), 0, rows.height + 12))
    layers.append(rows.hits(values, height=PITCH))
    return framed(layered(*layers), rows)


def _shafts(rows: Rows, values: list[Row], colour: str, top: float, marks: Sequence[float]) -> list[alt.Chart]:
    """Return arrows from the weight now to the critical one."""
    x, to = column("now", *SCALE, domain=(0, top), marks=marks), column("turn", *SCALE, domain=(0, top), marks=marks)
    shaft = marks_of(values).mark_rule(color=rows.palette[colour], strokeWidth=1.5, aria=False)
    heads = []
    for is_upward, angle in ((False, 270), (True, 90)):
        found = [row for row in values if (number(row["turn"]) > number(row["now"])) is is_upward]
        mark = marks_of(found).mark_point(
            shape="triangle-up", filled=True, opacity=1, size=46, angle=angle, color=rows.palette[colour], aria=False
        )
        heads.append(mark.encode(x=to, y=rows.y()))
    return [shaft.encode(x=x, x2="turn:Q", y=rows.y()), *heads]


def curve_picture(
    curve: WeightCurve,
    criterion: Entry,
    alternatives: Sequence[Entry],
    translate: Translator,
    palette: Palette,
    *,
    critical: CriticalWeight | None = None,
) -> Picture:
    """Return the scores of all alternatives along the weight of one criterion.

    With ``critical`` the weight now and the weights at which the winner changes are marked. Alternatives without scores
    are left out and named in the table.
    """
    known = [place for place, scores in enumerate(curve.scores) if any(score is not None for score in scores)]
    at = sorted({0, *range(0, len(curve.weights), max(1, (len(curve.weights) - 1) // 4)), len(curve.weights) - 1})
    table = Table(
        (translate("chart.alternative"), *(_points(curve.weights[place]) for place in at)),
        tuple(
            (entry.name, *(figure(curve.scores[n][place], 3) for place in at)) for n, entry in enumerate(alternatives)
        ),
        tuple(entry.id for entry in alternatives),
    )
    title = translate("chart.curve", criterion=criterion.name)
    note = translate("chart.curve_note", criterion=criterion.name)
    if not known:
        return Picture("weight_curve", title, translate("chart.nothing_ranked"), note, table)
    chart = _curves(curve, [(place, alternatives[place]) for place in known], critical, translate, palette)
    return Picture("weight_curve", title, _curve_said(criterion, alternatives, critical, translate), note, table, chart)


def _curve_said(
    criterion: Entry, alternatives: Sequence[Entry], critical: CriticalWeight | None, translate: Translator
) -> str:
    if critical is None or critical.nearest is None:
        return translate("chart.curve_stays", criterion=criterion.name)
    parts = [
        translate("chart.curve_change", weight=_points(change.weight), winner=alternatives[change.winner].name)
        for change in (critical.below, critical.above)
        if change is not None
    ]
    changes = listed(parts, translate)
    return translate("chart.curve_said", criterion=criterion.name, now=_points(critical.weight), changes=changes)


def _curves(
    curve: WeightCurve,
    alternatives: Sequence[tuple[int, Entry]],
    critical: CriticalWeight | None,
    translate: Translator,
    palette: Palette,
) -> alt.LayerChart:
    scores = [score for line in curve.scores for score in line if score is not None]
    low, high = min(scores), max(scores)
    domain = (low, high) if high > low else (low - 0.5, high + 0.5)
    layers: list[alt.Chart] = [] if critical is None else _verticals(critical, palette)
    parameter = chosen()
    for order, (place, entry) in enumerate(alternatives):
        colour, dashes = STROKES[order % len(STROKES)]
        points: list[Row] = [
            {"id": entry.id, "weight": weight * 100, "score": score, "said": entry.name}
            for weight, score in zip(curve.weights, curve.scores[place], strict=True)
            if score is not None
        ]
        mark = marks_of(points).mark_line(
            color=palette[colour], strokeWidth=2, strokeDash=list(dashes), cursor="pointer", aria=False
        )
        line = mark.encode(x=_weight(translate), y=_score(domain, translate), tooltip=alt.Tooltip("said:N", title=" "))
        layers.append(line if order else line.add_params(parameter))
        layers.append(_end_dot(points[-1], palette[colour], domain, translate))
    layers += _names(curve, alternatives, domain, palette)
    return sized(layered(*layers), *PLOT, palette)


def _weight(translate: Translator) -> alt.X:
    axis = alt.Axis(values=[0, 25, 50, 75, 100], title=translate("chart.weight_axis"), grid=True, titleAnchor="start")
    return alt.X("weight:Q", scale=alt.Scale(domain=[0, 100], nice=False), axis=axis)


def _score(domain: tuple[float, float], translate: Translator) -> alt.Y:
    axis = alt.Axis(
        tickCount=4, grid=False, title=translate("chart.score"), titleAngle=0, titleAlign="left", titleX=-30, titleY=-12
    )
    return alt.Y("score:Q", scale=alt.Scale(domain=list(domain), nice=False, zero=False), axis=axis)


def _end_dot(point: Row, colour: str, domain: tuple[float, float], translate: Translator) -> alt.Chart:
    mark = marks_of([point]).mark_point(filled=True, opacity=1, size=40, color=colour, cursor="pointer")
    return encoded(mark, x=_weight(translate), y=_score(domain, translate), description="said:N")


def _verticals(critical: CriticalWeight, palette: Palette) -> list[alt.Chart]:
    """Return the weight now, and dashed the weights at which the winner changes."""
    changes = [change for change in (critical.below, critical.above) if change is not None]
    lines = [(critical.weight, "ink-3", ()), *((change.weight, "div-n3", (3, 3)) for change in changes)]
    x = alt.X("weight:Q", scale=alt.Scale(domain=[0, 100], nice=False))
    return [
        marks_of([{"weight": weight * 100}])
        .mark_rule(color=palette[colour], strokeDash=list(dashes), aria=False)
        .encode(x=x, y=alt.value(0), y2=alt.value(PLOT[1]))
        for weight, colour, dashes in lines
    ]


def _names(
    curve: WeightCurve, alternatives: Sequence[tuple[int, Entry]], domain: tuple[float, float], palette: Palette
) -> list[alt.Chart]:
    """Return the names at the right ends of the lines, moved apart where they would meet."""
    ends = []
    for order, (place, entry) in enumerate(alternatives):
        last = next(score for score in reversed(curve.scores[place]) if score is not None)
        ends.append(((domain[1] - last) / (domain[1] - domain[0]) * PLOT[1], order, entry))
    found, lowest = [], -LEAST_APART
    for y, order, entry in sorted(ends, key=lambda end: (end[0], end[1])):
        lowest = max(y, lowest + LEAST_APART)
        words = [{"id": entry.id, "text": cut(entry.name, TEXT, 150)}]
        mark = marks_of(words).mark_text(
            align="left", fontSize=TEXT, color=palette[STROKES[order % len(STROKES)][0]], aria=False
        )
        found.append(mark.encode(x=alt.value(PLOT[0] + 10), y=alt.value(lowest), text="text:N"))
    return found
