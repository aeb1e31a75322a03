"""Miniature pictures of projects and samples, drawn from their data. They hold no text: the words stand beside them."""

from __future__ import annotations

import streamlit as st

from cxdesign.domain.document import Document
from cxdesign.graph.build import build_graph
from cxdesign.resources import database_url
from cxdesign.services.starters import Starter, load_starter
from cxdesign.services.workbench import Workbench
from cxdesign.storage import ProjectRow
from cxdesign.ui import session
from cxdesign.views.blueprint_miniature import build_blueprint_miniature
from cxdesign.views.miniature import build_miniature, build_sparkline
from cxdesign.views.palette import themed
from cxdesign.views.svg import miniature_svg


def starter_picture(starter: Starter) -> None:
    """Draw a sample or template."""
    show(_starter_svg(starter.id, session.locale(), starter.map))


def document_picture(document: Document) -> None:
    """Draw a document that is no project yet: its journey, and its blueprint where it has arrows."""
    show(miniature_svg(build_miniature(document), themed()))
    if any(document.of_kind("flow")):
        show(miniature_svg(build_blueprint_miniature(document), themed()))


def sparkline(row: ProjectRow) -> None:
    """Draw a project's curve as it is now, small."""
    actor_id, bench = session.actor().id, session.services().projects.workbench(row.id)
    show(_sparkline_svg(bench, database_url(), row.id, row.revision, actor_id))


def show(svg: str) -> None:
    """Draw a vector picture in which nothing stands that a person has typed."""
    st.markdown(svg, unsafe_allow_html=True)  # as an image it could not be themed


@st.cache_data(max_entries=64, show_spinner=False)
def _starter_svg(starter_id: str, locale: str, map_name: str) -> str:
    document = load_starter(starter_id, locale)
    draw = build_blueprint_miniature if map_name == "blueprint" else build_miniature
    return miniature_svg(draw(document), themed())


@st.cache_data(max_entries=512, show_spinner=False)
def _sparkline_svg(_bench: Workbench, store: str, project_id: str, revision: int, actor_id: str) -> str:  # noqa: ARG001  # the cache's key
    document = _bench.document(session.actor())
    return miniature_svg(build_sparkline(build_graph(document)), themed())
