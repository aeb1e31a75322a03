"""Small values that the servers of one store share: the signing key, the owner's key, digests of viewer links."""

from __future__ import annotations

from sqlalchemy import Engine, delete, select

from cxdesign.storage.engine import put, put_missing, reading, writing
from cxdesign.storage.tables import settings


class Settings:
    """Named texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def get(self, key: str) -> str | None:
        """Return the value stored for a key, None when there is none."""
        with reading(self._engine) as connection:
            known = connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()
        return None if known is None else str(known)

    def put(self, key: str, value: str) -> None:
        """Store a value for a key, in the place of an earlier one."""
        with writing(self._engine) as connection:
            put(connection, settings, {"key": key, "value": value})

    def remove(self, key: str) -> None:
        """Forget the value of a key; without one nothing happens."""
        with writing(self._engine) as connection:
            connection.execute(delete(settings).where(settings.c.key == key))

    def get_or_set(self, key: str, value: str) -> str:
        """Return the value stored for a key; store ``value`` when there is none yet."""
        known = self.get(key)  # an open store is read while another program writes
        if known is not None:
            return known
        with writing(self._engine) as connection:
            connection.execute(put_missing(connection, settings).values(key=key, value=value))
            return str(connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar_one())
