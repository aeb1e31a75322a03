"""SQLite: one file beside the program, on disk when something is confirmed, one writer at a time."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from cxdesign.errors import StorageError

_CODES = {
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
    sqlite3.SQLITE_FULL: "store_full",
}
_PRIMARY_CODE = 0xFF
"""The part of SQLite's result codes that names the kind of error."""


def make_engine(url: URL, patience: float) -> Engine:
    """Return an engine for an SQLite file."""
    engine = create_engine(url, connect_args={"timeout": patience}, pool_size=20, max_overflow=80)
    same_file = _SameFile(Path(str(url.database)).absolute())
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "connect", same_file.remember)
    event.listen(engine, "checkout", same_file.require)
    event.listen(engine, "begin", _begin)
    return engine


def code_of(error: DBAPIError) -> str | None:
    """Return what an error of SQLite is called in the catalogues, None when it has no name of its own."""
    return _CODES.get(getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY_CODE)


class _SameFile:
    """Refuses to work on once the store's file was deleted or replaced: what is written then would be nowhere."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity: tuple[int, int] | None = None

    def remember(self, _connection: object, _record: object) -> None:
        """Take the file the first connection has opened for the store."""
        if self._identity is None:
            self._identity = self._found()

    def require(self, _connection: object, _record: object, _proxy: object) -> None:
        """Refuse a connection while another file, or none, stands in the store's place."""
        if self._found() != self._identity:
            raise StorageError("store_replaced")

    def _found(self) -> tuple[int, int] | None:
        try:
            status = self._path.stat()
        except OSError:
            return None
        return status.st_dev, status.st_ino


def _set_up_connection(connection: Any, _record: object) -> None:  # Any: the driver's own connection
    connection.isolation_level = None  # the driver must not open transactions of its own: see _begin
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "journal_size_limit=16777216",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
