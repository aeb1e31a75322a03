"""Everybody this server knows by name, and the way to remove a name for good."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from cxdesign.services.care import KnownPerson, Place, Redacted
from cxdesign.storage import ProjectState, kept_copies
from cxdesign.ui import dispatch, navigation, session, shell
from cxdesign.ui.plain import escaped
from cxdesign.views.comments import page_of

AT_ONCE = 20
"""People shown before the list is asked for in full (ours)."""
PLACES_SHOWN = 30
"""Texts shown that quote a name (ours)."""
_ASKED, _DONE = "people.asked", "people.redacted"


def people() -> None:
    """List everybody known by name, for the owner."""
    if not session.owns():
        return
    translate = session.translator()
    shell.heading("people.title")
    with dispatch.guarded(dispatch.block):
        found = session.services().care.people(session.actor())
        if not found:
            st.caption(translate("people.none"))
        shown = _found(found)
        titles = _titles()
        with st.container(key="people.list", gap=None):
            for person in shown:
                _line(person, titles)
        _offer_all(len(found), len(shown))
    _dialog()


def _found(everybody: Sequence[KnownPerson]) -> Sequence[KnownPerson]:
    """Return who is looked for; without a search the first of the list, unless all are asked for."""
    if len(everybody) <= AT_ONCE:
        return everybody
    label = session.translator()("people.find")
    wanted = st.text_input(label, key="people.search", icon=":material/search:", placeholder=label,
                           label_visibility="collapsed")  # fmt: skip
    found = [person for person in everybody if (wanted or "").strip().casefold() in person.name.casefold()]
    return found if wanted or session.kept("people.all") else found[:AT_ONCE]


def _offer_all(count: int, shown: int) -> None:
    if shown < count and not session.kept("people.search"):
        label = session.translator()("people.all", count=count)
        st.button(label, key="people.show_all", type="tertiary", on_click=session.keep, args=("people.all", True))


def _titles() -> dict[str, str]:
    return {row.id: row.name for state in ProjectState for row in session.services().projects.rows(state)}


def _line(person: KnownPerson, titles: dict[str, str]) -> None:
    translate = session.translator()
    with st.container(key=f"people.line.{person.id}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key=f"people.words.{person.id}", gap=None):
            st.text(f"{person.name} · {translate('people.you')}" if person.id == session.actor().id else person.name)
            st.caption(_about(person, titles))
        st.button(
            translate("people.remove"),
            key=f"people.remove.{person.id}",
            type="tertiary",
            help=translate("people.remove_of", name=escaped(person.name)),
            on_click=session.keep,
            args=(_ASKED, person),
        )


def _about(person: KnownPerson, titles: dict[str, str]) -> str:
    translate = session.translator()
    names = [escaped(titles[one]) for one in person.project_ids if one in titles]
    told = [translate("people.guest")] if person.is_guest else []
    told += [translate("people.participant")] if person.is_participant else []
    told.append(translate("people.projects", names=", ".join(names)) if names else translate("people.no_projects"))
    return " · ".join(told)


def _dialog() -> None:
    asked, done = session.kept(_ASKED), session.kept(_DONE)
    title = session.translator()("people.dialog")
    if done is not None:
        st.dialog(title, on_dismiss=_close)(_outcome)(done)
    elif asked is not None:
        st.dialog(title, on_dismiss=_close)(_question)(asked)


def _close() -> None:
    session.forget(_ASKED)
    session.forget(_DONE)


def _question(person: KnownPerson) -> None:
    translate = session.translator()
    st.markdown(translate("people.what", name=escaped(person.name)))
    st.markdown(translate("people.out_of_reach"))
    for path in kept_copies(session.services().store.engine):
        st.caption(translate("people.copy_too", path=escaped(str(path))))
    also = st.text_area(translate("people.also"), key=f"people.also.{person.id}", height=80, max_chars=2000)
    understood = st.checkbox(translate("people.understood"), key=f"people.understood.{person.id}")
    with st.container(horizontal=True):
        if st.button(translate("people.do"), key="people.do", type="primary", disabled=not understood):
            with dispatch.guarded(dispatch.block):
                names = [name.strip() for name in (also or "").splitlines() if name.strip()]
                session.keep(_DONE, session.services().care.redact(session.actor(), person.id, also=names))
                st.rerun()
        if st.button(translate("home.cancel"), key="people.cancel"):
            _close()
            st.rerun()


def _outcome(done: Redacted) -> None:
    translate = session.translator()
    label = translate("people.former", number=done.number)
    st.success(translate("people.done", label=label, projects=done.project_count), icon=":material/check_circle:")
    for copy in done.copies:
        _copy(copy.path, is_done=copy.is_done)
    if not done.is_clean:
        st.caption(translate("people.not_clean"))
    if done.quoting_count:
        st.markdown(translate("people.quoted", count=done.quoting_count))
    if done.places:
        st.markdown(f"**{translate('people.places')}**")
        for number, place in enumerate(done.places[:PLACES_SHOWN]):
            _place(place, number)
    if st.button(translate("people.close"), key="people.close"):
        _close()
        st.rerun()


def _copy(path: Path, *, is_done: bool) -> None:
    key = "people.copy_done" if is_done else "people.copy_failed"
    st.caption(session.translator()(key, path=escaped(str(path))))


def _place(place: Place, number: int) -> None:
    translate = session.translator()
    with st.container(key=f"people.place.{number}", gap=None):
        st.text(place.text)
        label = translate("people.go", project=escaped(place.project_name))
        if st.button(label, key=f"people.go.{number}", type="tertiary", icon=":material/arrow_forward:"):
            _close()
            bench = session.services().projects.workbench(place.project_id)
            page = page_of(bench.document(session.actor()), place.record_id)
            session.choose_project(place.project_id)
            navigation.go(place.project_id, page, [place.record_id])
