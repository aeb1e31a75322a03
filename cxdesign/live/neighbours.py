"""The other servers of a store: the line to them. With SQLite there are none, and nothing here does anything."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from starlette.concurrency import run_in_threadpool

from cxdesign.errors import StorageError
from cxdesign.live.frames import Message, dumps
from cxdesign.storage import Announcement, News, Topic
from cxdesign.storage.news import BODY_BYTES

logger = logging.getLogger(__name__)


def portions(server: str, peers: Iterable[Message], limit: int = BODY_BYTES) -> list[str]:
    """Return what a server says of who is with it, in as many announcements as it needs."""
    room = limit - 200  # for what stands around the peers
    parts: list[list[str]] = [[]]
    length = 0
    for text in map(dumps, peers):
        size = len(json.dumps(text).encode())  # as it stands in an announcement, quoted once more
        if length + size > room and parts[-1]:
            parts.append([])
            length = 0
        parts[-1].append(text)
        length += size
    return [
        f'{{"server":"{server}","part":{number},"of":{len(parts)},"peers":[{",".join(part)}]}}'
        for number, part in enumerate(parts)
    ]


class Neighbours:
    """Hands on, on the event loop, what other servers say, and tells them what happens here.

    Parameters
    ----------
    news : News
        The line between the servers of the store.
    """

    def __init__(self, news: News) -> None:
        self._news = news
        self._server = secrets.token_hex(8)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def exist(self) -> bool:
        """Whether there can be other servers."""
        return self._news.has_servers

    def listen(self, heard: Callable[[Announcement], None]) -> None:
        """Call ``heard`` on the present event loop with all that is said from now on; asking twice changes nothing."""
        if self._loop is not None or not self.exist:
            return
        loop = self._loop = asyncio.get_running_loop()

        def hand_over(announcement: Announcement) -> None:
            with suppress(RuntimeError):  # the loop has ended: the server stops
                loop.call_soon_threadsafe(heard, announcement)

        self._news.listen(hand_over)

    def is_own(self, announcement: Announcement) -> bool:
        """Return whether this server has said it itself."""
        return announcement.body.startswith(f'{{"server":"{self._server}"')

    def tell_presence(self, project_id: str, peers: Iterable[Mapping[str, Any]]) -> None:  # Any: JSON
        """Tell the other servers who has a project open here, soon; that it fails is no harm."""
        if not self.exist:
            return
        bodies = portions(self._server, map(dict, peers))

        async def tell() -> None:
            try:
                for body in bodies:
                    await run_in_threadpool(self._news.tell, Topic.PRESENCE, project_id, body)
            except StorageError as error:
                logger.info("presence in %s was not told: %s", project_id, error.code)

        task = asyncio.create_task(tell())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
