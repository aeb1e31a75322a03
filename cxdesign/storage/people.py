"""Display names: the log holds only ids, so a person can be renamed or redacted in one place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine, select

from cxdesign.storage.engine import put, reading, writing
from cxdesign.storage.news import Topic, announce
from cxdesign.storage.tables import former_people, people


class People:
    """The display names people gave themselves."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def rename(self, actor_id: str, name: str, *, at: datetime) -> None:
        """Set the name colleagues and the history show for a person; an empty name redacts it.

        Who was made a former participant gets none any more.
        """
        with writing(self._engine) as connection:
            is_former = select(former_people.c.number).where(former_people.c.id == actor_id)
            if name and connection.scalar(is_former) is not None:
                return
            known = connection.scalar(select(people.c.name).where(people.c.id == actor_id))
            put(connection, people, {"id": actor_id, "name": name, "changed_at": at.isoformat()})
            if name != (known or ""):
                announce(connection, Topic.PEOPLE)

    def names(self) -> Mapping[str, str]:
        """Return the known names by person."""
        with reading(self._engine) as connection:
            return {row.id: row.name for row in connection.execute(select(people)) if row.name}
