"""What a page about a project shows when there is no project at hand."""

from __future__ import annotations

import streamlit as st

from cxdesign.errors import CxDesignError
from cxdesign.services.workbench import Workbench
from cxdesign.storage import ProjectState
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import projects, starters


def opened(project_id: str | None) -> Workbench | None:
    """Return the workbench of a project, None when there is none or it cannot be opened; then say why.

    Raises
    ------
    StorageError
        The store does not answer at the moment: the project stays the one that is wanted.
    """
    if project_id is None:
        return None
    try:
        row = session.services().projects.row(project_id)
        if row.state is not ProjectState.TRASHED:
            return session.services().projects.workbench(project_id)
        session.keep("choosing.trashed", row)
    except CxDesignError as error:
        if error.is_passing:
            raise
        session.keep("choosing.problem", session.translator().error(error))
    session.choose_project(None)
    return None


def choose(name: str) -> None:
    """Help to choose a project for a page."""
    translate = session.translator()
    with st.container(key="shell.page"):
        _say_why()
        with st.container(key="choosing.welcome"):
            st.markdown(f"# {translate(f'shell.page_{name}')}")
            st.markdown(translate(f"choosing.{name}"))
        projects.choices(name)
        st.markdown(f"## {translate('home.samples')}")
        starters.samples(name)


def _say_why() -> None:
    problem, row = session.take("choosing.problem"), session.take("choosing.trashed")
    if problem:
        dispatch.block(problem)
    if row is not None:
        session.keep("projects.moved", row)
        projects.trashed_notice(row)
