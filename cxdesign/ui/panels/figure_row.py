"""The row of stated figures at the head of a page: label, figure, small print; each is a button that opens it.

Use::

    with opened.beside("score", figure_of):
        figure_row.row("score", statements)
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from cxdesign.ui.panels import opened
from cxdesign.ui.plain import escaped
from cxdesign.views.statements import Statement


def row(area: str, statements: Sequence[Statement]) -> None:
    """Draw the figures of an area of :func:`cxdesign.ui.panels.opened.beside` side by side."""
    with st.container(key=f"figure.row.{area}", horizontal=True, gap="medium"):
        for statement in statements:
            figure(area, statement)


def figure(area: str, statement: Statement) -> None:
    """Draw one figure; its button's name is label, figure and small print."""
    is_open = opened.current(area) == statement.id
    small = f" :small[{escaped(statement.small)}]" if statement.small else ""
    with st.container(key=f"figure.{statement.tone}.{area}.{statement.id}", width="content"):
        st.button(
            f"{escaped(statement.label)} **{escaped(statement.value)}**{small}",
            key=f"figure.open.{area}.{statement.id}",
            type="secondary" if is_open else "tertiary",
            on_click=opened.toggle,
            args=(area, statement.id),
        )


def opener(area: str, figure_id: str, label: str) -> None:
    """Draw a text with a dotted underline that opens a figure, for use in running text and table rows."""
    is_open = opened.current(area) == figure_id
    with st.container(key=f"figure.word.{area}.{figure_id}", width="content"):
        st.button(
            escaped(label),
            key=f"figure.open.{area}.{figure_id}",
            type="secondary" if is_open else "tertiary",
            on_click=opened.toggle,
            args=(area, figure_id),
        )
