"""Rating: one criterion at a time, alone, until the round is revealed."""

import streamlit as st

from cxdesign.ui import board, shell

bench = shell.bare_project_page("rate")
with st.container(key="shell.bare"):
    board.rating_screen(bench, key="rate.screen")
