"""Small values that the servers of one store share: the signing key, the owner's key."""

from __future__ import annotations

from sqlalchemy import Engine, select
from sqlalchemy.dialects.sqlite import insert

from cxdesign.storage.engine import reading, writing
from cxdesign.storage.tables import settings


class Settings:
    """Named texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get_or_set(self, key: str, value: str) -> str:
        """Return the value stored for a key; store ``value`` when there is none yet."""
        with reading(self._engine) as connection:  # an open store is read while another program writes
            known = connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
        if known is not None:
            return str(known)
        with writing(self._engine) as connection:
            connection.execute(insert(settings).values(key=key, value=value).on_conflict_do_nothing())
            return str(connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar_one())
