"""A store opened: its parts, its health, its backup."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, inspect

from cxdesign.errors import StorageError
from cxdesign.storage.engine import make_engine, reading, writing
from cxdesign.storage.log import OperationLog
from cxdesign.storage.people import People
from cxdesign.storage.pictures import Pictures
from cxdesign.storage.projects import Projects
from cxdesign.storage.settings import Settings
from cxdesign.storage.tables import STORE_VERSION, metadata
from cxdesign.storage.workshops import Workshops

_MAGIC = b"SQLite format 3\0"
_WRITING_PREFIX = ".cxdesign."
"""A backup that is being written is called so; its own name may be as long as the folder allows."""


@dataclass(frozen=True)
class Store:
    """One database with its parts."""

    engine: Engine
    log: OperationLog
    projects: Projects
    people: People
    settings: Settings
    pictures: Pictures
    workshops: Workshops

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
        try:
            if target.exists():
                raise StorageError("backup_exists", path=str(target))
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=_WRITING_PREFIX)
        except OSError as error:
            raise StorageError("backup_failed", path=str(target), reason=error.strerror) from error
        os.close(handle)
        fresh = Path(name)
        try:
            with reading(self.engine) as connection:
                source = connection.connection.driver_connection
                assert isinstance(source, sqlite3.Connection)
                _copy(source, fresh)
            shutil.copymode(self.location, fresh)
            fresh.replace(target)
        except (OSError, sqlite3.Error) as error:
            raise StorageError("backup_failed", path=str(target), reason=str(error)) from error
        finally:
            _remove(fresh)

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
    if not _has_tables(engine):
        with writing(engine) as connection:
            metadata.create_all(connection)
    settings = Settings(engine)
    found = _version(settings.get_or_set("store_version", str(STORE_VERSION)))
    if found > STORE_VERSION:
        engine.dispose()
        raise StorageError("store_newer", found=found, known=STORE_VERSION)
    return Store(
        engine, OperationLog(engine), Projects(engine), People(engine), settings, Pictures(engine), Workshops(engine)
    )


def _has_tables(engine: Engine) -> bool:
    """Return whether all tables are made already; looking does not wait for a program that is writing."""
    with reading(engine) as connection:
        return set(metadata.tables) <= set(inspect(connection).get_table_names())


def _version(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        raise StorageError("database_failed", reason=type(error).__name__) from error


def restore_backup(source: Path, target: Path) -> Path | None:
    """Put a backup in the place of a store that no server has open; return where the present store is kept, if any.

    It is kept beside it under ``<name>.before-restore``, or that with a number when it is taken.

    Raises
    ------
    StorageError
        ``backup_unreadable`` when the file is no backup of a store; nothing is changed then.
        ``store_in_use`` when a server holds the store. ``restore_failed`` when the store's place cannot be written.
    """
    _refuse_foreign(source)
    fresh = target.with_name(target.name + ".restoring")
    kept = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Before anything is moved: the disk may be full, the source may be the store itself.
        with closing(sqlite3.connect(_read_only(source), uri=True)) as origin:
            _copy(origin, fresh)
        if target.exists():
            _refuse_in_use(target)
            kept = _free_name(target.with_name(target.name + ".before-restore"))
            _move(target, kept)
        fresh.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise StorageError("restore_failed", path=str(target), reason=str(error)) from error
    finally:
        _remove(fresh)
    return kept


def _copy(origin: sqlite3.Connection, target: Path) -> None:
    """Copy a database into one file: the copy leaves write-ahead mode, so nothing comes to lie beside it."""
    with closing(sqlite3.connect(target.absolute())) as copy:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")


def _move(store: Path, target: Path) -> None:
    """Move a database with what belongs to it and was not yet written into it."""
    for ending in ("-wal", "-shm", ""):
        part = Path(f"{store}{ending}")
        if part.exists():
            part.replace(f"{target}{ending}")


def _remove(fresh: Path) -> None:
    with suppress(OSError):
        for ending in ("", "-journal", "-wal", "-shm"):
            Path(f"{fresh}{ending}").unlink(missing_ok=True)


def _read_only(path: Path) -> str:
    """Return the address that opens a database for reading; without a log beside it, reading leaves none either."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    return address if Path(f"{path}-wal").exists() else f"{address}&immutable=1"


def _free_name(wanted: Path) -> Path:
    numbered = (wanted.with_name(f"{wanted.name}-{number}") for number in count(2))
    return wanted if not wanted.exists() else next(path for path in numbered if not path.exists())


def _refuse_foreign(source: Path) -> None:
    try:
        if not source.is_file():  # a pipe would be waited for
            raise StorageError("backup_unreadable", path=str(source))
        with closing(sqlite3.connect(_read_only(source), uri=True)) as connection:
            found = connection.execute("SELECT value FROM settings WHERE key = 'store_version'").fetchone()
            sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    except (OSError, sqlite3.Error) as error:
        raise StorageError("backup_unreadable", path=str(source)) from error
    if not found or not sound:
        raise StorageError("backup_unreadable", path=str(source))
    if _version(found[0]) > STORE_VERSION:
        raise StorageError("store_newer", found=_version(found[0]), known=STORE_VERSION)


def _refuse_in_use(target: Path) -> None:
    """Refuse a store that a server has open: only who is alone may leave write-ahead mode, an idle server included."""
    with target.open("rb") as stream:
        if stream.read(len(_MAGIC)) not in {_MAGIC, b""}:
            return  # damaged: what a backup is restored for; opening it would delete its log
    try:
        with closing(sqlite3.connect(target.absolute(), timeout=0, isolation_level=None)) as connection:
            mode = connection.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.OperationalError as error:
        raise StorageError("store_in_use", path=str(target)) from error
    except sqlite3.DatabaseError:
        return  # damaged elsewhere
    if mode != ("delete",):
        raise StorageError("store_in_use", path=str(target))
