"""Data and standards: what is measured and promised, captured and risked, and who performs it."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import register, register_form, scenes

bench = shell.project_page("standards")
document = shell.document_of(bench)
with st.container(key="shell.columns", horizontal=True, gap=None):
    with st.container(key="shell.main", gap=None):
        shell.title("standards")
        kind = register.choose(document, register.REGISTERS)
        register.entries(bench, document, kind)
    with st.container(key="shell.rail", width=316, gap="small"):
        entry = register.chosen(document, kind)
        register.detail(bench, document, entry)
        if entry is not None and kind is register.SCENES:
            scenes.way_to_matrix(bench, entry)
        if entry is not None:
            register_form.removal(bench, entry)
