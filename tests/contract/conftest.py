"""The places operations can be kept in: each must do the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from cxdesign.storage import open_store
from tests.acting import OWNER, an_id
from tests.memory_log import MemoryLog

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


@pytest.fixture(params=["sqlite", "postgres"])
def store_url(request, tmp_path) -> str:
    """The address of a store that is not made yet."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres").fresh()
    return f"sqlite:///{tmp_path / 'store.db'}"


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def place(request, tmp_path) -> Iterator[Place]:
    if request.param == "memory":
        log = MemoryLog()
        yield Place(log, log.add)
        return
    is_postgres = request.param == "postgres"
    url = request.getfixturevalue("postgres").emptied() if is_postgres else f"sqlite:///{tmp_path / 'store.db'}"
    store = open_store(url)
    yield Place(store.log, lambda project_id: store.projects.add(project_id, name="x", actor_id=OWNER.id, at=NOON))
    store.close()
