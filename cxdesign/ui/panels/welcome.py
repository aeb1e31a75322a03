"""Home's first question: the four ways to start."""

from __future__ import annotations

import streamlit as st

from cxdesign.ui import session
from cxdesign.ui.panels import opening, starters

WAYS = {"sample": "timeline", "template": "stacks", "empty": "add", "file": "folder_open"}


def starts() -> None:
    """Show the four ways to start, and below them what the chosen one offers."""
    translate = session.translator()
    with st.container(key="welcome.title", gap=None):
        st.markdown(f"# {translate('home.title')}")
        st.markdown(translate("home.subtitle"))
    chosen = str(session.kept("welcome.way", "sample"))
    with st.container(key="welcome.ways"), st.grid(4, min_column_width=150, gap=None):
        for way, icon in WAYS.items():
            _way(way, icon, is_chosen=way == chosen)
    {"sample": _samples, "template": _templates, "file": _file}[chosen]()


def _way(way: str, icon: str, *, is_chosen: bool) -> None:
    translate = session.translator()
    with st.container(key=f"welcome.{'chosen' if is_chosen else 'way'}.{way}", gap=None):
        st.markdown(f":material/{icon}: **{translate(f'home.start_{way}')}**")
        st.caption(translate(f"home.start_{way}_text"))
        label = translate(f"home.start_{way}")
        if st.button(label, key=f"welcome.choose.{way}", type="tertiary"):
            _choose(way)


def _choose(way: str) -> None:
    if way == "empty":
        starters.start(starters.EMPTY, title=starters.title_of(starters.EMPTY))
    else:
        session.keep("welcome.way", way)
        st.rerun()


def _samples() -> None:
    _heading("samples")
    starters.samples()


def _templates() -> None:
    _heading("templates")
    starters.templates()


def _file() -> None:
    _heading("file")
    result = opening.chosen_file("welcome.file")
    if result is None:
        return
    opening.preview(result)
    if st.button(session.translator()("opening.create"), key="welcome.create", type="primary"):
        opening.new_project(result)


def _heading(part: str) -> None:
    translate = session.translator()
    with st.container(key="welcome.heading", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"## {translate(f'home.{part}')}", width="content")
        st.caption(translate(f"home.{part}_text"))
