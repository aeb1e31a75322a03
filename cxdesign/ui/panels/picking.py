"""The choice of peaks on its page: statement, audience, matrix, candidates, methods, memory."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st

from cxdesign.analysis.picking import Picking, picking
from cxdesign.analysis.ranking import METHODS
from cxdesign.domain.document import Document
from cxdesign.domain.vocabulary import Provenance
from cxdesign.services.workbench import Workbench
from cxdesign.ui import navigation, session
from cxdesign.ui.panels import opened, picking_parts, provenance, result, undoing
from cxdesign.ui.plain import escaped
from cxdesign.views.numbers import decimal
from cxdesign.views.picking import build_matrix, build_memory, build_methods
from cxdesign.views.picking_names import in_a_row
from cxdesign.views.picking_opened import OpenedPicking, peak_end_of
from cxdesign.views.picking_table import build_table
from cxdesign.views.picking_words import audience, picking_words

AREA = picking_parts.AREA


@dataclass(frozen=True)
class Choice:
    """What the panels of the page draw: a project, its document now, and its choice of peaks."""

    bench: Workbench
    document: Document
    found: Picking


def current(bench: Workbench) -> Choice:
    """Return the choice of peaks of a project as it is now."""
    document = bench.document(session.actor())
    return Choice(bench, document, picking(document))


def head(choice: Choice) -> None:
    """Say for whom the peaks are chosen and which moments should be peaks, or what is missing."""
    translate = session.translator()
    told = audience(choice.document, choice.found, translate, escape=escaped)
    with st.container(key="peaks.audience", horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(told or translate("peaks.no_audience"), width="content")
        _way("personas", translate("peaks.other_audience" if told else "peaks.choose_audience"), choice)
    words = picking_words(choice.document, choice.found, translate, escape=escaped)
    result.statement(words.statement, words.lead)
    if words.step is not None:
        _way(words.step, translate(f"peaks.way_{words.step}"), choice)


def _way(page: str, label: str, choice: Choice) -> None:
    """Lead to a page of the project, where that page exists."""
    pages = navigation.pages()
    st.page_link(
        pages.get(page, pages["standards"]),
        label=label,
        icon=":material/arrow_forward:",
        query_params=navigation.parameters(choice.bench.project_id),
        width="content",
    )


@contextmanager
def opening(choice: Choice) -> Iterator[None]:
    """Draw the block, and at its side the figure that is open."""
    with opened.beside(AREA, OpenedPicking(choice.document, choice.found, session.translator()).figure):
        yield


def matrix(choice: Choice) -> None:
    """Draw the scene matrix to look at, with a way to where it is made."""
    translate, found = session.translator(), choice.found
    if not found.cells:
        return
    counts = {"touchpoints": len(choice.document.touchpoints), "scenes": len({cell.scene_id for cell in found.cells})}
    key = "peaks.matrix_one" if 1 in counts.values() else "peaks.matrix"
    with result.section("peaks.matrix", translate(key, **counts), translate("peaks.matrix_side")):
        picking_parts.mount(choice.bench, "matrix", {"matrix": build_matrix(choice.document, found, translate)})
        _way("scenes", translate("peaks.way_scenes"), choice)


def candidates(choice: Choice) -> None:
    """Draw the candidates with their scores, the weights above them, and the way back."""
    translate, found = session.translator(), choice.found
    sound, fallen = found.candidates.sound, found.candidates.excluded
    if not sound and not fallen:
        return
    key = "peaks.candidates_one" if len(sound) + len(fallen) == 1 else "peaks.candidates"
    heading = translate(key, count=len(sound) + len(fallen))
    with result.section("peaks.candidates", heading, _side(choice)):
        deed = session.kept("peaks.deed")
        if deed:
            undoing.notice(choice.bench, "peaks", deed)
        data = {"table": build_table(choice.document, found, translate), "own_name": session.own_name()}
        picking_parts.mount(choice.bench, "candidates", data)
        undoing.latest(choice.bench, "peaks")


def _side(choice: Choice) -> str:
    translate, found = session.translator(), choice.found
    fallen = translate("peaks.side_fallen", count=len(found.candidates.excluded)) if found.candidates.excluded else ""
    front = translate("peaks.side_front", count=len(found.front.front)) if found.is_ranked else ""
    return translate("peaks.semicolon").join(part for part in (translate("peaks.side_scores"), fallen, front) if part)


def methods(choice: Choice) -> None:
    """Draw the three methods side by side, and where the order depends on who takes part."""
    translate, found = session.translator(), choice.found
    if not found.is_ranked:
        return
    draws = found.acceptability[0]
    side = translate(
        "peaks.methods_side",
        draws=f"{draws.draws:,}",
        start=str(draws.seed),
        badge=provenance.inline_badge(Provenance.OURS),
    )
    key = "peaks.methods_one" if len(found.swap.winners) == 1 else "peaks.methods"
    with result.section("peaks.methods", translate(key, count=len(found.swap.winners)), side):
        data = {"methods": build_methods(choice.document, found, translate)}
        picking_parts.mount(choice.bench, "methods", data)
        st.caption(_reversal_words(choice))


def _reversal_words(choice: Choice) -> str:
    """Say where leaving out a candidate would change who of the others comes first."""
    translate, found = session.translator(), choice.found
    figures = OpenedPicking(choice.document, found, translate)
    told = [sentence for method in METHODS for sentence in figures.reversals(method)]
    if not told:
        return translate("peaks.no_reversal")
    return translate("peaks.reversal_warning", cases=escaped(in_a_row(told[:2], translate)))


def memory(choice: Choice) -> None:
    """Draw what would be remembered, now and with the planned peaks."""
    translate, found = session.translator(), choice.found
    with result.section("peaks.memory", translate("peaks.memory"), translate("peaks.memory_side")):
        before, after = found.memory.before.figures, found.memory.after
        if not before.count:
            st.caption(translate("peaks.memory_none"))
            return
        figures = {
            name: {"peak_end": _two(peak_end_of(values)), "mean": _two(values.mean)}
            for name, values in (("now", before), ("after", after))
        }
        drawn = build_memory(choice.document, found)
        picking_parts.mount(choice.bench, "memory", {"memory": {**drawn, **figures}})


def _two(value: float | None) -> str:
    return "–" if value is None else decimal(value, 2)
