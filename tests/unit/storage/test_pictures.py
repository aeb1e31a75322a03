from __future__ import annotations

import pytest
from sqlalchemy import text, update

from cxdesign.errors import StorageError
from cxdesign.services.bootstrap import build
from cxdesign.storage import ProjectState, open_store, restore_backup
from cxdesign.storage.tables import pictures as pictures_table
from tests.acting import OWNER


def test_a_store_made_before_there_were_pictures_takes_them(tmp_path):
    url = f"sqlite:///{tmp_path / 'old.db'}"
    old = open_store(url)
    with old.engine.begin() as connection:
        connection.execute(text("DROP TABLE pictures"))
    old.settings.put("kept", "yes")
    old.close()
    store = open_store(url)
    assert store.settings.get_or_set("kept", "no") == "yes"
    assert store.pictures.sizes("any") == {}
    store.close()


def test_a_damaged_picture_is_not_given(services, bench):
    pictures = services.store.pictures
    (digest,) = pictures.put(bench.project_id, [b"sun"])
    with services.store.engine.begin() as connection:
        connection.execute(update(pictures_table).values(data=b"\0"))
    with pytest.raises(StorageError):
        pictures.get(bench.project_id, digest)


def test_pictures_go_with_their_project_for_good_and_not_before(services, bench):
    pictures = services.store.pictures
    (digest,) = pictures.put(bench.project_id, [b"sun"])
    services.projects.move(OWNER, bench.project_id, ProjectState.TRASHED)
    assert pictures.get(bench.project_id, digest) == b"sun"
    services.projects.purge(OWNER, bench.project_id)
    assert pictures.sizes(bench.project_id) == {}


def test_a_backup_holds_the_pictures(services, bench, tmp_path):
    (digest,) = services.store.pictures.put(bench.project_id, [b"sun"])
    services.store.backup(tmp_path / "copy.db")
    restore_backup(tmp_path / "copy.db", tmp_path / "restored.db")
    restored = build(f"sqlite:///{tmp_path / 'restored.db'}")
    assert restored.store.pictures.get(bench.project_id, digest) == b"sun"
    restored.store.close()
