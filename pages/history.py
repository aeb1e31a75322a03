"""History: what was done, by whom and when; named versions; the way back."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import timeline, to_be

bench = shell.project_page("history")
with st.container(key="shell.columns", horizontal=True, gap=None):
    with st.container(key="shell.main", gap=None):
        shell.title("history")
        timeline.undo_notice(bench)
        timeline.operations(bench)
    with st.container(key="shell.rail", width=316, gap=None):
        timeline.versions(bench)
        to_be.offer(bench)
