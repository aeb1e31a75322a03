"""The pages there are, and the way between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import streamlit as st
from streamlit.navigation.page import Page

from cxdesign.errors import PermissionDenied
from cxdesign.ui import session

RECORDS_SHOWN = 8
"""Most records an address names (ours)."""
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
    Place("scenes", "theater_comedy", section="design"),
    Place("peaks", "star", section="design"),
    Place("blueprint", "account_tree", section="design"),
    Place("standards", "rule", section="design"),
    Place("environment", "diversity_3", section="cocreate"),
    Place("workshop", "co_present", section="cocreate"),
    Place("checks", "fact_check", section="evaluate"),
    Place("comments", "forum", section="evaluate"),
    Place("criteria", "format_list_numbered", section="evaluate"),
    Place("rate", "how_to_vote", section="evaluate"),
    Place("evaluate", "scoreboard", section="evaluate"),
    Place("compare", "balance", section="evaluate"),
    Place("metrics", "monitoring", section="evaluate"),
    Place("pyramid", "change_history", section="learn"),
    Place("exercises", "quiz", section="learn"),
    Place("glossary", "menu_book", section="learn"),
    Place("exchange", "swap_horiz"),
    Place("changes", "difference"),
    Place("history", "history"),
    Place("health", "monitor_heart"),
)
"""In the order of the work; the first one is where a visitor arrives."""


VIEWED = ("journey", "scenes", "blueprint", "empathy")
"""The pages a viewer sees, the one where a viewer arrives first: maps that are only read."""


NEIGHBOURS: tuple[tuple[str, ...], ...] = (
    ("journey", "scenes", "peaks"),
    ("checks", "criteria", "rate", "evaluate", "compare", "metrics"),
)
"""Pages of one work, between which the head of each leads to and fro."""


SECTION_ICONS: Mapping[str, str] = MappingProxyType(
    {"understand": "groups", "design": "view_column", "cocreate": "forum", "evaluate": "speed", "learn": "menu_book"}
)
"""The icon of each heading of the navigation."""


MAP_PAGES: Mapping[str, str] = MappingProxyType(
    {
        "journey": "journey",
        "blueprint": "blueprint",
        "empathy": "empathy",
        "scenes": "scenes",
        "registers": "standards",
        "environment": "environment",
    }
)
"""The page on which what a rule finds is mended, by the map the finding belongs to."""


def places() -> tuple[Place, ...]:
    """Return the places of whoever sits in front of this browser, the one of arrival first."""
    if session.viewing() is None:
        return PLACES
    known = {place.name: place for place in PLACES}
    return tuple(known[name] for name in VIEWED)


def pages() -> Mapping[str, Page]:
    """Return Streamlit's page of every place, titled in the language of this tab."""
    translate, shown = session.translator(), places()
    return {
        place.name: st.Page(
            PAGES_FOLDER / f"{place.name}.py",
            title=translate(f"shell.page_{place.name}"),
            icon=f":material/{place.icon}:",
            url_path="" if place is shown[0] else place.name,
            default=place is shown[0],
        )
        for place in shown
    }


def neighbours(name: str) -> tuple[str, ...]:
    """Return the pages of the same work as a page, itself included; none where it stands alone."""
    shown = {place.name for place in places()}
    return next((tuple(one for one in group if one in shown) for group in NEIGHBOURS if name in group), ())


def current(shown: Mapping[str, Page]) -> Page:
    """Return the page that was asked for; the sidebar is drawn by :mod:`cxdesign.ui.shell`."""
    return st.navigation(list(shown.values()), position="hidden")


def parameters(project_id: str | None) -> dict[str, str]:
    """Return what an address says beside the page."""
    return {} if project_id is None else {session.PROJECT_PARAMETER: project_id}


def show_records(project_id: str, map_name: str, records: Sequence[str]) -> NoReturn:
    """Go to the page on which records are mended, with the first of them that stands there selected."""
    page = MAP_PAGES[map_name]
    if records and records[0].startswith("persona:"):
        page = "personas"
    if page == "environment" and not records:
        session.keep("environment.part", "participation")
    go(project_id, page, records)


def go(project_id: str, page: str, records: Sequence[str] = ()) -> NoReturn:
    """Go to a page of a project; its address names the records that are to be shown there."""
    if page in {"personas", "standards"} and records:
        kind = records[0].partition(":")[0]
        session.keep(f"register.open.{kind}", records[0])
        session.keep("register.kind", kind)
    if page == "environment" and records:
        kind = records[0].partition(":")[0]
        session.keep(f"register.open.{kind}", records[0])
        session.keep("environment.part", kind)
    shown = {session.RECORD_PARAMETER: ",".join(records[:RECORDS_SHOWN])} if records else {}
    found = pages()
    if page not in found:
        raise PermissionDenied("view_page_closed")
    st.switch_page(found[page], query_params={**parameters(project_id), **shown})


def open_project(project_id: str, place: str = "journey") -> NoReturn:
    """Go to a project's page."""
    session.choose_project(project_id)
    st.switch_page(pages()[place], query_params=parameters(project_id))
