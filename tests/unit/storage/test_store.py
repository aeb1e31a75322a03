from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest

from cxdesign.errors import StorageError
from cxdesign.services.bootstrap import build
from cxdesign.storage import open_store
from cxdesign.storage.store import restore_backup
from cxdesign.storage.tables import STORE_VERSION
from tests.acting import OWNER, a_project, does


def url_of(path):
    return f"sqlite:///{path}"


def test_a_store_is_made_once_and_opened_again(tmp_path):
    path = tmp_path / "store.db"
    first = open_store(url_of(path))
    assert first.settings.get_or_set("key", "one") == "one"
    first.close()
    second = open_store(url_of(path))
    assert second.settings.get_or_set("key", "two") == "one"
    assert second.location == path
    second.close()


def test_a_store_is_opened_by_several_at_once(tmp_path):
    path = tmp_path / "store.db"

    def opened(number):
        store = open_store(url_of(path))
        try:
            return store.settings.get_or_set("signing_key", str(number))
        finally:
            store.close()

    with ThreadPoolExecutor(6) as pool:
        keys = set(pool.map(opened, range(12)))
    assert len(keys) == 1


def test_a_store_of_a_newer_program_is_refused(tmp_path):
    path = tmp_path / "store.db"
    open_store(url_of(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE settings SET value = ? WHERE key = 'store_version'", (str(STORE_VERSION + 1),))
    with pytest.raises(StorageError, match="store_newer"):
        open_store(url_of(path))


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "store.db"
    path.write_bytes(b"no database at all, but long enough to look at its head" * 100)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="database_failed"):
        open_store(url_of(path))
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(StorageError, match="database_failed"):
        open_store(url_of(tmp_path / "nowhere" / "store.db"))


def test_a_backup_of_a_running_store_brings_everything_back(tmp_path):
    services = build(url_of(tmp_path / "store.db"))
    project_id = a_project(services)
    services.store.backup(tmp_path / "backup.db")
    later = a_project(services, name="Later")
    services.store.close()
    restore_backup(tmp_path / "backup.db", tmp_path / "store.db")
    restored = build(url_of(tmp_path / "store.db"))
    assert [row.id for row in restored.projects.rows()] == [project_id]
    assert restored.projects.workbench(project_id).document(OWNER).project.name == "A stay at the hotel"
    restored.store.close()
    kept = build(url_of(tmp_path / "store.db.before-restore"))
    assert later in {row.id for row in kept.projects.rows()}
    kept.store.close()


def test_a_backup_overwrites_nothing(tmp_path):
    store = open_store(url_of(tmp_path / "store.db"))
    (tmp_path / "backup.db").write_text("precious")
    with pytest.raises(StorageError, match="backup_exists"):
        store.backup(tmp_path / "backup.db")
    with pytest.raises(StorageError, match="backup_failed"):
        store.backup(tmp_path / "nowhere" / "backup.db")
    assert (tmp_path / "backup.db").read_text() == "precious"
    store.close()


@pytest.mark.parametrize("content", [b"", b"no database" * 1000])
def test_what_is_no_backup_is_not_restored(tmp_path, content):
    target = tmp_path / "store.db"
    open_store(url_of(target)).close()
    before = target.read_bytes()
    (tmp_path / "backup.db").write_bytes(content)
    with pytest.raises(StorageError, match="backup_unreadable"):
        restore_backup(tmp_path / "backup.db", target)
    with pytest.raises(StorageError, match="backup_unreadable"):
        restore_backup(tmp_path / "missing.db", target)
    assert target.read_bytes() == before


def test_a_store_in_use_is_not_replaced(tmp_path):
    services = build(url_of(tmp_path / "store.db"))
    project_id = a_project(services)
    services.store.backup(tmp_path / "backup.db")
    with pytest.raises(StorageError, match="store_in_use"):
        restore_backup(tmp_path / "backup.db", tmp_path / "store.db")
    assert services.projects.workbench(project_id).document(OWNER)
    services.store.close()


def test_a_backup_is_restored_where_there_is_no_store_yet(tmp_path):
    services = build(url_of(tmp_path / "store.db"))
    a_project(services)
    services.store.backup(tmp_path / "backup.db")
    services.store.close()
    restore_backup(tmp_path / "backup.db", tmp_path / "elsewhere" / "store.db")
    elsewhere = build(url_of(tmp_path / "elsewhere" / "store.db"))
    assert len(elsewhere.projects.rows()) == 1
    elsewhere.store.close()


def test_a_backup_of_a_newer_program_is_not_restored(tmp_path):
    store = open_store(url_of(tmp_path / "store.db"))
    store.backup(tmp_path / "backup.db")
    store.close()
    with closing(sqlite3.connect(tmp_path / "backup.db")) as connection, connection:
        connection.execute("UPDATE settings SET value = '99' WHERE key = 'store_version'")
    with pytest.raises(StorageError, match="store_newer"):
        restore_backup(tmp_path / "backup.db", tmp_path / "store.db")


def test_another_programs_database_is_no_backup(tmp_path):
    with closing(sqlite3.connect(tmp_path / "other.db")) as connection, connection:
        connection.execute("CREATE TABLE settings (key TEXT, value TEXT)")
    with pytest.raises(StorageError, match="backup_unreadable"):
        restore_backup(tmp_path / "other.db", tmp_path / "store.db")
    assert not (tmp_path / "store.db").exists()


def test_a_backup_taken_amid_writing_is_whole(tmp_path):
    services = build(url_of(tmp_path / "store.db"))
    bench = services.projects.workbench(a_project(services))
    with ThreadPoolExecutor(2) as pool:
        writing = pool.submit(lambda: [does(bench, OWNER, "rename_project", new_name=f"Name {n}") for n in range(40)])
        services.store.backup(tmp_path / "backup.db")
        writing.result(timeout=60)
    services.store.close()
    copy = build(url_of(tmp_path / "backup.db"))
    row = copy.projects.row(bench.project_id)
    document = copy.projects.workbench(bench.project_id).document(OWNER)
    assert (row.revision, row.name) == (document.revision, document.project.name)
    copy.store.close()


def test_restoring_twice_keeps_both_stores_that_were_replaced(tmp_path):
    services = build(url_of(tmp_path / "store.db"))
    services.store.backup(tmp_path / "backup.db")
    services.store.close()
    for _ in range(3):
        restore_backup(tmp_path / "backup.db", tmp_path / "store.db")
    kept = {path.name for path in tmp_path.glob("store.db.before-restore*")}
    assert kept == {"store.db.before-restore", "store.db.before-restore-2", "store.db.before-restore-3"}
