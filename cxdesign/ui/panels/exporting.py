"""A project as a file: every format that can be written, and what each one cannot carry."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from cxdesign.formats import FORMATS, Format, WriteOptions
from cxdesign.services.actor import Actor
from cxdesign.services.workbench import Workbench
from cxdesign.ui import session

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def downloads(bench: Workbench) -> None:
    """Offer a project in every format; a file is made when it is asked for."""
    name = bench.document(session.actor()).project.name
    with st.container(key="exporting.list", gap=None):
        for known in FORMATS:
            if known.write is not None:
                _offer(bench, known, name)


def _offer(bench: Workbench, known: Format, name: str) -> None:
    translate = session.translator()
    with st.container(key=f"exporting.{known.name}", horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container(gap=None):
            st.markdown(f"**{translate(f'format.title.{known.name}')}**")
            losses = translate("exchange.separator").join(translate(f"carry.{code}") for code in known.cannot_carry)
            st.caption(translate("exchange.without", losses=losses) if losses else translate("exchange.complete"))
        st.download_button(
            translate("exchange.download"),
            partial(_bytes, bench, known, session.actor(), session.locale()),
            file_name=f"{file_stem(name)}{known.suffixes[0]}",
            mime=known.media_type,
            key=f"exporting.download.{known.name}",
            icon=":material/download:",
            on_click="ignore",
            help=translate("exchange.download_as", suffix=known.suffixes[0]),
        )


def _bytes(bench: Workbench, known: Format, actor: Actor, locale: str) -> bytes:
    """Return the file; Streamlit asks for it outside the script, where there is no session."""
    assert known.write is not None
    return known.write(bench.document(actor), WriteOptions(locale))


def file_stem(name: str) -> str:
    """Return a project's name as a file name on any system.

    >>> file_stem("Hotel: A/B ")
    'Hotel A B'
    """
    return " ".join(_UNSAFE.sub(" ", name).split()).strip(". ")[:80] or "journey"
