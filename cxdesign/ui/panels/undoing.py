"""Taking back: the notice after a step that changed much, and the undo of one's own latest step, with its name."""

from __future__ import annotations

import streamlit as st

from cxdesign.commands.base import shortened
from cxdesign.history.operation import Operation
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.plain import escaped
from cxdesign.views.history import history_entries

LOOKED_BACK = 40
"""Operations among which the latest step of a person is looked for, to tell it in full (ours)."""


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


def latest(bench: Workbench, place: str) -> None:
    """Offer to take back this person's latest step, and name it; nothing while a notice of the place offers the same.

    Parameters
    ----------
    bench : Workbench
        The project.
    place : str
        Where it is offered.
    """
    actor, translate = session.actor(), session.translator()
    step = bench.undo_state(actor.id)["undo"]
    noticed = session.kept(f"{place}.step")
    if step is None or (noticed and noticed[:2] == (bench.project_id, bench.revision)):
        return
    st.button(
        translate("board.undo_named", what=escaped(shortened(_told(bench, step["id"], step["subject"])))),
        key=f"{place}.undo_latest",
        type="tertiary",
        icon=":material/undo:",
        on_click=dispatch.doing(_undo, bench, place, step["id"]),
    )


def _told(bench: Workbench, command_id: str, subject: str) -> str:
    """Return what a step did, in words; of one that lies far back, what it was about."""
    until = bench.revision
    found = bench.history.operations(session.actor(), max(0, until - LOOKED_BACK), until=until)
    told = {entry.revision: entry.sentence for entry in history_entries(found, {}, translate=session.translator())}
    known = (told[one.revision] for one in found if isinstance(one, Operation) and one.command_id == command_id)
    return next(known, subject)


def _undo(bench: Workbench, place: str, command_id: str) -> None:
    bench.undo(session.actor(), session.new_command_id(), of=command_id)
    session.forget(f"{place}.step")
