"""What a persona has besides the fields of its form: the choice of the target audience, and a hundred points."""

from __future__ import annotations

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
    with st.form(f"personas.weights.{persona.id}", border=False):
        keys = {name: f"personas.{name}.{persona.id}.{register_form.digest(kept)}" for name in WEIGHT_FIELDS}
        for name, key in keys.items():
            st.number_input(translate(f"board.field_{name}"), 0, POINTS, kept[name], key=key, step=5)
        st.form_submit_button(
            translate("personas.keep_weights"), on_click=dispatch.doing(_weigh, bench, persona.id, keys)
        )
    total = session.kept(f"personas.total.{persona.id}")
    if total is not None:
        st.warning(translate("personas.not_hundred", total=total))


def _choose(bench: Workbench, persona_id: str, key: str) -> None:
    command = ChooseTarget(persona_id=persona_id, is_target=bool(session.kept(key)))
    bench.execute(session.actor(), session.new_command_id(), command)


def _weigh(bench: Workbench, persona_id: str, keys: dict[str, str]) -> None:
    entered = {name: session.kept(key) for name, key in keys.items()}
    given = [int(points) for points in entered.values() if points is not None]
    if given and sum(given) != POINTS:
        session.keep(f"personas.total.{persona_id}", sum(given))
        return
    session.forget(f"personas.total.{persona_id}")
    points = {name: None if not given else int(value or 0) for name, value in entered.items()}
    register_form.edit(bench, persona_id, points)
