"""The database engine: which database an address means, and how foreign errors become the workbench's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, Insert, Table, make_url
from sqlalchemy.dialects import postgresql as postgresql_dialect
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from cxdesign.errors import StorageError
from cxdesign.storage import postgres, sqlite

BUSY_SECONDS = 10.0
"""How long a writer waits for another one before giving up (ours)."""
_POSTGRES_NAMES = {"postgresql", "postgres"}
SQLITE, POSTGRESQL = "sqlite", "postgresql"
"""What the two databases are called by the engine's dialect."""


def make_engine(url: str, *, patience: float = BUSY_SECONDS) -> Engine:
    """Return an engine for a database URL: an SQLite file or a PostgreSQL database.

    Parameters
    ----------
    url : str
        Where the store is.
    patience : float
        Seconds a writer waits for another one.

    Raises
    ------
    StorageError
        ``database_unsupported`` for any other database, ``database_url_invalid`` when it is no URL,
        ``database_driver_missing`` when the driver for PostgreSQL is not installed.
    """
    try:
        parsed = make_url(url)
    except (SQLAlchemyError, ValueError) as error:  # the latter: a port that is no number
        raise StorageError("database_url_invalid") from error
    if parsed.get_backend_name() in _POSTGRES_NAMES:
        return postgres.make_engine(parsed, patience)
    if parsed.get_backend_name() != SQLITE or not parsed.database or parsed.database == ":memory:":
        raise StorageError("database_unsupported", database=parsed.get_backend_name())
    return sqlite.make_engine(parsed, patience)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection to read from; each statement may see a newer state than the one before it."""
    options = {"isolation_level": "AUTOCOMMIT"} if engine.dialect.name == POSTGRESQL else {}
    with mapped(), engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def reading_one_moment(engine: Engine) -> Iterator[Connection]:
    """Give a connection to read from; all that is read in the block is of one moment, as it always is in SQLite."""
    options = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == POSTGRESQL else {}
    with mapped(), engine.connect().execution_options(**options) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection to write with, and commit at the end.

    In SQLite it holds the write lock of the store from its first moment; PostgreSQL locks what is written.
    """
    with mapped(), engine.connect().execution_options(is_writer=True) as connection, connection.begin():
        yield connection


def address_of(engine: Engine) -> str:
    """Return where a store is, for people: the path of its file, or the address of its database without password."""
    if engine.dialect.name != POSTGRESQL:
        return str(engine.url.database)
    return engine.url.set(drivername=POSTGRESQL).render_as_string(hide_password=True)


def insert_into(connection: Connection, table: Table) -> sqlite_dialect.Insert | postgresql_dialect.Insert:
    """Return an insertion that can say what happens to a row that is there already."""
    if connection.dialect.name == POSTGRESQL:
        return postgresql_dialect.insert(table)
    return sqlite_dialect.insert(table)


def put(connection: Connection, table: Table, row: dict[str, object]) -> None:
    """Write one row in the place of the one with its key, if there is one."""
    statement = insert_into(connection, table).values(row)
    keys = list(table.primary_key)
    others = {name: value for name, value in row.items() if name not in table.primary_key.columns}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others))


def put_missing(connection: Connection, table: Table) -> Insert:
    """Return an insertion that leaves a row as it is that is there already."""
    return insert_into(connection, table).on_conflict_do_nothing()


@contextmanager
def mapped() -> Iterator[None]:
    """Tell what the database says went wrong in the workbench's own words."""
    try:
        yield
    except PoolTimeout as error:
        raise StorageError("store_busy") from error
    except DBAPIError as error:
        code = sqlite.code_of(error) or postgres.code_of(error)
        if code is not None:
            raise StorageError(code) from error
        raise StorageError("database_failed", reason=type(error).__name__) from error
    except (SQLAlchemyError, UnicodeDecodeError) as error:  # the latter: a damaged file
        raise StorageError("database_failed", reason=type(error).__name__) from error
