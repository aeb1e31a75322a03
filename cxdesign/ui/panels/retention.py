"""How long this server keeps what, and what goes next."""

from __future__ import annotations

import streamlit as st

from cxdesign.services.retention import Rules, plan, rules
from cxdesign.ui import dispatch, session, shell, times
from cxdesign.ui.plain import escaped

SHOWN = 10
"""What goes next is listed up to here (ours)."""


def retention() -> None:
    """Show the rules of this server, and to its owner what they remove next."""
    shell.heading("retention.title")
    with dispatch.guarded(dispatch.block):
        wanted = rules()
        if wanted.is_off:
            st.markdown(session.translator()("retention.off"))
        else:
            _settings(wanted)
            if session.owns():
                _next(wanted)
        st.caption(session.translator()("retention.settings"))


def _settings(wanted: Rules) -> None:
    translate = session.translator()
    with st.container(key="health.retention", gap=None):
        for name, days in (("trash", wanted.trash_days), ("names", wanted.name_days)):
            with st.container(key=f"health.row.{name}", horizontal=True, gap="medium"):
                st.markdown(translate(f"retention.{name}"), width=180)
                st.text(translate("retention.kept") if days is None else translate("retention.after", days=days))
    if wanted.name_days is not None:
        st.caption(translate("retention.names_text"))


def _next(wanted: Rules) -> None:
    translate = session.translator()
    found = plan(session.services(), wanted)
    lines = [(due.at, "retention.project_next", due.row.name) for due in found.projects]
    lines += [(due.at, "retention.person_next", due.person.name) for due in found.people]
    st.markdown(f"**{translate('retention.next')}**")
    if not lines:
        st.caption(translate("retention.nothing_next"))
    for at, key, name in sorted(lines)[:SHOWN]:
        st.markdown(translate(key, day=at.astimezone(times.reader_zone()).date(), name=escaped(name)))
    if len(lines) > SHOWN:
        st.caption(translate("retention.more", count=len(lines) - SHOWN))
