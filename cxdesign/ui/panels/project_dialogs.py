"""What a project's menu asks before it acts: a new name, a file to export, a purge for good."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from cxdesign.commands.project import RenameProject
from cxdesign.storage import ProjectRow, kept_copies
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import exporting
from cxdesign.ui.plain import escaped


def ask(action: str, row: ProjectRow) -> None:
    """Have the dialog of an action of the menu opened, until it is answered or closed."""
    session.keep("projects.dialog", (action, row))


def show() -> None:
    """Draw the dialog that is open."""
    asked = session.kept("projects.dialog")
    if asked is None:
        return
    action, row = asked
    dialogs: dict[str, Callable[[ProjectRow], None]] = {"rename": _rename, "export": _export, "purge": _purge}
    title = session.translator()(f"home.dialog_{action}")
    st.dialog(title, on_dismiss=_close)(dialogs[action])(row)


def _close() -> None:
    session.forget("projects.dialog")


def _rename(row: ProjectRow) -> None:
    translate = session.translator()
    with st.form(f"dialog.rename_form.{row.id}", border=False):
        name = st.text_input(translate("shell.project_name"), row.name, key=f"dialog.name.{row.id}", max_chars=200)
        is_sent = st.form_submit_button(translate("home.rename_do"), key="dialog.rename", type="primary")
    if is_sent:
        with dispatch.guarded(dispatch.block):
            bench = session.services().projects.workbench(row.id)
            bench.execute(session.actor(), session.new_command_id(), RenameProject(new_name=(name or "").strip()))
            _close()
            st.rerun()


def _export(row: ProjectRow) -> None:
    with dispatch.guarded(dispatch.block):
        exporting.downloads(session.services().projects.workbench(row.id))


def _purge(row: ProjectRow) -> None:
    translate = session.translator()
    st.markdown(translate("home.purge_text", name=escaped(row.name)))
    st.markdown(translate("home.purge_reach"))
    for path in kept_copies(session.services().store.engine):
        st.caption(translate("people.copy_too", path=escaped(str(path))))
    typed = st.text_input(translate("home.purge_type"), key=f"dialog.typed.{row.id}", placeholder=row.name, live=True)
    is_meant = " ".join((typed or "").split()) == row.name
    with st.container(horizontal=True):
        if st.button(translate("home.purge_do"), key="dialog.purge", type="primary", disabled=not is_meant):
            with dispatch.guarded(dispatch.block):
                session.keep("projects.deleted", session.services().projects.purge(session.actor(), row.id))
                _close()
                st.rerun()
        if st.button(translate("home.cancel"), key="dialog.cancel"):
            _close()
            st.rerun()
