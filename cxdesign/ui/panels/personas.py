"""What a persona has besides the fields of its form: the choice of the target audience, and a hundred points."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cxdesign.commands.entry import ChooseTarget
from cxdesign.domain.understanding import WEIGHT_FIELDS, Persona
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import register_form

POINTS = 100


def target(bench: Workbench, persona: Persona) -> None:
    """Let somebody make this persona the target audience."""
    key = f"personas.target.{persona.id}.{persona.is_target}"
    st.toggle(
        session.translator()("personas.is_target"),
        persona.is_target,
        key=key,
        help=session.translator()("personas.is_target_help"),
        on_change=dispatch.doing(_choose, bench, persona.id, key),
    )


def expectations(bench: Workbench, persona: Persona) -> None:
    """Let a hundred points be given to the five dimensions of service quality; they are kept when they add up."""
    translate = session.translator()
    st.markdown(f"**{translate('personas.expectations')}**", help=translate("personas.expectations_help"))
    kept = {name: getattr(persona, name) for name in WEIGHT_FIELDS}
    keys = {name: f"personas.{name}.{persona.id}.{register_form.digest(kept)}" for name in WEIGHT_FIELDS}
    with st.container(key=f"personas.weights.{persona.id}", gap="small"):
        entered = {
            name: st.number_input(translate(f"board.field_{name}"), 0, POINTS, kept[name], key=key, step=5)
            for name, key in keys.items()
        }
        _total(entered, is_kept=entered == kept)
        st.button(
            translate("personas.keep_weights"),
            key=f"personas.keep.{persona.id}",
            on_click=dispatch.doing(_weigh, bench, persona.id, keys),
        )
    total = session.take(f"personas.total.{persona.id}")
    if total is not None:
        st.warning(translate("personas.not_hundred", total=total))


def _total(entered: Mapping[str, int | None], *, is_kept: bool) -> None:
    """Say how many points are given and left, or that they are kept."""
    translate = session.translator()
    given = [points for points in entered.values() if points is not None]
    if not given:
        return
    total = sum(given)
    if total == POINTS:
        st.caption(translate("personas.total_kept" if is_kept else "personas.total_full"))
    else:
        key = "personas.total_left" if total < POINTS else "personas.total_over"
        st.caption(translate(key, total=total, rest=abs(POINTS - total)))


def _choose(bench: Workbench, persona_id: str, key: str) -> None:
    command = ChooseTarget(persona_id=persona_id, is_target=bool(session.kept(key)))
    bench.execute(session.actor(), session.new_command_id(), command)


def _weigh(bench: Workbench, persona_id: str, keys: dict[str, str]) -> None:
    entered = {name: session.kept(key) for name, key in keys.items()}
    given = [int(points) for points in entered.values() if points is not None]
    if given and sum(given) != POINTS:
        session.keep(f"personas.total.{persona_id}", sum(given))
        return
    points = {name: None if not given else int(value or 0) for name, value in entered.items()}
    register_form.edit(bench, persona_id, points)
