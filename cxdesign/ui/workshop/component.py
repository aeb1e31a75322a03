"""Mounts the facilitator's screen; everything it shows and does goes over a socket of its own."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from cxdesign.live.tickets import Claims
from cxdesign.services.agendas import agenda_words
from cxdesign.services.workbench import Workbench
from cxdesign.ui import session
from cxdesign.ui.board.mount import TICKET_RENEWAL, component_loader
from cxdesign.views.room_ratings import criteria_words

TEXT_AREAS = (
    "workshop.",
    "room_into.",
    "agreement.",
    "enum.empathy_area.",
    "lane.",
    "enum.rater_role.",
    "enum.outcome.",
    "opened.",
    "score.reading_",
)
SHARED_TEXTS = (
    "score.alpha",
    *(f"figure.{name}.label" for name in ("peak", "trough", "end", "peak_end", "mean")),
    "phone.curve_label",
    "phone.curve_note",
    "phone.from_people",
    "phone.cards_on_map",
    "phone.of",
    "phone.call_curve",
    "phone.call_felt",
    "phone.call_unfelt",
    "phone.criteria_note",
    "phone.concordance",
    "phone.dimension_mean",
    "phone.no_concordance",
    "result.concluded",
)


def facilitation(bench: Workbench, *, key: str) -> None:
    """Draw the screen on which a workshop of a project is opened and led."""
    key = f"{key}.{bench.project_id}"
    component = st.components.v2.component(
        "cxdesign_workshop", js=component_loader("workshop/facilitator.js"), isolate_styles=True
    )
    component(
        key=key,
        data={
            "project_id": bench.project_id,
            "base": session.base_path(),
            "locale": session.locale(),
            "texts": session.translator().below(*TEXT_AREAS, *SHARED_TEXTS),
            "words": {**criteria_words(session.locale()), "agenda": dict(agenda_words(session.locale()))},
            "ticket": _ticket(bench, key),
        },
        width="stretch",
        height="content",
    )


def _ticket(bench: Workbench, key: str) -> str:
    """Return the ticket this tab was given, made anew when it grows old: equal data cost nothing."""
    claims, now = session.claims(bench.project_id), session.services().clock()
    kept: tuple[Claims, datetime, str] | None = session.kept(f"{key}.ticket")
    if kept is None or kept[0] != claims or now - kept[1] > TICKET_RENEWAL:
        kept = (claims, now, session.tickets().issue(claims))
        session.keep(f"{key}.ticket", kept)
    return kept[2]
