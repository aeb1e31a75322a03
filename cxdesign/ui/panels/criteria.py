"""The criteria there are: the workbench's and the project's own sets, listed by dimension."""

from __future__ import annotations

import streamlit as st

from cxdesign.commands.criteria import CopyCriteria, RemoveCriteriaSet, RenameCriteriaSet
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import CriteriaSet
from cxdesign.domain.records import NAME_LENGTH
from cxdesign.scoring.catalogue import criteria_catalogue
from cxdesign.scoring.copies import catalogue_copies, set_copies
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session
from cxdesign.ui.panels import undoing, unkept
from cxdesign.ui.plain import escaped
from cxdesign.views.criteria import CriterionLine, DimensionLines, asked_in, catalogue_lines, rated_in, set_lines

OURS = "ours"
"""Stands for the workbench's own criteria where a set is chosen."""
CHOSEN = "criteria.set"
OPEN = "criteria.open"


def choose(document: Document) -> CriteriaSet | None:
    """Let the reader choose a set; None is the workbench's."""
    translate = session.translator()
    sets = {OURS: None, **{found.id: found for found in document.entries(CriteriaSet)}}
    names = {key: translate("criteria.ours", version=criteria_catalogue().version) for key in [OURS]}
    names |= {key: escaped(found.name) for key, found in sets.items() if found is not None}
    if session.kept(CHOSEN) not in sets:
        session.forget(CHOSEN)
    wanted = st.segmented_control(
        translate("criteria.sets"),
        list(sets),
        format_func=lambda key: names[key],
        default=None if session.kept(CHOSEN) else OURS,
        required=True,
        key=CHOSEN,
        label_visibility="collapsed",
    )
    return sets[wanted or OURS]


def about(bench: Workbench, document: Document, own: CriteriaSet | None) -> None:
    """Say what the chosen set is, and offer what can be done with it as a whole."""
    translate = session.translator()
    unkept.notice(bench)
    done = session.kept("criteria.done", "criteria.copied")
    undoing.notice(bench, "criteria", translate(done))
    if own is None:
        st.caption(translate("criteria.ours_text", count=len(criteria_catalogue().criteria)))
    else:
        st.caption(escaped(_facts(document, own)))
        rated = rated_in(document, own.id)
        if rated is not None:
            with st.container(key="criteria.locked"):
                st.markdown(f":material/lock: {translate('criteria.in_use', name=escaped(rated.name))}")


def copying(bench: Workbench, document: Document, own: CriteriaSet | None) -> None:
    """Offer to make a copy of the chosen set."""
    translate = session.translator()
    chosen = OURS if own is None else own.id
    key = f"criteria.copy_name.{chosen}"
    default = translate("criteria.copy_default")
    if own is not None:
        default = translate("criteria.copy_again_default", name=own.name)[:NAME_LENGTH]
    with st.popover(  # a copy is chosen at once, and under another key the popover is shut again
        translate("criteria.copy"), icon=":material/content_copy:", key=f"criteria.copying.{chosen}"
    ):
        st.caption(translate("criteria.copy_text" if own is None else "criteria.copy_again_text"))
        st.text_input(translate("criteria.copy_name"), default, key=key, max_chars=NAME_LENGTH, autocomplete="off")
        st.button(
            translate("criteria.copy"),
            key="criteria.copy",
            type="primary",
            on_click=dispatch.doing(_copy, bench, document, own, key),
        )


def settings(bench: Workbench, own: CriteriaSet) -> None:
    """Offer to rename or remove a set of one's own."""
    translate = session.translator()
    key = f"criteria.name.{own.id}.{own.name}"
    st.text_input(
        translate("criteria.name"),
        own.name,
        key=key,
        max_chars=NAME_LENGTH,
        autocomplete="off",
        on_change=dispatch.doing(_rename, bench, own.id, key),
    )
    st.button(
        translate("criteria.remove_set"),
        key="criteria.remove_set",
        type="tertiary",
        icon=":material/delete:",
        on_click=dispatch.doing(_remove, bench, own.id),
    )


def lines(document: Document, own: CriteriaSet | None) -> str | None:
    """List the criteria of a set by dimension and return the code of the one that is open."""
    translate = session.translator()
    lists = catalogue_lines(criteria_catalogue(), translate) if own is None else set_lines(document, own.id, translate)
    codes = [line.code for found in lists for line in found.lines]
    if not codes:
        st.caption(translate("criteria.empty"))
        return None
    opened = session.kept(OPEN)
    opened = opened if opened in codes else codes[0]
    session.keep(OPEN, opened)  # it stays open when it moves to another dimension
    for place, found in enumerate(lists):
        _list(found, place, str(opened))
    return str(opened)


def footnote() -> None:
    """Explain how weights work, and say what these criteria are and are not."""
    translate = session.translator()
    with st.expander(translate("criteria.weights"), key="criteria.weights"):
        st.markdown(translate("criteria.weights_text"))
    st.caption(translate("criteria.footnote"))


def take_over(bench: Workbench, command: CopyCriteria, told: str) -> None:
    """Make a set, show it, and offer to take it back."""
    operation = bench.execute(session.actor(), session.new_command_id(), command)
    undoing.offer(bench, "criteria", operation)
    session.keep("criteria.done", told)
    session.keep(CHOSEN, command.set_id)


def _facts(document: Document, own: CriteriaSet) -> str:
    translate = session.translator()
    criteria = document.criteria(own.id)
    used = sum(criterion.is_used for criterion in criteria)
    told = translate("criteria.own_text", used=used, total=len(criteria))
    rounds = asked_in(document, own.id)
    names = translate("figure.separator").join(found.name for found in rounds)
    return f"{told} {translate('criteria.asked', names=names)}" if rounds else told


def _list(found: DimensionLines, place: int, opened: str) -> None:
    with st.container(key=f"criteria.list.{place}", gap=None):
        st.markdown(f"## {escaped(found.heading)}")
        for line in found.lines:
            _line(line, is_open=line.code == opened)


def _line(line: CriterionLine, *, is_open: bool) -> None:
    translate = session.translator()
    state = "open" if is_open else "shut"
    with st.container(key=f"register.line.{state}.{line.code}", gap=None):
        with st.container(key=f"register.words.{line.code}", gap=None):
            with st.container(key=f"criteria.line.{line.code}", horizontal=True, gap="small"):
                st.text(f"{line.code} · {line.name}", width="content")
                st.space("stretch")
                st.caption(escaped(line.facts), width="content")
            st.caption(escaped(line.question))
        st.button(
            translate("criteria.read", name=escaped(f"{line.code} {line.name}")),
            key=f"register.choose.{line.code}",
            type="tertiary",
            on_click=session.keep,
            args=(OPEN, line.code),
        )


def _copy(bench: Workbench, document: Document, own: CriteriaSet | None, key: str) -> None:
    criteria = catalogue_copies(criteria_catalogue(), session.locale()) if own is None else set_copies(document, own.id)
    name = str(session.kept(key, "")).strip() or session.translator()("criteria.copy_default")
    set_id = f"criteria_set:{session.new_command_id()}"
    take_over(bench, CopyCriteria(set_id=set_id, set_name=name, criteria=criteria), "criteria.copied")


def _rename(bench: Workbench, set_id: str, key: str) -> None:
    name = str(session.kept(key, "")).strip()
    if not name:
        session.forget(key)
        return
    bench.execute(session.actor(), session.new_command_id(), RenameCriteriaSet(set_id=set_id, new_name=name))


def _remove(bench: Workbench, set_id: str) -> None:
    operation = bench.execute(session.actor(), session.new_command_id(), RemoveCriteriaSet(set_id=set_id))
    undoing.offer(bench, "criteria", operation)
    session.keep("criteria.done", "criteria.removed_set")
    session.forget(CHOSEN)
