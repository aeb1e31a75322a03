"""Boards that stand still: a document drawn as its map, with marks on what differs; nothing there is edited."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from cxdesign.domain.document import Document
from cxdesign.domain.map_views import MapName
from cxdesign.live.frames import snapshot
from cxdesign.live.parts import build_parts
from cxdesign.live.tickets import Claims
from cxdesign.ui import session
from cxdesign.ui.board.component import TEXT_AREAS
from cxdesign.ui.board.mount import TICKET_RENEWAL, component_loader

PARTS: Mapping[MapName, tuple[str, ...]] = {
    MapName.JOURNEY: ("figures",),
    MapName.BLUEPRINT: ("blueprint",),
    MapName.EMPATHY: ("needs",),
    MapName.SCENES: ("scenes",),
}
"""What each map shows that is computed."""
Json = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class DiffMark:
    """What happened to one record: kinds of changes, and the sentence that says it."""

    kinds: Sequence[str]
    words: str


@dataclass(frozen=True)
class Stillness:
    """How a still board is shown.

    ``label`` names the board, ``figured`` is the design whose figures it shows, ``marks`` are by record id; boards of
    one ``group`` scroll together. ``reveal`` is the record to be shown and the number of that wish, so that the same
    one can be shown twice; a board that ``leads`` then has the focus. ``homes`` are where its pictures lie.
    """

    label: str
    figured: Document
    marks: Mapping[str, DiffMark]
    group: str
    height: int
    reveal: tuple[str, int] | None = None
    leads: bool = True
    homes: tuple[str, ...] = ()


def still_board(document: Document, configuration: MapName, stillness: Stillness, *, key: str) -> None:
    """Draw a document as a board that stands still; another key is another board."""
    component = st.components.v2.component("cxdesign_board", js=component_loader("board.js"), isolate_styles=True)
    component(key=key, data=_data(document, configuration, stillness, key), width="stretch", height="content")


def _pictures(homes: Iterable[str]) -> list[Json]:
    """Return where pictures come from: the projects shown, then the one at hand; who may only look sees that one."""
    at_hand, viewing = session.project_id(), session.viewing()
    wanted = dict.fromkeys((*(homes if viewing is None else ()), *([at_hand] if at_hand else [])))
    return [_source(project_id) for project_id in wanted]


def _source(project_id: str) -> Json:
    """Return a project's address for pictures with a ticket that is kept from run to run."""
    now, claims = session.services().clock(), session.claims(project_id)
    key = f"still.ticket.{project_id}"
    kept: tuple[Claims, datetime, str] | None = session.kept(key)
    if kept is None or kept[0] != claims or now - kept[1] > TICKET_RENEWAL:
        kept = (claims, now, session.tickets().issue(claims))
        session.keep(key, kept)
    return {"project_id": project_id, "ticket": kept[2]}


def _data(document: Document, configuration: MapName, stillness: Stillness, key: str) -> Json:
    translate, services = session.translator(), session.services()
    names = {kind: translate(f"changes.{kind}") for mark in stillness.marks.values() for kind in mark.kinds}
    return {
        "project_id": key,
        "pictures": _pictures(stillness.homes),
        "base": session.base_path(),
        "locale": session.locale(),
        "texts": translate.below(*TEXT_AREAS),
        "role": "viewer",
        "snapshot": snapshot(document),
        "wanted": [],
        "parts": build_parts(PARTS[configuration], stillness.figured, translate, services.today()),
        "can_edit": False,
        "configuration": configuration.value,
        "glossary": {},
        "still": {
            "label": stillness.label,
            "marks": {
                record_id: {"kinds": list(mark.kinds), "words": mark.words, "names": names}
                for record_id, mark in stillness.marks.items()
            },
            "group": stillness.group,
            "height": stillness.height,
            "leads": stillness.leads,
            "reveal": None if stillness.reveal is None else dict(zip(("id", "turn"), stillness.reveal, strict=True)),
        },
    }
