from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from cxdesign.errors import StorageError
from cxdesign.storage import open_store
from cxdesign.storage.engine import make_engine, reading, reading_one_moment, writing
from tests.acting import ANN, OWNER, a_project, does
from tests.contract.serving import free_port


@pytest.fixture
def engine(postgres):
    engine = make_engine(postgres.fresh(), patience=0.2)
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
    yield engine
    engine.dispose()


def count(connection):
    return connection.execute(text("SELECT count(*) FROM t")).scalar()


def test_what_is_written_is_there_after_the_block_and_not_before(engine):
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
        with reading(engine) as other:
            assert count(other) == 0
    with reading(engine) as other:
        assert count(other) == 1


def test_what_is_read_of_one_moment_does_not_change_while_others_write(engine):
    with reading_one_moment(engine) as one, reading(engine) as other:
        assert (count(one), count(other)) == (0, 0)
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
        assert (count(one), count(other)) == (0, 1)


def test_a_store_that_another_program_holds_is_called_busy(engine):
    def write():
        with writing(engine) as connection:
            connection.execute(text("LOCK TABLE t"))

    with writing(engine) as connection:
        connection.execute(text("LOCK TABLE t"))
        with pytest.raises(StorageError, match="store_busy"):
            write()
    write()


def test_a_database_that_does_not_answer_is_called_so():
    with pytest.raises(StorageError, match="database_unreachable"):
        open_store(f"postgresql://nobody:secret@127.0.0.1:{free_port()}/none")


def test_an_error_in_a_statement_is_no_matter_of_the_line(engine):
    def fails():
        with reading(engine) as connection:
            connection.execute(text("SELECT * FROM nothing"))

    with pytest.raises(StorageError, match="database_failed"):
        fails()


@pytest.mark.parametrize("name", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_an_address_is_understood_however_the_database_is_called(postgres, name):
    engine = make_engine(postgres.address().replace("postgresql", name, 1))
    with reading(engine) as connection:
        assert connection.execute(text("SELECT 1")).scalar() == 1
    engine.dispose()


def test_connections_that_the_server_has_closed_are_not_used_again(postgres, engine):
    with reading(engine) as one, reading(engine) as other:
        assert (count(one), count(other)) == (0, 0)
    postgres.run(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
        " WHERE application_name = 'cxdesign' AND pid <> pg_backend_pid()"
    )
    for _ in range(3):
        with reading(engine) as connection:
            assert count(connection) == 0


def test_a_database_that_cannot_keep_every_character_is_refused(postgres):
    postgres.run("CREATE DATABASE narrow ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    with pytest.raises(StorageError, match="database_encoding"):
        open_store(postgres.address().replace("/postgres?", "/narrow?"))


def test_servers_that_start_at_once_on_an_empty_database_do_not_collide(postgres):
    url, ready = postgres.fresh(), threading.Barrier(6)

    def opened(number):
        ready.wait()
        store = open_store(url)
        try:
            return store.settings.get_or_set("signing_key", str(number))
        finally:
            store.close()

    with ThreadPoolExecutor(6) as pool:
        keys = set(pool.map(opened, range(6)))
    assert len(keys) == 1


def test_an_edit_waits_for_the_edits_of_its_own_project_only(services):
    if services.store.location is not None:
        pytest.skip("SQLite has one writer for the whole store")
    one, other = (services.projects.workbench(a_project(services)) for _ in range(2))
    with services.store.log.writing(one.project_id):
        assert does(other, ANN, "rename_project", new_name="Free").revision == 2


def test_nothing_is_appended_to_a_project_that_is_being_deleted(services):
    project_id = a_project(services)
    bench = services.projects.workbench(project_id)
    services.store.projects.purge(project_id)
    with pytest.raises(StorageError, match="project_unknown"):
        does(bench, OWNER, "rename_project", new_name="Too late")


def test_that_the_driver_is_missing_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StorageError, match="database_driver_missing"):
        make_engine("postgresql://nobody@127.0.0.1/none")
