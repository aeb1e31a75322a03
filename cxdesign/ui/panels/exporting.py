"""A project as a file: every format that can be written, and what each one cannot carry."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

import streamlit as st

from cxdesign.domain.evaluation import EvaluationRound
from cxdesign.formats import FORMATS, Format, WriteOptions, native, workbook
from cxdesign.formats.carrying import one_table_losses
from cxdesign.formats.sheet_rows import filled_sheets
from cxdesign.formats.sheets import MAP
from cxdesign.history.audience import to_carry
from cxdesign.services.actor import Actor
from cxdesign.services.pictures import PictureService
from cxdesign.services.starters import load_starter
from cxdesign.services.workbench import Workbench
from cxdesign.ui import session

SAMPLE = "hotel"
"""The sample that shows what a table looks like."""
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+')


def downloads(bench: Workbench) -> None:
    """Offer a project in every format; a file is made when it is asked for."""
    document = bench.document(session.actor())
    name = document.project.name
    with st.container(key="exporting.list", gap=None):
        for known in FORMATS:
            if known.write is not None:
                _offer(bench, known, name)
    if any(found.is_open for found in document.all(EvaluationRound)):
        st.caption(session.translator()("exchange.sealed_stay"))


def _offer(bench: Workbench, known: Format, name: str) -> None:
    translate = session.translator()
    with st.container(key=f"exporting.{known.name}", horizontal=True, vertical_alignment="center", gap="medium"):
        with st.container(gap=None):
            st.markdown(f"**{translate(f'format.title.{known.name}')}**")
            st.caption(translate(f"exchange.for_{known.name}"))
            table = _chosen_table(bench) if known.is_one_table else MAP
        if _losses(known, table):
            _left_out(known, table)
        if known.name == native.FORMAT.name:
            _pictures_left_out(bench)
        st.download_button(
            translate("exchange.download"),
            partial(
                _bytes,
                bench,
                session.services().pictures,
                known,
                session.actor(),
                WriteOptions(session.locale(), table),
            ),
            file_name=f"{file_stem(name if table == MAP else f'{name} {_table_name(table)}')}{known.suffixes[0]}",
            mime=known.media_type,
            key=f"exporting.download.{known.name}",
            icon=":material/download:",
            on_click="ignore",
            help=translate("exchange.download_as", suffix=known.suffixes[0]),
        )


def _left_out(known: Format, table: str) -> None:
    """List what a format cannot carry, for whoever asks."""
    translate = session.translator()
    with st.popover(translate("exchange.left_out"), type="tertiary", key=f"exporting.left_out.{known.name}"):
        st.markdown("\n".join(f"- {translate(f'carry.{code}')}" for code in _losses(known, table)))


def _pictures_left_out(bench: Workbench) -> None:
    """Say how many pictures the project's own file has no room for, before it is made."""
    document = bench.document(session.actor())
    count = session.services().pictures.left_out(bench.project_id, document)
    if count:
        key = "image.not_in_file_one" if count == 1 else "image.not_in_file"
        st.warning(session.translator()(key, count=count), icon=":material/hide_image:")


def sample_table() -> None:
    """Offer a small journey as a table, as the pattern for one's own."""
    translate = session.translator()
    st.download_button(
        translate("exchange.sample_table"),
        partial(_sample, session.locale()),
        file_name=f"{file_stem(translate('exchange.sample_name'))}{workbook.FORMAT.suffixes[0]}",
        mime=workbook.FORMAT.media_type,
        key="exporting.sample",
        type="tertiary",
        icon=":material/download:",
        on_click="ignore",
    )


def _sample(locale: str) -> bytes:
    assert workbook.FORMAT.write is not None
    return workbook.FORMAT.write(load_starter(SAMPLE, locale), WriteOptions(locale))


def _losses(known: Format, table: str = MAP) -> tuple[str, ...]:
    """Return what a format loses, in short: a file of one table leaves out the others, whichever it is."""
    return one_table_losses(table) if known.is_one_table else known.cannot_carry


def _chosen_table(bench: Workbench) -> str:
    """Let a person choose among the tables that hold anything, when there is a choice."""
    translate = session.translator()
    tables = [MAP, *(sheet.name for sheet, _ in filled_sheets(bench.document(session.actor()), session.locale()))]
    if len(tables) == 1:
        return MAP
    chosen = st.selectbox(
        translate("exchange.table"),
        tables,
        format_func=_table_name,
        key="exporting.table",
        help=translate("exchange.table_help"),
    )
    return str(chosen)


def _table_name(table: str) -> str:
    return session.translator()("format.table.sheet" if table == MAP else f"format.sheet.{table}")


def _bytes(bench: Workbench, pictures: PictureService, known: Format, actor: Actor, options: WriteOptions) -> bytes:
    """Return the file; Streamlit asks for it outside the script, where there is no session."""
    assert known.write is not None
    document = to_carry(bench.document(actor))
    return known.write(document, replace(options, pictures=pictures.of(bench.project_id, document)))


def file_stem(name: str) -> str:
    """Return a project's name as a file name on any system; none is written backwards to hide what kind of file it is.

    >>> file_stem("Hotel: A/B "), file_stem(chr(0x202E) + "gnp.exe")
    ('Hotel A B', 'gnp.exe')
    """
    return " ".join(_UNSAFE.sub(" ", name).split()).strip(". ")[:80] or "journey"
