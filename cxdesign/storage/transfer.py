"""Copying a whole store from one database to another, row by row, and making sure that nothing was lost on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, delete, func, insert, select

from cxdesign.errors import StorageError
from cxdesign.storage.engine import address_of
from cxdesign.storage.tables import metadata, settings
from cxdesign.storage.upgrades import VERSION_KEY

ROWS_AT_ONCE = 50
"""Few enough that fifty pictures or checkpoints fit into memory (ours)."""
_ROOM = 2**256


@dataclass(frozen=True)
class Tally:
    """How many rows there are, and a digest of them all that does not depend on their order."""

    count: int = 0
    digest: int = 0

    def with_rows(self, rows: Iterable[Sequence[object]]) -> Tally:
        """Return the tally with more rows in it."""
        digests = [_digest(row) for row in rows]
        return Tally(self.count + len(digests), (self.digest + sum(digests)) % _ROOM)


def require_empty(connection: Connection) -> None:
    """Refuse a store that holds anything but its version.

    Raises
    ------
    StorageError
        ``copy_target_taken``.
    """
    for table in metadata.sorted_tables:
        wanted = select(func.count()).select_from(table)
        if table is settings:
            wanted = wanted.where(settings.c.key != VERSION_KEY)
        if connection.scalar(wanted):
            raise StorageError("copy_target_taken", target=address_of(connection.engine))


def copy_rows(source: Connection, target: Connection) -> dict[str, int]:
    """Copy every table into a store that is empty, read all of it back and return how many rows each table has.

    Raises
    ------
    StorageError
        ``copy_differs`` when what is read back is not what was written.
    """
    target.execute(delete(settings))  # the version comes along
    written = {table: _copied(table, source, target) for table in metadata.sorted_tables}
    for table, tally in written.items():
        if _tally(table, target) != tally:
            raise StorageError("copy_differs", table=table.name)
    return {table.name: tally.count for table, tally in written.items()}


def _copied(table: Table, source: Connection, target: Connection) -> Tally:
    tally = Tally()
    columns = [column.name for column in table.columns]
    for rows in _portions(table, source):
        target.execute(insert(table), [dict(zip(columns, row, strict=True)) for row in rows])
        tally = tally.with_rows(rows)
    return tally


def _tally(table: Table, connection: Connection) -> Tally:
    tally = Tally()
    for rows in _portions(table, connection):
        tally = tally.with_rows(rows)
    return tally


def _portions(table: Table, connection: Connection) -> Iterable[Sequence[Sequence[object]]]:
    result = connection.execute(select(table), execution_options={"yield_per": ROWS_AT_ONCE})
    return result.partitions()


def _digest(row: Sequence[object]) -> int:
    digest = hashlib.sha256()
    for value in row:
        data = value if isinstance(value, bytes) else str(value).encode()
        digest.update(f"{type(value).__name__} {len(data)} ".encode())
        digest.update(data)
    return int.from_bytes(digest.digest(), "big")
