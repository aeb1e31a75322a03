"""The time that counts: the database's, where several servers share one, so that servers whose clocks differ agree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Engine

from cxdesign.storage.engine import POSTGRESQL, reading

LONGEST_ANSWER = timedelta(seconds=2)
"""An answer that took longer says too little about when it was given (ours)."""
_NOW = "SELECT clock_timestamp()"
_NOTHING = "SELECT 1"


class StoreTime:
    """Tells the time of a store: the own clock, put right by how far the database's is ahead of it.

    Parameters
    ----------
    engine : Engine
        The store's database. SQLite has no clock of its own: its time is the server's.
    own : callable
        The server's own clock, in UTC.
    """

    def __init__(self, engine: Engine, own: Callable[[], datetime]) -> None:
        self._engine = engine
        self._own = own
        self._ahead: timedelta | None = None

    def __call__(self) -> datetime:
        """Return the present time in UTC."""
        return self._own() + (self._ahead or timedelta())

    def look(self) -> None:
        """Ask the database something, on PostgreSQL its time: it answers, and its time is known from now on.

        Raises
        ------
        StorageError
            When it does not answer.
        """
        is_server = self._engine.dialect.name == POSTGRESQL
        with reading(self._engine) as connection:
            asked_at = self._own()
            answer = connection.exec_driver_sql(_NOW if is_server else _NOTHING).scalar_one()
            took = self._own() - asked_at
        if is_server and (self._ahead is None or took < LONGEST_ANSWER):
            self._ahead = answer - (asked_at + took / 2)
