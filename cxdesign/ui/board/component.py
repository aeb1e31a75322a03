"""Mounts the board, and answers what it sends when no socket gets through."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

import streamlit as st
from pydantic import BaseModel, Field, ValidationError

from cxdesign.errors import CommandInvalid
from cxdesign.i18n.glossary import explanations
from cxdesign.live.assets import assets_path
from cxdesign.live.desk import Desk
from cxdesign.live.frames import snapshot
from cxdesign.live.parts import FOR_MAP
from cxdesign.live.tickets import Claims
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, navigation, session

TEXT_AREAS = ("board.", "empathy.", "scenes.", "lane.", "enum.", "figure.", "history.", "error.")
POLL_SECONDS = 2
"""How often the page looks for others' edits while no socket gets through (ours)."""
TICKET_RENEWAL = timedelta(hours=6)
"""Age at which the page hands out a new ticket; half of a ticket's life."""
Json = dict[str, Any]  # Any: JSON
Configuration = Literal["journey", "blueprint", "empathy", "scenes"]
"""Which map a board draws; ``frontend/configurations`` has a module for each."""


class Outbox(BaseModel):
    """What the board sends by trigger: the frames without an answer yet, and what it already has."""

    frames: Annotated[list[Json], Field(max_length=5000)]
    revision: Annotated[int, Field(ge=0)]


class Way(BaseModel):
    """Where a board sends its reader: a page of the project, and the record to be shown there."""

    page: Literal["personas", "empathy", "journey", "blueprint", "scenes", "standards"]
    record: Annotated[str, Field(max_length=200)] = ""


@dataclass(frozen=True)
class Mount:
    """What was handed to one board, kept from run to run: equal data cost nothing."""

    identity: tuple[object, ...]
    issued_at: datetime
    data: Mapping[str, Any]  # Any: JSON
    fallback: Json | None = None
    serial: int = 0
    revision: int = 0


def journey_board(bench: Workbench, *, key: str) -> None:
    """Draw the journey map of a project as a board: grid, curve, inspector, figures and its own bar."""
    _board(bench, "journey", key)


def blueprint_board(bench: Workbench, *, key: str) -> None:
    """Draw the service blueprint of a project as a board: lanes, lines, arrows, inspector, time strip and figures."""
    _board(bench, "blueprint", key)


def empathy_board(bench: Workbench, *, key: str) -> None:
    """Draw the empathy map of a persona as a board: the persona, seven areas of notes, and the needs register."""
    _board(bench, "empathy", key)


def scenes_board(bench: Workbench, *, key: str) -> None:
    """Draw the scenes of a project as a board: touchpoints by scenes, quadrants, and what can be bypassed."""
    _board(bench, "scenes", key)


def _board(bench: Workbench, configuration: Configuration, key: str) -> None:
    """Draw a board in one of its configurations.

    What is handed to the browser stays the same until project, language, person or visit change; everything else
    reaches the board over the channel.
    """
    key = f"{key}.{bench.project_id}"
    is_polling = bool(session.component_value(key, "polling"))
    drawn = st.fragment(_draw, key=f"{key}.fragment", run_every=POLL_SECONDS if is_polling else None)
    drawn(bench, configuration, key, is_polling)


def _draw(bench: Workbench, configuration: Configuration, key: str, is_polling: bool) -> None:  # a fragment's own
    if bool(session.component_value(key, "polling")) != is_polling:
        st.rerun()
    mount = _mount(bench, configuration, key)
    if is_polling:
        mount = _caught_up(bench, mount, key)
    component = st.components.v2.component("cxdesign_board", js=_loader(), isolate_styles=True)
    component(
        key=key,
        data={**mount.data, "fallback": mount.fallback},
        width="stretch",
        height="content",
        on_outbox_change=dispatch.doing(_answer_outbox, bench, configuration, key),
        on_polling_change=lambda: None,
        on_ticket_refused_change=lambda: _renew(key),
        on_name_change=dispatch.doing(_take_name, key),
        on_go_change=dispatch.doing(_take_way, key),
    )
    way: Way | None = session.take(f"{key}.way")
    if way is not None:
        navigation.go(bench.project_id, way.page, [way.record] if way.record else [])


def _loader() -> str:
    address = json.dumps(f"{session.base_path()}{assets_path()}/board.js")
    return (
        f"const board = import(new URL({address}, document.baseURI));\n"
        "export default async (component) => (await board).default(component);\n"
    )


def _desk(bench: Workbench) -> Desk:
    services = session.services()
    return Desk(bench, session.actor(), session.translator(), services.store.people.names, services.today)


def _mount(bench: Workbench, configuration: Configuration, key: str) -> Mount:
    """Return what this board was given, made anew when it is for somebody or something else by now."""
    identity = (bench.project_id, session.actor().id, session.locale(), session.visit())
    kept: Mount | None = session.kept(f"{key}.mount")
    now = session.services().clock()
    if kept is None or kept.identity != identity or now - kept.issued_at > TICKET_RENEWAL:
        serial = 0 if kept is None else kept.serial
        data = _data(bench, configuration, _desk(bench))
        kept = Mount(identity, now, data, serial=serial, revision=data["snapshot"]["revision"])
        session.keep(f"{key}.mount", kept)
    return kept


def _data(bench: Workbench, configuration: Configuration, desk: Desk) -> Json:
    locale, wanted = session.locale(), FOR_MAP[configuration]
    return {
        "project_id": bench.project_id,
        "base": session.base_path(),
        "ticket": session.tickets().issue(Claims(bench.project_id, desk.actor, locale)),
        "locale": locale,
        "texts": desk.translator.below(*TEXT_AREAS),
        "actor": desk.actor.id,
        "name": session.own_name() or None,
        "role": desk.actor.role.value,
        "snapshot": snapshot(bench.document(desk.actor)),
        "undo": desk.undo_state(),
        "wanted": list(wanted),
        "parts": desk.parts(wanted),
        "configuration": configuration,
        "can_edit": desk.actor.can_edit,
        "reveal": session.wanted_records(),
        "glossary": _glossary(),
    }


def _glossary() -> Json:
    """Return the explanations of the board's words, by the key of the word."""
    translate = session.translator()
    return {
        key: {"term": entry.term, "other": entry.other_term, "text": entry.text, "origin": entry.origin(translate)}
        for key, entry in explanations(translate.locale).items()
    }


def _answer_outbox(bench: Workbench, configuration: Configuration, key: str) -> None:
    """Carry out what the board could not send over a socket."""
    sent = session.component_value(key, "outbox")
    if sent is None:
        return
    try:
        outbox = Outbox.model_validate(sent)
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error
    _answered(bench, _mount(bench, configuration, key), key, outbox)


def _caught_up(bench: Workbench, mount: Mount, key: str) -> Mount:
    """Return what the board is given once others' edits are in it."""
    if bench.revision <= mount.revision:
        return mount
    return _answered(bench, mount, key, Outbox(frames=[], revision=mount.revision))


def _take_way(key: str) -> None:
    """Note where the board asks to go, until it has been drawn."""
    wanted = session.component_value(key, "go")
    if wanted is None:
        return
    try:
        session.keep(f"{key}.way", Way.model_validate(wanted))
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error


def _answered(bench: Workbench, mount: Mount, key: str, outbox: Outbox) -> Mount:
    frames = _desk(bench).by_fallback(outbox.frames, outbox.revision, mount.data["wanted"])
    answer = {"serial": mount.serial + 1, "frames": frames}
    after = Mount(mount.identity, mount.issued_at, mount.data, answer, mount.serial + 1, bench.revision)
    session.keep(f"{key}.mount", after)
    return after


def _renew(key: str) -> None:
    """Have the board that was refused with its ticket given everything anew; its answers are numbered on."""
    kept: Mount | None = session.kept(f"{key}.mount")
    if kept is not None:
        session.keep(f"{key}.mount", replace(kept, identity=()))


def _take_name(key: str) -> None:
    name = session.component_value(key, "name")
    if isinstance(name, str):
        session.services().rename_person(session.actor().id, name)
