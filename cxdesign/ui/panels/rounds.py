"""The rounds of an evaluation: the first one, the choice between several, the open one, and what is done with one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cxdesign.commands import parse
from cxdesign.commands.evaluation import OpenRound, RemoveRound, RenameRound
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import CriteriaSet, EvaluationRound
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.panels import raters, result, round_files, round_weights, undoing
from cxdesign.ui.panels.register_form import digest
from cxdesign.ui.plain import escaped
from cxdesign.views.evaluation import said
from cxdesign.views.texts import told_apart

SHOWN = "rounds.shown"


def chosen(document: Document) -> EvaluationRound | None:
    """Return the round that is shown: the one chosen on this visit, the one the address names, else the newest."""
    rounds = document.entries(EvaluationRound)
    by_id = {found.id: found for found in rounds}
    visit, kept = session.kept(SHOWN) or (None, None)
    for wanted in (kept if visit == session.visit() else None, session.wanted_round()):
        if wanted in by_id:
            return by_id[wanted]
    return rounds[-1] if rounds else None


def show(round_id: str) -> None:
    """Show a round for the rest of this visit."""
    session.keep(SHOWN, (session.visit(), round_id))


def bar(bench: Workbench, document: Document, shown: EvaluationRound | None) -> None:
    """Draw the row above a round: which one, its files, its name, and the next one."""
    translate = session.translator()
    undoing.notice(bench, "rounds", translate("score.removed"))
    if shown is None:
        return
    with st.container(key="rounds.bar", horizontal=True, vertical_alignment="center", gap="small"):
        _choice(document, shown)
        st.space("stretch")
        _menu(bench, shown)
        if shown.is_open:
            return
        round_files.downloads(bench, shown)
        newest = document.entries(EvaluationRound)[-1]
        if not newest.is_open and shown.id == newest.id:
            number = len(document.entries(EvaluationRound)) + 1
            st.button(
                translate("score.open_next", number=number),
                key="rounds.next",
                type="primary",
                help=translate("score.open_next_help"),
                on_click=dispatch.doing(
                    _open, bench, {"round_name": translate("score.round_name", number=number), "follows_id": shown.id}
                ),
            )


def first(bench: Workbench, document: Document) -> None:
    """Say what an evaluation is, and open the first round."""
    translate = session.translator()
    result.statement(translate("score.first"), translate("score.first_text"))
    with st.container(key="rounds.steps", horizontal=True, gap="medium"):
        for step in ("rate", "reveal", "decide"):
            with st.container(key=f"rounds.step.{step}", gap=None):
                st.markdown(f"**{translate(f'score.step_{step}')}**")
                st.caption(translate(f"score.step_{step}_text"))
    with result.section("rounds.first", translate("score.first_round")), st.container(key="rounds.form"):
        st.text_input(
            translate("score.design"),
            key="rounds.design",
            max_chars=NAME_LENGTH,
            placeholder=translate("score.design_example"),
        )
        _criteria(document)
        st.caption(escaped(said(criteria_catalogue().note, translate)))
        st.button(
            translate("score.open_first"),
            key="rounds.open",
            type="primary",
            on_click=dispatch.doing(_open_first, bench, translate("score.round_name", number=1)),
        )


def waiting(bench: Workbench, document: Document, shown: EvaluationRound) -> None:
    """Draw an open round: who is how far, how others join, weights and gate, and the reveal; never what was rated."""
    translate = session.translator()
    lead = translate("score.waiting_text")
    result.statement(translate("score.waiting"), lead)
    if shown.design:
        st.caption(escaped(translate("score.design_of", design=shown.design)))
    with st.container(key="rounds.columns"):
        with result.section("rounds.raters", translate("score.who"), translate("score.who_side")):
            raters.progress(bench, shown)
            raters.guests(bench, document)
            raters.reveal(bench, shown)
        with result.section("rounds.invite", translate("score.join"), translate("score.join_side")):
            raters.invitation(bench, shown)
    with result.section("rounds.weights", translate("score.weighting"), translate("score.weighting_before")):
        round_weights.editor(bench, document, shown)


def _choice(document: Document, shown: EvaluationRound) -> None:
    names = {found.id: found.name for found in document.entries(EvaluationRound)}
    if len(names) == 1:
        st.markdown(f"**{escaped(shown.name)}**", width="content")
        return
    st.segmented_control(
        session.translator()("score.rounds"),
        list(names),
        format_func=lambda round_id: escaped(names.get(str(round_id), "")),
        default=shown.id,
        required=True,
        key=f"rounds.choice.{shown.id}",
        label_visibility="collapsed",
        on_change=_choose,
        args=(f"rounds.choice.{shown.id}",),
    )


def _choose(key: str) -> None:
    show(str(session.kept(key)))


def _criteria(document: Document) -> None:
    """Let somebody choose between the workbench's criteria and sets of their own."""
    translate = session.translator()
    own = {found.id: found.name for found in document.entries(CriteriaSet)}
    labels = told_apart({"": translate("score.built_in", count=len(criteria_catalogue().criteria)), **own})
    st.selectbox(
        translate("score.criteria_used"),
        list(labels),
        format_func=lambda set_id: labels.get(set_id, set_id),
        key=_criteria_key(),
        help=translate("score.criteria_used_help"),
    )
    parameters = navigation.parameters(session.project_id())
    st.page_link(navigation.pages()["criteria"], label=translate("score.own_criteria"), query_params=parameters)


def _criteria_key() -> str:
    return f"rounds.criteria.{session.locale()}"  # a box keeps showing the words it was drawn with


def _open_first(bench: Workbench, name: str) -> None:
    design = str(session.kept("rounds.design") or "").strip()
    _open(bench, {"round_name": name, "design": design, "set_id": session.kept(_criteria_key()) or None})


def _open(bench: Workbench, fields: Mapping[str, str | None]) -> None:
    round_id = f"round:{session.new_command_id()}"
    command = parse({"name": OpenRound.name, "round_id": round_id, **fields})
    bench.execute(session.actor(), session.new_command_id(), command)
    show(round_id)


def _menu(bench: Workbench, shown: EvaluationRound) -> None:
    translate = session.translator()
    key = f"rounds.name.{shown.id}.{digest(shown.name)}"
    with st.popover(translate("score.round_menu"), type="tertiary", key="rounds.menu"):
        st.text_input(
            translate("score.round_label"),
            shown.name,
            key=key,
            max_chars=NAME_LENGTH,
            on_change=dispatch.doing(_rename, bench, shown.id, key),
        )
        st.button(
            translate("score.remove"),
            key="rounds.remove",
            type="tertiary",
            icon=":material/delete:",
            help=translate("score.remove_help"),
            on_click=dispatch.doing(_remove, bench, shown.id),
        )


def _rename(bench: Workbench, round_id: str, key: str) -> None:
    name = str(session.kept(key, "")).strip()
    if name:
        command = parse({"name": RenameRound.name, "round_id": round_id, "new_name": name})
        bench.execute(session.actor(), session.new_command_id(), command)


def _remove(bench: Workbench, round_id: str) -> None:
    operation = bench.execute(session.actor(), session.new_command_id(), RemoveRound(round_id=round_id))
    undoing.offer(bench, "rounds", operation)
