"""Co-creation environment: who designs together, where, how far, who may decide what, and what came of it."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import environment

bench = shell.project_page("environment")
document = shell.document_of(bench)
with st.container(key="shell.columns", horizontal=True, gap=None):
    with st.container(key="shell.main", gap=None):
        shell.title("environment")
        with environment.opened_beside(document):
            environment.progress(bench, document)
            part = environment.choose(document)
            environment.part(bench, document, part)
            environment.printing(document)
    if not environment.is_figure_open():
        with st.container(key="shell.rail", width=316, gap="small"):
            environment.beside(bench, document, part)
