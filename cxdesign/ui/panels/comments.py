"""Comments on pages: all threads of a project with the way to what they are about, and those of one record."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from cxdesign.commands.comments import AddComment, RemoveComment, ReopenComment, ResolveComment
from cxdesign.domain.document import Document
from cxdesign.domain.records import TEXT_LENGTH
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session, times
from cxdesign.ui.panels import undoing
from cxdesign.ui.plain import escaped
from cxdesign.views.comments import (
    Choice,
    CommentThread,
    FindingState,
    Mention,
    Said,
    chosen,
    comment_threads,
    parts_of,
)
from cxdesign.views.findings import build_findings

PAGE_SIZE = 30
"""Threads shown at once (ours)."""


def overview(bench: Workbench) -> None:
    """List the threads of a project, by choice: open, resolved, one's own, and those that mention oneself."""
    translate = session.translator()
    threads = _threads(bench.document(session.actor()))
    actor_id, name = session.actor().id, session.own_name()
    found = {choice: chosen(threads, choice, actor_id, name) for choice in Choice}
    with st.container(key="comments.controls", horizontal=True, vertical_alignment="center", gap="medium"):
        wanted = st.segmented_control(
            translate("comments.choose"),
            [one.value for one in Choice],
            format_func=lambda one: translate(f"comments.list_{one}", count=len(found[Choice(one)])),
            default=Choice.OPEN.value,
            required=True,
            key="comments.choice",
            label_visibility="collapsed",
        )
        undoing.latest(bench, "comments")
    choice = Choice(wanted or Choice.OPEN)
    shown = found[choice]
    if not shown:
        _nothing(bench, choice, is_first=not threads, has_name=bool(name))
        return
    page_count = -(-len(shown) // PAGE_SIZE)
    page = min(int(session.kept("comments.page", 1)), page_count)
    with st.container(key="comments.list", gap=None):
        for thread in shown[PAGE_SIZE * (page - 1) : PAGE_SIZE * page]:
            _thread(bench, thread, is_placed=True)
    if page_count > 1:
        st.pagination(page_count, key="comments.page")


def about(bench: Workbench, document: Document, record_id: str) -> None:
    """Show the threads about one record, and a field for a new one."""
    translate = session.translator()
    threads = [thread for thread in _threads(document) if thread.about_id == record_id]
    count = sum(len(thread.said) for thread in threads)
    label = translate("comments.menu_count", count=count) if count else translate("comments.title")
    with st.expander(label, key=f"comments.about.{record_id}", icon=":material/chat_bubble:"):
        for thread in threads:
            _thread(bench, thread, is_placed=False)
        if session.actor().can_edit:
            _field(bench, record_id, None, translate("comments.write"))


def _threads(document: Document) -> tuple[CommentThread, ...]:
    translate, today = session.translator(), session.services().today()
    if not any(document.of_kind("comment")):
        return ()
    return comment_threads(document, _names(), build_findings(document, translate, today), translate)


def _names() -> Mapping[str, str]:
    return session.names()


def _nothing(bench: Workbench, choice: Choice, *, is_first: bool, has_name: bool) -> None:
    translate = session.translator()
    told = "first" if is_first else "no_name" if choice is Choice.MENTIONS_ME and not has_name else choice.value
    with st.container(key="comments.nothing", gap=None):
        st.markdown(f"**{translate(f'comments.none_{told}')}**")
        st.caption(translate("comments.none_text"))
    if st.button(translate("comments.to_map"), key="comments.to_map", icon=":material/timeline:"):
        navigation.go(bench.project_id, "journey")


def _thread(bench: Workbench, thread: CommentThread, *, is_placed: bool) -> None:
    translate = session.translator()
    first = thread.said[0]
    state = "settled" if thread.is_resolved else "open"
    with st.container(key=f"comments.thread.{state}.{thread.id}", gap=None):
        if is_placed and st.button(
            translate("comments.go_to", name=escaped(thread.about)),
            key=f"comments.show.{thread.id}",
            type="tertiary",
            icon=":material/arrow_forward:",
        ):
            navigation.go(bench.project_id, thread.page, [thread.about_id])
        for one in thread.said:
            _said(bench, one, is_answer=one is not first, is_settled=thread.is_resolved and one is first)
        _actions(bench, thread)


def _said(bench: Workbench, one: Said, *, is_answer: bool, is_settled: bool) -> None:
    translate = session.translator()
    facts = [times.ago_here(one.at, translate)] if one.at else []
    facts += [translate("comments.edited")] if one.is_edited else []
    facts += [translate("comments.resolved")] if is_settled else []
    place = "answer" if is_answer else "first"
    with st.container(key=f"comments.{place}.{one.id}", gap=None):
        st.markdown(f"**{escaped(one.author)}** " + translate("figure.separator").join(facts))
        st.markdown(_marked(one.text))
        if one.mentions:
            with st.container(key=f"comments.mentions.{one.id}", horizontal=True, gap="small"):
                for mention in one.mentions:
                    _mention(bench, one, mention)


def _marked(text: str) -> str:
    """Return a text as Markdown that shows it as it is, with its mentions in bold."""
    names = tuple(_names().values())
    lines = ("".join(_shown(*part) for part in parts_of(line, names)) for line in text.splitlines())
    return "  \n".join(lines)


def _shown(part: str, is_mention: bool) -> str:
    if is_mention:
        return f"**{escaped(part)}**"
    before, after = (" " if part[end : end + 1 or None].isspace() else "" for end in (0, -1))
    return f"{before}{escaped(part)}{after}" if part.strip() else " "


def _mention(bench: Workbench, one: Said, mention: Mention) -> None:
    translate = session.translator()
    state = translate(f"comments.finding_{mention.state.value}")
    words = translate("comments.finding_words", rule=mention.rule, title=escaped(mention.title), state=state)
    if mention.finding is None:
        st.caption(words)
    elif st.button(words, key=f"comments.finding.{one.id}.{mention.rule}", type="tertiary", icon=":material/rule:"):
        if mention.state is FindingState.OPEN and mention.finding["records"]:
            navigation.show_records(bench.project_id, mention.finding["maps"][0], mention.finding["records"])
        navigation.go(bench.project_id, "checks")


def _actions(bench: Workbench, thread: CommentThread) -> None:
    if not session.actor().can_edit:
        return
    translate = session.translator()
    word, command = ("reopen", ReopenComment) if thread.is_resolved else ("resolve", ResolveComment)
    with st.container(key=f"comments.actions.{thread.id}", horizontal=True, gap="small"):
        with st.popover(translate("comments.reply"), type="tertiary", key=f"comments.reply.{thread.id}"):
            _field(bench, thread.about_id, thread.id, translate("comments.reply"))
        st.button(
            translate(f"comments.{word}"),
            key=f"comments.settle.{thread.id}",
            type="tertiary",
            on_click=dispatch.doing(_do, bench, command(comment_id=thread.id)),
        )
        st.button(
            translate("comments.remove"),
            key=f"comments.remove.{thread.id}",
            type="tertiary",
            on_click=dispatch.doing(_do, bench, RemoveComment(comment_id=thread.id)),
        )


def _field(bench: Workbench, record_id: str, answered: str | None, label: str) -> None:
    """Draw a field for a comment or an answer."""
    place = answered or record_id
    key = f"comments.text.{place}"
    with st.form(f"comments.form.{place}", clear_on_submit=True, border=False):
        st.text_area(label, key=key, max_chars=TEXT_LENGTH, height=80)
        st.form_submit_button(
            session.translator()("comments.send"), on_click=dispatch.doing(_add, bench, record_id, answered, key)
        )


def _add(bench: Workbench, record_id: str, answered: str | None, key: str) -> None:
    text = str(session.kept(key) or "").strip()
    if text:
        new_id = f"comment:{session.new_command_id()}"
        _do(bench, AddComment(comment_id=new_id, about_id=record_id, text=text, reply_to_id=answered))


def _do(bench: Workbench, command: AddComment | RemoveComment | ReopenComment | ResolveComment) -> None:
    bench.execute(session.actor(), session.new_command_id(), command)
