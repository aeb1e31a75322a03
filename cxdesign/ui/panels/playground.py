"""The playground of the gate: four levels to set freely, the curve, the verdict, the formula. Nothing is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import streamlit as st

from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.pyramid import HIGHEST, LOWEST, Gate, Mode, gate
from cxdesign.ui import pictures, session
from cxdesign.ui.panels import provenance
from cxdesign.ui.plain import escaped
from cxdesign.views.gate_picture import gate_svg
from cxdesign.views.gate_words import index_formula, lift_sentence, parts_formula, verdict_sentence

MIDDLE = 3.0
"""Where a level begins of which nothing is known (ours)."""
MODES: tuple[Mode, ...] = get_args(Mode)


def playground(start: Sequence[float | None], *, key: str, origin: str, like: Gate | None = None) -> None:
    """Draw the playground.

    Parameters
    ----------
    start : sequence of four float or None
        Levels it begins with; when they change, it begins anew.
    key : str
        Start of the keys of its widgets.
    origin : str
        Says where the first values come from.
    like : Gate, optional
        Whose thresholds hold; by default the workbench's own.
    """
    st.fragment(draw, key=f"{key}.fragment")(tuple(start), key=key, origin=origin, like=like)


def draw(start: Sequence[float | None], *, key: str, origin: str, like: Gate | None = None) -> None:
    """Draw the playground inside a part of the page that is drawn anew by itself already; as :func:`playground`."""
    translate = session.translator()
    with st.container(key=f"{key}.head", horizontal=True, vertical_alignment="bottom", gap="small"):
        st.markdown(f"## {translate('pyramid.playground')}", width="content")
        st.caption(translate("pyramid.playground_text"))
    round_number = int(session.kept(f"{key}.round", 0))
    stem = f"{key}.{'_'.join('n' if value is None else f'{value:.3f}' for value in start)}.{round_number}"
    begins = [MIDDLE if value is None else value for value in start]
    pairs = list(zip(Level, begins, strict=True))
    levels = [_slider(level, value, f"{stem}.{level.value}") for level, value in reversed(pairs)][::-1]
    with st.container(key=f"{key}.gate", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(translate("pyramid.mode"), width=132)
        mode = st.segmented_control(
            translate("pyramid.mode"),
            MODES,
            format_func=lambda name: translate(f"pyramid.mode_{name}"),
            default=MODES[0],
            required=True,
            key=f"{key}.mode",
            label_visibility="collapsed",
        )
    if mode != MODES[0]:
        st.caption(translate("pyramid.mode_help"))
    known = like or gate((None,) * len(Level))
    found = gate(
        levels,
        mode=mode or MODES[0],
        thresholds=known.thresholds,
        hard=known.hard,
        reached_from=known.reached_from,
    )
    _outcome(found, key)
    is_moved = any(value != begun for value, begun in zip(levels, begins, strict=True))
    with st.container(key=f"{key}.foot", horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(escaped(origin))
        if is_moved:
            st.button(
                translate("pyramid.back_to_start"),
                key=f"{key}.back",
                type="tertiary",
                on_click=session.keep,
                args=(f"{key}.round", round_number + 1),
            )


def _slider(level: Level, start: float, key: str) -> float:
    """Return the value of one slider; one that was not touched keeps all decimals of its start."""
    translate = session.translator()
    with st.container(key=f"{key}.row", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(f"**{level.value}** {translate(f'pyramid.short_{level.value}')}", width=132)
        value = st.slider(
            f"{level.value} {translate(f'enum.level.{level.value}')}",
            LOWEST,
            HIGHEST,
            round(start, 1),
            0.1,
            format="%.1f",
            key=key,
            label_visibility="collapsed",
        )
    return start if value == round(start, 1) else float(value)


def _outcome(found: Gate, key: str) -> None:
    """Draw the curve, the verdict and the formula; a screen reader hears the verdict when it changes."""
    translate = session.translator()
    sentence = verdict_sentence(found, translate)
    label = translate("pyramid.picture_label", parts=parts_formula(found, translate), sentence=sentence)
    pictures.show(gate_svg(found, translate, label=label))
    with st.container(key=f"{key}.verdict", gap=None):
        st.markdown(f"**{escaped(sentence)}**")
        for line in (parts_formula(found, translate), index_formula(found), lift_sentence(found, translate)):
            st.caption(escaped(line))
    with st.popover(translate("pyramid.how"), type="tertiary", key=f"{key}.how"):
        st.markdown(translate("pyramid.how_gate", **provenance.marks()))
