"""Killed at any moment, a server has lost no confirmed edit and left no half one."""

from __future__ import annotations

import multiprocessing
import os
import random
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select, text

from cxdesign.domain.document import Document
from cxdesign.domain.integrity import check_all
from cxdesign.services.bootstrap import build
from cxdesign.storage.engine import reading
from cxdesign.storage.log import replay
from cxdesign.storage.tables import operations
from tests.acting import ANN, OWNER, a_project, does
from tests.builders import a_large_journey
from tests.contract.editing import edit_for_ever

KILLS = 50
LONGEST = 0.05
"""Seconds a process lives at most after its first confirmed edits, or after its start when it is killed early."""
FIRST = 4
"""How many edits are confirmed before a process is killed that is not killed early."""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are not forked on Windows: fifty starts take minutes")
def test_fifty_kills_lose_no_confirmed_edit_and_leave_no_half_one(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    services = build(url)
    project_id = a_project(services, document=a_large_journey(200))
    services.store.close()
    nursery = multiprocessing.get_context("forkserver")
    nursery.set_forkserver_preload(["tests.contract.editing"])
    confirmed: dict[str, int] = {}
    for number in range(KILLS):
        confirmed |= edited_until_killed(nursery, url, project_id, random.Random(number), is_early=number % 8 == 7)
        look_at(url, project_id, confirmed, is_thorough=number % 10 == 9)
    assert len(confirmed) >= 3 * KILLS
    services = build(url)
    assert does(services.projects.workbench(project_id), ANN, "rename_project", new_name="Still at work")
    services.store.close()


def edited_until_killed(nursery, url: str, project_id: str, chance: random.Random, *, is_early: bool) -> dict[str, int]:
    """Let a process edit, kill it at a random moment and return the command ids it was confirmed, with revisions."""
    receiver, sender = nursery.Pipe(duplex=False)
    process = nursery.Process(target=edit_for_ever, args=(url, project_id, sender), daemon=True)
    process.start()
    sender.close()
    content = b""
    while not is_early and content.count(b"\n") < FIRST:
        more = os.read(receiver.fileno(), 65536)
        assert more, "the process ended by itself"
        content += more
    time.sleep(chance.uniform(0, LONGEST))
    process.kill()
    process.join(timeout=20)
    assert process.exitcode == -9
    while chunk := os.read(receiver.fileno(), 65536):
        content += chunk
    receiver.close()
    lines = [line.split() for line in content.decode().splitlines()]
    return {command_id: int(revision) for command_id, revision in lines}


def look_at(url: str, project_id: str, confirmed: dict[str, int], *, is_thorough: bool) -> None:
    """Read the store as a restarted server would, and as one who trusts nothing."""
    services = build(url)
    log = services.store.log
    bench = services.projects.workbench(project_id)
    document = bench.document(OWNER)
    check_all(document)
    row = services.projects.row(project_id)
    assert (row.revision, row.name) == (document.revision, document.project.name)
    with reading(services.store.engine) as connection:
        stored = {row.command_id: row.revision for row in connection.execute(select(operations))}
    assert sorted(stored.values()) == list(range(1, document.revision + 1))
    assert confirmed.items() <= stored.items()
    if is_thorough:
        assert document == replay(Document(), log.after(project_id, 0))
    with reading(services.store.engine) as connection:
        assert connection.execute(text("PRAGMA quick_check")).scalar() == "ok"
    services.store.close()
    assert Path(services.store.location).is_file()
