"""Agendas people keep to begin other workshops with, each for the one who saved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, delete, func, insert, select

from cxdesign.domain.agenda import Agenda
from cxdesign.errors import StorageError
from cxdesign.storage.engine import reading, writing
from cxdesign.storage.tables import agenda_templates as templates


@dataclass(frozen=True)
class Template:
    """An agenda somebody keeps."""

    id: str
    agenda: Agenda


class AgendaTemplates:
    """The agendas that are kept in a store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, actor_id: str, new: Template, *, at: datetime, at_most: int) -> None:
        """Keep an agenda for somebody; one that is kept already stays as it is.

        Raises
        ------
        StorageError
            ``templates_full``.
        """
        mine = templates.c.actor_id == actor_id
        with writing(self._engine) as connection:
            if connection.scalar(select(templates.c.id).where(templates.c.id == new.id)) is not None:
                return
            if (connection.scalar(select(func.count()).select_from(templates).where(mine)) or 0) >= at_most:
                raise StorageError("templates_full", limit=at_most)
            agenda = new.agenda.model_dump_json(exclude_defaults=True)
            values = {"id": new.id, "actor_id": actor_id, "agenda": agenda, "saved_at": at.isoformat()}
            connection.execute(insert(templates).values(values))

    def of(self, actor_id: str) -> tuple[Template, ...]:
        """Return what somebody keeps, the newest first."""
        wanted = select(templates).where(templates.c.actor_id == actor_id)
        with reading(self._engine) as connection:
            rows = connection.execute(wanted.order_by(templates.c.saved_at.desc(), templates.c.id)).all()
        try:
            return tuple(Template(row.id, Agenda.model_validate_json(row.agenda)) for row in rows)
        except ValueError as error:
            raise StorageError("database_failed", reason=type(error).__name__) from error

    def remove(self, actor_id: str, template_id: str) -> None:
        """Forget an agenda somebody keeps."""
        one = (templates.c.actor_id == actor_id, templates.c.id == template_id)
        with writing(self._engine) as connection:
            connection.execute(delete(templates).where(*one))
