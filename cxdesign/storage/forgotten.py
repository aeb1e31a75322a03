"""What a store has to forget for ever: who is a former participant, which projects were deleted for good.

Kept are random ids, numbers and times only, so that what was forgotten is not taken in again: from a browser that was
away, or from a backup.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import SQLAlchemyError

from cxdesign.errors import StorageError
from cxdesign.storage.engine import reading, writing
from cxdesign.storage.news import Topic, announce
from cxdesign.storage.rewriting import Rewriting, has_worked
from cxdesign.storage.settings import Settings
from cxdesign.storage.tables import (
    deleted_projects,
    former_people,
    metadata,
    operations,
    participants,
    people,
    projects,
    settings,
    workshops,
)

_DUE = "cleaning_due"


class Forgotten:
    """Former participants and deleted projects of a store, and how it comes to forget them."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def former(self) -> Mapping[str, int]:
        """Return the numbers of the former participants by person."""
        with reading(self._engine) as connection:
            return {row.id: row.number for row in connection.execute(select(former_people))}

    def is_former(self, person_id: str) -> bool:
        """Return whether a person's name was taken out for ever."""
        with reading(self._engine) as connection:
            wanted = select(former_people.c.number).where(former_people.c.id == person_id)
            return connection.scalar(wanted) is not None

    def deleted(self) -> frozenset[str]:
        """Return the ids of the projects that were deleted for good."""
        with reading(self._engine) as connection:
            return frozenset(connection.scalars(select(deleted_projects.c.id)))

    def took_part(self) -> Mapping[str, tuple[str, ...]]:
        """Return the projects each person has changed, by person."""
        o = operations.c
        found: dict[str, list[str]] = defaultdict(list)
        with reading(self._engine) as connection:
            wanted = select(o.actor_id, o.project_id).distinct().order_by(o.actor_id, o.project_id)
            for row in connection.execute(wanted):
                found[row.actor_id].append(row.project_id)
        return {person_id: tuple(project_ids) for person_id, project_ids in found.items()}

    @contextmanager
    def rewriting(self) -> Iterator[Rewriting]:
        """Give a transaction in which names are taken out."""
        with writing(self._engine) as connection:
            _overwrite_deleted(connection)
            yield Rewriting(connection)

    def delete_project(
        self, project_id: str, *, at: datetime, setting_keys: Iterable[str] = (), spared: Iterable[str] = ()
    ) -> frozenset[str]:
        """Delete a project with log, checkpoints and pictures, and return who was known only through it.

        Parameters
        ----------
        project_id : str
            Which project; one that is not there is only noted as deleted.
        at : datetime
            When.
        setting_keys : iterable of str
            Settings that go with it, such as its viewer link.
        spared : iterable of str
            People who are kept although nothing else is known of them: whoever deletes.
        """
        with writing(self._engine) as connection:
            _overwrite_deleted(connection)
            took_part = select(operations.c.actor_id).where(operations.c.project_id == project_id).distinct()
            phones = (
                select(participants.c.id)
                .join(workshops, workshops.c.id == participants.c.workshop_id)
                .where(workshops.c.project_id == project_id)
            )
            candidates = {*connection.scalars(took_part), *connection.scalars(phones)} - set(spared)
            connection.execute(delete(projects).where(projects.c.id == project_id))
            connection.execute(delete(settings).where(settings.c.key.in_(tuple(setting_keys))))
            gone = frozenset(one for one in candidates if not has_worked(connection, one))
            connection.execute(delete(people).where(people.c.id.in_(tuple(sorted(gone)))))
            if connection.scalar(select(deleted_projects.c.id).where(deleted_projects.c.id == project_id)) is None:
                connection.execute(insert(deleted_projects).values(id=project_id, deleted_at=at.isoformat()))
            announce(connection, Topic.PLACE, project_id)
        return gone

    def clean(self) -> bool:
        """Let nothing of what was deleted or overwritten be left in the files; return whether that is done already.

        It is not when somebody is reading or writing for too long. What was deleted stays out of sight all the same,
        and :meth:`clean_if_due` tries again.
        """
        clean = _clean_sqlite if self._engine.dialect.name == "sqlite" else _clean_server
        settings_ = Settings(self._engine)
        try:
            settings_.put(_DUE, "1")
            is_clean = clean(self._engine)
            if is_clean:
                settings_.remove(_DUE)
        except (sqlite3.Error, SQLAlchemyError, StorageError):
            return False
        return is_clean

    def clean_if_due(self) -> None:
        """Clean the files if an earlier attempt did not come to its end."""
        if Settings(self._engine).get(_DUE) is not None:
            self.clean()


def _overwrite_deleted(connection: Connection) -> None:
    """Let SQLite write zeros over what it deletes on this connection."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def _clean_sqlite(engine: Engine) -> bool:
    """Write the database anew without free pages, then empty the write-ahead log, which holds pages of before."""
    with closing(engine.raw_connection()) as pooled:
        driver = pooled.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("VACUUM")
        row = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return row is not None and row[0] == 0


def _clean_server(engine: Engine) -> bool:
    """Write the tables anew; the server's own log and its backups are its operator's."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in metadata.sorted_tables:
            connection.exec_driver_sql(f'VACUUM (FULL) "{table.name}"')
    return True
