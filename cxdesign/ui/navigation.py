"""The pages there are, and the way between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from cxdesign.ui import session

PAGES_FOLDER = Path(__file__).resolve().parents[2] / "pages"


@dataclass(frozen=True)
class Place:
    """One entry of the navigation; ``section`` is the heading it stands under."""

    name: str
    icon: str
    section: str | None = None


PLACES: tuple[Place, ...] = (
    Place("home", "home"),
    Place("personas", "groups", section="understand"),
    Place("empathy", "psychology", section="understand"),
    Place("journey", "timeline", section="design"),
    Place("blueprint", "account_tree", section="design"),
    Place("standards", "rule", section="design"),
    Place("glossary", "menu_book", section="learn"),
    Place("exchange", "swap_horiz"),
    Place("history", "history"),
    Place("health", "monitor_heart"),
)
"""In the order of the work; the first one is where a visitor arrives."""


SECTION_ICONS: Mapping[str, str] = MappingProxyType(
    {"understand": "groups", "design": "view_column", "evaluate": "speed", "learn": "menu_book"}
)
"""The icon of each heading of the navigation."""


def pages() -> Mapping[str, Page]:
    """Return Streamlit's page of every place, titled in the language of this tab."""
    translate = session.translator()
    return {
        place.name: st.Page(
            PAGES_FOLDER / f"{place.name}.py",
            title=translate(f"shell.page_{place.name}"),
            icon=f":material/{place.icon}:",
            url_path="" if place is PLACES[0] else place.name,
            default=place is PLACES[0],
        )
        for place in PLACES
    }


def current(shown: Mapping[str, Page]) -> Page:
    """Return the page that was asked for; the sidebar is drawn by :mod:`cxdesign.ui.shell`."""
    return st.navigation(list(shown.values()), position="hidden")


def parameters(project_id: str | None) -> dict[str, str]:
    """Return what an address says beside the page."""
    return {} if project_id is None else {session.PROJECT_PARAMETER: project_id}


def go(place: object) -> None:
    """Go to another page about the project at hand, as a board asked for it; stay for anything that is no page."""
    if place in {known.name for known in PLACES}:
        st.switch_page(pages()[str(place)], query_params=parameters(session.project_id()))


def open_project(project_id: str, place: str = "journey") -> NoReturn:
    """Go to a project's page."""
    session.choose_project(project_id)
    st.switch_page(pages()[place], query_params=parameters(project_id))
