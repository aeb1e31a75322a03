"""Who rates in an open round and how far they are: never what they said. Guests, the way to join, and the reveal."""

from __future__ import annotations

from functools import partial
from urllib.parse import urlencode, urlsplit

import streamlit as st

from cxdesign.commands import parse
from cxdesign.commands.evaluation import AddRater, RemoveRater, RevealRound
from cxdesign.domain.document import Document
from cxdesign.domain.evaluation import EvaluationRound, RaterEntry, is_room_rater
from cxdesign.domain.vocabulary import RaterRole
from cxdesign.services.progress import Progress
from cxdesign.services.progress import progress as progress_of
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session
from cxdesign.ui.board import following
from cxdesign.ui.plain import escaped
from cxdesign.views.evaluation import rater_name, reveal_lines

RATING = "rate"
"""The page on which people rate."""
ASKED = "raters.asked"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def progress(bench: Workbench, shown: EvaluationRound) -> None:
    """List who has joined, from which side, and how many criteria each has answered; it follows every rating."""
    following.followed(bench, partial(_progress, bench, shown), key=f"raters.following.{shown.id}")


def _progress(bench: Workbench, shown: EvaluationRound) -> None:
    translate, actor = session.translator(), session.actor()
    document = bench.document(actor)
    present = document.get(shown.id)
    if not isinstance(present, EvaluationRound) or not present.is_open:
        st.rerun()  # somebody has revealed or removed it
    entries = [rater for rater in document.entries(RaterEntry) if not is_room_rater(rater.id)]
    with dispatch.guarded(dispatch.block):  # its criteria may all be switched off by now
        found = progress_of(bench, actor, shown.id)
        with st.container(key="raters.list", gap=None):
            if not entries:
                st.caption(translate("score.nobody"))
            for rater in entries:
                _rater(bench, document, rater, found)
        if not entries:
            return
        finished = translate("score.finished", finished=found.finished, raters=len(found.answered))
        st.caption(finished if found.answered else translate("score.none_begun"))


def guests(bench: Workbench, document: Document) -> None:
    """Add somebody without a screen of their own."""
    translate = session.translator()
    count = len(document.entries(RaterEntry))
    with (
        st.popover(translate("score.add_guest"), type="tertiary", icon=":material/person_add:", key="raters.guest"),
        st.form("raters.guest_form", clear_on_submit=True, border=False),
    ):
        st.text_input(translate("score.guest_name"), key="raters.guest_name", max_chars=60, autocomplete="off")
        st.selectbox(
            translate("score.role"),
            list(RaterRole),
            format_func=lambda role: translate(f"enum.rater_role.{role.value}"),
            key=_role_key(),
        )
        st.caption(translate("score.guest_text"))
        st.form_submit_button(
            translate("score.guest_do"), key=f"raters.add.{count}", on_click=dispatch.doing(_add_guest, bench)
        )


def invitation(bench: Workbench, shown: EvaluationRound) -> None:
    """Offer to rate oneself, and the address for the others."""
    translate = session.translator()
    parameters = {**navigation.parameters(bench.project_id), session.ROUND_PARAMETER: shown.id}
    st.page_link(
        navigation.pages()[RATING],
        label=translate("score.rate_self"),
        icon=":material/edit_note:",
        query_params=parameters,
    )
    address = f"{_origin()}{session.base_path()}/{RATING}?{urlencode(parameters)}"
    st.caption(translate("score.address"))
    st.code(address, language=None, wrap_lines=True)
    if urlsplit(address).hostname in LOOPBACK:
        st.caption(translate("score.address_here"))


def reveal(bench: Workbench, shown: EvaluationRound) -> None:
    """Offer to show all ratings to everybody, which asks first."""
    translate = session.translator()
    st.button(
        translate("score.reveal"),
        key="raters.reveal",
        type="primary",
        icon=":material/visibility:",
        on_click=session.keep,
        args=(ASKED, shown.id),
    )
    if session.kept(ASKED) == shown.id:
        st.dialog(translate("score.reveal_title"), on_dismiss=_close)(_confirm)(bench, shown)


def _close() -> None:
    session.forget(ASKED)


def _confirm(bench: Workbench, shown: EvaluationRound) -> None:
    translate = session.translator()
    st.markdown(translate("score.reveal_text"))
    with dispatch.guarded(dispatch.block):
        found = progress_of(bench, session.actor(), shown.id)
        document = bench.document(session.actor())
        for line in reveal_lines(document, found.answered, found.asked, found.thin, translate):
            st.markdown(escaped(line))
    with st.container(horizontal=True):
        if st.button(translate("score.reveal_do"), key="raters.reveal_do", type="primary"):
            with dispatch.guarded(dispatch.block):
                bench.execute(session.actor(), session.new_command_id(), RevealRound(round_id=shown.id))
                _close()
                st.rerun()
        if st.button(translate("home.cancel"), key="raters.reveal_not"):
            _close()
            st.rerun()


def _rater(bench: Workbench, document: Document, rater: RaterEntry, found: Progress) -> None:
    translate = session.translator()
    count = found.answered.get(rater.id, 0)
    with st.container(key=f"raters.line.{rater.id}", horizontal=True, vertical_alignment="center", gap="small"):
        with st.container(key=f"raters.who.{rater.id}", gap=None):
            st.text(rater_name(document, rater.id, translate))
            role = translate(f"enum.rater_role.{rater.role.value}")
            st.caption(translate("score.guest_role", role=role) if rater.is_guest else role)
        if rater.role is RaterRole.OBSERVER:
            st.caption(translate("score.observes"), width=200)
            return
        told = translate("score.answered", count=count, asked=found.asked)
        st.progress(min(1.0, count / max(found.asked, 1)), text=told, width=200)
        if rater.is_guest and not count:
            st.button(
                translate("score.remove_rater", name=escaped(rater_name(document, rater.id, translate))),
                key=f"raters.remove.{rater.id}",
                type="tertiary",
                icon=":material/close:",
                width=28,
                on_click=dispatch.doing(_remove, bench, rater.id),
            )
        else:
            st.space(28)


def _role_key() -> str:
    return f"raters.guest_role.{session.locale()}"  # a box keeps showing the words it was drawn with


def _add_guest(bench: Workbench) -> None:
    name = str(session.kept("raters.guest_name") or "").strip()
    role = RaterRole(session.kept(_role_key()) or RaterRole.CUSTOMER)
    new_id = f"rater:{session.new_command_id()}"
    fields = {"rater_id": new_id, "rater_name": name, "role": role.value, "is_guest": True}
    command = parse({"name": AddRater.name, **fields})
    bench.execute(session.actor(), session.new_command_id(), command)


def _remove(bench: Workbench, rater_id: str) -> None:
    bench.execute(session.actor(), session.new_command_id(), RemoveRater(rater_id=rater_id))


def _origin() -> str:
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
