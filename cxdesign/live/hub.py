"""Who is connected to which project, and how news reaches them.

A room is made with the first connection to a project and goes with the last. Operations come in from whichever thread
committed them, in order, and are handed to the event loop; from there on nothing blocks.
"""

from __future__ import annotations

import asyncio
import logging
import zlib
from collections.abc import Mapping
from contextlib import suppress
from itertools import count

from starlette.concurrency import run_in_threadpool

from cxdesign.commands.evaluation import RevealRound
from cxdesign.errors import CxDesignError
from cxdesign.history.operation import Operation
from cxdesign.live.across import Across
from cxdesign.live.condition import Condition, log_failing
from cxdesign.live.connection import Connection, Texts
from cxdesign.live.desk import Desk
from cxdesign.live.frames import Message, dumps, project_message
from cxdesign.live.neighbours import Neighbours
from cxdesign.services.workbench import Workbench
from cxdesign.storage import Announcement, ProjectState

PARTS_SECONDS = 0.25
"""The parts beside the records are computed at most this often (ours)."""
PARTS_FIRST_SECONDS = 0.05
"""After a rest they are computed this soon, so that what happens together is computed once (ours)."""
PARTS_REST = 4.0
"""After computing them a room rests this many times as long as it took (ours)."""
FOLLOW_SECONDS = 1.5
"""How often a room looks for what another process has written (ours)."""
PRESENCE_SECONDS = 0.05
PRESENCE_SECONDS_EACH = 0.003
"""Who is here is told at most this often: so long, and so much longer for everybody in the room (ours)."""
COLOURS = 8

logger = logging.getLogger(__name__)


class Room:
    """The connections of one project. All methods run on the event loop."""

    def __init__(
        self,
        workbench: Workbench,
        neighbours: Neighbours | None = None,
        *,
        follow_seconds: float = FOLLOW_SECONDS,
        condition: Condition | None = None,
    ) -> None:
        self._workbench = workbench
        self.across = Across(self, workbench, neighbours)
        self._follow_seconds = follow_seconds
        self._is_untold = False
        self._connections: dict[int, Connection] = {}
        self._loop = asyncio.get_running_loop()
        self._parts: asyncio.Task[None] | None = None
        self._is_stale = False
        self._parts_sent = -PARTS_SECONDS
        self._parts_took = 0.0
        self._presence: asyncio.Task[None] | None = None
        self._naming: asyncio.Task[None] | None = None
        self._stops = [workbench.listen(self._hand_over), workbench.whereabouts.watch(self._hand_over_state)]
        if condition is not None:
            self._stops.append(condition.listen(self.show_store))
        self._following = asyncio.create_task(self._follow())

    @property
    def is_empty(self) -> bool:
        """Whether nobody is left."""
        return not self._connections

    def enter(self, connection: Connection) -> None:
        """Let a connection take part."""
        actor_id = connection.desk.actor.id
        others = self.seen_here() + self.across.peers
        taken = {other["colour"] for other in others if other["actor"] != actor_id}
        mine = [other["colour"] for other in others if other["actor"] == actor_id]
        # not all begin with the first colour where another server may just be giving it to somebody
        first = zlib.crc32(actor_id.encode()) if self.across.is_open else 0
        free = [colour for number in range(COLOURS) if (colour := (first + number) % COLOURS) not in taken]
        connection.colour = mine[0] if mine else (free or [connection.number % COLOURS])[0]
        self._connections[connection.number] = connection

    def leave(self, connection: Connection) -> None:
        """Take a connection out; the last one closes the room."""
        self._connections.pop(connection.number, None)
        if self.is_empty:
            for stop in self._stops:
                stop()
            for task in (self._parts, self._presence, self._naming, self._following):
                if task is not None:
                    task.cancel()
            self.across.close()
        else:
            self.show_presence()

    def peers(self, connection: Connection) -> list[Message]:
        """Return what a connection is told of the others."""
        here = [other.seen_by_others() for other in self._connections.values() if other is not connection]
        return here + self.across.peers

    def show_presence(self) -> None:
        """Tell everybody who is here and what they have selected, soon: what happens together is told once."""
        self._is_untold = True
        self.show_presence_here()

    def show_presence_here(self) -> None:
        """Tell those who are connected to this server who is here, soon."""
        if self._presence is None or self._presence.done():
            self._presence = asyncio.create_task(self._send_presence())

    async def _send_presence(self) -> None:
        await asyncio.sleep(PRESENCE_SECONDS + PRESENCE_SECONDS_EACH * len(self._connections))
        peers = {number: dumps(one.seen_by_others()) for number, one in self._connections.items()}
        elsewhere = [dumps(peer) for peer in self.across.peers]
        for number, connection in self._connections.items():
            others = ",".join([*(text for other, text in peers.items() if other != number), *elsewhere])
            connection.show(f'{{"type":"presence","peers":[{others}]}}')

        if self._is_untold:
            self._is_untold = False
            self.across.tell()

    def seen_here(self) -> list[Message]:
        """Return what others are told of everybody here."""
        return [connection.seen_by_others() for connection in self._connections.values()]

    async def show_names(self) -> None:
        """Tell everybody at work the names as they are kept now, in their language; who lost theirs goes without."""
        at_work = [one for one in self._connections.values() if not one.desk.actor.is_viewer]
        former = await run_in_threadpool(at_work[0].desk.former) if at_work else ()
        texts: dict[str, str] = {}
        for connection in at_work:
            locale = connection.desk.translator.locale
            if locale not in texts:
                people = await run_in_threadpool(connection.desk.people)
                texts[locale] = dumps({"type": "people", "people": people})
            connection.send(texts[locale])
            if connection.desk.actor.id in former:
                connection.name = ""
        self.show_presence()

    def hand_over_names(self) -> None:
        """Take from its thread that a person's name was taken out."""
        with suppress(RuntimeError):  # the loop has ended: nobody is left to be told
            self._loop.call_soon_threadsafe(self._show_names_soon)

    def _show_names_soon(self) -> None:
        self._naming = asyncio.create_task(self._show_names_safely())

    async def _show_names_safely(self) -> None:
        try:
            await self.show_names()
        except CxDesignError:
            logger.exception("names in %s", self._workbench.project_id)

    def show_call(self, message: Message) -> None:
        """Tell everybody who may edit where all are called to; those who only look go on looking."""
        text = dumps(message)
        for connection in self._connections.values():
            if connection.desk.actor.can_edit:
                connection.send(text)

    def show_store(self, message: Message) -> None:
        """Tell everybody whether the store keeps what they do."""
        text = dumps(message)
        for connection in self._connections.values():
            connection.send(text)

    def show_place(self, state: ProjectState | None) -> None:
        """Tell everybody who does not know yet where the project is kept, None when it was deleted for good."""
        message = project_message(state)
        text = dumps(message)
        for connection in self._connections.values():
            if connection.place not in {None, message["state"]}:
                connection.place = message["state"]
                connection.send(text)

    def _hand_over_state(self, state: ProjectState | None) -> None:
        """Take from its thread that the project was moved."""
        with suppress(RuntimeError):  # the loop has ended: nobody is left to be told
            self._loop.call_soon_threadsafe(self.show_place, state)

    def _hand_over(self, operation: Operation) -> None:
        """Take an operation from the thread that committed it."""
        concerned = {operation.actor_id}
        if operation.command == RevealRound.name:  # from now on nobody takes their ratings back
            concerned |= {connection.desk.actor.id for connection in tuple(self._connections.values())}
        undo_states = {actor_id: dict(self._workbench.undo_state(actor_id)) for actor_id in concerned}
        with suppress(RuntimeError):  # the loop has ended: the server stops, and nobody is left to be told
            self._loop.call_soon_threadsafe(self._spread, operation, undo_states)

    def _spread(self, operation: Operation, undo_states: Mapping[str, Message]) -> None:
        texts = Texts(operation)
        stacks = {actor_id: dumps({"type": "undo_state", **state}) for actor_id, state in undo_states.items()}
        for connection in self._connections.values():
            actor = connection.desk.actor
            if actor.id in stacks and not actor.is_viewer:  # first, so that an undo never means the step before
                connection.offer(operation.revision, stacks[actor.id])
            connection.offer(operation.revision, texts.of(actor.reader))
        self._is_stale = True
        if self._parts is None or self._parts.done():
            self._parts = asyncio.create_task(self._send_parts())

    async def _send_parts(self) -> None:
        while self._is_stale:
            due = self._parts_sent + max(PARTS_SECONDS, self._parts_took * (1 + PARTS_REST))
            await asyncio.sleep(max(PARTS_FIRST_SECONDS, due - self._loop.time()))
            self._is_stale = False  # what comes while they are computed asks for another round
            self._parts_sent = self._loop.time()
            await self._send_parts_once()
            self._parts_took = self._loop.time() - self._parts_sent

    async def _send_parts_once(self) -> None:
        """Compute the parts once for all who see the same document, in the same language, on the same map."""
        texts: dict[tuple[object, ...], str] = {}
        connections = tuple(self._connections.values())
        try:
            sights = await run_in_threadpool(self._workbench.sights.of, [one.desk.actor.reader for one in connections])
            for connection in connections:
                desk, seen = connection.desk, sights[connection.desk.actor.reader]
                kind = (id(seen), desk.actor.is_viewer, desk.translator.locale, connection.parts)
                if kind not in texts:
                    parts = await run_in_threadpool(desk.parts_of, seen, connection.parts)
                    texts[kind] = dumps({"type": "parts", "parts": parts})
                connection.send(texts[kind])
        except CxDesignError:
            logger.exception("parts of %s", self._workbench.project_id)
            return
        await self._tidy()

    async def _tidy(self) -> None:
        """Let the desk of one who is shown findings keep the dismissals true."""
        desk = next((one.desk for one in self._connections.values() if "findings" in one.parts), None)
        if desk is None:
            return
        try:
            await run_in_threadpool(desk.tidy)
        except CxDesignError:
            logger.exception("tidying %s", self._workbench.project_id)

    async def _follow(self) -> None:
        """Look again and again for what another process has written; it is spread like everything else."""
        is_failing = False
        while True:
            await asyncio.sleep(self._follow_seconds)
            self.across.look_after()
            try:
                await run_in_threadpool(self._workbench.follow)
                self.show_place(await run_in_threadpool(self._workbench.whereabouts.now))
                is_failing = False
            except CxDesignError as error:
                if not is_failing:  # once, not at every look
                    log_failing(logger, "following", self._workbench.project_id, error)
                is_failing = True


class Hub:
    """All rooms of a server.

    Parameters
    ----------
    neighbours : Neighbours, optional
        The other servers of the store.
    follow_seconds : float, optional
        How often a room looks for what another process has written without having been told.
    condition : Condition, optional
        Whether the store answers.
    """

    def __init__(
        self,
        neighbours: Neighbours | None = None,
        *,
        follow_seconds: float = FOLLOW_SECONDS,
        condition: Condition | None = None,
    ) -> None:
        self._neighbours = neighbours
        self._condition = condition
        self._follow_seconds = follow_seconds
        self._rooms: dict[str, Room] = {}
        self._numbers = count(1)

    @property
    def store_is_up(self) -> bool:
        """Whether what is done now is kept, as far as is known."""
        return self._condition is None or self._condition.is_up

    def learn(self, answer: Message) -> None:
        """Take how something that was to be kept was answered."""
        if self._condition is not None:
            self._condition.learn(answer)

    def connection(self, desk: Desk, name: str, parts: tuple[str, ...] = ()) -> Connection:
        """Return a connection that is not in its room yet; ``parts`` is what its board shows beside the records."""
        return Connection(desk, next(self._numbers), name, parts)

    def enter(self, connection: Connection) -> Room:
        """Bring a connection into the room of its project."""
        workbench = connection.desk.workbench
        room = self._rooms.get(workbench.project_id)
        if room is None:
            room = Room(workbench, self._neighbours, follow_seconds=self._follow_seconds, condition=self._condition)
            self._rooms[workbench.project_id] = room
            if self._neighbours is not None:
                self._neighbours.listen(self._hear)
        room.enter(connection)
        return room

    def call(self, project_id: str, message: Message) -> None:
        """Tell the boards of a project, on all servers, where everybody is called to."""
        if project_id in self._rooms:
            self._rooms[project_id].show_call(message)
        if self._neighbours is not None:
            self._neighbours.tell_call(project_id, message)

    def forget_name(self, _person_id: str) -> None:
        """Let nobody see a name any more that was taken out; called from any thread."""
        for room in tuple(self._rooms.values()):
            room.hand_over_names()

    def _hear(self, announcement: Announcement) -> None:
        """Hand what another server says to those whom it concerns."""
        if announcement.project_id:
            concerned = [self._rooms[announcement.project_id]] if announcement.project_id in self._rooms else []
        else:
            concerned = list(self._rooms.values())
        for room in concerned:
            room.across.hear(announcement)

    def leave(self, connection: Connection) -> None:
        """Take a connection out of its room."""
        project_id = connection.desk.workbench.project_id
        room = self._rooms.get(project_id)
        if room is not None:
            room.leave(connection)
            if room.is_empty:
                del self._rooms[project_id]
