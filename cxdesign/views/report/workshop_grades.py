"""What a room said to criteria, and the order it came to, in the result of a workshop."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cxdesign.domain.agenda import Prompt
from cxdesign.i18n import Translator
from cxdesign.views.moment_figures import degree_said
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
            rows.append((name, label, median, spread, str(one["n"]), agreed(one, translate), str(one["unjudged"])))
    return Grid(prompt.question, columns, tuple(rows), groups_first=True)


def alpha_words(result: Json, translate: Translator) -> str:
    """Return how far the room agrees over all criteria, and how to read that."""
    value = _number(result["alpha"])
    return translate("result.alpha", alpha=value, reading=translate(f"score.reading_{result['reading'] or 'none'}"))


def ranking_blocks(prompt: Prompt, result: Json, translate: Translator) -> Iterator[Block]:
    """Give the order a room came to, and how far its people agree."""
    yield Paragraph(concordance_words(result, translate))
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


def agreed(item: Json, translate: Translator) -> str:
    """Return r_wg of a moment or criterion with a word for how much that is."""
    if item["degree"] is None:
        return DASH
    return translate(
        "agreement.cell", value=_number(item["agreement"]), degree=translate(f"agreement.{item['degree']}")
    )


def concordance_words(result: Json, translate: Translator) -> str:
    """Return how far the orders of a room agree, in one sentence."""
    if result["concordance"] is None:
        return translate("phone.no_concordance", n=result["n"])
    said = degree_said(result["degree"], translate)
    return translate("phone.concordance", w=decimal(result["concordance"], 2), said=said, n=result["n"])


def _number(value: float | None) -> str:
    return DASH if value is None else decimal(value, 2)


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return DASH
    return str(low) if low == high else f"{low}–{high}"
