from __future__ import annotations

import asyncio
import logging

from cxdesign.live.daily import daily, tidy
from cxdesign.live.server import Server
from cxdesign.services.retention import TRASH_DAYS
from cxdesign.storage import ProjectState
from tests.acting import OWNER, a_project
from tests.unit.live.rooms import some_services


def test_it_is_done_at_the_start_and_again_and_again():
    async def scene():
        calls, enough = [], asyncio.Event()
        loop = asyncio.get_running_loop()

        def act():
            calls.append(1)
            if len(calls) == 3:
                loop.call_soon_threadsafe(enough.set)

        async with daily(act, seconds=0), asyncio.timeout(20):
            await enough.wait()

    asyncio.run(scene())


def test_a_server_lets_go_at_its_start_what_is_due(tmp_path, monkeypatch):
    monkeypatch.setenv("CXDESIGN_HOME", str(tmp_path))
    monkeypatch.setenv(TRASH_DAYS, "1")
    services = some_services(tmp_path)
    project_id = a_project(services)
    services.projects.move(OWNER, project_id, ProjectState.TRASHED)
    with services.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE projects SET state_at = '2020-01-01T00:00:00+00:00'")

    async def scene():
        server = Server(services, address="127.0.0.1", port=8501)
        async with server.lifespan(None), asyncio.timeout(20):
            while services.projects.rows(ProjectState.TRASHED):
                await asyncio.sleep(0.01)

    logger = logging.getLogger("cxdesign")
    monkeypatch.setattr(logger, "handlers", [])
    asyncio.run(scene())
    (handler,) = logger.handlers
    handler.close()
    assert "was removed" in (tmp_path / "workbench.log").read_text("utf-8")


def test_a_wrong_setting_is_logged_and_the_server_goes_on(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv(TRASH_DAYS, "soon")
    tidy(some_services(tmp_path))
    assert "retention_invalid" in caplog.text
