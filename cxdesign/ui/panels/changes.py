"""What differs between two designs: on one board or side by side, both curves, the list, figures and findings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from cxdesign.analysis.changes import Difference, compare
from cxdesign.analysis.matching import LEAST_SIMILAR, Alignment, Basis, aligned, trusted_basis
from cxdesign.charts.curve_pair import curve_pair_picture
from cxdesign.charts.picture import Table
from cxdesign.domain.vocabulary import CurveState
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.panels import change_boards, change_list, change_registers, chart, design_choice, opened, result, to_be
from cxdesign.ui.panels.design_choice import Design
from cxdesign.ui.plain import escaped
from cxdesign.views.change_figures import FigurePair, FindingShift, figure_pairs, finding_shift
from cxdesign.views.changes import statement
from cxdesign.views.findings import record_name
from cxdesign.views.numbers import decimal
from cxdesign.views.opened import OpenedFigure

AREA = "changes"
MATCHES_SHOWN = 100
"""Most guessed pairs listed, the least alike first (ours)."""


@dataclass(frozen=True)
class Comparison:
    """Two designs brought together, and what differs."""

    left: Design
    right: Design
    alignment: Alignment
    difference: Difference


def compared(bench: Workbench) -> None:
    """Draw the whole page: the choice, then what it comes to."""
    translate = session.translator()
    top = st.container(key="changes.top", gap=None)
    _origin_notice(bench)
    pair = design_choice.chosen(bench)
    if pair is None:
        with top:
            result.statement(translate("shell.page_changes"), translate("changes.subtitle"))
        return
    found = _compared(*pair)
    with top:
        result.statement(escaped(statement(found.difference, translate)), translate("changes.subtitle"))
    if not found.difference.changes:
        _nothing(bench)
        return
    change_boards.boards(found.difference, (found.left, found.right), _key(found))
    with opened.beside(AREA, partial(_figure, found)):
        change_list.listed(found.difference, found.left, found.right)
        change_registers.tabled(found.difference)
        _curves(found)
        _figures(found)
        _findings(found)


def _compared(left: Design, right: Design) -> Comparison:
    """Return what differs between two designs, the same as last time while they are the same."""
    basis = _basis(left, right)
    identity = (left.identity, right.identity, basis)
    kept = session.kept("changes.compared")
    if kept is None or kept[0] != identity:
        alignment = aligned(left.document, right.document, basis)
        kept = (identity, (alignment, compare(alignment.document, right.document)))
        session.keep("changes.compared", kept)
    alignment, difference = kept[1]
    if basis is Basis.WORDS:
        words = session.translator()("changes.by_words", count=len(alignment.matches), least=LEAST_SIMILAR)
        st.caption(words)
        _matches(left, right, alignment)
    return Comparison(left, right, alignment, difference)


def _matches(left: Design, right: Design, alignment: Alignment) -> None:
    """List the pairs that are a guess, the least alike first."""
    guessed = sorted((one for one in alignment.matches if one.similarity < 1), key=lambda one: one.similarity)
    if not guessed:
        return
    translate = session.translator()
    columns = tuple(translate(f"changes.{name}") for name in ("left", "right", "similarity"))
    rows = tuple(
        (
            record_name(left.document, one.left_id),
            record_name(right.document, one.right_id),
            decimal(one.similarity, 2),
        )
        for one in guessed[:MATCHES_SHOWN]
    )
    with st.expander(translate("changes.matches", count=len(guessed)), key="changes.matches"):
        result.table("changes.matches", Table(columns, rows))


def _basis(left: Design, right: Design) -> Basis:
    """Return what records are matched by: of one family by their ids, of others as whoever looks at it wishes."""
    if left.kin & right.kin:
        return Basis.IDS
    translate = session.translator()
    first = trusted_basis(left.document, right.document)
    chosen = st.segmented_control(
        translate("changes.matched_by"),
        list(Basis),
        format_func=lambda basis: translate(f"changes.basis_{basis.value}"),
        default=first,
        required=True,
        key=f"changes.basis.{'.'.join((*left.identity, *right.identity))}",
    )
    return chosen or first


def _key(found: Comparison) -> str:
    return ".".join((*found.left.identity, *found.right.identity, found.alignment.basis.value))


def _origin_notice(bench: Workbench) -> None:
    project = bench.document(session.actor()).project
    if project.origin_project and design_choice.origin_of(bench) is None:
        st.info(escaped(session.translator()("changes.origin_unknown", name=project.origin_name)))


def _nothing(bench: Workbench) -> None:
    translate = session.translator()
    with st.container(key="changes.nothing", gap="small"):
        st.markdown(translate("changes.nothing_text"))
        st.page_link(
            navigation.pages()["journey"],
            label=translate("changes.to_map"),
            icon=":material/timeline:",
            query_params=navigation.parameters(bench.project_id),
        )
        to_be.maker(bench)


def _curves(found: Comparison) -> None:
    translate = session.translator()
    with result.section("changes.curves", translate("changes.curves"), translate("changes.curves_side")):
        state = st.segmented_control(
            translate("changes.curves_state"),
            list(CurveState),
            format_func=lambda one: translate(f"enum.state.{one.value}"),
            default=CurveState.NOW,
            required=True,
            key="changes.curves_state",
            label_visibility="collapsed",
        )
        draw = partial(curve_pair_picture, found.difference, state or CurveState.NOW, translate)
        source = translate("history.renamed", before=found.left.label, after=found.right.label)
        chart.show(draw, f"changes.curves.{(state or CurveState.NOW).value}", source=source)


def _figures(found: Comparison) -> None:
    translate = session.translator()
    pairs = _told(found)[0]
    if not pairs:
        return
    differing, same = ([pair for pair in pairs if pair.differs is told] for told in (True, False))
    with result.section("changes.figures", translate("changes.figures"), translate("changes.figures_side")):
        with st.container(key="changes.figures", horizontal=True, gap="small"):
            for pair in differing:
                _pair(pair)
        if same:
            with (
                st.expander(translate("changes.figures_same", count=len(same)), key="changes.same"),
                st.container(key="changes.figures_alike", horizontal=True, gap="small"),
            ):
                for pair in same:
                    _pair(pair)


def _told(found: Comparison) -> tuple[tuple[FigurePair, ...], FindingShift]:
    """Return figures and findings of a comparison, the same as last time while it is the same."""
    translate, today = session.translator(), session.services().today()
    identity = (_key(found), translate.locale, today)
    kept = session.kept("changes.told")
    if kept is None or kept[0] != identity:
        difference = found.difference
        kept = (identity, (figure_pairs(difference, translate), finding_shift(difference, translate, today=today)))
        session.keep("changes.told", kept)
    told: tuple[tuple[FigurePair, ...], FindingShift] = kept[1]
    return told


def _pair(pair: FigurePair) -> None:
    translate = session.translator()
    kind = "differs" if pair.differs else "same"
    values = translate("history.renamed", before=pair.left, after=pair.right) if pair.differs else pair.right
    is_open = opened.current(AREA) == pair.id
    with st.container(key=f"changes.figure_{kind}.{pair.id}", width="content"):
        st.button(
            f"{escaped(pair.label)} **{escaped(values)}** :small[{translate(f'changes.figure_{kind}')}]",
            key=f"changes.figure.{pair.id}",
            type="secondary" if is_open else "tertiary",
            on_click=opened.toggle,
            args=(AREA, pair.id),
        )


def _figure(found: Comparison, figure_id: str) -> OpenedFigure | None:
    return next((pair.opened for pair in _told(found)[0] if pair.id == figure_id), None)


def _findings(found: Comparison) -> None:
    translate = session.translator()
    shift = _told(found)[1]
    counts = {"opened": len(shift.opened), "closed": len(shift.closed), "lasting": shift.lasting_count}
    with result.section(
        "changes.findings", translate("changes.findings"), translate("changes.findings_side", **counts)
    ):
        for name, sentences in (("opened", shift.opened), ("closed", shift.closed)):
            if sentences:
                st.markdown(f"**{translate(f'changes.findings_{name}')}**")
                st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in sentences))
