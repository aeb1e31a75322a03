"""The co-creation environment: how far it is designed, and its parts, one at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from types import MappingProxyType

import streamlit as st

from cxdesign.analysis.environment import is_begun, participation
from cxdesign.domain.document import Document, Entry
from cxdesign.domain.environment import CANVAS_FIELDS, CANVAS_ID, Empowerment, Idea, Session
from cxdesign.services.client_report import write_environment
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.panels import (
    canvas,
    empowerment_matrix,
    figure_row,
    opened,
    participation_matrix,
    register,
    register_form,
    session_log,
)
from cxdesign.ui.panels.exporting import file_stem
from cxdesign.views.environment import ExitCheck, exit_checks
from cxdesign.views.environment_figures import STATES, exit_figure, exit_statement

AREA = "environment"
"""The area of the page whose figures open in one panel."""
CANVAS, PARTICIPATION, EMPOWERMENT = "environment_canvas", "participation", "empowerment"
REGISTERS: Mapping[str, type[Entry]] = MappingProxyType({"empowerment": Empowerment, "session": Session, "idea": Idea})
"""The parts that are lists of entries."""
PARTS = (CANVAS, PARTICIPATION, *REGISTERS)
_MENDED = MappingProxyType({"recipients": "standards", "empowered": "blueprint"})
"""The page on which what a check misses is filled in."""


@contextmanager
def opened_beside(document: Document) -> Iterator[None]:
    """Draw what stands inside the block, and beside it the exit check that is open."""
    with opened.beside(AREA, partial(exit_figure, document, translate=session.translator())):
        yield


def is_figure_open() -> bool:
    """Return whether an exit check is open: it takes the place of what stands beside the parts."""
    return opened.current(AREA) is not None


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


def printing(document: Document) -> None:
    """Offer the whole environment on paper once anything is said of it; the file is made when it is asked for."""
    if not is_begun(document):
        return
    translate, today = session.translator(), session.services().today()
    st.download_button(
        translate("environment.print"),
        partial(write_environment, document, translate, today),
        file_name=f"{file_stem(document.project.name)}.environment.{translate.locale}.pdf",
        mime="application/pdf",
        key="environment.print",
        type="tertiary",
        icon=":material/print:",
        on_click="ignore",
    )


def part(bench: Workbench, document: Document, name: str) -> None:
    """Draw one part: the canvas, one of the matrices, or a log."""
    if name == CANVAS:
        canvas.form(bench, document)
    elif name == PARTICIPATION:
        participation_matrix.grid(bench, document)
    elif name == EMPOWERMENT:
        opened_entry = register.chosen(document, Empowerment)
        empowerment_matrix.grid(bench, document, opened_entry.id if opened_entry else "")
    else:
        session_log.offer(bench)
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
    with st.container(key=f"environment.exit.{STATES[check.is_met]}.{check.key}", gap=None):
        figure_row.figure(AREA, exit_statement(check, translate))
        shown = f"environment.show.{check.key}"
        if check.missing_id and st.button(translate("environment.exit_show"), key=shown, type="tertiary"):
            navigation.go(bench.project_id, _MENDED[check.key], [check.missing_id])


def _count(document: Document, name: str) -> int:
    if name == CANVAS:
        known = document.get(CANVAS_ID)
        return sum(bool(getattr(known, field, "")) for field in CANVAS_FIELDS)
    return len(participation(document)) if name == PARTICIPATION else len(document.entries(REGISTERS[name]))
