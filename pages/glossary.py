"""Glossary: the terms of service design as this workbench uses them."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import glossary

shell.page_head("glossary")
with st.container(key="shell.columns", horizontal=True, gap=None), st.container(key="shell.main", gap=None):
    shell.title("glossary")
    glossary.terms()
