"""The places operations can be kept in: each must do the same."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from cxdesign.storage import open_store
from tests.acting import OWNER, an_id
from tests.memory_log import MemoryLog

POSTGRES_URL = os.environ.get("CXDESIGN_TEST_POSTGRES", "")
NOON = datetime(2025, 3, 1, 12, tzinfo=UTC)


class Place:
    """A log and how a project without operations is put into it."""

    def __init__(self, log, add) -> None:
        self.log = log
        self._add = add

    def project(self) -> str:
        project_id = an_id()
        self._add(project_id)
        return project_id


@pytest.fixture(
    params=[
        "memory",
        "sqlite",
        pytest.param(
            "postgres",
            marks=pytest.mark.skipif(not POSTGRES_URL, reason="CXDESIGN_TEST_POSTGRES names no database"),
        ),
    ]
)
def place(request, tmp_path) -> Iterator[Place]:
    if request.param == "memory":
        log = MemoryLog()
        yield Place(log, log.add)
        return
    store = open_store(POSTGRES_URL if request.param == "postgres" else f"sqlite:///{tmp_path / 'store.db'}")
    yield Place(store.log, lambda project_id: store.projects.add(project_id, name="x", actor_id=OWNER.id, at=NOON))
    store.close()
