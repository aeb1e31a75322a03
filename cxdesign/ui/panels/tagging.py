"""The four questions that lead a feature to its level."""

from __future__ import annotations

import streamlit as st

from cxdesign.domain.cards import Feature
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Provenance
from cxdesign.scoring.exercise import Question, Step, Tag, pyramid_exercise, tag
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import provenance
from cxdesign.ui.plain import escaped
from cxdesign.ui.pyramid.component import place
from cxdesign.views.findings import record_name
from cxdesign.views.texts import told, told_apart

YES, NO = "yes", "no"


def questions(bench: Workbench, document: Document) -> None:
    """Draw the questions for a feature of the project, and the level the answers lead to."""
    translate, exercise = session.translator(), pyramid_exercise()
    with st.container(key="tagging.head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"## {translate('pyramid.tree')}", width="content")
        st.caption(translate("pyramid.tree_text"))
    feature = _feature(document)
    answers: dict[Step, bool] = {}
    for number, question in enumerate(exercise.tree, start=1):
        answer = _ask(number, question, feature)
        if answer is None:
            break
        answers[question.id] = answer
        if answer and question.id != "personal":
            break
    if _is_settled(answers):
        _result(bench, document, feature, tag(answers))
    st.caption(f"{escaped(told(exercise.tree_note, translate))} {provenance.inline_badge(Provenance.OURS)}")


def _feature(document: Document) -> Feature | None:
    """Let the reader choose a feature; None in a project without one."""
    translate = session.translator()
    known = [
        card
        for touchpoint in document.touchpoints
        for lane in document.lanes
        for card in document.cards(touchpoint.id, lane.id)
        if isinstance(card, Feature)
    ]
    if not known:
        return None
    labels = told_apart({feature.id: record_name(document, feature.id) for feature in known})
    ids = list(labels)
    wanted = session.take("tagging.feature")
    if wanted in ids:
        session.keep("tagging.chosen", wanted)
    elif session.kept("tagging.chosen") not in ids:
        unplaced = [feature.id for feature in known if feature.level is None]
        session.keep("tagging.chosen", (unplaced or ids)[0])
    chosen = st.selectbox(
        translate("pyramid.feature"),
        ids,
        key="tagging.chosen",
        format_func=lambda one: labels.get(one, one),
    )
    return document.expect(chosen, Feature)


def _ask(number: int, question: Question, feature: Feature | None) -> bool | None:
    translate = session.translator()
    about = "any" if feature is None else feature.id.partition(":")[2]
    with st.container(key=f"tagging.question.{question.id}", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"{number}\\. {escaped(told(question.question, translate))}")
        answer = st.segmented_control(
            told(question.question, translate),
            (YES, NO),
            format_func=lambda name: translate(f"pyramid.{name}"),
            key=f"tagging.answer.{question.id}.{about}",
            label_visibility="collapsed",
            width="content",
        )
    return None if answer is None else answer == YES


def _is_settled(answers: dict[Step, bool]) -> bool:
    """Tell whether no open question could change the level: what is personal may also be unexpected."""
    return bool(answers.get("missed") or answers.get("problem") or "unexpected" in answers)


def _result(bench: Workbench, document: Document, feature: Feature | None, found: Tag) -> None:
    translate = session.translator()
    with st.container(key="tagging.result", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_told(found))
        if feature is None:
            return
        if feature.level is found.level:
            st.caption(translate("pyramid.stands_there"))
            return
        name = record_name(document, feature.id)
        key = "pyramid.apply_none" if found.level is None else "pyramid.apply"
        st.button(
            escaped(translate(key, name=name, level="" if found.level is None else found.level.value)),
            key="tagging.apply",
            type="primary",
            on_click=dispatch.doing(place, bench, feature.id, feature.level, found.level),
        )


def _told(found: Tag) -> str:
    translate = session.translator()
    if found.level is None:
        return translate("pyramid.tag_none")
    name = translate(f"enum.level.{found.level.value}")
    if found.secondary is not None:
        return translate("pyramid.tag_both", level=found.level.value, name=name, secondary=found.secondary.value)
    return translate("pyramid.tag", level=found.level.value, name=name)
