"""A register: its entries as a list, a new one in a click, and the form of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from cxdesign.commands.entry import AddEntry
from cxdesign.domain.blueprint import Performer
from cxdesign.domain.document import Document, Entry
from cxdesign.domain.records import Record
from cxdesign.domain.registers import DataPoint, Objective, Promise, Risk, Scene, Standard
from cxdesign.domain.understanding import Persona
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import comments, register_form, undoing, unkept
from cxdesign.ui.plain import escaped
from cxdesign.views.registers import RegisterLine, register_lines

E = TypeVar("E", bound=Entry)
PERSONAS = Persona
SCENES = Scene
REGISTERS: tuple[type[Entry], ...] = (Standard, Promise, DataPoint, Objective, Risk, Performer, Scene)
"""The registers that have no page of their own."""


def kind_of(entry_type: type[Record]) -> str:
    """Return the kind of the entries of a register."""
    return str(entry_type.model_fields["kind"].default)


def choose(document: Document, entry_types: Sequence[type[Entry]]) -> type[Entry]:
    """Let the reader choose one of several registers, each with the number of its entries."""
    translate = session.translator()
    by_kind = {kind_of(entry_type): entry_type for entry_type in entry_types}

    def label(kind: str) -> str:
        return translate("register.tab", name=translate(f"register.{kind}"), count=len(document.entries(by_kind[kind])))

    wanted = st.segmented_control(
        translate("register.registers"),
        list(by_kind),
        format_func=label,
        default=kind_of(entry_types[0]),
        required=True,
        key="register.kind",
        label_visibility="collapsed",
    )
    return by_kind[wanted or kind_of(entry_types[0])]


def entries(bench: Workbench, document: Document, entry_type: type[Entry]) -> None:
    """List the entries of a register; an empty one says what it is for."""
    translate = session.translator()
    kind = kind_of(entry_type)
    st.caption(translate(f"register.{kind}_text"))
    unkept.notice(bench)
    undoing.notice(bench, "register", translate("register.removed"))
    undoing.latest(bench, "register")
    lines = register_lines(document, entry_type, translate)
    opened = chosen(document, entry_type)
    with st.container(key="register.list", gap=None):
        for line in lines:
            _line(line, kind, is_open=opened is not None and line.id == opened.id)
    st.button(
        translate(f"register.add_{kind}"),
        key=f"register.add.{kind}",
        icon=":material/add:",
        type="secondary" if lines else "primary",
        on_click=dispatch.doing(_add, bench, kind),
    )


def chosen(document: Document, entry_type: type[E]) -> E | None:
    """Return the entry that is open: the one clicked last, else the first; None when there is none."""
    entries_of_type = document.entries(entry_type)
    wanted = session.kept(f"register.open.{kind_of(entry_type)}")
    return next((entry for entry in entries_of_type if entry.id == wanted), next(iter(entries_of_type), None))


def detail(bench: Workbench, document: Document, entry: Entry | None) -> None:
    """Draw the form of the entry that is open."""
    if entry is None:
        st.caption(session.translator()("register.nothing_chosen"))
    else:
        register_form.form(bench, document, entry)
        comments.about(bench, document, entry.id)


def _line(line: RegisterLine, kind: str, *, is_open: bool) -> None:
    translate = session.translator()
    state = "open" if is_open else "shut"
    with st.container(key=f"register.line.{state}.{line.id}", gap=None):
        with st.container(key=f"register.words.{line.id}", gap=None):
            st.text(line.name)
            if line.facts:
                st.caption(escaped(line.facts))
            if line.is_chosen:
                st.badge(translate("register.is_target"), color="primary")
        st.button(
            translate("register.open_of", name=escaped(line.name)),
            key=f"register.choose.{line.id}",
            type="tertiary",
            on_click=session.keep,
            args=(f"register.open.{kind}", line.id),
        )


def _add(bench: Workbench, kind: str) -> None:
    new_id = f"{kind}:{session.new_command_id()}"
    name = session.translator()(f"register.new_{kind}")
    bench.execute(session.actor(), session.new_command_id(), AddEntry(entry_id=new_id, entry_name=name))
    session.keep(f"register.open.{kind}", new_id)
