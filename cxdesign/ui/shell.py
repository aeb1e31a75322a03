"""What every page stands in: frame, sidebar, head row."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.errors import PermissionDenied
from cxdesign.live.gate import LEAVING
from cxdesign.services.workbench import Workbench
from cxdesign.ui import head, navigation, session
from cxdesign.ui.panels import choosing, sign_in

FRAME = Path(__file__).resolve().parent / "frame"
SHEETS = (
    "frame.css",
    "results.css",
    "learn.css",
    "score.css",
    "peaks.css",
    "environment.css",
    "changes.css",
    "touch.css",
    "comments.css",
    "report.css",
    "sign_in.css",
)
SIDEBAR_WIDTH = 200
"""The narrowest Streamlit takes."""
BOARDS = frozenset(name.value for name in MapName)
"""Pages whose board asks for a person's name itself."""
LABELS = ("drop_file", "browse_files", "theme_system", "theme_light", "theme_dark", "print", "line_down", "edits_wait")
"""Streamlit's own words that the style sheet says in the reader's language instead."""


def frame(pages: Mapping[str, Page], current: Page) -> None:
    """Draw what surrounds every page."""
    dress(pages, current)
    _sidebar(pages, current)


def dress(pages: Mapping[str, Page], current: Page) -> None:
    """Give the page its style sheets, and the document its language and theme."""
    for sheet in SHEETS:
        st.html(FRAME / sheet)
    translate = session.translator()
    base = session.base_path()
    with st.sidebar, st.container(key="shell.frame"):
        told = st.components.v2.component("cxdesign_frame", js=(FRAME / "frame.js").read_text("utf-8"))
        told(
            key="shell.told",
            data={
                "locale": session.locale(),
                "cookie": session.LOCALE_COOKIE,
                "labels": {name.replace("_", "-"): translate(f"shell.label_{name}") for name in LABELS},
                "page": current.url_path,
                "to_map": translate("shell.to_map") if _shows_map(pages, current) else "",
                "paths": [f"{base}/{page.url_path}" for page in pages.values()],
            },
        )


def _shows_map(pages: Mapping[str, Page], current: Page) -> bool:
    return any(pages[name].url_path == current.url_path for name in BOARDS & pages.keys())


def project_page(name: str) -> Workbench:
    """Draw the head of a page about a project and return the project's workbench.

    Without a project, or with one that cannot be opened, the page helps to choose another one and ends here.
    """
    wanted = session.project_id()
    bench = choosing.opened(wanted)
    if bench is None:
        _without_project(name)
    head.project_head(bench, name, asks_name=name not in BOARDS)
    return bench


def bare_project_page(name: str) -> Workbench:
    """Return the workbench of the project at hand for a page that draws everything around its work itself.

    Without a project the page looks and helps like any other.
    """
    bench = choosing.opened(session.project_id())
    if bench is None:
        _without_project(name)
    return bench


def _without_project(name: str) -> NoReturn:
    """Help to choose a project, or tell a viewer that the one to look at is gone; the page ends here."""
    if session.viewing() is not None:
        raise PermissionDenied("view_link_closed")
    head.plain_head(name)
    choosing.choose(name)
    st.stop()


def document_of(bench: Workbench) -> Document:
    """Return the project's document as this person may see it."""
    return bench.document(session.actor())


def page_head(name: str) -> None:
    """Draw the head of a page that is about no project."""
    head.plain_head(name)


def title(name: str) -> None:
    """Draw a page's title with a line on what the page is for."""
    translate = session.translator()
    with st.container(key="shell.title", gap=None):
        st.markdown(f"# {translate(f'shell.page_{name}')}")
        st.markdown(translate(f"{name}.subtitle"))


def statement(name: str) -> None:
    """Draw a page's title as what the page says, with a line on what it is for."""
    translate = session.translator()
    with st.container(key="shell.title", gap=None):
        st.markdown(f"# {translate(f'{name}.statement')}")
        st.markdown(translate(f"{name}.subtitle"))


def heading(key: str) -> None:
    """Draw the heading of a part of a page, with a line on what it is for."""
    translate = session.translator()
    with st.container(key=f"shell.heading.{key}", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"## {translate(key)}", width="content")
        st.caption(translate(f"{key}_text"))


def _sidebar(pages: Mapping[str, Page], current: Page) -> None:
    translate = session.translator()
    parameters = navigation.parameters(session.project_id())
    with st.sidebar:
        with st.container(key="shell.brand"):
            st.page_link(pages[navigation.places()[0].name], label=translate("shell.brand"), icon=":material/stacks:")
        with st.container(key="shell.navigation"):
            section = None
            for place in navigation.places():
                if place.section not in {None, section}:
                    icon = navigation.SECTION_ICONS[str(place.section)]
                    st.caption(f":material/{icon}: {translate(f'shell.section_{place.section}')}")
                section = place.section
                kind = "sub" if place.section else "top"
                here = "here" if pages[place.name].url_path == current.url_path else "away"
                with st.container(key=f"shell.{kind}.{place.name}"), st.container(key=f"shell.{here}.{place.name}"):
                    st.page_link(
                        pages[place.name],
                        label=translate(f"shell.page_{place.name}"),
                        icon=None if place.section else f":material/{place.icon}:",
                        query_params=None if place.name == "home" else parameters,
                    )
        if session.viewing() is None:
            _foot()
        else:
            _viewer_foot()


def _viewer_foot() -> None:
    """Say that a viewer looks and changes nothing, and how to stop looking."""
    translate = session.translator()
    with st.container(key="shell.foot"):
        st.markdown(f"**{translate('viewer.looking')}**")
        st.caption(translate("viewer.looking_text"))
        st.markdown(f"[{translate('viewer.leave')}]({session.base_path()}{LEAVING})")


def _foot() -> None:
    """Say that everything is saved, and as whom somebody has signed in."""
    translate = session.translator()
    count = len(session.services().projects.rows())
    with st.container(key="shell.foot"):
        st.markdown(f"**{translate('shell.saved')}**")
        st.caption(translate("shell.project_count_one" if count == 1 else "shell.project_count", count=count))
        sign_in.way_out()
