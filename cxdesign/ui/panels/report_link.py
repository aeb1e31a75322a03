"""The way to where the report of a project is made."""

from __future__ import annotations

import streamlit as st

from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session


def link(bench: Workbench) -> None:
    """Lead to where the report of a project is made; a viewer has no such page."""
    if session.viewing() is None:
        st.page_link(
            navigation.pages()["exchange"],
            label=session.translator()("report.title"),
            icon=":material/slideshow:",
            query_params=navigation.parameters(bench.project_id),
        )
