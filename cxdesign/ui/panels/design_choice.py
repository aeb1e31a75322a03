"""Which two designs are compared: versions and moments of a project, its origin, other projects, files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from cxdesign.domain.document import Document
from cxdesign.errors import CxDesignError
from cxdesign.formats import read_bytes
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session, times
from cxdesign.ui.plain import escaped
from cxdesign.views.history import history_entries
from cxdesign.views.texts import told_apart

PRESENT, ORIGIN, ORIGIN_NOW, MOMENT, FILE = "present", "origin", "origin_now", "moment", "file"
VERSION, PROJECT = "version:", "project:"
PROJECTS_OFFERED = 60
"""Most other projects offered, the most recently changed first (ours)."""


@dataclass(frozen=True)
class Design:
    """One side of a comparison.

    ``project_id`` is where it can be opened, None for what was and for files; ``kin`` is the family whose members share
    their ids for sure; ``identity`` tells one state of one design from every other.
    """

    document: Document
    label: str
    identity: tuple[str, ...]
    project_id: str | None = None
    kin: frozenset[str] = frozenset()

    @property
    def home(self) -> str:
        """The project that has its pictures; empty for files."""
        return "" if self.identity[0] == FILE else self.identity[0]


def chosen(bench: Workbench) -> tuple[Design, Design] | None:
    """Ask for both sides and return them, None as long as one is missing."""
    offers = _offers(bench)
    with st.container(key="changes.choice", horizontal=True, gap="medium", vertical_alignment="top"):
        left = _side(bench, "left", offers, _first_left(bench, offers))
        _swap(bench)
        right = _side(bench, "right", offers, PRESENT)
    return None if left is None or right is None else (left, right)


def choose(project_id: str, *, left: str, right: str = PRESENT) -> None:
    """Have a comparison of a project begin with a choice, as somebody asked for elsewhere."""
    session.keep(_key(project_id, "left"), left)
    session.keep(_key(project_id, "right"), right)


def origin_of(bench: Workbench) -> tuple[str, int] | None:
    """Return project and revision a to-be was made of, None when it is none or its origin is not on this server."""
    project = bench.document(session.actor()).project
    if not project.origin_project or project.origin_revision is None:
        return None
    try:
        known = session.services().projects.row(project.origin_project)
    except CxDesignError:
        return None
    return (known.id, project.origin_revision) if project.origin_revision <= known.revision else None


def _key(project_id: str, side: str) -> str:
    return f"changes.{side}.{project_id}"


def _offers(bench: Workbench) -> Mapping[str, str]:
    """Return what can be chosen on either side, with its label."""
    translate, project = session.translator(), bench.document(session.actor()).project
    found = {PRESENT: translate("changes.source_present")}
    if origin_of(bench) is not None:
        name = project.origin_name
        found[ORIGIN] = translate("changes.source_origin", revision=project.origin_revision, name=name)
        found[ORIGIN_NOW] = translate("changes.source_origin_now", name=name)
    for one in reversed(bench.history.versions()):
        label = translate("changes.source_version", name=one.subject, revision=one.revision)
        found[f"{VERSION}{one.revision}"] = label
    if bench.revision > 1:
        found[MOMENT] = translate("changes.source_revision")
    for row in session.services().projects.rows()[:PROJECTS_OFFERED]:
        if row.id != bench.project_id:
            found[f"{PROJECT}{row.id}"] = translate("changes.source_project", name=row.name)
    return {**told_apart(found), FILE: translate("changes.source_file")}


def _first_left(bench: Workbench, offers: Mapping[str, str]) -> str:
    """Return what is compared from as long as nobody chose: the origin, the newest version, the beginning."""
    if bench.document(session.actor()).project.origin_project:
        return ORIGIN if ORIGIN in offers else FILE
    version = next((token for token in offers if token.startswith(VERSION)), None)
    return version or (MOMENT if MOMENT in offers else PRESENT)


def _side(bench: Workbench, side: str, offers: Mapping[str, str], first: str) -> Design | None:
    translate, key = session.translator(), _key(bench.project_id, side)
    tokens = list(offers)
    if session.kept(key) not in offers:
        session.keep(key, first)
    with st.container(key=f"changes.side.{side}", gap="small"):
        token = st.selectbox(
            translate(f"changes.choose_{side}"),
            tokens,
            format_func=lambda one: offers.get(one, one),
            key=key,
            persist_state="session",
        )
        with dispatch.guarded(dispatch.block):
            return _design(bench, side, token or first, offers)
    return None


def _swap(bench: Workbench) -> None:
    with st.container(key="changes.swap_place", width="content"):
        st.button(
            session.translator()("changes.swap"),
            key="changes.swap",
            type="tertiary",
            icon=":material/swap_horiz:",
            on_click=dispatch.doing(_turn_round, bench.project_id),
        )


def _turn_round(project_id: str) -> None:
    for part in ("", "moment."):
        keys = [_key(project_id, f"{part}{side}") for side in ("left", "right")]
        values = [session.kept(key) for key in keys]
        for key, value in zip(keys, reversed(values), strict=True):
            if value is None:
                session.forget(key)
            else:
                session.keep(key, value)


def _design(bench: Workbench, side: str, token: str, offers: Mapping[str, str]) -> Design | None:
    makers: Mapping[str, Callable[[], Design | None]] = {
        PRESENT: lambda: _present(bench, offers[token]),
        ORIGIN: lambda: _origin(bench, offers[token], is_now=False),
        ORIGIN_NOW: lambda: _origin(bench, offers[token], is_now=True),
        MOMENT: lambda: _moment(bench, side),
        FILE: lambda: _file(side),
    }
    if token.startswith(VERSION):
        return _past(bench, int(token.removeprefix(VERSION)), offers[token])
    if token.startswith(PROJECT):
        return _present(session.services().projects.workbench(token.removeprefix(PROJECT)), offers[token])
    return makers[token]()


def _present(bench: Workbench, label: str) -> Design:
    document = bench.document(session.actor())
    identity = (bench.project_id, str(document.revision))
    return Design(document, label, identity, bench.project_id, _kin(bench.project_id, document))


def _past(bench: Workbench, revision: int, label: str) -> Design:
    document = bench.history.document(session.actor(), revision)
    return Design(document, label, (bench.project_id, str(revision)), None, _kin(bench.project_id, document))


def _kin(project_id: str, document: Document) -> frozenset[str]:
    return frozenset({project_id, document.project.origin_project} - {""})


def _origin(bench: Workbench, label: str, *, is_now: bool) -> Design | None:
    found = origin_of(bench)
    if found is None:
        return None
    origin = session.services().projects.workbench(found[0])
    return _present(origin, label) if is_now else _past(origin, found[1], label)


def _moment(bench: Workbench, side: str) -> Design:
    """Ask for a moment of the project, and tell what was done then."""
    translate, key = session.translator(), _key(bench.project_id, f"moment.{side}")
    kept = int(session.kept(key, 1 if side == "left" else bench.revision))
    session.keep(key, min(max(1, kept), bench.revision))
    revision = st.slider(translate("changes.moment"), 1, bench.revision, key=key, persist_state="session")
    found = bench.history.operations(session.actor(), revision - 1, until=revision)
    names = session.names()
    for entry in history_entries(found, names, translate=translate):
        when = "" if entry.at is None else times.ago_here(entry.at, translate)
        st.caption(escaped(translate("changes.moment_of", when=when, sentence=entry.sentence)))
    return _past(bench, revision, translate("history.revision", revision=revision))


def _file(side: str) -> Design | None:
    translate = session.translator()
    file = st.file_uploader(translate("changes.file"), key=f"changes.file.{side}")
    if file is None:
        st.caption(translate("changes.file_wanted"))
        return None
    data = file.getvalue()
    document = read_bytes(data, file.name, locale=session.locale()).document
    kin = frozenset({document.project.origin_project} - {""})
    return Design(document, document.project.name, ("file", hashlib.sha256(data).hexdigest()), None, kin)
