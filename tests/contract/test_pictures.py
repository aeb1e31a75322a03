"""What every place for pictures promises."""

from __future__ import annotations

import pytest

from cxdesign.errors import StorageError
from cxdesign.storage import open_store
from cxdesign.storage.pictures import Pictures, digest_of
from tests.acting import OWNER
from tests.contract.conftest import NOON
from tests.memory_pictures import MemoryPictures


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def pictures(request, tmp_path):
    if request.param == "memory":
        yield MemoryPictures(["one", "two"])
        return
    is_postgres = request.param == "postgres"
    url = request.getfixturevalue("postgres").emptied() if is_postgres else f"sqlite:///{tmp_path / 'store.db'}"
    store = open_store(url)
    for project_id in ("one", "two"):
        store.projects.add(project_id, name="x", actor_id=OWNER.id, at=NOON)
    assert isinstance(store.pictures, Pictures)
    yield store.pictures
    store.close()


def test_a_picture_is_found_under_its_digest_in_its_project_alone(pictures):
    (digest,) = pictures.put("one", [b"sun"])
    assert digest == digest_of(b"sun")
    assert pictures.get("one", digest) == b"sun"
    assert pictures.get("two", digest) is None
    assert pictures.get("one", digest_of(b"moon")) is None


def test_the_same_picture_is_kept_once(pictures):
    assert pictures.put("one", [b"sun", b"moon", b"sun"]) == (digest_of(b"sun"), digest_of(b"moon"))
    pictures.put("one", [b"sun"])
    pictures.put("two", [b"sun"])
    assert pictures.sizes("one") == {digest_of(b"sun"): 3, digest_of(b"moon"): 4}
    assert pictures.sizes("two") == {digest_of(b"sun"): 3}


def test_nothing_is_kept_of_nothing(pictures):
    assert pictures.put("one", []) == ()
    assert pictures.sizes("one") == {}


def test_a_project_that_is_not_there_takes_no_picture(pictures):
    with pytest.raises(StorageError):
        pictures.put("gone", [b"sun"])
