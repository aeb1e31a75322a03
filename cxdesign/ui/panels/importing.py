"""A file into the workbench: as a new project, or in the place of the present one."""

from __future__ import annotations

import streamlit as st

from cxdesign.commands import ImportDocument
from cxdesign.formats import ReadResult
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import opening, undoing
from cxdesign.ui.plain import escaped


def importer(bench: Workbench | None) -> None:
    """Read a file and offer what can be made of it."""
    translate = session.translator()
    if bench is not None:
        undoing.notice(bench, "exchange", translate("exchange.replaced"))
    result = opening.chosen_file("exchange.file")
    if result is None:
        return
    opening.preview(result)
    with st.container(key="exchange.buttons", horizontal=True, gap="small"):
        if st.button(translate("opening.create"), key="exchange.create", type="primary"):
            opening.new_project(result)
        if bench is not None:
            name = escaped(bench.document(session.actor()).project.name)
            st.button(
                translate("exchange.replace", name=name),
                key="exchange.replace",
                help=translate("exchange.replace_help"),
                on_click=dispatch.doing(_replace, bench, result),
            )


def _replace(bench: Workbench, result: ReadResult) -> None:
    session.services().pictures.keep(session.actor(), bench.project_id, result.pictures.values())
    command = ImportDocument(document=result.document, origin=result.document.project.name)
    operation = bench.execute(session.actor(), session.new_command_id(), command)
    if operation.change:
        undoing.offer(bench, "exchange", operation)
    else:
        dispatch.toast(session.translator()("history.same"))
