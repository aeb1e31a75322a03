"""Whether the store answers and keeps what is done, for all who are connected to a server.

While somebody is connected the store is asked now and then; who finds it failing meanwhile says so. As long as it fails
nobody is told that their work is kept.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from starlette.concurrency import run_in_threadpool

from cxdesign.errors import CxDesignError, StorageError
from cxdesign.live.frames import Message
from cxdesign.live.neighbours import Neighbours
from cxdesign.storage import Announcement, Topic

LOOK_SECONDS = 1.5
"""How often the store is asked (ours)."""
PATIENCE_SECONDS = 6.0
"""A store that has not answered for so long is taken to be failing (ours)."""
REFUSED_SECONDS = 10.0
"""How long the store counts as failing after it has refused to keep something, unless it keeps something (ours)."""
FAILINGS = frozenset({"database_failed", "database_unreachable", "store_full", "store_replaced"})
"""Refusals by which the store fails everybody, not only who was refused."""

logger = logging.getLogger(__name__)

Told = Callable[[Message], None]


def log_failing(log: logging.Logger, doing: str, subject: str, error: CxDesignError) -> None:
    """Log that something did not work this time; that the store fails is known by then, and tells nothing in detail."""
    log.warning("%s %s: %s", doing, subject, error.code, exc_info=None if error.is_passing else error)


class Condition:
    """Asks the store while anybody listens, and tells those who do. All methods run on the event loop.

    Parameters
    ----------
    look : callable
        Asks the store something; raises StorageError where it does not answer.
    neighbours : Neighbours, optional
        The line to the other servers: when it breaks, the store is asked at once.
    """

    def __init__(self, look: Callable[[], None], neighbours: Neighbours | None = None) -> None:
        self._look = look
        self._neighbours = neighbours
        self._listeners: list[Told] = []
        self._answers = True
        self._refused_at: float | None = None
        self._was_up = True
        self._looking: asyncio.Task[None] | None = None
        self._soon = asyncio.Event()  # set when the store is to be asked at once

    @property
    def is_up(self) -> bool:
        """Whether what is done now is kept, as far as is known."""
        refused = self._refused_at
        is_keeping = refused is None or asyncio.get_running_loop().time() - refused > REFUSED_SECONDS
        return self._answers and is_keeping

    @property
    def message(self) -> Message:
        """What people are told of it."""
        return {"type": "store", "is_up": self.is_up}

    def listen(self, told: Told) -> Callable[[], None]:
        """Call ``told`` with the message whenever it is another one; return how to stop it."""
        self._listeners.append(told)
        if self._looking is None or self._looking.done():
            self._answers, self._refused_at, self._was_up = True, None, True
            self._soon = asyncio.Event()
            self._looking = asyncio.create_task(self._look_after())
            if self._neighbours is not None:
                self._neighbours.listen(self._hear)
        return lambda: self._forget(told)

    def learn(self, answer: Mapping[str, Any]) -> None:  # Any: JSON
        """Take how something that was to be kept was answered."""
        if answer.get("type") == "ack":
            self._refused_at = None
        elif answer.get("code") in FAILINGS:
            self._refused_at = asyncio.get_running_loop().time()
            self._soon.set()
        self._tell()

    def _hear(self, announcement: Announcement) -> None:
        if announcement.topic in {Topic.DISCONNECTED, Topic.RECONNECTED}:
            self._soon.set()

    def _forget(self, told: Told) -> None:
        if told in self._listeners:
            self._listeners.remove(told)
        if not self._listeners and self._looking is not None:
            self._looking.cancel()
            self._looking = None

    async def _look_after(self) -> None:
        while True:
            await self._ask()
            self._soon.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_SECONDS):
                    await self._soon.wait()

    async def _ask(self) -> None:
        asked = asyncio.create_task(self._has_answered())
        await asyncio.wait({asked}, timeout=PATIENCE_SECONDS)
        if not asked.done():
            self._answers = False
            self._tell()
        self._answers = await asked
        self._tell()

    async def _has_answered(self) -> bool:
        try:
            await run_in_threadpool(self._look)
        except StorageError:
            return False
        return True

    def _tell(self) -> None:
        is_up = self.is_up
        if is_up == self._was_up:
            return
        self._was_up = is_up
        logger.log(logging.INFO if is_up else logging.WARNING, "the store %s", "answers again" if is_up else "fails")
        for told in tuple(self._listeners):
            told(self.message)
