"""Personas: for whom the service is made, and who of them comes first."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import personas, portrait, register, register_form

bench = shell.project_page("personas")
document = shell.document_of(bench)
with st.container(key="shell.columns", horizontal=True, gap=None):
    with st.container(key="shell.main", gap=None):
        shell.title("personas")
        register.entries(bench, document, register.PERSONAS)
    with st.container(key="shell.rail", width=316, gap="small"):
        persona = register.chosen(document, register.PERSONAS)
        if persona is not None:
            portrait.portrait(bench, persona)
            personas.target(bench, persona)
        register.detail(bench, document, persona)
        if persona is not None:
            personas.expectations(bench, persona)
            register_form.removal(bench, persona)
