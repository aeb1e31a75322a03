"""What differs in the registers, old beside new."""

from __future__ import annotations

import streamlit as st

from cxdesign.analysis.changes import Difference
from cxdesign.charts.picture import Table
from cxdesign.ui import session
from cxdesign.ui.panels import result
from cxdesign.views.register_changes import register_changes

ROWS_SHOWN = 200
"""Most rows of the table (ours); the list and its file have all changes."""


def tabled(difference: Difference) -> None:
    """Draw the table; nothing when no entry of a register differs."""
    translate = session.translator()
    rows = register_changes(difference, translate)
    if not rows:
        return
    columns = tuple(translate(f"changes.register_{name}") for name in ("kind", "name", "field", "before", "after"))
    with result.section("changes.registers", translate("changes.registers"), translate("changes.registers_side")):
        result.text_table("changes.registers", Table(columns, tuple(row.cells for row in rows[:ROWS_SHOWN])))
        if len(rows) > ROWS_SHOWN:
            st.caption(translate("changes.registers_more", shown=ROWS_SHOWN, count=len(rows)))
