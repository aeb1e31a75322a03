"""One open socket of a board: its person, what it still has to send, and what others see of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from cxdesign.history.audience import Reader, visible_to
from cxdesign.history.operation import Operation
from cxdesign.live.desk import Desk
from cxdesign.live.frames import Message, dumps, operation_message

QUEUE_LENGTH = 5000
"""Messages a slow connection may lag behind before it is closed and has to resynchronise (ours)."""

_PRESENCE = "presence"


@dataclass(eq=False)
class Connection:
    """One open socket: its person, what it still has to send, and what others see of it."""

    desk: Desk
    number: int
    name: str = ""
    parts: tuple[str, ...] = ()
    colour: int = 0
    selection: str | None = None
    editing: str | None = None
    place: str | None = None
    is_overrun: bool = False
    queue: asyncio.Queue[str] = field(default_factory=lambda: asyncio.Queue(QUEUE_LENGTH))
    _presence: str | None = None
    _held: list[tuple[int, str]] | None = field(default_factory=list)

    def send(self, text: str) -> None:
        """Queue a frame; a connection that cannot keep up is marked and will be closed."""
        try:
            self.queue.put_nowait(text)
        except asyncio.QueueFull:
            self.is_overrun = True

    def show(self, presence: str) -> None:
        """Queue who is here; if the frame before still waits, this one takes its place."""
        is_waiting = self._presence is not None
        self._presence = presence
        if not is_waiting:
            self.send(_PRESENCE)

    async def next_text(self) -> str:
        """Wait for the next frame to send and return it."""
        text = await self.queue.get()
        if text is not _PRESENCE:
            return text
        presence, self._presence = self._presence, None
        return presence or ""

    def offer(self, revision: int, text: str) -> None:
        """Send news of a revision, or hold it back until the welcome has said where the connection stands."""
        if self._held is None:
            self.send(text)
        else:
            self._held.append((revision, text))

    def welcome(self, revision: int, text: str) -> None:
        """Send the welcome, which brings the connection to a revision, then what was held back and is newer."""
        held, self._held = self._held or [], None
        self.send(text)
        for newer, news in held:
            if newer > revision:
                self.send(news)

    def seen_by_others(self) -> Message:
        """Return what colleagues are told of this connection."""
        return {
            "actor": self.desk.actor.id,
            "connection": self.number,
            "name": self.name,
            "colour": self.colour,
            "selection": self.selection,
            "editing": self.editing,
        }


class Texts:
    """An operation as frames: made once for all who may see the same of it."""

    def __init__(self, operation: Operation) -> None:
        self._operation = operation
        self._made: dict[Reader | bool, str] = {}

    def of(self, reader: Reader) -> str:
        """Return the frame for a reader: all viewers get the same, everybody else all of it or its number only."""
        seen = visible_to(reader, self._operation)
        kind = reader if reader.is_viewer else isinstance(seen, Operation)
        if kind not in self._made:
            self._made[kind] = dumps({"type": "operation", **operation_message(seen)})
        return self._made[kind]
