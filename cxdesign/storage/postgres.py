"""PostgreSQL: how a connection is made, what the errors mean, and the locks that servers share.

Transactions are READ COMMITTED: a statement that has waited for a lock sees what the one before it has committed.
"""

from __future__ import annotations

import select
import time
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, DisconnectionError

from cxdesign.errors import StorageError

POOL_SIZE, POOL_OVERFLOW = 10, 10
"""Connections a server keeps, and more for a rush; two servers stay far below PostgreSQL's usual 100 (ours)."""
CONNECT_SECONDS = 5
"""How long a connection may take to be made (ours)."""
REST_SECONDS = 1.0
"""A connection that nobody has used for so long is tried before it is used (ours)."""
_KEEP_ALIVE = {"keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 20_000}
"""So that a line that died in silence is noticed within half a minute (ours)."""
_SET_UP_KEY = 0x63786465
"""Which advisory lock a server holds while it makes or upgrades the tables; the letters "cxde"."""
_CODES = {
    "40P01": "store_busy",  # deadlock_detected
    "53300": "store_busy",  # too_many_connections
    "55P03": "store_busy",  # lock_not_available
    "57014": "store_busy",  # query_canceled: the operator's own time limit
    "53100": "store_full",  # disk_full
    "57P01": "database_unreachable",  # admin_shutdown
    "57P02": "database_unreachable",  # crash_shutdown
    "57P03": "database_unreachable",  # cannot_connect_now
}
"""The names are those of PostgreSQL's manual, appendix A."""


def make_engine(url: URL, patience: float) -> Engine:
    """Return an engine for a PostgreSQL database.

    Raises
    ------
    StorageError
        ``database_driver_missing``.
    """
    try:
        engine = create_engine(
            url.set(drivername="postgresql+psycopg"),
            connect_args={"connect_timeout": CONNECT_SECONDS, "application_name": "cxdesign", **_KEEP_ALIVE},
            pool_size=POOL_SIZE,
            max_overflow=POOL_OVERFLOW,
            pool_timeout=patience,
        )
    except ModuleNotFoundError as error:
        raise StorageError("database_driver_missing") from error

    def set_up(connection: Any, _record: object) -> None:  # Any: the driver's own connection
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(patience * 1000)}")
        connection.commit()

    event.listen(engine, "connect", set_up)
    event.listen(engine, "checkin", _remember)
    event.listen(engine, "checkout", _require_alive)
    return engine


def _remember(_connection: object, record: Any) -> None:  # Any: the pool's own record
    record.info["rested_since"] = time.monotonic()


def _require_alive(connection: Any, record: Any, _proxy: object) -> None:  # Any: the driver's and the pool's own
    """Look whether a connection still stands that has something to tell, or that nobody has used for a while.

    One that the server has closed has its last words to tell. In the place of one that is gone the pool makes another.
    """
    rested = time.monotonic() - record.info.get("rested_since", time.monotonic())
    if rested < REST_SECONDS and not _has_news(connection.fileno()):
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except Exception as error:  # whatever the driver says: this one is not to be used
        raise DisconnectionError from error


def _has_news(number: int) -> bool:
    """Return whether there is something to read on a socket."""
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return bool(poll.poll(0))


def code_of(error: DBAPIError) -> str | None:
    """Return what an error of PostgreSQL is called in the catalogues, None when it has no name of its own."""
    if error.connection_invalidated:
        return "database_unreachable"
    state = getattr(error.orig, "sqlstate", "")
    if state is None:  # the driver's own: no server has answered, or it has gone
        return "database_unreachable" if type(error.orig).__name__ == "OperationalError" else None
    return _CODES.get(state)


def begin_set_up(connection: Connection) -> None:
    """Wait until no other server makes or upgrades the tables; the lock goes with the transaction.

    Raises
    ------
    StorageError
        ``database_encoding`` when the database cannot keep every character.
    """
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise StorageError("database_encoding", encoding=encoding)
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _SET_UP_KEY})
