"""Exchange: the project as a file, and a file as a project."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import client_report, exporting, importing, viewer_link

bench = shell.project_page("exchange")
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.title("exchange")
    shell.heading("exchange.export")
    exporting.downloads(bench)
    shell.heading("report.title")
    client_report.client_report(bench)
    shell.heading("viewer.title")
    viewer_link.viewer_link(bench)
    shell.heading("exchange.import")
    exporting.sample_table()
    importing.importer(bench)
