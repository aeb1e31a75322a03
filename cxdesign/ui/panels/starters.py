"""Samples and templates as pictures; a click opens a copy."""

from __future__ import annotations

from itertools import chain, count

import streamlit as st

from cxdesign.analysis.evidence import card_count
from cxdesign.checks.catalogue import Severity, rule_text
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Emotion
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.domain.vocabulary import CurveState
from cxdesign.i18n import Translator
from cxdesign.services.starters import Starter, StarterKind, list_starters, load_starter
from cxdesign.storage import ProjectState
from cxdesign.ui import dispatch, navigation, pictures, session
from cxdesign.ui.plain import escaped

LESSONS_TOLD = 2
"""What is left in a sample on purpose is told of so many findings (ours)."""
EMPTY = "empty"
"""The template that Home offers as a way of its own."""


def samples(place: str | None = None) -> None:
    """Show the samples; a copy of the one that is clicked opens at a place, else at the map it is about."""
    _cards([starter for starter in list_starters() if starter.kind is StarterKind.SAMPLE], place)


def templates(place: str = "journey") -> None:
    """Show the templates; a project of the one that is clicked opens at a place."""
    _cards([s for s in list_starters() if s.kind is StarterKind.TEMPLATE and s.id != EMPTY], place)


def start(starter_id: str, *, title: str, place: str = "journey") -> None:
    """Start a project from a sample or template and go there."""
    project_id = ""
    with dispatch.guarded():
        document = load_starter(starter_id, session.locale())
        document = _named_apart(document, title if _is_template(starter_id) else document.project.name)
        project_id = session.services().projects.create(session.actor(), document, origin=title)
    if project_id:
        navigation.open_project(project_id, place)


def title_of(starter_id: str) -> str:
    """Return what a sample or template is called in the reader's language."""
    titles = next(starter.titles for starter in list_starters() if starter.id == starter_id)
    return titles.get(session.locale(), titles["en"])


def free_name(wanted: str) -> str:
    """Return a name for a new project that no project outside the trash has: the wanted one, or with a number."""
    services = session.services().projects
    taken = {row.name for state in (ProjectState.ACTIVE, ProjectState.ARCHIVED) for row in services.rows(state)}
    numbered = (f"{wanted[: NAME_LENGTH - 8]} {number}" for number in count(2))
    return next(name for name in chain((wanted[:NAME_LENGTH],), numbered) if name not in taken)


def _is_template(starter_id: str) -> bool:
    """Return whether a project takes its name from what it starts from: a template, but not the empty one."""
    return any(s.id == starter_id != EMPTY and s.kind is StarterKind.TEMPLATE for s in list_starters())


def _named_apart(document: Document, wanted: str) -> Document:
    name = free_name(wanted)
    return document.with_records(changed=(document.project.replaced({"name": name}),))


def _cards(shown: list[Starter], place: str | None) -> None:
    kind = shown[0].kind.value if shown else "none"
    with st.container(key=f"starters.{kind}"), st.grid(3, min_column_width=200, gap=18):
        for starter in shown:
            with st.container(key=f"starter.card.{starter.id}", gap=None):
                _card(starter, place)


def _card(starter: Starter, place: str | None) -> None:
    translate, locale = session.translator(), session.locale()
    title = title_of(starter.id)
    document = load_starter(starter.id, locale)
    pictures.starter_picture(starter)
    st.markdown(f"**{escaped(title)}**")
    st.caption(escaped(starter.descriptions.get(locale, starter.descriptions["en"])))
    if starter.lessons:
        with st.container(key=f"starter.lessons.{starter.id}"):
            st.caption(escaped(on_purpose(starter, locale, translate)))
    verb = "home.open_copy" if starter.kind is StarterKind.SAMPLE else "home.use_template"
    with st.container(key=f"starter.foot.{starter.id}", horizontal=True, gap=None):
        st.caption(_content(document, translate))
        with st.container(key=f"starter.verb.{starter.id}", width="content"):
            st.caption(translate(verb))
    label = translate(f"{verb}_of", title=escaped(title))
    if st.button(label, key=f"starter.open.{starter.id}", type="tertiary", width="stretch"):
        start(starter.id, title=title, place=place or starter.map)


def on_purpose(starter: Starter, locale: str, translate: Translator) -> str:
    """Return what is left in a sample on purpose, in words: errors before all else, a few, and how many more."""
    lessons = sorted(starter.lessons, key=lambda lesson: rule_text(lesson.rule).severity is not Severity.ERROR)
    told = [lesson.texts.get(locale, lesson.texts["en"]) for lesson in lessons[:LESSONS_TOLD]]
    findings = translate("home.separator").join(told)
    more = len(lessons) - len(told)
    if more:
        return translate("home.on_purpose_more", findings=findings, count=more)
    return translate("home.on_purpose", findings=findings)


def _content(document: Document, translate: Translator) -> str:
    cards = card_count(document)
    parts = [counted(translate, "home.touchpoints", len(document.touchpoints))]
    parts += [counted(translate, "home.cards", cards)] if cards else []
    return translate("home.separator").join((*parts, *_curves(document, translate)))


def _curves(document: Document, translate: Translator) -> tuple[str, ...]:
    states = {emotion.state for emotion in document.all(Emotion)}
    if states == set(CurveState):
        return (translate("home.both_curves"),)
    return (translate("home.one_curve"),) if states else ()


def counted(translate: Translator, key: str, count: int) -> str:
    """Return a count with its noun, in the singular for one."""
    return translate(f"{key}_one" if count == 1 else key, count=count)
