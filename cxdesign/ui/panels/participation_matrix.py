"""The participation matrix: a row for each stage, a column for each role, in each cell how far the role takes part."""

from __future__ import annotations

import streamlit as st

from cxdesign.commands.environment import SetParticipation
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import ParticipationLevel, RaterRole
from cxdesign.errors import CommandInvalid
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.matrix import Leveled, matrix
from cxdesign.ui.panels import undoing
from cxdesign.views.matrix import participation_grid


def grid(bench: Workbench, document: Document) -> None:
    """Draw the matrix; a journey without stages leads to where they are made."""
    translate = session.translator()
    st.caption(translate("environment.participation_text"))
    if not document.stages:
        _without_stages(bench)
        return
    matrix(bench, participation_grid(document, translate), "participation", _carry_out)
    undoing.latest(bench, "register")


def _carry_out(bench: Workbench, act: object) -> None:
    if not isinstance(act, Leveled):
        raise CommandInvalid("frame_malformed")
    try:
        role, level = RaterRole(act.column), ParticipationLevel(act.value) if act.value else None
    except ValueError as error:
        raise CommandInvalid("frame_malformed") from error
    command = SetParticipation.model_validate({"stage_id": act.row, "stakeholder": role, "level": level})
    bench.execute(session.actor(), session.new_command_id(), command)


def _without_stages(bench: Workbench) -> None:
    translate = session.translator()
    st.markdown(translate("environment.no_stages"))
    if st.button(translate("environment.to_journey"), key="participation.journey", icon=":material/timeline:"):
        navigation.go(bench.project_id, "journey")
