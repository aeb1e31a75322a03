"""Peak picker: which moments should be peaks, decided by criteria and by several methods, and what that would do."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import peak_choice, peak_criteria, picking, picking_charts

bench = shell.project_page("peaks")
choice = picking.current(bench)
with st.container(key="shell.results", gap=None):
    picking.head(choice)
    with picking.opening(choice):
        with st.container(key="peaks.scenes", horizontal=True, gap="large"):
            picking.matrix(choice)
            picking_charts.quadrants(choice)
        picking.candidates(choice)
        peak_criteria.editor(bench, choice.found)
        picking.methods(choice)
        picking_charts.further(choice)
        with st.container(key="peaks.outcome", horizontal=True, gap="large"):
            picking_charts.critical(choice)
            peak_choice.chosen(bench, choice.document, choice.found)
            picking.memory(choice)
peak_choice.dialog(bench, choice.document)
