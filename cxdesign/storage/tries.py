"""How often somebody may try in vain, for all servers of a store together, restarts included.

Kept is one time a key: when its allowance is whole again. Each try moves it on; a row whose time has come says nothing
any more and is deleted. What counts is the database's own clock, so servers whose clocks differ agree.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Engine, delete, select

from cxdesign.storage.engine import POSTGRESQL, put, put_missing, reading, writing
from cxdesign.storage.tables import tries

T = TypeVar("T")
_TOLERANCE = 1e-3
"""Seconds by which sums of times may be off."""
_NOW = "SELECT (julianday('now') - 2440587.5) * 86400"
_NOW_ON_SERVER = "SELECT extract(epoch FROM clock_timestamp())"


@dataclass(frozen=True)
class Limit:
    """So many tries at once for a key, and so many more a minute."""

    key: str
    burst: int
    per_minute: float

    @property
    def each(self) -> float:
        """Seconds after which one try comes back."""
        return 60 / self.per_minute

    @property
    def window(self) -> float:
        """Seconds after which the whole allowance is back."""
        return self.burst * self.each


class Tries:
    """The tries of a store that were in vain."""

    def __init__(self, engine: Engine, now: Callable[[Connection], float] | None = None) -> None:
        self._engine = engine
        self._now = now or _clock
        self._turn = threading.Lock()

    def attempt(self, find: Callable[[], T | None], *limits: Limit) -> tuple[bool, T | None]:
        """Let somebody try: return whether it was allowed, and what was found.

        Within a server one tries after the other, so that nobody gets more tries by making them at once. What is found
        costs nothing; what is not costs a try of each limit.
        """
        with self._turn:
            if not self._has(limits):
                return False, None
            found = find()
            return (True, found) if found is not None else (self._take(limits), None)

    def _has(self, limits: tuple[Limit, ...]) -> bool:
        with reading(self._engine) as connection:
            now = self._now(connection)
            return all(_left(limit, _until(connection, limit, now), now) for limit in limits)

    def _take(self, limits: tuple[Limit, ...]) -> bool:
        with writing(self._engine) as connection:
            now = self._now(connection)
            ordered = sorted(limits, key=lambda limit: limit.key)  # so servers never wait in a ring
            untils = {limit: _until(connection, limit, now, is_held=True) for limit in ordered}
            if not all(_left(limit, until, now) for limit, until in untils.items()):
                return False
            for limit, until in untils.items():
                put(connection, tries, {"key": limit.key, "until": until + limit.each})
            over = select(tries.c.key).where(tries.c.until <= now).with_for_update(skip_locked=True)
            connection.execute(delete(tries).where(tries.c.key.in_(over)))
        return True


def _until(connection: Connection, limit: Limit, now: float, *, is_held: bool = False) -> float:
    """Return when an allowance is whole again; one that takes longer than ever is of a clock that was set back."""
    if is_held:
        connection.execute(put_missing(connection, tries).values(key=limit.key, until=now))
    wanted = select(tries.c.until).where(tries.c.key == limit.key)
    kept = connection.scalar(wanted.with_for_update() if is_held else wanted)
    return now if kept is None or kept > now + limit.window + _TOLERANCE else max(kept, now)


def _left(limit: Limit, until: float, now: float) -> bool:
    return until + limit.each - now <= limit.window + _TOLERANCE


def _clock(connection: Connection) -> float:
    asked = _NOW_ON_SERVER if connection.dialect.name == POSTGRESQL else _NOW
    return float(connection.exec_driver_sql(asked).scalar_one())
