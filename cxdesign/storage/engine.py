"""The database engine: how connections are made and how foreign errors become the workbench's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError

from cxdesign.errors import StorageError

BUSY_MILLISECONDS = 10_000
"""How long a writer waits for another one before giving up (ours)."""


def make_engine(url: str) -> Engine:
    """Return an engine for a database URL; only SQLite files are supported.

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
    engine = create_engine(parsed, connect_args={"timeout": BUSY_MILLISECONDS / 1000}, pool_size=20, max_overflow=80)
    event.listen(engine, "connect", _set_up_connection)
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
    except (SQLAlchemyError, UnicodeDecodeError) as error:  # the latter: a damaged file
        raise StorageError("database_failed", reason=type(error).__name__) from error


def _set_up_connection(connection: Any, _record: object) -> None:  # Any: the driver's own connection
    connection.isolation_level = None  # the driver must not open transactions of its own: see _begin
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_size_limit=16777216",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    is_writer = connection.get_execution_options().get("is_writer", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
