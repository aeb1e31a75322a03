"""The decision record of a round: accept, iterate or stop, with what follows; one form, one step to take back."""

from __future__ import annotations

from datetime import date

import streamlit as st

from cxdesign.commands import parse
from cxdesign.commands.evaluation import Decide
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import Decision, DecisionAttributes, EvaluationRound, decision_id
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.domain.vocabulary import Outcome
from cxdesign.scoring.report import ScoreReport
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import undoing
from cxdesign.ui.panels.register_form import digest
from cxdesign.views.returning import activity_name

EARLIEST, LATEST = date(2000, 1, 1), date(2199, 12, 31)
FIELDS = tuple(DecisionAttributes.model_fields)
NEEDED = ("outcome", "reason")
"""Without these there is nothing to keep."""


def record(bench: Workbench, document: Document, shown: EvaluationRound, report: ScoreReport) -> None:
    """Draw the decision of a round as a form; what is proposed stands in it before anything was decided."""
    translate = session.translator()
    known = document.get(decision_id(shown.id))
    stored = known if isinstance(known, Decision) else None
    state = digest((shown.id, stored))
    keys = {name: f"decision.{name}.{state}" for name in FIELDS}
    keys["back_to"] += f".{session.locale()}"  # a box keeps showing the words it was drawn with
    if stored is None:
        st.caption(translate("score.decision_none"))
    with st.form(f"decision.form.{state}", border=False):
        _outcome(stored, report, keys)
        _words(stored, keys)
        is_asked = st.form_submit_button(
            translate("score.decide" if stored is None else "score.decide_again"),
            key=f"decision.keep.{state}",
            type="primary" if stored is None else "secondary",
            on_click=dispatch.doing(_decide, bench, shown.id, keys),
        )
        missing = _missing(keys) if is_asked else ()
        if missing:
            lacking = missing[0] if len(missing) == 1 else "both"
            dispatch.block(translate(f"score.decision_lacks_{lacking}"))
    undoing.latest(bench, "decision")


def _outcome(stored: Decision | None, report: ScoreReport, keys: dict[str, str]) -> None:
    translate = session.translator()
    st.segmented_control(
        translate("score.decision"),
        list(Outcome),
        default=stored.outcome if stored else None,
        format_func=lambda outcome: translate(f"enum.outcome.{outcome.value}"),
        key=keys["outcome"],
    )
    activities = [None, *(activity.number for activity in report.catalogue.activities)]
    wanted = stored.back_to if stored else report.activity
    st.selectbox(
        translate("score.back_to"),
        activities,
        index=activities.index(wanted) if wanted in activities else 0,
        format_func=lambda number: (
            translate("score.back_nowhere") if number is None else activity_name(report, number, translate)
        ),
        key=keys["back_to"],
    )


def _words(stored: Decision | None, keys: dict[str, str]) -> None:
    translate = session.translator()
    st.text_area(
        translate("score.reason"),
        stored.reason if stored else "",
        key=keys["reason"],
        height=110,
        placeholder=translate("score.reason_example"),
    )
    for name in ("target", "proof"):
        st.text_input(
            translate(f"score.{name}"),
            getattr(stored, name) if stored else "",
            key=keys[name],
            max_chars=NAME_LENGTH,
            placeholder=translate(f"score.{name}_example"),
        )
    due = stored.due_on if stored else None
    st.date_input(translate("score.due"), due, EARLIEST, LATEST, key=keys["due_on"], format="YYYY-MM-DD")
    st.text_input(
        translate("score.signed"),
        stored.signed_by if stored else session.own_name(),
        key=keys["signed_by"],
        max_chars=NAME_LENGTH,
    )


def _missing(keys: dict[str, str]) -> tuple[str, ...]:
    return tuple(name for name in NEEDED if not str(session.kept(keys[name]) or "").strip())


def _decide(bench: Workbench, round_id: str, keys: dict[str, str]) -> None:
    if _missing(keys):
        return  # the form says so
    entered = {name: session.kept(key) for name, key in keys.items()}
    words = {name: str(entered[name] or "").strip() for name in ("reason", "target", "proof", "signed_by")}
    due = entered["due_on"]
    attributes = {
        "outcome": entered["outcome"],
        "back_to": entered["back_to"],
        "due_on": due.isoformat() if isinstance(due, date) else None,
        **words,
    }
    command = parse({"name": Decide.name, "round_id": round_id, "attributes": attributes})
    bench.execute(session.actor(), session.new_command_id(), command)
    dispatch.toast(session.translator()("score.decided"))
