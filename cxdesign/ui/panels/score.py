"""A revealed round on one page: verdict, figures, charts, criteria with every rating, agreement, returns, decision.

Every figure opens in the one panel of the area "score". What is opened from below the first charts comes as a sheet
over the page, because the panel beside them would be out of sight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import streamlit as st

from cxdesign.charts.agreement import agreement_picture, alpha_picture
from cxdesign.charts.criteria import criterion_picture
from cxdesign.charts.dimensions import dimension_picture
from cxdesign.charts.factors import factor_picture
from cxdesign.charts.gaps import gap_picture
from cxdesign.charts.gate import gate_picture
from cxdesign.charts.picture import Table
from cxdesign.charts.pyramid import pyramid_picture
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import WEIGHTS_BY_DIMENSION, EvaluationRound
from cxdesign.domain.vocabulary import Provenance
from cxdesign.errors import CxDesignError
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.report import ScoreReport
from cxdesign.scoring.round import Rater
from cxdesign.scoring.stored import stored_round
from cxdesign.services.scores import FEWEST, Side, fingerprint, side_report, sides
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import chart, decision, figure_row, opened, result, round_weights
from cxdesign.ui.panels.provenance import inline_badge
from cxdesign.ui.plain import escaped
from cxdesign.views.agreement import agreement_text
from cxdesign.views.evaluation import joined, rater_name, round_line, said
from cxdesign.views.numbers import trimmed
from cxdesign.views.opened import OpenedFigure, figure_parts
from cxdesign.views.returning import return_lines
from cxdesign.views.round_shift import shift_lines
from cxdesign.views.score_figures import open_figure
from cxdesign.views.verdict import figures, verdict_words

AREA = "score"
WEIGHTS = "weights"
"""Where links to weights and gate lead."""
BESIDE = frozenset({"index", "gate", "total", "alpha", "dimension", "level"})
"""What is opened from the first screen; all else comes as a sheet."""


class Reading(NamedTuple):
    """All that the figures of a round depend on: what it holds for this reader, and whose view is taken."""

    project_id: str
    round_id: str
    state: int
    side: Side = Side.EVERYBODY


@dataclass(frozen=True)
class Seen:
    """A round as one side sees it: what the parts of the page are drawn from.

    ``unweighted`` is what a drawing depends on that does not change when the dimensions are weighted otherwise.
    """

    document: Document
    shown: EvaluationRound
    report: ScoreReport
    weighted: Reading
    unweighted: Reading

    @property
    def source(self) -> str:
        """What stands in the files of charts: project, round and design."""
        parts = (self.document.project.name, self.shown.name, self.shown.design)
        return session.translator()("score.dot").join(part for part in parts if part)

    @property
    def raters(self) -> tuple[Rater, ...]:
        """Who rated, in their order."""
        return stored_round(self.document, self.shown).raters

    def names(self) -> dict[str, str]:
        """Return what the raters are called, by id."""
        return {rater.id: rater_name(self.document, rater.id, session.translator()) for rater in self.raters}


def results(bench: Workbench, document: Document, shown: EvaluationRound) -> None:
    """Draw all a revealed round comes to."""
    translate = session.translator()
    whole = Reading(bench.project_id, shown.id, fingerprint(document, shown))
    with st.container(key="score.above", horizontal=True, vertical_alignment="center", gap="small"):
        line = st.container(key="score.line", width="content")
        reading = whole._replace(side=_side(document, shown))
    try:
        report = _report(document, reading)
    except CxDesignError as error:
        dispatch.block(translate.error(error))
        _weights(bench, document, shown)
        return
    line.caption(escaped(round_line(shown, report, translate)))
    unweighted = shown.model_copy(update=dict.fromkeys(WEIGHTS_BY_DIMENSION.values()))
    seen = Seen(document, shown, report, reading, reading._replace(state=fingerprint(document, unweighted)))
    with st.container(key=f"score.{_place()}"), opened.beside(AREA, _figure_of(seen)):
        _first_screen(seen)
    _criteria(seen)
    _further(seen)
    with st.container(key="score.columns"):
        _agreement(seen)
        _returns(report)
        with result.section("score.decision", translate("score.decision_record")):
            decision.record(bench, document, shown, _report(document, whole))
    _shift(document, shown, whole)
    _weights(bench, document, shown)


def footnote(shown: EvaluationRound | None) -> None:
    """Say what these criteria are and are not, how the scale is read, and how figures are rounded."""
    translate = session.translator()
    note = translate("score.own_note") if shown and shown.set_id else said(criteria_catalogue().note, translate)
    with st.container(key="score.footnote"):
        st.caption(escaped(joined([note if shown else "", translate("score.footnote")], translate)))


def _weights(bench: Workbench, document: Document, shown: EvaluationRound) -> None:
    translate = session.translator()
    with (
        dispatch.guarded(dispatch.block),
        result.section(
            "score.weights", translate("score.weighting"), translate("score.weighting_after"), anchor=WEIGHTS
        ),
    ):
        round_weights.editor(bench, document, shown)


@st.cache_resource(max_entries=64, show_spinner=False)  # a report is frozen; pickling it would cost more than computing
def _report(_document: Document, reading: Reading) -> ScoreReport:
    """Return the figures of a round, computed once for each state of the project and reader."""
    return side_report(_document, reading.round_id, reading.side)


def _figure_of(seen: Seen) -> Callable[[str], OpenedFigure | None]:
    return lambda wanted: open_figure(seen.document, seen.shown.id, seen.report, wanted, session.translator())


def _place() -> str:
    """Return where the open figure stands: beside what it belongs to, or over the page."""
    wanted = opened.current(AREA)
    return "beside" if wanted is None or figure_parts(wanted)[0] in BESIDE else "sheet"


def _side(document: Document, shown: EvaluationRound) -> Side:
    """Let the reader look with the eyes of one side."""
    translate = session.translator()
    offered = sides(document, shown)
    absent = [translate(f"score.side_{side.value}") for side in Side if side not in offered]
    if absent:
        named = translate("score.and").join(absent)
        st.caption(translate("score.side_absent", sides=named, fewest=FEWEST), width="content")
    if len(offered) == 1:
        return Side.EVERYBODY
    wanted = st.segmented_control(
        translate("score.seen_by"),
        offered,
        default=Side.EVERYBODY,
        format_func=lambda side: translate(f"score.side_{side.value}"),
        required=True,
        key=f"score.side.{shown.id}",
        label_visibility="collapsed",
        width="content",
    )
    return Side(wanted or Side.EVERYBODY)


def _first_screen(seen: Seen) -> None:
    translate, report = session.translator(), seen.report
    words = verdict_words(report, translate)
    result.statement(words.statement, words.lead)
    figure_row.row(AREA, figures(report, translate))
    with st.container(key="score.jump"):
        st.caption(f"[{translate('score.jump_weights')}](#{WEIGHTS})")
    with st.container(key="score.charts"):
        bars = translate(f"score.dimensions_side_{report.uncertainty.kind}")
        with result.part("score.dimensions", translate("score.dimensions"), bars):
            draw = partial(dimension_picture, report, translate)
            chart.show(
                draw, "score.dimensions", source=seen.source, area=AREA, state=(*seen.weighted, session.locale())
            )
        with result.part("score.pyramid", translate("score.pyramid"), translate("score.pyramid_side")):
            _chart(seen, partial(pyramid_picture, report, translate), "score.pyramid")
        with result.part("score.gate", translate("score.gate_heading"), _gate_side(report)):
            gate = partial(gate_picture, report.gate, translate, uncertainty=report.uncertainty)
            _chart(seen, gate, "score.gate")


def _chart(seen: Seen, draw: chart.Draw, key: str) -> None:
    chart.show(draw, key, source=seen.source, area=AREA, state=(*seen.unweighted, session.locale()))


def _gate_side(report: ScoreReport) -> str:
    factor = report.gate.factor
    if report.gate.mode == "off":
        state = "off"
    elif factor is None:
        state = "unknown"
    else:
        state = {0.0: "shut", 1.0: "open"}.get(factor, "half")
    return session.translator()(f"score.gate_{state}")


def _criteria(seen: Seen) -> None:
    translate, limits = session.translator(), seen.report.catalogue.thresholds
    side = translate("score.criteria_side", gap=trimmed(limits.gap.value, 2), r_wg=trimmed(limits.r_wg.value, 2))
    heading = translate("score.criteria_heading", count=len(seen.report.criteria))
    with result.section("score.criteria", heading, f"{side} {inline_badge(Provenance.OURS)}"):
        draw = partial(criterion_picture, seen.report, seen.raters, translate, names=seen.names())
        _chart(seen, draw, "score.criteria")


def _agreement(seen: Seen) -> None:
    translate, report = session.translator(), seen.report
    with result.section("score.agreement", translate("score.agree")):
        st.markdown(escaped(agreement_text(report, translate)))
        _chart(seen, partial(alpha_picture, report, translate), "score.alpha")
        st.caption(translate("score.agree_note"))
        side = f"{translate('score.factors_side')} {inline_badge(Provenance.OURS)}"
        with result.part("score.factors", translate("score.factors"), side):
            _chart(seen, partial(factor_picture, report, translate), "score.factors")


def _further(seen: Seen) -> None:
    """Draw who rated what how, in colour, and the gaps by size, for whoever asks."""
    translate = session.translator()
    with st.container(key="score.further", horizontal=True, gap="medium"):
        is_heat = st.toggle(translate("score.agree_rows"), key="score.heat_shown")
        is_gaps = st.toggle(translate("score.gap_rows"), key="score.gaps_shown")
    with st.container(key="score.further_charts", horizontal=True, gap="large"):
        if is_heat:
            heat = partial(agreement_picture, seen.report, seen.raters, translate, names=seen.names())
            _chart(seen, heat, "score.heat")
        if is_gaps:
            _chart(seen, partial(gap_picture, seen.report, translate), "score.gaps")


def _returns(report: ScoreReport) -> None:
    translate = session.translator()
    lines = return_lines(report, translate)
    heading = translate("score.return_nowhere")
    if lines:
        heading = translate("score.return" if lines[0].activity else "score.return_start", number=lines[0].activity)
    with result.section("score.returns", heading):
        st.caption(translate("score.return_side" if lines else "score.return_none"))
        for place, line in enumerate(lines, start=1):
            with st.container(key=f"score.return.{place}", horizontal=True, gap="small"):
                st.markdown(f"**{place}**", width=20)
                with st.container(key=f"score.return_words.{place}", gap=None):
                    st.markdown(f"**{escaped(line.title)}**")
                    st.markdown(escaped(line.text))
        if lines:
            st.caption(f"{translate('score.return_origin')} {inline_badge(Provenance.OURS)}")


def _shift(document: Document, shown: EvaluationRound, whole: Reading) -> None:
    """Show what moved since the round before the discussion, if there is one and it is revealed."""
    earlier = None if shown.follows_id is None else document.get(shown.follows_id)
    if not isinstance(earlier, EvaluationRound) or earlier.is_open:
        return
    translate = session.translator()
    before, after = (
        _report(document, whole._replace(round_id=found.id, state=fingerprint(document, found)))
        for found in (earlier, shown)
    )
    lines = shift_lines(before, after, translate)
    columns = (translate("score.column_figure"), earlier.name, shown.name, translate("score.column_shift"))
    with result.section("score.shift", translate("score.shift"), translate("score.shift_side")):
        rows = tuple((line.name, line.before, line.after, line.shift) for line in lines)
        result.table("score.shift", Table(columns, rows))
