"""A process that edits without end and reports what was confirmed to it."""

from __future__ import annotations

import itertools
import os
import threading
from contextlib import suppress
from multiprocessing.connection import Connection

from cxdesign.commands import ImportDocument, parse
from cxdesign.errors import UndoRefused
from cxdesign.services.bootstrap import build, new_id
from cxdesign.services.workbench import Workbench
from tests.acting import ANN, BEN
from tests.builders import a_large_journey

WRITERS = (ANN, BEN)


def edit_for_ever(url: str, project_id: str, reports: Connection) -> None:
    """Edit a project with two threads; every confirmed command id is reported with its revision."""
    bench = build(url).projects.workbench(project_id)
    writers = [threading.Thread(target=_write, args=(bench, actor, reports)) for actor in WRITERS]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()


def _write(bench: Workbench, actor, reports: Connection) -> None:
    for number in itertools.count():
        command_id = new_id()
        operation = _edit(bench, actor, command_id, number)
        os.write(reports.fileno(), f"{command_id} {operation.revision}\n".encode())


def _edit(bench: Workbench, actor, command_id: str, number: int):
    """Mostly add a card; now and then undo, and replace the whole document, so that large operations are cut too."""
    if number % 12 == 11:
        document = bench.document(actor)
        other = a_large_journey(400 if number % 2 else 200)
        return bench.execute(actor, command_id, ImportDocument(document=other, origin=f"{len(document)} records"))
    if number % 5 == 4 and bench.undo_state(actor.id)["undo"] is not None:
        with suppress(UndoRefused):
            return bench.undo(actor, command_id)
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    payload = {"name": "add_card", "card_id": f"note:{command_id}", **place, "text": "Waits in line"}
    return bench.execute(actor, command_id, parse(payload))
