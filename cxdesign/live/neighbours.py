"""The other servers of a store: the line to them. With SQLite there are none, and nothing here does anything."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import Callable, Iterable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from cxdesign.errors import StorageError
from cxdesign.live.frames import Message, dumps
from cxdesign.storage import Announcement, News, Topic
from cxdesign.storage.news import BODY_BYTES

logger = logging.getLogger(__name__)


def portions(server: str, peers: Iterable[Message], *, asks: bool = False, limit: int = BODY_BYTES) -> list[str]:
    """Return what a server says of who is with it, in as many announcements as it needs.

    Parameters
    ----------
    server : str
        Its name.
    peers : iterable
        What is told of each person.
    asks : bool
        Whether the others are to say who is with them.
    limit : int
        Most bytes of an announcement.
    """
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
    question = "true" if asks else "false"
    return [
        f'{{"server":"{server}","part":{number},"of":{len(parts)},"asks":{question},"peers":[{",".join(part)}]}}'
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
        self._heard: list[Callable[[Announcement], None]] = []
        self._untold: dict[tuple[Topic, str], tuple[list[Message], bool]] = {}
        self._telling: asyncio.Task[None] | None = None
        self._calling: asyncio.Task[None] | None = None  # kept, for a task nobody holds may be swept away

    @property
    def exist(self) -> bool:
        """Whether there can be other servers."""
        return self._news.has_servers

    def listen(self, heard: Callable[[Announcement], None]) -> None:
        """Call ``heard`` on the present event loop with all that is said from now on; asking twice changes nothing."""
        if heard in self._heard or not self.exist:
            return
        self._heard.append(heard)
        loop = asyncio.get_running_loop()

        def hand_over(announcement: Announcement) -> None:
            with suppress(RuntimeError):  # the loop has ended: the server stops
                loop.call_soon_threadsafe(heard, announcement)

        self._news.listen(hand_over)

    def is_own(self, announcement: Announcement) -> bool:
        """Return whether this server has said it itself."""
        return announcement.body.startswith(f'{{"server":"{self._server}"')

    def tell_presence(
        self, project_id: str, peers: Iterable[Message], *, asks: bool, topic: Topic = Topic.PRESENCE
    ) -> None:
        """Tell the other servers who has a project open here, or is in its workshop, soon; that it fails is no harm.

        With ``asks`` they are asked to say who is there.
        """
        if not self.exist:
            return
        _, has_asked = self._untold.get((topic, project_id), ([], False))
        self._untold[topic, project_id] = (list(peers), asks or has_asked)
        if self._telling is None or self._telling.done():
            self._telling = asyncio.create_task(self._tell())

    def tell_call(self, project_id: str, message: Message) -> None:
        """Tell the other servers where everybody is called to, soon; that it fails is no harm."""
        if self.exist:
            body = f'{{"server":"{self._server}","call":{dumps(message)}}}'
            self._calling = asyncio.create_task(self._tell_call(project_id, body))

    async def _tell_call(self, project_id: str, body: str) -> None:
        try:
            await run_in_threadpool(self._news.tell, Topic.CALL, project_id, body)
        except StorageError as error:
            logger.info("a call in %s was not told: %s", project_id, error.code)

    async def _tell(self) -> None:
        """Say what is to be said, one after the other: what comes later must not be overtaken."""
        while self._untold:
            (topic, project_id), (peers, asks) = self._untold.popitem()
            try:
                for body in portions(self._server, peers, asks=asks):
                    await run_in_threadpool(self._news.tell, topic, project_id, body)
            except StorageError as error:
                logger.info("presence in %s was not told: %s", project_id, error.code)
