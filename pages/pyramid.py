"""Pyramid: the project's features on the four levels, the gate that follows, the questions that place a feature."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import delight, pyramid, tagging

bench = shell.project_page("pyramid")
document = shell.document_of(bench)
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.statement("pyramid")
    with st.container(key="pyramid.top", gap=None):
        with st.container(key="pyramid.features", gap=None):
            pyramid.features(bench, document)
        with st.container(key="pyramid.side", gap=None):
            pyramid.play(document)
    with st.container(key="pyramid.low", gap=None):
        with st.container(key="pyramid.tree", gap="small"):
            tagging.questions(bench, document)
        with st.container(key="pyramid.lines", gap="small"):
            delight.curves(bench, document)
