"""To-bes: made of a project, and shown together with it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from cxdesign.domain.journey import Project
from cxdesign.errors import CxDesignError
from cxdesign.resources import database_url
from cxdesign.services.workbench import Workbench
from cxdesign.storage import ProjectRow
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.panels import design_choice, starters
from cxdesign.ui.plain import escaped
from cxdesign.views.families import in_families

_MADE = "to_be.made"
"""Where the id of a to-be is kept until its maker has read where that has led."""


def make(row: ProjectRow) -> None:
    """Make a to-be of a project and go to its map, where :func:`arrival` says so."""
    project_id = ""
    with dispatch.guarded():
        name = starters.free_name(session.translator()("home.to_be_name", name=row.name))
        project_id = session.services().projects.make_to_be(session.actor(), row.id, name=name)
    if project_id:
        session.keep(_MADE, project_id)
        navigation.open_project(project_id)


def arrival(bench: Workbench) -> None:
    """Tell who has just made a to-be that this is it, with the ways to its origin and to what differs."""
    if session.kept(_MADE) != bench.project_id:
        return
    project = bench.document(session.actor()).project
    title = session.translator()("home.to_be_made")
    st.dialog(title, on_dismiss=partial(session.forget, _MADE))(_arrival)(bench.project_id, project)


def compare(project_id: str) -> None:
    """Go to what differs between a to-be and its origin."""
    design_choice.choose(project_id, left=design_choice.ORIGIN)
    navigation.open_project(project_id, "changes")


def origin_id(row: ProjectRow) -> str:
    """Return the project a project was made of, empty when it was made of none."""
    try:
        return _origin(row).origin_project
    except CxDesignError:  # a damaged log must not keep the others from being listed
        return ""


def paired(rows: Sequence[ProjectRow]) -> list[ProjectRow]:
    """Return projects with their to-bes right behind them, else in the order given."""
    by_id = {row.id: row for row in rows}
    return [by_id[one] for one in in_families(list(by_id), {row.id: origin_id(row) for row in rows})]


def caption(row: ProjectRow) -> str:
    """Return what a project is the to-be of, in words; empty when it is none."""
    try:
        project = _origin(row)
    except CxDesignError:
        return ""
    if not project.origin_project:
        return ""
    return session.translator()("home.to_be_of", name=project.origin_name)


def offer(bench: Workbench) -> None:
    """Offer to make a to-be of a project, and the comparison with its origin and its to-bes."""
    translate, project = session.translator(), bench.document(session.actor()).project
    with st.container(key="to_be.heading"):
        st.markdown(f"## {translate('changes.to_bes')}")
    if project.origin_project:
        words = translate("changes.made_of", name=project.origin_name, revision=project.origin_revision)
        st.caption(escaped(words))
        if design_choice.origin_of(bench) is not None:
            _way(project.origin_name, bench.project_id)
    for row in session.services().projects.rows()[: design_choice.PROJECTS_OFFERED]:
        if origin_id(row) == bench.project_id:
            _way(row.name, row.id)
    maker(bench)


def offer_beside(bench: Workbench) -> None:
    """Offer to make a to-be of a project in the head of its map."""
    translate = session.translator()
    with st.container(key="head.to_be_place", width="content"):
        st.button(
            translate("changes.to_be_short"),
            key="head.to_be",
            type="tertiary",
            icon=":material/file_copy:",
            help=translate("changes.make_to_be_text"),
            on_click=partial(session.keep, "to_be.wanted", bench.project_id),
        )
    if session.take("to_be.wanted") == bench.project_id:
        make(session.services().projects.row(bench.project_id))


def maker(bench: Workbench) -> None:
    """Offer to make a to-be of a project."""
    translate = session.translator()
    if st.button(translate("changes.make_to_be"), key="to_be.make", icon=":material/file_copy:"):
        make(session.services().projects.row(bench.project_id))
    st.caption(translate("changes.make_to_be_text"))


def _arrival(project_id: str, project: Project) -> None:
    translate, origin = session.translator(), escaped(project.origin_name)
    st.markdown(translate("home.to_be_made_text", name=escaped(project.name), origin=origin))
    with st.container(horizontal=True):
        if st.button(translate("home.to_be_stay"), key="to_be.stay", type="primary"):
            session.forget(_MADE)
            st.rerun()
        if st.button(translate("home.to_be_changes"), key="to_be.changes"):
            session.forget(_MADE)
            compare(project_id)
        if st.button(translate("home.to_be_back", name=origin), key="to_be.back"):
            session.forget(_MADE)
            navigation.open_project(project.origin_project)


def _way(name: str, to_be_id: str) -> None:
    label = session.translator()("changes.compare_with", name=escaped(name))
    if st.button(label, key=f"to_be.compare.{to_be_id}", type="tertiary", icon=":material/difference:"):
        compare(to_be_id)


def _origin(row: ProjectRow) -> Project:
    bench = session.services().projects.workbench(row.id)
    return _project(bench, database_url(), row.id, row.revision, session.actor().id)


@st.cache_data(max_entries=512, show_spinner=False)
def _project(_bench: Workbench, store: str, project_id: str, revision: int, actor_id: str) -> Project:  # noqa: ARG001  # the cache's key
    return _bench.document(session.actor()).project
