"""What somebody entered and could not be kept: shown back, so that no written word is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cxdesign.commands.entry import EditEntry
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session

KEY = "unkept.told"


def remember(
    bench: Workbench, sentence: str, entry_id: str = "", attributes: Mapping[str, Any] | None = None
) -> None:  # Any: values of fields
    """Remember what to show back; with an entry's fields, to write them all the same is offered."""
    session.keep(KEY, (bench.project_id, sentence, entry_id, dict(attributes or {})))


def notice(bench: Workbench) -> None:
    """Show back what could not be kept, until somebody closes it."""
    project_id, sentence, entry_id, attributes = session.kept(KEY) or (None, "", "", {})
    if project_id != bench.project_id:
        return
    translate = session.translator()
    with st.container(key="unkept.notice", gap="small"):
        dispatch.block(sentence)
        with st.container(key="unkept.ways", horizontal=True, gap="small"):
            if attributes:
                use = dispatch.doing(_use, bench, entry_id, attributes)
                st.button(translate("register.use_mine"), key="unkept.use", on_click=use)
            st.button(
                translate("register.close"), key="unkept.close", type="tertiary", on_click=session.forget, args=(KEY,)
            )


def _use(bench: Workbench, entry_id: str, attributes: Mapping[str, Any]) -> None:  # Any: values of fields
    command = EditEntry(entry_id=entry_id, attributes=dict(attributes))
    bench.execute(session.actor(), session.new_command_id(), command)
    session.forget(KEY)
