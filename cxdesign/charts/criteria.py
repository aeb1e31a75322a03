"""All criteria with every rating: a dot for each rater, median, range, mean, gap, agreement, evidence and number.

Customers' dots hang above the line of their row, everybody else's below it; a 5 that is not proven is hollow and said
in words. Flags are bold, orange and signed. All columns share the rows.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import altair as alt

from cxdesign.charts.criteria_rows import PITCH, CriterionRows, criterion_rows
from cxdesign.charts.lettering import width_of
from cxdesign.charts.picture import Picture
from cxdesign.charts.rows import Align, Row, Rows, aligned, caption, column, encoded, framed, layered, marks_of, number
from cxdesign.charts.style import LABEL, STRONG
from cxdesign.i18n import Translator
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.round import Rater
from cxdesign.views.evaluation import report_note
from cxdesign.views.palette import Palette

WIDTH = 1132.0
NAMES, SCORES, WORD = 32.0, (228.0, 560.0), 573.0
MEDIANS, MEANS = 644.0, 688.0
GAPS, AGREEMENT = (736.0, 876.0), (916.0, 988.0)
EVIDENCE, LEVELS, COUNTS = 1010.0, 1062.0, 1132.0
"""Stretches of the scales and places of the columns of words."""
ABOVE = -28.0
"""Height of the heads above the labels of the scales."""
GAP_LABELS = "datum.value > 0 ? '+' + datum.value : replace(datum.label, '-', '−')"


def criterion_picture(
    report: ScoreReport,
    raters: Sequence[Rater],
    translate: Translator,
    palette: Palette,
    *,
    names: Mapping[str, str] | None = None,
) -> Picture:
    """Return the plot of all criteria, ordered by mean inside each dimension.

    ``names`` are those of the raters by id, as they were typed; without them the role stands for a rater. A click on a
    dot chooses that rating, elsewhere on the row the criterion.
    """
    found = criterion_rows(report, raters, translate, names or {})
    title, note = translate("chart.criteria_title", count=len(found.rows)), report_note(report, translate)
    if not report.rating_count:
        return Picture("criteria", title, translate("chart.nothing_rated"), note, found.table)
    return Picture("criteria", title, found.sentence, note, found.table, _chart(found, translate, palette))


def _chart(found: CriterionRows, translate: Translator, palette: Palette) -> alt.LayerChart:
    rows = Rows(WIDTH, found.height, palette)
    chart = layered(
        *(rows.rule(number(group["y"])) for group in found.groups),
        *_heads(rows, translate),
        *_words(rows, found),
        _scores(rows, found.rows),
        _gaps(rows, found.rows, translate),
        _agreement(rows, found.rows),
        _evidence(rows, found.rows),
        rows.hits(found.rows, height=PITCH),
        _dots(rows, found.dots),
        _unproven(rows, found.dots, translate),
    )
    whole = framed(chart, rows)
    whole.resolve = alt.Resolve(scale=alt.ScaleResolveMap(x="independent"))
    return whole


def _heads(rows: Rows, translate: Translator) -> list[alt.Chart]:
    """Return the heads of the columns, and which dots are whose."""
    heads: list[tuple[str, float, Align]] = [
        ("criterion", 0, "left"),
        ("median", MEDIANS, "center"),
        ("mean", MEANS, "center"),
        ("gap", sum(GAPS) / 2, "center"),
        ("agreement", sum(AGREEMENT) / 2, "center"),
        ("evidence", EVIDENCE, "left"),
        ("n", COUNTS, "right"),
    ]
    found = [caption(rows, translate(f"chart.{name}"), x, ABOVE, align) for name, x, align in heads]
    customers = translate("chart.customers_above")
    second = SCORES[0] + 14 + width_of(customers, LABEL) + 22
    found.append(caption(rows, customers, SCORES[0] + 8, ABOVE))
    found.append(caption(rows, translate("chart.organisation_below"), second + 8, ABOVE))
    for x, colour in ((SCORES[0], "accent"), (second, "ink-2")):
        mark = marks_of([{"x": x, "y": ABOVE}]).mark_point(
            filled=True, opacity=1, size=38, color=rows.palette[colour], aria=False
        )
        found.append(mark.encode(x=aligned("x", 0, WIDTH, (0, WIDTH)), y=rows.y()))
    return found


def _words(rows: Rows, found: CriterionRows) -> list[alt.Chart]:
    plain = [row for row in found.rows if not row["is_flagged"]]
    flagged = [row for row in found.rows if row["is_flagged"]]
    heads = [{**group, "y": group["middle"]} for group in found.groups]
    return [
        rows.words(heads, 0, field="name", weight=STRONG),
        rows.words(heads, MEANS, field="mean", align="center", weight=STRONG),
        rows.words(found.rows, 0, field="sign", size=12, colour="ink-3"),
        rows.words(plain, NAMES, field="name"),
        rows.words(flagged, NAMES, field="name", weight=STRONG),
        rows.words(found.rows, MEDIANS, field="median", align="center", colour="ink-2"),
        rows.words(plain, MEANS, field="mean", align="center"),
        rows.words(flagged, MEANS, field="mean", align="center", weight=STRONG),
        rows.words(found.rows, LEVELS, field="evidence", size=12, colour="ink-2"),
        rows.words(found.rows, COUNTS, field="n", align="right", size=12, colour="ink-3"),
    ]


def _scores(rows: Rows, values: Sequence[Row]) -> alt.LayerChart:
    """Return range and median of each row on the scale."""
    known = [row for row in values if row["middle"] is not None]
    ranges = marks_of(known).mark_rule(color=rows.palette["hair-2"], aria=False)
    medians = marks_of(known).mark_tick(color=rows.palette["ink"], thickness=2, size=18, orient="vertical", aria=False)
    return layered(
        ranges.encode(x=column("low", *SCORES), x2="high:Q", y=rows.y()),
        medians.encode(x=column("middle", *SCORES), y=rows.y()),
    )


def _dots(rows: Rows, dots: Sequence[Row]) -> alt.LayerChart:
    """Return a dot for each rating: it hangs to the right of its score, which the line below it marks."""
    layers = []
    for is_customer in (True, False):
        for is_hollow in (False, True):
            found = [dot for dot in dots if dot["is_customer"] is is_customer and dot["is_unproven"] is is_hollow]
            if found:
                layers.append(_dot_layer(rows, found, "accent" if is_customer else "ink-2", is_hollow=is_hollow))
    return layered(*layers)


def _dot_layer(rows: Rows, dots: Sequence[Row], colour: str, *, is_hollow: bool) -> alt.Chart:
    unit = (SCORES[1] - SCORES[0]) / 4
    placed = [{**dot, "x": number(dot["score"]) + number(dot["shift"]) / unit} for dot in dots]
    paint, paper = rows.palette[colour], rows.palette["paper"]
    mark = marks_of(placed).mark_point(
        filled=True,
        opacity=1,
        size=26 if is_hollow else 38,
        color=paper if is_hollow else paint,
        stroke=paint,
        strokeWidth=1.4 if is_hollow else 0,
        cursor="pointer",
    )
    return encoded(
        mark, x=aligned("x", *SCORES), y=rows.y(), tooltip=alt.Tooltip("said:N", title=" "), description="said:N"
    )


def _unproven(rows: Rows, dots: Sequence[Row], translate: Translator) -> alt.Chart:
    hollow = {str(dot["y"]): dot for dot in dots if dot["is_unproven"]}
    values = [{"id": dot["id"], "y": dot["y"], "text": translate("chart.unproven")} for dot in hollow.values()]
    return rows.words(values, WORD, size=11, colour="ink-3")


def _gaps(rows: Rows, values: Sequence[Row], translate: Translator) -> alt.LayerChart:
    known = [row for row in values if row["gap"] is not None]
    widest = max([2.0, *(float(math.ceil(abs(number(row["gap"])))) for row in known)])
    words = [{**row, "text": translate("chart.one_sided")} for row in values if row["is_one_sided"]]
    layers = [rows.words(words, sum(GAPS) / 2 + 8, size=11, colour="ink-3")]
    for is_wide, colour in ((False, "div-0"), (True, "div-n3")):
        found = [{**row, "zero": 0} for row in known if row["is_gap_wide"] is is_wide]
        opacity = 1 if is_wide else 0.7
        layers.append(rows.bars(found, _gap_x("zero", widest), "gap", thick=8, colour=colour, opacity=opacity))
    for is_below in (True, False):
        flagged = [row for row in known if row["is_gap_wide"] and (number(row["gap"]) < 0) is is_below]
        align: Align = "right" if is_below else "left"
        layers.append(rows.flags(flagged, _gap_x("gap", widest), "gap_text", align=align, shift=-5 if is_below else 5))
    return layered(*layers)


def _gap_x(field: str, widest: float) -> alt.X:
    return column(field, *GAPS, domain=(-widest, widest), marks=_gap_marks(widest), labels=GAP_LABELS)


def _gap_marks(widest: float) -> list[float]:
    step = 1 if widest <= 2 else 2
    return [float(mark) for mark in range(-int(widest), int(widest) + 1) if mark % step == 0]


def _agreement(rows: Rows, values: Sequence[Row]) -> alt.LayerChart:
    known = [row for row in values if row["r_wg"] is not None]
    x = column("r_wg", *AGREEMENT, domain=(0, 1), marks=(0, 0.5, 1))
    plain, split = ([row for row in known if row["is_split"] is is_split] for is_split in (False, True))
    return layered(
        rows.dots(plain, x, 3.2, "div-0"),
        rows.dots(split, x, 3.6, "div-n3"),
        rows.flags(split, x, "r_wg_text", align="right", shift=-6),
    )


def _evidence(rows: Rows, values: Sequence[Row]) -> alt.Chart:
    """Return three small boxes a row, filled up to the best evidence."""
    boxes = [
        {
            "x": EVIDENCE + 15 * place,
            "to": EVIDENCE + 15 * place + 12,
            "y": row["y"],
            "colour": rows.palette["ink-2" if place < number(row["level"]) else "hair"],
        }
        for row in values
        if row["level"] is not None
        for place in range(3)
    ]
    mark = marks_of(boxes).mark_bar(height=7, aria=False)
    return encoded(
        mark,
        x=aligned("x", 0, WIDTH, (0, WIDTH)),
        x2="to:Q",
        y=rows.y(),
        color=alt.Color("colour:N", scale=None, legend=None),
    )
