"""Steps from one table layout to the next, for stores that an older program has made.

A table that is new needs no step: it is made when it is missing. A step is for what a table that is there already has
to become.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, select

from cxdesign.errors import StorageError
from cxdesign.storage.engine import POSTGRESQL, put
from cxdesign.storage.postgres import begin_set_up
from cxdesign.storage.tables import STORE_VERSION, metadata, settings

Step = Callable[[Connection], None]
STEPS: tuple[Step, ...] = ()
"""The n-th step leads from layout n to layout n + 1; the newest layout is :data:`STORE_VERSION`."""
VERSION_KEY = "store_version"


def set_up(connection: Connection, *, steps: Sequence[Step] = STEPS, newest: int = STORE_VERSION) -> None:
    """Make the tables that are missing and bring those that are there to the newest layout, all of it or nothing.

    Servers that start at once wait for each other.

    Raises
    ------
    StorageError
        ``store_newer`` when a newer program made the store; ``database_failed`` when its version is no number;
        ``database_encoding`` when the database cannot keep every character.
    """
    if connection.dialect.name == POSTGRESQL:
        begin_set_up(connection)
    metadata.create_all(connection)
    found = version(connection, newest=newest)
    if found is not None:
        for step in steps[found - 1 :]:
            step(connection)
    if found != newest:
        put(connection, settings, {"key": VERSION_KEY, "value": str(newest)})


def version(connection: Connection, *, newest: int = STORE_VERSION) -> int | None:
    """Return the table layout of a store, None when it is not made yet.

    Raises
    ------
    StorageError
        ``store_newer``; ``database_failed`` when it is no number.
    """
    kept = connection.scalar(select(settings.c.value).where(settings.c.key == VERSION_KEY))
    if kept is None:
        return None
    found = parsed_version(kept)
    if found > newest:
        raise StorageError("store_newer", found=found, known=newest)
    return found


def parsed_version(kept: str) -> int:
    """Return a stored version as a number.

    Raises
    ------
    StorageError
        ``database_failed``.
    """
    try:
        return int(kept)
    except ValueError as error:
        raise StorageError("database_failed", reason=type(error).__name__) from error
