"""The client report: language, sections and kind of file, the list of its pages, and the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from cxdesign.formats.report import writing
from cxdesign.formats.report.placed import Page
from cxdesign.formats.report.writing import KINDS, MEDIA_TYPES, Kind, ReportOptions
from cxdesign.i18n import LOCALES
from cxdesign.services import client_report as client_report_file
from cxdesign.services.bootstrap import display_name
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.head import LOCALE_NAMES
from cxdesign.ui.panels.exporting import file_stem
from cxdesign.ui.plain import escaped
from cxdesign.views.report.outline import SECTIONS

LETTERS_SHOWN = 12
"""Most letters named that no font has (ours)."""


@dataclass(frozen=True)
class _Made:
    """A finished file, and what it was made from: another wish or a newer revision asks for another one."""

    wish: tuple[object, ...]
    data: bytes
    undrawable: str


def client_report(bench: Workbench) -> None:
    """Offer the report of a project."""
    translate = session.translator()
    kind, options = _wish()
    wish = (bench.project_id, bench.revision, kind, options)
    pages = _pages(bench, kind, options, wish)
    _outline(pages)
    with st.container(key="report.buttons", horizontal=True, gap="small", vertical_alignment="center"):
        making = st.button(translate("report.make"), key="report.make", icon=":material/slideshow:")
        if making:
            with dispatch.guarded(dispatch.block):
                _make(bench, kind, options, wish)
        _download(bench, kind, options, wish)
    made = _made(wish)
    if made is not None and made.undrawable:
        st.warning(
            translate("report.undrawable", letters=escaped(made.undrawable[:LETTERS_SHOWN])),
            icon=":material/font_download:",
        )


def _wish() -> tuple[Kind, ReportOptions]:
    """Ask for everything a report can be told."""
    translate = session.translator()
    with st.container(key="report.wish", horizontal=True, gap="medium"):
        kind = st.segmented_control(
            translate("report.kind"), KINDS, default=KINDS[0], required=True, key="report.kind",
            format_func=lambda one: translate(f"report.kind_{one}"),
        )  # fmt: skip
        locale = st.segmented_control(
            translate("report.language"), LOCALES, default=_own_locale(), required=True, key="report.locale",
            format_func=lambda one: translate(LOCALE_NAMES[one]),
        )  # fmt: skip
        author = st.text_input(
            translate("report.author"), session.own_name(), key="report.author", max_chars=60, width=240,
            placeholder=translate("shell.own_name_placeholder"),
        )  # fmt: skip
    wanted = st.pills(
        translate("report.sections"), SECTIONS, selection_mode="multi", default=SECTIONS, key="report.sections",
        format_func=lambda one: translate(f"report.section_{one}"), help=translate("report.sections_help"),
    )  # fmt: skip
    chosen = tuple(name for name in SECTIONS if name in wanted)
    today = session.services().today()
    return kind or KINDS[0], ReportOptions(today, locale or _own_locale(), display_name(author), chosen)


def _own_locale() -> str:
    return session.locale() if session.locale() in LOCALES else LOCALES[0]


def _pages(bench: Workbench, kind: Kind, options: ReportOptions, wish: tuple[object, ...]) -> tuple[Page, ...]:
    """Return the pages the file will have, laid out once for each wish."""
    kept: tuple[tuple[object, ...], tuple[Page, ...]] | None = session.kept("report.preview")
    if kept is None or kept[0] != wish:
        document = bench.document(session.actor())
        pictures = session.services().pictures.of(bench.project_id, document)
        kept = (wish, client_report_file.preview(document, kind, options, pictures=pictures))
        session.keep("report.preview", kept)
    return kept[1]


def _outline(pages: Sequence[Page]) -> None:
    """List the pages, those of one section in one line."""
    translate = session.translator()
    counts = Counter(page.section_id for page in pages)
    lines, number = [], 1
    for section_id, count in counts.items():
        name = translate("report.section_title" if section_id == "title" else f"report.section_{section_id}")
        last = number + count - 1
        places = str(number) if count == 1 else f"{number}–{last}"
        lines.append(translate("report.outline_line", name=name, places=places))
        number = last + 1
    with st.expander(translate("report.outline", count=len(pages)), expanded=True, key="report.outline"):
        st.markdown("\n".join(f"* {escaped(line)}" for line in lines))


def _make(bench: Workbench, kind: Kind, options: ReportOptions, wish: tuple[object, ...]) -> None:
    """Make the file, page by page, and keep it."""
    document = bench.document(session.actor())
    bar = st.progress(0.0, session.translator()("report.making"))
    pictures = session.services().pictures.of(bench.project_id, document)
    data = client_report_file.write_client_report(document, kind, options, partial(_advance, bar), pictures=pictures)
    bar.empty()
    session.keep("report.made", _Made(wish, data, writing.undrawable(document, kind, options)))


def _advance(bar: st.delta_generator.DeltaGenerator, done: int, total: int) -> None:
    text = session.translator()("report.making_page", page=done, pages=total)
    bar.progress(done / total, text)


def _made(wish: tuple[object, ...]) -> _Made | None:
    made: _Made | None = session.kept("report.made")
    return made if made is not None and made.wish == wish else None


def _download(bench: Workbench, kind: Kind, options: ReportOptions, wish: tuple[object, ...]) -> None:
    made = _made(wish)
    if made is None:
        return
    translate = session.translator()
    name = bench.document(session.actor()).project.name
    st.download_button(
        translate("report.download", suffix=f".{kind}"),
        made.data,
        file_name=f"{file_stem(name)}.{options.locale}.{kind}",
        mime=MEDIA_TYPES[kind],
        key="report.download",
        type="primary",
        icon=":material/download:",
        on_click="ignore",
    )
