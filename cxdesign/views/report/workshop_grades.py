"""What a room said to criteria, and the order it came to, in the result of a workshop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxdesign.domain.agenda import Prompt
from cxdesign.i18n import Translator
from cxdesign.views.numbers import decimal, trimmed
from cxdesign.views.report.outline import Block, Column, Grid, Paragraph
from cxdesign.views.report.parts import DASH
from cxdesign.views.room_ratings import criteria_words

Json = dict[str, Any]  # Any: JSON
WORST_GRADE, BEST_GRADE = 1, 5


def grade_words(result: Json, translate: Translator) -> Json:
    """Return the words of the criteria of a result: those of the project's own set, else the workbench's."""
    words: Json = result.get("words") or criteria_words(translate.locale)
    return words


def criteria_grid(prompt: Prompt, result: Json, translate: Translator) -> Grid:
    """Return the grades of each criterion below its dimension, whose mean stands beside its name."""
    words = grade_words(result, translate)
    keys = ("workshop.median", "workshop.range", "result.n", "workshop.agreement", "workshop.unjudged")
    columns = (
        Column(translate("result.dimension"), 1.6),
        Column(translate("workshop.criterion"), 2.6),
        *(Column(translate(key), 0.8, "right") for key in keys),
    )
    rows = []
    for dimension in result["dimensions"]:
        mean = translate("phone.dimension_mean", mean=_number(dimension["mean"]))
        name = translate("figure.then", first=words["dimensions"][dimension["id"]], second=mean)
        for one in (item for item in result["items"] if item["dimension"] == dimension["id"]):
            median = DASH if one["median"] is None else trimmed(one["median"], 1)
            spread = DASH if one["median"] is None else _range(one["low"], one["high"])
            label = f"{one['id']} {words['criteria'][one['id']]['name']}"
            rows.append((name, label, median, spread, str(one["n"]), _number(one["agreement"]), str(one["unjudged"])))
    return Grid(prompt.question, columns, tuple(rows), groups_first=True)


def ranking_blocks(prompt: Prompt, result: Json, translate: Translator) -> Iterator[Block]:
    """Give the order a room came to, and how far its people agree."""
    key = "phone.no_concordance" if result["concordance"] is None else "phone.concordance"
    yield Paragraph(translate(key, n=result["n"], **_w(result["concordance"])))
    columns = (
        Column("", 0.3, "right"),
        Column(translate("workshop.item"), 3),
        Column(translate("workshop.moment"), 2),
        Column(translate("workshop.mean_place"), 1, "right"),
        Column(translate("workshop.range"), 0.8, "right"),
    )
    rows = tuple(
        (str(place), one["label"], one["note"], _number(one["mean"]), _range(one["best"], one["worst"]))
        for place, one in enumerate(result["items"], start=1)
    )
    yield Grid(prompt.question, columns, rows)


def _w(concordance: float | None) -> dict[str, str]:
    return {} if concordance is None else {"w": decimal(concordance, 2)}


def _number(value: float | None) -> str:
    return DASH if value is None else decimal(value, 2)


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return DASH
    return str(low) if low == high else f"{low}–{high}"
