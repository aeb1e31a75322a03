"""Where customers and the organisation see a criterion differently: the widest gaps first."""

from __future__ import annotations

import math

import altair as alt

from cxdesign.charts.lettering import cut
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import HEADS, Row, Rows, caption, column, framed, layered, number
from cxdesign.charts.style import LABEL, STRONG, TEXT
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.i18n import Translator
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.report import ScoreReport
from cxdesign.views.evaluation import DASH, figure, listed, report_note, said
from cxdesign.views.numbers import signed
from cxdesign.views.opened import figure_id
from cxdesign.views.palette import Palette

WIDTH, PITCH = 476.0, 22.0
NAMES, SCALE, GAPS, CUSTOMERS = 32.0, (240.0, 368.0), 420.0, 476.0
"""Where names begin, the scale's stretch, and the right edges of the columns of figures."""
LABELS = "datum.value > 0 ? '+' + datum.value : replace(datum.label, '-', '−')"


def gap_picture(report: ScoreReport, translate: Translator, palette: Palette) -> Picture:
    """Return the gaps mean(customers) − mean(organisation), the widest first; criteria only one side rated are out."""
    scores = sorted((one for one in report.criteria if one.gap is not None), key=lambda one: -abs(one.gap or 0.0))
    names = {criterion.id: said(criterion.short, translate) for criterion in report.catalogue.criteria}
    values = [_row(score, names[score.criterion_id], place) for place, score in enumerate(scores)]
    table = Table(
        tuple(translate(f"chart.{name}") for name in ("criterion", "gap", "customers", "roles")),
        tuple(
            (f"{row['sign']} {row['name']}", str(row["text"]), str(row["customers"]), _roles(score, translate))
            for row, score in zip(values, scores, strict=True)
        ),
        tuple(str(row["id"]) for row in values),
    )
    title, note = translate("chart.gaps"), report_note(report, translate)
    if not values:
        return Picture("gaps", title, translate("chart.gaps_none"), note, table)
    wide = [f"{row['sign']} {row['text']}" for row in values if row["is_wide"]]
    sentence = translate("chart.gaps_said", names=listed(wide, translate)) if wide else translate("chart.gaps_narrow")
    return Picture("gaps", title, sentence, note, table, _chart(values, translate, palette))


def _row(score: CriterionScore, name: str, place: int) -> Row:
    customers = next((one.mean for one in score.by_role if one.role is RaterRole.CUSTOMER), None)
    text = DASH if score.gap is None else signed(score.gap, 2)
    return {
        "id": figure_id("criterion", score.criterion_id),
        "sign": score.criterion_id,
        "name": name,
        "short": cut(name, TEXT, SCALE[0] - NAMES - 10),
        "zero": 0,
        "gap": score.gap,
        "text": text,
        "is_wide": score.is_gap_wide,
        "customers": figure(customers),
        "y": (place + 0.5) * PITCH,
        "said": f"{score.criterion_id} {name}: {text}",
    }


def _roles(score: CriterionScore, translate: Translator) -> str:
    parts = [f"{translate(f'enum.rater_role.{one.role.value}')} {figure(one.mean)}" for one in score.by_role]
    return listed(parts, translate) or DASH


def _chart(values: list[Row], translate: Translator, palette: Palette) -> alt.LayerChart:
    rows = Rows(WIDTH, len(values) * PITCH, palette)
    widest = max([2.0, *(float(math.ceil(abs(number(row["gap"])))) for row in values)])
    step = 1 if widest <= 2 else 2
    marks = [float(mark) for mark in range(-int(widest), int(widest) + 1) if mark % step == 0]
    x = column("zero", *SCALE, domain=(-widest, widest), marks=marks, labels=LABELS)
    plain, wide = ([row for row in values if row["is_wide"] is is_wide] for is_wide in (False, True))
    chart = layered(
        rows.bars(plain, x, "gap", thick=8, colour="div-0", opacity=0.7),
        rows.bars(wide, x, "gap", thick=8, colour="div-n3"),
        rows.words(values, 0, field="sign", size=12, colour="ink-3"),
        rows.words(plain, NAMES, field="short"),
        rows.words(wide, NAMES, field="short", weight=STRONG),
        rows.words(plain, GAPS, field="text", align="right"),
        rows.words(wide, GAPS, field="text", align="right", weight=STRONG, colour="div-n5"),
        rows.words(values, CUSTOMERS, field="customers", align="right", size=LABEL, colour="ink-3"),
        caption(rows, translate("chart.customers"), CUSTOMERS, HEADS, "right"),
        rows.hits(values, height=PITCH),
    )
    return framed(chart, rows)
