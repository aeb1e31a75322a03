"""Compare: evaluated designs, versions and rounds against each other, and how sure the ranking is."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import comparison

bench = shell.project_page("compare")
with st.container(key="shell.results", gap=None):
    comparison.compared(bench, shell.document_of(bench))
