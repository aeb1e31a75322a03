"""The participation matrix: a row for each stage, a column for each role, in each cell how far the role takes part."""

from __future__ import annotations

import streamlit as st

from cxdesign.analysis.environment import participation
from cxdesign.commands.environment import SetParticipation
from cxdesign.domain.document import Document
from cxdesign.domain.environment import STAKEHOLDERS
from cxdesign.domain.journey import Stage
from cxdesign.domain.vocabulary import ParticipationLevel, RaterRole
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.panels import undoing
from cxdesign.ui.plain import escaped

NOTHING = ""


def grid(bench: Workbench, document: Document) -> None:
    """Draw the matrix; a journey without stages leads to where they are made."""
    translate = session.translator()
    st.caption(translate("environment.participation_text"))
    if not document.stages:
        _without_stages(bench)
        return
    levels = participation(document)
    with st.container(key="participation.grid", gap=None):
        _head()
        for stage in document.stages:
            with st.container(key=f"participation.row.{stage.id}", horizontal=True, gap="small"):
                with st.container(key=f"participation.stage.{stage.id}", gap=None):
                    st.text(stage.name)
                for role in STAKEHOLDERS:
                    _cell(bench, stage, role, levels.get((stage.id, role)))
    undoing.latest(bench, "register")  # below: what comes and goes above the grid would take the keyboard away from it


def _head() -> None:
    translate = session.translator()
    with st.container(key="participation.head", horizontal=True, gap="small"):
        for name in ("stage", *STAKEHOLDERS):
            with st.container(key=f"participation.title.{name}", gap=None):
                st.caption(translate("changes.kind_stage" if name == "stage" else f"enum.rater_role.{name}"))


def _cell(bench: Workbench, stage: Stage, role: RaterRole, level: ParticipationLevel | None) -> None:
    translate = session.translator()
    value = NOTHING if level is None else level.value
    key = f"participation.level.{stage.id}.{role.value}"
    session.keep(key, value)  # under a key of its own the field keeps the keyboard, and shows what others chose
    told = {
        NOTHING: "–",
        **{one.value: translate(f"enum.participation_level.{one.value}") for one in ParticipationLevel},
    }
    with st.container(key=f"participation.cell.{stage.id}.{role.value}", gap=None):
        name = translate(f"enum.rater_role.{role.value}")
        with st.container(key=f"participation.mark.{value or 'none'}.{stage.id}.{role.value}", gap=None):
            st.caption(name)  # the level is named beside the field, not around it, so that the field stays the same one
        st.selectbox(
            translate("environment.cell", role=name, stage=escaped(stage.name)),
            list(told),
            format_func=lambda option: told[option],
            key=key,
            label_visibility="collapsed",
            on_change=dispatch.doing(_set, bench, stage.id, role, key),
        )


def _set(bench: Workbench, stage_id: str, role: RaterRole, key: str) -> None:
    wanted = str(session.kept(key) or NOTHING)
    level = ParticipationLevel(wanted) if wanted else None
    command = SetParticipation(stage_id=stage_id, stakeholder=role, level=level)
    bench.execute(session.actor(), session.new_command_id(), command)


def _without_stages(bench: Workbench) -> None:
    translate = session.translator()
    st.markdown(translate("environment.no_stages"))
    if st.button(translate("environment.to_journey"), key="participation.journey", icon=":material/timeline:"):
        navigation.go(bench.project_id, "journey")
