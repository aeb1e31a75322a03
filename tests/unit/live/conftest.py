"""What most tests of the live parts stand on: a server with one project, and a browser that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.unit.live.rooms import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A server of this test's own, with one project in its store."""
    return House(tmp_path)


@pytest.fixture
def client(house: House) -> Iterator[TestClient]:
    """Its visitors."""
    with house.client() as client:
        yield client
