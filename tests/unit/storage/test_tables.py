from __future__ import annotations

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from cxdesign.storage.tables import metadata, operations


def test_every_table_is_made(services):
    assert set(metadata.tables) == {
        *("projects", "operations", "checkpoints", "pictures", "people", "settings"),
        *("former_people", "deleted_projects"),
        *("workshops", "participants", "answers", "agenda_templates", "tries", "done_deeds"),
    }


@pytest.mark.parametrize("change", [{"revision": 1}, {"command_id": "taken"}, {"project_id": "unknown"}])
def test_the_store_itself_refuses_a_second_revision_a_known_command_and_an_unknown_project(services, bench, change):
    row = {
        "project_id": bench.project_id,
        "revision": 2,
        "command_id": "taken",
        "actor_id": "actor:ann",
        "at": "2025-01-01T00:00:00+00:00",
        "command": "rename_project",
        "subject": "x",
        "payload": "{}",
        "change": "[]",
        "is_sealed": False,
        "schema_version": 1,
    }
    with services.store.engine.begin() as connection:
        connection.execute(insert(operations).values(**row))
    second = {**row, "revision": 3, "command_id": "new", **change}
    with pytest.raises(IntegrityError), services.store.engine.begin() as connection:
        connection.execute(insert(operations).values(**second))
