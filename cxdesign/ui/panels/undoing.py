"""The notice after a step that changed much: it offers to take back this very step, while nothing came after it."""

from __future__ import annotations

import streamlit as st

from cxdesign.history.operation import Operation
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session


def offer(bench: Workbench, place: str, operation: Operation) -> None:
    """Remember a step that the notice of a place offers to take back."""
    session.keep(f"{place}.step", (bench.project_id, operation.revision, operation.command_id))


def notice(bench: Workbench, place: str, sentence: str) -> None:
    """Say what was done and offer to take it back; nothing once something came after it.

    Parameters
    ----------
    bench : Workbench
        The project.
    place : str
        Where the step was offered: see :func:`offer`.
    sentence : str
        What was done.
    """
    project_id, revision, command_id = session.kept(f"{place}.step") or (None, None, None)
    if (project_id, revision) != (bench.project_id, bench.revision):
        return
    with st.container(key=f"{place}.notice", horizontal=True, vertical_alignment="center"):
        st.markdown(sentence)
        st.button(
            session.translator()("home.undo"),
            key=f"{place}.undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=dispatch.doing(_undo, bench, place, command_id),
        )


def _undo(bench: Workbench, place: str, command_id: str) -> None:
    bench.undo(session.actor(), session.new_command_id(), of=command_id)
    session.forget(f"{place}.step")
