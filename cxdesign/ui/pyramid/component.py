"""Mounts the pyramid, and turns what is dragged there into commands."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import streamlit as st
from pydantic import BeforeValidator, Field

from cxdesign.commands.base import Command
from cxdesign.commands.card import EditCardAttributes
from cxdesign.commands.touchpoint import EditTouchpoint
from cxdesign.domain.cards import AnyCardAttributes
from cxdesign.domain.document import Document
from cxdesign.domain.journey import Touchpoint, TouchpointAttributes
from cxdesign.domain.records import RecordId, kind_of
from cxdesign.domain.vocabulary import Level
from cxdesign.resources import frontend_folder
from cxdesign.scoring.backing import MapReading, map_reading
from cxdesign.scoring.pyramid import Gate
from cxdesign.services.workbench import Workbench
from cxdesign.ui import acts, dispatch, session
from cxdesign.ui.panels import undoing
from cxdesign.views.pyramid import build_pyramid

FRONTEND = Path(__file__).resolve().parent
PLACE = "pyramid"
"""Where a move is remembered, and offered to be taken back."""
BEGIN, MAP = "pyramid.begin", "map"
"""Where it is kept what the playground begins with; a move is about the map."""
TEXTS = "pyramid.board_"


Stair = Annotated[Level | None, BeforeValidator(lambda value: value or None)]
"""A level; empty is none."""


class Move(acts.Numbered):
    """What a drop asks for: a record, the level it stood on, and the one it shall stand on."""

    name: Literal["move"]
    record: RecordId
    source: Stair
    level: Stair


class Asked(acts.Numbered):
    """A feature for which somebody wants to go through the questions."""

    name: Literal["ask"]
    record: RecordId


Act = Annotated[Move | Asked, Field(discriminator="name")]


@dataclass(frozen=True)
class Moved:
    """The last move made here, and the gate before and after it."""

    project_id: str
    revision: int
    record_id: str
    source: Level | None
    level: Level | None
    before: Gate
    after: Gate


def last_move(bench: Workbench, document: Document) -> Moved | None:
    """Return the last move made here, as long as nothing came after it."""
    last: Moved | None = session.kept("pyramid.moved")
    if last is None or (last.project_id, last.revision) != (bench.project_id, document.revision):
        return None
    return last


def pyramid(bench: Workbench, document: Document, reading: MapReading, *, said: str = "") -> None:
    """Draw the pyramid with the features of a project.

    Parameters
    ----------
    bench : Workbench
        The project.
    document : Document
        What is drawn.
    reading : MapReading
        What the map shows for it.
    said : str
        What a screen reader is told once it is new.
    """
    translate, actor = session.translator(), session.actor()
    key, last = f"pyramid.board.{bench.project_id}", last_move(bench, document)
    component = st.components.v2.component(
        "cxdesign_pyramid",
        js=(frontend_folder() / "press.js").read_text("utf-8") + (FRONTEND / "pyramid.js").read_text("utf-8"),
        css=(FRONTEND / "pyramid.css").read_text("utf-8"),
        isolate_styles=True,
    )
    component(
        key=key,
        data={
            **build_pyramid(document, reading, translate),
            "texts": translate.below(TEXTS),
            "locale": session.locale(),
            "can_edit": actor.can_edit,
            "said": said,
            "ack": acts.confirmed(key),
            "moved": None if last is None else {"id": last.record_id, "text": _from(last)},
        },
        width="stretch",
        height="content",
        on_acts_change=dispatch.doing(acts.answer, key, acts.Sent[Act], lambda act: _carry_out(bench, act)),
    )


def _from(last: Moved) -> str:
    translate = session.translator()
    if last.source is None:
        return translate("pyramid.newly_placed")
    return translate("pyramid.moved_from", level=last.source.value)


def place(bench: Workbench, record_id: str, source: Level | None, level: Level | None) -> None:
    """Put a feature, or a level that a touchpoint has itself, on another level; None takes it off the pyramid."""
    actor, today = session.actor(), session.services().today()
    before = bench.document(actor)
    operation = bench.execute(actor, session.new_command_id(), _command(before, record_id, source, level))
    undoing.offer(bench, PLACE, operation)
    session.keep(BEGIN, MAP)
    after = bench.document(actor)
    gates = (map_reading(one, today).gate for one in (before, after))
    session.keep("pyramid.moved", Moved(bench.project_id, after.revision, record_id, source, level, *gates))


def _command(document: Document, record_id: str, source: Level | None, level: Level | None) -> Command:
    if kind_of(record_id) != "touchpoint":
        return EditCardAttributes(card_id=record_id, attributes=AnyCardAttributes(level=level))
    kept = set(document.expect(record_id, Touchpoint).levels) - {source}
    levels = tuple(kept if level is None else kept | {level})
    return EditTouchpoint(touchpoint_id=record_id, attributes=TouchpointAttributes(levels=levels))


def _carry_out(bench: Workbench, act: Act) -> None:
    if isinstance(act, Asked):
        session.keep("tagging.feature", act.record)
    else:
        place(bench, act.record, act.source, act.level)
