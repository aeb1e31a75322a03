"""Criteria: what a design is rated by, to read, copy, change and carry along."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import criteria, criteria_files, criteria_form, criteria_reading

bench = shell.project_page("criteria")
document = shell.document_of(bench)
with st.container(key="shell.columns", horizontal=True, gap=None):
    with st.container(key="shell.main", gap=None):
        shell.title("criteria")
        own = criteria.choose(document)
        criteria.about(bench, document, own)
        with st.container(key="criteria.actions", horizontal=True, vertical_alignment="center", gap="small"):
            criteria.copying(bench, document, own)
            if own is not None:
                criteria_form.adding(bench, document, own)
            criteria_files.download(document, own)
            criteria_files.upload(bench)
        code = criteria.lines(document, own)
        criteria.footnote()
    with st.container(key="shell.rail", width=340), st.container(key="criteria.rail", gap="small"):
        if code is not None and own is None:
            criteria_reading.reading(code)
        elif code is not None and own is not None:
            criteria_form.form(bench, document, own, code)
        if own is not None:
            criteria.settings(bench, own)
