"""The canvas of the co-creation environment: one question after the other, each answer kept as soon as it is left."""

from __future__ import annotations

import streamlit as st

from cxdesign.commands.environment import EditEnvironment
from cxdesign.domain.document import Document
from cxdesign.domain.environment import CANVAS_FIELDS, CANVAS_ID
from cxdesign.domain.records import TEXT_LENGTH
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import register_form, undoing, unkept

HEIGHT = 108


def form(bench: Workbench, document: Document) -> None:
    """Draw the questions of the canvas with what is answered."""
    st.caption(session.translator()("environment.canvas_text"))
    with st.container(key="canvas.notice", gap=None):  # always there, so that the fields below stay the same ones
        unkept.notice(bench)
    with st.container(key="canvas.fields", horizontal=True, gap="small"):
        for name in CANVAS_FIELDS:
            _field(bench, name, _said(document, name))
    undoing.latest(bench, "register")


def _field(bench: Workbench, name: str, value: str) -> None:
    translate = session.translator()
    key = f"canvas.text.{name}.{register_form.digest(value)}"
    with st.container(key=f"canvas.field.{name}", gap=None):
        st.text_area(
            translate(f"board.field_{name}"),
            value,
            key=key,
            height=HEIGHT,
            max_chars=TEXT_LENGTH,
            placeholder=translate(f"environment.ask_{name}"),
            on_change=dispatch.doing(_keep, bench, name, value, key),
        )


def _keep(bench: Workbench, name: str, drawn: str, key: str) -> None:
    """Keep what was entered; what a colleague has written there meanwhile stays, and one's own is shown back."""
    mine = str(session.kept(key) or "").strip()
    theirs = _said(bench.document(session.actor()), name)
    own_key = f"canvas.own.{bench.project_id}.{name}"  # kept while the field still stands as it was drawn before that
    if theirs not in (drawn, mine, session.kept(own_key)):
        label = session.translator()(f"board.field_{name}")
        told = session.translator()(
            "environment.conflict", field=label, mine=mine or session.translator()("register.not_set")
        )
        unkept.remember(bench, told)
        return
    bench.execute(session.actor(), session.new_command_id(), EditEnvironment.model_validate({name: mine}))
    session.keep(own_key, mine)


def _said(document: Document, name: str) -> str:
    return str(getattr(document.get(CANVAS_ID), name, ""))
