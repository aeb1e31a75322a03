"""The criteria for peaks: set up, taken from a list or made up, renamed, ordered, turned into cost, removed."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

import streamlit as st

from cxdesign.analysis.peaks import DEFAULT_CRITERIA, MORE_CRITERIA, Criterion
from cxdesign.analysis.picking import Picking
from cxdesign.commands.base import Command
from cxdesign.commands.entry import AddEntry, EditEntry, MoveEntry, RemoveEntry
from cxdesign.commands.picking import NewPeakCriterion, SetUpPeakCriteria
from cxdesign.domain.picking import PeakCriterion
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import register_form, undoing
from cxdesign.views.picking_names import anchors, criterion_name

NAME_LIMIT = 80
ICONS: Mapping[str, str] = MappingProxyType(
    {"move_up": "arrow_upward", "move_down": "arrow_downward", "remove": "delete"}
)


def editor(bench: Workbench, found: Picking) -> None:
    """Draw the criteria as a list to be changed; without any, offer the usual five."""
    if not found.candidates.sound and not found.candidates.excluded:
        return
    if not found.criteria:
        st.button(
            session.translator()("peaks.set_up"),
            key="peaks.set_up",
            type="primary",
            icon=":material/checklist:",
            on_click=dispatch.doing(_set_up, bench),
        )
    with st.expander(session.translator()("peaks.criteria"), key="peaks.criteria", icon=":material/tune:"):
        for place, criterion in enumerate(found.criteria):
            _line(bench, found, place, criterion)
        _adding(bench, found)
        st.caption(session.translator()("peaks.criteria_text"))


def _line(bench: Workbench, found: Picking, place: int, criterion: PeakCriterion) -> None:
    translate = session.translator()
    name = criterion_name(criterion, translate)
    key = f"peaks.criterion.{criterion.id}"
    name_key, cost_key = f"{key}.name.{register_form.digest(name)}", f"{key}.cost.{criterion.is_cost}"
    before = [one.id for one in found.criteria]
    earlier = before[place - 1] if place else None
    later = before[place + 2] if place + 2 < len(before) else None
    with st.container(key=f"peaks.criterion_line.{criterion.id}", horizontal=True, vertical_alignment="center"):
        st.text_input(
            translate("peaks.criterion_name"),
            name,
            key=name_key,
            max_chars=NAME_LIMIT,
            label_visibility="collapsed",
            width=220,
            on_change=dispatch.doing(_rename, bench, criterion.id, name_key),
        )
        st.toggle(
            translate("peaks.is_cost"),
            criterion.is_cost,
            key=cost_key,
            on_change=dispatch.doing(_turn, bench, criterion.id, cost_key),
        )
        can_rise, can_fall = place > 0, place + 1 < len(before)
        _button(bench, key, "move_up", MoveEntry(entry_id=criterion.id, before_id=earlier), can=can_rise)
        _button(bench, key, "move_down", MoveEntry(entry_id=criterion.id, before_id=later), can=can_fall)
        _button(bench, key, "remove", RemoveEntry(entry_id=criterion.id))
    low, high = anchors(criterion, translate)
    st.caption(translate("picker.anchors", low=low, high=high))


def _button(
    bench: Workbench, key: str, action: Literal["move_up", "move_down", "remove"], command: Command, *, can: bool = True
) -> None:
    st.button(
        session.translator()(f"peaks.{action}"),
        key=f"{key}.{action}",
        icon=f":material/{ICONS[action]}:",
        type="tertiary",
        disabled=not can,
        on_click=dispatch.doing(_do, bench, command),
    )


def _adding(bench: Workbench, found: Picking) -> None:
    translate = session.translator()
    taken = {criterion.key for criterion in found.criteria}
    free = {one.key: one for one in (*DEFAULT_CRITERIA, *MORE_CRITERIA) if one.key not in taken}
    with st.container(key="peaks.adding", horizontal=True, vertical_alignment="bottom"):
        if free:
            st.selectbox(
                translate("peaks.add_listed"),
                list(free),
                index=None,
                format_func=lambda key: translate(f"peaks.criterion.{key}"),
                placeholder=translate("peaks.add_listed_hint"),
                key="peaks.add_listed",
                width=280,
                on_change=dispatch.doing(_add_listed, bench, free),
            )
        st.text_input(
            translate("peaks.add_own"),
            key="peaks.add_own",
            max_chars=NAME_LIMIT,
            placeholder=translate("peaks.add_own_hint"),
            width=280,
            on_change=dispatch.doing(_add_own, bench),
        )


def _do(bench: Workbench, command: Command) -> None:
    operation = bench.execute(session.actor(), session.new_command_id(), command)
    if isinstance(command, RemoveEntry):
        undoing.offer(bench, "peaks", operation)
        session.keep("peaks.deed", session.translator()("peaks.removed"))


def _set_up(bench: Workbench) -> None:
    translate = session.translator()
    new = tuple(
        NewPeakCriterion(
            peak_criterion_id=f"peak_criterion:{session.new_command_id()}",
            name=translate(f"peaks.criterion.{one.key}"),
            key=one.key,
            is_cost=one.sense < 0,
            points=one.points,
        )
        for one in DEFAULT_CRITERIA
    )
    _do(bench, SetUpPeakCriteria(criteria=new))


def _add_listed(bench: Workbench, free: dict[str, Criterion]) -> None:
    key = session.take("peaks.add_listed")
    if key in free:
        name = session.translator()(f"peaks.criterion.{key}")
        attributes = {"key": key, "is_cost": free[key].sense < 0}
        new_id = f"peak_criterion:{session.new_command_id()}"
        _do(bench, AddEntry(entry_id=new_id, entry_name=name, attributes=attributes))


def _add_own(bench: Workbench) -> None:
    name = str(session.take("peaks.add_own") or "").strip()
    if name:
        _do(bench, AddEntry(entry_id=f"peak_criterion:{session.new_command_id()}", entry_name=name))


def _rename(bench: Workbench, criterion_id: str, key: str) -> None:
    name = str(session.kept(key) or "").strip()
    if not name:
        session.forget(key)
        return
    _do(bench, EditEntry(entry_id=criterion_id, attributes={"name": name}))


def _turn(bench: Workbench, criterion_id: str, key: str) -> None:
    _do(bench, EditEntry(entry_id=criterion_id, attributes={"is_cost": bool(session.kept(key))}))
