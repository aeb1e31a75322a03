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
            beside_matrix = st.container()
        picking.candidates(choice)
        below_candidates = st.container()
        picking.methods(choice)
        below_methods = st.container()
        with st.container(key="peaks.outcome", horizontal=True, gap="large"):
            outcome = st.container()
            peak_choice.chosen(bench, choice.document, choice.found)
            picking.memory(choice)
    with below_candidates:  # what takes longest comes last, so that the ranking follows at once
        peak_criteria.editor(bench, choice.found)
    with outcome:
        picking_charts.critical(choice)
    with below_methods:
        picking_charts.further(choice)
    with beside_matrix:
        picking_charts.quadrants(choice)
peak_choice.dialog(bench, choice.document)
