"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, settings

from cxdesign.services.bootstrap import Services, build
from tests.acting import a_project, an_id
from tests.postgres import PostgresServer, require_programs

settings.register_profile(
    "default", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("default")


def pytest_configure(config: pytest.Config) -> None:
    """Let several processes take the files in their order, not those with the most tests first.

    Browser tests then stand together, and share one server and one browser in each process instead of a dozen.
    """
    config.option.loadscopereorder = False


class Clock:
    """A clock that goes on by one second at every look."""

    def __init__(self) -> None:
        self.now = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock under the test's control."""
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this process's own, started when the first test asks for it."""
    server = PostgresServer(require_programs())
    yield server
    server.end()


@pytest.fixture
def services(tmp_path, clock) -> Services:
    """The services of a store of their own."""
    services = build(f"sqlite:///{tmp_path / 'workbench.db'}", clock=clock, new_id=an_id)
    yield services
    services.store.close()


@pytest.fixture
def bench(services):
    """The workbench of a project with the default journey, at revision 1."""
    return services.projects.workbench(a_project(services))
