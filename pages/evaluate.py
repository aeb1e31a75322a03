"""Score: rounds in which several people rate the design, and what they come to."""

import streamlit as st

from cxdesign.ui import shell
from cxdesign.ui.panels import rounds, score

bench = shell.project_page("evaluate")
document = shell.document_of(bench)
with st.container(key="shell.results", gap=None):
    chosen = rounds.chosen(document)
    rounds.bar(bench, document, chosen)
    if chosen is None:
        rounds.first(bench, document)
    elif chosen.is_open:
        rounds.waiting(bench, document, chosen)
    else:
        score.results(bench, document, chosen)
    score.footnote(chosen)
