"""Display names: the log holds only ids, so a person can be renamed or redacted in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert

from cxdesign.storage.engine import reading, writing
from cxdesign.storage.tables import people


class People:
    """The display names people gave themselves."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rename(self, actor_id: str, name: str, *, at: datetime) -> None:
        """Set the name colleagues and the history show for a person; an empty name redacts it."""
        values = {"name": name, "changed_at": at.isoformat()}
        statement = insert(people).values(id=actor_id, **values)
        with writing(self._engine) as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=[people.c.id], set_=values))

    def names(self) -> Mapping[str, str]:
        """Return the known names by person."""
        with reading(self._engine) as connection:
            return {row.id: row.name for row in connection.execute(select(people)) if row.name}
