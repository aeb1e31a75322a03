"""Workshop: let a room of people in by a code, ask, reveal, and put what they say on the map."""

import streamlit as st

from cxdesign.ui import shell, workshop

bench = shell.project_page("workshop")
with st.container(key="shell.workshop"):
    workshop.facilitation(bench, key="workshop.screen")
