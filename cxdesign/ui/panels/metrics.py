"""The figures of customers' answers: one after the other, each with its groups, its source and its answers."""

from __future__ import annotations

from collections.abc import Set

import streamlit as st

from cxdesign.analysis.measures import Measured, expectation_points, measure
from cxdesign.charts.picture import Table
from cxdesign.commands import Command
from cxdesign.commands.answers import EditAnswers, RemoveAnswers, RenameAnswers
from cxdesign.commands.relation import Relate, Unrelate
from cxdesign.domain.answers import AnswerSet, AnswerSetAttributes
from cxdesign.domain.document import Document
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.domain.relations import Relation, relation_id
from cxdesign.domain.vocabulary import Metric, Provenance, RelationType
from cxdesign.errors import NumbersInvalid
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import figure_row, opened, result, undoing
from cxdesign.ui.panels.register_form import digest
from cxdesign.ui.plain import escaped
from cxdesign.views.metrics import Lines, MeasuredWords
from cxdesign.views.opened import OpenedFigure
from cxdesign.views.registers import choices

AREA = "metrics"
ROWS_SHOWN = 200
"""Most answers that are listed (ours)."""


def figures(bench: Workbench, document: Document) -> None:
    """Draw every set of answers with its figure; without any, say what to do."""
    translate = session.translator()
    undoing.notice(bench, AREA, translate("metrics.removed"))
    sets = document.entries(AnswerSet)
    if not sets:
        st.info(translate("metrics.empty"), icon=":material/monitoring:")
        return
    told = {answers.id: words for answers in sets if (words := _words(document, answers)) is not None}

    def figure_of(answer_set_id: str) -> OpenedFigure | None:
        return told[answer_set_id].opened() if answer_set_id in told else None

    with opened.beside(AREA, figure_of):
        for answers in sets:
            _set(bench, document, answers, told.get(answers.id))


def _words(document: Document, answers: AnswerSet) -> MeasuredWords | None:
    measured: Measured | None = None
    with dispatch.guarded(dispatch.block):
        try:
            measured = measure(answers, expectation_points(document))
        except NumbersInvalid as error:
            st.error(escaped(f"{answers.name}: {session.translator().error(error)}"), icon=":material/error:")
    return None if measured is None else MeasuredWords(document, answers, measured, session.translator())


def _set(bench: Workbench, document: Document, answers: AnswerSet, words: MeasuredWords | None) -> None:
    side = "" if words is None else escaped(words.facts())
    with result.section(f"metrics.{answers.id}", escaped(answers.name), side):
        if words is not None:
            figure_row.figure(AREA, words.statement())
            lines = words.groups()
            if lines is not None:
                result.table(f"metrics.{answers.id}", _table(lines))
            between = words.between()
            if between is not None:
                st.caption(escaped(between))
        with st.expander(session.translator()("metrics.details"), key=f"metrics.details.{answers.id}"):
            _details(bench, document, answers)


def _table(lines: Lines) -> Table:
    return Table(lines.columns, lines.rows)


def _details(bench: Workbench, document: Document, answers: AnswerSet) -> None:
    translate = session.translator()
    _line(bench, answers, "name", translate("board.field_name"))
    _line(bench, answers, "collected", translate("metrics.collected"))
    _line(bench, answers, "source", translate("board.field_source"))
    _provenance(bench, answers)
    if answers.metric is Metric.ON_TIME:
        key = f"metrics.limit.{answers.id}.{digest(answers.limit)}"
        st.number_input(
            translate("metrics.limit"),
            value=answers.limit,
            key=key,
            format="%g",
            step=1.0,
            on_change=dispatch.doing(_keep, bench, answers.id, "limit", key),
        )
    _touchpoints(bench, document, answers)
    _answers(answers)
    st.button(
        translate("metrics.remove"),
        key=f"metrics.remove.{answers.id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=dispatch.doing(_remove, bench, answers.id),
    )


def _line(bench: Workbench, answers: AnswerSet, field: str, label: str) -> None:
    value = getattr(answers, field)
    key = f"metrics.{field}.{answers.id}.{digest(value)}"
    keep = dispatch.doing(_keep, bench, answers.id, field, key)
    st.text_input(label, value, key=key, max_chars=NAME_LENGTH, autocomplete="off", on_change=keep)


def _provenance(bench: Workbench, answers: AnswerSet) -> None:
    translate = session.translator()
    options = ["", *(member.value for member in Provenance)]
    key = f"metrics.provenance.{answers.id}.{digest(answers.provenance)}"
    st.selectbox(
        translate("board.field_provenance"),
        options,
        index=options.index(answers.provenance or ""),
        format_func=lambda o: translate(f"enum.provenance.{o}") if o else translate("register.not_set"),
        key=key,
        on_change=dispatch.doing(_keep, bench, answers.id, "provenance", key),
    )


def _touchpoints(bench: Workbench, document: Document, answers: AnswerSet) -> None:
    translate = session.translator()
    offered = {choice.id: choice.label for choice in choices(document, ["touchpoint"], translate)}
    linked = _linked(document, answers.id)
    key = f"metrics.touchpoints.{answers.id}.{digest(linked)}"
    st.multiselect(
        translate("metrics.measures"),
        list(offered),
        default=linked,
        format_func=lambda record_id: offered[record_id],
        placeholder=translate("register.choose"),
        disabled=not offered,
        key=key,
        on_change=dispatch.doing(_relate, bench, answers.id, key, frozenset(linked)),
    )


def _linked(document: Document, answer_set_id: str) -> list[str]:
    """Return the touchpoints a set of answers measures."""
    return sorted(
        link.source_id
        for link in document.all(Relation)
        if link.relation is RelationType.MEASURED_BY and link.target_id == answer_set_id
    )


def _answers(answers: AnswerSet) -> None:
    rows = [["" if value is None else value for value in row] for row in answers.rows[:ROWS_SHOWN]]
    columns = {name: [str(row[place]) for row in rows] for place, name in enumerate(answers.columns)}
    st.dataframe(columns, key=f"metrics.rows.{answers.id}", hide_index=True, height=220)


def _keep(bench: Workbench, answer_set_id: str, field: str, key: str) -> None:
    entered = session.kept(key)
    value = entered.strip() if isinstance(entered, str) else entered
    if field == "name":
        _do(bench, RenameAnswers(answer_set_id=answer_set_id, new_name=value))
    else:
        attributes = AnswerSetAttributes.model_validate({field: value or (None if field != "collected" else "")})
        _do(bench, EditAnswers(answer_set_id=answer_set_id, attributes=attributes))


def _relate(bench: Workbench, answer_set_id: str, key: str, drawn: Set[str]) -> None:
    """Carry over what the reader has changed of the links drawn; those made meanwhile stay."""
    wanted, relation = set(session.kept(key) or ()), RelationType.MEASURED_BY
    linked = set(_linked(bench.document(session.actor()), answer_set_id))
    for touchpoint_id in sorted(wanted - drawn - linked):
        _do(bench, Relate(relation=relation, source_id=touchpoint_id, target_id=answer_set_id))
    for touchpoint_id in sorted((drawn - wanted) & linked):
        _do(bench, Unrelate(relation_id=relation_id(relation, touchpoint_id, answer_set_id)))


def _remove(bench: Workbench, answer_set_id: str) -> None:
    operation = bench.execute(session.actor(), session.new_command_id(), RemoveAnswers(answer_set_id=answer_set_id))
    undoing.offer(bench, AREA, operation)


def _do(bench: Workbench, command: Command) -> None:
    bench.execute(session.actor(), session.new_command_id(), command)
