"""The rater's screen: one criterion at a time, drawn by the browser so that a press is seen at once."""

from __future__ import annotations

from functools import partial
from typing import Literal, NoReturn

import streamlit as st
from pydantic import BaseModel, ValidationError

from cxdesign.domain.evaluation import own_rater_id
from cxdesign.domain.vocabulary import Evidence, RaterRole
from cxdesign.errors import CommandInvalid
from cxdesign.i18n import LOCALES
from cxdesign.live.desk import Desk
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.board import mount
from cxdesign.ui.board.mount import Face, Json
from cxdesign.views.criteria import CriterionWords, criteria_words

TEXT_AREAS = ("rate.", "enum.rater_role.", "enum.provenance.", "enum.dimension.", "error.")
RESULTS = "evaluate"
"""The page on which a revealed round is read."""


class Leave(BaseModel):
    """Where a rater goes from here; ``round_id`` is the round that was shown, empty when there is none."""

    to: Literal["results", "project"]
    round_id: str = ""


def rating_screen(bench: Workbench, *, key: str) -> None:
    """Draw the screen on which a person rates: role, questions, review, and what there is to wait for."""
    key = f"{key}.{bench.project_id}"
    face = Face(
        "cxdesign_rating",
        "rating.js",
        partial(_data, bench),
        identity=(session.wanted_round(),),
        take={"locale": partial(_take_locale, key), "leave": partial(_take_leave, key)},
        after=partial(_follow, bench, key),
    )
    mount.draw(bench, face, key)


def _data(bench: Workbench, desk: Desk) -> Json:
    words = criteria_words(criteria_catalogue(), desk.translator)
    return {
        **mount.shared_data(bench, desk, areas=TEXT_AREAS, wanted=()),
        "rater_id": own_rater_id(desk.actor.id),
        "round_id": session.wanted_round(),
        "roles": [role.value for role in RaterRole],
        "evidence": [evidence.value for evidence in Evidence],
        "locales": list(LOCALES),
        "dimensions": [{"id": dimension.id, "name": dimension.name} for dimension in words],
        "criteria": [_criterion(one) for dimension in words for one in dimension.criteria],
    }


def _criterion(words: CriterionWords) -> Json:
    return {
        "code": words.code,
        "dimension": words.dimension,
        "name": words.name,
        "question": words.question,
        "anchors": list(words.anchors),
        "is_optional": words.is_optional,
        "origins": [{"provenance": one.provenance.value, "source": one.source} for one in words.origins],
        "anchors_provenance": words.anchors_provenance.value,
    }


def _take_locale(key: str) -> None:
    chosen = session.component_value(key, "locale")
    if chosen in LOCALES:
        session.choose_locale(str(chosen))
        session.keep(f"{key}.spoken", True)


def _take_leave(key: str) -> None:
    wanted = session.component_value(key, "leave")
    if wanted is None:
        return
    try:
        session.keep(f"{key}.leave", Leave.model_validate(wanted))
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error


def _follow(bench: Workbench, key: str) -> None:
    """Do outside the fragment what was asked for: show everything in another language, or go to another page."""
    if session.take(f"{key}.spoken"):
        st.rerun()
    leave: Leave | None = session.take(f"{key}.leave")
    if leave is not None:
        _go(bench.project_id, leave)


def _go(project_id: str, leave: Leave) -> NoReturn:
    pages = navigation.pages()
    parameters = navigation.parameters(project_id)
    if leave.to == "results" or leave.round_id:  # where there is a round, Score is where one came from
        st.switch_page(pages[RESULTS], query_params={**parameters, session.ROUND_PARAMETER: leave.round_id})
    st.switch_page(pages["journey"], query_params=parameters)
