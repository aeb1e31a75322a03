"""A chart in a page: the drawing, and below it, quietly, its table and its files.

Use::

    chart.show(partial(dimension_picture, report, translate), "score.profile", source=source_line, area="score")

``draw`` is called with a palette: once for the page, in colours that follow the theme, and again in paper colours when
a file is asked for. What is clicked is opened in the ``area`` of :func:`cxdesign.ui.panels.opened.beside`, by its id; a
page that wants something else gives ``on_choose``. The same choice can be made by keyboard above the table. Where no
font of this machine has a letter of the picture, the PNG is not offered, and the page says why.

With a ``state`` – all that the drawing depends on, such as project, revision and language – it is drawn once and kept,
because drawing takes far longer than sending.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import streamlit as st
from altair.utils.schemapi import debug_mode

from cxdesign.charts.export import picture_png, picture_svg, undrawable
from cxdesign.charts.picture import Picture, Table
from cxdesign.charts.style import CHOSEN, ID
from cxdesign.ui import session
from cxdesign.ui.panels import opened
from cxdesign.ui.panels.exporting import file_stem
from cxdesign.ui.panels.result import table_markdown
from cxdesign.ui.plain import escaped
from cxdesign.views.palette import LIGHT, Palette, themed
from cxdesign.views.texts import told_apart

Draw = Callable[[Palette], Picture]
Choose = Callable[[str], None]
AS_DRAWN = MappingProxyType({"type": "pad", "contains": "padding"})
"""Axes and lettering are added to the size of a drawing; Streamlit would cut the drawing to it instead."""
MISSING_SHOWN = 12
"""Most letters named when no font has them (ours)."""


@dataclass(frozen=True)
class _Drawn:
    """A picture ready to be sent: its specification as JSON, empty when there is nothing to draw."""

    picture: Picture
    specification: str
    undrawable: str

    @property
    def can_choose(self) -> bool:
        """Whether there is a mark to be chosen: without figures a drawing may have none, though its table has rows."""
        return self.picture.can_choose and f'"name": "{CHOSEN}"' in self.specification


def show(
    draw: Draw,
    key: str,
    *,
    source: str = "",
    area: str | None = None,
    on_choose: Choose | None = None,
    state: tuple[Hashable, ...] = (),
) -> str | None:
    """Draw a chart with its table and its files below.

    Parameters
    ----------
    draw : callable
        Gives the picture in a palette.
    key : str
        Unique on the page.
    source : str, optional
        Where the figures come from (project, round, date): stands in the files.
    area : str, optional
        Where what is clicked opens.
    on_choose : callable, optional
        Called with the id of what was clicked instead, before the page is drawn again.
    state : tuple, optional
        All that the drawing depends on; without it, it is drawn anew with every run.

    Returns
    -------
    str or None
        The id of what is chosen in the chart now.
    """
    drawn = _kept(draw, source, (key, *state)) if state else _draw(draw, source)
    picture = drawn.picture
    choose = on_choose if area is None else partial(opened.open_figure, area)
    place = _place(key, area)
    if picture.chart is None:
        with st.container(key=f"chart.empty.{key}"):
            st.caption(escaped(picture.sentence))
        return None
    with st.container(key=f"chart.frame.{key}", gap=None):
        found = _drawing(drawn, place, choose)
        _below(draw, drawn, key, source)
        if session.kept(f"chart.table.{key}"):
            _behind(picture, key, area, choose)
    return found


@st.cache_resource(max_entries=256, show_spinner=False)  # what is kept is frozen
def _kept(_draw_picture: Draw, source: str, place: tuple[Hashable, ...]) -> _Drawn:  # noqa: ARG001 – kept under it
    return _draw(_draw_picture, source)


def _draw(draw: Draw, source: str) -> _Drawn:
    with debug_mode(False):  # checking every part against the schema takes half of the time; tests do that
        return _specified(draw(themed()), source)


def _specified(picture: Picture, source: str) -> _Drawn:
    if picture.chart is None:
        return _Drawn(picture, "", "")
    specification = json.dumps({"autosize": dict(AS_DRAWN), **picture.chart.to_dict(validate=False)})
    return _Drawn(picture, specification, undrawable(picture, source))


def _place(key: str, area: str | None) -> str:
    """Return the key of a chart; a new one when what is chosen in it is not open any more, so that it begins anew.

    Otherwise the mark would stay lit, and clicking it again would tell nobody.
    """
    turn = int(session.kept(f"chart.turn.{key}", 0))
    chosen = _chosen(f"chart.drawn.{key}.{turn}")
    if area is not None and chosen is not None and opened.current(area) != chosen:
        turn += 1
        session.keep(f"chart.turn.{key}", turn)
    return f"{key}.{turn}"


def _drawing(drawn: _Drawn, place: str, choose: Choose | None) -> str | None:
    picture, specification = drawn.picture, json.loads(drawn.specification)
    state = f"chart.drawn.{place}"
    with st.container(key=f"chart.scroll.{place}"):
        if not drawn.can_choose:
            st.vega_lite_chart(spec=specification, theme=None, width="content", key=state, alt=picture.sentence)
            return None
        st.vega_lite_chart(
            spec=specification,
            theme=None,
            width="content",
            key=state,
            alt=picture.sentence,
            on_select=partial(_chosen_in_chart, state, choose),
            selection_mode=CHOSEN,
        )
    return _chosen(state)


def _chosen(state: str) -> str | None:
    found = session.component_value(state, "selection")
    marks = [] if not found else found.get(CHOSEN) or []
    return str(marks[0][ID]) if marks and ID in marks[0] else None


def _chosen_in_chart(state: str, choose: Choose | None) -> None:
    found = _chosen(state)
    if choose is not None and found is not None:
        choose(found)


def _below(draw: Draw, drawn: _Drawn, key: str, source: str) -> None:
    with st.container(key=f"chart.under.{key}", horizontal=True, gap="small"):
        st.toggle(session.translator()("chart.table"), key=f"chart.table.{key}", persist_state="session")
        _files(draw, drawn, key, source)


def _behind(picture: Picture, key: str, area: str | None, choose: Choose | None) -> None:
    """Draw the table behind a chart."""
    if choose is not None and picture.table.ids:
        _choice(picture.table, key, area, choose)
    with st.container(key=f"chart.rows.{key}"):
        st.markdown(table_markdown(picture.table))
    if picture.note:
        st.caption(escaped(picture.note))


def _files(draw: Draw, drawn: _Drawn, key: str, source: str) -> None:
    translate, picture, letters = session.translator(), drawn.picture, drawn.undrawable
    kinds = {"svg": "image/svg+xml", "png": "image/png"}
    for kind, media_type in kinds.items():
        is_missing = kind == "png" and bool(letters)
        st.download_button(
            translate(f"chart.{kind}"),
            partial(_file, draw, kind, source, session.locale()),
            file_name=f"{file_stem(picture.title)}.{kind}",
            mime=media_type,
            key=f"chart.{kind}.{key}",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
            disabled=is_missing,
            help=translate("chart.font_missing", letters=escaped(letters[:MISSING_SHOWN])) if is_missing else None,
        )


def _file(draw: Draw, kind: str, source: str, locale: str) -> bytes:
    picture = draw(LIGHT)
    if kind == "svg":
        return picture_svg(picture, source=source, locale=locale).encode()
    return picture_png(picture, source=source, locale=locale)


def _choice(table: Table, key: str, area: str | None, choose: Choose) -> None:
    """Offer the rows to be opened, for whoever does not point at marks."""
    labels = told_apart({row_id: str(row[0]) for row_id, row in zip(table.ids, table.rows, strict=True)})
    state = f"chart.choice.{key}"
    if area is not None and session.kept(state) not in {None, opened.current(area)}:
        session.keep(state, None)

    def choose_row() -> None:
        found = session.kept(state)
        if found is not None:
            choose(str(found))

    st.selectbox(
        session.translator()("chart.open"),
        list(labels),
        index=None,
        format_func=lambda row_id: labels.get(row_id, row_id),
        key=state,
        on_change=choose_row,
        width=280,
    )
