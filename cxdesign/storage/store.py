"""A store opened: its parts, its health, its backup."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, inspect

from cxdesign.errors import StorageError
from cxdesign.storage.engine import make_engine, reading, writing
from cxdesign.storage.log import OperationLog
from cxdesign.storage.people import People
from cxdesign.storage.projects import Projects
from cxdesign.storage.settings import Settings
from cxdesign.storage.tables import STORE_VERSION, metadata


@dataclass(frozen=True)
class Store:
    """One database with its parts."""

    engine: Engine
    log: OperationLog
    projects: Projects
    people: People
    settings: Settings

    @property
    def location(self) -> Path:
        """The database file."""
        return Path(str(self.engine.url.database))

    def backup(self, target: Path) -> None:
        """Write a complete copy of the running store to a file that does not exist yet.

        Raises
        ------
        StorageError
            ``backup_exists`` when the file is there already, ``backup_failed`` when it cannot be written.
        """
        if target.exists():
            raise StorageError("backup_exists", path=str(target))
        try:
            with reading(self.engine) as connection:
                source = connection.connection.driver_connection
                assert isinstance(source, sqlite3.Connection)
                copy = sqlite3.connect(target)
                try:
                    source.backup(copy)
                finally:
                    copy.close()
        except (OSError, sqlite3.Error) as error:
            raise StorageError("backup_failed", path=str(target), reason=str(error)) from error

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def open_store(url: str) -> Store:
    """Return the store at a database URL; tables that are missing are made.

    Raises
    ------
    StorageError
        ``database_unsupported``, ``database_url_invalid``, ``database_failed``, or ``store_newer`` when a newer program
        wrote it.
    """
    engine = make_engine(url)
    with writing(engine) as connection:
        if not inspect(connection).has_table("settings"):
            metadata.create_all(connection)
    settings = Settings(engine)
    found = _version(settings.get_or_set("store_version", str(STORE_VERSION)))
    if found > STORE_VERSION:
        engine.dispose()
        raise StorageError("store_newer", found=found, known=STORE_VERSION)
    return Store(engine, OperationLog(engine), Projects(engine), People(engine), settings)


def _version(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise StorageError("database_failed", reason=type(error).__name__) from error


def restore_backup(source: Path, target: Path) -> None:
    """Put a backup in the place of a store that no server has open.

    The present store is kept beside it under ``<name>.before-restore``, or that with a number when it is taken.

    Raises
    ------
    StorageError
        ``backup_unreadable`` when the file is no backup of a store; nothing is changed then.
        ``store_in_use`` when a server holds the store.
    """
    _refuse_foreign(source)
    if target.exists():
        _refuse_in_use(target)
        target.replace(_free_name(target.with_name(target.name + ".before-restore")))
        for leftover in (f"{target}-wal", f"{target}-shm"):
            Path(leftover).unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    origin, copy = sqlite3.connect(f"file:{source}?mode=ro", uri=True), sqlite3.connect(target)
    try:
        origin.backup(copy)
    finally:
        origin.close()
        copy.close()


def _free_name(wanted: Path) -> Path:
    numbered = (wanted.with_name(f"{wanted.name}-{number}") for number in count(2))
    return wanted if not wanted.exists() else next(path for path in numbered if not path.exists())


def _refuse_foreign(source: Path) -> None:
    try:
        connection = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
        try:
            found = connection.execute("SELECT value FROM settings WHERE key = 'store_version'").fetchone()
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StorageError("backup_unreadable", path=str(source)) from error
    if not found or not sound:
        raise StorageError("backup_unreadable", path=str(source))
    if _version(found[0]) > STORE_VERSION:
        raise StorageError("store_newer", found=_version(found[0]), known=STORE_VERSION)


def _refuse_in_use(target: Path) -> None:
    """Refuse a store that a server has open: only who is alone may leave write-ahead mode, an idle server included."""
    try:
        connection = sqlite3.connect(target, timeout=0, isolation_level=None)
        try:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        raise StorageError("store_in_use", path=str(target)) from error
    if mode != ("delete",):
        raise StorageError("store_in_use", path=str(target))
