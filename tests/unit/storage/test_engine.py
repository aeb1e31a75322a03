from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from cxdesign.errors import StorageError
from cxdesign.storage.engine import make_engine, reading, writing


@pytest.fixture
def engine(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'store.db'}")
    yield engine
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("", "database_url_invalid"),
        ("no url", "database_url_invalid"),
        ("sqlite://", "database_unsupported"),
        ("sqlite:///:memory:", "database_unsupported"),
        ("mysql://localhost/x", "database_unsupported"),
    ],
)
def test_a_database_that_cannot_be_used_is_refused(url, code):
    with pytest.raises(StorageError, match=code):
        make_engine(url)


def test_confirmed_means_on_disk(engine):
    with reading(engine) as connection:
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1


def test_what_is_written_is_there_after_the_block_and_not_before(engine):
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
    with writing(engine) as connection:
        connection.execute(text("INSERT INTO t VALUES (1)"))
        with reading(engine) as other:
            assert other.execute(text("SELECT count(*) FROM t")).scalar() == 0
    with reading(engine) as other:
        assert other.execute(text("SELECT count(*) FROM t")).scalar() == 1


def test_an_error_in_the_block_leaves_nothing_written(engine):
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))

    class Mishap(Exception):
        pass

    def interrupted():
        with writing(engine) as connection:
            connection.execute(text("INSERT INTO t VALUES (1)"))
            raise Mishap

    with pytest.raises(Mishap):
        interrupted()
    with reading(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM t")).scalar() == 0


def test_a_foreign_error_becomes_one_of_ours(engine):
    def failing():
        with reading(engine) as connection:
            connection.execute(text("SELECT * FROM nothing"))

    with pytest.raises(StorageError, match="database_failed") as caught:
        failing()
    assert caught.value.__cause__ is not None


def test_nothing_is_written_to_a_file_that_was_deleted_or_replaced(engine, tmp_path):
    store = tmp_path / "store.db"

    def write():
        with writing(engine) as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS t (x INTEGER)"))

    write()
    store.rename(tmp_path / "aside.db")
    with pytest.raises(StorageError, match="store_replaced"):
        write()
    store.write_bytes((tmp_path / "aside.db").read_bytes())
    with pytest.raises(StorageError, match="store_replaced"):
        write()
    (tmp_path / "aside.db").replace(store)
    write()


def test_a_store_that_another_program_holds_is_called_busy(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'store.db'}", patience=0.05)

    def write():
        with writing(engine) as connection:
            connection.execute(text("CREATE TABLE IF NOT EXISTS t (x INTEGER)"))

    write()
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="store_busy"):
            write()
    write()
    engine.dispose()


def test_a_store_without_room_is_called_full(engine):
    def write():
        with writing(engine) as connection:
            connection.execute(text("PRAGMA max_page_count=2"))
            for number in range(9):
                connection.execute(text(f"CREATE TABLE t{number} (x INTEGER)"))

    with pytest.raises(StorageError, match="store_full"):
        write()


def test_a_reader_does_not_wait_for_a_writer(engine):
    with writing(engine) as connection:
        connection.execute(text("CREATE TABLE t (x INTEGER)"))
        with reading(engine) as other:
            assert other.execute(text("SELECT 1")).scalar() == 1
