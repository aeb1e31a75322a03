"""A server killed amid a stream of edits over the real channel: nothing confirmed is lost, nothing is doubled."""

from __future__ import annotations

import multiprocessing
import random
import sys
import threading

import pytest
from sqlalchemy import func, select

from cxdesign.domain.document import Document
from cxdesign.domain.integrity import check_all
from cxdesign.services.bootstrap import build
from cxdesign.storage.engine import reading
from cxdesign.storage.log import replay
from cxdesign.storage.tables import operations
from tests.acting import OWNER, a_project
from tests.builders import a_large_journey
from tests.contract.serving import Outbox, free_port, serve_for_ever

KILLS = 50
LONGEST = 0.12
"""Seconds a server lives at most after its client was welcomed or, most times, has been confirmed its first edits."""
FIRST = 4
"""How many edits are confirmed before a server is killed that is not killed early."""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows: fifty starts take minutes")
def test_fifty_kills_of_the_server_lose_and_double_nothing(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    services = build(url)
    project_id = a_project(services, document=a_large_journey(200))
    services.store.close()
    nursery = multiprocessing.get_context("forkserver")
    nursery.set_forkserver_preload(["tests.contract.serving"])
    port = free_port()
    outbox = Outbox(url, project_id, port)
    for number in range(KILLS):
        edit_until_killed(nursery, url, port, outbox, random.Random(number), first=0 if number % 8 == 7 else FIRST)
        look_at(url, project_id, outbox)
    server = nursery.Process(target=serve_for_ever, args=(url, port), daemon=True)
    server.start()
    with outbox.connected() as connection:
        outbox.finish(connection)
    server.kill()
    server.join(timeout=20)
    look_at(url, project_id, outbox)
    assert len(outbox.confirmed) >= 3 * KILLS


def edit_until_killed(nursery, url: str, port: int, outbox: Outbox, chance: random.Random, *, first: int) -> None:
    server = nursery.Process(target=serve_for_ever, args=(url, port), daemon=True)
    server.start()
    with outbox.connected() as connection:
        outbox.work(connection, first)
        killer = threading.Timer(chance.uniform(0.005, LONGEST), server.kill)
        killer.start()
        outbox.work_until_cut_off(connection)
        killer.join()
    server.join(timeout=20)
    assert server.exitcode == -9


def look_at(url: str, project_id: str, outbox: Outbox) -> None:
    """Read the store as a restarted server would: every confirmed edit once, at the revision that was told."""
    services = build(url)
    with reading(services.store.engine) as connection:
        stored = {row.command_id: row.revision for row in connection.execute(select(operations))}
        rows = connection.scalar(select(func.count()).select_from(operations))
    assert rows == len(stored) == max(stored.values())
    assert outbox.confirmed.items() <= stored.items()
    document = services.projects.workbench(project_id).document(OWNER)
    check_all(document)
    assert document == replay(Document(), services.store.log.after(project_id, 0))
    services.store.close()
