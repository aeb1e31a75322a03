"""The sorting exercise: one statement at a time, marked at once with the reason; the result and what to revise."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from xml.sax.saxutils import escape

import streamlit as st

from cxdesign.domain.vocabulary import Level
from cxdesign.formats.attempts import attempt_csv, attempt_json
from cxdesign.scoring.attempt import Given, item_of, result
from cxdesign.scoring.exercise import NONE, Answer, Item, PyramidExercise, mark_item, pyramid_exercise
from cxdesign.ui import dispatch, pictures, session
from cxdesign.ui.panels import provenance
from cxdesign.ui.plain import escaped
from cxdesign.views.exercise import answer_name, dots_svg, points_sentence, progress
from cxdesign.views.texts import told

ANSWERS: tuple[Answer, ...] = (*Level, NONE)
LONGEST_REASON = 400
FILES: tuple[tuple[str, str, Callable[..., bytes]], ...] = (
    ("csv", "text/csv", attempt_csv),
    ("json", "application/json", attempt_json),
)
"""The kinds of files an attempt is kept in."""


def exercise() -> None:
    """Draw the exercise; it needs no project, and keeps the answers in this tab only."""
    st.fragment(_draw, key="sorting.fragment")()


def _draw() -> None:
    known, given = pyramid_exercise(), _given()
    at = int(session.kept("sorting.at", 1))
    if at > len(known.items):
        _end(known, given)
    else:
        _item(known, given, item_of(known, at))
    if given:
        _files(known, given)


def _given() -> tuple[Given, ...]:
    found: tuple[Given, ...] = session.kept("sorting.given", ())
    return found


def _head(known: PyramidExercise, given: tuple[Given, ...], title: str, at: int) -> None:
    translate = session.translator()
    with st.container(key="sorting.head", gap="small"):
        st.markdown(f"## {title}")
        pictures.show(dots_svg(known, given, at, translate))


def _item(known: PyramidExercise, given: tuple[Given, ...], item: Item) -> None:
    translate = session.translator()
    answered = next((one for one in given if one.number == item.number), None)
    _head(known, given, translate("exercises.item", number=item.number, total=len(known.items)), item.number)
    with st.container(key="sorting.statement"):
        st.markdown(f"### {escaped(told(item.text, translate))}")
    with st.container(key="sorting.answers", gap=None):
        for answer in ANSWERS:
            _answer(item, answer, answered)
    said = "" if answered is None else _verdict(item, answered)
    st.html(f'<p class="spoken" role="status">{escape(said)}</p>')
    if answered is None:
        st.caption(translate("exercises.keys"))
        return
    _marked(known, item, answered)
    st.button(
        translate("exercises.next" if item.number < len(known.items) else "exercises.finish"),
        key=f"sorting.next.{item.number}",
        type="primary",
        shortcut="Enter",
        on_click=dispatch.doing(session.keep, "sorting.at", item.number + 1),
    )


def _answer(item: Item, answer: Answer, answered: Given | None) -> None:
    """Draw one answer as a button; once marked, with what it was in words under it."""
    translate = session.translator()
    name = str(answer)
    state = "open"
    if answered is not None:
        state = "expected" if answer == item.key else "also" if answer in item.accepted else "plain"
        if answer == answered.answer and answer not in item.accepted:
            state = "mine"
    with st.container(key=f"sorting.answer.{state}.{name}", gap=None):
        st.button(
            answer_name(answer, translate),
            key=f"sorting.choose.{item.number}.{name}",
            width="stretch",
            disabled=answered is not None,
            shortcut=None if answered is not None else name.removeprefix("L") if name != "none" else "0",
            on_click=dispatch.doing(_choose, item.number, answer),
        )
        notes = [f"exercises.{state}"] if state in {"expected", "also", "mine"} else []
        if answered is not None and answer == answered.answer and state != "mine":
            notes.append("exercises.mine")
        if notes:
            st.caption(translate("figure.separator").join(translate(note) for note in notes))


def _choose(number: int, answer: Answer) -> None:
    given = tuple(one for one in _given() if one.number != number)
    session.keep("sorting.given", (*given, Given(number, answer)))


def _verdict(item: Item, answered: Given) -> str:
    translate = session.translator()
    credit = mark_item(item, answered.answer).credit
    name = "right" if credit == 1 else "half" if credit else "wrong"
    return translate(f"exercises.{name}", expected=answer_name(item.key, translate))


def _marked(known: PyramidExercise, item: Item, answered: Given) -> None:
    """Say whether the answer holds, why, which question decides, what can be argued, and where that comes from."""
    translate = session.translator()
    question = next(one for one in known.tree if one.id == item.step)
    with st.container(key="sorting.marked", gap="small"):
        st.markdown(f"**{escaped(_verdict(item, answered))}**")
        _row("why", escaped(told(item.reason, translate)))
        number = known.tree.index(question) + 1
        _row("decided", f"{number}\\. {escaped(told(question.question, translate))}")
        if item.argument is not None:
            _row("argue", escaped(told(item.argument, translate)))
            key = f"sorting.reason.{item.number}"
            st.text_input(
                translate("exercises.own_reason"),
                answered.reason,
                key=key,
                max_chars=LONGEST_REASON,
                placeholder=translate("exercises.own_reason"),
                label_visibility="collapsed",
                on_change=dispatch.doing(_argue, item.number, key),
            )
        tags = (
            f"{provenance.inline_badge(one.provenance)} {escaped(told(one.source, translate))}" for one in item.origins
        )
        _row("source", " ".join(tags))


def _row(name: str, text: str) -> None:
    with st.container(key=f"sorting.row.{name}", horizontal=True, gap="small"):
        st.caption(session.translator()(f"exercises.{name}"), width=92)
        st.markdown(text)


def _argue(number: int, key: str) -> None:
    reason = str(session.kept(key) or "").strip()
    given = (Given(one.number, one.answer, reason) if one.number == number else one for one in _given())
    session.keep("sorting.given", tuple(given))


def _end(known: PyramidExercise, given: tuple[Given, ...]) -> None:
    """Draw the result and what to revise."""
    translate = session.translator()
    found = result(known, given)
    _head(known, given, translate("exercises.done"), 0)
    st.markdown(f"### {escaped(points_sentence(known, given, translate))}")
    st.markdown(escaped(progress(known, given, translate)))
    if found.revise:
        st.markdown(translate("exercises.revise"))
        st.markdown("\n".join(f"- {escaped(told(one.question, translate))}" for one in found.revise))
        st.markdown(translate("exercises.look_again"))
        missed = [item_of(known, number) for number in sorted((*found.half, *found.wrong))]
        lines = (
            f"- {item.number}\\. {escaped(told(item.text, translate))} → {escaped(answer_name(item.key, translate))}"
            for item in missed
        )
        st.markdown("\n".join(lines))
    else:
        st.markdown(translate("exercises.nothing_to_revise"))


def _files(known: PyramidExercise, given: tuple[Given, ...]) -> None:
    translate = session.translator()
    with st.container(key="sorting.files", horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            translate("exercises.restart"),
            key="sorting.restart",
            type="tertiary",
            icon=":material/restart_alt:",
            on_click=dispatch.doing(_restart),
        )
        for suffix, mime, write in FILES:
            st.download_button(
                translate(f"exercises.download_{suffix}"),
                partial(write, known, given),
                file_name=f"{translate('exercises.file')}.{suffix}",
                mime=mime,
                key=f"sorting.download.{suffix}",
                type="tertiary",
                icon=":material/download:",
                on_click="ignore",
            )
        st.caption(translate("exercises.no_names"))


def _restart() -> None:
    session.forget("sorting.given")
    session.forget("sorting.at")
