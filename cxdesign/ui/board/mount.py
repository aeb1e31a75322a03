"""What all components that draw a project share: data kept from run to run, and answers when no socket gets through."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Annotated, Any

import streamlit as st
from pydantic import BaseModel, Field, ValidationError

from cxdesign.errors import CommandInvalid
from cxdesign.live.assets import assets_path
from cxdesign.live.desk import Desk
from cxdesign.live.frames import snapshot
from cxdesign.services.workbench import Workbench
from cxdesign.ui import dispatch, session

POLL_SECONDS = 2
"""How often the page looks for others' edits while no socket gets through (ours)."""
TICKET_RENEWAL = timedelta(hours=6)
"""Age at which the page hands out a new ticket; half of a ticket's life."""
Json = dict[str, Any]  # Any: JSON


class Outbox(BaseModel):
    """What a component sends by trigger: the frames without an answer yet, and what it already has."""

    frames: Annotated[list[Json], Field(max_length=5000)]
    revision: Annotated[int, Field(ge=0)]


@dataclass(frozen=True)
class Face:
    """What tells one component from another.

    ``data`` gives what it is handed, anew only when project, person, language, visit or ``identity`` change; ``take``
    answers its further triggers by name; ``after`` runs when it has been drawn.
    """

    name: str
    script: str
    data: Callable[[Desk], Json]
    identity: tuple[object, ...] = ()
    take: Mapping[str, Callable[[], None]] = field(default_factory=dict)
    after: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Mount:
    """What was handed to one component, kept from run to run: equal data cost nothing."""

    identity: tuple[object, ...]
    issued_at: datetime
    data: Mapping[str, Any]  # Any: JSON
    fallback: Json | None = None
    serial: int = 0
    revision: int = 0


def draw(bench: Workbench, face: Face, key: str) -> None:
    """Draw a component of a project; everything that changes later reaches it over the channel."""
    is_polling = bool(session.component_value(key, "polling"))
    drawn = st.fragment(_draw, key=f"{key}.fragment", run_every=POLL_SECONDS if is_polling else None)
    drawn(bench, face, key, is_polling)


def shared_data(bench: Workbench, desk: Desk, *, areas: tuple[str, ...], wanted: tuple[str, ...]) -> Json:
    """Return what every component is handed: who and where it is, texts, records, and the parts beside them."""
    return {
        "project_id": bench.project_id,
        "base": session.base_path(),
        "ticket": session.tickets().issue(session.claims(bench.project_id)),
        "locale": session.locale(),
        "texts": desk.translator.below(*areas),
        "actor": desk.actor.id,
        "name": session.own_name() or None,
        "role": desk.actor.role.value,
        "snapshot": snapshot(bench.document(desk.actor)),
        "undo": desk.undo_state(),
        "wanted": list(wanted),
        "parts": desk.parts(wanted),
        "can_edit": desk.actor.can_edit,
    }


def _draw(bench: Workbench, face: Face, key: str, is_polling: bool) -> None:  # a fragment's own
    if bool(session.component_value(key, "polling")) != is_polling:
        st.rerun()
    with dispatch.guarded(dispatch.block):
        _draw_component(bench, face, key, is_polling=is_polling)


def _draw_component(bench: Workbench, face: Face, key: str, *, is_polling: bool) -> None:
    mount = _mount(bench, face, key)
    if is_polling:
        mount = _caught_up(bench, mount, key)
    answers = {f"on_{name}_change": dispatch.doing(action) for name, action in face.take.items()}
    triggers: dict[str, Any] = dict(answers)  # Any: the component's other arguments go the same way
    component = st.components.v2.component(face.name, js=component_loader(face.script), isolate_styles=True)
    component(
        key=key,
        data={**mount.data, "fallback": mount.fallback},
        width="stretch",
        height="content",
        on_outbox_change=dispatch.doing(_answer_outbox, bench, face, key),
        on_polling_change=lambda: None,
        on_ticket_refused_change=lambda: _renew(key),
        **triggers,
    )
    face.after()


def component_loader(script: str) -> str:
    """Return the lines that load a component's script from beside the program."""
    address = json.dumps(f"{session.base_path()}{assets_path()}/{script}")
    return (
        f"const script = import(new URL({address}, document.baseURI));\n"
        "export default async (component) => (await script).default(component);\n"
    )


def _desk(bench: Workbench) -> Desk:
    return Desk(bench, session.actor(), session.translator(), session.names, session.services().today)


def _mount(bench: Workbench, face: Face, key: str) -> Mount:
    """Return what this component was given, made anew when it is for somebody or something else by now."""
    identity = (bench.project_id, session.actor(), session.locale(), session.visit(), *face.identity)
    kept: Mount | None = session.kept(f"{key}.mount")
    now = session.services().clock()
    if kept is None or kept.identity != identity or now - kept.issued_at > TICKET_RENEWAL:
        serial = 0 if kept is None else kept.serial
        data = face.data(_desk(bench))
        kept = Mount(identity, now, data, serial=serial, revision=data["snapshot"]["revision"])
        session.keep(f"{key}.mount", kept)
    return kept


def _answer_outbox(bench: Workbench, face: Face, key: str) -> None:
    """Carry out what the component could not send over a socket."""
    sent = session.component_value(key, "outbox")
    if sent is None:
        return
    try:
        outbox = Outbox.model_validate(sent)
    except ValidationError as error:
        raise CommandInvalid("frame_malformed") from error
    _answered(bench, _mount(bench, face, key), key, outbox)


def _caught_up(bench: Workbench, mount: Mount, key: str) -> Mount:
    """Return what the component is given once others' edits are in it."""
    if bench.revision <= mount.revision:
        return mount
    return _answered(bench, mount, key, Outbox(frames=[], revision=mount.revision))


def _answered(bench: Workbench, mount: Mount, key: str, outbox: Outbox) -> Mount:
    frames = _desk(bench).by_fallback(outbox.frames, outbox.revision, mount.data["wanted"])
    answer = {"serial": mount.serial + 1, "frames": frames}
    after = Mount(mount.identity, mount.issued_at, mount.data, answer, mount.serial + 1, bench.revision)
    session.keep(f"{key}.mount", after)
    return after


def _renew(key: str) -> None:
    """Have the component that was refused with its ticket given everything anew; its answers are numbered on."""
    kept: Mount | None = session.kept(f"{key}.mount")
    if kept is not None:
        session.keep(f"{key}.mount", replace(kept, identity=()))
