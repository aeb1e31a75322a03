"""How a round is weighted: a hundred points over the dimensions, optional criteria, and how its base gate opens."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cxdesign.commands.evaluation import EditRound
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import WEIGHTS_BY_DIMENSION, EvaluationRound, RoundAttributes
from cxdesign.domain.vocabulary import GateMode
from cxdesign.errors import CommandInvalid
from cxdesign.scoring.catalogue import Catalogue
from cxdesign.scoring.pyramid import HIGHEST, LOWEST
from cxdesign.scoring.stored import round_catalogue
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import undoing
from cxdesign.ui.panels.provenance import inline_badge
from cxdesign.ui.panels.register_form import digest
from cxdesign.ui.plain import escaped
from cxdesign.views.evaluation import said

POINTS = 100
LIMITS = ("gate_low", "gate_high", "gate_hard")


def editor(bench: Workbench, document: Document, shown: EvaluationRound) -> None:
    """Let weights and gate of a round be changed; every change is in the history."""
    catalogue = round_catalogue(document, shown)
    with st.container(key="weights.columns"):
        with st.container(key="weights.points", gap="small"):
            _points(bench, shown)
            _optional(bench, shown, catalogue)
        with st.container(key="weights.gate", gap="small"):
            _gate(bench, shown, catalogue)
    undoing.latest(bench, "weights")


def _points(bench: Workbench, shown: EvaluationRound) -> None:
    translate = session.translator()
    kept = {dimension: getattr(shown, name) for dimension, name in WEIGHTS_BY_DIMENSION.items()}
    keys = {name: f"weights.{name}.{digest((shown.id, kept))}" for name in WEIGHTS_BY_DIMENSION.values()}
    st.markdown(f"**{translate('score.points')}**")
    with st.container(key="weights.fields", horizontal=True, gap="small"):
        entered = {
            name: st.number_input(
                translate(f"enum.dimension.{dimension.value}"), 0, POINTS, kept[dimension], key=keys[name], step=5
            )
            for dimension, name in WEIGHTS_BY_DIMENSION.items()
        }
    total = sum(points or 0 for points in entered.values())
    is_empty = all(points is None for points in entered.values())
    is_kept = list(entered.values()) == list(kept.values())
    st.caption(translate(_state(total, is_empty=is_empty, is_kept=is_kept), total=total, rest=abs(POINTS - total)))
    with st.container(key="weights.ways", horizontal=True, gap="small"):
        st.button(
            translate("score.keep_points"),
            key="weights.keep",
            disabled=is_kept or (not is_empty and total != POINTS),
            on_click=dispatch.doing(_keep_points, bench, shown.id, keys),
        )
        st.button(
            translate("score.equal_points"),
            key="weights.equal",
            type="tertiary",
            disabled=all(points is None for points in kept.values()),
            on_click=dispatch.doing(_edit, bench, shown.id, dict.fromkeys(WEIGHTS_BY_DIMENSION.values())),
        )


def _state(total: int, *, is_empty: bool, is_kept: bool) -> str:
    if is_empty:
        return "score.points_equal"
    if total == POINTS:
        return "score.points_kept" if is_kept else "score.points_full"
    return "score.points_left" if total < POINTS else "score.points_over"


def _keep_points(bench: Workbench, round_id: str, keys: dict[str, str]) -> None:
    entered = {name: session.kept(key) for name, key in keys.items()}
    is_empty = all(points is None for points in entered.values())
    points = {name: None if is_empty else int(value or 0) for name, value in entered.items()}
    _edit(bench, round_id, points)


def _optional(bench: Workbench, shown: EvaluationRound, catalogue: Catalogue) -> None:
    translate = session.translator()
    for criterion in catalogue.criteria:
        if criterion.optional:
            is_used = criterion.id not in shown.without
            key = f"weights.optional.{criterion.id}.{digest((shown.id, shown.without))}"
            st.toggle(
                translate("score.count_optional", code=criterion.id, name=escaped(said(criterion.name, translate))),
                is_used,
                key=key,
                help=translate("score.count_optional_help"),
                on_change=dispatch.doing(_switch, bench, shown.id, criterion.id, key),
            )


def _switch(bench: Workbench, round_id: str, code: str, key: str) -> None:
    """Count a criterion or leave it out; what became of the others since the page was drawn stays."""
    present = bench.document(session.actor()).expect(round_id, EvaluationRound).without
    without = set(present) - {code} if session.kept(key) else {*present, code}
    _edit(bench, round_id, {"without": tuple(sorted(without))})


def _gate(bench: Workbench, shown: EvaluationRound, catalogue: Catalogue) -> None:
    translate = session.translator()
    state = digest((shown.id, shown.gate_mode, *(getattr(shown, name) for name in LIMITS)))
    st.markdown(f"**{translate('score.gate_settings')}** {inline_badge(catalogue.thresholds.gate_low.provenance)}")
    key = f"weights.mode.{state}"
    st.segmented_control(
        translate("score.gate_mode"),
        list(GateMode),
        default=shown.gate_mode,
        format_func=lambda mode: translate(f"enum.gate_mode.{mode.value}"),
        required=True,
        key=key,
        label_visibility="collapsed",
        on_change=dispatch.doing(_choose_mode, bench, shown.id, key),
    )
    st.caption(translate(f"score.mode_{shown.gate_mode.value}"))
    names = {"ramp": LIMITS[:2], "hard": LIMITS[2:], "off": ()}[shown.gate_mode.value]
    with st.container(key="weights.limits", horizontal=True, gap="small"):
        for name in names:
            _limit(bench, catalogue, shown, name, f"weights.{name}.{state}")
    is_changed = shown.gate_mode is not GateMode.RAMP or any(getattr(shown, name) is not None for name in LIMITS)
    standard: dict[str, Any] = {"gate_mode": GateMode.RAMP, **dict.fromkeys(LIMITS)}  # Any: values of fields
    if is_changed:
        st.button(
            translate("score.gate_reset"),
            key="weights.reset",
            type="tertiary",
            on_click=dispatch.doing(_edit, bench, shown.id, standard),
        )


def _limit(bench: Workbench, catalogue: Catalogue, shown: EvaluationRound, name: str, key: str) -> None:
    """Let a limit of the gate be moved; the ramp cannot be made to fall."""
    values = _limits(catalogue)
    low, high = values["gate_low"], values["gate_high"]
    st.number_input(
        session.translator()(f"score.{name}"),
        min(low, high) if name == "gate_high" else LOWEST,
        max(low, high) if name == "gate_low" else HIGHEST,
        values[name],
        0.1,
        format="%.2f",
        key=key,
        help=escaped(said(getattr(catalogue.thresholds, name).text, session.translator())),
        on_change=dispatch.doing(_choose_limit, bench, shown.id, name, key),
    )


def _limits(catalogue: Catalogue) -> dict[str, float]:
    return {name: float(getattr(catalogue.thresholds, name).value) for name in LIMITS}


def _choose_mode(bench: Workbench, round_id: str, key: str) -> None:
    _edit(bench, round_id, {"gate_mode": session.kept(key)})


def _choose_limit(bench: Workbench, round_id: str, name: str, key: str) -> None:
    """Move a limit, unless a colleague has moved the other one past it since this page was drawn."""
    value = round(float(session.kept(key)), 2)
    document = bench.document(session.actor())
    limits = _limits(round_catalogue(document, document.expect(round_id, EvaluationRound))) | {name: value}
    if limits["gate_low"] > limits["gate_high"]:
        raise CommandInvalid("gate_inverted", low=limits["gate_low"], high=limits["gate_high"])
    _edit(bench, round_id, {name: value})


def _edit(bench: Workbench, round_id: str, fields: dict[str, Any]) -> None:  # Any: values of fields
    command = EditRound(round_id=round_id, attributes=RoundAttributes.model_validate(fields))
    bench.execute(session.actor(), session.new_command_id(), command)
