"""Health: how the server is and how long it keeps what, for whoever runs it."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import health, notice, people, retention

shell.page_head("health")
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.title("health")
    health.overview()
    retention.retention()
    people.people()
    notice.notice()
    health.integrity()
