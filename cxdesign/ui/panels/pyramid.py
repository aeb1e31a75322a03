"""A project's features on the pyramid, with what the map shows for them and what each move does to the gate."""

from __future__ import annotations

import streamlit as st

from cxdesign.domain.cards import Feature
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Level
from cxdesign.scoring.backing import MapReading, map_reading
from cxdesign.scoring.pyramid import Gate
from cxdesign.scoring.rated import rated_levels
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.panels import playground, provenance, undoing
from cxdesign.ui.plain import escaped
from cxdesign.ui.pyramid import BEGIN, MAP, last_move, pyramid
from cxdesign.views.findings import record_name
from cxdesign.views.gate_words import verdict_name, verdict_sentence
from cxdesign.views.numbers import decimal
from cxdesign.views.pyramid import level_formula

LOOK_EVERY = 3
"""Seconds between two looks for what colleagues have changed (ours)."""


RATED = "rated"
"""What the playground may begin with, besides the map."""


def features(bench: Workbench, document: Document) -> None:
    """Draw the pyramid, what its last move did, and how it is read."""
    translate = session.translator()
    reading = _reading(document)
    if not any(document.all(Feature)):
        _no_features(bench)
    moved = _moved(bench, document)
    pyramid(bench, document, reading, said=moved)
    undoing.notice(bench, "pyramid", escaped(moved))
    with st.container(key="pyramid.foot", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_standing(reading.gate))
        with st.popover(translate("pyramid.how"), type="tertiary", key="pyramid.how"):
            st.markdown(_how(reading))
        undoing.latest(bench, "pyramid")
    st.caption(translate("pyramid.note"))
    st.fragment(_look, key="pyramid.look", run_every=LOOK_EVERY)(bench, document.revision)


def play(document: Document) -> None:
    """Draw the playground, beginning with what was rated last or, from the first move on, with what the map shows."""
    translate, rated = session.translator(), rated_levels(document)
    if rated is not None and _begins_rated(document):
        origin = translate("pyramid.origin_rated", name=rated.name)
        playground.playground(rated.gate.levels, key="pyramid.play", origin=origin, like=rated.gate)
        return
    levels = [level.value for level in _reading(document).levels]
    origin = translate("pyramid.origin_map" if any(value is not None for value in levels) else "pyramid.origin_middle")
    playground.playground(levels, key="pyramid.play", origin=origin)


def _begins_rated(document: Document) -> bool:
    translate = session.translator()
    if session.kept(BEGIN) is None:
        session.keep(BEGIN, RATED)  # a move keeps it too, and a widget takes its first value from one place only
    chosen = st.segmented_control(
        translate("pyramid.begin"),
        (RATED, MAP),
        format_func=lambda name: translate(f"pyramid.begin_{name}"),
        required=True,
        key=BEGIN,
    )
    last = session.kept("pyramid.moved")
    if chosen == MAP and last is not None and last.revision == document.revision:
        st.caption(translate("pyramid.begin_moved"))
    return chosen == RATED


def _reading(document: Document) -> MapReading:
    return map_reading(document, session.services().today())


def _look(bench: Workbench, drawn: int) -> None:
    """Draw the page anew once a colleague has changed the project."""
    bench.follow()
    if bench.revision != drawn:
        st.rerun()


def _no_features(bench: Workbench) -> None:
    translate = session.translator()
    with st.container(key="pyramid.empty", gap="small"):
        st.markdown(translate("pyramid.empty"))
        if st.button(translate("pyramid.to_journey"), key="pyramid.to_journey", icon=":material/timeline:"):
            navigation.go(bench.project_id, "journey")


def _moved(bench: Workbench, document: Document) -> str:
    """Return what the last move here did, as long as nothing came after it."""
    translate = session.translator()
    last = last_move(bench, document)
    if last is None:
        return ""
    level = last.level
    name = record_name(document, last.record_id)
    where = (
        translate("pyramid.moved_off", name=name)
        if level is None
        else translate("pyramid.moved", name=name, level=level.value, level_name=translate(f"enum.level.{level.value}"))
    )
    levels, effect = _changes(last.before, last.after), _effect(last.before, last.after)
    return translate("pyramid.moved_effect", where=where, levels=levels, effect=effect)


def _changes(before: Gate, after: Gate) -> str:
    """Return which levels read otherwise than before."""
    translate = session.translator()
    changes = [
        f"{level.value} {_way(_figure(one), _figure(other))}"
        for level, one, other in zip(Level, before.levels, after.levels, strict=True)
        if one != other
    ]
    if not changes:
        return translate("pyramid.levels_same")
    return translate("pyramid.level_changes", changes=translate("figure.separator").join(changes))


def _figure(value: float | None) -> str:
    return "–" if value is None else decimal(value, 2)


def _effect(before: Gate, after: Gate) -> str:
    translate = session.translator()
    if (before.factor, before.index, before.verdict) == (after.factor, after.index, after.verdict):
        return translate("pyramid.effect_none")
    return translate(
        "pyramid.effect",
        gate=_way(_figure(before.factor), _figure(after.factor)),
        index=_way(_figure(before.index), _figure(after.index)),
        verdict=_way(_verdict(before), _verdict(after)),
    )


def _way(before: str, after: str) -> str:
    return before if before == after else session.translator()("pyramid.way", before=before, after=after)


def _verdict(found: Gate) -> str:
    return "–" if found.verdict is None else verdict_name(found.verdict, session.translator())


def _standing(found: Gate) -> str:
    translate = session.translator()
    return translate("pyramid.standing", sentence=f"**{escaped(verdict_sentence(found, translate))}**")


def _how(reading: MapReading) -> str:
    """Return how the levels are read, with the numbers in."""
    translate, marks = session.translator(), provenance.marks()
    lines = [f"- {level.level.value}: {escaped(level_formula(level))}" for level in reversed(reading.levels)]
    return "\n\n".join(
        (translate("pyramid.how_reading", **marks), "\n".join(lines), translate("pyramid.how_grounds", **marks))
    )
