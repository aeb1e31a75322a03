"""A store opened: its parts, its health, its backup."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sqlalchemy import URL, Engine, inspect

from cxdesign.errors import CxDesignError, StorageError
from cxdesign.storage.engine import POSTGRESQL, address_of, make_engine, reading, reading_one_moment, writing
from cxdesign.storage.forgotten import Forgotten
from cxdesign.storage.log import OperationLog
from cxdesign.storage.news import News
from cxdesign.storage.people import People
from cxdesign.storage.pictures import Pictures
from cxdesign.storage.projects import Projects
from cxdesign.storage.settings import Settings
from cxdesign.storage.store_time import StoreTime
from cxdesign.storage.tables import STORE_VERSION, metadata
from cxdesign.storage.tables import settings as settings_table
from cxdesign.storage.templates import AgendaTemplates
from cxdesign.storage.transfer import copy_rows, require_empty
from cxdesign.storage.tries import Tries
from cxdesign.storage.upgrades import parsed_version, set_up, version
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
    forgotten: Forgotten
    news: News
    workshops: Workshops
    templates: AgendaTemplates
    tries: Tries
    time: StoreTime

    @property
    def location(self) -> Path | None:
        """The database file; None when the store is a PostgreSQL database."""
        return None if self._is_server else Path(str(self.engine.url.database))

    @property
    def address(self) -> str:
        """Where the store is, for people: the path of the file, or the address of the database without password."""
        return address_of(self.engine)

    @property
    def _is_server(self) -> bool:
        return self.engine.dialect.name == POSTGRESQL

    @property
    def database(self) -> str:
        """What keeps the store, with its version.

        Raises
        ------
        StorageError
            When the database cannot be reached.
        """
        if not self._is_server:
            return f"SQLite {sqlite3.sqlite_version}"
        with reading(self.engine) as connection:
            return f"PostgreSQL {connection.exec_driver_sql('SHOW server_version').scalar_one()}"

    def size(self) -> int:
        """Return how many bytes the store takes.

        Raises
        ------
        StorageError
            When the database cannot be reached.
        """
        if self.location is not None:
            parts = [Path(f"{self.location}{ending}") for ending in ("", "-wal")]
            return sum(part.stat().st_size for part in parts if part.exists())
        with reading(self.engine) as connection:
            return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())

    def problems(self) -> tuple[str, ...]:
        """Return what the database itself finds wrong with its file; PostgreSQL looks after its own files."""
        question = "SELECT 'ok'" if self._is_server else "PRAGMA integrity_check"
        try:
            with reading(self.engine) as connection:
                lines = [str(row[0]) for row in connection.exec_driver_sql(question)]
        except StorageError as error:
            return (str(error.__cause__ or error),)
        return tuple(line for line in lines if line != "ok")

    def backup(self, target: Path) -> None:
        """Write a complete copy of the running store to an SQLite file that does not exist yet.

        Raises
        ------
        StorageError
            ``backup_exists`` when the file is there already, ``backup_failed`` when it cannot be written.
        """
        try:
            _write_anew(target, self._copy_into)
        except FileExistsError as error:
            raise StorageError("backup_exists", path=str(target)) from error
        except (OSError, sqlite3.Error) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise StorageError("backup_failed", path=str(target), reason=reason) from error

    def copy(self, url: str) -> dict[str, int]:
        """Copy the whole store to another database that is empty, all of it or nothing; return the counts by table.

        The source may be at work: what is copied is its state of one moment. Afterwards everything is read back and
        compared.

        Raises
        ------
        StorageError
            ``copy_target_taken`` when there is something already; ``copy_differs`` when what is read back is not what
            was written.
        """
        engine = make_engine(url)
        try:
            if engine.dialect.name == POSTGRESQL:
                return _copy_rows(self.engine, engine)
            path, counts = Path(str(engine.url.database)), {}
            try:
                _write_anew(path, lambda fresh: counts.update(_copied_into_file(self.engine, fresh)))
            except FileExistsError as error:
                raise StorageError("copy_target_taken", target=str(path)) from error
            except (OSError, sqlite3.Error) as error:
                raise StorageError("backup_failed", path=str(path), reason=str(error)) from error
            return counts
        finally:
            engine.dispose()

    def _copy_into(self, fresh: Path) -> None:
        if self.location is None:
            _copied_into_file(self.engine, fresh)
            return
        with reading(self.engine) as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            _copy(source, fresh)
        shutil.copymode(self.location, fresh)

    def close(self) -> None:
        """Close all connections."""
        self.news.close()
        self.engine.dispose()


def utc_now() -> datetime:
    """Return the present time in UTC, by this machine's clock."""
    return datetime.now(UTC)


def open_store(url: str, own_clock: Callable[[], datetime] = utc_now) -> Store:
    """Return the store at a database URL; tables that are missing are made, those of an older program brought up.

    Parameters
    ----------
    url : str
        Where the store is.
    own_clock : callable
        This machine's clock, in UTC.

    Raises
    ------
    StorageError
        ``database_unsupported``, ``database_url_invalid``, ``database_driver_missing``, ``database_unreachable``,
        ``database_failed``, or ``store_newer`` when a newer program wrote it.
    """
    engine = make_engine(url)
    try:
        if not _is_made(engine):
            with writing(engine) as connection:
                set_up(connection)
    except CxDesignError:
        engine.dispose()
        raise
    log, projects, people, settings = OperationLog(engine), Projects(engine), People(engine), Settings(engine)
    pictures, forgotten, news = Pictures(engine), Forgotten(engine), News(engine)
    workshops, templates, tries, time = (
        Workshops(engine),
        AgendaTemplates(engine),
        Tries(engine),
        StoreTime(engine, own_clock),
    )
    return Store(engine, log, projects, people, settings, pictures, forgotten, news, workshops, templates, tries, time)


def open_existing_store(url: str) -> Store:
    """Return the store at a database URL, and make none where there is none.

    Raises
    ------
    StorageError
        ``store_missing``; else as :func:`open_store`.
    """
    engine = make_engine(url)
    try:
        holds = _is_begun if engine.dialect.name == POSTGRESQL else _is_in_file
        if not holds(engine):
            raise StorageError("store_missing", path=address_of(engine))
    finally:
        engine.dispose()
    return open_store(url)


def _is_begun(engine: Engine) -> bool:
    """Return whether there is a store in a database, of whichever layout."""
    with reading(engine) as connection:
        return settings_table.name in inspect(connection).get_table_names() and version(connection) is not None


def _is_in_file(engine: Engine) -> bool:
    """Return whether there may be a store in a file; a file of another program is looked at without a trace."""
    path = Path(str(engine.url.database))
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(_read_only(path), uri=True)) as connection:
            return connection.execute("SELECT value FROM settings WHERE key = 'store_version'").fetchone() is not None
    except sqlite3.Error as error:  # a damaged one is opened, which tells what is wrong with it
        return "no such table" not in str(error)


def _is_made(engine: Engine) -> bool:
    """Return whether there is nothing to make or bring up; looking does not wait for a program that is writing."""
    with reading(engine) as connection:
        if not set(metadata.tables) <= set(inspect(connection).get_table_names()):
            return False
        return version(connection) == STORE_VERSION


def _copied_into_file(source: Engine, fresh: Path) -> dict[str, int]:
    """Copy a store row by row into an SQLite file that is empty yet."""
    target = make_engine(URL.create("sqlite", database=str(fresh.absolute())).render_as_string(hide_password=False))
    try:
        counts = _copy_rows(source, target)
    finally:
        target.dispose()
    with closing(sqlite3.connect(fresh.absolute())) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # so that nothing comes to lie beside it
    return counts


def _copy_rows(source: Engine, target: Engine) -> dict[str, int]:
    with reading_one_moment(source) as origin, writing(target) as copy:
        set_up(copy)
        require_empty(copy)
        return copy_rows(origin, copy)


def _write_anew(target: Path, write: Callable[[Path], object]) -> None:
    """Let a file be written beside its place and put it there when it is whole.

    Raises
    ------
    FileExistsError
        When there is a file already.
    """
    if target.exists():
        raise FileExistsError(target)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_WRITING_PREFIX)
    os.close(handle)
    fresh = Path(name)
    try:
        write(fresh)
        fresh.replace(target)
    finally:
        _remove(fresh)


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


def promises(path: Path) -> tuple[Mapping[str, int], frozenset[str]]:
    """Return what a store has promised to forget: former participants with their numbers, and deleted projects.

    No server has it open. It is only read; one that is damaged, or that an older program made, has promised nothing.
    """
    try:
        with path.open("rb") as stream:
            if stream.read(len(_MAGIC)) != _MAGIC:  # opening it might delete its log
                return {}, frozenset()
        with closing(sqlite3.connect(_read_only(path), uri=True)) as connection:
            former = dict(connection.execute("SELECT id, number FROM former_people"))
            deleted = frozenset(row[0] for row in connection.execute("SELECT id FROM deleted_projects"))
    except (OSError, sqlite3.Error):
        return {}, frozenset()
    return former, deleted


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
    if parsed_version(found[0]) > STORE_VERSION:
        raise StorageError("store_newer", found=parsed_version(found[0]), known=STORE_VERSION)


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
