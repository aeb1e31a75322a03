"""Metrics: what customers answer and operation records, as figures linked to touchpoints."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import answer_import, metrics

bench = shell.project_page("metrics")
document = shell.document_of(bench)
with st.container(key="shell.results", gap=None):
    shell.title("metrics")
    metrics.figures(bench, document)
    answer_import.importer(bench, document)
