from __future__ import annotations

import pytest

from cxdesign.storage.done_deeds import KEPT, is_done
from cxdesign.storage.engine import writing
from tests.acting import a_project


@pytest.fixture
def done(services):
    """Do a deed of a project and return whether it was done already."""

    def do(project_id: str, deed_id: str | None) -> bool:
        with writing(services.store.engine) as connection:
            return is_done(connection, project_id, deed_id)

    return do


def test_a_deed_is_done_once_in_each_project(services, done):
    one, two = a_project(services), a_project(services)
    assert [done(one, "a"), done(one, "a"), done(one, "b"), done(two, "a")] == [False, True, False, False]
    assert [done(one, None), done(one, None)] == [False, False]


def test_what_failed_is_not_done(services, done):
    project_id = a_project(services)

    def fail() -> None:
        with writing(services.store.engine) as connection:
            is_done(connection, project_id, "a")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert not done(project_id, "a")


def test_only_the_last_deeds_are_known(services, done):
    project_id = a_project(services)
    with writing(services.store.engine) as connection:
        assert not any(is_done(connection, project_id, f"d{number}") for number in range(KEPT + 1))
    assert done(project_id, "d1")
    assert not done(project_id, "d0")
