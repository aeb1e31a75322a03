"""Designs against each other: which rounds are compared, profiles, ranks, random weightings, what would change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from cxdesign.analysis.sensitivity import weight_curve
from cxdesign.charts.acceptability import acceptability_picture
from cxdesign.charts.picture import Entry, Table
from cxdesign.charts.profiles import profiles_picture
from cxdesign.charts.weights import critical_picture, curve_picture
from cxdesign.domain.document import Document
from cxdesign.scoring.comparison import DIMENSIONS, Comparison, compare
from cxdesign.services.workbench import Workbench
from cxdesign.ui import session
from cxdesign.ui.panels import alternatives, chart, opened, result
from cxdesign.ui.plain import escaped
from cxdesign.views.comparison import ComparisonWords, Grid
from cxdesign.views.numbers import trimmed

AREA = "compare"
SENSES = (1,) * len(DIMENSIONS)


def compared(bench: Workbench, document: Document) -> None:
    """Draw the whole page: the choice above, then what it comes to."""
    translate = session.translator()
    top = st.container(key="compare.top", gap=None)
    with st.container(key="compare.choice", gap="small"):
        chosen = alternatives.chosen(bench, document)
    if chosen is None:
        with top:
            result.statement(translate("shell.page_compare"))
        return
    found = compare(chosen, _weights())
    words = ComparisonWords(found, translate)
    with top:
        result.statement(escaped(words.statement()), escaped(words.lead()))
    with opened.beside(AREA, words.opened):
        _profiles(found, words)
        if found.is_possible:
            _ranks(found, words)
            _sensitivity(found)
    st.caption(translate("compare.footnote"))


def _weights() -> Mapping[str, float]:
    """Ask how much each dimension counts; nothing of it is kept with the project."""
    translate = session.translator()
    with result.section("compare.weights", translate("compare.weights"), translate("compare.weights_side")):
        with st.container(key="compare.weights", horizontal=True, gap="medium"):
            points = {
                name: st.slider(
                    translate(f"enum.dimension.{name}"), 0, 100, 33, key=f"compare.weight.{name}", width=240
                )
                for name in DIMENSIONS
            }
        total = sum(points.values())
        shares = [f"{trimmed(100 * value / total, 1)} %" if total else "–" for value in points.values()]
        st.caption(translate("compare.weights_are", shares=translate("figure.separator").join(shares)))
    return {name: float(value) for name, value in points.items()}


def _profiles(found: Comparison, words: ComparisonWords) -> None:
    translate = session.translator()
    with result.section("compare.profiles", translate("compare.profiles"), translate("compare.profiles_side")):
        everybody = [*found.compared, *(one for one, _ in found.left_out)]
        draw = partial(profiles_picture, everybody, translate)
        chart.show(draw, "compare.profiles", area=AREA, source=translate("compare.source"))
        _grid("profiles", words.profiles())


def _ranks(found: Comparison, words: ComparisonWords) -> None:
    translate = session.translator()
    with result.section("compare.ranks", translate("compare.ranks"), translate("compare.ranks_side")):
        _grid("ranks", words.ranks())
        draw = partial(acceptability_picture, found.acceptability, _entries(found), translate)
        chart.show(draw, "compare.acceptability", area=AREA, source=translate("compare.source"))


def _sensitivity(found: Comparison) -> None:
    translate = session.translator()
    criteria = [Entry(name, translate(f"enum.dimension.{name}")) for name in DIMENSIONS]
    with result.section("compare.change", translate("compare.change"), translate("compare.change_side")):
        critical = partial(critical_picture, found.critical, criteria, _entries(found), translate)
        chart.show(critical, "compare.critical", source=translate("compare.source"), on_choose=_choose_curve)
        _curve(found, criteria)


def _curve(found: Comparison, criteria: Sequence[Entry]) -> None:
    translate = session.translator()
    wanted = st.segmented_control(
        translate("compare.curve"),
        list(DIMENSIONS),
        format_func=lambda name: translate(f"enum.dimension.{name}"),
        default=DIMENSIONS[0],
        required=True,
        key="compare.curve",
    )
    place = DIMENSIONS.index(wanted or DIMENSIONS[0])
    curve = weight_curve(found.matrix, found.weights, SENSES, place)
    critical = next((one for one in found.critical if one.criterion == place), None)
    draw = partial(curve_picture, curve, criteria[place], _entries(found), translate, critical=critical)
    chart.show(draw, "compare.curves", area=AREA, source=translate("compare.source"))


def _choose_curve(name: str) -> None:
    if name in DIMENSIONS:
        session.keep("compare.curve", name)


def _entries(found: Comparison) -> list[Entry]:
    return [Entry(one.id, one.name) for one in found.compared]


def _grid(key: str, grid: Grid) -> None:
    result.table(f"compare.{key}", Table(grid.columns, grid.rows, grid.ids))
