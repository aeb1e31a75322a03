from __future__ import annotations

import random

import pytest
from sqlalchemy import text

from cxdesign.migrations import SCHEMA_VERSION
from cxdesign.services.bootstrap import build
from cxdesign.services.health import check_store, health
from cxdesign.storage import ProjectState
from cxdesign.storage.engine import writing
from cxdesign.storage.tables import STORE_VERSION
from tests.acting import ANN, OWNER, a_project, does
from tests.builders import a_large_journey


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("CXDESIGN_HOME", str(tmp_path / "home"))


def test_how_the_server_is(services):
    trashed = a_project(services)
    a_project(services)
    services.projects.move(OWNER, trashed, ProjectState.TRASHED)
    found = health(services)
    assert found.project_counts == {ProjectState.ACTIVE: 1, ProjectState.ARCHIVED: 0, ProjectState.TRASHED: 1}
    assert (found.store_version, found.schema_version) == (STORE_VERSION, SCHEMA_VERSION)
    assert found.store_address == str(services.store.location)
    assert found.store_bytes > 10_000
    assert found.free_bytes > 0
    assert found.log_bytes is None
    assert found.version
    assert found.streamlit_version.startswith("1.")


def test_the_size_of_the_log_is_told(services):
    path = health(services).log_path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("a line\n")
    assert health(services).log_bytes == 7


def test_a_sound_store(services, bench):
    does(bench, ANN, "rename_project", new_name="One")
    services.projects.move(OWNER, a_project(services), ProjectState.ARCHIVED)
    found = check_store(services)
    assert found.is_sound
    assert found.project_count == 2


def test_a_project_with_a_damaged_log_is_named(services, bench):
    a_project(services, name="A meal")
    does(bench, ANN, "rename_project", new_name="One")
    with writing(services.store.engine) as connection:
        connection.execute(text("UPDATE operations SET change = '[' WHERE revision = 2"))
    found = check_store(services)
    assert not found.is_sound
    assert [(name, error.code) for name, error in found.project_problems] == [("One", "log_damaged")]
    assert found.store_problems == ()


def test_a_project_that_breaks_a_rule_is_named(services, bench):
    with writing(services.store.engine) as connection:
        connection.execute(text("UPDATE operations SET change = '[]'"))
    found = check_store(services)
    assert [error.code for _, error in found.project_problems] == ["project_missing"]


@pytest.mark.parametrize("number", range(12))
def test_a_check_of_a_damaged_file_tells_and_does_not_fail(services, number):
    a_project(services, document=a_large_journey(600))
    path = services.store.location
    services.store.close()
    chance, content = random.Random(number), bytearray(path.read_bytes())
    for _ in range(chance.choice([20, 50, 400])):
        place = chance.randrange(100, len(content) - 64)
        content[place : place + 64] = chance.randbytes(64)
    path.write_bytes(content)
    assert not check_store(services).is_sound


def test_a_damaged_file_is_told(services):
    a_project(services, document=a_large_journey(3000))
    path = services.store.location
    with writing(services.store.engine) as connection:
        pages = connection.execute(text("SELECT max(rootpage) FROM sqlite_master")).scalar()
    services.store.close()
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    start = size * (pages + 1)
    content[start : start + 3 * size] = b"\xff" * (3 * size)
    path.write_bytes(content)
    found = check_store(services)
    assert not found.is_sound
    assert found.store_problems


def test_how_a_server_on_postgres_is(postgres):
    services = build(postgres.fresh())
    a_project(services)
    found = health(services)
    assert found.database.startswith("PostgreSQL ")
    assert found.store_address.startswith("postgresql://")
    assert found.free_bytes is None
    assert check_store(services).is_sound
    with writing(services.store.engine) as connection:
        connection.execute(text("UPDATE operations SET change = '['"))
    assert [error.code for _, error in check_store(services).project_problems] == ["log_damaged"]
    services.store.close()
