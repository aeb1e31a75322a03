"""A project's past: named versions, every operation in words, and the way back to any of them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import groupby

import streamlit as st

from cxdesign.commands import NameVersion
from cxdesign.services.starters import list_starters
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session, times
from cxdesign.ui.panels import undoing
from cxdesign.ui.plain import escaped
from cxdesign.views.history import HistoryEntry, history_entries

PAGE_SIZE = 40
"""Operations shown at once (ours)."""


def operations(bench: Workbench) -> None:
    """List what was done, newest first, by day."""
    translate = session.translator()
    st.caption(translate("history.restore_what"))
    page_count = max(1, -(-bench.revision // PAGE_SIZE))
    page = min(int(session.kept("history.page", 1)), page_count)
    until = bench.revision - PAGE_SIZE * (page - 1)
    found = bench.history.operations(session.actor(), max(0, until - PAGE_SIZE), until=until)
    names = session.names()
    entries = history_entries(found, names, translate=translate, starters=_starter_kinds())
    today = datetime.now(UTC).astimezone(times.reader_zone()).date()
    for day, group in groupby(entries, key=_day):
        st.markdown(f"## {translate('history.sealed_day') if day is None else times.day(day, today, translate)}")
        with st.container(key=f"history.day.{day}", gap=None):
            for entry in group:
                _entry(bench, entry)
    if page_count > 1:
        st.pagination(page_count, key="history.page")


def _starter_kinds() -> dict[str, str]:
    return {title: starter.kind.value for starter in list_starters() for title in starter.titles.values()}


def versions(bench: Workbench) -> None:
    """Name the current state, and list the states that have a name."""
    translate = session.translator()
    st.markdown(f"## {translate('history.versions')}")
    with (
        st.form("history.name_form", clear_on_submit=True, border=False),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small"),
    ):
        st.text_input(translate("history.name_present"), key="history.version_name", max_chars=200)
        st.form_submit_button(translate("history.name_do"), on_click=dispatch.doing(_name_present, bench))
    found = bench.history.versions()
    with st.container(key="history.versions", gap=None):
        for operation in reversed(found):
            _version(bench, operation.revision, operation.subject, operation.at, operation.actor_id)
        if not found:
            st.caption(translate("history.no_versions"))


def undo_notice(bench: Workbench) -> None:
    """After a state was restored, say so and offer to take it back."""
    undoing.notice(bench, "history", session.translator()("history.restored"))


def _name_present(bench: Workbench) -> None:
    name = str(session.kept("history.version_name", "")).strip()
    if name:
        bench.execute(session.actor(), session.new_command_id(), NameVersion(version_name=name))


def _day(entry: HistoryEntry) -> date | None:
    return None if entry.at is None else entry.at.astimezone(times.reader_zone()).date()


def _entry(bench: Workbench, entry: HistoryEntry) -> None:
    translate = session.translator()
    kind = "version" if entry.is_version else "undo" if entry.is_undo or entry.is_redo else "plain"
    with st.container(
        key=f"history.{kind}.{entry.revision}", horizontal=True, vertical_alignment="center", gap="small"
    ):
        st.caption("" if entry.at is None else times.clock(entry.at), width=44)
        with st.container(key=f"history.words.{entry.revision}"):
            st.text(entry.sentence)
        you = entry.actor_id == session.actor().id
        st.caption(translate("home.you") if you else escaped(entry.actor_name), width=110)
        st.caption(translate("history.number", revision=entry.revision), width=58)
        with st.container(key=f"history.back.{entry.revision}", width=96):
            _restore_button(bench, entry.revision, "entry")


def _version(bench: Workbench, revision: int, name: str, at: datetime, actor_id: str) -> None:
    translate = session.translator()
    with st.container(key=f"history.named.{revision}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(gap=None):
            st.text(name)
            you = actor_id == session.actor().id
            names = session.names()
            who = translate("home.you") if you else names.get(actor_id) or translate("history.somebody")
            st.caption(translate("home.when", when=times.ago_here(at, translate), who=escaped(who)))
        _restore_button(bench, revision, "version", label=name)


def _restore_button(bench: Workbench, revision: int, place: str, *, label: str = "") -> None:
    translate = session.translator()
    if revision == bench.revision:
        st.caption(translate("history.present"), width="content")
        return
    st.button(
        translate("history.restore"),
        key=f"history.restore.{place}.{revision}",
        type="tertiary",
        icon=":material/settings_backup_restore:",
        help=translate("history.restore_help", revision=revision),
        on_click=dispatch.doing(_restore, bench, revision, label),
    )


def _restore(bench: Workbench, revision: int, label: str) -> None:
    operation = bench.restore(session.actor(), session.new_command_id(), revision, label=label)
    if operation.change:
        undoing.offer(bench, "history", operation)
    else:
        dispatch.toast(session.translator()("history.same"))
