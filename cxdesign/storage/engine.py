"""The database engine: how connections are made and how foreign errors become the workbench's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from cxdesign.errors import StorageError

BUSY_SECONDS = 10.0
"""How long a writer waits for another one before giving up (ours)."""
_CODES = {
    sqlite3.SQLITE_BUSY: "store_busy",
    sqlite3.SQLITE_LOCKED: "store_busy",
    sqlite3.SQLITE_FULL: "store_full",
}
_PRIMARY_CODE = 0xFF
"""The part of SQLite's result codes that names the kind of error."""


def make_engine(url: str, *, patience: float = BUSY_SECONDS) -> Engine:
    """Return an engine for a database URL; only SQLite files are supported.

    Parameters
    ----------
    url : str
        Where the store is.
    patience : float
        Seconds a writer waits for another one.

    Raises
    ------
    StorageError
        ``database_unsupported`` for any other database, ``database_url_invalid`` when it is no URL.
    """
    try:
        parsed = make_url(url)
    except SQLAlchemyError as error:
        raise StorageError("database_url_invalid") from error
    if parsed.get_backend_name() != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise StorageError("database_unsupported", database=parsed.get_backend_name())
    engine = create_engine(parsed, connect_args={"timeout": patience}, pool_size=20, max_overflow=80)
    same_file = _SameFile(Path(parsed.database).absolute())
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "connect", same_file.remember)
    event.listen(engine, "checkout", same_file.require)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection to read from."""
    with _mapped(), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that holds the write lock from its first moment, and commit at the end."""
    with _mapped(), engine.connect().execution_options(is_writer=True) as connection, connection.begin():
        yield connection


@contextmanager
def _mapped() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        number = getattr(error.orig, "sqlite_errorcode", 0) & _PRIMARY_CODE
        if number in _CODES:
            raise StorageError(_CODES[number]) from error
        raise StorageError("database_failed", reason=type(error).__name__) from error
    except (SQLAlchemyError, UnicodeDecodeError) as error:  # the latter: a damaged file
        raise StorageError("database_failed", reason=type(error).__name__) from error


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
