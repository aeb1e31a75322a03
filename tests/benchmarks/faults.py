"""What may go wrong in a workshop, longer than the tests do it, with an account of what was sent, kept and lost."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.contract.faults import by_other_clocks, half_cut_off, interrupted, misbehaving
from tests.contract.gathering import Gathering
from tests.postgres import PostgresServer, programs

CUT_SECONDS = 30.0
LIMIT = 180.0
"""Seconds in which a scenario has to be over; after them nobody in the room tries on."""
GRACE = 60.0
"""Seconds more, after which the whole run is ended: something hangs that does not look at the time."""
BLOWS, EDITS, FLOOD = 5, 40, 1000


@dataclass(frozen=True)
class Scenario:
    """What is done, in words, and the doing, which gives the account."""

    title: str
    run: Callable[[], list[str]]


def tell() -> int:
    """Print the accounts, each scenario as it begins and as it ends, and return how many failed."""
    print("\nFaults in a workshop: two boards and three phones at work; all must be kept once", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        place = programs()
        if place is None:
            print("Left out what needs a PostgreSQL server: none is installed", flush=True)
            return told(on_sqlite(Path(folder)))
        database = PostgresServer(place)
        try:
            return told([*on_sqlite(Path(folder)), *on_postgres(database)], before_exit=database.end)
        finally:
            database.end()


def told(scenarios: Sequence[Scenario], *, before_exit: Callable[[], None] = lambda: None) -> int:
    """Run scenarios one after the other and return how many failed; what hangs ends the program."""
    print(f"{len(scenarios)} scenarios, each of at most {LIMIT:.0f} s", flush=True)
    failed = 0
    for number, scenario in enumerate(scenarios, 1):
        print(f"\n{number} of {len(scenarios)}: {scenario.title} …", flush=True)
        watch = threading.Timer(LIMIT + GRACE, _end, [before_exit])
        watch.daemon = True
        watch.start()
        begun = time.monotonic()
        try:
            lines = scenario.run()
        except Exception as error:  # noqa: BLE001 – whatever it is, it is told, and the others are still to be seen
            failed += 1
            lines = ["FAILED", *traceback.format_exception(error)]
        finally:
            watch.cancel()
        print("\n".join([*lines, f"  {time.monotonic() - begun:.0f} s in all"]), flush=True)
    print(f"\n{len(scenarios) - failed} of {len(scenarios)} scenarios ended well", flush=True)
    return failed


def on_sqlite(folder: Path) -> list[Scenario]:
    """Return what is done to a room of one server with SQLite."""

    def room(name: str) -> Gathering:
        return Gathering(f"sqlite:///{folder / name}.db", limit=LIMIT)

    return [
        Scenario("SQLite, a server killed and restarted", lambda: server_killed(room("killed"))),
        Scenario("SQLite, somebody misbehaves", lambda: misbehaving(room("rogue"), edits=EDITS, flood=FLOOD)),
        Scenario(
            f"SQLite, half of the room cut off for {CUT_SECONDS:.0f} s",
            lambda: half_cut_off(room("cut"), seconds=CUT_SECONDS, edits=EDITS),
        ),
    ]


def on_postgres(database: PostgresServer) -> list[Scenario]:
    """Return what is done to rooms of one server and of two with PostgreSQL."""

    def room(*hours: float) -> Gathering:
        return Gathering(database.fresh(), hours, limit=LIMIT)

    def blow() -> None:
        database.kill()
        database.start()

    def database_killed(room: Gathering) -> list[str]:
        return interrupted(room, "The database killed and restarted", blow, blows=BLOWS, edits=EDITS)

    return [
        Scenario("PostgreSQL, the server killed and restarted", lambda: server_killed(room(0))),
        Scenario("PostgreSQL, one of two servers killed and restarted", lambda: server_killed(room(0, 0))),
        Scenario("PostgreSQL killed and restarted, one server", lambda: database_killed(room(0))),
        Scenario("PostgreSQL killed and restarted, two servers", lambda: database_killed(room(0, 0))),
        Scenario("PostgreSQL, clocks of two servers", lambda: by_other_clocks(room(1, -1), edits=EDITS)),
        Scenario(
            "PostgreSQL, two servers, somebody misbehaves",
            lambda: misbehaving(room(0, 0), edits=EDITS, flood=FLOOD),
        ),
        Scenario(
            f"PostgreSQL, two servers, half of the room cut off for {CUT_SECONDS:.0f} s",
            lambda: half_cut_off(room(0, 0), seconds=CUT_SECONDS, edits=EDITS),
        ),
    ]


def server_killed(room: Gathering) -> list[str]:
    """Kill the first server of a room again and again, and return the account."""
    title = "The server killed and restarted"
    return interrupted(room, title, room.kill_and_restart, blows=BLOWS, edits=EDITS)


def _end(before: Callable[[], None]) -> None:
    """Say where everything stands, and end the program and what it started."""
    print("FAILED: it hangs", flush=True)
    faulthandler.dump_traceback()
    for process in multiprocessing.active_children():
        process.kill()
    before()
    os._exit(1)
