"""The form of one entry of a register: a field is kept as soon as it is left, a link as soon as it is chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence, Set
from datetime import date
from types import MappingProxyType
from typing import Any

import streamlit as st

from cxdesign.commands.entry import EditEntry, RemoveEntry
from cxdesign.commands.relation import Relate, Unrelate
from cxdesign.domain.document import Document, Entry
from cxdesign.domain.records import NAME_LENGTH, TEXT_LENGTH
from cxdesign.domain.relations import Relation
from cxdesign.errors import CxDesignError
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import glossary, undoing, unkept
from cxdesign.ui.panels.register_fields import FORMS, ORIGIN, Bond, Field, Widget
from cxdesign.views.registers import choices

GRADES = (1, 2, 3, 4, 5)


def form(bench: Workbench, document: Document, entry: Entry) -> None:
    """Draw name, fields and links of an entry."""
    translate = session.translator()
    _field(bench, entry, Field("name"))
    for field in FORMS[type(entry)].fields:
        _field(bench, entry, field)
    for bond in FORMS[type(entry)].bonds:
        _bond(bench, document, entry, bond)
    with st.expander(translate("register.origin"), key=f"register.origin.{entry.id}"):
        for field in ORIGIN:
            _field(bench, entry, field)


def removal(bench: Workbench, entry: Entry) -> None:
    """Offer to remove an entry, below all that is said of it."""
    st.button(
        session.translator()("register.remove"),
        key=f"register.remove.{entry.id}",
        type="tertiary",
        icon=":material/delete:",
        on_click=dispatch.doing(_remove, bench, entry.id),
    )


def edit(bench: Workbench, entry_id: str, attributes: Mapping[str, Any]) -> None:  # Any: values of fields
    """Give fields of an entry other values."""
    command = EditEntry(entry_id=entry_id, attributes=dict(attributes))
    bench.execute(session.actor(), session.new_command_id(), command)


def digest(value: object) -> str:
    """Return what makes a field's key new when somebody else has changed its value."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:8]


def _remove(bench: Workbench, entry_id: str) -> None:
    operation = bench.execute(session.actor(), session.new_command_id(), RemoveEntry(entry_id=entry_id))
    undoing.offer(bench, "register", operation)


def _field(bench: Workbench, entry: Entry, field: Field) -> None:
    value = getattr(entry, field.name)
    refusals = session.kept(_refused_key(entry, field), 0)
    key = f"register.field.{entry.id}.{field.name}.{digest((value, refusals))}"
    label = session.translator()(f"board.field_{field.name}")
    _DRAWN[field.widget](label, value, field, key, dispatch.doing(_keep, bench, entry, field, key))


def _keep(bench: Workbench, drawn: Entry, field: Field, key: str) -> None:
    """Keep what was entered; a field a colleague has changed meanwhile is not overwritten without asking."""
    value = _value(field, session.kept(key))
    present = bench.document(session.actor()).get(drawn.id)
    theirs = getattr(present, field.name, None)
    own_key = f"register.own.{drawn.id}.{field.name}"
    if present is not None and theirs not in (getattr(drawn, field.name), session.kept(own_key), value):
        _tell_conflict(bench, drawn, field, value, theirs)
        return
    try:
        edit(bench, drawn.id, {field.name: value})
    except CxDesignError as error:
        session.keep(_refused_key(drawn, field), session.kept(_refused_key(drawn, field), 0) + 1)
        if value:
            told = session.translator()("register.unkept", why=_sentence(error), mine=_told(field, value))
            unkept.remember(bench, told)
        raise
    session.keep(own_key, value)


def _tell_conflict(bench: Workbench, drawn: Entry, field: Field, value: Any, theirs: Any) -> None:  # Any: of a field
    translate = session.translator()
    label = translate(f"board.field_{field.name}")
    told = translate("register.conflict", field=label, theirs=_told(field, theirs), mine=_told(field, value))
    unkept.remember(bench, told, drawn.id, {field.name: value})
    dispatch.toast(translate("register.conflict_where", field=label))


def _refused_key(entry: Entry, field: Field) -> str:
    """Return where it is counted how often a value was refused: the field is drawn anew with what is stored."""
    return f"register.refused.{entry.id}.{field.name}"


def _sentence(error: CxDesignError) -> str:
    return session.translator().error(error)


def _told(field: Field, value: Any) -> str:  # Any: the value of a field
    if value is None or value in ("", [], ()):
        return session.translator()("register.not_set")
    if field.widget is Widget.VERDICT:
        return session.translator()("register.met" if value else "register.unmet")
    items = value if isinstance(value, list | tuple | frozenset) else (value,)
    known = _labels(field) if field.area else {}
    separator = session.translator()("figure.separator")
    return separator.join(known.get(str(item), f"{item:g}" if isinstance(item, float) else str(item)) for item in items)


def _value(field: Field, entered: Any) -> Any:  # Any: what the widget of a field gives
    if field.widget in {Widget.LINE, Widget.TEXT}:
        return str(entered or "").strip()
    if field.widget is Widget.VERDICT:
        return {"met": True, "unmet": False}.get(str(entered))
    if field.widget is Widget.NUMBER:
        return None if entered is None else float(entered)
    if field.widget is Widget.CHOICE:
        return entered or None
    if field.widget is Widget.SEVERAL:
        return list(entered or ())
    return entered.isoformat() if isinstance(entered, date) else entered


Drawn = Callable[[str, Any, Field, str, Callable[[], None]], None]  # Any: the value of a field


def _help(field: Field) -> str | None:
    return glossary.help_for(f"board.field_{field.name}")


def _line(label: str, value: str, field: Field, key: str, keep: Callable[[], None]) -> None:
    st.text_input(label, value, key=key, help=_help(field), max_chars=NAME_LENGTH, autocomplete="off", on_change=keep)


def _text(label: str, value: str, field: Field, key: str, keep: Callable[[], None]) -> None:
    st.text_area(label, value, key=key, help=_help(field), height=76, max_chars=TEXT_LENGTH, on_change=keep)


def _number(label: str, value: float | None, field: Field, key: str, keep: Callable[[], None]) -> None:
    st.number_input(label, value=value, key=key, help=_help(field), on_change=keep, format="%g", step=1.0)


def _grade(label: str, value: int | None, field: Field, key: str, keep: Callable[[], None]) -> None:
    st.segmented_control(label, GRADES, default=value, key=key, help=_help(field), on_change=keep)


def _flag(label: str, value: bool, field: Field, key: str, keep: Callable[[], None]) -> None:
    st.toggle(label, value, key=key, help=_help(field), on_change=keep)


def _verdict(label: str, value: bool | None, field: Field, key: str, keep: Callable[[], None]) -> None:
    translate = session.translator()
    default = None if value is None else "met" if value else "unmet"
    options = ("met", "unmet")
    st.segmented_control(
        label,
        options,
        default=default,
        format_func=lambda option: translate(f"register.{option}"),
        key=key,
        help=_help(field),
        on_change=keep,
    )


def _day(label: str, value: date | None, field: Field, key: str, keep: Callable[[], None]) -> None:
    earliest, latest = date(1900, 1, 1), date(2199, 12, 31)
    st.date_input(label, value, earliest, latest, key=key, help=_help(field), format="YYYY-MM-DD", on_change=keep)


def _choice(label: str, value: str | None, field: Field, key: str, keep: Callable[[], None]) -> None:
    known = _labels(field)
    if not field.is_required:
        known = {"": session.translator()("register.not_set"), **known}
    st.selectbox(
        label,
        list(known),
        index=list(known).index(value or ""),
        format_func=lambda option: known[option],
        key=key,
        help=_help(field),
        on_change=keep,
    )


def _several(label: str, value: Sequence[str], field: Field, key: str, keep: Callable[[], None]) -> None:
    known = _labels(field)
    st.pills(
        label,
        list(known),
        default=[str(item) for item in value],
        format_func=lambda option: known[option],
        selection_mode="multi",
        key=key,
        help=_help(field),
        on_change=keep,
    )


def _labels(field: Field) -> dict[str, str]:
    prefix = f"enum.{field.area}."
    return {key.removeprefix(prefix): text for key, text in session.translator().below(prefix).items()}


_DRAWN: Mapping[Widget, Drawn] = MappingProxyType(
    {
        Widget.LINE: _line,
        Widget.TEXT: _text,
        Widget.NUMBER: _number,
        Widget.GRADE: _grade,
        Widget.FLAG: _flag,
        Widget.VERDICT: _verdict,
        Widget.DAY: _day,
        Widget.CHOICE: _choice,
        Widget.SEVERAL: _several,
    }
)


def _bond(bench: Workbench, document: Document, entry: Entry, bond: Bond) -> None:
    translate = session.translator()
    offered = {choice.id: choice.label for choice in choices(document, bond.kinds, translate)}
    linked = _linked(document, entry.id, bond)
    key = f"register.bond.{entry.id}.{bond.relation.value}.{digest(sorted(linked))}"
    st.multiselect(
        translate(f"register.bond_{bond.relation.value}_{'out' if bond.is_source else 'in'}"),
        list(offered),
        default=[record_id for record_id in offered if record_id in linked],
        format_func=lambda record_id: offered[record_id],
        placeholder=translate("register.choose"),
        disabled=not offered,
        key=key,
        on_change=dispatch.doing(_relate, bench, entry.id, bond, key, linked.keys() & offered.keys()),
    )


def _linked(document: Document, entry_id: str, bond: Bond) -> Mapping[str, str]:
    """Return the records an entry is linked with, each with the id of the relation."""
    found: dict[str, str] = {}
    for relation in document.all(Relation):
        ends = (relation.source_id, relation.target_id)
        mine, other = ends if bond.is_source else ends[::-1]
        if relation.relation is bond.relation and mine == entry_id:
            found[other] = relation.id
    return found


def _relate(bench: Workbench, entry_id: str, bond: Bond, key: str, drawn: Set[str]) -> None:
    """Carry over what the reader has changed of the links drawn; those a colleague made meanwhile stay."""
    actor = session.actor()
    wanted = set(session.kept(key) or ())
    linked = _linked(bench.document(actor), entry_id, bond)
    for other in sorted(wanted - drawn - linked.keys()):
        source, target = (entry_id, other) if bond.is_source else (other, entry_id)
        bench.execute(
            actor, session.new_command_id(), Relate(relation=bond.relation, source_id=source, target_id=target)
        )
    for other in sorted((drawn - wanted) & linked.keys()):
        bench.execute(actor, session.new_command_id(), Unrelate(relation_id=linked[other]))
