"""Choosing a peak: the need it serves and the emotion it shall cause, asked in a dialog; and the chosen ones."""

from __future__ import annotations

import streamlit as st

from cxdesign.analysis.picking import Chosen, Picking
from cxdesign.checks.peaks import peak_limit
from cxdesign.commands.picking import ChoosePeak, LeavePeak, candidate_name
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint
from cxdesign.domain.records import TEXT_LENGTH
from cxdesign.domain.registers import Scene, SceneCell, Standard
from cxdesign.domain.relations import Relation
from cxdesign.domain.understanding import Need
from cxdesign.domain.vocabulary import CurveState, RelationType
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.panels import result, undoing
from cxdesign.ui.plain import escaped
from cxdesign.views.picking_names import in_a_row
from cxdesign.views.texts import told_apart

STRONGEST = 5
USUAL_TARGET = 4
"""The emotion offered where none is stated yet (ours)."""
ASKED = "peaks.asked"


def ask(bench: Workbench, cell_id: str) -> None:
    """Have the dialog about a candidate opened; refuse at once where three are chosen."""
    document = bench.document(session.actor())
    candidate_name(document, cell_id)
    ChoosePeak(scene_cell_id=cell_id).plan(document)
    session.keep(ASKED, (bench.project_id, cell_id))


def leave(bench: Workbench, cell_id: str) -> None:
    """Take a choice back."""
    name = candidate_name(bench.document(session.actor()), cell_id)
    operation = bench.execute(session.actor(), session.new_command_id(), LeavePeak(scene_cell_id=cell_id))
    undoing.offer(bench, "peaks", operation)
    session.keep("peaks.deed", session.translator()("peaks.left", name=escaped(name)))


def dialog(bench: Workbench, document: Document) -> None:
    """Draw the dialog that is open."""
    project_id, cell_id = session.kept(ASKED) or (None, None)
    cell = document.get(cell_id or "")
    if project_id != bench.project_id or not isinstance(cell, SceneCell):
        return
    name = escaped(candidate_name(document, cell.id))
    title = session.translator()("peaks.choose_title", name=name)
    st.dialog(title, on_dismiss=_close)(_questions)(bench, document, cell)


def _close() -> None:
    session.forget(ASKED)


def _questions(bench: Workbench, document: Document, cell: SceneCell) -> None:
    translate = session.translator()
    needs = ordered_needs(document, cell.source_id)
    known = document.emotion(cell.source_id, CurveState.TARGET)
    key = f"peaks.{cell.id}"
    need_id = st.selectbox(
        translate("peaks.need"),
        list(needs),
        index=0 if needs else None,
        format_func=lambda found: needs.get(found, found),
        placeholder=translate("peaks.no_need"),
        help=translate("peaks.need_help"),
        key=f"{key}.need",
    )
    if not needs:
        st.caption(translate("peaks.no_need_text"))
    target = st.slider(
        translate("peaks.target"), -STRONGEST, STRONGEST, USUAL_TARGET if known is None else known, key=f"{key}.target"
    )
    st.caption(translate("peaks.target_text"))
    _too_many(document, cell.source_id)
    reason = st.text_area(translate("peaks.reason"), cell.reason, key=f"{key}.reason", max_chars=TEXT_LENGTH, height=80)
    do = translate("peaks.change_keep" if cell.is_chosen else "peaks.choose_do")
    if st.button(do, key="peaks.choose", type="primary", icon=":material/star:"):
        with dispatch.guarded(dispatch.block):
            said = (reason or "").strip()
            _choose(bench, document, ChoosePeak(scene_cell_id=cell.id, need_id=need_id, target=target, reason=said))
            st.rerun()


def _choose(bench: Workbench, document: Document, command: ChoosePeak) -> None:
    operation = bench.execute(session.actor(), session.new_command_id(), command)
    undoing.offer(bench, "peaks", operation)
    told = session.translator()("peaks.chosen_deed", name=escaped(candidate_name(document, command.scene_cell_id)))
    session.keep("peaks.deed", told)
    _close()


def ordered_needs(document: Document, touchpoint_id: str) -> dict[str, str]:
    """Return the needs a peak could serve: those it serves, those of the target audience, then all others."""
    personas = {persona.id for persona in document.of_kind("persona") if getattr(persona, "is_target", False)}
    links = [link for link in document.all(Relation) if RelationType.ANSWERS is link.relation]
    served = {link.target_id for link in links if link.source_id == touchpoint_id}
    arising = {
        link.source_id
        for link in document.all(Relation)
        if link.relation is RelationType.ARISES_AT and link.target_id == touchpoint_id
    }
    needs = document.entries(Need)
    ranked = sorted(
        enumerate(needs),
        key=lambda found: (
            found[1].id not in served,
            found[1].persona_id not in personas,
            found[1].id not in arising,
            found[0],
        ),
    )
    return told_apart({need.id: need.name for _, need in ranked})


def chosen(bench: Workbench, document: Document, found: Picking) -> None:
    """List the chosen peaks, each with its need, its lines and what is wrong with it."""
    translate = session.translator()
    limit, count = peak_limit(len(document.touchpoints)), len(document.touchpoints)
    side = translate("peaks.chosen_side", limit=limit, count=count)
    with result.section("peaks.chosen", translate("peaks.chosen"), side):
        for one in found.chosen:
            _one(bench, document, one)
        if not found.chosen:
            st.caption(translate("peaks.chosen_none"))
        elif len(found.chosen) < limit:
            st.caption(translate("peaks.chosen_free", rest=limit - len(found.chosen)))
        _too_many(document)
        _only_on_the_map(document, found)
        if found.chosen and st.button(
            translate("peaks.see_map"), key="peaks.map", type="tertiary", icon=":material/arrow_forward:"
        ):
            navigation.go(bench.project_id, "journey", [one.cell.touchpoint_id for one in found.chosen])


def _one(bench: Workbench, document: Document, one: Chosen) -> None:
    translate = session.translator()
    touchpoint = document.expect(one.cell.touchpoint_id, Touchpoint)
    scene = document.expect(one.cell.scene_id, Scene)
    with st.container(key=f"peaks.chosen.{one.cell.cell_id}", gap=None):
        with st.container(key=f"peaks.chosen_head.{one.cell.cell_id}", horizontal=True, gap="small"):
            st.markdown(f":material/star: **{escaped(touchpoint.name)}** :small[{escaped(scene.name)}]")
            _deeds(bench, one.cell.cell_id)
        st.markdown(_lines(document, one, scene))
        reason = document.expect(one.cell.cell_id, SceneCell).reason
        if reason:
            st.markdown(translate("peaks.line_reason", reason=escaped(reason)))
        for warning in _warnings(document, one):
            st.markdown(f":orange[:material/warning: {warning}]")


def _deeds(bench: Workbench, cell_id: str) -> None:
    translate = session.translator()
    with st.container(key=f"peaks.chosen_deeds.{cell_id}", horizontal=True, gap="small", width="content"):
        st.button(
            translate("peaks.change_do"),
            key=f"peaks.change.{cell_id}",
            help=translate("peaks.change_help"),
            type="tertiary",
            on_click=dispatch.doing(ask, bench, cell_id),
        )
        st.button(
            translate("peaks.leave_do"),
            key=f"peaks.leave.{cell_id}",
            type="tertiary",
            on_click=dispatch.doing(leave, bench, cell_id),
        )


def _lines(document: Document, one: Chosen, scene: Scene) -> str:
    """Return need, emotional and rational line, senses and target in one paragraph."""
    translate = session.translator()
    comma = translate("peaks.separator")
    needs = comma.join(escaped(document.expect(need_id, Need).name) for need_id in one.need_ids)
    senses = comma.join(translate(f"enum.sense.{sense.value}") for sense in scene.senses)
    parts = [
        translate("peaks.line_need", need=needs) if needs else "",
        translate("peaks.line_emotional", line=escaped(scene.emotional_line)) if scene.emotional_line else "",
        translate("peaks.line_rational", line=escaped(scene.rational_line)) if scene.rational_line else "",
        translate("peaks.line_senses", senses=senses) if senses else "",
        translate("peaks.line_target", target=f"{one.target:+.0f}") if one.target is not None else "",
    ]
    return in_a_row([part for part in parts if part], translate)


def _warnings(document: Document, one: Chosen) -> list[str]:
    translate = session.translator()
    found = []
    if not one.need_ids:
        found.append(translate("peaks.warn_need"))
    if one.target is None:
        found.append(translate("peaks.warn_target"))
    if one.unmet_ids:
        names = translate("peaks.separator").join(escaped(document.expect(i, Standard).name) for i in one.unmet_ids)
        found.append(translate("peaks.warn_base", names=names))
    if not one.is_candidate:
        found.append(translate("peaks.warn_candidate"))
    return found


def _too_many(document: Document, *more: str) -> None:
    """Warn when the planned peaks, with those about to be planned, are more than stand out on this journey."""
    count = len(document.touchpoints)
    planned = len({one.id for one in document.touchpoints if one.is_peak} | set(more))
    if planned > peak_limit(count):
        parameters = {"planned": planned, "limit": peak_limit(count), "count": count}
        warning = session.translator()("peaks.warn_limit", **parameters)
        st.markdown(f":orange[:material/warning: {warning}]")


def _only_on_the_map(document: Document, found: Picking) -> None:
    """Name the planned peaks of the map that nobody has chosen here."""
    here = {one.cell.touchpoint_id for one in found.chosen}
    others = [one.name for one in document.touchpoints if one.is_peak and one.id not in here]
    if others:
        translate = session.translator()
        names = translate("peaks.separator").join(escaped(name) for name in others)
        st.caption(translate("peaks.map_only", names=names))
