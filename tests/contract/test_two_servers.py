"""Two servers on one PostgreSQL: everybody hears everything once and in order, whatever breaks between them."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing.process import BaseProcess

import pytest

from cxdesign.services.bootstrap import build
from tests.acting import ANN, BEN, a_project
from tests.builders import a_journey
from tests.contract.serving import PATIENCE, START_SECONDS, Outbox, free_port, persist, serve_for_ever, sound

NEVER = 3600.0
"""Seconds after which a server looks by itself: in these tests what it hears has to do."""
EDITS = 40
KILLS = 3
CUT_LISTENERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows")


class Pair:
    """A project on two servers, and a person on each."""

    def __init__(self, url: str) -> None:
        self.servers: list[BaseProcess] = []
        self.url = url
        services = build(url)
        self.project_id = a_project(services, document=a_journey())
        services.store.close()
        self.ports = (free_port(), free_port())
        self.people = tuple(
            Outbox(url, self.project_id, port, actor) for port, actor in zip(self.ports, (ANN, BEN), strict=True)
        )

    @contextmanager
    def serving(self):
        nursery = multiprocessing.get_context("forkserver")
        nursery.set_forkserver_preload(["tests.contract.serving"])
        self.servers = [
            nursery.Process(target=serve_for_ever, args=(self.url, port, NEVER), daemon=True) for port in self.ports
        ]
        for server in self.servers:
            server.start()
        try:
            yield
        finally:
            for server in self.servers:
                server.kill()
                server.join(timeout=20)

    def require_all_told_once(self) -> None:
        """Read the store as one who trusts nothing, and compare with what everybody has heard."""
        services = build(self.url)
        stored, document = sound(services, self.project_id)
        services.store.close()
        for person in self.people:
            assert person.confirmed.items() <= stored.items()
            assert person.heard == list(range(1, document.revision + 1))
        assert len(stored) == 1 + sum(len(person.confirmed) for person in self.people)


@pytest.fixture
def pair(postgres):
    return Pair(postgres.fresh())


def edit(person: Outbox, connection, count: int) -> None:
    """Make some edits, a few under way at a time, until all are confirmed."""
    wanted = len(person.confirmed) + count
    while len(person.confirmed) < wanted:
        while len(person.waiting) < min(4, wanted - len(person.confirmed)):
            person.edit(connection)
        assert person.take_in(connection, timeout=START_SECONDS)


def hear_until(person: Outbox, connection, *, revision: int) -> None:
    while not person.heard or person.heard[-1] < revision:
        assert person.take_in(connection, timeout=START_SECONDS)


def hear_of_store(person: Outbox, connection, *, is_up: bool) -> None:
    while person.store_is_up is not is_up:
        assert person.take_in(connection, timeout=START_SECONDS)


def see(person: Outbox, connection, actor_ids: set[str]) -> None:
    while person.peers != actor_ids:
        assert person.take_in(connection, timeout=START_SECONDS)


def test_everybody_on_both_servers_hears_every_edit_once_and_in_order_and_of_a_database_that_is_down(pair, postgres):
    ann, ben = pair.people
    with pair.serving(), ann.connected() as here, ben.connected() as there, ThreadPoolExecutor(2) as pool:
        see(ann, here, {BEN.id})
        see(ben, there, {ANN.id})
        for done in [pool.submit(edit, ann, here, EDITS), pool.submit(edit, ben, there, EDITS)]:
            done.result(timeout=60)
        postgres.run(CUT_LISTENERS)
        edit(ann, here, EDITS)
        newest = 1 + 3 * EDITS
        hear_until(ben, there, revision=newest)
        hear_until(ann, here, revision=newest)
        postgres.kill()
        hear_of_store(ann, here, is_up=False)
        hear_of_store(ben, there, is_up=False)
        postgres.start()
        hear_of_store(ann, here, is_up=True)
        hear_of_store(ben, there, is_up=True)
        edit(ann, here, 1)
        hear_until(ben, there, revision=newest + 1)
        there.close()
        see(ann, here, set())
    pair.require_all_told_once()


def until(is_done) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_done():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)


def work_through(person: Outbox, count: int) -> None:
    persist(person, lambda connection: edit(person, connection, count - len(person.confirmed)))


def test_a_database_killed_and_restarted_under_load_loses_and_doubles_nothing(pair, postgres):
    ann = pair.people[0]
    with pair.serving(), ThreadPoolExecutor(2) as pool:
        for person in pair.people:  # both servers are there before the first blow
            persist(person, partial(hear_until, person, revision=1))
        at_work = [pool.submit(work_through, person, KILLS * EDITS) for person in pair.people]
        for number in range(KILLS):
            until(lambda goal=number * EDITS + EDITS // 2: len(ann.confirmed) >= goal)
            postgres.kill()
            threading.Event().wait(0.2)
            postgres.start()
        for done in at_work:
            done.result(timeout=120)
        newest = 1 + 2 * KILLS * EDITS
        for person in pair.people:
            persist(person, partial(hear_until, person, revision=newest))
    pair.require_all_told_once()
    told = [message["message"] for person in pair.people for message in person.postponed]
    assert any("database" in sentence for sentence in told)
