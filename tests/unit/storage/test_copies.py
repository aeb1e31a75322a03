from __future__ import annotations

from urllib.parse import quote

import pytest

from cxdesign.services.bootstrap import build
from cxdesign.storage import ProjectState, kept_copies, restore_backup
from tests.acting import ANN, OWNER, a_project, does


@pytest.fixture
def folder(tmp_path):
    """A folder with a store and two that restores have replaced, somebody's name in all of them."""
    place = tmp_path / "a#b %41"
    place.mkdir()
    services = build_in(place)
    services.rename_person(ANN.id, "Zelda")
    bench = services.projects.workbench(a_project(services, name="Secret plans"))
    does(bench, ANN, "rename_stage", stage_id="stage:s1", new_name="Before")
    services.store.backup(place / "mine.db")
    services.store.close()
    for _ in range(2):
        restore_backup(place / "mine.db", place / "store.db")
    return place


def build_in(place):
    return build(f"sqlite:///{quote(str(place / 'store.db'), safe=':/')}")


def names(place, word):
    return {path.name for path in place.iterdir() if word in path.read_bytes()}


def test_a_name_goes_from_the_copies_kept_beside_the_store_and_not_from_others(folder):
    services = build_in(folder)
    assert [path.name for path in kept_copies(services.store.engine)] == [
        "store.db.before-restore",
        "store.db.before-restore-2",
    ]
    done = services.care.redact(OWNER, ANN.id)
    assert [copy.is_done for copy in done.copies] == [True, True]
    services.store.close()
    assert names(folder, b"Zelda") == {"mine.db"}
    assert not list(folder.glob("*-wal")) + list(folder.glob("*-shm"))


def test_a_project_goes_from_the_copies_too(folder):
    services = build_in(folder)
    (row,) = services.projects.rows()
    services.projects.move(OWNER, row.id, ProjectState.TRASHED)
    assert [copy.is_done for copy in services.projects.purge(OWNER, row.id).copies] == [True, True]
    services.store.close()
    assert names(folder, b"Secret plans") == names(folder, b"Zelda") == {"mine.db"}


def test_a_copy_that_cannot_be_changed_is_told(folder):
    (folder / "store.db.before-restore").write_bytes(b"broken, but Zelda is in it" * 100)
    services = build_in(folder)
    done = services.care.redact(OWNER, ANN.id)
    services.store.close()
    assert {copy.path.name: copy.is_done for copy in done.copies} == {
        "store.db.before-restore": False,
        "store.db.before-restore-2": True,
    }
