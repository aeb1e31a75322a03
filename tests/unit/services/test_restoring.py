from __future__ import annotations

import pytest

from cxdesign.services.bootstrap import build
from cxdesign.services.restoring import restore
from cxdesign.storage import ProjectState
from tests.acting import ANN, OWNER, a_project, does


@pytest.fixture
def stores(tmp_path):
    """A folder with a store that has forgotten somebody and a project, and a backup from before."""
    services = build(f"sqlite:///{tmp_path / 'store.db'}")
    services.rename_person(ANN.id, "Zelda")
    kept, gone = a_project(services, name="Kept"), a_project(services, name="Doomed")
    for project_id in (kept, gone):
        does(services.projects.workbench(project_id), ANN, "rename_stage", stage_id="stage:s1", new_name="Before")
    services.store.backup(tmp_path / "backup.db")
    services.care.redact(OWNER, ANN.id)
    services.projects.move(OWNER, gone, ProjectState.TRASHED)
    services.projects.purge(OWNER, gone)
    services.store.close()
    return tmp_path


def content(folder, name="store.db"):
    services = build(f"sqlite:///{folder / name}")
    try:
        return {row.name for row in services.projects.rows()}, services.store.forgotten.former()
    finally:
        services.store.close()


def test_what_was_forgotten_is_forgotten_in_a_backup_that_is_restored(stores):
    done = restore(stores / "backup.db", stores / "store.db")
    assert (done.kept, done.redacted_count, done.deleted_count) == (stores / "store.db.before-restore", 1, 1)
    assert content(stores) == ({"Kept"}, {ANN.id: 1})
    assert b"Zelda" not in (stores / "store.db").read_bytes()
    assert b"Doomed" not in (stores / "store.db").read_bytes()


def test_a_project_can_be_brought_back_on_purpose(stores):
    done = restore(stores / "backup.db", stores / "store.db", with_deleted=True)
    assert (done.redacted_count, done.deleted_count) == (1, 0)
    assert content(stores) == ({"Kept", "Doomed"}, {ANN.id: 1})


def test_elsewhere_a_backup_is_what_it_was(stores):
    assert restore(stores / "backup.db", stores / "new.db").redacted_count == 0
    assert content(stores, "new.db") == ({"Kept", "Doomed"}, {})


@pytest.mark.parametrize("damage", [b"garbage" * 1000, b""])
def test_a_damaged_store_has_promised_nothing(stores, damage):
    (stores / "store.db").write_bytes(damage)
    assert restore(stores / "backup.db", stores / "store.db").redacted_count == 0
    assert content(stores) == ({"Kept", "Doomed"}, {})
