"""Answers from a pasted table or a file: what the columns are is said first, then the answers are kept, all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from cxdesign.analysis.measures import ROLES, Role
from cxdesign.analysis.questionnaires import SERVQUAL_ITEMS
from cxdesign.commands.answers import AddAnswers
from cxdesign.domain.answers import AnswerSetAttributes
from cxdesign.domain.document import Document
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.domain.vocabulary import Metric
from cxdesign.formats.answer_tables import AnswerTable, MappedAnswers, guessed_roles, map_answers, read_answer_tables
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import result
from cxdesign.ui.plain import escaped
from cxdesign.views.metric_words import counted
from cxdesign.views.registers import choices

NONE = ""
EXAMPLE_LENGTH = 24


def importer(bench: Workbench, document: Document) -> None:
    """Ask for a table, show what was read, and keep it."""
    translate = session.translator()
    with result.section("metrics.add", translate("metrics.add"), translate("metrics.add_text")):
        metric = _metric()
        tables = _tables()
        if not tables:
            return
        table = tables[0] if len(tables) == 1 else tables[_sheet(tables)]
        mapped = _mapped(table, metric)
        if mapped is not None:
            _form(bench, document, metric)


def _metric() -> Metric:
    translate = session.translator()
    chosen = st.segmented_control(
        translate("metrics.metric"),
        [metric.value for metric in Metric],
        format_func=lambda metric: translate(f"enum.metric.{metric}"),
        default=Metric.NPS.value,
        required=True,
        key="metrics.metric",
    )
    return Metric(chosen or Metric.NPS.value)


def _tables() -> tuple[AnswerTable, ...]:
    translate, visit = session.translator(), _visit()
    with st.container(key="metrics.paste_row", horizontal=True, vertical_alignment="bottom", gap="small"):
        pasted = st.text_area(
            translate("metrics.paste"), key=f"metrics.paste.{visit}", help=translate("metrics.paste_help"), height=110
        )
        st.button(translate("metrics.read_do"), key="metrics.read")  # leaving the field for it is what reads
    file = st.file_uploader(translate("metrics.file"), key=f"metrics.file.{visit}")
    st.caption(translate("metrics.kinds"))
    with dispatch.guarded(dispatch.block):
        return _handed_over(file, pasted)
    return ()


def _visit() -> int:
    """Return how many tables were kept in this tab: the fields for the next one start empty under keys of their own."""
    return int(session.kept("metrics.import", 0))


def _handed_over(file: Any, pasted: str | None) -> tuple[AnswerTable, ...]:  # Any: a file as Streamlit hands it over
    """Return the tables in a file, or in what was pasted."""
    data = file.getvalue() if file is not None else (pasted or "").encode()
    return _read(data) if data.strip() else ()


@st.cache_resource(max_entries=4, show_spinner=False)  # a large workbook takes seconds, and every choice asks again
def _read(data: bytes) -> tuple[AnswerTable, ...]:
    """Return the tables in what was handed over, read once."""
    return read_answer_tables(data)


def _sheet(tables: Sequence[AnswerTable]) -> int:
    return st.selectbox(
        session.translator()("metrics.sheet"),
        range(len(tables)),
        format_func=lambda place: tables[place].title,
        key="metrics.sheet",
    )


def _mapped(table: AnswerTable, metric: Metric) -> MappedAnswers | None:
    """Ask what the columns are; None as long as one is missing or doubled."""
    translate = session.translator()
    guessed = guessed_roles(table, metric)
    labels = {NONE: translate("metrics.role_none"), **{role.key: _role_name(role.key) for role in ROLES[metric]}}
    st.markdown(f"**{translate('metrics.columns')}**")
    roles: list[str | None] = []
    with st.container(key="metrics.columns", horizontal=True, gap="small"):
        for column, role in enumerate(guessed):
            roles.append(_role(table, column, role, labels, _role_key(metric, column, len(guessed))))
    missing = _missing(metric, roles)
    if missing is not None:
        st.warning(translate("metrics.missing_role", role=labels[missing]), icon=":material/help:")
        return None
    with dispatch.guarded(dispatch.block):
        mapped = map_answers(table, metric, roles)
        _told(mapped)
        return mapped
    return None


def _role(table: AnswerTable, column: int, guessed: str | None, labels: Mapping[str, str], key: str) -> str | None:
    translate = session.translator()
    title = table.headings[column] or translate("metrics.column_untitled", number=column + 1)
    example = next((row[column] for row in table.rows if row[column]), "")[:EXAMPLE_LENGTH]
    chosen = st.selectbox(
        translate("metrics.column_of", heading=escaped(title), example=escaped(example)),
        list(labels),
        index=list(labels).index(guessed or NONE),
        format_func=lambda role: labels[role],
        key=key,
        width=220,
    )
    return chosen or None


def _role_key(metric: Metric, column: int, columns: int) -> str:
    return f"metrics.role.{metric.value}.{column}.{columns}"


def _role_name(key: str) -> str:
    translate = session.translator()
    dimension, _, side = key.rpartition("_")
    if dimension in SERVQUAL_ITEMS:
        return translate(f"metrics.role_{side}", dimension=translate(f"board.field_weight_{dimension}"))
    return translate(f"metrics.role_{key}")


def _missing(metric: Metric, roles: Sequence[str | None]) -> str | None:
    """Return a role that is needed and not there."""
    known: tuple[Role, ...] = ROLES[metric]
    wanted = (role.key for role in known if role.is_required and role.key not in roles)
    return next(wanted, None) or (None if any(roles) else known[0].key)


def _told(mapped: MappedAnswers) -> None:
    translate = session.translator()
    st.caption(counted("metrics.read", len(mapped.rows), translate))
    if mapped.unread:
        cells = (translate("metrics.unread_cell", address=cell.address, text=cell.text) for cell in mapped.unread)
        told = escaped(translate("figure.separator").join(cells))
        st.warning(counted("metrics.unread", mapped.unread_count, translate, cells=told), icon=":material/rule:")


def _form(bench: Workbench, document: Document, metric: Metric) -> None:
    translate = session.translator()
    keys = {field: f"metrics.{field}.{_visit()}" for field in ("collected", "limit", "measured")}
    keys["name"] = f"metrics.name.{metric.value}"
    default = translate(f"enum.metric.{metric.value}")
    name = st.text_input(
        translate("metrics.name"), default, key=keys["name"], max_chars=NAME_LENGTH, autocomplete="off"
    )
    st.text_input(translate("metrics.collected"), key=keys["collected"], max_chars=NAME_LENGTH, autocomplete="off")
    limit = None
    if metric is Metric.ON_TIME:
        limit = st.number_input(translate("metrics.limit"), value=None, key=keys["limit"], format="%g", step=1.0)
    offered = {choice.id: choice.label for choice in choices(document, ["touchpoint"], translate)}
    st.multiselect(
        translate("metrics.measures"),
        list(offered),
        format_func=lambda record_id: offered[record_id],
        placeholder=translate("register.choose"),
        disabled=not offered,
        key=keys["measured"],
    )
    is_ready = metric is not Metric.ON_TIME or limit is not None
    if not is_ready:
        st.caption(translate("metrics.limit_wanted"))
    st.button(
        translate("metrics.save", name=escaped((name or "").strip() or default)),
        key="metrics.save",
        type="primary",
        icon=":material/add:",
        disabled=not is_ready,
        on_click=dispatch.doing(_add, bench, metric, keys),
    )


def _add(bench: Workbench, metric: Metric, keys: Mapping[str, str]) -> None:
    """Keep the answers as the fields stand now: a choice may be newer than the page the button was drawn on."""
    translate, mapped = session.translator(), _as_it_stands(metric)
    entered = {field: session.kept(key) for field, key in keys.items()}
    if mapped is None or (metric is Metric.ON_TIME and entered["limit"] is None):
        return
    command = AddAnswers(
        answer_set_id=f"answer_set:{session.new_command_id()}",
        set_name=(entered["name"] or "").strip() or translate(f"enum.metric.{metric.value}"),
        metric=metric,
        columns=mapped.columns,
        rows=mapped.rows,
        attributes=AnswerSetAttributes(collected=(entered["collected"] or "").strip(), limit=entered["limit"]),
        touchpoint_ids=tuple(entered["measured"] or ()),
    )
    bench.execute(session.actor(), session.new_command_id(), command)
    session.keep("metrics.import", _visit() + 1)
    dispatch.toast(translate("metrics.added"))


def _as_it_stands(metric: Metric) -> MappedAnswers | None:
    """Return the answers in what is handed over and chosen at this moment; None when a column is missing by now."""
    tables = _handed_over(session.kept(f"metrics.file.{_visit()}"), session.kept(f"metrics.paste.{_visit()}"))
    if not tables:
        return None
    place = int(session.kept("metrics.sheet", 0)) if len(tables) > 1 else 0
    table = tables[min(place, len(tables) - 1)]
    guessed = guessed_roles(table, metric)
    keys = [_role_key(metric, column, len(guessed)) for column in range(len(guessed))]
    roles = [session.kept(key, role) or None for key, role in zip(keys, guessed, strict=True)]
    return None if _missing(metric, roles) is not None else map_answers(table, metric, roles)
