from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError, OperationalError

from cxdesign.storage.sqlite import code_of, make_engine


def an_error(number: int | None) -> DBAPIError:
    original = sqlite3.OperationalError("x")
    if number is not None:
        original.sqlite_errorcode = number
    return OperationalError("SELECT 1", {}, original)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (sqlite3.SQLITE_BUSY, "store_busy"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "store_busy"),
        (sqlite3.SQLITE_FULL, "store_full"),
        (sqlite3.SQLITE_CORRUPT, None),
        (None, None),
    ],
)
def test_what_an_error_is_called(number, code):
    assert code_of(an_error(number)) == code


def test_a_writer_is_told_apart_from_a_reader(tmp_path):
    engine = make_engine(make_url(f"sqlite:///{tmp_path / 'store.db'}"), 1.0)
    with engine.connect() as reader, engine.connect().execution_options(is_writer=True) as writer:
        with writer.begin(), reader.begin():
            writer.exec_driver_sql("CREATE TABLE t (x INTEGER)")
        assert reader.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    engine.dispose()
