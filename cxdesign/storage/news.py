"""What the servers of one PostgreSQL database tell each other: LISTEN and NOTIFY. SQLite has no such line.

An announcement made in a transaction is heard when it is committed, and not at all when it is not. It says what to look
for, not what it is: who hears of an operation reads the log. So nothing depends on hearing everything – after a break
listeners are told that they may have missed something.
"""

from __future__ import annotations

import json
import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from cxdesign.errors import StorageError
from cxdesign.storage.engine import POSTGRESQL, writing

BODY_BYTES = 7000
"""Longest body of an announcement; PostgreSQL takes less than 8000 bytes with all that belongs to it."""
_LOOK_SECONDS = 0.2
"""How often a listener looks whether it is to stop (ours)."""
_FIRST_RETRY, _LAST_RETRY = 0.1, 3.0
"""Seconds between two attempts to connect again (ours)."""
# The schema is part of the name, so that two stores in one database do not hear each other.
_CHANNEL = "'cxdesign_' || md5(current_schema())"
_TELL = text(f"SELECT pg_notify({_CHANNEL}, :told)")
_NAME = f"SELECT {_CHANNEL}"

logger = logging.getLogger(__name__)


class Topic(StrEnum):
    """What an announcement is about."""

    OPERATION = "operation"
    PLACE = "place"
    PEOPLE = "people"
    PRESENCE = "presence"
    CALL = "call"
    WORKSHOP = "workshop"
    ROOM = "room"
    CHECK = "check"
    RECONNECTED = "reconnected"
    DISCONNECTED = "disconnected"


@dataclass(frozen=True)
class Announcement:
    """Something another server, or this one, has said. ``project_id`` is empty where it is about no single project."""

    topic: Topic
    project_id: str = ""
    body: str = ""


Listener = Callable[[Announcement], None]


def announce(connection: Connection, topic: Topic, project_id: str = "", body: str = "") -> None:
    """Tell all servers something when the transaction is committed; without PostgreSQL there is nobody to tell."""
    if connection.dialect.name == POSTGRESQL:
        told = json.dumps([topic, project_id, body], ensure_ascii=False, separators=(",", ":"))
        connection.execute(_TELL, {"told": told})


class News:
    """The line between the servers of one store.

    Parameters
    ----------
    engine : Engine
        The store's database.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._listeners: list[Listener] = []
        self._lock = threading.Lock()
        self._telling = threading.Lock()
        self._ended = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def has_servers(self) -> bool:
        """Whether there is a line at all: with SQLite there is none."""
        return self._engine.dialect.name == POSTGRESQL

    def tell(self, topic: Topic, project_id: str = "", body: str = "") -> None:
        """Tell all servers something that is kept nowhere; after the end nothing is told any more.

        Raises
        ------
        StorageError
            When the database cannot be reached.
        """
        if not self.has_servers:
            return
        with self._telling:
            if not self._ended.is_set():
                with writing(self._engine) as connection:
                    announce(connection, topic, project_id, body)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` with what any server says from now on, in order; return how to stop it.

        It is called in a thread of its own and must hand over and return at once. With ``RECONNECTED`` it is told that
        it may have missed something: at the beginning, and whenever the line was broken; with ``DISCONNECTED`` that it
        has just been broken.
        """
        with self._lock:
            self._listeners.append(listener)
            if self.has_servers and self._thread is None:
                self._thread = threading.Thread(target=self._run, name="news", daemon=True)
                self._thread.start()
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def close(self) -> None:
        """Stop listening and telling; what is just being told is waited for."""
        self._ended.set()
        if self._telling.acquire(timeout=5 * _LOOK_SECONDS):
            self._telling.release()
        if self._thread is not None:
            self._thread.join(timeout=5 * _LOOK_SECONDS)

    def _run(self) -> None:
        pause, is_broken = _FIRST_RETRY, False
        lost = (self._engine.dialect.loaded_dbapi.Error, SQLAlchemyError, StorageError, OSError)
        while not self._ended.is_set():
            try:
                connection = self._connected()
                try:
                    pause, is_broken = _FIRST_RETRY, False
                    self._spread(Announcement(Topic.RECONNECTED))
                    self._read(connection)
                finally:
                    connection.close()
            except lost as error:
                if not is_broken:  # once, not at every attempt
                    logger.warning("the line to the other servers is broken: %s", type(error).__name__)
                    self._spread(Announcement(Topic.DISCONNECTED))
                is_broken = True
                self._ended.wait(pause)
                pause = min(_LAST_RETRY, 2 * pause)

    def _connected(self) -> Any:  # Any: the driver's own connection
        pooled = self._engine.raw_connection()
        connection = pooled.driver_connection
        pooled.detach()  # from now on it is this thread's alone
        assert connection is not None
        try:
            connection.rollback()
            connection.autocommit = True
            channel = connection.execute(_NAME).fetchone()[0]
            connection.execute(f'LISTEN "{channel}"')
        except BaseException:
            connection.close()
            raise
        return connection

    def _read(self, connection: Any) -> None:  # Any: the driver's own connection
        while not self._ended.is_set():
            for notice in connection.notifies(timeout=_LOOK_SECONDS):
                with suppress(ValueError, TypeError):  # of a newer program, or somebody else's
                    topic, project_id, body = json.loads(notice.payload)
                    self._spread(Announcement(Topic(topic), str(project_id), str(body)))
                if self._ended.is_set():
                    return

    def _spread(self, announcement: Announcement) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(announcement)
            except Exception:  # the last resort: one listener must not cut off the others
                logger.exception("telling %s", announcement.topic)
