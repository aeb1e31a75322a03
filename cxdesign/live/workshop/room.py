"""Who is connected to the workshop of a project, and how news reaches them.

What everybody is told is read once for all and sent to those to whom it is new. What happens together is told once.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from starlette.concurrency import run_in_threadpool

from cxdesign.errors import CxDesignError, PermissionDenied
from cxdesign.live.condition import Condition, log_failing
from cxdesign.live.frames import dumps
from cxdesign.live.neighbours import Neighbours
from cxdesign.live.sockets import TOO_SLOW
from cxdesign.live.workshop.attendance import Attendance
from cxdesign.live.workshop.differences import difference
from cxdesign.live.workshop.reading import Moment, latest_news, read_moment
from cxdesign.services.bootstrap import Services
from cxdesign.storage import Announcement, Topic
from cxdesign.storage.workshops import Participant

TELL_SECONDS = 0.03
TELL_SECONDS_EACH = 0.002
"""News is told at most this often: so long, and so much longer for everybody connected (ours)."""
FOLLOW_SECONDS = 1.5
"""How often a room looks for what another process, or the board, has changed (ours)."""
SAFETY_SECONDS = 15.0
"""How often it looks where it is told of every change: only for what may have been missed (ours)."""
QUEUE_LENGTH = 500
"""Messages a slow phone may lag behind before it is closed and has to come back (ours)."""

logger = logging.getLogger(__name__)


@dataclass(eq=False)
class Line:
    """One open socket: what it still has to send, what it was told last, and why it is closed once ``ended`` is set."""

    queue: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(QUEUE_LENGTH))
    reason: int | CxDesignError = TOO_SLOW
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    told: dict[str, str] = field(default_factory=dict)

    def send(self, message: dict[str, Any]) -> None:  # Any: JSON
        """Queue a message; a line that cannot keep up is closed."""
        try:
            self.queue.put_nowait(dumps(message))
        except asyncio.QueueFull:
            self.end(TOO_SLOW)

    def end(self, reason: int | CxDesignError) -> None:
        """Have the socket closed, whatever it waits for; the first reason counts."""
        if not self.ended.is_set():
            self.reason = reason
            self.ended.set()

    def tell(self, kind: str, content: dict[str, Any], **extra: object) -> bool:  # Any: JSON
        """Queue a message if its content is new to this line, and say whether it was; ``extra`` alone is no news."""
        text = dumps(content)
        if self.told.get(kind) == text:
            return False
        self.told[kind] = text
        self.send({"type": kind, **content, **extra})
        return True


@dataclass(eq=False)
class Phone(Line):
    """The socket of a participant; ``locale`` is what the browser asked for, so it may be anything."""

    participant: Participant | None = None
    locale: str = ""


@dataclass(eq=False)
class Lectern(Line):
    """The socket of who leads; ``links`` gives the ways in for a code, which are told whenever the code is another.

    What it is told of the room grows with everybody in it, so after the first time it is told only what is new.
    """

    links: Callable[[str | None], dict[str, Any]] = lambda _code: {"links": []}  # Any: JSON
    code: str | None = ""
    known: dict[str, dict[str, Any]] = field(default_factory=dict)  # Any: JSON

    def tell(self, kind: str, content: dict[str, Any], **extra: object) -> bool:  # Any: JSON
        """Queue what is new in a content, and say whether anything was; ``extra`` alone is no news."""
        before, self.known[kind] = self.known.get(kind), content
        if before is None:
            self.send({"type": kind, **content, **extra})
            return True
        change = difference(before, content)
        if change is not None:
            self.send({"type": kind, "change": change, **extra})
        return change is not None


class Room:
    """The sockets of the workshop of one project. All methods run on the event loop."""

    def __init__(
        self,
        services: Services,
        project_id: str,
        neighbours: Neighbours | None = None,
        *,
        follow_seconds: float = FOLLOW_SECONDS,
        condition: Condition | None = None,
    ) -> None:
        self._services = services
        self._condition = condition
        self._project_id = project_id
        self._attendance = Attendance(project_id, neighbours)
        self._follow_seconds = follow_seconds
        self._lines: dict[Line, None] = {}  # in the order they came
        self._news: tuple[object, ...] = ()
        self._telling: asyncio.Task[None] | None = None
        self._is_stale = False
        self._following = asyncio.create_task(self._follow())
        self._stop = condition.listen(self._show_store) if condition is not None else lambda: None

    @property
    def is_empty(self) -> bool:
        """Whether nobody is left."""
        return not self._lines

    def enter(self, line: Line) -> None:
        """Let somebody in and tell all."""
        self._lines[line] = None
        if self._condition is not None and not self._condition.is_up:
            line.send(self._condition.message)
        self._attendance.count(self._here())
        self.changed()

    def leave(self, line: Line) -> None:
        """Take somebody out; the last one closes the room."""
        self._lines.pop(line, None)
        self._attendance.count(self._here())
        if self.is_empty:
            self._stop()
            self._following.cancel()
            if self._telling is not None:
                self._telling.cancel()
        else:
            self.changed()

    def learn(self, answer: dict[str, Any]) -> None:  # Any: JSON
        """Take how something that was to be kept was answered."""
        if self._condition is not None:
            self._condition.learn(answer)

    def _show_store(self, message: dict[str, Any]) -> None:  # Any: JSON
        """Tell everybody whether the store keeps what they do; what was not told while it failed is told then."""
        for line in self._lines:
            line.send(message)
        if message["is_up"]:
            self.changed()

    def lines_of(self, participant_id: str) -> list[Phone]:
        """Return the sockets of a participant, who may have the page open more than once; the oldest first."""
        phones = self._phones()
        return [line for line in phones if line.participant is not None and line.participant.id == participant_id]

    def _phones(self) -> list[Phone]:
        return [line for line in self._lines if isinstance(line, Phone)]

    def is_here(self, participant_id: str) -> bool:
        """Return whether a participant is connected to any server."""
        return participant_id in self._attendance.everybody

    def changed(self) -> None:
        """Tell everybody what is new, soon."""
        self._is_stale = True
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell())

    def hear(self, announcement: Announcement) -> None:
        """Take in what a server of the same store, this one included, says of the project."""
        match announcement.topic:
            case Topic.ROOM:
                is_news = self._attendance.hear(announcement)
            case Topic.WORKSHOP | Topic.OPERATION:
                is_news = not self._is_told(announcement)
            case Topic.RECONNECTED:  # something may have been missed
                self._attendance.begin_anew()
                is_news = True
            case Topic.PLACE | Topic.PEOPLE:
                is_news = True
            case _:
                is_news = False
        if is_news:
            self.changed()

    def _is_told(self, announcement: Announcement) -> bool:
        """Return whether what was told last is as new as what is announced."""
        workshop_id, workshop_revision, map_revision = self._news or (None, 0, 0)
        if announcement.topic is Topic.OPERATION:
            return announcement.body.isdigit() and int(announcement.body) <= int(str(map_revision))
        told_of, _, revision = announcement.body.partition(" ")
        return told_of == workshop_id and revision.isdigit() and int(revision) <= int(str(workshop_revision))

    async def _tell(self) -> None:
        while self._is_stale:
            await asyncio.sleep(TELL_SECONDS + TELL_SECONDS_EACH * len(self._lines))
            self._is_stale = False  # what comes while it is read asks for another round
            were_here = self._phones()
            try:
                moment = await run_in_threadpool(
                    read_moment, self._services, self._project_id, self._attendance.everybody
                )
            except CxDesignError as error:
                log_failing(logger, "telling the workshop of", self._project_id, error)
                return
            self._news = moment.news
            _dismiss(were_here, moment)  # who came while it was read may not be in it yet
            await self._tell_ways_in(moment)
            self._spread(moment)

    async def _tell_ways_in(self, moment: Moment) -> None:
        code = None if moment.workshop is None else moment.workshop.code
        for line in tuple(self._lines):
            if isinstance(line, Lectern) and line.code != code:
                line.code = code
                line.send({"type": "links", **await run_in_threadpool(line.links, code)})

    def _here(self) -> frozenset[str]:
        phones: Iterable[Line] = self._lines
        return frozenset(
            line.participant.id for line in phones if isinstance(line, Phone) and line.participant is not None
        )

    def _spread(self, moment: Moment) -> None:
        for line in tuple(self._lines):
            if isinstance(line, Phone):
                _tell_phone(line, moment)
            elif isinstance(line, Lectern):
                tell_lectern(line, moment)

    async def _follow(self) -> None:
        is_failing = False
        while True:
            await asyncio.sleep(self._follow_seconds)
            if self._attendance.look_after():
                self.changed()
            try:
                bench = self._services.projects.workbench(self._project_id)
                await run_in_threadpool(bench.follow)
                news = await run_in_threadpool(latest_news, self._services, self._project_id)
                if news != self._news:
                    self.changed()
                is_failing = False
            except CxDesignError as error:
                if not is_failing:  # once, not at every look
                    log_failing(logger, "following the workshop of", self._project_id, error)
                is_failing = True


def tell_lectern(line: Lectern, moment: Moment) -> None:
    """Tell who leads what is new of a moment."""
    told = {**_without(moment.facilitation, "left", "on_for"), "ends": _ends(moment)}
    line.tell("choices", moment.choices)
    line.tell("cards", moment.cards)
    line.tell("facilitation", told, **{name: moment.facilitation.get(name) for name in ("left", "on_for")})


def _dismiss(phones: Iterable[Phone], moment: Moment) -> None:
    """Close the lines of those who were let go, by another server or at the moment they came back."""
    for line in phones:
        person, workshop = line.participant, moment.workshop
        is_of_it = person is not None and workshop is not None and workshop.id == person.workshop_id
        if person is not None and is_of_it and person.id not in moment.people:
            line.end(PermissionDenied("participant_gone"))


def _tell_phone(line: Phone, moment: Moment) -> None:
    participant, workshop = line.participant, moment.workshop
    if participant is None:
        return
    if workshop is None or workshop.id != participant.workshop_id:
        line.tell("prompt", {"title": "", "is_open": False, "step": None, "prompt": None, "result": None, "call": None})
        return
    # own answers first: what is drawn for the prompt is drawn with them
    prompt = moment.prompt["prompt"]
    if line.told.get("prompt") != dumps(moment.prompt):
        own = moment.own.get(participant.id, {}) if prompt is not None else {}
        asked = {"prompt_id": None, "run": 0} if prompt is None else {"prompt_id": prompt["id"], "run": prompt["run"]}
        line.send({"type": "own", **asked, "answers": own})
    line.tell("prompt", moment.prompt)
    counts = {**_without(moment.counts, "left"), "ends": _ends(moment)}
    line.tell("counts", counts, left=moment.counts["left"])


def _ends(moment: Moment) -> str | None:
    """Return when the open prompt ends, or what is left while its time stands still, so that more time is news."""
    current = None if moment.workshop is None else moment.workshop.agenda.current
    if current is not None and current.paused_left is not None:
        return str(current.paused_left)
    return None if current is None or current.ends_at is None else current.ends_at.isoformat()


def _without(content: dict[str, Any], *names: str) -> dict[str, Any]:  # Any: JSON
    return {key: value for key, value in content.items() if key not in names}


class Rooms:
    """All rooms of a server.

    Parameters
    ----------
    services : Services
        Where everything is read.
    neighbours : Neighbours, optional
        The other servers of the store.
    follow_seconds : float, optional
        How often a room looks for what nobody has told it of; rarely where there is a line to the other servers.
    condition : Condition, optional
        Whether the store answers.
    """

    def __init__(
        self,
        services: Services,
        neighbours: Neighbours | None = None,
        *,
        follow_seconds: float = FOLLOW_SECONDS,
        condition: Condition | None = None,
    ) -> None:
        self._services = services
        self._condition = condition
        self._neighbours = neighbours
        is_told = neighbours is not None and neighbours.exist
        self._follow_seconds = max(follow_seconds, SAFETY_SECONDS) if is_told else follow_seconds
        self._rooms: dict[str, Room] = {}

    def enter(self, project_id: str, line: Line) -> Room:
        """Bring a socket into the room of a project."""
        room = self._rooms.get(project_id)
        if room is None:
            room = Room(
                self._services,
                project_id,
                self._neighbours,
                follow_seconds=self._follow_seconds,
                condition=self._condition,
            )
            self._rooms[project_id] = room
            if self._neighbours is not None:
                self._neighbours.listen(self._hear)
        room.enter(line)
        return room

    def _hear(self, announcement: Announcement) -> None:
        for project_id, room in tuple(self._rooms.items()):
            if announcement.project_id in {"", project_id}:
                room.hear(announcement)

    def leave(self, project_id: str, line: Line) -> None:
        """Take a socket out of its room."""
        room = self._rooms.get(project_id)
        if room is not None:
            room.leave(line)
            if room.is_empty:
                del self._rooms[project_id]
