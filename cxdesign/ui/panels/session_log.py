"""Held workshops of the project for the logs of sessions and ideas: one click, and nothing twice."""

from __future__ import annotations

import streamlit as st

from cxdesign.services.session_log import Unlogged, log_workshops, unlogged
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.times import reader_zone


def offer(bench: Workbench) -> None:
    """Offer to write held workshops into the logs; nothing when the logs lack nothing of them."""
    actor, translate = session.actor(), session.translator()
    if not actor.can_edit:
        return
    found = unlogged(session.services(), actor, bench, translate, zone=reader_zone())
    with st.container(key="session_log.offer", gap=None):
        if found.additions:
            st.button(
                translate("environment.log_held", what=_what(found)),
                key="session_log.take",
                icon=":material/playlist_add_check:",
                help=translate("environment.log_help"),
                on_click=dispatch.doing(_take, bench),
            )
        if found.is_one_open:
            st.caption(translate("environment.log_open"))


def _what(found: Unlogged) -> str:
    translate = session.translator()
    counted = (("session", found.session_count), ("idea", found.idea_count))
    return translate("figure.separator").join(
        translate(f"environment.log_{name}_one" if count == 1 else f"environment.log_{name}s", count=count)
        for name, count in counted
        if count
    )


def _take(bench: Workbench) -> None:
    command_id = session.new_command_id()
    log_workshops(session.services(), session.actor(), bench, command_id, session.translator(), zone=reader_zone())
