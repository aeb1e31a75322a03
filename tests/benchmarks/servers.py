"""SQLite and PostgreSQL side by side in one run, both confirming on disk: appending, and news from server to server."""

from __future__ import annotations

import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from cxdesign.services.bootstrap import build, new_id
from tests.acting import ANN, BEN, a_project
from tests.benchmarks.kernel import ACTOR, moves
from tests.benchmarks.timing import Times, repeated, told
from tests.builders import a_large_journey
from tests.contract.serving import START_SECONDS, Outbox, free_port, serve_for_ever
from tests.postgres import PostgresServer, programs

RECORDS, EDITS, WRITERS = 300, 300, 4


def tell() -> None:
    """Print all figures, and how the two databases stand to each other."""
    place = programs()
    if place is None:
        sys.exit("no PostgreSQL server is installed (apt-get install postgresql)")
    server = PostgresServer(place, fsync="on", full_page_writes="on")
    try:
        with tempfile.TemporaryDirectory() as folder:
            urls = {"SQLite": f"sqlite:///{Path(folder) / 'store.db'}", "PostgreSQL": server.fresh()}
            compare("Appending", *(appending(name, url) for name, url in urls.items()))
            for name, url in urls.items():
                print(f"  {WRITERS} writers in {WRITERS} projects, {name}: {throughput(url):.0f} edits a second")
            with serving(urls["SQLite"], 1) as alone, serving(urls["PostgreSQL"], 2) as pair:
                news = [
                    delivery("edit → another person, one server, SQLite", urls["SQLite"], *alone, *alone),
                    delivery("edit → another person, one server, PostgreSQL", urls["PostgreSQL"], pair[0], pair[0]),
                    delivery("edit → another person, other server, PostgreSQL", urls["PostgreSQL"], *pair),
                ]
            compare("Delivery", *news)
    finally:
        server.end()


def compare(title: str, *times: Times) -> None:
    """Print times, and the ratio of each median to the first one's."""
    first, *others = told(title, times)
    for other in others:
        print(f"  {other.name}: {other.percentile(0.5) / first.percentile(0.5):.2f} × {first.name}")


def appending(name: str, url: str) -> Times:
    services = build(url)
    document = a_large_journey(RECORDS)
    workbench = services.projects.workbench(services.projects.create(ACTOR, document))
    move = moves(document)
    title = f"execute, on disk, at {RECORDS} records, {name}"
    times = repeated(title, lambda n: workbench.execute(ACTOR, new_id(), move(abs(n))), EDITS)
    services.store.close()
    return times


def throughput(url: str) -> float:
    """Return how many edits a second several people make in projects of their own."""
    services = build(url)
    document = a_large_journey(RECORDS)
    move = moves(document)
    benches = [services.projects.workbench(services.projects.create(ACTOR, document)) for _ in range(WRITERS)]

    def write(number: int) -> None:
        for edit in range(EDITS):
            benches[number].execute(ACTOR, new_id(), move(edit))

    start = time.perf_counter()
    with ThreadPoolExecutor(WRITERS) as pool:
        for done in [pool.submit(write, number) for number in range(WRITERS)]:
            done.result()
    services.store.close()
    return WRITERS * EDITS / (time.perf_counter() - start)


@contextmanager
def serving(url: str, count: int) -> Iterator[list[int]]:
    """Run servers of a store and give their ports."""
    nursery = multiprocessing.get_context("forkserver")
    ports = [free_port() for _ in range(count)]
    servers = [nursery.Process(target=serve_for_ever, args=(url, port), daemon=True) for port in ports]
    for server in servers:
        server.start()
    try:
        yield ports
    finally:
        for server in servers:
            server.kill()
            server.join(timeout=START_SECONDS)


def delivery(name: str, url: str, here: int, there: int) -> Times:
    """Return how long an edit takes from one person's socket to another's."""
    services = build(url)
    project_id = a_project(services, document=a_large_journey(RECORDS))
    services.store.close()
    ann, ben = Outbox(url, project_id, here, ANN), Outbox(url, project_id, there, BEN)
    with ann.connected() as sending, ben.connected() as receiving:

        def edit(_number: int) -> None:
            known = ben.heard[-1]
            ann.edit(sending)
            while ben.heard[-1] == known:
                assert ben.take_in(receiving, timeout=START_SECONDS)

        times = Times(name)
        for number in range(-5, EDITS):
            with times.measured():
                edit(number)
            while ann.waiting:
                ann.take_in(sending, timeout=START_SECONDS)
        del times.values[:5]
    return times
