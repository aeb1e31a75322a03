from __future__ import annotations

import sqlite3
from contextlib import closing

from cxdesign.storage import Forgotten, open_store
from cxdesign.storage.engine import make_engine
from tests.acting import ANN, OWNER, a_project, does


def test_what_was_forgotten_is_remembered_by_ids_only(services, bench, clock):
    forgotten = services.store.forgotten
    assert (forgotten.former(), forgotten.deleted()) == ({}, frozenset())
    forgotten.delete_project(bench.project_id, at=clock())
    forgotten.delete_project(bench.project_id, at=clock())
    assert forgotten.deleted() == {bench.project_id}
    assert not forgotten.is_former(ANN.id)


def test_who_deletes_stays_known(services, bench, clock):
    services.rename_person(OWNER.id, "Olga")
    services.rename_person(ANN.id, "Ann")
    does(bench, ANN, "rename_project", new_name="X")
    assert services.store.forgotten.took_part() == {OWNER.id: (bench.project_id,), ANN.id: (bench.project_id,)}
    gone = services.store.forgotten.delete_project(bench.project_id, at=clock(), spared=[OWNER.id])
    assert gone == {ANN.id}
    assert services.store.people.names() == {OWNER.id: "Olga"}


def test_settings_of_a_project_go_with_it(services, bench, clock):
    services.store.settings.put("of.it", "secret")
    services.store.settings.put("other", "kept")
    services.store.forgotten.delete_project(bench.project_id, at=clock(), setting_keys=["of.it"])
    assert (services.store.settings.get("of.it"), services.store.settings.get("other")) == (None, "kept")


def test_a_store_that_somebody_reads_is_cleaned_later(tmp_path):
    url = f"sqlite:///{tmp_path / 'store.db'}"
    store = open_store(url)
    impatient = Forgotten(make_engine(url, patience=0.05))
    store.settings.put("secret", "x" * 100 + "precious" + "y" * 5000)
    with closing(sqlite3.connect(tmp_path / "store.db", isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM settings").fetchall()
        store.settings.remove("secret")
        assert impatient.clean() is False
        other.execute("COMMIT")
    assert [path for path in tmp_path.iterdir() if b"precious" in path.read_bytes()]
    store.forgotten.clean_if_due()
    assert not [path for path in tmp_path.iterdir() if b"precious" in path.read_bytes()]
    impatient._engine.dispose()
    store.close()


def test_a_store_made_before_there_was_anything_to_forget_is_opened(services, tmp_path):
    a_project(services)
    services.store.backup(tmp_path / "old.db")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        connection.execute("DROP TABLE former_people")
        connection.execute("DROP TABLE deleted_projects")
    store = open_store(f"sqlite:///{tmp_path / 'old.db'}")
    assert store.forgotten.former() == {}
    store.close()
