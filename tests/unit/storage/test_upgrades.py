from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from cxdesign.errors import StorageError
from cxdesign.storage.engine import make_engine, reading, writing
from cxdesign.storage.tables import STORE_VERSION, metadata
from cxdesign.storage.upgrades import STEPS, set_up, version


@pytest.fixture
def engine(request, postgres_or_sqlite):
    engine = make_engine(postgres_or_sqlite)
    yield engine
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def postgres_or_sqlite(request, tmp_path):
    return request.getfixturevalue("postgres").fresh() if request.param == "postgres" else f"sqlite:///{tmp_path}/s.db"


def add_column(connection):
    connection.execute(text("ALTER TABLE people ADD COLUMN nickname VARCHAR(20)"))


def fail(_connection):
    raise StorageError("database_failed", reason="test")


def columns(engine):
    with reading(engine) as connection:
        return {column["name"] for column in inspect(connection).get_columns("people")}


def version_of(engine):
    with reading(engine) as connection:
        return version(connection, newest=99)


def test_there_is_a_step_between_any_two_layouts():
    assert len(STEPS) == STORE_VERSION - 1


def test_a_new_store_has_the_newest_layout_without_any_step(engine):
    with writing(engine) as connection:
        set_up(connection, steps=(fail,), newest=2)
    assert version_of(engine) == 2
    with reading(engine) as connection:
        assert set(metadata.tables) <= set(inspect(connection).get_table_names())


def test_an_older_store_is_brought_up_step_by_step_once(engine):
    with writing(engine) as connection:
        set_up(connection, newest=1)
    for _ in range(2):
        with writing(engine) as connection:
            set_up(connection, steps=(add_column,), newest=2)
    assert version_of(engine) == 2
    assert "nickname" in columns(engine)


def test_steps_that_fail_leave_the_store_as_it_was(engine):
    with writing(engine) as connection:
        set_up(connection, newest=1)

    def bring_up():
        with writing(engine) as connection:
            set_up(connection, steps=(add_column, fail), newest=3)

    with pytest.raises(StorageError):
        bring_up()
    assert version_of(engine) == 1
    assert "nickname" not in columns(engine)


def test_a_store_of_a_newer_program_is_not_touched(engine):
    with writing(engine) as connection:
        set_up(connection)
        connection.execute(text("UPDATE settings SET value = '99' WHERE key = 'store_version'"))

    def open_it():
        with writing(engine) as connection:
            set_up(connection)

    with pytest.raises(StorageError, match="store_newer"):
        open_it()
