"""Exercises: sort the service into the four levels, predict six verdicts, try them in the playground."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import drill, sorting

shell.page_head("exercises")
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.statement("exercises")
    with st.container(key="exercises.low", gap=None):
        with st.container(key="exercises.sorting", gap="small"):
            sorting.exercise()
        with st.container(key="exercises.drill", gap="small"):
            drill.cases()
