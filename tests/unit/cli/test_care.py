from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from cxdesign.cli import main
from cxdesign.services.bootstrap import Services, build
from cxdesign.services.retention import NAME_DAYS, TRASH_DAYS
from cxdesign.storage import ProjectState, restore_backup
from tests.acting import ANN, OWNER, a_project, does

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def services() -> Iterator[Services]:
    """The services of the store the command line works on, with a project somebody has worked on."""
    found = build(os.environ["CXDESIGN_DATABASE_URL"])
    found.rename_person(ANN.id, "Zelda")
    bench = found.projects.workbench(a_project(found, name="Secret plans"))
    place = {"touchpoint_id": "touchpoint:t1", "lane_id": "lane:pains"}
    does(bench, ANN, "add_card", card_id="note:n", **place, text="Zelda waits")
    yield found
    found.store.close()


def test_people_are_listed_with_their_ids(services: Services, capsys: Captured) -> None:
    assert main(["people"]) == 0
    assert capsys.readouterr().out == f"{ANN.id}  Zelda  (1 projects)\n"


def test_a_name_is_removed_only_when_told_to(services: Services, capsys: Captured) -> None:
    assert main(["redact", ANN.id]) == 0
    out = capsys.readouterr().out
    assert "“Zelda” will be replaced" in out
    assert "Add --yes" in out
    assert services.store.people.names() == {ANN.id: "Zelda"}
    assert main(["redact", ANN.id, "--also", "Zed", "--yes"]) == 0
    out = capsys.readouterr().out
    assert "“Former participant 1” from now on" in out
    assert "  Secret plans, note:n: Zelda waits" in out
    assert services.store.people.names() == {}


def test_an_unknown_person_is_refused(services: Services, capsys: Captured) -> None:
    assert main(["redact", "actor:nobody", "--yes"]) == 1
    assert "Nobody here goes by this id" in capsys.readouterr().err


def test_a_project_is_deleted_when_its_name_is_typed(services: Services, capsys: Captured) -> None:
    (row,) = services.projects.rows()
    assert main(["delete", row.id, "--name", "Secret plans"]) == 1
    services.projects.move(OWNER, row.id, ProjectState.TRASHED)
    assert main(["delete"]) == 0
    assert capsys.readouterr().out == f"{row.id}  Secret plans\n"
    assert main(["delete", row.id, "--name", "Other plans"]) == 1
    assert "does not match" in capsys.readouterr().err
    assert main(["delete", row.id, "--name", "Secret plans"]) == 0
    assert "“Secret plans” was deleted for good." in capsys.readouterr().out
    assert b"Secret plans" not in services.store.location.read_bytes()


def test_retention_says_what_would_go_and_removes_it_when_told_to(
    services: Services, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["retention"]) == 0
    assert capsys.readouterr().out == "Off: nothing is removed by itself.\n"
    monkeypatch.setenv(TRASH_DAYS, "30")
    monkeypatch.setenv(NAME_DAYS, "30")
    (row,) = services.projects.rows()
    services.projects.move(OWNER, row.id, ProjectState.TRASHED)
    with services.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE projects SET state_at = '2020-01-01T00:00:00+00:00'")
    assert main(["retention"]) == 0
    assert capsys.readouterr().out == "2020-01-31: the project “Secret plans” is deleted for good\n"
    assert len(services.projects.rows(ProjectState.TRASHED)) == 1
    assert main(["retention", "--apply"]) == 0
    assert capsys.readouterr().out == "2020-01-31: the project “Secret plans” was deleted for good\n"
    assert main(["retention", "--apply"]) == 0
    assert capsys.readouterr().out == "Nothing was due.\n"
    monkeypatch.setenv(NAME_DAYS, "soon")
    assert main(["retention"]) == 1


def test_without_a_store_nothing_is_made(capsys: Captured) -> None:
    assert main(["people"]) == 1
    assert "store.db" in capsys.readouterr().err


def test_what_was_kept_beside_the_store_is_told(services: Services, capsys: Captured) -> None:
    location = services.store.location
    services.store.backup(location.with_name("backup.db"))
    services.store.close()
    restore_backup(location.with_name("backup.db"), location)
    assert main(["redact", ANN.id]) == 0
    assert "store.db.before-restore" in capsys.readouterr().out
    assert main(["redact", ANN.id, "--yes"]) == 0
    assert "Also removed from the copy" in capsys.readouterr().out
    assert main(["restore", "backup.db"]) == 0
    assert "names 1, projects 0" in capsys.readouterr().out
