"""Peak picker: which moments should be peaks, decided by criteria and by several methods, and what that would do."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import peak_choice, peak_criteria, picking

bench = shell.project_page("peaks")
choice = picking.current(bench)
with st.container(key="shell.results", gap=None):
    picking.head(choice)
    with picking.opening(choice):
        picking.matrix(choice)
        picking.candidates(choice)
        peak_criteria.editor(bench, choice.found)
        picking.methods(choice)
        with st.container(key="peaks.outcome", horizontal=True, gap="large"):
            picking.critical(choice)
            peak_choice.chosen(bench, choice.document, choice.found)
            picking.memory(choice)
peak_choice.dialog(bench, choice.document)
