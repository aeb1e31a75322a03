"""Data and standards: what is measured and promised, captured and risked, and who performs it."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import register, scenes

bench = shell.project_page("standards")
document = shell.document_of(bench)
with st.container(key="shell.columns", horizontal=True, gap=None):
    with st.container(key="shell.main", gap=None):
        shell.title("standards")
        chosen = register.choose(document, register.REGISTERS)
        register.entries(bench, document, chosen)
    with st.container(key="shell.rail", width=316, gap="small"):
        entry = register.detail(bench, document, chosen)
        if entry is not None and chosen is register.SCENES:
            scenes.cells(bench, document, entry)
