"""The row on top of every page: which project, who you are, which language."""

from __future__ import annotations

import hashlib

import streamlit as st

from cxdesign.commands.project import EditProject, RenameProject
from cxdesign.domain.journey import Project
from cxdesign.domain.map_views import MapName
from cxdesign.i18n import LOCALES
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.panels import map_export, to_be
from cxdesign.ui.plain import escaped

LOCALE_NAMES = {"en": "shell.locale_en", "zh-CN": "shell.locale_zh"}


def bare_head() -> None:
    """Draw the head of what a stranger sees: the languages."""
    with st.container(key="shell.head", horizontal=True, vertical_alignment="center", gap="small"):
        st.space("stretch")
        _languages()


def plain_head(name: str) -> None:
    """Draw the head of a page that is about no project: its title stands where a project's name would."""
    with st.container(key="shell.head", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key="head.title", width="content"):
            st.markdown(f"**{session.translator()(f'shell.page_{name}')}**")
        st.space("stretch")
        _person()
        _languages()


def project_head(bench: Workbench, name: str, *, asks_name: bool) -> None:
    """Draw the head of a page about a project; name and basis are changed in place.

    ``asks_name`` is for pages without a board, which asks for a person's name itself.
    """
    project = bench.document(session.actor()).project
    with st.container(key="shell.head", horizontal=True, vertical_alignment="center", gap="small"):
        if session.viewing() is None:
            _name(bench, project)
            _basis(bench, project)
        else:
            with st.container(key="head.title", width="content"):
                st.markdown(f"**{escaped(project.name)}**")
        _neighbours(bench, name)
        st.space("stretch")
        if name in set(MapName):
            if name == MapName.JOURNEY and session.viewing() is None and session.actor().can_edit:
                to_be.offer_beside(bench)
                to_be.arrival(bench)
            map_export.offer(bench, MapName(name))
        if asks_name and session.viewing() is None:
            _person()
        _languages()


def _name(bench: Workbench, project: Project) -> None:
    translate = session.translator()
    key = f"head.name.{bench.project_id}.{_digest(project.name)}"
    with st.container(key="head.project", width="content"):
        st.text_input(
            translate("shell.project_name"),
            project.name,
            key=key,
            max_chars=200,
            label_visibility="collapsed",
            autocomplete="off",
            on_change=dispatch.doing(_rename, bench, key),
        )


def _rename(bench: Workbench, key: str) -> None:
    name = str(session.kept(key, "")).strip()
    if not name:
        session.forget(key)
    elif name != bench.document(session.actor()).project.name:
        bench.execute(session.actor(), session.new_command_id(), RenameProject(new_name=name))


def _basis(bench: Workbench, project: Project) -> None:
    translate = session.translator()
    label = escaped(project.based_on) or translate("shell.add_basis")
    state = "filled" if project.based_on else "empty"
    with (
        st.container(key=f"head.basis.{state}", width="content"),
        st.popover(label, type="tertiary", key="head.basis_popover", help=escaped(project.based_on) or None),
    ):
        fields = {"based_on": project.based_on, "description": project.description}
        keys = {field: f"head.{field}.{bench.project_id}.{_digest(value)}" for field, value in fields.items()}
        st.text_input(
            translate("shell.based_on"),
            project.based_on,
            key=keys["based_on"],
            max_chars=400,
            on_change=dispatch.doing(_describe, bench, "based_on", keys["based_on"]),
        )
        st.text_area(
            translate("shell.description"),
            project.description,
            key=keys["description"],
            on_change=dispatch.doing(_describe, bench, "description", keys["description"]),
        )


def _describe(bench: Workbench, field: str, key: str) -> None:
    command = EditProject.model_validate({field: str(session.kept(key, "")).strip()})
    bench.execute(session.actor(), session.new_command_id(), command)


def _digest(text: str) -> str:
    """Return what makes a field's key new when somebody else has changed its value."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _neighbours(bench: Workbench, name: str) -> None:
    """Lead to the other pages of the same work, with the one that is shown among them."""
    translate, pages = session.translator(), navigation.pages()
    names = navigation.neighbours(name)
    if not names:
        return
    with st.container(key="head.neighbours", horizontal=True, gap=None, width="content"):
        for one in names:
            with st.container(key=f"head.{'here' if one == name else 'away'}.{one}", width="content"):
                st.page_link(
                    pages[one],
                    label=translate(f"shell.page_{one}"),
                    query_params=navigation.parameters(bench.project_id),
                    width="content",
                )


def _person() -> None:
    translate = session.translator()
    name = session.own_name()
    key = f"head.person_name.{_digest(name)}"
    with (
        st.container(key="head.person", width="content"),
        st.popover(
            escaped(name) or translate("shell.add_name"),
            type="tertiary",
            icon=":material/person:",
            key="head.person_popover",
        ),
    ):
        st.text_input(
            translate("shell.own_name"),
            name,
            key=key,
            max_chars=60,
            placeholder=translate("shell.own_name_placeholder"),
            on_change=dispatch.doing(_rename_person, key),
        )
        st.caption(translate("shell.name_help"))


def _rename_person(key: str) -> None:
    session.services().rename_person(session.actor().id, str(session.kept(key, "")))


def _languages() -> None:
    translate = session.translator()
    with st.container(key="head.language", width="content"):
        st.segmented_control(
            translate("shell.language"),
            LOCALES,
            format_func=lambda locale: translate(LOCALE_NAMES[locale]),
            default=session.locale() if session.locale() in LOCALES else None,
            required=session.locale() in LOCALES,
            key="head.locale",
            label_visibility="collapsed",
            on_change=dispatch.doing(_speak),
        )


def _speak() -> None:
    session.choose_locale(str(session.kept("head.locale")))
