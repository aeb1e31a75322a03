"""The co-creation environment: how far it is designed, and its parts, one at a time."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import streamlit as st

from cxdesign.analysis.environment import participation
from cxdesign.domain.document import Document, Entry
from cxdesign.domain.environment import CANVAS_FIELDS, CANVAS_ID, Empowerment, Idea, Session
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.panels import canvas, participation_matrix, register, register_form
from cxdesign.views.environment import ExitCheck, exit_checks

CANVAS, PARTICIPATION = "environment_canvas", "participation"
REGISTERS: Mapping[str, type[Entry]] = MappingProxyType({"empowerment": Empowerment, "session": Session, "idea": Idea})
"""The parts that are lists of entries."""
PARTS = (CANVAS, PARTICIPATION, *REGISTERS)
_MENDED = MappingProxyType({"recipients": "standards", "empowered": "blueprint"})
"""The page on which what a check misses is filled in."""
_SIGNS = MappingProxyType({True: "check_circle", False: "radio_button_unchecked", None: "remove"})


def progress(bench: Workbench, document: Document) -> None:
    """Show what the activity asks for before it is done, and how that stands."""
    translate = session.translator()
    with st.container(key="environment.exits", horizontal=True, gap="small"):
        for check in exit_checks(document, translate):
            _exit_check(bench, check)


def choose(document: Document) -> str:
    """Let the reader choose a part, each with what it holds."""
    translate = session.translator()

    def label(part: str) -> str:
        return translate("register.tab", name=translate(f"environment.part_{part}"), count=_count(document, part))

    wanted = st.segmented_control(
        translate("environment.parts"),
        list(PARTS),
        format_func=label,
        default=CANVAS,
        required=True,
        key="environment.part",
        label_visibility="collapsed",
    )
    return wanted or CANVAS


def part(bench: Workbench, document: Document, name: str) -> None:
    """Draw one part: the canvas, the participation matrix, or the list of a register."""
    if name == CANVAS:
        canvas.form(bench, document)
    elif name == PARTICIPATION:
        participation_matrix.grid(bench, document)
    else:
        register.entries(bench, document, REGISTERS[name])


def beside(bench: Workbench, document: Document, name: str) -> None:
    """Draw what stands beside a part: the open entry of a register, or what the part is for."""
    if name not in REGISTERS:
        st.caption(session.translator()(f"environment.about_{name}"))
        return
    entry = register.chosen(document, REGISTERS[name])
    register.detail(bench, document, entry)
    if entry is not None:
        register_form.removal(bench, entry)


def _exit_check(bench: Workbench, check: ExitCheck) -> None:
    translate = session.translator()
    state = {True: "met", False: "open", None: "none"}[check.is_met]
    with st.container(key=f"environment.exit.{state}.{check.key}", gap=None):
        word = translate(f"environment.exit_is_{state}")
        st.markdown(f":material/{_SIGNS[check.is_met]}: {word}")
        st.markdown(check.title)
        st.caption(check.text)
        shown = f"environment.show.{check.key}"
        if check.missing_id and st.button(translate("environment.exit_show"), key=shown, type="tertiary"):
            navigation.go(bench.project_id, _MENDED[check.key], [check.missing_id])


def _count(document: Document, name: str) -> int:
    if name == CANVAS:
        known = document.get(CANVAS_ID)
        return sum(bool(getattr(known, field, "")) for field in CANVAS_FIELDS)
    return len(participation(document)) if name == PARTICIPATION else len(document.entries(REGISTERS[name]))
