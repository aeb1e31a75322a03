"""Numbered steps from older stored records to the present schema, on plain dicts.

A step is never changed after a release; a new one is appended to :data:`MIGRATIONS`. A list with gaps or doubles is a
mistake of the program and stops it on import.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxdesign.errors import MigrationError

StoredRecord = Mapping[str, Any]  # Any: JSON of any earlier schema
FIRST_VERSION = 1


@dataclass(frozen=True)
class Migration:
    """One step: what it is called, the version it leads to, and the pure function from old records to new ones."""

    name: str
    to_version: int
    upgrade: Callable[[Sequence[StoredRecord]], list[StoredRecord]]


def _unchanged(records: Sequence[StoredRecord]) -> list[StoredRecord]:
    return list(records)


MIGRATIONS: tuple[Migration, ...] = (
    Migration("add_understanding_and_blueprint", 2, _unchanged),
    Migration("add_evaluation_and_peaks", 3, _unchanged),
    Migration("add_views_and_comments", 4, _unchanged),
)
"""Every step, oldest first. All bring new kinds of records and optional fields; older records stay as they are."""


def latest_version(migrations: Sequence[Migration]) -> int:
    """Return the version a list of steps leads to.

    Raises
    ------
    ValueError
        When the versions are not 2, 3, 4 … without gaps, or a name occurs twice.

    Examples
    --------
    >>> latest_version(())
    1
    """
    expected = list(range(FIRST_VERSION + 1, FIRST_VERSION + 1 + len(migrations)))
    found = [migration.to_version for migration in migrations]
    if found != expected:
        raise ValueError(f"migrations must lead to {expected}, not {found}")
    if len({migration.name for migration in migrations}) != len(migrations):
        raise ValueError("two migrations have the same name")
    return FIRST_VERSION + len(migrations)


SCHEMA_VERSION = latest_version(MIGRATIONS)
"""Version of the records this program writes."""


def migrate(
    records: Sequence[StoredRecord], version: int, *, migrations: Sequence[Migration] = MIGRATIONS
) -> list[StoredRecord]:
    """Return records of an earlier schema as records of the present one.

    Parameters
    ----------
    records : sequence of mapping
        Records as they were stored; they are not changed.
    version : int
        Schema version they were stored with.
    migrations : sequence of Migration
        The steps there are.

    Raises
    ------
    MigrationError
        ``document_newer`` when the version is beyond the last step, ``schema_version_invalid`` when it is below 1,
        ``migration_failed`` when a step finds records it cannot understand.

    Examples
    --------
    >>> migrate([{"kind": "stage"}], 1)
    [{'kind': 'stage'}]
    """
    known = latest_version(migrations)
    if version > known:
        raise MigrationError("document_newer", found=version, known=known)
    if version < FIRST_VERSION:
        raise MigrationError("schema_version_invalid", found=version)
    current = list(records)
    for migration in migrations[version - FIRST_VERSION :]:
        try:
            current = migration.upgrade(current)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MigrationError("migration_failed", name=migration.name, to_version=migration.to_version) from error
    return current
