"""One project across the servers of a store: what others say of it, and who has it open there.

Presence is kept nowhere. Each server tells who is with it whenever that changes, and now and then without a change; a
server that falls silent is forgotten.
"""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from starlette.concurrency import run_in_threadpool

from cxdesign.errors import CxDesignError
from cxdesign.live.condition import log_failing
from cxdesign.live.frames import Message
from cxdesign.live.neighbours import Neighbours
from cxdesign.services.workbench import Workbench
from cxdesign.storage import Announcement, ProjectState, Topic

TOLD_SECONDS = 10.0
"""Who is here is told other servers at least this often while somebody is here (ours)."""
SILENT_SECONDS = 30.0
"""A server that has said nothing for so long is taken to be gone (ours)."""

logger = logging.getLogger(__name__)


class RoomHere(Protocol):
    """The connections of the project on this server."""

    def seen_here(self) -> list[Message]:
        """Return what others are told of everybody here."""

    def show_presence_here(self) -> None:
        """Tell those who are connected to this server who is here, soon."""

    def show_place(self, state: ProjectState | None) -> None:
        """Tell everybody where the project is kept."""

    def show_call(self, message: Message) -> None:
        """Tell everybody who may edit where all are called to."""

    async def show_names(self) -> None:
        """Tell everybody the names as they are kept now."""


@dataclass
class _Server:
    heard_at: float
    parts: dict[int, list[Message]] = field(default_factory=dict)


class Elsewhere:
    """Who has one project open on the other servers, as far as they have said."""

    def __init__(self) -> None:
        self._servers: dict[str, _Server] = {}

    @property
    def peers(self) -> list[Message]:
        """What is told of each of them."""
        return [peer for server in self._servers.values() for part in server.parts.values() for peer in part]

    def hear(self, body: str, now: float) -> tuple[bool, bool]:
        """Take in what a server says; return whether it wants an answer, and whether something has changed.

        A server wants one that is new here, or that asks because it may have missed something.

        Raises
        ------
        ValueError, TypeError, KeyError
            When it is nothing a server of this version says.
        """
        said = json.loads(body)
        name, part, count = str(said["server"]), int(said["part"]), int(said["of"])
        is_new = name not in self._servers
        server = self._servers.setdefault(name, _Server(now))
        before = self.peers
        server.heard_at = now
        server.parts = {number: peers for number, peers in server.parts.items() if number < count}
        server.parts[part] = [dict(peer) for peer in said["peers"]]
        if count == 1 and not server.parts[0]:
            del self._servers[name]
        return is_new or bool(said["asks"]), self.peers != before

    def forget_silent(self, now: float) -> bool:
        """Forget servers that have been silent for long; return whether there were any."""
        silent = [name for name, server in self._servers.items() if now - server.heard_at > SILENT_SECONDS]
        for name in silent:
            del self._servers[name]
        return bool(silent)


class Across:
    """What a room has to do with other servers. All methods run on the event loop.

    Parameters
    ----------
    room : RoomHere
        Who is connected here.
    workbench : Workbench
        The project.
    neighbours : Neighbours or None
        The line to the other servers.
    """

    def __init__(self, room: RoomHere, workbench: Workbench, neighbours: Neighbours | None) -> None:
        self._room = room
        self._workbench = workbench
        self._neighbours = neighbours if neighbours is not None and neighbours.exist else None
        self._loop = asyncio.get_running_loop()
        self._elsewhere = Elsewhere()
        self._heard: set[Topic] = set()
        self._catching_up: asyncio.Task[None] | None = None
        self._told_at = 0.0

    @property
    def is_open(self) -> bool:
        """Whether there can be other servers."""
        return self._neighbours is not None

    @property
    def peers(self) -> list[Message]:
        """What is told of those who have the project open elsewhere."""
        return self._elsewhere.peers

    def tell(self) -> None:
        """Tell other servers who is here."""
        self._tell(asks=False)

    def _tell(self, *, asks: bool) -> None:
        if self._neighbours is not None:
            self._told_at = self._loop.time()
            here = self._room.seen_here()
            self._neighbours.tell_presence(self._workbench.project_id, here, asks=asks)

    def look_after(self) -> None:
        """Do what is due: forget servers that are gone, and tell that this one is not."""
        now = self._loop.time()
        if self._elsewhere.forget_silent(now):
            self._room.show_presence_here()
        if now - self._told_at > TOLD_SECONDS:
            self.tell()

    def close(self) -> None:
        """Tell that nobody is here any more."""
        if self._catching_up is not None:
            self._catching_up.cancel()
        self.tell()

    def hear(self, announcement: Announcement) -> None:
        """Take in what a server of the same store, this one included, says of the project."""
        match announcement.topic:
            case Topic.PRESENCE:
                self._hear_presence(announcement)
                return
            case Topic.CALL:
                self._hear_call(announcement)
                return
            case Topic.WORKSHOP | Topic.ROOM | Topic.CHECK | Topic.DISCONNECTED:  # for others
                return
            case Topic.OPERATION:
                if announcement.body.isdigit() and int(announcement.body) <= self._workbench.revision:
                    return
            case Topic.RECONNECTED:  # somebody may have left meanwhile: who is still there says so
                self._elsewhere = Elsewhere()
                self._tell(asks=True)
                self._room.show_presence_here()
        self._heard.add(announcement.topic)
        if self._catching_up is None or self._catching_up.done():
            self._catching_up = asyncio.create_task(self._catch_up())

    def _hear_presence(self, announcement: Announcement) -> None:
        if self._neighbours is None or self._neighbours.is_own(announcement):
            return
        with suppress(ValueError, TypeError, KeyError):  # of another version of the program
            is_answer_due, is_changed = self._elsewhere.hear(announcement.body, self._loop.time())
            if is_answer_due:
                self.tell()
            if is_changed:
                self._room.show_presence_here()

    def _hear_call(self, announcement: Announcement) -> None:
        if self._neighbours is None or self._neighbours.is_own(announcement):
            return
        with suppress(ValueError, TypeError, KeyError):  # of another version of the program
            self._room.show_call(dict(json.loads(announcement.body)["call"]))

    async def _catch_up(self) -> None:
        """Look for what was heard of; what is heard meanwhile asks for another look."""
        while self._heard:
            heard, self._heard = self._heard, set()
            if Topic.RECONNECTED in heard:
                heard = set(Topic)
            try:
                if Topic.OPERATION in heard:
                    await run_in_threadpool(self._workbench.follow, is_patient=True)
                if Topic.PLACE in heard:
                    self._room.show_place(await run_in_threadpool(self._workbench.whereabouts.now))
                if Topic.PEOPLE in heard:
                    await self._room.show_names()
            except CxDesignError as error:  # the next look, or the line that comes back, brings it
                log_failing(logger, "catching up with", self._workbench.project_id, error)
                return
