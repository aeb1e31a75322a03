"""The list of projects: what Home shows without reading a log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, Row, delete, insert, select, update

from cxdesign.errors import ProjectUnknown, StorageError
from cxdesign.storage.engine import reading, writing
from cxdesign.storage.news import Topic, announce
from cxdesign.storage.tables import projects


class ProjectState(StrEnum):
    """Where a project is kept."""

    ACTIVE = "active"
    ARCHIVED = "archived"
    TRASHED = "trashed"


@dataclass(frozen=True)
class ProjectRow:
    """One line of the list of projects."""

    id: str
    name: str
    state: ProjectState
    created_at: datetime
    changed_at: datetime
    changed_by: str
    state_at: datetime | None
    revision: int
    origin: str


class Projects:
    """The projects of a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, project_id: str, *, name: str, actor_id: str, at: datetime, origin: str = "") -> None:
        """Add a project without operations yet."""
        with writing(self._engine) as connection:
            connection.execute(
                insert(projects).values(
                    id=project_id,
                    name=name,
                    state=ProjectState.ACTIVE.value,
                    created_at=at.isoformat(),
                    changed_at=at.isoformat(),
                    changed_by=actor_id,
                    revision=0,
                    origin=origin,
                )
            )

    def list(self, state: ProjectState) -> tuple[ProjectRow, ...]:
        """Return the projects in a state, the most recently changed first."""
        with reading(self._engine) as connection:
            rows = connection.execute(
                select(projects).where(projects.c.state == state.value, projects.c.revision > 0)
            ).all()
        return tuple(sorted(map(_project, rows), key=lambda row: (row.changed_at, row.id), reverse=True))

    def get(self, project_id: str) -> ProjectRow:
        """Return one project.

        Raises
        ------
        ProjectUnknown
            ``project_unknown``.
        """
        with reading(self._engine) as connection:
            row = connection.execute(select(projects).where(projects.c.id == project_id)).first()
        if row is None:
            raise ProjectUnknown("project_unknown", id=project_id)
        return _project(row)

    def set_state(self, project_id: str, state: ProjectState, *, at: datetime) -> None:
        """Archive, trash or bring back a project.

        Raises
        ------
        ProjectUnknown
            ``project_unknown``.
        """
        with writing(self._engine) as connection:
            done = connection.execute(
                update(projects).where(projects.c.id == project_id).values(state=state.value, state_at=at.isoformat())
            )
            announce(connection, Topic.PLACE, project_id)
        if not done.rowcount:
            raise ProjectUnknown("project_unknown", id=project_id)

    def purge(self, project_id: str) -> None:
        """Delete a project with its whole log, for good."""
        with writing(self._engine) as connection:
            connection.execute(delete(projects).where(projects.c.id == project_id))
            announce(connection, Topic.PLACE, project_id)


def _project(row: Row[Any]) -> ProjectRow:  # Any: a row of the projects table
    try:
        return ProjectRow(
            id=row.id,
            name=row.name,
            state=ProjectState(row.state),
            created_at=datetime.fromisoformat(row.created_at),
            changed_at=datetime.fromisoformat(row.changed_at),
            changed_by=row.changed_by,
            state_at=None if row.state_at is None else datetime.fromisoformat(row.state_at),
            revision=row.revision,
            origin=row.origin,
        )
    except (ValueError, TypeError) as error:
        raise StorageError("database_failed", reason=type(error).__name__) from error
