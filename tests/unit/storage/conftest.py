"""The tests of the store run on both databases."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxdesign.services.bootstrap import Services, build
from tests.acting import an_id


@pytest.fixture(params=["sqlite", "postgres"])
def url(request, tmp_path) -> str:
    """The address of an empty store."""
    if request.param == "postgres":
        return request.getfixturevalue("postgres").emptied()
    return f"sqlite:///{tmp_path / 'workbench.db'}"


@pytest.fixture
def services(url, clock) -> Iterator[Services]:
    """The services of a store of their own."""
    services = build(url, clock=clock, new_id=an_id)
    yield services
    services.store.close()
