"""Satisfaction and delight on the emotion curve: two lines, and which moments lie above and below them."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cxdesign.analysis.lines import AgainstLines, against_lines
from cxdesign.commands.project import EditProject
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import CurveState, Provenance
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, pictures, session
from cxdesign.ui.panels import provenance
from cxdesign.ui.plain import escaped
from cxdesign.views.findings import record_name
from cxdesign.views.lines_picture import lines_svg
from cxdesign.views.numbers import emotion, signed

LINES = ("delight_line", "satisfaction_line")


def curves(bench: Workbench, document: Document) -> None:
    """Draw the project's curves with both lines, in words too, and let the lines be moved."""
    translate = session.translator()
    with st.container(key="delight.head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"## {translate('pyramid.lines')}", width="content")
        st.caption(translate("pyramid.lines_text"))
    found = {state: against_lines(document, state) for state in CurveState}
    if not any(one.count for one in found.values()):
        st.caption(translate("pyramid.no_curve"))
        return
    words = [sentence for state, one in found.items() for sentence in _sentences(document, state, one)]
    pictures.show(lines_svg(document, translate, label=" ".join((translate("board.curve_label"), *words))))
    with st.container(key="delight.words", gap=None):
        for sentence in words:
            st.markdown(escaped(sentence))
    with st.container(key="delight.lines", horizontal=True, vertical_alignment="bottom", gap="small"):
        for name in LINES:
            _line(bench, document, name)
    st.caption(f"{translate('pyramid.lines_note')} {provenance.inline_badge(Provenance.OURS)}")


def _sentences(document: Document, state: CurveState, found: AgainstLines) -> list[str]:
    if not found.count:
        return []
    translate = session.translator()
    lines = ((found.delighted, "delighted", found.delight_line), (found.dissatisfied, "below", found.satisfaction_line))
    return [
        translate(
            f"pyramid.{name}" if moments else f"pyramid.{name}_none",
            state=translate(f"enum.state.{state.value}"),
            line=signed(line),
            moments=_moments(document, state, moments),
            count=len(moments),
            total=found.count,
        )
        for moments, name, line in lines
    ]


def _moments(document: Document, state: CurveState, touchpoint_ids: Sequence[str]) -> str:
    translate = session.translator()
    places = {touchpoint.id: number for number, touchpoint in enumerate(document.touchpoints, start=1)}
    return translate("figure.separator").join(
        translate(
            "pyramid.moment",
            number=places[one],
            name=record_name(document, one),
            value=emotion(document.emotion(one, state) or 0),
        )
        for one in touchpoint_ids
    )


def _line(bench: Workbench, document: Document, name: str) -> None:
    value = int(getattr(document.project, name))
    key = f"delight.{name}.{bench.project_id}.{value}"
    st.number_input(
        session.translator()(f"pyramid.{name}"),
        -5,
        5,
        value,
        key=key,
        width=150,
        on_change=dispatch.doing(_keep, bench, name, key),
    )


def _keep(bench: Workbench, name: str, key: str) -> None:
    command = EditProject.model_validate({name: int(session.kept(key, 0))})
    bench.execute(session.actor(), session.new_command_id(), command)
