"""A set of criteria as a file: saved, and read into a set of one's own."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cxdesign.commands.criteria import CopyCriteria
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import CriteriaSet
from cxdesign.formats import criteria_file
from cxdesign.formats.criteria_file import CriteriaFile
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.copies import catalogue_copies, set_copies
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import criteria
from cxdesign.ui.panels.exporting import file_stem
from cxdesign.ui.plain import escaped


def download(document: Document, own: CriteriaSet | None) -> None:
    """Offer the chosen set as a file."""
    translate = session.translator()
    name = translate("criteria.copy_default") if own is None else own.name
    st.download_button(
        translate("criteria.export"),
        partial(_bytes, document, own, name, session.locale()),
        file_name=f"{file_stem(name)}.json",
        mime=criteria_file.MEDIA_TYPE,
        key="criteria.download",
        icon=":material/download:",
        on_click="ignore",
    )


def upload(bench: Workbench) -> None:
    """Read a set from a file and offer to take it over."""
    translate = session.translator()
    with st.popover(translate("criteria.import"), icon=":material/upload:", key="criteria.importing"):
        st.caption(translate("criteria.import_text"))
        turn = session.kept("criteria.turn", 0)
        file = st.file_uploader(
            translate("criteria.import"), key=f"criteria.file.{turn}", label_visibility="collapsed", type=["json"]
        )
        if file is None:
            return
        with dispatch.guarded(dispatch.block):
            found = criteria_file.read(file.getvalue())
            st.markdown(translate("criteria.import_found", name=escaped(found.name), count=len(found.criteria)))
            st.button(
                translate("criteria.import_take"),
                key="criteria.import_take",
                type="primary",
                on_click=dispatch.doing(_take, bench, found),
            )


def _bytes(document: Document, own: CriteriaSet | None, name: str, locale: str) -> bytes:
    """Return the file; Streamlit asks for it outside the script, where there is no session."""
    copies = catalogue_copies(criteria_catalogue(), locale) if own is None else set_copies(document, own.id)
    return criteria_file.write(name, copies)


def _take(bench: Workbench, found: CriteriaFile) -> None:
    set_id = f"criteria_set:{session.new_command_id()}"
    command = CopyCriteria(set_id=set_id, set_name=found.name, criteria=found.criteria)
    criteria.take_over(bench, command, "criteria.imported")
    session.keep("criteria.turn", session.kept("criteria.turn", 0) + 1)
