"""A process that serves the product's own channel, and a client that keeps an outbox as the board does."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import uvicorn
from sqlalchemy import select
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from websockets.exceptions import ConnectionClosed, InvalidHandshake
from websockets.sync.client import ClientConnection, connect

from cxdesign.domain.document import Document
from cxdesign.domain.integrity import check_all
from cxdesign.live.hub import FOLLOW_SECONDS
from cxdesign.live.server import Server
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.services.actor import Actor
from cxdesign.services.bootstrap import Services, build, new_id, utc_now
from cxdesign.storage.engine import reading
from cxdesign.storage.log import replay
from cxdesign.storage.tables import operations
from tests.acting import ANN, OWNER
from tests.contract.waits import Waits

START_SECONDS = 60
PAUSE_SECONDS = 0.05
PATIENCE = 60.0
PASSING = {"database_unreachable", "store_busy"}
"""Refusals that are none for ever: what was refused is sent again."""


def serve_for_ever(url: str, port: int, follow_seconds: float = FOLLOW_SECONDS, hours: float = 0) -> None:
    """Serve the channel of the store at a URL, by a clock that is so many hours fast."""
    if hours:
        right = time.time
        time.time = lambda: right() + 3600 * hours
    services = build(url, own_clock=lambda: utc_now() + timedelta(hours=hours))
    server = Server(services, address="127.0.0.1", port=port, follow_seconds=follow_seconds)
    health = Route("/_stcore/health", lambda _request: PlainTextResponse("ok"))  # as the frame of the pages has it
    app = Starlette(routes=[*server.routes, health], middleware=server.middleware)
    frames = {"ws": "websockets-sansio", "ws_per_message_deflate": False}  # as the frame of the pages sets them
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="critical", **frames)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Outbox:
    """One person's client: what it sent and was not confirmed yet is sent again after a reconnection."""

    def __init__(self, url: str, project_id: str, port: int, actor: Actor = ANN) -> None:
        services = build(url)
        self._ticket = Tickets(services.signing_key()).issue(Claims(project_id, actor, "en"))
        services.store.close()
        self._path = f"/api/projects/{project_id}"
        self.go_through(port, {})
        self.waiting: dict[str, dict[str, Any]] = {}
        self.confirmed: dict[str, int] = {}
        self.heard: list[int] = []
        self.postponed: list[dict[str, Any]] = []
        self.peers: set[str] = set()
        self.waits = Waits()
        self.cuts = 0
        self.goal = 0
        self.store_is_up = True

    def go_through(self, port: int, headers: dict[str, str]) -> None:
        """Connect to this port from now on."""
        self._address, self._headers = f"ws://127.0.0.1:{port}{self._path}", headers

    @contextmanager
    def connected(self) -> Iterator[ClientConnection]:
        """Connect, say hello, and send again what was left over."""
        with opened(self._address, self._headers) as connection:
            connection.send(json.dumps({"type": "hello", "ticket": self._ticket, "revision": self._revision}))
            welcome = {"type": ""}
            while welcome["type"] not in {"welcome", "error"}:  # who is here may be told before
                welcome = json.loads(connection.recv(timeout=START_SECONDS))
            if welcome.get("code") in PASSING:
                raise ConnectionResetError(welcome["code"])
            assert welcome["type"] == "welcome", welcome
            self._hear(welcome["revision"], welcome["operations"])
            self.store_is_up = welcome["store_is_up"]
            for frame in self.waiting.values():
                connection.send(json.dumps(frame))
            yield connection

    def edit(self, connection: ClientConnection) -> None:
        """Send one more edit."""
        connection.send(json.dumps(self.write_down()))

    def write_down(self) -> dict[str, Any]:
        """Make one more edit, which waits to be sent, and return its frame."""
        command_id = new_id()
        place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
        command = {"name": "add_card", "card_id": f"note:{command_id}", **place, "text": "Waits in line"}
        self.waiting[command_id] = {"type": "command", "id": command_id, "command": command}
        self.waits.sent()
        return self.waiting[command_id]

    def take_in(self, connection: ClientConnection, *, timeout: float) -> bool:
        """Read one message; return whether there was one."""
        try:
            message = json.loads(connection.recv(timeout=min(timeout, self.waits.left())))
        except TimeoutError:
            return False
        if message["type"] == "reject":
            assert message["code"] in PASSING, message
            assert not message["is_final"]
            self.postponed.append(message)
            time.sleep(PAUSE_SECONDS)
            connection.send(json.dumps(self.waiting[message["id"]]))
        if message["type"] == "operation":
            self.heard.append(message["revision"])
        if message["type"] == "presence":
            self.peers = {peer["actor"] for peer in message["peers"]}
        if message["type"] == "store":
            self.store_is_up = message["is_up"]
        if message["type"] == "ack":
            self.confirmed[message["id"]] = message["revision"]
            del self.waiting[message["id"]]
            self.waits.confirmed(is_all=not self.waiting)
        return True

    def work(self, connection: ClientConnection, count: int) -> None:
        """Edit, with a few edits under way at a time, until so many more are confirmed."""
        wanted = len(self.confirmed) + count
        while len(self.confirmed) < wanted:
            while len(self.waiting) < 4:
                self.edit(connection)
            self.take_in(connection, timeout=START_SECONDS)

    def work_until_cut_off(self, connection: ClientConnection) -> None:
        """Edit until the line is dead."""
        with suppress(ConnectionClosed, OSError):
            self.work(connection, sys.maxsize)

    def finish(self, connection: ClientConnection) -> None:
        """Wait until nothing is left to be confirmed."""
        while self.waiting:
            assert self.take_in(connection, timeout=START_SECONDS)

    @property
    def put_off(self) -> Counter[str]:
        """What was refused for a while, by why."""
        return Counter(message["code"] for message in self.postponed)

    @property
    def _revision(self) -> int:
        return self.heard[-1] if self.heard else 0

    def _hear(self, revision: int, operations: list[dict[str, Any]] | None) -> None:
        """Take in what happened while the line was down; who missed much is given the whole document instead."""
        missed = range(self._revision + 1, revision + 1) if operations is None else [o["revision"] for o in operations]
        self.heard += missed


@contextmanager
def opened(address: str, headers: Mapping[str, str]) -> Iterator[ClientConnection]:
    """Open a socket, trying again while nobody is there."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            connection = connect(address, max_size=None, additional_headers=headers)
            break
        except (OSError, InvalidHandshake):  # the latter: a server that goes, or a proxy whose servers are not there
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    with connection:
        yield connection


def persist(person: Any, act: Callable[[ClientConnection], object]) -> None:  # Any: an outbox or a phone
    """Let a person connect again until something is done, whatever happens to the line or behind it."""
    deadline = min(time.monotonic() + PATIENCE, person.waits.deadline)
    while True:
        try:
            with person.connected() as connection:
                act(connection)
                return
        except (ConnectionClosed, OSError):
            person.cuts += 1
            assert time.monotonic() < deadline


def sound(services: Services, project_id: str) -> tuple[dict[str, int], Document]:
    """Return the revisions of a project by command and its document, read as one who trusts nothing.

    The document must be whole, what its log comes to, and the revisions without a gap.
    """
    with reading(services.store.engine) as connection:
        wanted = select(operations).where(operations.c.project_id == project_id)
        stored = {row.command_id: row.revision for row in connection.execute(wanted)}
    document = services.projects.workbench(project_id).document(OWNER)
    check_all(document)
    assert document == replay(Document(), services.store.log.after(project_id, 0))
    assert sorted(stored.values()) == list(range(1, document.revision + 1)), "revisions have a gap"
    return stored, document
