"""Checks: what the rules find in the whole project."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import findings

bench = shell.project_page("checks")
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.title("checks")
    findings.overview(bench)
