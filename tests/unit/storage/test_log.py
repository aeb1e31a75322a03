from __future__ import annotations

import json
import zlib
from datetime import timedelta

import pytest
from sqlalchemy import text

from cxdesign.domain.change import Patch, apply
from cxdesign.errors import MigrationError, ProjectUnknown, StorageError
from cxdesign.storage import ProjectState
from cxdesign.storage.engine import writing
from cxdesign.storage.log import CHECKPOINT_EVERY, replay
from tests.acting import ANN, BEN, OWNER, an_id, does, redoes, undoes
from tests.builders import a_journey


@pytest.fixture
def log(services):
    return services.store.log


def execute(services, sql, **values):
    with writing(services.store.engine) as connection:
        connection.execute(text(sql), values)


def test_an_operation_is_read_back_as_it_was_written(bench, log):
    does(bench, ANN, "edit_touchpoint", touchpoint_id="touchpoint:t1", attributes={"levels": ["L2"], "owner": "Bar 🍸"})
    written = does(bench, ANN, "remove_stage", stage_id="stage:s1")
    undone = undoes(bench, ANN)
    assert log.after(bench.project_id, 2) == (written, undone)
    assert written.at.utcoffset() == timedelta(0)


def test_where_a_project_is_kept(services, bench, log):
    assert log.state(bench.project_id) is ProjectState.ACTIVE
    services.projects.move(OWNER, bench.project_id, ProjectState.ARCHIVED)
    assert log.state(bench.project_id) is ProjectState.ARCHIVED
    assert log.state("0" * 32) is None


def test_operations_after_a_revision_and_until_another(bench, log):
    for number in range(4):
        does(bench, ANN, "rename_project", new_name=f"Name {number}")
    assert [o.revision for o in log.after(bench.project_id, 2)] == [3, 4, 5]
    assert [o.revision for o in log.after(bench.project_id, 2, until=3)] == [3]
    assert log.after(bench.project_id, 5) == ()
    assert log.after("nothing", 0) == ()


def test_the_document_at_every_revision(bench, log):
    names = ["One", "Two", "Three"]
    for name in names:
        does(bench, ANN, "rename_project", new_name=name)
    assert log.document(bench.project_id) == bench.document(ANN)
    assert log.document(bench.project_id).revision == 4
    for revision, name in enumerate(names, start=2):
        assert log.document(bench.project_id, revision=revision).project.name == name
        assert log.document(bench.project_id, revision=revision).revision == revision
    assert len(log.document(bench.project_id, revision=0)) == 0


def test_an_unknown_project_is_refused(log):
    with pytest.raises(ProjectUnknown, match="project_unknown"):
        log.document("nothing")
    with pytest.raises(ProjectUnknown, match="project_unknown"), log.writing("nothing") as transaction:
        log.unseen(transaction, 0)


def test_entries_are_what_undo_needs(bench, log):
    does(bench, ANN, "rename_project", new_name="One")
    does(bench, BEN, "name_version", version_name="v1")
    undoes(bench, ANN)
    redoes(bench, ANN)
    entries = log.entries(bench.project_id)
    assert [(e.revision, e.actor_id, e.command, e.is_empty, e.undoes, e.redoes) for e in entries] == [
        (1, OWNER.id, "import_document", False, None, None),
        (2, ANN.id, "rename_project", False, None, None),
        (3, BEN.id, "name_version", True, None, None),
        (4, ANN.id, "undo", False, 2, None),
        (5, ANN.id, "redo", False, None, 4),
    ]


def test_operations_of_one_command(bench, log):
    does(bench, ANN, "name_version", version_name="v1")
    does(bench, ANN, "rename_project", new_name="One")
    does(bench, BEN, "name_version", version_name="v2")
    assert [o.subject for o in log.named(bench.project_id, "name_version")] == ["v1", "v2"]
    assert log.sealed(bench.project_id) == ()


def test_a_checkpoint_spares_reading_what_lies_before_it(services, bench, log):
    first = log.after(bench.project_id, 0)[0]
    with log.writing(bench.project_id) as transaction:
        document = bench.document(ANN)
        for revision in range(2, CHECKPOINT_EVERY + 3):
            before = document.project.name
            change = (Patch("project:main", {"name": before}, {"name": f"Name {revision}"}),)
            document = apply(document, change, revision=revision)
            operation = type(first)(revision, an_id(), ANN.id, first.at, "rename_project", "x", change)
            log.append(transaction, operation, document)
    assert log.document(bench.project_id) == document
    execute(services, "UPDATE operations SET change = '[' WHERE revision <= :n", n=CHECKPOINT_EVERY)
    assert log.document(bench.project_id) == document
    assert log.document(bench.project_id, revision=CHECKPOINT_EVERY).project.name == f"Name {CHECKPOINT_EVERY}"


def test_a_checkpoint_can_be_rebuilt(services, bench, log):
    does(bench, ANN, "rename_project", new_name="One")
    records = [record.to_dict() for record in bench.document(ANN)]
    body = zlib.compress(json.dumps(records).encode())
    execute(
        services,
        "INSERT INTO checkpoints (project_id, revision, schema_version, body) VALUES (:p, 2, 1, :b)",
        p=bench.project_id,
        b=body,
    )
    assert log.document(bench.project_id) == bench.document(ANN)


def test_a_checkpoint_of_a_newer_program_is_refused(services, bench, log):
    execute(
        services,
        "INSERT INTO checkpoints (project_id, revision, schema_version, body) VALUES (:p, 1, 99, :b)",
        p=bench.project_id,
        b=zlib.compress(b"[]"),
    )
    with pytest.raises(MigrationError, match="document_newer"):
        log.document(bench.project_id)


def test_a_log_with_a_gap_is_refused(services, bench, log):
    for name in ("One", "Two", "Three"):
        does(bench, ANN, "rename_project", new_name=name)
    execute(services, "DELETE FROM operations WHERE revision = 3")
    with pytest.raises(MigrationError, match="log_damaged") as caught:
        log.document(bench.project_id)
    assert caught.value.params == {"revision": 4}


@pytest.mark.parametrize(
    "change",
    [
        '[{"op":"patch","id":"touchpoint:none","before":{},"after":{}}]',
        '[{"op":"patch","id":"touchpoint:t1","before":{},"after":{"importance":99}}]',
    ],
)
def test_an_operation_that_does_not_fit_is_refused(services, bench, log, change):
    does(bench, ANN, "rename_project", new_name="One")
    execute(services, "UPDATE operations SET change = :c WHERE revision = 2", c=change)
    with pytest.raises(MigrationError, match="log_damaged"):
        log.document(bench.project_id)


@pytest.mark.parametrize(
    "change", ["[", "", '{"op":"put"}', '[{"op":"merge"}]', '[{"op":"put","record":{"kind":"person","id":"person:1"}}]']
)
def test_an_operation_that_cannot_be_read_is_refused(services, bench, log, change):
    does(bench, ANN, "rename_project", new_name="One")
    execute(services, "UPDATE operations SET change = :c WHERE revision = 2", c=change)
    with pytest.raises(MigrationError, match="log_damaged"):
        log.document(bench.project_id)


def test_an_operation_of_a_newer_program_is_refused(services, bench, log):
    does(bench, ANN, "rename_project", new_name="One")
    execute(services, "UPDATE operations SET schema_version = 99 WHERE revision = 2")
    with pytest.raises(MigrationError, match="document_newer"):
        log.document(bench.project_id)


def test_a_replay_starts_anywhere(bench, log):
    for name in ("One", "Two"):
        does(bench, ANN, "rename_project", new_name=name)
    operations = log.after(bench.project_id, 0)
    assert replay(type(bench.document(ANN))(), operations) == bench.document(ANN)
    assert replay(log.document(bench.project_id, revision=2), operations[2:]) == bench.document(ANN)
    with pytest.raises(MigrationError):
        replay(a_journey(revision=0), operations[1:])


def test_the_list_of_projects_follows_the_log(services, bench):
    operation = does(bench, ANN, "rename_project", new_name="Another name")
    row = services.projects.row(bench.project_id)
    assert (row.name, row.revision, row.changed_by, row.changed_at) == ("Another name", 2, ANN.id, operation.at)


def test_what_is_refused_leaves_no_trace(bench, log):
    def failing():
        with log.writing(bench.project_id) as transaction:
            operation = log.after(bench.project_id, 0)[0]
            second = type(operation)(2, an_id(), ANN.id, operation.at, "rename_project", "x", ())
            log.append(transaction, second, bench.document(ANN))
            raise KeyError

    with pytest.raises(KeyError):
        failing()
    assert len(log.after(bench.project_id, 0)) == 1


@pytest.mark.parametrize("body", [b"", b"no checkpoint", zlib.compress(b"["), zlib.compress(b'[{"kind":"person"}]')])
def test_a_checkpoint_that_cannot_be_read_is_refused(services, bench, log, body):
    execute(
        services,
        "INSERT INTO checkpoints (project_id, revision, schema_version, body) VALUES (:p, 1, 1, :b)",
        p=bench.project_id,
        b=body,
    )
    with pytest.raises(MigrationError, match="log_damaged"):
        log.document(bench.project_id)


@pytest.mark.parametrize(
    "damage",
    ["at = 'yesterday'", "change = 'null'", "change = '5'", "schema_version = 'x'", "change = :deep"],
)
def test_a_row_of_another_shape_is_refused(services, bench, log, damage):
    if "'x'" in damage and services.store.location is None:
        pytest.skip("PostgreSQL keeps no text where a number belongs")
    does(bench, ANN, "rename_project", new_name="One")
    values = {"deep": "[" * 200_000} if ":deep" in damage else {}
    execute(services, f"UPDATE operations SET {damage} WHERE revision = 2", **values)
    with pytest.raises(MigrationError, match="log_damaged"):
        log.document(bench.project_id)


def test_nothing_is_appended_to_an_older_store_that_took_the_place_of_this_one(services, bench, log):
    for name in ("One", "Two"):
        does(bench, ANN, "rename_project", new_name=name)
    execute(services, "DELETE FROM operations WHERE revision > 1")
    execute(services, "UPDATE projects SET revision = 1")
    with pytest.raises(StorageError, match="store_replaced"):
        does(bench, ANN, "rename_project", new_name="Three")
    assert [operation.revision for operation in log.after(bench.project_id, 0)] == [1]
