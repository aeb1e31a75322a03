from __future__ import annotations

import os
import signal
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from cxdesign.errors import StorageError
from cxdesign.services.bootstrap import build
from cxdesign.storage import open_existing_store, open_store
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


@pytest.fixture
def stores(tmp_path):
    """A folder with a closed store of one project and a backup of it."""
    services = build(url_of(tmp_path / "store.db"))
    a_project(services)
    services.store.backup(tmp_path / "backup.db")
    services.store.close()
    return tmp_path


def projects_in(path):
    services = build(url_of(path))
    try:
        return len(services.projects.rows())
    finally:
        services.store.close()


def test_a_backup_is_one_file_and_stays_one(stores):
    services = build(url_of(stores / "store.db"))
    services.store.backup(stores / "second.db")
    restore_backup(stores / "second.db", stores / "elsewhere.db")
    services.store.close()
    assert {path.name for path in stores.iterdir()} == {"store.db", "backup.db", "second.db", "elsewhere.db"}


@pytest.mark.parametrize("name", ["a#b.db", "50%41.db", "a?b.db", "a b.db", ":memory:", "备份.db"])
def test_a_backup_is_restored_whatever_it_is_called(stores, monkeypatch, name):
    monkeypatch.chdir(stores)
    services = build(url_of("store.db"))
    services.store.backup(Path(name))
    services.store.close()
    restore_backup(Path(name), stores / "elsewhere.db")
    assert projects_in(stores / "elsewhere.db") == 1


def test_the_longest_name_a_folder_allows_is_a_backups_name_too(stores):
    services = build(url_of(stores / "store.db"))
    services.store.backup(stores / ("b" * 252 + ".db"))
    for refused in (stores / ("b" * 300), stores / "backup.db" / "beyond.db"):
        with pytest.raises(StorageError, match="backup_failed"):
            services.store.backup(refused)
    services.store.close()


@contextmanager
def a_disk_that_is_full():
    """Let no file grow beyond a page."""
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_backup_that_does_not_fit_leaves_no_file(stores):
    services = build(url_of(stores / "store.db"))
    with a_disk_that_is_full(), pytest.raises(StorageError, match="backup_failed"):
        services.store.backup(stores / "full.db")
    services.store.close()
    assert {path.name for path in stores.iterdir()} == {"store.db", "backup.db"}


def test_a_restore_that_does_not_fit_changes_nothing(stores):
    before = (stores / "store.db").read_bytes()
    with a_disk_that_is_full(), pytest.raises(StorageError, match="restore_failed"):
        restore_backup(stores / "backup.db", stores / "store.db")
    assert (stores / "store.db").read_bytes() == before
    assert {path.name for path in stores.iterdir()} == {"store.db", "backup.db"}


def test_a_store_restored_onto_itself_is_still_there(stores):
    restore_backup(stores / "store.db", stores / "store.db")
    assert projects_in(stores / "store.db") == 1
    assert projects_in(stores / "store.db.before-restore") == 1


@pytest.mark.parametrize("damage", ["head", "whole", "empty"])
def test_a_damaged_store_is_what_a_backup_is_restored_for(stores, damage):
    target = stores / "store.db"
    whole = target.read_bytes()
    broken = {"head": bytes(100) + whole[100:], "whole": b"garbage" * 1000, "empty": b""}[damage]
    target.write_bytes(broken)
    Path(f"{target}-wal").write_bytes(b"what was not yet in the store")
    restore_backup(stores / "backup.db", target)
    assert projects_in(target) == 1
    if damage != "empty":  # an empty database takes no notice of what lies beside it
        assert (stores / "store.db.before-restore").read_bytes() == broken
        assert (stores / "store.db.before-restore-wal").exists()


def test_a_place_where_nothing_can_be_written_is_refused(stores):
    for target in (stores / "backup.db" / "store.db", stores / ("s" * 300)):
        with pytest.raises(StorageError, match="restore_failed"):
            restore_backup(stores / "backup.db", target)


@pytest.mark.parametrize("kind", ["pipe", "loop", "folder", "long"])
def test_what_is_no_file_is_no_backup(stores, kind):
    source = stores / (kind if kind != "long" else "s" * 300)
    {
        "pipe": lambda: os.mkfifo(source),
        "loop": lambda: source.symlink_to(source),
        "folder": source.mkdir,
        "long": lambda: None,
    }[kind]()
    with pytest.raises(StorageError, match="backup_unreadable"):
        restore_backup(source, stores / "store.db")


def test_a_store_is_opened_and_backed_up_while_another_program_writes(stores):
    with closing(sqlite3.connect(stores / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store = open_store(url_of(stores / "store.db"))
        store.backup(stores / "second.db")
        store.close()
    assert projects_in(stores / "second.db") == 1


def test_a_store_is_not_made_by_looking_for_one(tmp_path, postgres):
    (tmp_path / "other.db").touch()
    for url in (url_of(tmp_path / "none.db"), url_of(tmp_path / "other.db"), postgres.fresh()):
        with pytest.raises(StorageError, match="store_missing"):
            open_existing_store(url)
    assert not (tmp_path / "none.db").exists()
    assert (tmp_path / "other.db").read_bytes() == b""


def test_a_backup_of_a_postgres_store_is_one_file_that_can_be_restored(tmp_path, postgres):
    services = build(postgres.fresh())
    project_id = a_project(services)
    services.store.backup(tmp_path / "backup.db")
    with pytest.raises(StorageError, match="backup_exists"):
        services.store.backup(tmp_path / "backup.db")
    services.store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["backup.db"]
    restore_backup(tmp_path / "backup.db", tmp_path / "store.db")
    restored = build(url_of(tmp_path / "store.db"))
    assert [row.id for row in restored.projects.rows()] == [project_id]
    restored.store.close()


def test_where_a_store_is_says_no_password(tmp_path, postgres):
    url = postgres.fresh().replace("tests@", "tests:secret@")
    store = open_existing_store(made(url))
    assert store.location is None
    assert store.address == url.replace("secret", "***")
    assert store.database.startswith("PostgreSQL ")
    assert store.size() > 1_000_000
    assert store.problems() == ()
    store.close()


def made(url):
    open_store(url).close()
    return url
