"""Comments: what people have said about the design, and the way to what each is about."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import comments

bench = shell.project_page("comments")
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.title("comments")
    comments.overview(bench)
