"""Six profiles of levels: the verdict is predicted before it is shown, and marked at once with the reason."""

from __future__ import annotations

import streamlit as st

from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.exercise import Case, PredictionMark, mark_prediction, pyramid_exercise
from cxdesign.scoring.pyramid import Gate, Verdict
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import playground, provenance
from cxdesign.ui.plain import escaped
from cxdesign.views.gate_words import verdict_name
from cxdesign.views.numbers import decimal, trimmed
from cxdesign.views.texts import told


def cases() -> None:
    """Draw the six cases and the playground to try them in."""
    st.fragment(_draw, key="drill.fragment")()


def _draw() -> None:
    translate = session.translator()
    with st.container(key="drill.head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"## {translate('exercises.drill')}", width="content")
        st.caption(translate("exercises.drill_text"))
    round_number = int(session.kept("drill.round", 0))
    marks = [_case(case, round_number) for case in pyramid_exercise().drill]
    done = [mark for mark in marks if mark is not None]
    if done:
        right = sum(bool(mark.verdict_is_right) for mark in done)
        with st.container(key="drill.foot", horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(translate("exercises.drill_result", right=right, done=len(done), total=len(marks)))
            st.button(
                translate("exercises.restart"),
                key="drill.restart",
                type="tertiary",
                icon=":material/restart_alt:",
                on_click=dispatch.doing(session.keep, "drill.round", round_number + 1),
            )
    st.caption(translate("exercises.drill_note", **provenance.marks()))
    shown: Case | None = session.kept("drill.case")
    start = (3.0,) * len(Level) if shown is None else shown.levels
    origin = translate("pyramid.origin_middle" if shown is None else "pyramid.origin_case")
    playground.draw(start, key="drill.play", origin=origin)


def _case(case: Case, round_number: int) -> PredictionMark | None:
    """Draw one case; None as long as nothing was predicted."""
    stem = f"{case.number}.{round_number}"
    predicted: Verdict | None = session.kept(f"drill.given.{stem}")
    with st.container(key=f"drill.case.{case.number}", gap=None):
        with st.container(key=f"drill.row.{case.number}", horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(_levels(case), width=176)
            if predicted is None:
                _predict(case, stem)
            else:
                st.markdown(escaped(verdict_name(predicted, session.translator())))
        if predicted is None:
            return None
        mark = mark_prediction(case, predicted)
        _marked(case, mark, stem)
    return mark


def _predict(case: Case, stem: str) -> None:
    translate = session.translator()
    key = f"drill.verdict.{stem}"
    st.selectbox(
        translate("exercises.predict", number=case.number),
        list(Verdict),
        index=None,
        key=key,
        format_func=lambda verdict: verdict_name(verdict, translate),
        placeholder=translate("exercises.predict_first"),
        label_visibility="collapsed",
        on_change=dispatch.doing(_take, key, f"drill.given.{stem}"),
    )


def _take(key: str, place: str) -> None:
    chosen = session.kept(key)
    if chosen is not None:
        session.keep(place, Verdict(chosen))


def _levels(case: Case) -> str:
    return " ".join(f"{level.value} **{trimmed(value, 1)}**" for level, value in zip(Level, case.levels, strict=True))


def _marked(case: Case, mark: PredictionMark, stem: str) -> None:
    translate = session.translator()
    name = "right" if mark.verdict_is_right else "wrong"
    verdict = verdict_name(case.verdict, translate)
    with st.container(key=f"drill.marked.{name}.{case.number}", gap=None):
        st.markdown(f"**{escaped(translate(f'exercises.drill_{name}', verdict=verdict))}** {_figures(mark.gate)}")
        st.caption(escaped(told(case.reason, translate)))
        st.button(
            translate("exercises.try"),
            key=f"drill.try.{stem}",
            type="tertiary",
            icon=":material/tune:",
            on_click=dispatch.doing(session.keep, "drill.case", case),
        )


def _figures(found: Gate) -> str:
    values = (("B", found.base, 1), ("g", found.factor, 2), ("E", found.index, 2))
    return " · ".join(f"{name} {decimal(value, places)}" for name, value, places in values if value is not None)
