"""Changes: two versions of a map, or the map as it is and as it shall be, against each other."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import changes

bench = shell.project_page("changes")
with st.container(key="shell.results", gap=None):
    changes.compared(bench)
