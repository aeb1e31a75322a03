"""Health: how the server is, for whoever runs it."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import health

shell.page_head("health")
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.title("health")
    health.overview()
    health.integrity()
