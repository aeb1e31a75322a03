"""A full room: 60 people at one board, on one server and on two, and 300 phones that come at once and vote.

``python -m tests.benchmarks.room SECONDS`` edits for so long; without a number, and as a part of all, for 60 seconds.
People and phones live in processes of their own. Beside the figures stands what the same frames cost a server that
does nothing but spread them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from cxdesign.domain.cards import Card
from cxdesign.live.parts import FOR_MAP
from cxdesign.live.tickets import Claims, Tickets
from cxdesign.services.actor import Actor, Role
from cxdesign.services.bootstrap import build
from tests.acting import a_project
from tests.benchmarks import bare
from tests.benchmarks.crowd import Heard, Plan, Seat, crowd
from tests.benchmarks.phones import tell_phones
from tests.benchmarks.processes import NURSERY, Usage, running, tree
from tests.benchmarks.timing import machine
from tests.builders import a_large_journey
from tests.contract.serving import free_port, serve_for_ever
from tests.postgres import PostgresServer, programs

PEOPLE, PER_SECOND, SECONDS, CARDS = 60, 30.0, 60.0, 200
LOCALES = ("en", "en", "zh-CN")
"""Every third participant reads Chinese."""
GOAL = "goals: p95 to the last screen 100 ms, servers 50 % of one core"


@dataclass(frozen=True)
class Found:
    """What a run came to."""

    edits: int
    delays: Sequence[float]
    share: float
    kilobytes_each: float
    wrong: Sequence[str]


def tell(seconds: float = SECONDS) -> None:
    """Print all figures."""
    print(f"\nA full room: {PEOPLE} people, {CARDS} cards, {PER_SECOND:.0f} edits a second for {seconds:.0f} s")
    print(f"  {GOAL}")
    bare_ports = [free_port()]
    with running(bare.serve, bare_ports) as servers:
        base = edited(
            "a server that only spreads frames",
            bare_ports,
            servers=servers,
            seats=bare_seats(bare_ports),
            path="/",
            seconds=seconds,
        )
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'store.db'}"
        told_beside(base, in_room("one server, SQLite", url, 1, seconds))
        place = programs()
        if place is None:
            print("  two servers: left out, no PostgreSQL server is installed (apt-get install postgresql)")
        else:
            database = PostgresServer(place, fsync="on", full_page_writes="on")
            try:
                told_beside(base, in_room("two servers, PostgreSQL", database.fresh(), 2, seconds, database.process_id))
            finally:
                database.end()
        tell_phones(f"sqlite:///{Path(folder) / 'phones.db'}")


def in_room(name: str, url: str, count: int, seconds: float, database: int | None = None) -> Found:
    """Edit in a project of a store on some servers, and compare what was heard with what was kept."""
    services = build(url)
    document = a_large_journey(CARDS * 8 // 5)
    project_id = a_project(services, document=document)
    tickets = Tickets(services.signing_key())
    ports = [free_port() for _ in range(count)]
    cards = document.all(Card)
    seats = []
    for number in range(PEOPLE):
        actor = Actor(f"actor:p{number:02}", Role.EDITOR)
        ticket = tickets.issue(Claims(project_id, actor, LOCALES[number % len(LOCALES)]))
        card = cards[number * len(cards) // PEOPLE]
        seats.append(Seat(ports[number % count], ticket, card.id, card.lane_id, FOR_MAP["journey"]))
    places = tuple(touchpoint.id for touchpoint in document.touchpoints)
    with running(partial(serve_for_ever, url), ports) as servers:
        path = f"/api/projects/{project_id}"
        found = edited(
            name, ports, servers=servers, seats=seats, path=path, seconds=seconds, places=places, database=database
        )
    kept = services.store.log.document(project_id).revision - 1
    services.store.close()
    if kept != found.edits:
        print(f"  WRONG: {found.edits} edits were made, {kept} are kept")
    return found


def bare_seats(ports: Sequence[int]) -> list[Seat]:
    return [Seat(ports[0], "", f"note:{number}", "lane:pains", ()) for number in range(PEOPLE)]


def edited(
    name: str,
    ports: Sequence[int],
    *,
    servers: Sequence[BaseProcess],
    seats: Sequence[Seat],
    path: str,
    seconds: float,
    places: Sequence[str] = ("touchpoint:t1", "touchpoint:t2"),
    database: int | None = None,
) -> Found:
    """Let everybody come, edit for so long, and tell what reached whom when, and what it cost."""
    edits, crowds = round(PER_SECOND * seconds), len(ports)
    bare.wait_for(ports)
    ids = [server.pid for server in servers if server.pid is not None]
    before = sum(Usage.of(one).kilobytes for one in ids)
    taken = [list(enumerate(seats))[number::crowds] for number in range(crowds)]
    plans = [Plan(path, mine, len(seats), edits, PER_SECOND, places) for mine in taken]
    with talking(plans) as lines:
        for line in lines:
            require(line.recv(), "here")
        start, begun = Usage.all(ids), time.monotonic()
        of_database = tree(database)
        for line in lines:
            line.send(begun + 0.5)
        for line in lines:
            require(line.recv(), "heard")
        took = time.monotonic() - begun
        spent = Usage.all(ids).seconds - start.seconds
        spent_there = tree(database) - of_database
        after = sum(Usage.of(one).kilobytes for one in ids)
        for line in lines:
            line.send("go")
        heard: list[Heard] = [line.recv() for line in lines]
    found = summed(heard, edits, spent / took, (after - before) / len(seats))
    line = f"  {name:<36} {figures(found)}; clients {sum(one.processor_seconds for one in heard) / took:.0%}"
    print(line + (f", database {spent_there / took:.0%}" if database else ""), flush=True)
    for fault in found.wrong[:5]:
        print(f"    WRONG: {fault}")
    return found


def summed(heard: Sequence[Heard], edits: int, share: float, kilobytes: float) -> Found:
    """Put together what all crowds heard: of each edit, when its revision reached the last screen of all."""
    wrong = [fault for one in heard for fault in one.wrong]
    sent = {command_id: at for one in heard for command_id, at in one.sent.items()}
    revisions = {command_id: number for one in heard for command_id, number in one.revision_of.items()}
    delays = []
    for command_id, at in sent.items():
        number = revisions.get(command_id, 0)
        screens = sum(one.screens[number] for one in heard)
        if screens != PEOPLE:
            wrong.append(f"edit {command_id} reached {screens} of {PEOPLE} screens")
        else:
            delays.append(1000 * (max(one.last_at[number] for one in heard) - at))
    confirmed = sum(one.frames["ack"] for one in heard)
    if not edits == len(sent) == confirmed:
        wrong.append(f"{edits} edits were meant, {len(sent)} sent, {confirmed} confirmed")
    return Found(len(sent), sorted(delays), share, kilobytes, wrong)


def figures(found: Found) -> str:
    delays = found.delays or [float("nan")]
    p50, p95 = (delays[min(len(delays) - 1, int(share * len(delays)))] for share in (0.5, 0.95))
    verdict = "every edit on every screen once and in order" if not found.wrong else f"{len(found.wrong)} WRONG"
    return (
        f"{found.edits} edits, {verdict}; to the last screen p50 {p50:.0f}, p95 {p95:.0f}, max {delays[-1]:.0f} ms; "
        f"servers {found.share:.0%} of one core, {found.kilobytes_each:.0f} kB a participant"
    )


def told_beside(base: Found, found: Found) -> None:
    print(f"    beside the server that only spreads: {found.share / base.share:.1f} × its processor time")


def require(told: object, wanted: str) -> None:
    if told != wanted:
        raise AssertionError(told)


@contextmanager
def talking(plans: Sequence[Plan]) -> Iterator[list[Connection]]:
    """Run a crowd for each plan and give the lines to them."""
    lines, crowds = [], []
    for plan in plans:
        here, there = NURSERY.Pipe()
        process = NURSERY.Process(target=crowd, args=(plan, there), daemon=True)
        process.start()
        there.close()
        lines.append(here)
        crowds.append(process)
    try:
        yield lines
    finally:
        for process in crowds:
            process.join(timeout=5)
            process.kill()


if __name__ == "__main__":
    print(machine())
    tell(float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS)
