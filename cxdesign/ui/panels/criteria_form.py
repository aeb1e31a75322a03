"""The form of one criterion of a set of one's own: a field is kept as soon as it is left."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import streamlit as st

from cxdesign.commands.criteria import AddCriterion, EditCriterion, RemoveCriterion
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import CriteriaSet, Criterion, CriterionAttributes, criterion_id
from cxdesign.domain.records import NAME_LENGTH, TEXT_LENGTH
from cxdesign.domain.vocabulary import Dimension, Level, Provenance
from cxdesign.errors import CxDesignError
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import criteria, criteria_reading, undoing, unkept
from cxdesign.views.criteria import own_words, rated_in

TEXTS = ("question", "anchor_1", "anchor_3", "anchor_5")
CHOICES: Mapping[str, type[StrEnum]] = {"dimension": Dimension, "level": Level, "provenance": Provenance}
WEIGHT_LIMIT = 1000.0
CODE_LENGTH = 40


def form(bench: Workbench, document: Document, own: CriteriaSet, code: str) -> None:
    """Draw the fields of a criterion; once somebody has rated by its set, its words are only read."""
    criterion = document.expect(criterion_id(own.id, code), Criterion)
    is_fixed = rated_in(document, own.id) is not None
    st.caption(code)
    _field(bench, criterion, "is_used", _toggle)
    _field(bench, criterion, "weight", _number)
    if is_fixed:
        criteria_reading.draw(own_words(criterion, session.locale()))
    else:
        _words(bench, criterion)


def _words(bench: Workbench, criterion: Criterion) -> None:
    _field(bench, criterion, "name", _line)
    for name in TEXTS:
        _field(bench, criterion, name, _area)
    for name in CHOICES:
        _field(bench, criterion, name, _choice)
    _field(bench, criterion, "source", _area)
    criteria_reading.feeding(own_words(criterion, session.locale()))
    st.button(
        session.translator()("criteria.remove"),
        key="criteria.remove",
        type="tertiary",
        icon=":material/delete:",
        on_click=dispatch.doing(_remove, bench, criterion.id),
    )


def adding(bench: Workbench, document: Document, own: CriteriaSet) -> None:
    """Offer to add a criterion under a code of one's own."""
    translate = session.translator()
    with st.popover(
        translate("criteria.add"),
        icon=":material/add:",
        key="criteria.adding",
        disabled=rated_in(document, own.id) is not None,
    ):
        st.text_input(
            translate("criteria.add_code"),
            key="criteria.add_code",
            max_chars=CODE_LENGTH,
            autocomplete="off",
            help=translate("criteria.add_code_help"),
        )
        st.button(
            translate("criteria.add_do"),
            key="criteria.add",
            type="primary",
            on_click=dispatch.doing(_add, bench, own.id),
        )


Draw = Callable[..., object]


def _field(bench: Workbench, criterion: Criterion, name: str, draw: Draw) -> None:
    value = getattr(criterion, name)
    shown = (value, session.locale(), session.kept(_refused_key(criterion, name), 0))
    digest = hashlib.sha256(repr(shown).encode()).hexdigest()[:8]
    key = f"criteria.field.{criterion.code}.{name}.{digest}"
    draw(
        session.translator()(f"criteria.field_{name}"),
        value,
        name,
        key=key,
        on_change=dispatch.doing(_keep, bench, criterion, name, key),
    )


def _line(label: str, value: str, _name: str, **options: Any) -> None:  # Any: as the widget takes them
    st.text_input(label, value, max_chars=NAME_LENGTH, autocomplete="off", **options)


def _area(label: str, value: str, _name: str, **options: Any) -> None:  # Any: as the widget takes them
    st.text_area(label, value, height=76, max_chars=TEXT_LENGTH, **options)


def _toggle(label: str, value: bool, _name: str, **options: Any) -> None:  # Any: as the widget takes them
    st.toggle(label, value, **options)


def _number(label: str, value: float, _name: str, **options: Any) -> None:  # Any: as the widget takes them
    st.number_input(label, 0.0, WEIGHT_LIMIT, value, step=0.5, format="%g", **options)


def _choice(label: str, value: StrEnum | None, name: str, **options: Any) -> None:  # Any: as the widget takes them
    known = _labels(name)
    start = list(known).index("" if value is None else value.value)
    st.selectbox(label, list(known), index=start, format_func=lambda option: known[option], **options)


def _labels(name: str) -> dict[str, str]:
    translate = session.translator()
    area = CHOICES[name]
    known = {member.value: translate(f"enum.{name}.{member.value}") for member in area}
    if name == "level":
        known = {value: f"{value} · {label}" for value, label in known.items()}
        return {"": translate("criteria.field_level_none"), **known}
    return {"": translate("criteria.not_stated"), **known} if name == "provenance" else known


def _keep(bench: Workbench, criterion: Criterion, name: str, key: str) -> None:
    """Keep what was entered; what is refused is shown back, and the field shows what is stored."""
    entered = session.kept(key)
    value = entered.strip() if isinstance(entered, str) else entered
    command = EditCriterion(
        criterion_id=criterion.id, attributes={name: None if value == "" and name in CHOICES else value}
    )
    try:
        bench.execute(session.actor(), session.new_command_id(), command)
    except CxDesignError as error:
        refused = _refused_key(criterion, name)
        session.keep(refused, session.kept(refused, 0) + 1)
        if isinstance(value, str) and value:
            translate = session.translator()
            unkept.remember(bench, translate("register.unkept", why=translate.error(error), mine=value))
        raise


def _refused_key(criterion: Criterion, name: str) -> str:
    """Return where it is counted how often a value was refused: the field is drawn anew with what is stored."""
    return f"criteria.refused.{criterion.id}.{name}"


def _add(bench: Workbench, set_id: str) -> None:
    translate = session.translator()
    code = str(session.kept("criteria.add_code", "")).strip()
    anchors = {f"anchor_{score}": translate("criteria.new_anchor", score=score) for score in (1, 3, 5)}
    attributes = CriterionAttributes(
        name=translate("criteria.new_name"),
        question=translate("criteria.new_question"),
        dimension=Dimension.CUSTOMER,
        provenance=Provenance.OURS,
        **anchors,
    )
    command = AddCriterion.model_validate({"set_id": set_id, "code": code, "attributes": attributes})
    bench.execute(session.actor(), session.new_command_id(), command)
    session.keep(criteria.OPEN, code)
    session.forget("criteria.add_code")


def _remove(bench: Workbench, found_id: str) -> None:
    operation = bench.execute(session.actor(), session.new_command_id(), RemoveCriterion(criterion_id=found_id))
    undoing.offer(bench, "criteria", operation)
    session.keep("criteria.done", "criteria.removed")
