"""The charts of the choice of peaks: quadrants, critical weights, scores along a weight, rank acceptability."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cxdesign.analysis.peaks import HIGH_RELEVANCE
from cxdesign.analysis.ranking import METHODS
from cxdesign.analysis.sensitivity import weight_curve
from cxdesign.charts.acceptability import acceptability_picture
from cxdesign.charts.picture import Entry
from cxdesign.charts.quadrants import quadrant_picture
from cxdesign.charts.weights import critical_picture, curve_picture
from cxdesign.domain.registers import Scene
from cxdesign.domain.vocabulary import Provenance
from cxdesign.ui import session
from cxdesign.ui.panels import chart, picking_parts, provenance, result
from cxdesign.ui.panels.picking import Choice
from cxdesign.views.picking_names import PickingNames
from cxdesign.views.texts import told_apart

AREA = picking_parts.AREA
LEAST_COMPARED = 2
"""Candidates it takes for one to overtake another."""


def quadrants(choice: Choice) -> None:
    """Draw all cells of the scene matrix by their two relevances."""
    if not choice.found.cells:
        return
    translate, document = session.translator(), choice.document
    names = {one.id: one.name for one in document.touchpoints}
    names |= {scene.id: scene.name for scene in document.entries(Scene)}
    side = translate("peaks.quadrants_side", high=HIGH_RELEVANCE, badge=provenance.inline_badge(Provenance.OURS))
    with result.section("peaks.quadrants", translate("peaks.quadrants"), side):
        draw = partial(quadrant_picture, choice.found.cells, names, translate)
        chart.show(draw, "peaks.quadrants", source=_source(choice), area=AREA)


def critical(choice: Choice) -> None:
    """Draw how far each weight has to move until another candidate comes first."""
    translate, found = session.translator(), choice.found
    with result.section("peaks.critical", translate("peaks.critical"), translate("peaks.critical_side")):
        if not found.critical or len(found.matrix) - len(found.unscored) < LEAST_COMPARED:
            st.caption(translate("peaks.critical_none"))
            return
        draw = partial(critical_picture, found.critical, _criteria(choice), _candidates(choice), translate)
        chart.show(draw, "peaks.critical", source=_source(choice), area=AREA)


def further(choice: Choice) -> None:
    """Draw, where asked for, the shares of ranks and the scores along one weight, each with its table and files."""
    translate, found = session.translator(), choice.found
    if not found.is_ranked or not found.critical:
        return
    box = st.expander(translate("peaks.charts"), key="peaks.charts", icon=":material/bar_chart:", on_change="rerun")
    if not box.open:  # what nobody looks at is not drawn
        return
    with box:
        draw = partial(acceptability_picture, found.acceptability, _candidates(choice), translate)
        chart.show(draw, "peaks.acceptability", source=_source(choice), area=AREA)
        _curve(choice)


def _curve(choice: Choice) -> None:
    translate, found = session.translator(), choice.found
    criteria = _criteria(choice)
    names = told_apart({str(place): one.name for place, one in enumerate(criteria)})
    with st.container(key="peaks.curve", horizontal=True, vertical_alignment="bottom"):
        place = st.selectbox(
            translate("peaks.curve_criterion"),
            range(len(criteria)),
            format_func=lambda found_place: names[str(found_place)],
            key=f"peaks.curve_criterion.{choice.bench.project_id}",
            width=240,
        )
        method = st.selectbox(
            translate("peaks.curve_method"),
            METHODS,
            format_func=lambda name: translate(f"peaks.method.{name}"),
            key=f"peaks.curve_method.{choice.bench.project_id}",
            width=240,
        )
    curve = weight_curve(found.matrix, found.weighting.weights or (), found.senses, place, method=method)
    turning = found.critical[place] if method == METHODS[0] else None
    draw = partial(curve_picture, curve, criteria[place], _candidates(choice), translate, critical=turning)
    chart.show(draw, "peaks.curve", source=_source(choice))


def _criteria(choice: Choice) -> list[Entry]:
    names = PickingNames(choice.document, choice.found, session.translator())
    return [Entry(f"critical:{place}", names.criterion(place)) for place in range(len(choice.found.criteria))]


def _candidates(choice: Choice) -> list[Entry]:
    names = PickingNames(choice.document, choice.found, session.translator())
    count = len(choice.found.candidates.sound)
    return [Entry(f"share:{METHODS[0]}:{row}", names.candidate(row)) for row in range(count)]


def _source(choice: Choice) -> str:
    return session.translator()("peaks.chart_source", project=choice.document.project.name)
