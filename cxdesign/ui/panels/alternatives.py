"""The choice of what is compared: revealed rounds of this project and of others on this server."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound
from cxdesign.errors import CxDesignError
from cxdesign.scoring.comparison import Alternative
from cxdesign.scoring.stored import evaluate_round
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.plain import escaped
from cxdesign.views.texts import told_apart

MOST_COMPARED = 8
"""Most alternatives at once (ours): more cannot be told apart in a drawing."""


def chosen(bench: Workbench, document: Document) -> list[Alternative] | None:
    """Ask which rounds are compared and return them evaluated; without any round, say what to do and return None."""
    translate = session.translator()
    offered = dict(_offered(bench, document))
    if not offered and len(session.services().projects.rows()) < 2:
        _nothing(bench)
        return None
    others = _others(bench)
    for project_id in others:
        offered |= dict(_offered_elsewhere(project_id))
    offered = told_apart(offered)
    if not offered:
        _nothing(bench)
        return None
    wanted = st.multiselect(
        translate("compare.alternatives"),
        list(offered),
        default=list(offered)[:MOST_COMPARED],
        format_func=lambda found: offered[found],
        max_selections=MOST_COMPARED,
        placeholder=translate("register.choose"),
        key=f"compare.alternatives.{'.'.join(others)}",
    )
    return [one for found in wanted if (one := _evaluated(bench, found, offered[found])) is not None]


def _nothing(bench: Workbench) -> None:
    translate = session.translator()
    st.info(translate("compare.empty"), icon=":material/balance:")
    if st.button(translate("compare.to_score"), key="compare.to_score", type="primary"):
        navigation.go(bench.project_id, "evaluate")


def _others(bench: Workbench) -> list[str]:
    """Ask which other projects' rounds are offered too."""
    translate = session.translator()
    rows = session.services().projects.rows()
    names = told_apart({row.id: row.name for row in rows if row.id != bench.project_id})
    if not names:
        return []
    return st.multiselect(
        translate("compare.projects"),
        list(names),
        format_func=lambda found: names[found],
        placeholder=translate("register.choose"),
        help=translate("compare.projects_help"),
        key="compare.projects",
    )


def _offered(bench: Workbench, document: Document, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Give id and label of every revealed round of a project."""
    for found in document.entries(EvaluationRound):
        if not found.is_open:
            yield f"{bench.project_id}/{found.id}", " · ".join(part for part in (prefix, found.name) if part)


def _offered_elsewhere(project_id: str) -> Iterator[tuple[str, str]]:
    with dispatch.guarded(dispatch.block):
        bench = session.services().projects.workbench(project_id)
        document = bench.document(session.actor())
        yield from _offered(bench, document, document.project.name)


def _evaluated(bench: Workbench, found: str, label: str) -> Alternative | None:
    project_id, _, round_id = found.partition("/")
    try:
        place = bench if project_id == bench.project_id else session.services().projects.workbench(project_id)
        document = place.document(session.actor())
        return Alternative(found, label, evaluate_round(document, round_id))
    except CxDesignError as error:
        st.warning(escaped(f"{label}: {session.translator().error(error)}"), icon=":material/error:")
        return None
