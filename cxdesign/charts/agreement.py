"""Who rates what how: raters by criteria as a heat map with the scores in it, and Krippendorff's alpha on its ruler.

The scale is orange, grey, blue, and the score stands in every cell. The most disputed criteria stand on top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from cxdesign.charts.lettering import cut
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.rows import HEADS, Row, Rows, aligned, caption, encoded, framed, layered, marks_of
from cxdesign.charts.style import LABEL, STRONG, TEXT, chosen
from cxdesign.i18n import Translator
from cxdesign.scoring.criterion import CriterionScore
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.round import Rater
from cxdesign.views.evaluation import DASH, figure, listed, report_note, said
from cxdesign.views.numbers import trimmed
from cxdesign.views.opened import figure_id
from cxdesign.views.palette import Palette

PITCH, CELL, NAMES, FIRST = 22.0, 30.0, 32.0, 236.0
"""Height of a row, width of a cell, where names and cells begin."""
SIDES = 8.0
"""Gap between the customers' columns and the others'."""
FILLS: Mapping[int, tuple[str, str]] = {
    1: ("div-n5", "paper"),
    2: ("div-n1", "ink"),
    3: ("hair", "ink"),
    4: ("div-p1", "ink"),
    5: ("div-p5", "paper"),
}
"""Fill and lettering of the cells, by score."""
RULER, ZONE = 360.0, 8.0


def agreement_picture(
    report: ScoreReport,
    raters: Sequence[Rater],
    translate: Translator,
    palette: Palette,
    *,
    names: Mapping[str, str] | None = None,
) -> Picture:
    """Return the heat map of raters by criteria; ``names`` are those of the raters by id, as they were typed."""
    rating = {one.rater_id for score in report.criteria for one in score.ratings}
    people = sorted((rater for rater in raters if rater.id in rating), key=lambda rater: not rater.is_customer)
    heads = [_name(rater, translate, names or {}) for rater in people]
    scores = sorted(
        (one for one in report.criteria if one.has_result), key=lambda one: 2 if one.r_wg is None else one.r_wg
    )
    shorts = {criterion.id: said(criterion.short, translate) for criterion in report.catalogue.criteria}
    table = Table(
        (translate("chart.criterion"), *heads, translate("chart.agreement")),
        tuple(_cells(score, shorts[score.criterion_id], people) for score in scores),
        tuple(figure_id("criterion", score.criterion_id) for score in scores),
    )
    title, note = translate("chart.heat"), report_note(report, translate)
    if not scores:
        return Picture("agreement", title, translate("chart.nothing_rated"), note, table)
    split = [f"{score.criterion_id} {figure(score.r_wg)}" for score in scores if score.is_split]
    sentence = translate("chart.heat_said", names=listed(split, translate)) if split else translate("chart.heat_agreed")
    values = [_row(score, shorts[score.criterion_id], place) for place, score in enumerate(scores)]
    chart = _heat_map(values, scores, list(zip(people, heads, strict=True)), translate, palette)
    return Picture("agreement", title, sentence, note, table, chart)


def _name(rater: Rater, translate: Translator, names: Mapping[str, str]) -> str:
    role = translate(f"enum.rater_role.{rater.role.value}")
    return translate("chart.rater", name=names[rater.id], role=role) if rater.id in names else role


def _cells(score: CriterionScore, short: str, people: Sequence[Rater]) -> tuple[str, ...]:
    given = {rating.rater_id: rating.score for rating in score.ratings}
    found = (DASH if given.get(rater.id) is None else str(given[rater.id]) for rater in people)
    return (f"{score.criterion_id} {short}", *found, figure(score.r_wg))


def _row(score: CriterionScore, short: str, place: int) -> Row:
    return {
        "id": figure_id("criterion", score.criterion_id),
        "sign": score.criterion_id,
        "name": cut(short, TEXT, FIRST - NAMES - 10),
        "r_wg": figure(score.r_wg),
        "is_split": score.is_split,
        "y": (place + 0.5) * PITCH,
        "said": f"{score.criterion_id} {short}: r_wg {figure(score.r_wg)}",
    }


def _heat_map(
    values: list[Row],
    scores: Sequence[CriterionScore],
    people: Sequence[tuple[Rater, str]],
    translate: Translator,
    palette: Palette,
) -> alt.LayerChart:
    places = {rater.id: FIRST + CELL * n + (0 if rater.is_customer else SIDES) for n, (rater, _) in enumerate(people)}
    names = {rater.id: name for rater, name in people}
    right = max(places.values()) + CELL + 44
    rows = Rows(right, len(values) * PITCH, palette)
    cells: list[Row] = [
        {
            "id": figure_id("rating", score.criterion_id, rating.rater_id),
            "x": places[rating.rater_id],
            "to": places[rating.rater_id] + CELL - 2,
            "centre": places[rating.rater_id] + CELL / 2 - 1,
            "y": row["y"],
            "score": rating.score,
            "text": str(rating.score),
            "said": f"{row['sign']}, {names[rating.rater_id]}: {rating.score}",
        }
        for row, score in zip(values, scores, strict=True)
        for rating in score.ratings
        if rating.score is not None
    ]
    plain, split = ([row for row in values if row["is_split"] is is_split] for is_split in (False, True))
    chart = layered(
        rows.words(values, 0, field="sign", size=12, colour="ink-3"),
        rows.words(plain, NAMES, field="name"),
        rows.words(split, NAMES, field="name", weight=STRONG),
        rows.words(plain, right, field="r_wg", align="right"),
        rows.words(split, right, field="r_wg", align="right", weight=STRONG, colour="div-n5"),
        _columns(rows, places, names),
        caption(rows, translate("chart.r_wg"), right, HEADS, "right"),
        rows.hits(values, height=PITCH),
        *_filled(rows, cells),
    )
    return framed(chart, rows)


def _columns(rows: Rows, places: Mapping[str, float], names: Mapping[str, str]) -> alt.Chart:
    """Return the raters' names, slanted above their columns."""
    heads: list[Row] = [
        {"x": x + CELL / 2 - 4, "y": -6, "text": cut(names[rater], LABEL, 110)} for rater, x in places.items()
    ]
    mark = marks_of(heads).mark_text(
        align="left", baseline="middle", angle=315, fontSize=LABEL, color=rows.palette["ink-3"], aria=False
    )
    return encoded(mark, x=_x(rows, "x"), y=rows.y(), text="text:N")


def _filled(rows: Rows, cells: Sequence[Row]) -> list[alt.Chart]:
    layers = []
    for score, (fill, ink) in FILLS.items():
        found = [cell for cell in cells if cell["score"] == score]
        if not found:
            continue
        box = marks_of(found).mark_bar(height=PITCH - 3, color=rows.palette[fill], cursor="pointer")
        words = marks_of(found).mark_text(baseline="middle", fontSize=12, color=rows.palette[ink], aria=False)
        layers.append(
            box.encode(
                x=_x(rows, "x"), x2="to:Q", y=rows.y(), description="said:N", tooltip=alt.Tooltip("said:N", title=" ")
            )
        )
        layers.append(words.encode(x=_x(rows, "centre"), y=rows.y(), text="text:N"))
    return layers


def _x(rows: Rows, field: str) -> alt.X:
    return aligned(field, 0, rows.width, (0, rows.width))


def alpha_picture(report: ScoreReport, translate: Translator, palette: Palette) -> Picture:
    """Return Krippendorff's alpha on a ruler with its three readings; below 0 it stands at the left end and says so."""
    limits = report.catalogue.thresholds
    tentative, reliable = limits.alpha_tentative.value, limits.alpha_reliable.value
    reading = DASH if report.alpha_reading is None else translate(f"chart.alpha_{report.alpha_reading}")
    row = (figure(report.alpha), reading, trimmed(tentative, 3), trimmed(reliable, 3))
    names = ("alpha", "alpha_reading", "alpha_from_tentative", "alpha_from_reliable")
    table = Table(tuple(translate(f"chart.{name}") for name in names), (row,), (figure_id("alpha"),))
    title = translate("chart.alpha_title")
    note = translate("chart.alpha_note", raters=report.rater_count, criteria=len(report.criteria))
    if report.alpha is None:
        return Picture("alpha", title, translate("chart.alpha_none"), note, table)
    sentence = translate("chart.alpha_said", alpha=figure(report.alpha), reading=reading)
    return Picture("alpha", title, sentence, note, table, _ruler(report.alpha, tentative, reliable, translate, palette))


def _ruler(alpha: float, tentative: float, reliable: float, translate: Translator, palette: Palette) -> alt.LayerChart:
    rows = Rows(RULER, 44, palette)
    x = aligned("from", 0, RULER, (0, 1))
    zones = (
        ("discuss", 0.0, tentative, "div-n1"),
        ("tentative", tentative, reliable, "hair-2"),
        ("reliable", reliable, 1.0, "div-p1"),
    )
    layers: list[alt.Chart] = []
    for name, start, end, colour in zones:
        layers.append(rows.bars([{"from": start, "to": end, "y": 6}], x, "to", thick=ZONE, colour=colour))
        is_last = end == 1.0
        place = RULER if is_last else start * RULER
        layers.append(caption(rows, translate(f"chart.alpha_{name}"), place, 22, "right" if is_last else "left"))
    layers += [
        caption(rows, trimmed(value, 3), value * RULER, 37, "right" if value == 1.0 else "left")
        for value in (0.0, tentative, reliable, 1.0)
    ]
    layers += _pointer(rows, alpha, palette["ink" if alpha >= reliable else "div-n5"])
    return framed(layered(*layers), rows)


def _pointer(rows: Rows, alpha: float, colour: str) -> list[alt.Chart]:
    """Return what points at alpha on the ruler, at its left end when it is below 0."""
    place, text = max(alpha, 0.0), f"α = {figure(alpha)}"
    values: list[Row] = [{"id": figure_id("alpha"), "from": place, "y": 0, "text": text, "said": text}]
    x = aligned("from", 0, RULER, (0, 1))
    align = "right" if place > 0.85 else "left" if place < 0.12 else "center"
    style: dict[str, Any] = {"align": align, "fontWeight": STRONG, "color": colour, "aria": False}
    words = marks_of(values).mark_text(dy=-16, fontSize=TEXT, **style)
    mark = marks_of(values).mark_point(
        shape="triangle-down", filled=True, opacity=1, size=60, dy=-3, color=colour, cursor="pointer"
    )
    tooltip = alt.Tooltip("said:N", title=" ")
    pointer = encoded(mark, x=x, y=rows.y(), tooltip=tooltip, description="said:N")
    return [encoded(words, x=x, y=rows.y(), text="text:N"), pointer.add_params(chosen())]
