"""The panel in which a figure is opened: one at a time, beside the content, as a sheet on narrow screens.

Use in a page or panel::

    with opened.beside("score", figure_of):           # figure_of: id → OpenedFigure, None for an unknown id
        figure_row.row("score", statements)           # buttons that open
        chart.show(draw, "score.profile", area="score")

The area names the page's part that shares one panel. Esc, the cross, and a second click on the figure close it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

import streamlit as st

from cxdesign.ui import navigation, session
from cxdesign.ui.panels import provenance
from cxdesign.ui.plain import escaped
from cxdesign.views.opened import Input, OpenedFigure, RecordLine

WIDTH = 336
_VARIABLE = re.compile(r"(?<![\w\\])([A-Za-zα-ω])(?![\w])")
FigureOf = Callable[[str], OpenedFigure | None]


@contextmanager
def beside(area: str, figure_of: FigureOf) -> Iterator[None]:
    """Draw what stands inside the block, and at its side the figure of this area that is open."""
    chosen = current(area)
    figure = None if chosen is None else figure_of(chosen)
    with st.container(key=f"opened.stage.{area}", horizontal=True, gap="large"):
        with st.container(key=f"opened.main.{area}", gap=None):
            yield
        if figure is not None:
            _panel(area, figure)


def current(area: str) -> str | None:
    """Return the id of the figure that is open in an area."""
    found: str | None = session.kept(_key(area))
    return found


def open_figure(area: str, figure_id: str) -> None:
    """Open a figure in place of the one that is open."""
    session.keep(_key(area), figure_id)


def toggle(area: str, figure_id: str) -> None:
    """Open a figure, or close it when it is the open one."""
    if current(area) == figure_id:
        close(area)
    else:
        open_figure(area, figure_id)


def close(area: str) -> None:
    """Close the open figure."""
    session.forget(_key(area))


def _key(area: str) -> str:
    return f"opened.figure.{area}"


def _panel(area: str, figure: OpenedFigure) -> None:
    translate = session.translator()
    with st.container(key=f"opened.panel.{area}", width=WIDTH, gap=None):
        with st.container(key=f"opened.head.{area}", horizontal=True, gap="small"):
            st.markdown(f"## {escaped(figure.title)} **{escaped(figure.value)}**")
            st.button(
                translate("opened.close"),
                key=f"opened.close.{area}",
                type="tertiary",
                icon=":material/close:",
                shortcut="Esc",
                on_click=close,
                args=(area,),
            )
        if figure.formula:
            with st.container(key=f"opened.formula.{area}"):
                st.markdown(variables(figure.formula))
        if figure.worked:
            with st.container(key=f"opened.worked.{area}"):
                st.markdown(escaped(figure.worked))
        _inputs(area, "inputs", figure.inputs)
        _inputs(area, "ratings", figure.ratings)
        for note in figure.notes:
            _part(note.heading, [note.text])
        _records(area, figure.records)
        if figure.origins:
            _part(translate("opened.origins"), [])
            provenance.origins(figure.origins, area)
        if figure.against:
            _part(translate("opened.against"), figure.against)
        with st.popover(translate("opened.copy"), type="tertiary", key=f"opened.copy.{area}"):
            st.code(figure.as_text(translate), language=None, wrap_lines=True)


def variables(formula: str) -> str:
    r"""Return a formula as Markdown, its single letters slanted.

    >>> variables("E = B + g(B)")
    '*E* \\= *B* \\+ *g*\\(*B*\\)'
    """
    return _VARIABLE.sub(r"*\1*", escaped(formula))


def _part(heading: str, texts: Iterable[str]) -> None:
    st.markdown(f"### {escaped(heading)}")
    for text in texts:
        st.markdown(escaped(text))


def _inputs(area: str, name: str, inputs: Sequence[Input]) -> None:
    if not inputs:
        return
    translate = session.translator()
    _part(translate(f"opened.{name}"), [])
    rows = [" | ".join(map(_cell, (entry.symbol, entry.value, entry.text))) for entry in inputs]
    heads = " | ".join(_cell(translate(f"opened.column_{column}")) for column in ("symbol", "value", "text"))
    with st.container(key=f"opened.table.{area}.{name}"):
        st.markdown("\n".join([f"| {heads} |", "|:--|--:|:--|", *(f"| {line} |" for line in rows)]))


def _cell(text: str) -> str:
    return escaped(text) or " "


def _records(area: str, records: Sequence[RecordLine]) -> None:
    if not records:
        return
    _part(session.translator()("opened.records"), [])
    project = session.project_id()
    with st.container(key=f"opened.records.{area}", gap=None):
        for record in records:
            is_gone_to = st.button(
                escaped(record.label),
                key=f"opened.record.{area}.{record.record_id}",
                type="tertiary",
                icon=":material/arrow_outward:",
                disabled=project is None,
            )
            if is_gone_to and project is not None:
                navigation.go(project, record.page, [record.record_id])
