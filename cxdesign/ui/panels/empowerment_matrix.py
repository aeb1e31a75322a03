"""The empowerment matrix: a row for each situation, a column for each role, in each cell limit and escalation."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cxdesign.analysis.empowerment import NOBODY, empowerment_matrix
from cxdesign.analysis.environment import without_empowered
from cxdesign.commands.base import Command, shortened
from cxdesign.commands.entry import AddEntry, EditEntry, RemoveEntry
from cxdesign.commands.relation import Relate
from cxdesign.commands.several_entries import AddEntries, EditEntries, RemoveEntries
from cxdesign.domain.cards import Step
from cxdesign.domain.document import Document
from cxdesign.domain.environment import Empowerment
from cxdesign.domain.vocabulary import RelationType
from cxdesign.errors import CommandInvalid
from cxdesign.history.operation import Operation
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.matrix import Added, Filled, Opened, Removed, Renamed, matrix
from cxdesign.ui.panels import undoing, unkept
from cxdesign.ui.plain import escaped
from cxdesign.views.matrix import empowerment_grid

PLACE = "register"
"""Where a removal is remembered, and offered to be taken back: the same as for the lists beside."""
SHOWN = 12
"""Most fail points offered at once (ours)."""


def grid(bench: Workbench, document: Document, opened_id: str) -> None:
    """Draw the matrix, and below it the fail points nobody is empowered for."""
    translate = session.translator()
    st.caption(translate("register.empowerment_text"))
    unkept.notice(bench)
    undoing.notice(bench, PLACE, translate("register.removed"))
    drawn = empowerment_grid(document, translate, further=_further(bench), opened_id=opened_id)
    labels = {name: translate(f"board.field_{name}") for name in ("limit", "escalation")}
    if not drawn.rows:
        st.markdown(translate("environment.no_situations"))
    matrix(bench, drawn, "empowerment", _carry_out, labels=labels)
    _fail_points(bench, document)
    undoing.latest(bench, PLACE)


def _fail_points(bench: Workbench, document: Document) -> None:
    """Offer a row for each step that fails while nobody may decide there."""
    translate, open_ones = session.translator(), without_empowered(document)
    if not open_ones:
        return
    with st.container(key="empowerment.failing", gap=None):
        st.markdown(translate("environment.failing"))
        with st.container(key="empowerment.steps", horizontal=True, gap="small"):
            for step in open_ones[:SHOWN]:
                st.button(
                    escaped(shortened(step.text)),
                    key=f"empowerment.step.{step.id}",
                    icon=":material/add:",
                    disabled=not session.actor().can_edit,
                    on_click=dispatch.doing(_add_for, bench, step),
                )
        if len(open_ones) > SHOWN:
            st.caption(translate("environment.failing_more", count=len(open_ones) - SHOWN))


def _add_for(bench: Workbench, step: Step) -> None:
    new_id = _new_id()
    name = AddEntry(entry_id=new_id, entry_name=shortened(step.text))
    link = Relate(relation=RelationType.EMPOWERED_BY, source_id=step.id, target_id=new_id)
    _do(bench, AddEntries(additions=(name, link)))
    _open(new_id)


def _carry_out(bench: Workbench, act: object) -> None:
    match act:
        case Filled():
            _fill(bench, act)
        case Renamed():
            field = {"situation": "name", "role": "empowered_role"}[act.what]
            edits = tuple(EditEntry(entry_id=found, attributes={field: act.text}) for found in act.entries)
            _do(bench, EditEntries(edits=edits))
        case Removed():
            removals = tuple(RemoveEntry(entry_id=found) for found in act.entries)
            undoing.offer(bench, PLACE, _do(bench, RemoveEntries(removals=removals)))
        case Added(what="situation"):
            new_id = _new_id()
            _do(bench, AddEntry(entry_id=new_id, entry_name=act.text))
            _open(new_id)
        case Added():
            session.keep(_further_key(bench), (*_further(bench), act.text))
        case Opened():
            _open(act.entry)
        case _:
            raise CommandInvalid("frame_malformed")


def _fill(bench: Workbench, act: Filled) -> None:
    """Write a cell; what a colleague has written there meanwhile stays, and one's own is shown back."""
    present = bench.document(session.actor())
    words = {"limit": act.limit.strip(), "escalation": act.escalation}
    if not act.entry:
        _do(bench, _filling(present, act, words))
        return
    entry = present.expect(act.entry, Empowerment)
    if (entry.limit, entry.escalation) not in {(act.was.limit, act.was.escalation), tuple(words.values())}:
        translate = session.translator()
        told = partial(translate, "environment.conflict", field=translate("environment.part_empowerment"))
        unkept.remember(bench, told(mine=_told(words)), entry.id, words)
        return
    _do(bench, EditEntry(entry_id=entry.id, attributes=words))


def _filling(document: Document, act: Filled, words: dict[str, str]) -> Command:
    """Return what fills an empty cell: a situation for which no role was named gets its role, any other an entry."""
    rows = empowerment_matrix(document).situations
    row = rows[int(act.row)] if act.row.isdecimal() and int(act.row) < len(rows) else None
    waiting = row.entries.get(NOBODY) if row is not None and row.name == act.situation else None
    attributes = {"empowered_role": act.column, **words}
    if waiting is not None:
        return EditEntry(entry_id=waiting.id, attributes=attributes)
    return AddEntry(entry_id=_new_id(), entry_name=act.situation, attributes=attributes)


def _told(words: dict[str, str]) -> str:
    return session.translator()("figure.separator").join(text for text in words.values() if text)


def _further_key(bench: Workbench) -> str:
    return f"empowerment.roles.{bench.project_id}"


def _further(bench: Workbench) -> tuple[str, ...]:
    found: tuple[str, ...] = session.kept(_further_key(bench), ())
    return found


def _new_id() -> str:
    return f"empowerment:{session.new_command_id()}"


def _open(entry_id: str) -> None:
    session.keep("register.open.empowerment", entry_id)


def _do(bench: Workbench, command: Command) -> Operation:
    return bench.execute(session.actor(), session.new_command_id(), command)
