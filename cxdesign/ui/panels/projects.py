"""The projects of this server: find one, open it, keep the list in order."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cxdesign.errors import CxDesignError
from cxdesign.services.projects import Deletion
from cxdesign.storage import ProjectRow, ProjectState
from cxdesign.ui import dispatch, navigation, pictures, session, times
from cxdesign.ui.panels import project_dialogs, starters, to_be
from cxdesign.ui.plain import escaped
from cxdesign.views.history import actor_name

AT_ONCE = 8
"""Projects shown before the list is asked for in full (ours)."""
MENUS: dict[ProjectState, tuple[str, ...]] = {
    ProjectState.ACTIVE: ("open", "rename", "duplicate", "to_be", "export", "archive", "trash"),
    ProjectState.ARCHIVED: ("open", "unarchive", "export", "trash"),
    ProjectState.TRASHED: ("recover", "purge"),
}
MOVES: dict[str, ProjectState] = {
    "archive": ProjectState.ARCHIVED,
    "trash": ProjectState.TRASHED,
    "unarchive": ProjectState.ACTIVE,
    "recover": ProjectState.ACTIVE,
}


def rail() -> None:
    """Show the projects by state, with search, and the way back from the last move."""
    translate = session.translator()
    services = session.services().projects
    found = {state: services.rows(state) for state in ProjectState}
    st.markdown(f"## {translate('home.projects')}")
    _search(sum(map(len, found.values())))
    state = _state(found)
    moved = session.kept("projects.moved")
    if moved is not None:
        _moved_notice(moved)
    deleted = session.take("projects.deleted")
    if deleted is not None:
        _deleted_notice(deleted)
    wanted = str(session.kept("projects.search", "")).strip().casefold()
    shown = [row for row in found[state] if wanted in row.name.casefold()]
    with st.container(key="projects.list", gap=None):
        for row in to_be.paired(_limited(shown, wanted=wanted)):
            _line(row, "journey")
    project_dialogs.show()
    if not wanted:
        _offer_all(len(shown))
    if not shown:
        st.caption(translate("home.none_found" if wanted else f"home.empty_{state.value}"))


def choices(place: str) -> None:
    """Offer the projects changed last, to open them at a place."""
    rows = session.services().projects.rows()[:AT_ONCE]
    if rows:
        st.markdown(f"## {session.translator()('home.recent')}")
        with st.container(key="projects.choices", gap=None):
            for row in rows:
                _line(row, place)
        project_dialogs.show()


def trashed_notice(row: ProjectRow) -> None:
    """Say that a project lies in the trash, and offer it back."""
    translate = session.translator()
    with st.container(key="projects.notice", horizontal=True, vertical_alignment="center"):
        st.markdown(translate("choosing.trashed", name=escaped(row.name)))
        st.button(
            translate("home.menu_recover"),
            key="choosing.recover",
            type="tertiary",
            on_click=dispatch.doing(_recover, row.id),
        )


def _recover(project_id: str) -> None:
    session.services().projects.move(session.actor(), project_id, ProjectState.ACTIVE)
    session.choose_project(project_id)


def _search(count: int) -> None:
    if count > AT_ONCE // 2:
        translate = session.translator()
        st.text_input(
            translate("home.find"),
            key="projects.search",
            type="search",
            icon=":material/search:",
            placeholder=translate("home.find"),
            label_visibility="collapsed",
            live=True,
        )


def _state(found: dict[ProjectState, tuple[ProjectRow, ...]]) -> ProjectState:
    translate = session.translator()
    states = [state for state in ProjectState if state is ProjectState.ACTIVE or found[state]]
    if len(states) == 1:
        return ProjectState.ACTIVE
    chosen = st.segmented_control(
        translate("home.states"),
        states,
        format_func=lambda state: translate(f"home.state_{state.value}", count=len(found[state])),
        default=ProjectState.ACTIVE,
        required=True,
        key=f"projects.state.{len(states)}",
        label_visibility="collapsed",
    )
    return chosen or ProjectState.ACTIVE


def _limited(rows: Sequence[ProjectRow], *, wanted: str) -> Sequence[ProjectRow]:
    if wanted or len(rows) <= AT_ONCE or session.kept("projects.all"):
        return rows
    return rows[:AT_ONCE]


def _offer_all(count: int) -> None:
    if count > AT_ONCE and not session.kept("projects.all"):
        label = session.translator()("home.all", count=count)
        st.button(label, key="projects.show_all", type="tertiary", on_click=session.keep, args=("projects.all", True))


def _line(row: ProjectRow, place: str) -> None:
    translate = session.translator()
    with st.container(key=f"project.line.{row.id}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key=f"project.words.{row.id}", gap=None):
            st.text(row.name)
            st.caption(_when(row))
            _origin(row)
        _picture(row)
        if row.state is not ProjectState.TRASHED:
            label = translate("home.open_of", name=escaped(row.name))
            if st.button(label, key=f"project.open.{row.id}", type="tertiary"):
                navigation.open_project(row.id, place)
        actions = _actions(row)
        if not actions:
            return
        chosen = st.menu_button(
            translate("home.menu"),
            actions,
            format_func=lambda action: translate(f"home.menu_{action}"),
            icon=":material/more_horiz:",
            type="tertiary",
            key=f"project.menu.{row.id}",
        )
    if chosen is not None:
        _carry_out(chosen, row)


def _origin(row: ProjectRow) -> None:
    """Say of a to-be what it was made of."""
    made_of = to_be.caption(row)
    if made_of:
        with st.container(key=f"project.origin.{row.id}"):
            st.caption(f":material/subdirectory_arrow_right: {escaped(made_of)}")


def _actions(row: ProjectRow) -> tuple[str, ...]:
    actions = MENUS[row.state]
    if not session.owns():
        actions = tuple(action for action in actions if action not in {*MOVES, "purge"})
    return (*actions, "changes") if row.state is ProjectState.ACTIVE and to_be.origin_id(row) else actions


def _when(row: ProjectRow) -> str:
    translate = session.translator()
    if row.state is ProjectState.TRASHED and row.state_at is not None:
        return translate("home.trashed_when", when=times.ago_here(row.state_at, translate))
    return translate("home.when", when=times.ago_here(row.changed_at, translate), who=escaped(_who(row.changed_by)))


def _who(actor_id: str) -> str:
    translate = session.translator()
    if actor_id == session.actor().id:
        return translate("home.you")
    return actor_name(actor_id, session.names(), translate)


def _picture(row: ProjectRow) -> None:
    try:
        with st.container(key=f"project.picture.{row.id}", width=64):
            pictures.sparkline(row)
    except CxDesignError as error:  # a damaged log must not keep the others from being listed
        st.caption(":material/error:", help=escaped(session.translator().error(error)))


def _carry_out(action: str, row: ProjectRow) -> None:
    if action == "open":
        navigation.open_project(row.id)
    if action in MOVES:
        with dispatch.guarded():
            session.services().projects.move(session.actor(), row.id, MOVES[action])
            session.keep("projects.moved", row)
            if MOVES[action] is ProjectState.TRASHED and session.project_id() == row.id:
                session.choose_project(None)
        st.rerun()
    if action == "to_be":
        to_be.make(row)
    if action == "changes":
        to_be.compare(row.id)
    if action == "duplicate":
        _duplicate(row)
    else:
        project_dialogs.ask(action, row)


def _duplicate(row: ProjectRow) -> None:
    with dispatch.guarded():
        name = starters.free_name(session.translator()("home.copy_name", name=row.name))
        session.services().projects.duplicate(session.actor(), row.id, name=name)
    st.rerun()


def _deleted_notice(done: Deletion) -> None:
    """Say once what went for good, and where something of it may be left."""
    translate = session.translator()
    with st.container(key="projects.deleted_notice", gap=None):
        st.markdown(translate("home.purged", name=escaped(done.name)))
        if done.people_count:
            st.caption(translate("home.purged_people", count=done.people_count))
        for copy in done.copies:
            key = "people.copy_done" if copy.is_done else "people.copy_failed"
            st.caption(translate(key, path=escaped(str(copy.path))))
        if not done.is_clean:
            st.caption(translate("people.not_clean"))


def _moved_notice(before: ProjectRow) -> None:
    """Say where a project went and offer the way back."""
    translate = session.translator()
    try:
        now = session.services().projects.row(before.id)
    except CxDesignError:
        session.forget("projects.moved")
        return
    if now.state is before.state:
        session.forget("projects.moved")
        return
    with st.container(key="projects.notice", horizontal=True, vertical_alignment="center"):
        st.markdown(translate(f"home.moved_{now.state.value}", name=escaped(before.name)))
        st.button(
            translate("home.undo"),
            key="projects.undo",
            type="tertiary",
            icon=":material/undo:",
            on_click=dispatch.doing(session.services().projects.move, session.actor(), before.id, before.state),
        )
