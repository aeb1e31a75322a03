"""The changes as a list by stage, with filter, ways to the boards and maps, and the same list as a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cxdesign.analysis.changes import ChangeKind, Difference
from cxdesign.formats import workbook
from cxdesign.formats.delimited import write_rows
from cxdesign.i18n import Translator
from cxdesign.ui import navigation, session
from cxdesign.ui.panels import change_boards, result
from cxdesign.ui.panels.design_choice import Design
from cxdesign.ui.panels.exporting import file_stem
from cxdesign.ui.plain import escaped
from cxdesign.views.changes import ChangeGroup, ChangeLine, change_groups, change_rows, kind_words

AT_ONCE = 60
"""Changes shown before the list is asked for in full (ours)."""
ON_BOARDS = frozenset({"journey", "blueprint", "empathy", "scenes"})


def listed(difference: Difference, left: Design, right: Design) -> None:
    """Draw the list of changes."""
    translate = session.translator()
    with result.section("changes.list", translate("changes.list"), translate("changes.list_side")):
        with st.container(key="changes.bar", horizontal=True, gap="small", vertical_alignment="center"):
            kinds = _filter(difference)
            st.space("stretch")
            _files(difference, right)
        groups = change_groups(difference, translate, kinds=kinds)
        if not groups:
            st.caption(translate("changes.nothing_of_kind"))
        count = sum(len(group.lines) for group in groups)
        room = count if session.kept("changes.all") else AT_ONCE
        for number, group in enumerate(groups):
            if room > 0:
                _group(number, ChangeGroup(group.heading, group.lines[:room]), left, right)
            room -= len(group.lines)
        if room < 0:
            label = translate("home.all", count=count)
            st.button(label, key="changes.show_all", type="tertiary", on_click=session.keep, args=("changes.all", True))


def _filter(difference: Difference) -> list[ChangeKind]:
    """Ask which changes are shown; none chosen is all of them."""
    translate, counts = session.translator(), difference.counts
    chosen = st.pills(
        translate("changes.filter"),
        [kind for kind in ChangeKind if counts[kind]],
        selection_mode="multi",
        format_func=lambda kind: translate(f"changes.count_{kind.value}", count=counts[kind]),
        key="changes.filter",
        label_visibility="collapsed",
    )
    return chosen or list(ChangeKind)


def _files(difference: Difference, right: Design) -> None:
    translate = session.translator()
    name = file_stem(translate("changes.file_name", name=right.document.project.name))
    kinds = {"xlsx": workbook.FORMAT.media_type, "csv": "text/csv"}
    for kind, media_type in kinds.items():
        st.download_button(
            translate(f"changes.download_{kind}"),
            partial(_file, difference, kind, session.locale()),
            file_name=f"{name}.{kind}",
            mime=media_type,
            key=f"changes.download.{kind}",
            type="tertiary",
            icon=":material/download:",
            on_click="ignore",
        )


def _file(difference: Difference, kind: str, locale: str) -> bytes:
    """Return the list as a file; Streamlit asks for it outside the script, where there is no session."""
    translate = Translator(locale)
    rows = change_rows(difference, translate)
    if kind == "csv":
        return write_rows(rows)
    return workbook.write_sheets([(translate("changes.sheet"), rows)])


def _group(number: int, group: ChangeGroup, left: Design, right: Design) -> None:
    with st.container(key=f"changes.group.{number}", gap=None):
        st.markdown(f"## {escaped(group.heading)}")
        for line in group.lines:
            _line(line, left if line.is_gone else right)


def _line(line: ChangeLine, side: Design) -> None:
    translate = session.translator()
    kind = line.kinds[0].value
    with st.container(key=f"changes.line.{line.id}", horizontal=True, gap="small"):
        with st.container(key=f"changes.sign_{kind}.{line.id}", width="content"):
            st.markdown(escaped(kind_words(line.kinds, translate)))
        with st.container(key=f"changes.words.{line.id}", gap=None):
            _name(line, side)
            for detail in line.details:
                st.caption(escaped(detail))
        if line.page in ON_BOARDS:
            st.button(
                translate("changes.show"),
                key=f"changes.show.{line.id}",
                type="tertiary",
                icon=":material/center_focus_strong:",
                on_click=change_boards.reveal,
                args=(line.id, line.page),
            )


def _name(line: ChangeLine, side: Design) -> None:
    """Draw what a change is about; where the record can be opened, as the way there."""
    small = f" :small[{escaped(line.place)}]" if line.place else ""
    label = f"{escaped(line.what)} **{escaped(line.name)}**{small}"
    if side.project_id is None:
        st.markdown(label)
    elif st.button(label, key=f"changes.open.{line.id}", type="tertiary"):
        session.choose_project(side.project_id)
        navigation.go(side.project_id, line.page, [line.id])
