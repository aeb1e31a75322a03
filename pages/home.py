"""Home: start something new, or go on with a project."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import projects, welcome

shell.page_head("home")
with st.container(key="shell.columns", horizontal=True, gap=None):
    with st.container(key="shell.main", gap=None):
        welcome.starts()
    with st.container(key="shell.rail", width=316, gap=None):
        projects.rail()
