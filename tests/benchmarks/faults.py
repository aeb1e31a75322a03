"""What may go wrong in a workshop, longer than the tests do it, with an account of what was sent, kept and lost."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.contract.faults import Gathering, by_other_clocks, half_cut_off, interrupted, misbehaving
from tests.postgres import PostgresServer, programs

CUT_SECONDS = 30.0


def tell() -> None:
    """Print the accounts."""
    print("\nFaults in a workshop: two boards and three phones at work; all must be kept once")
    with tempfile.TemporaryDirectory() as folder:

        def room(name: str) -> Gathering:
            return Gathering(f"sqlite:///{Path(folder) / name}.db")

        killed = room("killed")
        _told(
            lambda: interrupted(killed, "The server killed and restarted", killed.kill_and_restart, blows=5, edits=40)
        )
        place = programs()
        if place is None:
            print("  a database killed, and clocks that are off: left out, no PostgreSQL server is installed")
        else:
            database = PostgresServer(place)
            try:
                _told(lambda: _database_killed(database))
                _told(lambda: by_other_clocks(Gathering(database.fresh(), hours=(1, -1)), edits=30))
            finally:
                database.end()
        _told(lambda: misbehaving(room("rogue"), edits=40, flood=1000))
        _told(lambda: half_cut_off(room("cut"), seconds=CUT_SECONDS, edits=30))


def _database_killed(database: PostgresServer) -> list[str]:
    def blow() -> None:
        database.kill()
        database.start()

    title = "The database killed and restarted, two servers"
    return interrupted(Gathering(database.fresh(), hours=(0, 0)), title, blow, blows=5, edits=40)


def _told(act: Callable[[], list[str]]) -> None:
    begun = time.monotonic()
    first, *lines = act()
    print("\n".join([f"\n{first} ({time.monotonic() - begun:.0f} s)", *lines]), flush=True)
