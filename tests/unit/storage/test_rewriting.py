from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import insert, update

from cxdesign.errors import MigrationError
from cxdesign.history.operation import Operation
from cxdesign.storage.tables import checkpoints, operations
from tests.acting import ANN, BEN, OWNER, does


def test_lines_are_read_as_they_are_stored_and_written_in_their_place(services, bench):
    does(bench, ANN, "rename_project", new_name="First")
    with services.store.forgotten.rewriting() as rewriting:
        assert rewriting.projects() == {bench.project_id: "First"}
        _, line = rewriting.lines(bench.project_id)
        assert (line.revision, line.actor_id, line.payload["new_name"]) == (2, ANN.id, "First")
        (edit,) = line.change
        changed = replace(line, subject="Other", payload={**line.payload, "new_name": "Other"})
        rewriting.put(bench.project_id, [replace(changed, change=[{**edit, "after": {"name": "Other"}}])])
    assert services.store.log.document(bench.project_id).project.name == "Other"
    assert services.store.log.after(bench.project_id, 1)[0].at.year == 2025


def test_a_note_changes_nothing_but_the_number_of_the_newest_operation(services, bench, clock):
    before = services.projects.row(bench.project_id)
    with services.store.forgotten.rewriting() as rewriting:
        rewriting.note(
            bench.project_id, lambda number: Operation(number, "f" * 32, OWNER.id, clock(), "redact_person", "x", ())
        )
    assert services.projects.row(bench.project_id) == replace(before, revision=before.revision + 1)


def test_former_participants_are_counted_and_keep_their_number(services, clock):
    services.rename_person(ANN.id, "Ann")
    with services.store.forgotten.rewriting() as rewriting:
        assert rewriting.make_former(ANN.id, at=clock()) == 1
        assert rewriting.make_former(BEN.id, at=clock(), number=7) == 7
        assert rewriting.make_former("actor:cat", at=clock(), number=7) == 8
        assert rewriting.make_former(ANN.id, at=clock()) == 1
    assert services.store.people.names() == {}
    assert services.store.forgotten.former() == {ANN.id: 1, BEN.id: 7, "actor:cat": 8}


@pytest.mark.parametrize("column", ["change", "payload"])
def test_a_damaged_log_is_told_and_nothing_is_changed(services, bench, column):
    services.rename_person(ANN.id, "Ann")
    with services.store.engine.begin() as connection:
        connection.execute(update(operations).values({column: "[1"}))
    with pytest.raises(MigrationError, match="log_damaged"):
        services.care.redact(OWNER, ANN.id)
    assert services.store.people.names() == {ANN.id: "Ann"}
    assert services.store.forgotten.former() == {}


def test_a_damaged_checkpoint_is_told(services, bench):
    row = {"project_id": bench.project_id, "revision": 1, "schema_version": 4, "body": b"broken"}
    with services.store.engine.begin() as connection:
        connection.execute(insert(checkpoints).values(row))
    with pytest.raises(MigrationError, match="log_damaged"), services.store.forgotten.rewriting() as rewriting:
        rewriting.rewrite_checkpoints(bench.project_id, dict)
